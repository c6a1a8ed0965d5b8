"""Facility-days: what others counted by facility and day, added up as they may be."""

from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

DRAWING = """
    detention_facility_code | date       | n_detained | n_detained_at_midnight
    EAST                    | 2025-09-29 | 5          | 4
    WEST                    | 2025-09-29 | 2          | 2
    EAST                    | 2025-09-30 | 4          | 3
    EAST                    | 2025-10-02 | 7          | 7
"""


def average(library: Path, **asked: object) -> Figure:
    """The average daily population."""
    return Resolver(library).answer(Ask("average_daily_population", **asked))  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of four drawn facility-days; 1 October is not among them."""
    return library_of(tmp_path, "facility_days", rows_of(DRAWING))


def test_person_days_are_divided_by_calendar_days(library: Path) -> None:
    """A day on which nobody is listed is a day: sixteen midnights over four days."""
    figure = average(library)
    assert (figure.source, figure.numerator, figure.denominator) == ("facility_days", 16, 4)
    assert figure.value == 4
    assert average(library, options={"convention": "any"}).numerator == 18


def test_fiscal_years_have_the_days_that_the_records_cover(library: Path) -> None:
    """Two days of FY2025 and two of FY2026."""
    rows = Resolver(library).table(Ask("average_daily_population", by=("fiscal_year",)))
    assert {row.dimensions["fiscal_year"]: row.value for row in rows} == {
        2025: Fraction(9, 2),
        2026: Fraction(7, 2),
    }


def test_a_convention_that_was_not_counted_is_refused(library: Path) -> None:
    """The column of the instant is another source's."""
    with pytest.raises(UnusableError, match="n_detained_at_instant"):
        average(library, options={"convention": "instant"})


def test_one_day_is_a_count(library: Path) -> None:
    """At midnight the facilities add up; several days are no count."""
    on = moment("2025-09-29")
    figure = Resolver(library).answer(Ask("people_held_at_midnight", from_=on, through=on))
    assert (figure.value, figure.denominator) == (6, None)
    with pytest.raises(UnusableError, match="average_daily_population"):
        Resolver(library).answer(Ask("people_held_at_midnight"))


def test_two_sources_are_told_apart(library: Path, tmp_path: Path) -> None:
    """Stints and facility-days could both answer: neither does unasked."""
    stint = [{"person": "ana", "book_in_date_time": "2025-09-29 08:00:00"}]
    stint[0]["detention_facility_code"] = "EAST"
    ingest(library, [released(tmp_path / "s", "detention_stints", stint, "s.csv")], release="drawn")
    with pytest.raises(UnusableError, match="detention_stints, facility_days"):
        average(library)
    assert average(library, source="facility_days").numerator == 16
    assert average(library, source="detention_stints").numerator == 1


def test_its_receipt_verifies(library: Path) -> None:
    """The address names the source."""
    receipt = average(library).receipt
    assert receipt is not None
    assert "source=facility_days" in receipt["figure"]["address"]
    assert verify(receipt, library).status == "verified"


@pytest.mark.real
@pytest.mark.parametrize(
    ("convention", "person_days"),
    [
        ("any", (10_611_760, 14_141_343, 18_254_136)),
        ("midnight", (10_145_916, 13_596_302, 17_410_331)),
    ],
)
def test_person_days_of_the_real_file(
    shared: Path, tmp_path: Path, convention: str, person_days: tuple[int, ...]
) -> None:
    """Fiscal years 2023 to 2025, as counted by hand for the README of the data."""
    ingest(tmp_path / "library", [shared / "data" / "ddp-daily-population"])
    options = {"convention": convention}
    rows = Resolver(tmp_path / "library").table(
        Ask("average_daily_population", by=("fiscal_year",), options=options)
    )
    assert tuple(row.numerator for row in rows)[:3] == person_days
    assert [row.denominator for row in rows][:3] == [365, 366, 365]
