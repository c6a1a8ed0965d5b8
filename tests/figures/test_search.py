"""A search through the readings of a figure: what it tries, how far it reaches, its label."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.claims.sought import sought
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.search.edges import first_days, last_days
from uncover.figures.engine.search.report import Search, Wanted
from uncover.figures.engine.verify import verify
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

SHARE = "share_of_arrests_neither_convicted_nor_charged"
# Ana's second row is 20 hours after her first: one arrest by the default rule, two by none.
DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-01-20 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ana    | 2025-01-21 04:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-01-22 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-01-23 08:00:00 | 2 Pending Criminal Charges   | MASSACHUSETTS
    eva    | 2025-01-30 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-01-24 08:00:00 |                              | MASSACHUSETTS
    kim    | 2025-02-25 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    lou    | 2025-01-25 08:00:00 | 3 Other Immigration Violator | TEXAS
"""
PINNED = Ask(
    SHARE,
    "us-ma",
    from_=moment("2025-01-20"),
    through=moment("2025-01-31"),
    source="arrests",
    release="drawn",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of eight drawn rows of arrests."""
    return library_of(tmp_path_factory.mktemp("s"), "arrests", rows_of(DRAWING))


def search(library: Path, ask: Ask, phrase: str, limit: int = 100_000) -> Search:
    """A search for a phrase in English."""
    resolver = Resolver(library)
    found = sought(phrase, "en", resolver.answer(ask).kind)
    wanted = Wanted(phrase, found.holds, found.unit)
    return resolver.search(ask, wanted, limit, lambda _done, _of: None)


def flips(found: Search) -> dict[tuple[str, str], tuple[Fraction | None, Fraction | None]]:
    """The flips of one choice: the value, and the change from the pinned one."""
    return {
        (flip.difference.choice, flip.difference.way): (flip.value, flip.change)
        for flip in found.flips
    }


def test_each_choice_is_flipped_alone(library: Path) -> None:
    """Pinned are two of four arrests: ana and eva's second, beside ben and eva's first.

    By persons eva counts once, by her first or by her last arrest; out of all joe counts too;
    without a rule ana counts twice; from 21 January on only by her second row, which is no arrest
    of its own; with February kim comes in; in the nation lou.
    """
    half, points = Fraction(50), Fraction(100)
    assert flips(search(library, PINNED, "54 percent")) == {
        ("unit", "person"): (points / 3, points / 3 - half),
        ("unit", "person-last"): (2 * points / 3, 2 * points / 3 - half),
        ("denominator", "all"): (Fraction(40), Fraction(-10)),
        ("duplicates", "ARR-EP/DDP-2025-07"): (half, 0),
        ("duplicates", "ARR-EP/DDP-2025-03"): (Fraction(60), 10),
        ("duplicates", "none"): (Fraction(60), 10),
        ("state", "STATE/DDP-2026-late"): (half, 0),
        ("place", "us"): (Fraction(60), 10),
        ("first day", "2025-01-21"): (points / 3, points / 3 - half),
        ("last day", "2025-02-11"): (half, 0),
        ("last day", "2025-02-25"): (Fraction(60), 10),
        ("class", "share_of_arrests_without_conviction"): (Fraction(75), 25),
    }


def test_every_combination_is_what_asking_for_it_gives(library: Path) -> None:
    """3 units, 2 wholes, 4 rules, 2 fills, 2 places, 2 first and 3 last days, 2 classes: 1,152."""
    found = search(library, PINNED, "60 percent")
    assert found.tried == found.combinations == 3 * 2 * 4 * 2 * 2 * 2 * 3 * 2 == 1152
    assert len({reading.ask.address for reading in found.readings}) == 1152
    resolver = Resolver(library)
    for reading in found.readings[::23]:
        figure = resolver.answer(reading.ask)
        told = (figure.value, figure.high, figure.numerator, figure.denominator)
        assert told == (reading.value, reading.high, reading.numerator, reading.denominator)


def test_hits_and_reach_are_counted_over_what_was_tried(library: Path) -> None:
    """Which values there are is counted from the readings themselves."""
    found = search(library, PINNED, "60 percent")
    values = [reading.value for reading in found.readings if reading.value is not None]
    assert len(found.hits) == sum(Fraction("59.5") <= value <= Fraction("60.5") for value in values)
    halves_up = {int((2 * value + 1) // 2) for value in values}
    assert list(found.reached) == sorted(halves_up)
    assert found.of == 101
    tenths = search(library, PINNED, "60.0 percent")
    assert (tenths.of, tenths.wanted.unit) == (1001, Fraction(1, 10))


def test_what_is_found_is_labelled_for_ever(library: Path) -> None:
    """The address keeps the label, and so do the figure and its receipt, which verifies."""
    found = search(library, PINNED, "60 percent")
    hit = next(hit for hit in found.hits if hit.reading.differing == 1)
    assert "found=search" in hit.address
    figure = Resolver(library).answer(ask_from_address(hit.address))
    assert figure.value == hit.reading.value == 60
    assert any("no evidence" in note for note in figure.notes)
    receipt = figure.receipt
    assert receipt is not None
    assert receipt["figure"]["options"]["found"] == "search"
    assert "found=search" in receipt["figure"]["address"]
    assert verify(receipt, library).status == "verified"
    pinned = search(library, PINNED, "50 percent").hits[0]
    assert (pinned.differs, "found" in pinned.address) == ((), False)


def test_no_other_label_is_known(library: Path) -> None:
    """A label that nobody reads would be none."""
    with pytest.raises(UnusableError, match="search"):
        Resolver(library).answer(ask_from_address(f"{SHARE}/us-ma?found=luck"))


def test_a_limit_leaves_the_nearest(library: Path) -> None:
    """All flips of one choice are tried whatever the limit, and nothing before what is nearer."""
    every = search(library, PINNED, "54 percent")
    few = search(library, PINNED, "54 percent", limit=120)
    assert (few.tried, few.combinations) == (120, 1152)
    assert flips(few) == flips(every)
    least = search(library, PINNED, "54 percent", limit=1)
    assert flips(least) == flips(every)


def test_counts_are_searched_too(library: Path) -> None:
    """Five arrests in the period; with kim six; of 120 values none is in percent."""
    ask = Ask("arrests_made", "us-ma", from_=moment("2025-01-20"), through=moment("2025-01-31"))
    found = search(library, ask, "6")
    told = flips(found)
    assert found.readings[0].value == 5
    assert told["duplicates", "none"] == (6, 1)
    assert told["class", "people_arrested"] == (4, -1)
    assert found.of is None
    assert [hit.differs[0].way for hit in found.hits if hit.reading.differing == 1] == [
        "ARR-EP/DDP-2025-03",
        "none",
        "us",
        "2025-02-25",
    ]


def test_stays_and_their_rules_are_searched(tmp_path: Path) -> None:
    """A count over a derived table, by the versions of its rules, and of those of its stints."""
    drawing = """
        person | stay_book_in_date_time | book_in_date_time   | detention_facility_code
        ana    | 2025-02-01 08:00:00    | 2025-02-01 08:00:00 | EAST
        ben    | 2025-02-28 08:00:00    | 2025-02-28 08:00:00 | WEST
    """
    library = library_of(tmp_path, "detention_stints", rows_of(drawing))
    facilities = "facility_code | state\nEAST | MA\nWEST | TX"
    ingest(library, [released(tmp_path / "p", "facilities", rows_of(facilities), "p.csv")])
    told = flips(search(library, Ask("stays_begun", "us-ma"), "2"))
    assert told["stays", "STAY/DDP-2026-03"] == (1, 0)
    assert told["duplicates", "STINT-DUP/DDP-2025-10"] == (1, 0)
    assert told["place", "us"] == (2, 1)
    on = moment("2025-02-03")
    held = Ask("people_held_at_midnight", "us", from_=on, through=on)
    assert set(flips(search(library, held, "2"))) == {
        ("duplicates", "STINT-DUP/DDP-2025-10"),
        ("duplicates", "none"),
        ("class", "people_held_any_time"),
    }
    average = flips(search(library, Ask("average_daily_population"), "2"))
    assert {way for choice, way in average if choice == "convention"} == {"any", "instant"}


@pytest.mark.parametrize(
    "ask",
    [
        Ask("arrests_made", options={"against": "us-ma"}),
        Ask("arrests_made", "us-ma-suffolk-county"),
        Ask("removals", through=moment("2011-03-31"), source="published_statistics"),
    ],
)
def test_what_is_not_counted_from_one_release_is_not_searched(library: Path, ask: Ask) -> None:
    """Two figures in one, what the records do not say, and what was printed."""
    wanted = Wanted("54", lambda _reading: True)
    with pytest.raises(UnusableError, match="cannot be searched"):
        Resolver(library).search(ask, wanted, 10, lambda _done, _of: None)


def test_periods_move_to_edges_that_mean_other_rows() -> None:
    """Outwards where a day is given, inwards where none is, and never twice to the same rows."""
    first, last = date(2023, 11, 16), date(2025, 10, 15)
    assert first_days(moment("2025-01-20"), first, last) == [
        date(2024, 10, 1),
        date(2025, 1, 1),
        date(2025, 1, 21),
    ]
    assert first_days(moment("2023-12-01"), first, last) == [first]
    assert first_days(None, first, last) == [
        date(2023, 12, 1),
        date(2024, 1, 1),
        date(2024, 10, 1),
    ]
    assert last_days(moment("2025-03-10"), first, last) == [
        date(2025, 3, 31),
        date(2025, 9, 30),
        date(2025, 10, 1),
        last,
    ]
    assert last_days(None, first, last) == [
        date(2024, 12, 31),
        date(2025, 9, 30),
        date(2025, 10, 1),
    ]
    assert last_days(moment("2025-10-15"), first, last) == [date(2025, 10, 1)]
