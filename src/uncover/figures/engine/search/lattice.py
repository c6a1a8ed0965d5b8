"""The lattice of readings: each choice that a figure makes, with the ways to make it otherwise.

Two readings are neighbours when one choice differs (CLAIMS 3). What is flipped is declared here:
unit, denominator and convention as far as the measure has them; every published version of the
rules for repeated rows and none at all; the rules of states and stays; the places that hold the
one asked for; the edges of the period; and the class, by other measures of the same table. Those
are never alternatives, for their words are others: they show how far a search can reach.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from uncover.figures.address import Ask
from uncover.figures.engine.answer import refuse_missing
from uncover.figures.engine.chain import NO_RULE
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.query import question, rules_asked
from uncover.figures.engine.search.edges import first_days, last_days
from uncover.figures.engine.source import Chosen, choose
from uncover.figures.measure import Measure
from uncover.figures.measures import measures
from uncover.records.declaration import Table
from uncover.records.library import Library
from uncover.records.rules import rule, rules
from uncover.terms.errors import UncoverError
from uncover.terms.periods import moment
from uncover.terms.places import place as place_named
from uncover.terms.places import states

Flip = Callable[[Ask], Ask]

FREE = ("unit", "denominator")
"""Choices that one look at the rows answers in all their ways."""


@dataclass(frozen=True)
class Way:
    """One way of making a choice: what it is called, and the question that makes it so.

    end: which end of the period it moves, `from_` or `through`. Both ends are moved at once, for
    one alone may lie behind the other.
    """

    name: str
    flip: Flip
    end: Literal["from_", "through"] | None = None


@dataclass(frozen=True)
class Choice:
    """One choice with its ways; the first is the one that is pinned."""

    name: str
    ways: tuple[Way, ...]


def lattice(
    library: Library, chosen: Chosen, ask: Ask, days: tuple[date | None, date | None]
) -> tuple[Choice, ...]:
    """Every choice of the question that can be made otherwise.

    days: the first and the last day of the records.
    """
    every = (
        *_options(chosen, ask),
        *_rules(chosen, ask),
        _places(ask),
        *_periods(chosen.measure, ask, days),
        _classes(library, chosen, ask),
    )
    return tuple(choice for choice in every if len(choice.ways) > 1)


def asked(choices: Sequence[Choice], ways: Sequence[int], ask: Ask) -> Ask | None:
    """The question of one combination; None where its period would end before it begins."""
    ends = {"from_": ask.from_, "through": ask.through}
    for choice, number in zip(choices, ways, strict=True):
        way = choice.ways[number]
        ask = way.flip(ask)
        if way.end is not None:
            ends[way.end] = moment(way.name)
    begins, closes = ends["from_"], ends["through"]
    if begins is not None and closes is not None and begins.first > closes.last:
        return None
    return replace(ask, from_=begins, through=closes)


def _options(chosen: Chosen, ask: Ask) -> Iterator[Choice]:
    """The options that the kind of measure has, each with its values; the first is the default."""
    for name, values in kind_of(chosen.measure).options.items():
        if name == "unit" and chosen.base.person not in chosen.columns:
            continue
        pinned = ask.options.get(name, values[0])
        others = [value for value in values if value != pinned]
        ways = [Way(value, _option(name, value, values[0])) for value in others]
        yield Choice(name, (_pinned(pinned), *ways))


def _rules(chosen: Chosen, ask: Ask) -> Iterator[Choice]:
    """The versions of the rules that place, count and join the rows."""
    table, base = chosen.table, chosen.base
    own = table is base
    yield _versions("duplicates", base.name, base.rule, ask, none=own)
    if ask.place != "us" and base.state_rule and not rule(base.state_rule).looks_up:
        yield _versions("state", base.name, base.state_rule, ask)
    if table.derived:
        yield _versions("stays", table.name, table.derived.rule, ask)


def _versions(kind: str, of: str, default: str, ask: Ask, *, none: bool = False) -> Choice:
    """The versions of one kind of rule over one table; `none`: and counting every row."""
    names = [one.name for one in rules().values() if (one.kind, one.of) == (kind, of)]
    names += [NO_RULE] if none or default == NO_RULE else []
    asked = [name for name in rules_asked(ask) if name in names]
    pinned = asked[0] if asked else default
    ways = [Way(name, _rule(name, names, default)) for name in names if name != pinned]
    return Choice(kind, (_pinned(pinned), *ways))


def _places(ask: Ask) -> Choice:
    """The place, and those that hold it."""
    here = place_named(ask.place)
    wider = [states()[here.state].id] if here.state and here.kind != "state" else []
    wider += ["us"] if here.kind != "nation" else []
    return Choice("place", (_pinned(here.id), *(Way(name, _at(name)) for name in wider)))


def _periods(measure: Measure, ask: Ask, days: tuple[date | None, date | None]) -> Iterator[Choice]:
    """The edges of the period; a count on one day has none."""
    first, last = days
    if first is None or last is None or on_one_day(measure):
        return
    ends: tuple[tuple[str, Literal["from_", "through"], date, list[date]], ...] = (
        (
            "first day", "from_", ask.from_.first if ask.from_ else first,
            first_days(ask.from_, first, last),
        ),
        (
            "last day", "through", ask.through.last if ask.through else last,
            last_days(ask.through, first, last),
        ),
    )  # fmt: skip
    for name, end, pinned, others in ends:
        ways = (Way(day.isoformat(), _as_it_is, end) for day in others)
        yield Choice(name, (_pinned(pinned.isoformat()), *ways))


def on_one_day(measure: Measure) -> bool:
    """Whether the measure counts on one day only."""
    counting = measure.counting
    return counting.what == "held" or (counting.what == "days" and counting.convention is not None)


def _classes(library: Library, chosen: Chosen, ask: Ask) -> Choice:
    """The class of the measure, and those of the other measures of the same table and kind."""
    flips = list(_other_classes(chosen.table, ask))
    flips += list(_other_splits(chosen, ask))
    flips += [(name, _measure(name)) for name in measures() if name != ask.measure]
    ways = (Way(name, flip) for name, flip in flips if _able(library, chosen, flip(ask)))
    return Choice("class", (_pinned(ask.options.get("class", ask.measure)), *ways))


def _other_classes(table: Table, ask: Ask) -> Iterator[tuple[str, Flip]]:
    """Other classes that the measure `share` may ask about."""
    if ask.measure != "share":
        return
    for column in table.classes:
        for known in table.column(column).classes:
            name = f"{column}={known}"
            if ask.options.get("class") not in (name, known):
                yield name, _option("class", name, "")


def _other_splits(chosen: Chosen, ask: Ask) -> Iterator[tuple[str, Flip]]:
    """Other values of what a measure is split by, where one is pinned as its class."""
    for name, split in chosen.measure.counting.splits.items():
        for value in split.values if name in ask.options else ():
            if value != ask.options[name]:
                yield f"{name}={value}", _option(name, value, "")


def _able(library: Library, chosen: Chosen, ask: Ask) -> bool:
    """Whether another measure counts the same rows, and the release has what it needs."""
    try:
        other = choose(library, ask)
        refuse_missing(other, ask)
        question(other.measure, library.tables(), other.releases, ask)
    except UncoverError:
        return False
    ours, theirs = chosen.measure, other.measure
    return (
        other.table.name == chosen.table.name
        and other.release == chosen.release
        and theirs.kind == ours.kind
        and (theirs.unit == ours.unit or ours.kind != "amount")
        and theirs.counting.relation == ours.counting.relation
        and _what(theirs, ask) != _what(ours, ask)
    )


def _what(measure: Measure, ask: Ask) -> tuple[object, ...]:
    """What a measure counts under these options, whatever it is called."""
    counting = measure.counting.asked(ask.options)
    return counting.what, counting.in_class, counting.amount, counting.per, counting.convention


def _as_it_is(ask: Ask) -> Ask:
    return ask


def _pinned(name: str) -> Way:
    return Way(name, _as_it_is)


def _option(name: str, value: str, default: str) -> Flip:
    def flip(ask: Ask) -> Ask:
        others = {key: said for key, said in ask.options.items() if key != name}
        return replace(ask, options=others | ({name: value} if value != default else {}))

    return flip


def _rule(name: str, rivals: list[str], default: str) -> Flip:
    """The rule `name` in place of its rivals; a default is not named."""

    def flip(ask: Ask) -> Ask:
        named = [other for other in rules_asked(ask) if other not in rivals]
        named += [name] if name != default else []
        return _option("rule", ",".join(sorted(named)), "")(ask)

    return flip


def _at(place: str) -> Flip:
    return lambda ask: replace(ask, place=place)


def _measure(name: str) -> Flip:
    return lambda ask: replace(ask, measure=name)
