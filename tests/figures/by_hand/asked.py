"""One question put to the engine and to the count by hand, and whether they answer alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from figures.by_hand.answers import Answer
from figures.by_hand.events import About, Key
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.terms.periods import moment

Options = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """A measure with a place, a period, options and dimensions."""

    measure: str
    about: About
    options: Options = field(default_factory=dict)
    source: str | None = None

    @property
    def ask(self) -> Ask:
        """The same, as the engine is asked."""
        about = self.about
        place = f"us-{about.state}".lower() if about.state else "us"
        if about.county:
            place += f"-{about.county.lower()}-county"
        return Ask(
            self.measure,
            place,
            moment(str(about.first)) if about.first else None,
            moment(str(about.last)) if about.last else None,
            self.source,
            options=dict(self.options),
            by=about.by,
        )


def by_engine(resolver: Resolver, question: Question) -> dict[Key, Answer]:
    """What the engine says, by the values of the dimensions."""
    by = question.about.by
    if not by:
        return {(): told(resolver.answer(question.ask))}
    rows = resolver.table(question.ask)
    found = {tuple(row.dimensions[name] for name in by): told(row) for row in rows}
    assert len(found) == len(rows), "two rows of one table say the same of themselves"
    return found


def told(figure: Figure) -> Answer:
    """A figure of the engine, as a count by hand is told."""
    bounds = figure.place_bounds
    place = None
    if bounds is not None:
        place = (bounds.recorded, bounds.filled, bounds.unknown, bounds.low, bounds.high)
    return Answer(
        numerator=figure.numerator,
        denominator=figure.denominator,
        unknown=figure.unknown or 0,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        place=place,
        undated=figure.undated,
        unclassed=figure.unclassed,
        others={
            one.name: (one.value, one.numerator, one.denominator, one.high)
            for one in figure.alternatives
        },
    )


def differences(hand: Mapping[Key, Answer], engine: Mapping[Key, Answer]) -> list[str]:
    """What the two tell differently, in words; nothing if they agree."""
    found = [
        f"{key}: only {who}"
        for who, one, other in (("by hand", hand, engine), ("by the engine", engine, hand))
        for key in one
        if key not in other
    ]
    for key in hand.keys() & engine.keys():
        mine, its = vars(hand[key]), vars(engine[key])
        found += [
            f"{key}: {name} is {_shown(mine[name])} by hand, {_shown(its[name])} by the engine"
            for name in mine
            if mine[name] != its[name]
        ]
    return sorted(found)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    return str(value)
