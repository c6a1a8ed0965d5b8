"""Changes, ratios and rates: two figures of one measure, and bounds from the bounds of both."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2025-01-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-02-08 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    kim    | 2025-03-08 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    lea    | 2025-03-09 08:00:00 |                              | TEXAS
    max    | 2025-03-10 08:00:00 | 1 Convicted Criminal         | TEXAS
    zoe    | 2025-03-10 08:00:00 | 3 Other Immigration Violator |
"""
PEOPLE = """
    state         | total_population | noncitizen
    MASSACHUSETTS | 1000000          | 200000
    TEXAS         | 3000000          | 400000
"""
BEGINS, ENDS = moment("2025-01-01"), moment("2025-12-31")
YEAR_BEFORE = "2024-01-01..2024-12-31"
WITHOUT = "share_of_arrests_without_conviction"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight drawn arrests of two years and two states, and the people who live there."""
    folder = tmp_path_factory.mktemp("c")
    made = library_of(folder, "arrests", rows_of(DRAWING))
    ingest(made, [released(folder / "survey", "population", rows_of(PEOPLE), "people.csv")])
    return made


def figure(library: Path, measure: str, place: str = "us-ma", **options: str) -> Figure:
    """A figure of 2025."""
    return Resolver(library).answer(Ask(measure, place, BEGINS, ENDS, options=options))


@pytest.mark.parametrize(
    ("way", "value", "unit", "integers"),
    [
        ("percent", Fraction(50), "percent", (3, 2)),
        ("difference", Fraction(1), "arrest", (1, None)),
        ("ratio", Fraction(3, 2), "times", (3, 2)),
    ],
)
def test_a_count_against_another_period(
    library: Path, way: str, value: Fraction, unit: str, integers: tuple[int, int | None]
) -> None:
    """Three arrests against two: half as many again, or one more, which is a count itself."""
    made = figure(library, "arrests_made", against=YEAR_BEFORE, **{"as": way})
    assert (made.value, made.unit) == (value, unit)
    assert (made.numerator, made.denominator) == integers


def test_a_share_against_another_period_is_told_in_points(library: Path) -> None:
    """Two of three against one of two are 16.7 points more, and 33.3 percent more."""
    assert figure(library, WITHOUT, against=YEAR_BEFORE).value == Fraction(50, 3)
    made = figure(library, WITHOUT, against=YEAR_BEFORE, **{"as": "percent"})
    assert made.value == Fraction(100, 3)
    assert (made.numerator, made.denominator) == (None, None), "made of shares, not of two counts"
    with pytest.raises(UnusableError, match="points"):
        figure(library, "arrests_made", against=YEAR_BEFORE, **{"as": "points"})


def test_a_place_against_another_is_a_ratio(library: Path) -> None:
    """Massachusetts has one and a half times the arrests of Texas, or, by place, 1 to 2 times."""
    made = figure(library, "arrests_made", against="us-tx")
    assert (made.value, made.unit) == (Fraction(3, 2), "times")
    assert made.place_bounds is not None
    assert (made.place_bounds.low, made.place_bounds.high) == (1, 2)


def test_bounds_come_from_the_bounds_of_both(library: Path) -> None:
    """In Texas one class is unknown: its share is 0 to 50, so two thirds are 16.7 to 66.7 more."""
    made = figure(library, WITHOUT, against="us-tx", **{"as": "points"})
    assert made.value == Fraction(200, 3)
    assert (made.low, made.high, made.unknown) == (Fraction(50, 3), Fraction(200, 3), 1)


def test_a_rate_is_for_each_100_000(library: Path) -> None:
    """Three arrests, a million residents, 200,000 of them not citizens."""
    assert figure(library, "arrests_made", per="residents").value == Fraction(3, 10)
    made = figure(library, "arrests_made", per="noncitizens")
    assert (made.value, made.numerator, made.denominator) == (Fraction(3, 2), 3, 200_000)
    assert made.unit == "arrest per 100,000 noncitizens"
    with pytest.raises(UnusableError, match="no count"):
        figure(library, WITHOUT, per="residents")


def test_rates_by_state_take_each_states_people(library: Path) -> None:
    """A row whose state is unknown has no people to be a rate of: its count stands there alone."""
    ask = Ask("arrests_made", "us", BEGINS, ENDS, by=("state",), options={"per": "residents"})
    rows = Resolver(library).table(ask)
    assert {row.dimensions["state"]: (row.value, row.numerator) for row in rows} == {
        "MA": (Fraction(3, 10), 3),
        "TX": (Fraction(2, 30), 2),
        None: (None, 1),
    }


def test_a_row_that_only_one_table_has_is_told(library: Path) -> None:
    """Nobody was arrested in Texas, or in an unknown place, in the year before."""
    years = Ask("arrests_made", "us", BEGINS, ENDS, by=("state",))
    change = replace(years, options={"against": YEAR_BEFORE})
    assert _told(library, change) == [("MA", 50, 3, 2), ("TX", None, 2, 0), (None, None, 1, 0)]
    before = moment("2024-01-01"), moment("2024-12-31")
    change = replace(
        years, from_=before[0], through=before[1], options={"against": f"{BEGINS}..{ENDS}"}
    )
    third = Fraction(-100, 3)
    assert _told(library, change) == [("MA", third, 2, 3), ("TX", -100, 0, 2), (None, -100, 0, 1)]
    periods = {(row.from_, row.through) for row in Resolver(library).table(change)}
    assert periods == {("2024-01-01", "2024-12-31")}


@pytest.mark.parametrize("way", ["percent", "difference"])
def test_rows_are_not_compared_with_a_time_outside_the_records(library: Path, way: str) -> None:
    """Nothing was recorded there, which is not none."""
    beyond = moment("2030-01-01")
    for begins, against in ((beyond, YEAR_BEFORE), (BEGINS, "2030-01-01..2030-12-31")):
        options = {"against": against, "as": way}
        assert (
            _told(library, Ask("arrests_made", "us", begins, options=options, by=("state",))) == []
        )


def test_the_other_period_is_told_to_be_outside_the_records(library: Path) -> None:
    """There is no change to a time of which nothing was recorded."""
    found = figure(library, "arrests_made", against="2030-01-01..2030-12-31")
    assert found.value is None
    assert any("2025-03-10" in note for note in found.notes)


def _told(library: Path, ask: Ask) -> list[tuple[object, ...]]:
    rows = Resolver(library).table(ask)
    return [(row.dimensions["state"], row.value, row.numerator, row.denominator) for row in rows]


def test_a_rate_against_another_place_is_a_ratio_of_rates(library: Path) -> None:
    """0.3 against 0.0667 for each 100,000: 4.5 times."""
    made = figure(library, "arrests_made", per="residents", against="us-tx")
    assert made.value == Fraction(9, 2)
    assert (made.numerator, made.denominator) == (None, None), "made of rates"


def test_nothing_against_nothing_has_no_percent(library: Path) -> None:
    """A change from none is no percentage, and not an error."""
    made = figure(library, "arrests_made", against="2020-01-01..2020-12-31")
    assert (made.value, made.low, made.high) == (None, None, None)


def test_days_of_two_periods_are_not_compared_one_by_one(library: Path) -> None:
    """They have none in common."""
    ask = Ask("arrests_made", "us", BEGINS, ENDS, by=("month",), options={"against": YEAR_BEFORE})
    with pytest.raises(UnusableError, match="month"):
        Resolver(library).table(ask)


def test_the_receipt_holds_both_and_verifies(library: Path) -> None:
    """A stranger counts each part again; the address asks the same."""
    receipt = figure(library, "arrests_made", per="residents", against="us-tx").receipt
    assert receipt is not None
    assert len(receipt["parts"]) == 2
    assert {held["table"] for held in receipt["releases"]} == {"arrests", "population"}
    again = Resolver(library).answer(ask_from_address(receipt["figure"]["address"]))
    assert again.receipt == receipt
    assert verify(receipt, library).status == "verified"


def test_residents_have_no_period(library: Path) -> None:
    """The survey has no dates: asked for a year it is refused, and not answered with nobody."""
    assert Resolver(library).answer(Ask("residents", "us-ma")).value == 1_000_000
    for from_, through in ((BEGINS, None), (None, ENDS)):
        with pytest.raises(UnusableError, match="population has no dates"):
            Resolver(library).answer(Ask("residents", "us-ma", from_, through))
