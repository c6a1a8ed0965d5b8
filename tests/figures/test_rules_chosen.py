"""Every version of a counting rule can be asked for, and the receipt says which one counted."""

import random
from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.rows import macros
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.rules import rules
from uncover.terms.errors import UnusableError

ARRESTS = """
    person | apprehension_date   | apprehension_method    | apprehension_state | apprehension_landmark
    ana    | 2025-02-01 08:00:00 | ERO Reprocessed Arrest |                    | BOSTON, MA
    ana    | 2025-02-01 20:00:00 | Located                |                    |
    ana    | 2025-02-03 08:00:00 | Located                | TX                 |
    ben    | 2025-02-01 08:00:00 | Located                |                    |
           | 2025-02-01 08:00:00 | Located                | MA                 |
           | 2025-02-01 08:00:00 | Located                | MA                 |
"""  # noqa: E501  a drawing is as wide as its table
DETAINERS = """
    person | detainer_prepare_date | detainer_type | detention_facility_code
    ana    | 2025-02-01            | I-247A        | EAST
    ana    | 2025-02-01            | I-247G        | EAST
    ana    | 2025-02-02            | I-247A        | EAST
           | 2025-02-02            | I-247A        | EAST
"""
REMOVALS = """
    person | departed_date | departure_country
    ana    | 2025-02-01    | MEXICO
    ana    | 2025-02-01    | CANADA
           | 2025-02-01    | MEXICO
"""
ENCOUNTERS = """
    person | event_date          | event_type
    ana    | 2025-02-01 08:00:00 | Detainer
    ana    | 2025-02-01 09:00:00 | Encounter
           | 2025-02-01 08:00:00 | Encounter
"""
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | book_out_date_time  | stay_book_out_date_time | detention_facility_code | initial_bond_set_amount | book_in_criminality
    ana    | 2025-02-01 08:00:00    | 2025-02-01 08:00:00 | 2025-02-02 08:00:00 | 2025-02-09 08:00:00     | EAST                    | 1500                    | 1 Convicted Criminal
    ana    | 2025-02-01 08:00:00    | 2025-02-01 09:00:00 | 2025-02-02 08:00:00 | 2025-02-09 08:00:00     | EAST                    | 500                     | 1 Convicted Criminal
    ana    | 2025-02-01 08:00:00    | 2025-02-03 08:00:00 |                     | 2025-02-09 08:00:00     | WEST                    |                         | 2 Pending Criminal Charges
    ana    | 2025-02-01 08:00:00    | 2025-02-03 08:00:00 | 2025-02-09 08:00:00 | 2025-02-09 08:00:00     | EAST                    |                         | 3 Other Immigration Violator
"""  # noqa: E501  a drawing is as wide as its table
DRAWN = {
    "arrests": ARRESTS,
    "detainers": DETAINERS,
    "removals": REMOVALS,
    "encounters": ENCOUNTERS,
    "detention_stints": STINTS,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one drawn release of every table."""
    folder = tmp_path_factory.mktemp("rules")
    for table, drawing in DRAWN.items():
        file = released(folder / table, table, rows_of(drawing), f"{table}.csv")
        ingest(folder / "library", [file], release="drawn")
    return folder / "library"


def count(library: Path, table: str, rule: str = "", **asked: object) -> Figure:
    """The rows of a table that count, by the default or by another rule."""
    options = {"rule": rule} if rule else {}
    return Resolver(library).answer(Ask("count", source=table, options=options, **asked))  # type: ignore[arg-type]


COUNTS = [
    ("arrests", "ARR-EP/DDP-2026-03", 5),
    ("arrests", "ARR-EP/DDP-2025-07", 5),
    ("arrests", "ARR-EP/DDP-2025-03", 6),
    ("arrests", "STATE/DDP-2026-03", 5),
    ("arrests", "STATE/DDP-2026-late", 5),
    ("detainers", "DET-DUP/UNCOVER-1", 4),
    ("detainers", "DET-DUP/DDP-2026-03", 3),
    ("detainers", "DET-DUP/DDP-2026-late", 3),
    ("removals", "REM-DUP/DDP-2025-07", 2),
    ("removals", "REM-DUP/DDP-2026-late", 2),
    ("encounters", "ENC-DUP/DDP-2026-03", 2),
    ("detention_stints", "STINT-DUP/DDP-2026-03", 3),
    ("detention_stints", "STINT-DUP/DDP-2025-10", 4),
    ("detention_stays", "STAY/UNCOVER-1", 1),
    ("detention_stays", "STAY/DDP-2026-03", 1),
    ("detention_stays", "STINT-DUP/DDP-2025-10", 1),
]


@pytest.mark.parametrize(("table", "rule", "rows"), COUNTS)
def test_a_rule_that_is_asked_for_counts_and_stands_in_the_receipt(
    library: Path, table: str, rule: str, rows: int
) -> None:
    """The figure is the rule's, its receipt names the version and recounts to the same."""
    figure = count(library, table, rule)
    assert figure.value == rows
    assert figure.receipt is not None
    assert rule in figure.receipt["rules"].values()
    assert verify(figure.receipt, library).status == "verified"


def test_every_rule_is_counted_here() -> None:
    """No version is left without a figure; joins and lookups have their own tests."""
    drawn = {rule for _, rule, _ in COUNTS}
    alone = {rule.name for rule in rules().values() if not rule.looks_up and rule.kind != "join"}
    assert alone <= drawn


DEFAULTS = {
    "arrests": ("ARR-EP/DDP-2026-03", "STATE/DDP-2026-03"),
    "detainers": ("DET-DUP/UNCOVER-1", "FACILITY-DET/UNCOVER-1"),
    "detention_stints": ("STINT-DUP/DDP-2026-03", "FACILITY/UNCOVER-2"),
    "encounters": ("none", None),
    "removals": ("none", None),
}


def test_the_defaults_are_the_named_ones() -> None:
    """Removals and encounters have none: every row counts."""
    assert {name: (tables()[name].rule, tables()[name].state_rule) for name in DEFAULTS} == DEFAULTS
    stays = tables()["detention_stays"].derived
    assert stays is not None
    assert stays.rule == "STAY/UNCOVER-1"


def test_without_a_default_rule_every_row_counts(library: Path) -> None:
    """Removals and encounters, and whatever is asked with rule=none."""
    counted = {name: count(library, name).value for name in ("removals", "encounters")}
    assert counted == {"removals": 3, "encounters": 3}
    assert count(library, "arrests", "none").value == 6


def test_a_rule_of_another_table_is_refused(library: Path) -> None:
    """The sentence names the rule and the table."""
    with pytest.raises(UnusableError, match=r"REM-DUP/DDP-2025-07.*arrests"):
        count(library, "arrests", "REM-DUP/DDP-2025-07")


def test_no_rule_and_a_rule_for_the_same_rows_are_refused(library: Path) -> None:
    """Of two that contradict each other none wins in silence."""
    with pytest.raises(UnusableError, match=r"ARR-EP/DDP-2025-07.*arrests"):
        count(library, "arrests", "none,ARR-EP/DDP-2025-07")


def test_the_options_that_there_are_do_not_name_the_label_of_a_search(library: Path) -> None:
    """Nobody chooses it: a search writes it on what it found."""
    with pytest.raises(UnusableError) as told:
        Resolver(library).answer(Ask("arrests_made", options={"colour": "red"}))
    assert told.value.facts["names"] == "rule"


def by_source(library: Path, rule: str) -> dict[object, object]:
    """The arrests by how their state is known."""
    ask = Ask("count", source="arrests", options={"rule": rule}, by=("state_source",))
    return {row.dimensions["state_source"]: row.value for row in Resolver(library).table(ask)}


def test_a_split_by_state_source_tells_recorded_filled_and_unknown(library: Path) -> None:
    """Ana's arrest in Boston is in Massachusetts by its landmark; Ben's is nowhere."""
    assert by_source(library, "STATE/DDP-2026-late") == {
        "landmark code": 1,
        "recorded": 3,
        "unknown": 1,
    }
    assert by_source(library, "STATE/DDP-2026-03") == {"recorded": 3, "unknown": 2}


def test_a_row_that_does_not_count_may_tell_where_the_arrest_was(library: Path) -> None:
    """The episode's later row has no state of its own and takes the first one's."""
    assert by_source(library, "STATE/DDP-2026-late,none") == {
        "episode": 1,
        "landmark code": 1,
        "recorded": 3,
        "unknown": 1,
    }
    placed = count(library, "arrests", "STATE/DDP-2026-late", place="us-ma")
    assert placed.value == 3
    assert placed.place_bounds is not None
    bounds = placed.place_bounds
    assert (bounds.recorded, bounds.filled, bounds.unknown) == (2, 1, 1)


def test_the_two_readings_of_a_stay_differ_in_which_stint_is_last(library: Path) -> None:
    """Open first, the closed stint is the last; open last, it is what goes on."""
    charged = {
        rule: Resolver(library)
        .answer(
            Ask(
                "share",
                source="detention_stays",
                options={"class": "book_in_criminality=charged", "rule": rule},
            )
        )
        .numerator
        for rule in ("STAY/UNCOVER-1", "STAY/DDP-2026-03")
    }
    assert charged == {"STAY/UNCOVER-1": 1, "STAY/DDP-2026-03": 0}


@pytest.mark.parametrize(("table", "rule", "rows"), COUNTS[:13])
def test_shuffled_rows_in_two_files_count_the_same(
    tmp_path: Path, table: str, rule: str, rows: int
) -> None:
    """Neither the order of rows, nor their split into files, nor the order of ingest matters."""
    drawn = rows_of(DRAWN[table])
    random.Random(7).shuffle(drawn)  # noqa: S311  a shuffle, not a secret
    half = len(drawn) // 2
    files = [
        released(tmp_path / "files", table, part, name)
        for name, part in (("b.csv", drawn[half:]), ("a.csv", drawn[:half]))
    ]
    for file in files:
        ingest(tmp_path / "library", [file], release="drawn")
    assert count(tmp_path / "library", table, rule).value == rows


def test_what_engines_name_differently_is_at_most_ten_macros() -> None:
    """And no rule is written in words that only one of two engines reads."""
    assert len(macros()) <= 10
    texts = [rule.sql(tables().get(rule.of)).lower() for rule in rules().values()]
    assert not [
        text for text in texts for word in (" exclude", "varchar", "qualify") if word in text
    ]
    assert not [text for text in texts if "filter (" in text.replace("filter (where ", "")]
    assert not [text for text in texts if "{" in text]
