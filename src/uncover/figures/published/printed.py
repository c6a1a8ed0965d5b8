"""A number as it was printed: the interval of all values it may stand for."""

from dataclasses import dataclass
from fractions import Fraction

from uncover.figures.published.lines import Line


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
    upper end, and where the words were "more than" its lower end does not belong.
    """
    value = Fraction(line.value)
    if line.precision == "exact":
        return Printed(value, value, value)
    if line.precision == "at least":
        return Printed(value, value, None, low_closed="more than" not in line.note)
    decimals = len(line.value.partition(".")[2])
    unit = Fraction(1, 10**decimals)
    half = unit / 2 if line.precision == "rounded" else _about(line, value, unit)
    return Printed(value, value - half, value + half)


def _about(line: Line, value: Fraction, unit: Fraction) -> Fraction:
    """The half-width of "about" (CLAIMS 2.2), for a percentage or a count."""
    if not line.measure.startswith("share"):
        return max(value / 50, min(unit / 2, value / 10), Fraction(1))
    if unit < 1:
        return unit
    wide = Fraction(5, 2) if value % 5 == 0 else Fraction(1)
    return max(unit / 2, min(wide, value / 5, (100 - value) / 5))
