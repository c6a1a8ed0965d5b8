"""From the integers that the SQL returns to value, bounds and alternatives, in exact fractions."""

from fractions import Fraction
from typing import Any

from uncover.figures.figure import Alternative, PlaceBounds
from uncover.figures.measure import Measure
from uncover.terms.speech import say

Cells = dict[str, Any]

UNITS = ("event", "person", "person-last")
DENOMINATORS = ("known", "all")


def percent(part: int, whole: int) -> Fraction | None:
    """`part` of `whole` in percent, None of nothing."""
    return Fraction(100 * part, whole) if whole else None


class Share:
    """One reading of a share: numerator, denominator, unknown, value and bounds (DOMAIN 4.6)."""

    def __init__(self, cells: Cells, unit: str, denominator: str) -> None:
        """Read the counts of one unit out of the answer's cells."""
        name = unit.replace("-", "_")
        self.numerator: int = cells[f"{name}_in"]
        self.unknown: int = cells[f"{name}_unknown"]
        known = self.numerator + cells[f"{name}_out"]
        everybody = known + self.unknown
        self.denominator = known if denominator == "known" else everybody
        self.value = percent(self.numerator, self.denominator)
        self.low = percent(self.numerator, everybody)
        self.high = percent(self.numerator + self.unknown, everybody)
        # Rows of unknown place, each with its own class, may or may not belong (DESIGN 4).
        more_in = cells.get(f"{name}_in_unplaced", 0)
        more_out = cells.get(f"{name}_out_unplaced", 0)
        if denominator == "all":
            more_out += cells.get(f"{name}_unknown_unplaced", 0)
        self.place_low = percent(self.numerator, self.denominator + more_out)
        self.place_high = percent(self.numerator + more_in, self.denominator + more_in)


def pinned_reading(options: dict[str, str]) -> tuple[str, str]:
    """The unit and denominator that a question asks for."""
    return options.get("unit", "event"), options.get("denominator", "known")


def alternatives(
    measure: Measure, cells: Cells, options: dict[str, str]
) -> tuple[Alternative, ...]:
    """The declared other readings of a share: unit by denominator, without the pinned one."""
    if measure.kind != "share":
        return ()
    pinned = pinned_reading(options)
    return tuple(
        Alternative(
            f"unit={unit},denominator={denominator}",
            Share(cells, unit, denominator).value,
            _reason(unit, denominator, pinned),
        )
        for unit in UNITS
        for denominator in DENOMINATORS
        if (unit, denominator) != pinned
    )


def _reason(unit: str, denominator: str, pinned: tuple[str, str]) -> str:
    reasons = []
    if unit != pinned[0]:
        reasons.append(say(f"figures.reason.unit-{unit}"))
    if denominator != pinned[1]:
        reasons.append(say(f"figures.reason.denominator-{denominator}"))
    return " ".join(reasons)


def place_bounds(measure: Measure, cells: Cells, options: dict[str, str]) -> PlaceBounds:
    """What the rows of unknown place could change."""
    low: Fraction | None
    high: Fraction | None
    if measure.counting.what == "events":
        low = Fraction(cells["events"])
        high = low + cells["place_unknown"]
    elif measure.counting.what == "people":
        low = Fraction(cells["people"])
        high = Fraction(cells["people_at_most"] + cells["unnamed_at_most"])
    else:
        share = Share(cells, *pinned_reading(options))
        low, high = share.place_low, share.place_high
    return PlaceBounds(
        recorded=cells["place_recorded"],
        filled=cells["place_filled"],
        unknown=cells["place_unknown"],
        low=low,
        high=high,
    )
