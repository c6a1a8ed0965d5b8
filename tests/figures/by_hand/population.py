"""People in custody by hand: every day looked at, every stint on it (DOMAIN 3.11)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

from figures.by_hand.answers import Answer
from figures.by_hand.cells import Row, day, instant
from figures.by_hand.events import TIMES, About, Event, Key, dimension


class Custody:
    """Stints with the days that the records cover.

    rows: all rows of stints: the first and the last book-in are the ends of the records, and the
    latest book-out closes what is open for those who look at an instant.
    """

    def __init__(self, stints: Sequence[Event], rows: Sequence[Row], convention: str) -> None:
        """Hold these stints by one of the three conventions."""
        self.stints = [stint for stint in stints if stint.at is not None]
        days = [on for row in rows if (on := day(row["book_in_date_time"]))]
        outs = [out for row in rows if (out := instant(row["book_out_date_time"]))]
        self.first, self.last = min(days), max(days)
        self.latest_out = max(outs, default=None)
        self.undated = len([row for row in rows if not row["book_in_date_time"]])
        self.convention = convention

    def days(self, about: About) -> list[date]:
        """The days of the period that the records cover."""
        first, last = max(about.first or self.first, self.first), self.last
        last = min(about.last or last, last)
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def there(self, stint: Event, on: date) -> bool:
        """Whether the stint is under way on this day."""
        begun, out = stint.at, stint.cells["out"]
        assert begun is not None
        if out is not None:
            out = max(out, begun)
        if self.convention == "instant":
            at, end = datetime.combine(on, time()), out or self.latest_out
            return end is not None and begun <= at < end
        if begun.date() > on:
            return False
        if out is None:
            return True
        return bool(out.date() > on if self.convention == "midnight" else out.date() >= on)

    def held(self, stints: Sequence[Event], on: date) -> list[Event]:
        """A stint for each of the people that these hold on a day; of an instant, every row.

        Of several stints of one person it is the one that began first, or else ended first.
        """
        there = [stint for stint in stints if self.there(stint, on)]
        if self.convention == "instant":
            return there
        there.sort(key=self._in_turn)
        found = {stint.person or number: stint for number, stint in reversed([*enumerate(there)])}
        return list(found.values())

    def _in_turn(self, stint: Event) -> tuple[date, date, str]:
        """The day a stint began, the day it ended, how its place is known."""
        assert stint.at is not None
        out = stint.cells["out"]
        return stint.at.date(), out.date() if out else self.last, stint.source


def answers(custody: Custody, about: About, *, average: bool) -> dict[Key, Answer]:
    """The count of a day, or the average of days; by the dimensions one for each group and time."""
    times = [name for name in about.by if name in TIMES]
    own = [name for name in about.by if name not in TIMES]
    found: dict[Key, Answer] = {}
    days = custody.days(about)
    groups = _groups(custody, about, days, own)
    for group, stints in groups.items():
        by_time: dict[Key, list[date]] = {}
        for on in days:
            by_time.setdefault(tuple(TIMES[name](on) for name in times), []).append(on)
        if not times:
            by_time = {(): days}
        for told, some in by_time.items():
            values = {**dict(zip(own, group, strict=True)), **dict(zip(times, told, strict=True))}
            key = tuple(values[name] for name in about.by)
            undated = custody.undated if not about.by else None
            found[key] = _answer(custody, stints, about, some, average=average, undated=undated)
    return found


def _groups(
    custody: Custody, about: About, days: Sequence[date], own: Sequence[str]
) -> Mapping[Key, list[Event]]:
    """Stints that may be there on one of these days, by what they say."""
    groups: dict[Key, list[Event]] = {} if own or about.by else {(): []}
    for stint in custody.stints:
        touches = any(custody.there(stint, on) for on in days)
        if touches and about.here(stint) is not False:
            key = tuple(dimension(stint, name) for name in own)
            groups.setdefault(key, []).append(stint)
    return groups


def _answer(
    custody: Custody,
    stints: Sequence[Event],
    about: About,
    days: Sequence[date],
    *,
    average: bool,
    undated: int | None,
) -> Answer:
    sure = [stint for stint in stints if about.here(stint)]
    sources = [stint.source for on in days for stint in custody.held(sure, on)]
    total = len(sources)
    most = sum(len(custody.held(stints, on)) for on in days)
    over = len(days) if average else min(len(days), 1)  # of no day of the records nothing is told
    value = Fraction(total, over) if over else None
    place: tuple[Any, ...] | None = None
    if about.state is not None:
        recorded = sources.count("recorded")
        place = (
            recorded,
            total - recorded,
            most - total,
            value,
            Fraction(most, over) if over else None,
        )
    if value is None:
        return Answer(None, None, 0, None, None, None, place, undated)
    return Answer(total, over if average else None, 0, value, value, value, place, undated)
