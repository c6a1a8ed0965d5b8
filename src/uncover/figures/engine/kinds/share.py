"""Shares: how many of the rows whose class is known are in the class, in percent, exact."""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
from uncover.figures.engine.kinds import person_bounds
from uncover.figures.engine.kinds.kind import Cells, Result, RowKind, Tail
from uncover.figures.figure import Alternative
from uncover.figures.measure import Measure
from uncover.records.declaration import Table
from uncover.terms.speech import say

UNITS = ("event", "person", "person-last")
DENOMINATORS = ("known", "all")

_TESTS = {"in": "in_class", "out": "not in_class", "unknown": "in_class is null"}
_EVENTS = {"event": "", "person": " and first_event", "person_last": " and last_event"}
_PLACES = {"": "belongs", "_unplaced": "belongs is null"}


def percent(part: int, whole: int) -> Fraction | None:
    """`part` of `whole` in percent, None of nothing."""
    return Fraction(100 * part, whole) if whole else None


class Shares(RowKind):
    """A share under a unit (event; person by first, by last event) and a denominator."""

    options: ClassVar = {"unit": UNITS, "denominator": DENOMINATORS}
    needs_events = True

    def columns(self, measure: Measure) -> list[str]:  # noqa: ARG002 - the same for every measure
        """Rows in the class, out of it and of unknown class, for each unit, in place and not."""
        return [
            f"count(*) filter (where {place}{event} and {test}) as {unit}_{part}{suffix}"
            for suffix, place in _PLACES.items()
            for unit, event in _EVENTS.items()
            for part, test in _TESTS.items()
        ]

    def tail(
        self,
        measure: Measure,
        table: Table,
        ask: Ask,
        relation: str,
        dims: tuple[Dimension, ...],
    ) -> Tail:
        """As of rows; for persons in a place also what events of unknown place could change."""
        tail = super().tail(measure, table, ask, relation, dims)
        unit, _ = pinned(ask.options)
        if unit == "event" or ask.place == "us":
            return tail
        more = person_bounds.steps(table, dims, last=unit == "person-last")
        same = " and ".join(
            f"answer.by_{d.name} is not distinct from person_bounds.by_{d.name}" for d in dims
        )
        columns = ", ".join(f"person_bounds.{name}" for name in person_bounds.COLUMNS)
        order = ", ".join(f"answer.by_{d.name}" for d in dims)
        joined = f"select answer.*, {columns}\nfrom answer join person_bounds on {same or 'true'}"
        ordered = f"\norder by {order}" if order else ""
        return Tail(tail.steps | more | {"answer": tail.answer}, joined + ordered)

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The share under the unit and denominator that the options pin (DOMAIN 4.6)."""
        return reading(cells, *pinned(ask.options))

    def alternatives(self, cells: Cells, ask: Ask) -> tuple[Alternative, ...]:
        """The declared other readings: unit by denominator, without the pinned one."""
        found = []
        for name, why in readings(pinned(ask.options)):
            unit, denominator = (part.partition("=")[2] for part in name.split(","))
            told = reading(cells, unit, denominator)
            integers = told.numerator, told.denominator
            found.append(Alternative(name, told.value, why, *integers, told.high))
        return tuple(found)

    def unit(self, measure: Measure, ask: Ask) -> str:
        """Persons, unless events are asked for."""
        return measure.unit if pinned(ask.options)[0] == "event" else "person"


def pinned(options: Mapping[str, str]) -> tuple[str, str]:
    """The unit and denominator that a question asks for."""
    return options.get("unit", "event"), options.get("denominator", "known")


def reading(cells: Cells, unit: str, denominator: str) -> Result:
    """The share in one reading of its words."""
    name = unit.replace("-", "_")
    numerator, unknown = cells[f"{name}_in"], cells[f"{name}_unknown"]
    known = numerator + cells[f"{name}_out"]
    everybody = known + unknown
    whole = known if denominator == "known" else everybody
    # Rows of unknown place, each with its own class, may or may not belong (DESIGN 4).
    more_in, more_out = cells[f"{name}_in_unplaced"], cells[f"{name}_out_unplaced"]
    if denominator == "all":
        more_out += cells[f"{name}_unknown_unplaced"]
    least = numerator, whole - numerator + more_out
    most = numerator + more_in, whole - numerator
    if f"{denominator}_most_in" in cells and unit != "event":
        least, most = (
            (cells[f"{denominator}_{end}_in"], cells[f"{denominator}_{end}_out"])
            for end in ("least", "most")
        )
    place_low, place_high = _extremes(least, most)
    return Result(
        numerator=numerator,
        denominator=whole,
        unknown=unknown,
        value=percent(numerator, whole),
        low=percent(numerator, everybody),
        high=percent(numerator + unknown, everybody),
        place_low=place_low,
        place_high=place_high,
    )


def _extremes(
    least: tuple[int, int], most: tuple[int, int]
) -> tuple[Fraction | None, Fraction | None]:
    """The least and the greatest share, each from how many are in and out at that extreme.

    Where nobody would be left there is no share: then one alone of those who may be there decides.
    """
    low, high = (percent(inside, inside + outside) for inside, outside in (least, most))
    if low is None and most[0]:
        low = Fraction(100)
    if high is None and least[1]:
        high = Fraction(0)
    return low, high


def readings(here: tuple[str, str] = ("event", "known")) -> list[tuple[str, str]]:
    """The declared other readings than the one pinned, by name, each with its reason."""
    return [
        (f"unit={unit},denominator={denominator}", _reason(unit, denominator, here))
        for unit in UNITS
        for denominator in DENOMINATORS
        if (unit, denominator) != here
    ]


def _reason(unit: str, denominator: str, here: tuple[str, str]) -> str:
    reasons = []
    if unit != here[0]:
        reasons.append(say(f"figures.reason.unit-{unit}"))
    if denominator != here[1]:
        reasons.append(say(f"figures.reason.denominator-{denominator}"))
    return " ".join(reasons)
