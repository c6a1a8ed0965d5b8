"""People in custody: three conventions, people and not stints, and a slow count beside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

Row = dict[str, str]

DRAWING = """
    person | book_in_date_time   | book_out_date_time  | detention_facility_code
    ana    | 2025-02-01 10:00:00 | 2025-02-03 10:00:00 | EAST
    ana    | 2025-02-03 12:00:00 | 2025-02-04 09:00:00 | WEST
    ben    | 2025-02-03 08:00:00 | 2025-02-03 20:00:00 | EAST
    eva    | 2025-02-02 00:00:00 |                     | WEST
           | 2025-02-02 10:00:00 | 2025-02-03 00:00:00 | EAST
           | 2025-02-05 10:00:00 |                     | EAST
"""
MIDNIGHT = {"01": 1, "02": 3, "03": 2, "04": 1, "05": 2}
ANY_TIME = {"01": 1, "02": 3, "03": 4, "04": 2, "05": 2}
INSTANT = {"01": 0, "02": 2, "03": 2, "04": 2, "05": 0}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of six drawn stints."""
    return library_of(tmp_path_factory.mktemp("p"), "detention_stints", rows_of(DRAWING))


def by_day(library: Path, measure: str, **options: str) -> dict[str, object]:
    """The figure of each day of February 2025."""
    rows = Resolver(library).table(Ask(measure, by=("day",), options=options))
    return {str(row.dimensions["day"])[-2:]: row.value for row in rows}


@pytest.mark.parametrize("day", list(MIDNIGHT))
def test_who_is_held_at_midnight_is_not_booked_out_that_day(library: Path, day: str) -> None:
    """Ben, in and out on the 3rd, has no night; Ana, moved on it, has one."""
    on = moment(f"2025-02-{day}")
    figure = Resolver(library).answer(Ask("people_held_at_midnight", from_=on, through=on))
    assert (figure.value, figure.unit, figure.unknown) == (MIDNIGHT[day], "person", 0)


@pytest.mark.parametrize("day", list(ANY_TIME))
def test_who_is_held_at_any_time_counts_once_however_often_moved(library: Path, day: str) -> None:
    """On the 3rd: Ana at two places, Ben, Eva, and a row without a person until 00:00."""
    on = moment(f"2025-02-{day}")
    figure = Resolver(library).answer(Ask("people_held_any_time", from_=on, through=on))
    assert figure.value == ANY_TIME[day]


def test_day_by_day_is_the_same_as_each_day(library: Path) -> None:
    """The table and the single figures agree."""
    assert by_day(library, "people_held_at_midnight") == MIDNIGHT
    assert by_day(library, "people_held_any_time") == ANY_TIME


def test_an_instant_counts_rows_at_the_beginning_of_the_day(library: Path) -> None:
    """In at 00:00:00 is there, out at 00:00:00 is not; open rows close with the latest book-out."""
    table = by_day(library, "average_daily_population", convention="instant")
    assert table == INSTANT


@pytest.mark.parametrize(
    ("convention", "counts"), [("midnight", MIDNIGHT), ("any", ANY_TIME), ("instant", INSTANT)]
)
def test_the_average_divides_by_calendar_days(
    library: Path, convention: str, counts: dict[str, int]
) -> None:
    """Person-days over the five days that the records cover, also where more are asked for."""
    figure = Resolver(library).answer(
        Ask(
            "average_daily_population",
            from_=moment("2025-01-01"),
            through=moment("2025-12-31"),
            options={"convention": convention},
        )
    )
    assert (figure.numerator, figure.denominator) == (sum(counts.values()), 5)
    assert figure.value == Fraction(sum(counts.values()), 5)


def test_a_population_over_several_days_is_an_average(library: Path) -> None:
    """A count of several days is refused, with what to ask instead."""
    with pytest.raises(UnusableError, match="average_daily_population"):
        Resolver(library).answer(Ask("people_held_at_midnight"))
    with pytest.raises(UnusableError, match="average_daily_population"):
        Resolver(library).table(Ask("people_held_at_midnight", by=("month",)))


def test_facilities_add_up_at_midnight_and_not_at_any_time(library: Path) -> None:
    """A person moved on the 3rd is at two places that day and at one that night."""
    on = moment("2025-02-03")
    sums = {}
    for measure in ("people_held_at_midnight", "people_held_any_time"):
        rows = Resolver(library).table(Ask(measure, from_=on, through=on, by=("facility",)))
        sums[measure] = {row.dimensions["facility"]: row.value for row in rows}
    assert sums["people_held_at_midnight"] == {"WEST": 2}
    assert sums["people_held_any_time"] == {"EAST": 3, "WEST": 2}


def test_places_are_told_in_person_days(tmp_path: Path) -> None:
    """A month alone and a month in a table tell the same, and known days add up to the value.

    Ana is held for four nights in Massachusetts, where it is recorded, and all the while at a place
    that nobody knows; Ben is held for two nights there alone.
    """
    rows = [
        ("ana", "2025-02-01 08:00:00", "2025-02-05 08:00:00", "EAST"),
        ("ana", "2025-02-01 08:00:00", "2025-02-05 09:00:00", "NOWHERE"),
        ("ben", "2025-02-01 08:00:00", "2025-02-03 08:00:00", "NOWHERE"),
    ]
    names = ("person", "book_in_date_time", "book_out_date_time", "detention_facility_code")
    drawn = [dict(zip(names, row, strict=True)) for row in rows]
    drawn.append({"book_in_date_time": "2025-02-10 08:00:00", "detention_facility_code": "WEST"})
    made = library_of(tmp_path, "detention_stints", drawn)
    places = rows_of("""
        facility_code | facility_name | state
        EAST          | East House    | MASSACHUSETTS
        WEST          | West House    | TEXAS
    """)
    ingest(made, [released(tmp_path / "f", "facilities", places, "f.csv")])
    ask = Ask("average_daily_population", "us-ma", moment("2025-02-01"), moment("2025-02-10"))
    alone = Resolver(made).answer(ask)
    (month,) = Resolver(made).table(replace(ask, by=("month",)))
    assert alone.numerator == month.numerator == 4
    assert alone.place_bounds is not None
    assert alone.place_bounds == month.place_bounds
    told = alone.place_bounds
    assert (told.recorded, told.filled, told.unknown) == (0, 4, 2)
    assert told.high == Fraction(6, 10)


def test_the_age_of_people_held_is_that_of_the_year_of_their_book_in(tmp_path: Path) -> None:
    """Ana, born in 2007, was booked in at 17 and turned 18 the night after."""
    drawing = """
        person | book_in_date_time   | book_out_date_time  | detention_facility_code | birth_year
        ana    | 2024-12-31 10:00:00 | 2025-01-02 10:00:00 | EAST                    | 2007
        ben    | 2025-01-01 10:00:00 |                     | EAST                    | 2007
        eva    | 2025-01-01 10:00:00 |                     | EAST                    |
    """
    made = library_of(tmp_path, "detention_stints", rows_of(drawing))
    on = moment("2025-01-01")
    table = Resolver(made).table(Ask("people_held_at_midnight", "us", on, on, by=("age_group",)))
    told = {row.dimensions["age_group"]: row.value for row in table}
    assert told == {"under 18": 1, "18 to 24": 1, None: 1}


@st.composite
def stints(draw: st.DrawFn) -> list[Row]:
    """A few stints of a few people, over ten days, some open, some without a person."""
    rows = []
    for _ in range(draw(st.integers(1, 8))):
        begins = datetime(2025, 2, 1) + timedelta(hours=draw(st.integers(0, 240)))
        ends = draw(st.one_of(st.none(), st.integers(-5, 100)))
        rows.append(
            {
                "person": draw(st.sampled_from(["ana", "ben", "eva", ""])),
                "book_in_date_time": str(begins),
                "book_out_date_time": "" if ends is None else str(begins + timedelta(hours=ends)),
                "detention_facility_code": draw(st.sampled_from(["EAST", "WEST", "NORTH"])),
            }
        )
    return rows


def slow_count(rows: Sequence[Row], day: date, convention: str) -> int:
    """How many are held on a day, by looking at every row."""
    last = max(datetime.fromisoformat(row["book_in_date_time"]).date() for row in rows)
    held = []
    for number, row in enumerate(rows):
        into = datetime.fromisoformat(row["book_in_date_time"])
        out = datetime.fromisoformat(row["book_out_date_time"] or "9999-01-01 00:00:00")
        out = max(out, into)
        open_there = not row["book_out_date_time"] and day <= last
        here = into.date() <= day and (open_there or out.date() >= day) and day <= last
        if convention == "midnight":
            here = here and (open_there or out.date() > day)
        if here:
            held.append(row["person"] or number)
    return len(set(held))


@settings(max_examples=25, deadline=None)
@given(stints(), st.sampled_from(["midnight", "any"]))
def test_the_engine_counts_as_a_slow_count_does(rows: list[Row], convention: str) -> None:
    """Each day, each convention, whatever overlaps (duplicate rows left as they are)."""
    with TemporaryDirectory() as folder:
        made = library_of(Path(folder), "detention_stints", rows)
        options = {"convention": convention, "rule": "none"}
        table = Resolver(made).table(Ask("average_daily_population", by=("day",), options=options))
        for row in table:
            day = date.fromisoformat(str(row.dimensions["day"]))
            assert row.value == slow_count(rows, day, convention), day


def figure_of(library: Path) -> Figure:
    """The average over all days."""
    return Resolver(library).answer(Ask("average_daily_population"))


def test_times_of_day_change_no_midnight_count(tmp_path: Path, library: Path) -> None:
    """No claim depends on the hour (DOMAIN 2.4): at 10:00 or at noon, the nights are the same."""
    rows = rows_of(DRAWING)
    for row in rows:
        if row["person"]:
            into = datetime.fromisoformat(row["book_in_date_time"])
            row["book_in_date_time"] = str(datetime.combine(into, time(12)))
    moved = library_of(tmp_path, "detention_stints", rows)
    assert figure_of(moved).numerator == figure_of(library).numerator


def test_the_last_day_is_printed_with_its_hazard(library: Path) -> None:
    """Nobody knows from these records who was still held at the end of their last day."""
    hazards = {}
    for day in ("04", "05"):
        on = moment(f"2025-02-{day}")
        figure = Resolver(library).answer(Ask("people_held_at_midnight", from_=on, through=on))
        hazards[day] = "last-day-has-no-midnight" in [id_ for id_, _ in figure.hazards]
    assert hazards == {"04": False, "05": True}
    rows = Resolver(library).table(Ask("people_held_at_midnight", by=("day",)))
    flagged = [
        row.dimensions["day"]
        for row in rows
        if "last-day-has-no-midnight" in [id_ for id_, _ in row.hazards]
    ]
    assert flagged == ["2025-02-05"]
