"""Residents by hand, and figures that are made of two figures (DOMAIN 3.12)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from figures.by_hand.answers import Answer, here, perhaps, placed
from figures.by_hand.cells import Row, place_of, state
from figures.by_hand.events import About, Event

Bound = Fraction | None

WHOM = ("residents", "noncitizens")


def states(rows: Sequence[Row]) -> list[Event]:
    """Each state of the survey."""
    return [
        Event(
            person=None,
            at=None,
            on=None,
            state=state(row["state"]),
            source="recorded",
            place=place_of(row),
            cells={
                "residents": int(row["total_population"]),
                "noncitizens": int(row["noncitizen"]),
            },
        )
        for row in rows
    ]


def counts(whom: str) -> Callable[[object], Callable[[Sequence[Event], About], Answer]]:
    """How many residents, or noncitizens, the states of the place have together."""

    def count(events: Sequence[Event], about: About) -> Answer:
        about = replace(about, first=None, last=None)
        total = sum(event.cells[whom] for event in here(events, about))
        most = total + sum(event.cells[whom] for event in perhaps(events, about))
        value = Fraction(total)
        place = placed(events, about, value, Fraction(most))
        return Answer(total, None, 0, value, value, value, place, None)

    return lambda _: count


def percent_more(first: Bound, second: Bound) -> Bound:
    """How many percent more the first is."""
    times = ratio(first, second)
    return None if times is None else 100 * times - 100


def difference(first: Bound, second: Bound) -> Bound:
    """How much more the first is, in its own unit, of shares in points."""
    return None if first is None or second is None else first - second


def ratio(first: Bound, second: Bound) -> Bound:
    """How many times the second the first is; of nothing there is no ratio."""
    return None if first is None or not second else first / second


def rate(first: Bound, second: Bound) -> Bound:
    """How many there are for each 100,000."""
    times = ratio(first, second)
    return None if times is None else 100_000 * times


NOBODY_KNOWS = Answer(None, None, 0, None, None, None, None, None)
"""How many people live where nobody knows where it is."""

WAYS = {
    "percent": percent_more,
    "points": difference,
    "difference": difference,
    "ratio": ratio,
}


def made_of(
    first: Answer, second: Answer, way: Callable[[Bound, Bound], Bound], *, is_difference: bool
) -> Answer:
    """One figure of two: least of the first with most of the second, and most with least.

    The integers beside it are the two counts it is made of; a difference of counts is a count.
    """
    value = way(first.value, second.value)
    of_counts = first.denominator is None and second.denominator is None
    one, other = first.numerator, second.numerator
    if is_difference:
        one, other = (None if value is None else int(value)), None
    place = first.place
    if place is not None:
        least, most = second.place[3:] if second.place else (second.low, second.high)
        place = (*place[:3], way(place[3], most), way(place[4], least))
    return replace(
        first,
        numerator=one if of_counts else None,
        denominator=other if of_counts else None,
        unknown=first.unknown + first.unclassed + second.unknown + second.unclassed,
        value=value,
        low=way(first.low, second.most),
        high=way(first.most, second.low),
        place=place,
        others={},
        unclassed=0,
    )
