"""Days, months and fiscal years."""

from datetime import date

import pytest

from uncover.terms.errors import UnusableError
from uncover.terms.periods import fiscal_year, moment


def test_a_month_stays_a_month() -> None:
    """A date printed as a month covers it and is printed as a month again."""
    may = moment("2011-05")
    assert (may.first, may.last, str(may), may.is_day) == (
        date(2011, 5, 1),
        date(2011, 5, 31),
        "2011-05",
        False,
    )


@pytest.mark.parametrize("text", ["2011-13", "2011-02-30", "7 March", "", "2011"])
def test_what_is_no_date_is_refused(text: str) -> None:
    """A date is a day or a month, in ISO form."""
    with pytest.raises(UnusableError, match="is not a date"):
        moment(text)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2025, 9, 30), 2025), (date(2025, 10, 1), 2026), (date(2025, 1, 1), 2025)],
)
def test_a_fiscal_year_begins_in_october(day: date, year: int) -> None:
    """1 October belongs to the next fiscal year (DOMAIN 3.10)."""
    assert fiscal_year(day) == year
