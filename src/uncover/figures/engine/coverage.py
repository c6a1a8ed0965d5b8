"""How far the records cover the time that a figure is about: wholly, in part, or not at all.

A period that begins before the records, or ends after them, is told in part only, and so are the
first and the last week, month or year of a table: they are marked (DOMAIN 3.10).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from uncover.figures.address import Ask
from uncover.terms.periods import fiscal_year_span, moment
from uncover.terms.speech import say

_WEEK = timedelta(days=6)


def outside(ask: Ask, first: str | None, last: str | None) -> tuple[str, ...]:
    """What is told of a period of which the records hold no day; nothing if they hold one.

    first, last: the first and the last day of the records, as ISO days.
    """
    before = last is not None and ask.from_ is not None and str(ask.from_.first) > last
    after = first is not None and ask.through is not None and str(ask.through.last) < first
    return (say("figures.note.outside", first=first, last=last),) if before or after else ()


def in_part(
    ask: Ask, dimensions: Mapping[str, str | int | None], first: str | None, last: str | None
) -> tuple[str, ...]:
    """What is told of a time that the records cover in part: where they begin, where they end."""
    begins, ends = span(dimensions)
    begins = max((day for day in (begins, ask.from_ and ask.from_.first) if day), default=None)
    ends = min((day for day in (ends, ask.through and ask.through.last) if day), default=None)
    told = []
    if begins is not None and first is not None and str(begins) < first:
        told.append(say("figures.note.begins-later", day=begins, first=first))
    if ends is not None and last is not None and str(ends) > last:
        told.append(say("figures.note.ends-earlier", day=ends, last=last))
    return tuple(told)


def span(dimensions: Mapping[str, str | int | None]) -> tuple[date | None, date | None]:
    """The first and the last day of the shortest time that a row of a table is about."""
    if (day := dimensions.get("day")) is not None:
        return date.fromisoformat(str(day)), date.fromisoformat(str(day))
    if (monday := dimensions.get("week")) is not None:
        begins = date.fromisoformat(str(monday))
        return begins, begins + _WEEK
    if (month := dimensions.get("month")) is not None:
        told = moment(str(month))
        return told.first, told.last
    if (year := dimensions.get("fiscal_year")) is not None:
        return fiscal_year_span(int(year))
    return None, None
