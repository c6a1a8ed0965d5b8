"""One thing that counts, whatever table it comes from, and which of them a question is about."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from figures.by_hand import counties
from figures.by_hand.cells import Place, fiscal_year, month, week

Cells = Mapping[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Event:
    """An arrest, a detainer, a stay, ...: who, when, where, and what else is told of it.

    at: the instant that orders a person's events. state: None where nobody knows. source: how the
    state is known, `recorded`, `unknown` or by which rule.
    """

    person: str | None
    at: datetime | None
    on: date | None
    state: str | None
    source: str
    place: Place
    cells: Cells = field(default_factory=dict)


@dataclass(frozen=True)
class About:
    """What a question is about: a place, a period, the dimensions to split by.

    state: a postal code, None for the nation; county: a bare name in that state.
    """

    state: str | None = None
    county: str | None = None
    first: date | None = None
    last: date | None = None
    by: tuple[str, ...] = ()

    def here(self, event: Event) -> bool | None:
        """Whether the event is in the place; None where its place is unknown."""
        if self.state is None:
            return True
        if event.state is not None and event.state != self.state:
            return False
        if self.county is None:
            return None if event.state is None else True
        county = event.cells["county"]
        if county is None:
            return None
        if county != self.county.lower():
            return False
        return None if event.state is None else True

    def in_period(self, event: Event) -> bool:
        """Whether the day lies in the period; without a period every event does."""
        if self.first is None and self.last is None:
            return True
        if event.on is None:
            return False
        return (self.first or event.on) <= event.on <= (self.last or event.on)

    def belongs(self, event: Event) -> bool | None:
        """Whether the event is of the place and period; None where its place is unknown."""
        return self.here(event) if self.in_period(event) else False


TIMES: dict[str, Callable[[date | None], Any]] = {
    "day": lambda on: on.isoformat() if on else None,
    "week": week,
    "month": month,
    "fiscal_year": fiscal_year,
}


def dimension(event: Event, name: str) -> Any:
    """What the event says in one dimension."""
    if name in TIMES:
        return TIMES[name](event.on)
    if name in {"state", "state_source"}:
        return event.state if name == "state" else event.source
    if name == "county":
        return counties.told(event.state, event.cells["county"])
    return event.cells[name]


def groups(events: Iterable[Event], about: About) -> dict[Key, list[Event]]:
    """The events by what they say in the dimensions; those that are surely elsewhere are none."""
    found: dict[Key, list[Event]] = {}
    for event in events:
        key = tuple(dimension(event, name) for name in about.by)
        found.setdefault(key, []).append(event)
    return {
        key: some
        for key, some in found.items()
        if any(about.belongs(event) is not False for event in some)
    }
