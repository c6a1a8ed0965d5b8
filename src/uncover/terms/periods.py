"""Days, months and fiscal years: the periods that figures and statistics speak of."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from uncover.terms.errors import UnusableError

FISCAL_YEAR_BEGINS = 10  # October

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, order=True)
class Moment:
    """A day, or a month printed as a month: a date known to the month stays a month (DESIGN 4)."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.first == self.last

    def __str__(self) -> str:
        """ISO form: `2011-03-07` for a day, `2011-05` for a month."""
        return self.first.isoformat() if self.is_day else self.first.isoformat()[:7]


def moment(text: str) -> Moment:
    """Read `2011-03-07` or `2011-05`.

    Raises UnusableError (`terms.bad-date`) for anything else.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise UnusableError("terms.bad-date", text=text)
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError as error:
        raise UnusableError("terms.bad-date", text=text) from error
    if day:
        return Moment(first, first)
    return Moment(first, first.replace(day=monthrange(first.year, first.month)[1]))


def fiscal_year(day: date) -> int:
    """The federal fiscal year of a day: 1 October to 30 September (DOMAIN 3.10)."""
    return day.year + (day.month >= FISCAL_YEAR_BEGINS)


def fiscal_year_span(year: int) -> tuple[date, date]:
    """The first and the last day of a federal fiscal year."""
    return date(year - 1, FISCAL_YEAR_BEGINS, 1), date(year, FISCAL_YEAR_BEGINS - 1, 30)
