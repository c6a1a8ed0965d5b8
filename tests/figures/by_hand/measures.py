"""A measure as it may be asked, and the ways in which measures count."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from figures.by_hand.answers import Amount, Answer, Class, count, nothing, people, reached
from figures.by_hand.events import About, Event, Key, groups
from figures.by_hand.shares import DENOMINATORS, UNITS, share
from figures.by_hand.tables import Options, Rows

Count = Callable[[Sequence[Event], About], Answer]
Counts = Callable[[Options], Count]
Answers = Callable[[Rows, About, Options], Mapping[Key, Answer]]
Choices = dict[str, tuple[str | None, ...]]
Places = tuple[tuple[str | None, str | None], ...]

TIMES = ("day", "week", "month", "fiscal_year")
STATES: Places = ((None, None), ("MA", None), ("TX", None))
COUNTIES: Places = (*STATES, ("MA", "Suffolk"))
NATION: Places = ((None, None),)
SHARES: Choices = {"unit": (None, *UNITS), "denominator": (None, *DENOMINATORS)}


@dataclass(frozen=True)
class Asked:
    """A measure as it may be asked.

    answers: the count by hand of the rows of a library. fixed: options that always stand. choices:
    options with their values, None where nothing is said. periods: whether it is asked for any
    period, for one day only, or for none.
    """

    measure: str
    answers: Answers
    dims: tuple[str, ...]
    source: str | None = None
    places: Places = COUNTIES
    fixed: Options = field(default_factory=dict)
    choices: Choices = field(default_factory=dict)
    periods: Literal["any", "one day", "none"] = "any"


def rules(*names: str) -> Choices:
    """Half of the time the default, else one of these."""
    return {"rule": (*[None] * len(names), *names)}


def counted(events: Callable[[Rows, Options], Sequence[Event]], counts: Counts) -> Answers:
    """Answers that count events, all together or by what they say."""

    def answers(rows: Rows, about: About, options: Options) -> Mapping[Key, Answer]:
        found, how = events(rows, options), counts(options)
        if not about.by:
            whole = how(found, about)
            is_told = reached(found, about)
            return {(): whole if is_told else nothing(found, about, whole.others)}
        return {key: how(some, about) for key, some in groups(found, about).items()}

    return answers


def counting(in_class: Class | None = None) -> Counts:
    """A count, of a class or not."""
    return lambda _: partial(count, in_class=in_class)


def persons(_: Options) -> Count:
    """Distinct people."""
    return people


def sharing(in_class: Callable[[Event, int], bool | None], within: int = 0) -> Counts:
    """A share of a class that looks so many days ahead, unless others are asked for."""

    def counts(options: Options) -> Count:
        days = int(options.get("within", within))
        return partial(
            share,
            in_class=lambda event: in_class(event, days),
            unit=options.get("unit", "event"),
            denominator=options.get("denominator", "known"),
        )

    return counts


def plainly(in_class: Class) -> Counts:
    """A share of a class that looks at no days."""
    return sharing(lambda event, _: in_class(event))


def of_class(name: str, wanted: str, known: Mapping[str, str]) -> Counts:
    """The generic share: of one class among those that the dictionary knows."""

    def told(event: Event) -> bool | None:
        mine = event.cells[name]
        return mine == wanted if mine in known.values() else None

    return plainly(told)


def parted(name: str, part_of: Callable[[Event, str, Options], bool | None]) -> Counts:
    """A count that an option pins to one part."""

    def counts(options: Options) -> Count:
        if name not in options:
            return count
        return partial(count, in_class=lambda event: part_of(event, options[name], options))

    return counts


def typical(how: Callable[[Sequence[Event], About, Amount], Answer], amount: Amount) -> Counts:
    """A median or a mean."""
    return lambda _: lambda events, about: how(events, about, amount)
