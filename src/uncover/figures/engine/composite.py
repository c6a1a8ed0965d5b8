"""Figures made of two figures: changes, ratios, differences, rates (DOMAIN 3.12).

`against=FROM..THROUGH` compares with the same measure in another period, `against=PLACE` in another
place, `against=MEASURE` with another measure of the same kind there and then; `as` says how:
`percent` (of the other), `points` (shares only), `difference`, or `ratio`. `per=residents` and
`per=noncitizens` give a count for each 100,000 of them. Both figures are of one release, rule, unit
and filter; the receipt holds both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from uncover.figures.address import AGAINST, AS, PER, Ask
from uncover.figures.comparing import COMBINED, Bound, Way, ratio
from uncover.figures.engine.statistics import can_print
from uncover.figures.engine.writing import result_of
from uncover.figures.figure import Basis, Figure, Kind, PlaceBounds
from uncover.figures.measures import measures
from uncover.figures.receipt import FORMAT, sealed
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment
from uncover.terms.places import place as place_named
from uncover.terms.speech import say

WAYS: tuple[Way, ...] = ("percent", "points", "difference", "ratio")
POPULATIONS = ("residents", "noncitizens")
PER_PEOPLE = 100_000
_BASES: tuple[Basis, ...] = ("counted", "printed", "quoted")
"""From the strongest to the weakest: a figure of two rests on the weaker of their bases."""

_Combine = Callable[[Bound, Bound], Bound]
_TIME = {"day", "week", "month", "fiscal_year"}


@dataclass(frozen=True)
class Making:
    """How a figure is made of a first and a second one.

    combine: the value from the two; it rises with the first and falls with the second, so that the
    least of one and the greatest of the other bound it. kind, unit: of the figure made. note: what
    it was compared with, in words.
    """

    combine: _Combine
    kind: Kind
    unit: str
    note: str


def is_composite(ask: Ask) -> bool:
    """Whether the question is about two figures."""
    return AGAINST in ask.options or PER in ask.options


def parts(ask: Ask) -> tuple[Ask, Ask]:
    """The two questions that a composite question is made of.

    Raises UnusableError: `figures.unknown-value` for a population that is none, and what
    `terms` says of a period or place that is none.
    """
    options = dict(ask.options)
    if AGAINST in options:
        other = options.pop(AGAINST)
        options.pop(AS, None)
        first = replace(ask, options=options)
        if ".." in other:
            _refuse_time(ask)
            begins, _, ends = other.partition("..")
            period = {"from_": _moment(begins), "through": _moment(ends)}
            return first, replace(first, **period)  # type: ignore[arg-type]
        if other in measures() or can_print(other):
            return first, replace(first, measure=other)
        return first, replace(first, place=place_named(other).id)
    population = options.pop(PER)
    if population not in POPULATIONS:
        raise UnusableError(
            "figures.unknown-value", name=PER, value=population, values=", ".join(POPULATIONS)
        )
    by = tuple(name for name in ask.by if name == "state")
    return replace(ask, options=options), Ask(population, place=ask.place, by=by)


def composed(ask: Ask, first: Figure, second: Figure, written: int = FORMAT) -> Figure:
    """The figure of a composite question from its two figures, with its receipt.

    Raises UnusableError (`figures.unknown-value`) for a way that does not fit the figures.
    """
    if AGAINST in ask.options and first.kind != second.kind:
        raise UnusableError("figures.unlike-kinds", first=first.measure, second=second.measure)
    made = _made(ask, first, second)
    if first.receipt is None or second.receipt is None:
        return made
    receipt = sealed(
        {
            "uncover_receipt": written,
            "figure": {
                **first.receipt["figure"],
                "address": ask.at(first.source, first.release).address,
                "unit": made.unit,
                "options": made.options,
            },
            "basis": made.basis,
            "result": result_of(made),
            "records_end": first.receipt["records_end"],
            "alternatives": [],
            "hazards": [id_ for id_, _ in made.hazards],
            "rules": first.receipt["rules"],
            "sql": None,
            "columns": None,
            "releases": _once(first.receipt["releases"], second.receipt["releases"]),
            "parts": [first.receipt, second.receipt],
        }
    )
    return replace(made, receipt=receipt)


def composed_rows(ask: Ask, first: Sequence[Figure], second: Sequence[Figure]) -> list[Figure]:
    """The rows of a composite table, in order, each with its like in the other by the same names.

    Where rows are compared, one that the other table lacks is told all the same: of a count there
    is none, of anything else nothing is known. So is a row of which nobody knows how many people
    live there, as of an unknown state: its count stands there without a rate. A table without rows
    is one that the records may not reach: nothing is compared with it.
    """
    if not first or not second:
        return []
    shared = list(second[0].dimensions)
    others = {_key(row, shared): row for row in second}
    pairs = [(row, others.get(_key(row, shared))) for row in first]
    if AGAINST in ask.options:
        there = {_key(row, shared) for row in first}
        told = [(row, other or _none_beside(row)) for row, other in pairs]
        told += [
            (replace(_none_beside(row), **_period(ask, row)), row)
            for key, row in others.items()
            if key not in there
        ]
    else:
        told = [(row, other or _nobody_beside(row)) for row, other in pairs]
    rows = [replace(_made(ask, *pair), dimensions=pair[0].dimensions) for pair in told]
    return sorted(rows, key=lambda row: [(part is None, part) for part in _key(row, ask.by)])


def _key(row: Figure, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row.dimensions[name] for name in names)


def _none_beside(row: Figure) -> Figure:
    """The figure that a table lacks beside `row`: a count of none; else nothing that is known."""
    value = Fraction(0) if row.kind == "count" else None
    integer = None if value is None else 0
    place = row.place_bounds and PlaceBounds(0, 0, 0, value, value)
    return replace(
        row, numerator=integer, denominator=None, unknown=0, value=value, low=value, high=value,
        unclassed=0, alternatives=(), place_bounds=place, notes=(),
    )  # fmt: skip


def _nobody_beside(row: Figure) -> Figure:
    """The number of people that is not known beside `row`."""
    return replace(
        row, numerator=None, denominator=None, unknown=0, value=None, low=None, high=None,
        unclassed=0, alternatives=(), place_bounds=None, notes=(), hazards=(),
    )  # fmt: skip


def _period(ask: Ask, row: Figure) -> dict[str, Any]:
    """The period of the question, beside a row of another one."""
    return {
        "from_": str(ask.from_) if ask.from_ else row.from_,
        "through": str(ask.through) if ask.through else row.through,
    }


def _made(ask: Ask, first: Figure, second: Figure) -> Figure:
    making = _making(ask, first)
    combine = making.combine
    place = None
    if first.place_bounds is not None:
        low, high = _ends(second, of_place=True)
        place = replace(
            first.place_bounds,
            low=combine(first.place_bounds.low, high),
            high=combine(first.place_bounds.high, low),
        )
    value = combine(first.value, second.value)
    numerator, denominator = _integers(making, first, second, value)
    return replace(
        first,
        basis=max(first.basis, second.basis, key=_BASES.index),
        kind=making.kind,
        unit=making.unit,
        numerator=numerator,
        denominator=denominator,
        unknown=sum((each.unknown or 0) + each.unclassed for each in (first, second)),
        value=value,
        low=combine(first.low, second.most),
        high=combine(first.most, second.low),
        unclassed=0,
        alternatives=(),
        place_bounds=place,
        options=dict(ask.options),
        notes=(*first.notes, *(second.notes if second.value is None else ()), making.note),
        hazards=tuple(dict.fromkeys((*first.hazards, *second.hazards))),
        said_by=tuple(dict.fromkeys((*first.said_by, *second.said_by))),
        parts=(first, second),
        receipt=None,
    )


def _integers(
    making: Making, first: Figure, second: Figure, value: Bound
) -> tuple[int | None, int | None]:
    """The two counts that the value is made of; of their difference, which is a count, itself.

    A value made of shares, averages or other composites is not made of two integers, and has none.
    """
    if first.denominator is not None or second.denominator is not None:
        return None, None
    if making.kind == "count":
        return (None if value is None else int(value)), None
    return first.numerator, second.numerator


def _making(ask: Ask, first: Figure) -> Making:
    if AGAINST not in ask.options:
        if first.kind != "count":
            raise UnusableError("figures.rate-of-count", name=first.measure)
        people = say(f"figures.note.per-{ask.options[PER]}")
        return Making(_rate, "amount", f"{first.unit} per 100,000 {ask.options[PER]}", people)
    asked = ask.options.get(AS) or _default_way(ask, first)
    fits = WAYS if first.kind == "share" else tuple(each for each in WAYS if each != "points")
    way = next((each for each in fits if each == asked), None)
    if way is None:
        raise UnusableError("figures.unknown-value", name=AS, value=asked, values=", ".join(fits))
    note = say(f"figures.note.as-{way}", other=ask.options[AGAINST])
    units = {"percent": "percent", "points": "percentage point", "ratio": "times"}
    kind: Kind = "count" if way == "difference" and first.kind == "count" else "amount"
    return Making(COMBINED[way], kind, units.get(way, first.unit), note)


def _default_way(ask: Ask, first: Figure) -> str:
    if ".." not in ask.options[AGAINST]:
        return "ratio"
    return "points" if first.kind == "share" else "percent"


def _rate(first: Bound, second: Bound) -> Bound:
    found = ratio(first, second)
    return None if found is None else PER_PEOPLE * found


def _ends(figure: Figure, *, of_place: bool) -> tuple[Bound, Bound]:
    bounds: Figure | PlaceBounds = figure
    if of_place and figure.place_bounds is not None:
        bounds = figure.place_bounds
    return bounds.low, bounds.high


def _refuse_time(ask: Ask) -> None:
    """Two periods have no days in common: their days cannot be compared one by one."""
    for name in ask.by:
        if name in _TIME:
            raise UnusableError("figures.split-of-two-periods", name=name)


def _moment(text: str) -> object:
    return moment(text) if text else None


def _once(*releases: list[dict[str, object]]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for each in (release for some in releases for release in some):
        if each not in found:
            found.append(each)
    return found
