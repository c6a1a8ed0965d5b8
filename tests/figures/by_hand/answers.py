"""The answer to a question, as one counts it out of a list of events (DESIGN 4 and 5)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from figures.by_hand.events import About, Event

Class = Callable[[Event], bool | None]
"""Whether an event is in the class of the measure; None where its class is unknown."""


@dataclass(frozen=True)
class Answer:
    """One figure: its integers, its value and its bounds, and what the unknown places could change.

    place: recorded, filled, unknown, low, high; None for the nation. others: the declared
    alternatives by name, each with its value, numerator, denominator and upper bound. unclassed: of
    a count of one class the events of unknown class, which are told beside it and bound nothing.
    """

    numerator: int | None
    denominator: int | None
    unknown: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    place: tuple[Any, ...] | None
    undated: int | None
    others: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    unclassed: int = 0

    @property
    def most(self) -> Fraction | None:
        """What it is at most, if all events of unknown class were in it."""
        return None if self.high is None else self.high + self.unclassed


def here(events: Iterable[Event], about: About) -> list[Event]:
    """The events that belong for certain."""
    return [event for event in events if about.belongs(event)]


def perhaps(events: Iterable[Event], about: About) -> list[Event]:
    """The events of the period whose place nobody knows."""
    return [event for event in events if about.belongs(event) is None]


def placed(
    events: Sequence[Event], about: About, low: Fraction | None, high: Fraction | None
) -> tuple[Any, ...] | None:
    """How many places are recorded, filled in and unknown, and what that leaves open."""
    if about.state is None:
        return None
    sources = [event.source for event in here(events, about)]
    recorded = sources.count("recorded")
    return recorded, len(sources) - recorded, len(perhaps(events, about)), low, high


def undated(events: Iterable[Event], about: About) -> int:
    """The events of the place that have no day."""
    return len([event for event in events if about.here(event) and event.on is None])


def reached(events: Iterable[Event], about: About) -> bool:
    """Whether the period has a day between the first and the last that the events tell of."""
    days = [event.on for event in events if event.on is not None]
    first, last = min(days, default=date.min), max(days, default=date.max)
    return (about.first or first) <= last and first <= (about.last or last)


def nothing(events: Sequence[Event], about: About, others: dict[str, tuple[Any, ...]]) -> Answer:
    """Of a period that the records do not reach nothing is told, and that is no nought.

    The declared alternatives are named all the same, and they tell no more.
    """
    place, dateless = placed(events, about, None, None), undated(events, about)
    return Answer(None, None, 0, None, None, None, place, dateless, others=others)


def count(events: Sequence[Event], about: About, in_class: Class | None = None) -> Answer:
    """How many events; of a class those in it, and beside it those whose class is unknown."""
    within: Class = in_class or (lambda _: True)
    sure = [within(event) for event in here(events, about)]
    maybe = [within(event) for event in perhaps(events, about)]
    value = sure.count(True)
    return Answer(
        numerator=value,
        denominator=None,
        unknown=0,
        value=Fraction(value),
        low=Fraction(value),
        high=Fraction(value),
        place=placed(events, about, Fraction(value), Fraction(value + maybe.count(True))),
        undated=undated(events, about),
        unclassed=sure.count(None),
    )


def people(events: Sequence[Event], about: About) -> Answer:
    """How many persons; an event without one may be one more (DOMAIN 1.2)."""
    sure = [event.person for event in here(events, about)]
    all_told = [*sure, *(event.person for event in perhaps(events, about))]
    value, unknown = len(set(sure) - {None}), sure.count(None)
    most = len(set(all_told) - {None}) + all_told.count(None)
    return Answer(
        numerator=value,
        denominator=None,
        unknown=unknown,
        value=Fraction(value),
        low=Fraction(value),
        high=Fraction(value + unknown),
        place=placed(events, about, Fraction(value), Fraction(most)),
        undated=undated(events, about),
    )


_NEVER = 10**30
"""Longer than anything lasts."""


def middle(amounts: Sequence[int], per: int) -> Fraction | None:
    """The middle amount, of an even number the mean of the two in the middle; none of endless."""
    ordered = sorted(amounts)
    if not ordered:
        return None
    half = len(ordered) // 2
    two = ordered[half - 1 : half + 1] if len(ordered) % 2 == 0 else ordered[half : half + 1]
    return None if _NEVER in two else Fraction(sum(two), len(two) * per)


@dataclass(frozen=True)
class Amount:
    """An amount of every event: what it is, None while it is not over, and what it is so far."""

    of: Callable[[Event], int | None]
    so_far: Callable[[Event], int]
    per: int = 1


def median(events: Sequence[Event], about: About, amount: Amount) -> Answer:
    """The middle of the amounts that are over; of all, were the others over now, or never."""
    sure = here(events, about)
    over = [a for a in map(amount.of, sure) if a is not None]
    so_far = [a if (a := amount.of(event)) is not None else amount.so_far(event) for event in sure]
    endless = [a if (a := amount.of(event)) is not None else _NEVER for event in sure]
    value, low, high = (middle(amounts, amount.per) for amounts in (over, so_far, endless))
    if value is not None and low is not None:
        low = min(low, value)
    if value is not None and high is not None:
        high = max(high, value)
    return _typical(events, about, len(over), (value, low, high), None)


def mean(events: Sequence[Event], about: About, amount: Amount) -> Answer:
    """The amounts that are over, added up and divided; open without a ceiling."""
    sure = here(events, about)
    over = [a for a in map(amount.of, sure) if a is not None]
    so_far = [a if (a := amount.of(event)) is not None else amount.so_far(event) for event in sure]
    value = Fraction(sum(over), len(over) * amount.per) if over else None
    low = Fraction(sum(so_far), len(so_far) * amount.per) if so_far else None
    if value is not None and low is not None:
        low = min(low, value)
    high = value if len(over) == len(sure) else None
    numerator = sum(over) if over and amount.per == 1 else None
    return _typical(events, about, len(over), (value, low, high), numerator)


def _typical(
    events: Sequence[Event],
    about: About,
    over: int,
    told: tuple[Fraction | None, Fraction | None, Fraction | None],
    numerator: int | None,
) -> Answer:
    value, low, high = told
    return Answer(
        numerator=numerator,
        denominator=over,
        unknown=len(here(events, about)) - over,
        value=value,
        low=low,
        high=high,
        place=placed(events, about, None, None),
        undated=undated(events, about),
    )
