"""From values to places in a picture, and the round values that an axis names."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

_LINES = 4


@dataclass(frozen=True)
class Scale:
    """The values from `least` to `most` between two places of a picture."""

    least: Fraction
    most: Fraction
    begin: Fraction
    end: Fraction

    def at(self, value: Fraction) -> Fraction:
        """Where a value stands, at the edge where it lies beyond."""
        inside = min(max(value, self.least), self.most)
        share = (inside - self.least) / (self.most - self.least)
        return self.begin + share * (self.end - self.begin)


def rounds(least: Fraction, most: Fraction, lines: int = _LINES) -> list[Fraction]:
    """Round values at even steps, the first at most `least` and the last at least `most`."""
    span = max(most - least, Fraction(1, 1000))
    step = _step(span / lines)
    first = least // step * step
    told = [first]
    while told[-1] < most:
        told.append(told[-1] + step)
    return told if len(told) > 1 else [first, first + step]


def _step(wanted: Fraction) -> Fraction:
    """The smallest of 1, 2, 5 times a power of ten that is at least what is wanted."""
    power = Fraction(1)
    while power < wanted:
        power *= 10
    while power / 10 >= wanted:
        power /= 10
    return next(power * part for part in _parts() if power * part >= wanted)


def _parts() -> Sequence[Fraction]:
    return (Fraction(1, 5), Fraction(1, 2), Fraction(1))
