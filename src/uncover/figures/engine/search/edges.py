"""Where a period may begin and end otherwise: at the edges of months and years, or of the records.

A day that is given moves outwards to the edge of its month, its calendar year and its fiscal year;
where none is given, the records are cut to the whole months and years that they hold. A day beyond
the records is the records' own edge, so that no two of the edges mean the same rows.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from uncover.terms.periods import FISCAL_YEAR_BEGINS, Moment

LATE_ENTRY = timedelta(days=14)
"""The last one or two weeks of a release are incomplete: data are entered late (DOMAIN 3.10)."""

_ONE_DAY = timedelta(days=1)
_ADMINISTRATIONS = (date(2025, 1, 20), date(2025, 1, 21))
"""Some count an administration from the day of its oath, others from the day after."""


def first_days(given: Moment | None, first: date, last: date) -> list[date]:
    """Other first days than the one given, of records from `first` through `last`."""
    if given is None:
        edges = [_months(first, up=True), _year(first, 1, up=True)]
        edges.append(_year(first, FISCAL_YEAR_BEGINS, up=True))
        return _others(edges, first, first, last)
    day = given.first
    edges = [_months(day), _year(day, 1), _year(day, FISCAL_YEAR_BEGINS)]
    if day in _ADMINISTRATIONS:
        edges.append(*(other for other in _ADMINISTRATIONS if other != day))
    return _others(edges, day, first, last)


def last_days(given: Moment | None, first: date, last: date) -> list[date]:
    """Other last days than the one given, of records from `first` through `last`."""
    day = last if given is None else given.last
    after = day + _ONE_DAY
    up = given is not None
    edges = [_months(after, up=up), _year(after, 1, up=up)]
    edges.append(_year(after, FISCAL_YEAR_BEGINS, up=up))
    ends = [edge - _ONE_DAY for edge in edges]
    return _others([*ends, last, last - LATE_ENTRY], day, first, last)


def _others(edges: Iterable[date], pinned: date, first: date, last: date) -> list[date]:
    """The edges inside the records, each once, in order, without what the pinned day means."""
    inside = [min(max(edge, first), last) for edge in edges]
    return sorted({*inside} - {min(max(pinned, first), last)})


def _months(day: date, *, up: bool = False) -> date:
    """The first of the month of a day; `up`: or of the next one, unless it is a first itself."""
    begins = day.replace(day=1)
    if not up or begins == day:
        return begins
    return (begins + timedelta(days=31)).replace(day=1)


def _year(day: date, month: int, *, up: bool = False) -> date:
    """The first of `month` at or before a day; `up`: at or after it."""
    begins = date(day.year, month, 1)
    if up:
        return begins if begins >= day else begins.replace(year=day.year + 1)
    return begins if begins <= day else begins.replace(year=day.year - 1)
