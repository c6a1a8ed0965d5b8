"""Series: tables of which each edition replaces the one before for its period (DESIGN 5).

A release of such a table is called by its fiscal year and then its date: `FY26-2026-04-09`.
"""

import re
from datetime import date

from uncover.figures.address import Ask
from uncover.records.declaration import Table
from uncover.records.library import Library
from uncover.terms.errors import UnusableError
from uncover.terms.periods import FISCAL_YEAR_BEGINS

FISCAL_YEAR = "2000 + cast(nullif(regexp_extract(release, '^FY([0-9][0-9])', 1), '') as integer)"
"""SQL: the fiscal year of a row's edition."""

_NAME = re.compile(r"FY(\d\d)\b")


def is_series(table: Table) -> bool:
    """Whether the newest edition of each period answers."""
    return table.releases.keeping == "series"


def is_snapshot(table: Table) -> bool:
    """Whether each release is the whole list as of its day, and the newest answers."""
    return table.releases.keeping == "snapshot"


def newest(library: Library, releases: tuple[str, ...]) -> str:
    """The release let out last: by its date, else by its last event."""
    return max(releases, key=lambda name: (library.release_date(name) or "", name))


def editions(library: Library, held: tuple[str, ...], ask: Ask) -> tuple[str, ...]:
    """The newest edition of each fiscal year that the period of `ask` holds whole, in order.

    Raises UnusableError (`figures.series-period`) where the period holds no whole fiscal year that
    the library has, naming those there are.
    """
    by_year: dict[int | None, tuple[str, ...]] = {}
    for name in held:
        by_year[fiscal_year(name)] = (*by_year.get(fiscal_year(name), ()), name)
    years = sorted((year for year in by_year if year is not None and _holds(ask, year)), key=int)
    if ask.from_ is None and ask.through is None and None in by_year:
        return (*(newest(library, by_year[year]) for year in years), *sorted(by_year[None]))
    if not years:
        names = ", ".join(f"FY{year}" for year in sorted(y for y in by_year if y is not None))
        raise UnusableError("figures.series-period", names=names)
    return tuple(newest(library, by_year[year]) for year in years)


def fiscal_year(release: str) -> int | None:
    """The fiscal year that the name of an edition begins with, None if it begins otherwise."""
    found = _NAME.match(release)
    return 2000 + int(found.group(1)) if found else None


def covered(library: Library, releases: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The first and the last day that these editions tell about, as ISO days."""
    years = [year for name in releases if (year := fiscal_year(name)) is not None]
    if not years:
        return None, None
    last = max(releases, key=lambda name: fiscal_year(name) or 0)
    ends = _bounds(max(years))[1].isoformat()
    return _bounds(min(years))[0].isoformat(), min(library.release_date(last) or ends, ends)


def _bounds(year: int) -> tuple[date, date]:
    begins = date(year - 1, FISCAL_YEAR_BEGINS, 1)
    return begins, date(year, FISCAL_YEAR_BEGINS - 1, 30)


def _holds(ask: Ask, year: int) -> bool:
    first, last = _bounds(year)
    begins = ask.from_ is None or ask.from_.first <= first
    return begins and (ask.through is None or last <= ask.through.last)
