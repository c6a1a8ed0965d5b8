"""Joins by hand (DOMAIN 3.7), and what had come of an arrest or a detainer (decision 0011)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from figures.by_hand.cells import age_group
from figures.by_hand.events import Event

Apart = Callable[[Event, Event], int | None]
"""How far a stay begins after an event; None where that is out of the window."""

ENDS = {
    "Removed": "removed",
    "Paroled": "released",
    "Bonded Out - IJ": "released",
    "Order of Recognizance": "released",
    "Died": "ended_otherwise",
    "Transferred": "ended_otherwise",
    "Voluntary Departure": "ended_otherwise",
    "U.S. Marshals or other agency": "ended_otherwise",
}
"""RELEASED/UNCOVER-1 for the reasons that are drawn; any other tells nothing."""


def seconds_apart(arrest: Event, stay: Event) -> int | None:
    """From 120 hours before the arrest to 240 hours after it, both ends in."""
    assert arrest.at is not None
    assert stay.at is not None
    apart = stay.at - arrest.at
    if not timedelta(hours=-120) <= apart <= timedelta(hours=240):
        return None
    return apart.days * 86_400 + apart.seconds


def days_apart(detainer: Event, stay: Event) -> int | None:
    """From 5 days before the detainer to 365 days after it."""
    assert detainer.on is not None
    assert stay.on is not None
    apart = (stay.on - detainer.on).days
    return apart if -5 <= apart <= 365 else None


def matched(events: Sequence[Event], stays: Sequence[Event], apart: Apart) -> list[Event | None]:
    """The stay of each event: of each stay the nearest event, then of each event the nearest stay.

    Ties go to the earlier event, then to the one first in the files; of stays to the earlier. What
    lost is not matched again.
    """
    suitors: list[list[tuple[int, Event]]] = [[] for _ in events]
    for stay in stays:
        near = []
        for number, event in enumerate(events):
            if event.person is None or event.at is None or event.person != stay.person:
                continue
            distance = apart(event, stay)
            if distance is not None:
                near.append((abs(distance), event.at, event.place, number))
        if near:
            distance, *_, number = min(near)
            suitors[number].append((distance, stay))
    return [min(mine, key=lambda one: (one[0], one[1].at))[1] if mine else None for mine in suitors]


def records_end(events: Sequence[Event], stays: Sequence[Event]) -> date | None:
    """The last day that both tell of: with an event that counts, and with the book-in of a stay."""
    ends = [max((e.on for e in some if e.on), default=None) for some in (events, stays)]
    return min((end for end in ends if end), default=None)


def arrests_with_stays(arrests: Sequence[Event], stays: Sequence[Event]) -> list[Event]:
    """Every arrest with its stay; what both tell is told as the stay has it."""
    found, end = [], records_end(arrests, stays)
    for arrest, stay in zip(arrests, matched(arrests, stays, seconds_apart), strict=True):
        shared = {}
        if stay is not None:
            names = ("threat_level", "gender", "citizenship", "program", "departed", "born")
            shared = {name: stay.cells[name] for name in names}
            shared["age_group"] = age_group(arrest.on, stay.cells["born"])
            shared["after"] = seconds_apart(arrest, stay)
        cells = {**arrest.cells, **shared, "stay": stay, "end": end}
        found.append(replace(arrest, cells=cells))
    return found


def detainers_with_stays(detainers: Sequence[Event], stays: Sequence[Event]) -> list[Event]:
    """Every detainer with its stay; the departure is the stay's, or else the detainer's own."""
    found, end = [], records_end(detainers, stays)
    for detainer, stay in zip(detainers, matched(detainers, stays, days_apart), strict=True):
        departed = stay.cells["departed"] if stay else None
        cells = {"departed": departed or detainer.cells["departed"], "stay": stay, "end": end}
        found.append(replace(detainer, cells={**detainer.cells, **cells}))
    return found


def too_recent(event: Event, within: int) -> bool:
    """Whether fewer than `within` days lie between the event and the end of the records."""
    end = event.cells["end"]
    assert event.on is not None
    return end is not None and event.on + timedelta(days=within) > end


def outcome(event: Event, within: int) -> str:
    """What had come of an event by the end of the last of `within` days after its own."""
    if event.person is None or event.on is None:
        return "unknown"
    if too_recent(event, within):
        return "too_recent"
    last = event.on + timedelta(days=within)
    departed, stay = event.cells["departed"], event.cells["stay"]
    if departed is not None and event.on <= departed <= last:
        return "removed"
    if stay is None or stay.on > last:
        return "not_detained"
    ended = stay.cells["ended"]
    if ended is None or ended.date() > last:
        return "still_held"
    return ENDS.get(stay.cells["reason"], "unknown")


def detained(arrest: Event, within: int) -> bool | None:
    """Whether its stay began at most so many days after it, in elapsed seconds."""
    if arrest.person is None or arrest.on is None or too_recent(arrest, within):
        return None
    return arrest.cells["stay"] is not None and arrest.cells["after"] <= within * 86_400


def removed(arrest: Event, within: int) -> bool | None:
    """Whether it ended with a removal; None where that cannot be told."""
    told = outcome(arrest, within)
    return None if told in {"unknown", "too_recent"} else told == "removed"


def came_to(event: Event, within: int, what: str) -> bool | None:
    """Whether this came of it; None where nobody can tell."""
    told = outcome(event, within)
    return None if told in {"unknown", "too_recent"} else told == what
