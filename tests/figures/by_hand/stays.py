"""Stays by hand, made of stints (DOMAIN 3.6): their ends, their transfers, how long they lasted."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import pairwise

from figures.by_hand.answers import Amount
from figures.by_hand.cells import Row, age_group, day
from figures.by_hand.events import Event

UNCOVER, DDP = "STAY/UNCOVER-1", "STAY/DDP-2026-03"


def stays(counted: Sequence[Event], rows: Sequence[Row], rule: str = UNCOVER) -> list[Event]:
    """The stays of these stints: of one person and stay book-in; without either there is none.

    rows: all rows of stints, of which the last book-in ends the records.
    """
    found: dict[tuple[object, ...], list[Event]] = {}
    for stint in counted:
        if stint.person is not None and stint.cells["stay_in"] is not None:
            found.setdefault((stint.person, stint.cells["stay_in"]), []).append(stint)
    end = records_end(rows)
    return [_stay(_in_order(some, rule), end) for some in found.values()]


def records_end(rows: Sequence[Row]) -> datetime | None:
    """The end of the last day with a book-in, to the second (DOMAIN 3.6)."""
    days = [on for row in rows if (on := day(row["book_in_date_time"]))]
    return datetime.combine(max(days), time(23, 59, 59)) if days else None


def _in_order(stints: Sequence[Event], rule: str) -> list[Event]:
    """By book-in, a missing one first; of one instant the open stint last, or first by DDP."""

    def key(stint: Event) -> tuple[object, ...]:
        out = stint.cells["out"]
        is_open = out is None
        turn = is_open if rule == UNCOVER else not is_open
        return (
            stint.at is not None,
            stint.at or datetime.min,
            turn,
            out or datetime.min,
            stint.place,
        )

    return sorted(stints, key=key)


def _stay(stints: Sequence[Event], end: datetime | None) -> Event:
    first, last = stints[0], stints[-1]
    begun, ended = first.cells["stay_in"], last.cells["stay_out"]
    moved = [
        one
        for one, following in pairwise(stints)
        if one.cells["reason"] == "Transferred"
        and one.cells["facility"] != following.cells["facility"]
    ]
    return Event(
        person=first.person,
        at=begun,
        on=begun.date(),
        state=first.state,
        source=first.source,
        place=first.place,
        cells={
            **{name: last.cells[name] for name in _OF_THE_LAST},
            "age_group": age_group(begun.date(), last.cells["born"]),
            **{name: first.cells[name] for name in ("county", "facility", "aor")},
            "ended": ended,
            "reason": last.cells["stay_reason"],
            "transfers": len(moved),
            "held": _seconds(begun, ended) if ended else None,
            "so_far": _seconds(begun, end) if end else 0,
        },
    )


_OF_THE_LAST = (
    *("criminality", "threat_level", "gender", "citizenship", "program", "departed", "born"),
)


def _seconds(begun: datetime, ended: datetime) -> int:
    """Elapsed seconds; what ends before it begins lasted no time."""
    time = ended - begun
    return max(time.days * 86_400 + time.seconds, 0)


DAYS = Amount(lambda stay: stay.cells["held"], lambda stay: stay.cells["so_far"], per=86_400)
TRANSFERS = Amount(lambda stay: stay.cells["transfers"], lambda stay: stay.cells["transfers"])
