"""Counts of rows in a class: arrests by method, third countries, detainers told as declined."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawn import library_of, rows_of
from uncover.cli.telling import table_text
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.records.declared import tables
from uncover.records.groupings import groupings
from uncover.terms.periods import moment
from uncover.terms.speech import speaking

Row = dict[str, str]

METHODS = """
    person | apprehension_date   | apprehension_method
    ana    | 2025-02-01 00:00:00 | Located
    ben    | 2025-02-01 00:00:00 | PROBATION AND PAROLE
    eva    | 2025-02-01 00:00:00 | CAP Local Incarceration
    joe    | 2025-02-01 00:00:00 | 287(g) Program
    kim    | 2025-02-01 00:00:00 | Patrol Border
    lea    | 2025-02-01 00:00:00 | By Drone
    max    | 2025-02-01 00:00:00 |
"""


def resolver(folder: Path, table: str, rows: Sequence[Row] | str) -> Resolver:
    """The drawn rows, ready to be asked."""
    drawn = rows_of(rows) if isinstance(rows, str) else list(rows)
    return Resolver(library_of(folder, table, drawn))


@pytest.mark.parametrize("told", ["method_group", "end_of_stay"])
def test_every_known_value_stands_in_one_group(told: str) -> None:
    """No code of the vocabulary is forgotten, none stands twice, and the reason is given."""
    grouping = groupings()[told]
    table = tables()["arrests" if told == "method_group" else "detention_stints"]
    grouped = sorted(value for values in grouping.groups.values() for value in values)
    assert grouped == sorted(table.column(grouping.column).codes)
    assert grouping.reason


def test_a_method_of_no_group_is_unknown_and_never_other(tmp_path: Path) -> None:
    """Two of seven are unknown: a blank, and a method nobody has put into a group."""
    ask = resolver(tmp_path, "arrests", METHODS)
    for measure in ("arrests_by_method_group", "arrests_made"):
        rows = ask.table(Ask(measure, by=("method_group",)))
        assert {row.dimensions["method_group"]: row.value for row in rows} == {
            "at-large": 2,
            "custodial": 1,
            "287(g)": 1,
            "other": 1,
            None: 2,
        }
        assert "arrests-cap-folded" in {id_ for id_, _ in rows[0].hazards}


def test_one_group_is_a_count_with_its_unknown(tmp_path: Path) -> None:
    """The two at large; the two of unknown method stand in a note; the grouping is told."""
    ask = resolver(tmp_path, "arrests", METHODS)
    large = ask.answer(Ask("at_large_arrests"))
    assert (large.value, large.unknown, large.low, large.high) == (2, 0, 2, 2)
    assert (large.unclassed, large.most) == (2, 4)
    assert any("unknown class: 2." in note and "would be 4" in note for note in large.notes)
    assert large.receipt is not None
    assert large.receipt["rules"]["method_group"] == "METHOD/DDP-2026-03"
    assert verify(large.receipt, ask.library.path).status == "verified"
    pinned = ask.answer(Ask("arrests_by_method_group", options={"method_group": "at-large"}))
    assert (pinned.value, pinned.unclassed, pinned.notes) == (2, 2, large.notes)
    with speaking("es"):
        (told,) = Resolver(ask.library.path).answer(Ask("at_large_arrests")).notes
    assert "clase desconocida: 2." in told
    assert ask.answer(Ask("arrests_by_method_group")).value == 7


def test_a_split_by_month_tells_the_unknown_in_a_column(tmp_path: Path) -> None:
    """Each row has its own, in a column and not in a note for each."""
    later = "\n    gus    | 2025-03-01 00:00:00 | Located\n"
    ask = resolver(tmp_path, "arrests", METHODS.rstrip() + later)
    rows = ask.table(Ask("at_large_arrests", by=("month",)))
    assert [(row.value, row.high, row.unclassed) for row in rows] == [(2, 2, 2), (1, 1, 0)]
    told = table_text(rows).splitlines()
    assert next(line for line in told if "unclassed" in line).split()[-1] == "unclassed"
    assert next(line for line in told if line.startswith("2025-02")).split()[-1] == "2"
    assert not any("unknown class" in line for line in told)


def test_a_difference_of_such_counts_is_bounded_by_the_unknown(tmp_path: Path) -> None:
    """Two in February and at most four, one in March: from 1 to 3 fewer, for no count is exact."""
    later = "\n    gus    | 2025-03-01 00:00:00 | Located\n"
    ask = resolver(tmp_path, "arrests", METHODS.rstrip() + later)
    march = moment("2025-03")
    made = ask.answer(
        Ask(
            "at_large_arrests",
            from_=march,
            through=march,
            options={"against": "2025-02..2025-02", "as": "difference"},
        )
    )
    assert (made.value, made.low, made.high, made.unknown) == (-1, -3, -1, 2)


def test_a_third_country_is_neither_of_citizenship_nor_of_birth(tmp_path: Path) -> None:
    """Of nine one is; four are not told enough of."""
    drawing = """
        person | departed_date | departure_country | citizenship_country | birth_country
        ana    | 2025-02-01    | MEXICO            | CUBA                | CUBA
        ben    | 2025-02-01    | CUBA              | CUBA                | HAITI
        eva    | 2025-02-01    | HAITI             | CUBA                | HAITI
        joe    | 2025-02-01    | Mexico            | MEXICO              |
        kim    | 2025-02-01    | HAITI             |                     | HAITI
        lea    | 2025-02-01    |                   | CUBA                | CUBA
        max    | 2025-02-01    | MEXICO            |                     | CUBA
        gus    | 2025-02-01    | UNKNOWN           | CUBA                | CUBA
        ora    | 2025-02-01    | MEXICO            | UNKNOWN             | CUBA
    """
    ask = resolver(tmp_path, "removals", drawing)
    third = ask.answer(Ask("third_country_removals"))
    assert (third.value, third.unknown, third.high) == (1, 0, 1)
    assert (third.unclassed, third.most) == (4, 5)
    assert "third-country-innocent" in {id_ for id_, _ in third.hazards}
    assert third.receipt is not None
    assert verify(third.receipt, ask.library.path).status == "verified"


def test_blanks_around_a_country_make_no_third_one(tmp_path: Path) -> None:
    """Texts are stored as they were released, and a blank behind a name is released at times."""
    rows = rows_of("""
        person | departed_date | departure_country | citizenship_country | birth_country
        ana    | 2025-02-01    | MEXICO            | MEXICO              | CUBA
        ben    | 2025-02-01    | MEXICO            | CUBA                | MEXICO
        eva    | 2025-02-01    | MEXICO            | UNKNOWN             | CUBA
    """)
    rows[0]["citizenship_country"] += " "
    rows[1]["departure_country"] += "  "
    rows[2]["citizenship_country"] += " "
    made = Resolver(library_of(tmp_path, "removals", rows))
    third = made.answer(Ask("third_country_removals"))
    assert (third.value, third.unclassed) == (0, 1)


def test_birth_is_compared_only_where_it_is_known(tmp_path: Path) -> None:
    """Without a country of birth the citizenship decides."""
    drawing = """
        person | departed_date | departure_country | citizenship_country | birth_country
        ana    | 2025-02-01    | MEXICO            | CUBA                |
    """
    assert resolver(tmp_path, "removals", drawing).answer(Ask("third_country_removals")).value == 1


def test_declined_is_what_the_lift_reason_says(tmp_path: Path) -> None:
    """Blank is pending or never told, and is told beside it; the hazard says what it is not."""
    drawing = """
        person | detainer_prepare_date | detainer_type | detainer_lift_reason
        ana    | 2025-02-01            | I247A         | Declined by LEA
        ben    | 2025-02-01            | I247A         | Detainer Declined by LEA
        eva    | 2025-02-01            | I247A         | Booked into Detention
        joe    | 2025-02-01            | I247A         |
    """
    ask = resolver(tmp_path, "detainers", drawing)
    declined = ask.answer(Ask("detainers_declined"))
    assert (declined.value, declined.unknown, declined.low, declined.high) == (2, 0, 2, 2)
    assert declined.unclassed == 1
    assert "detainers-declined-incomplete" in {id_ for id_, _ in declined.hazards}


countries = st.sampled_from(["", "CUBA", "HAITI", "Haiti", "MEXICO", "UNKNOWN"])


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(st.tuples(countries, countries, countries), min_size=1, max_size=12))
def test_third_countries_are_counted_as_a_person_would(rows: list[tuple[str, str, str]]) -> None:
    """Went where neither citizenship nor birth points; unknown where that cannot be said."""
    third = unknown = 0
    for told in rows:
        to, citizen, born = ("" if c == "UNKNOWN" else c.upper() for c in told)
        if to and to in (citizen, born):
            continue
        if to and citizen:
            third += 1
        else:
            unknown += 1
    drawn = [
        {
            "departed_date": "2025-02-01",
            "departure_country": to,
            "citizenship_country": citizen,
            "birth_country": born,
        }
        for to, citizen, born in rows
    ]
    with TemporaryDirectory() as folder:
        figure = resolver(Path(folder), "removals", drawn).answer(Ask("third_country_removals"))
        assert (figure.numerator, figure.unclassed) == (third, unknown)


@settings(
    deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(
    st.lists(
        st.sampled_from(["", "By Drone", *tables()["arrests"].column("apprehension_method").codes]),
        min_size=1,
        max_size=20,
    )
)
def test_methods_are_grouped_as_a_person_would(methods: list[str]) -> None:
    """Look each method up in the table of groups."""
    groups = groupings()["method_group"].groups
    told = [next((g for g, values in groups.items() if m in values), None) for m in methods]
    drawn = [
        {"person": f"p{n}", "apprehension_date": "2025-02-01 00:00:00", "apprehension_method": m}
        for n, m in enumerate(methods)
    ]
    with TemporaryDirectory() as folder:
        ask = resolver(Path(folder), "arrests", drawn)
        rows = ask.table(Ask("arrests_by_method_group", by=("method_group",)))
        assert {r.dimensions["method_group"]: r.value for r in rows} == {
            group: told.count(group) for group in set(told)
        }
        large = ask.answer(Ask("at_large_arrests"))
        assert (large.value, large.unclassed) == (told.count("at-large"), told.count(None))
