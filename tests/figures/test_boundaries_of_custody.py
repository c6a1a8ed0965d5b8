"""The odd stints that DOMAIN 3.6, 3.9 and 3.11 name, each with the figure that it gives."""

from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.periods import moment

COLUMNS = (
    *("person", "stay_book_in_date_time", "book_in_date_time", "book_out_date_time"),
    *("stay_book_out_date_time", "detention_facility_code", "detention_release_reason"),
)
LATER = "zoe | 02-20 08 | 02-20 08 | 02-20 09 | 02-20 09 | FAR |"
"""A stint of another person, weeks later: until then the records tell of every day."""

EAST, WEST, FAR = "MASSACHUSETTS", "TEXAS", "NEW YORK"
FACILITIES = f"""
    facility_code | facility_name | state
    EAST          | East House    | {EAST}
    EAST          | East Annex    | {EAST}
    WEST          | West House    | {WEST}
    BORDER        | Border House  | {WEST}
    BORDER        | Border House  | {FAR}
"""


def custody(folder: Path, *drawn: str, other: str = LATER) -> Resolver:
    """A library of these stints; a time is drawn as `02-01 08`, of the year 2025, or `02-01 08:30`.

    The cells are those of COLUMNS.
    """
    rows = []
    for line in [*drawn, other] if other else drawn:
        cells = dict(zip(COLUMNS, (cell.strip() for cell in line.split("|")), strict=True))
        for name in COLUMNS[1:5]:
            cells[name] = cells[name] and f"2025-{cells[name]}:00:00:00"[:19]
        rows.append(cells)
    made = library_of(folder, "detention_stints", rows)
    ingest(made, [released(folder / "f", "facilities", rows_of(FACILITIES), "facilities.csv")])
    return Resolver(made)


def held(ask: Resolver, day: str, convention: str = "midnight") -> int | None:
    """How many are held on a day of 2025."""
    on = moment(f"2025-{day}")
    options = {"convention": convention}
    return ask.answer(Ask("average_daily_population", "us", on, on, options=options)).numerator


def days(ask: Resolver, through: str = "2025-02-19") -> Figure:
    """The mean of the lengths of the stays that began before the later one."""
    return ask.answer(Ask("mean_days_held", through=moment(through)))


@pytest.mark.parametrize(
    ("reason", "next_facility", "moved"),
    [
        ("Transferred", "WEST", 1),
        ("Transferred", "EAST", 0),
        ("Processing Disposition Changed Locally", "EAST", 0),
        ("Processing Disposition Changed Locally", "WEST", 0),
        ("Removed", "WEST", 0),
        ("", "WEST", 0),
    ],
)
def test_a_transfer_is_told_as_one_and_goes_to_another_code(
    tmp_path: Path, reason: str, next_facility: str, moved: int
) -> None:
    """Neither a change of disposition at the same instant nor a move without the word is one."""
    ask = custody(
        tmp_path,
        f"ana | 02-01 08 | 02-01 08 | 02-03 08 | 02-05 08 | EAST | {reason}",
        f"ana | 02-01 08 | 02-03 08 | 02-05 08 | 02-05 08 | {next_facility} | Transferred",
    )
    assert ask.answer(Ask("transfers_per_stay")).numerator == moved


def test_a_stay_is_one_row_however_many_transfers(tmp_path: Path) -> None:
    """Ten days in three places and two days in one are six days on average, and not eight."""
    ask = custody(
        tmp_path,
        "ana | 02-01 08 | 02-01 08 | 02-03 08 | 02-11 08 | EAST | Transferred",
        "ana | 02-01 08 | 02-03 08 | 02-05 08 | 02-11 08 | WEST | Transferred",
        "ana | 02-01 08 | 02-05 08 | 02-11 08 | 02-11 08 | FAR | Removed",
        "ben | 02-01 08 | 02-01 08 | 02-03 08 | 02-03 08 | EAST | Removed",
    )
    assert (days(ask).value, days(ask).denominator) == (6, 2)


@pytest.mark.parametrize(
    ("stint", "length"),
    [
        ("02-01 08 | 02-01 08 | 02-03 08 | 02-05 08 | EAST |", Fraction(4)),  # it ends the stay
        ("02-01 08 | 02-03 08 | 02-05 08 | 02-05 08 | EAST |", Fraction(4)),  # begun mid-stay
        ("02-01 08 | 02-01 08 | 02-01 08 | 02-01 08 | EAST |", Fraction(0)),  # no time at all
        ("02-01 08 | 02-01 08 | 02-01 06 | 02-01 06 | EAST |", Fraction(0)),  # out before in
        ("02-01 08 | 02-01 08 | 02-03 08 |          | EAST |", None),  # closed stint, open stay
    ],
)
def test_the_length_of_a_stay_is_from_its_own_book_in_to_its_own_book_out(
    tmp_path: Path, stint: str, length: Fraction | None
) -> None:
    """Whatever the last stint says; without a book-out of its own the stay is open."""
    told = days(custody(tmp_path, f"ana | {stint}"))
    assert (told.value, told.unknown) == (length, int(length is None))


def test_an_open_stay_lasts_to_the_end_of_the_last_day_with_a_book_in(tmp_path: Path) -> None:
    """From 1 February 08:00:00 to 20 February 23:59:59, in seconds of 86,400 a day."""
    told = days(custody(tmp_path, "ana | 02-01 08 | 02-01 08 | | | EAST |"))
    assert (told.value, told.low, told.high) == (None, 19 + Fraction(16 * 3600 - 1, 86_400), None)


def test_gaps_and_overlaps_make_no_other_stay(tmp_path: Path) -> None:
    """Stints of one stay book-in are one stay, five days apart or on top of each other."""
    ask = custody(
        tmp_path,
        "ana | 02-01 08 | 02-01 08 | 02-02 08 | 02-09 08 | EAST | Transferred",
        "ana | 02-01 08 | 02-07 08 | 02-09 08 | 02-09 08 | WEST | Removed",
        "ben | 02-01 08 | 02-01 08 | 02-04 08 | 02-05 08 | EAST | Transferred",
        "ben | 02-01 08 | 02-03 08 | 02-05 08 | 02-05 08 | WEST | Removed",
    )
    assert ask.answer(Ask("stays_begun")).value == 3
    assert [held(ask, day) for day in ("02-03", "02-04", "02-05")] == [1, 1, 0]


def test_two_stays_of_one_person_may_overlap(tmp_path: Path) -> None:
    """They are two stays, and one person on every day."""
    ask = custody(
        tmp_path,
        "ana | 02-01 08 | 02-01 08 | 02-05 08 | 02-05 08 | EAST | Removed",
        "ana | 02-03 08 | 02-03 08 | 02-06 08 | 02-06 08 | WEST | Removed",
    )
    assert ask.answer(Ask("stays_begun", through=moment("2025-02-19"))).value == 2
    assert held(ask, "02-04") == 1


def test_a_stint_without_a_stay_book_in_belongs_to_no_stay(tmp_path: Path) -> None:
    """It is a stint, somebody is held, and nobody knows when the stay began."""
    ask = custody(tmp_path, "ana | | 02-01 08 | 02-05 08 | 02-05 08 | EAST | Removed")
    assert ask.answer(Ask("stays_begun")).value == 1
    assert ask.answer(Ask("count", source="detention_stints")).value == 2
    assert held(ask, "02-03") == 1


@pytest.mark.parametrize(
    ("convention", "first_day", "second_day"),
    [("midnight", 0, 0), ("any", 1, 0), ("instant", 0, 0)],
)
def test_who_is_booked_out_before_the_book_in_is_out_at_once(
    tmp_path: Path, convention: str, first_day: int, second_day: int
) -> None:
    """There on the day of the book-in, at no midnight and at no instant (DOMAIN 3.11)."""
    ask = custody(
        tmp_path,
        "ana | 02-02 08 | 02-02 08 | 02-01 08 | 02-01 08 | EAST |",
        "ben | 02-01 08 | 02-01 08 | 02-01 09 | 02-01 09 | EAST |",
    )
    assert held(ask, "02-02", convention) == first_day
    assert held(ask, "02-03", convention) == second_day


def test_who_is_booked_in_at_midnight_and_out_before_is_there_at_no_instant(tmp_path: Path) -> None:
    """The book-out is taken to be at 00:00:00 too, and an instant ends before it."""
    ask = custody(
        tmp_path,
        "ana | 02-02 00 | 02-02 00 | 02-01 22 | 02-01 22 | EAST |",
        "ben | 02-01 08 | 02-01 08 | 02-01 09 | 02-01 09 | EAST |",
    )
    assert [held(ask, day, "instant") for day in ("02-01", "02-02", "02-03")] == [0, 0, 0]


def test_an_instant_ends_before_the_book_out(tmp_path: Path) -> None:
    """Moved at 00:00:00: out there is over, in there has begun, so that nobody is told twice."""
    ask = custody(
        tmp_path,
        "ana | 02-01 08 | 02-01 08 | 02-03 00 | 02-05 08 | EAST | Transferred",
        "ana | 02-01 08 | 02-03 00 | 02-05 08 | 02-05 08 | WEST | Removed",
    )
    assert [held(ask, day, "instant") for day in ("02-02", "02-03", "02-05")] == [1, 1, 1]


def test_nobodys_stints_are_one_person_each(tmp_path: Path) -> None:
    """Two rows without an id that are alike in everything are two people in custody."""
    ask = custody(tmp_path, *["| 02-01 08 | 02-01 08 | 02-05 08 | 02-05 08 | EAST |"] * 2)
    assert held(ask, "02-03") == 2


def test_a_code_that_no_list_has_or_that_two_states_have_tells_no_state(tmp_path: Path) -> None:
    """And a code that is listed twice in one state doubles no row (DOMAIN 3.9)."""
    ask = custody(
        tmp_path,
        *(
            f"{person} | 02-0{day} 08 | 02-0{day} 08 | 02-09 08 | 02-09 08 | {code} |"
            for day, (person, code) in enumerate(
                [("ana", "EAST"), ("ben", "BORDER"), ("eva", "UNLISTED"), ("joe", "")], 1
            )
        ),
        other="",
    )
    rows = ask.table(Ask("count", source="detention_stints", by=("state",)))
    assert {row.dimensions["state"]: row.value for row in rows} == {"MA": 1, None: 3}
