"""Shares by hand: units, denominators, and what unknown classes and places could change."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

from figures.by_hand.answers import Answer, Class, here, perhaps, placed, undated
from figures.by_hand.events import About, Event

UNITS = ("event", "person", "person-last")
DENOMINATORS = ("known", "all")

Reading = tuple[int, int, int, Fraction | None, Fraction | None, Fraction | None]
"""Numerator, denominator, unknown, value, low, high."""

_IN, _OUT, _UNKNOWN, _ABSENT = "in", "out", "unknown", "absent"


def share(
    events: Sequence[Event],
    about: About,
    in_class: Class,
    unit: str = "event",
    denominator: str = "known",
) -> Answer:
    """The share in percent, under one unit and denominator, with the others beside it."""
    sure = here(events, about)
    told = reading(sure, in_class, unit, denominator)
    low, high = place_bounds(sure, perhaps(events, about), in_class, unit, denominator)
    others = {}
    for other in product(UNITS, DENOMINATORS):
        if other != (unit, denominator):
            numerator, whole, _, value, _, most = reading(sure, in_class, *other)
            others["unit={},denominator={}".format(*other)] = value, numerator, whole, most
    return Answer(
        *told,
        place=placed(events, about, low, high),
        undated=undated(events, about),
        others=others,
    )


def reading(events: Iterable[Event], in_class: Class, unit: str, denominator: str) -> Reading:
    """One reading of the words: each unit by its deciding event, over the known or over all."""
    classes = [in_class(event) for event in decisive(events, unit)]
    inside, unknown = classes.count(True), classes.count(None)
    known = len(classes) - unknown
    whole = known if denominator == "known" else len(classes)
    return (
        inside,
        whole,
        unknown,
        percent(inside, whole),
        percent(inside, len(classes)),
        percent(inside + unknown, len(classes)),
    )


def percent(part: int, whole: int) -> Fraction | None:
    """A part in percent of a whole; of nothing there is no share."""
    return Fraction(100 * part, whole) if whole else None


def decisive(events: Iterable[Event], unit: str) -> list[Event]:
    """All events; or of each person the first or last in time, and each event without a person."""
    if unit == "event":
        return list(events)
    found: dict[object, Event] = {}
    for number, event in enumerate(in_turn(events, last=unit == "person-last")):
        found.setdefault(event.person or number, event)
    return list(found.values())


def in_turn(events: Iterable[Event], *, last: bool) -> list[Event]:
    """Events in time, then as they stand in the files, or backwards; undated ones come last."""
    told = sorted(events, key=lambda event: event.place, reverse=last)
    dated = [(event.at, event) for event in told if event.at is not None]
    dated.sort(key=lambda one: one[0], reverse=last)
    return [*(event for _, event in dated), *(event for event in told if event.at is None)]


def place_bounds(
    sure: Sequence[Event], maybe: Sequence[Event], in_class: Class, unit: str, denominator: str
) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest share over every way in which the unknown places may lie."""
    reachable = {(0, 0)}
    for mine_sure, mine_maybe in _by_unit(sure, maybe, unit):
        chances = set()
        for belongs in product([True, False], repeat=len(mine_maybe)):
            mine = [*mine_sure, *(e for e, b in zip(mine_maybe, belongs, strict=True) if b)]
            chances.add(_class_of(mine, in_class, unit))
        steps = {_step(chance, denominator) for chance in chances}
        reachable = {(i + di, w + dw) for i, w in reachable for di, dw in steps}
    shares = [Fraction(100 * inside, whole) for inside, whole in reachable if whole]
    return (min(shares), max(shares)) if shares else (None, None)


def _by_unit(
    sure: Sequence[Event], maybe: Sequence[Event], unit: str
) -> Iterable[tuple[list[Event], list[Event]]]:
    whose: dict[object, tuple[list[Event], list[Event]]] = {}
    for number, event in enumerate([*sure, *maybe]):
        alone = unit == "event" or event.person is None
        mine = whose.setdefault(number if alone else event.person, ([], []))
        mine[number >= len(sure)].append(event)
    return whose.values()


def _class_of(events: Sequence[Event], in_class: Class, unit: str) -> str:
    if not events:
        return _ABSENT
    (event,) = decisive(events, unit)
    return {True: _IN, False: _OUT, None: _UNKNOWN}[in_class(event)]


def _step(chance: str, denominator: str) -> tuple[int, int]:
    whole = {_IN: 1, _OUT: 1, _UNKNOWN: int(denominator == "all"), _ABSENT: 0}
    return int(chance == _IN), whole[chance]
