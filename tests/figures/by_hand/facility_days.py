"""Facility-days by hand: what others counted by facility and day, added up (DOMAIN 3.11)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from figures.by_hand import facilities
from figures.by_hand.answers import Answer, here, perhaps, placed, undated
from figures.by_hand.cells import Row, day, instant, place_of, told
from figures.by_hand.events import TIMES, About, Event, Key, groups

COLUMNS = {"midnight": "n_detained_at_midnight", "any": "n_detained"}


def facility_days(rows: Sequence[Row], listed: Sequence[Row]) -> list[Event]:
    """Each facility on each day, where the list has it."""
    return [_event(row, listed) for row in rows]


def _event(row: Row, listed: Sequence[Row]) -> Event:
    code = row["detention_facility_code"]
    where = facilities.where(code, listed)
    counts = {by: int(row[name]) if row[name] else None for by, name in COLUMNS.items()}
    return Event(
        person=None,
        at=instant(row["date"]),
        on=day(row["date"]),
        state=where.state,
        source=where.source,
        place=place_of(row),
        cells={"facility": told(code), "county": where.county, "aor": where.area, **counts},
    )


def answers(
    events: Sequence[Event], about: About, convention: str, *, average: bool
) -> Iterator[tuple[Key, Answer]]:
    """The count of a day, or the average of days, over all facilities or by the dimensions."""
    days = _days(events, about)
    times = [name for name in about.by if name in TIMES]
    found = groups(events, about) if about.by else {(): list(events)}
    for key, some in found.items():
        said = dict(zip(about.by, key, strict=True))
        mine = [on for on in days if all(TIMES[name](on) == said[name] for name in times)]
        yield key, _answer(some, about, convention, len(mine) if average else None)


def _days(events: Sequence[Event], about: About) -> list[date]:
    """The days of the period that the records cover."""
    dated = [event.on for event in events if event.on is not None]
    first, last = max(about.first or min(dated), min(dated)), max(dated)
    last = min(about.last or last, last)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _answer(events: Sequence[Event], about: About, convention: str, days: int | None) -> Answer:
    """Person-days over so many days, or added up; nothing where nobody counted anything."""
    sure, maybe = (
        [count for event in some if (count := event.cells[convention]) is not None]
        for some in (here(events, about), perhaps(events, about))
    )
    if not sure and not maybe:
        place = placed(events, about, None, None)
        return Answer(None, None, 0, None, None, None, place, undated(events, about))
    value = Fraction(sum(sure), days or 1)
    most = Fraction(sum(sure) + sum(maybe), days or 1)
    place = placed(events, about, value, most)
    return Answer(sum(sure), days, 0, value, value, value, place, undated(events, about))
