"""A number as it was printed: the interval of all values it may stand for."""

import re
from dataclasses import dataclass
from fractions import Fraction

from uncover.figures.published.lines import Line
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Printed:
    """The values that a printed number may stand for; None where there is no end on that side."""

    value: Fraction
    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True

    @property
    def exact(self) -> int | None:
        """The whole number that was printed exactly, if it was."""
        if self.low == self.high == self.value and self.value.denominator == 1:
            return self.value.numerator
        return None


def printed(line: Line) -> Printed:
    """The interval of a line (DESIGN 4, Basis).

    Exact is a point; rounded to a unit u is value ± u/2; "about" is CLAIMS R06; "at least" has no
    upper end, and where the words were "more than" its lower end does not belong. Raises
    UnusableError (`published.no-number`) where no number stands.
    """
    try:
        value = Fraction(line.value.replace(",", ""))
    except (ValueError, ZeroDivisionError) as error:
        raise UnusableError(
            "published.no-number", value=line.value, measure=line.measure, source=line.source
        ) from error
    if line.precision == "exact":
        return Printed(value, value, value)
    if line.precision in ("at least", "more than"):
        more = "more than" in (line.precision, *re.findall("more than", line.note))
        return Printed(value, value, None, low_closed=not more)
    unit = _unit(line)
    half = unit / 2 if line.precision == "rounded" else _about(line, value, unit)
    if _is_share(line):
        return Printed(value, max(value - half, Fraction(0)), min(value + half, Fraction(100)))
    return Printed(value, value - half, value + half)


def _is_share(line: Line) -> bool:
    return line.measure.startswith("share")


def _unit(line: Line) -> Fraction:
    """The unit of the last digit; zeros at the end of a rounded count are no digits (R04)."""
    decimals = len(line.value.partition(".")[2])
    if decimals or _is_share(line):
        return Fraction(1, 10**decimals)
    return Fraction(10 ** (len(line.value) - len(line.value.rstrip("0"))))


def _about(line: Line, value: Fraction, unit: Fraction) -> Fraction:
    """The half-width of "about" (CLAIMS 2.2), for a percentage or a count."""
    if _is_share(line):
        if unit < 1:
            return unit
        wide = Fraction(5, 2) if value % 5 == 0 else Fraction(1)
        return max(unit / 2, min(wide, value / 5, (100 - value) / 5))
    last = line.value.rstrip("0")[-1:]
    place = unit * 5 if last == "5" else unit
    near = Fraction(1) if place == 1 else min(place / 2, value / 10)
    return max(near, Fraction(1), value / 50)
