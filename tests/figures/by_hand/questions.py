"""Every measure, and for each the questions that a seed picks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from figures.by_hand import arrests as _arrests
from figures.by_hand.answers import Answer, count, people
from figures.by_hand.asked import Count, Question
from figures.by_hand.cells import Row
from figures.by_hand.chances import Chance
from figures.by_hand.events import About, Event
from figures.by_hand.shares import DENOMINATORS, UNITS, share

Rows = Mapping[str, Sequence[Row]]
PERIODS = (
    (date(2024, 10, 1), date(2025, 1, 20)),
    (date(2024, 11, 3), date(2025, 3, 9)),
    (None, date(2024, 9, 30)),
    (date(2025, 1, 20), None),
)


@dataclass(frozen=True)
class Asked:
    """A measure as it may be asked: its events by options, its count, what it splits by.

    fixed: options that always stand. choices: options with their values, None for not said.
    """

    measure: str
    events: Callable[[Rows, Mapping[str, str]], Sequence[Event]]
    count: Callable[[Mapping[str, str]], Count]
    dims: tuple[str, ...]
    source: str | None = None
    places: tuple[tuple[str | None, str | None], ...] = ((None, None), ("MA", None), ("TX", None))
    fixed: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)


_TIMES = ("day", "week", "month", "fiscal_year")
_ARREST_DIMS = (
    *_TIMES,
    *("state", "county", "criminality", "case_criminality", "threat_level", "method_group"),
    *("gender", "citizenship", "program", "aor", "age_group"),
)
_ARREST_PLACES = ((None, None), ("MA", None), ("TX", None), ("MA", "Suffolk"))


def _of_arrests(rows: Rows, options: Mapping[str, str]) -> list[Event]:
    return _arrests.arrests(rows["arrests"], options.get("rule", "ARR-EP/DDP-2026-03"))


def _counting(in_class: Any = None) -> Callable[[Mapping[str, str]], Count]:
    return lambda _: partial(count, in_class=in_class)


def _sharing(in_class: Any) -> Callable[[Mapping[str, str]], Count]:
    return lambda options: partial(
        share,
        in_class=in_class,
        unit=options.get("unit", "event"),
        denominator=options.get("denominator", "known"),
    )


def _group(options: Mapping[str, str]) -> Count:
    if "method_group" not in options:
        return count
    return partial(count, in_class=lambda e: _arrests.of_method(e, options["method_group"]))


def _people(_: Mapping[str, str]) -> Callable[[Sequence[Event], About], Answer]:
    return people


_SHARES: dict[str, tuple[str | None, ...]] = {
    "unit": (None, *UNITS),
    "denominator": (None, *DENOMINATORS),
}
_RULES: dict[str, tuple[str | None, ...]] = {"rule": (None, None, None, *_arrests.RULES)}

_arrest = partial(Asked, events=_of_arrests, dims=_ARREST_DIMS, places=_ARREST_PLACES)
MEASURES = [
    _arrest("arrests_made", count=_counting(), choices=_RULES),
    _arrest("people_arrested", count=_people, choices=_RULES),
    _arrest(
        "share_of_arrests_without_conviction",
        count=_sharing(_arrests.without_conviction),
        choices=_SHARES | _RULES,
    ),
    _arrest(
        "share_of_arrests_neither_convicted_nor_charged",
        count=_sharing(_arrests.neither),
        choices=_SHARES | _RULES,
    ),
    _arrest("at_large_arrests", count=_counting(_arrests.at_large), choices=_RULES),
    _arrest(
        "arrests_by_method_group",
        count=_group,
        choices=_RULES | {"method_group": (None, "at-large", "custodial", "287(g)", "other")},
    ),
]


def questions(chance: Chance, asked: Asked) -> Iterator[Question]:
    """The nation as it is; a place in a period; a table of a place by one or two dimensions."""
    yield Question(asked.measure, About(), dict(asked.fixed), asked.source)
    for splits in (0, 1, 2):
        state, county = chance.random.choice(asked.places)
        first, last = chance.random.choice(PERIODS) if chance.often(60) else (None, None)
        by = tuple(chance.random.sample(asked.dims, splits))
        about = About(state, county, first, last, by)
        options = {
            name: value
            for name, values in asked.choices.items()
            if (value := chance.random.choice(values)) is not None
        }
        yield Question(asked.measure, about, {**asked.fixed, **options}, asked.source)
