"""Intervals of exact numbers: what a phrase allows, and how it stands to what a source fixes."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Relation = Literal["inside", "disjoint", "straddling"]


@dataclass(frozen=True)
class Interval:
    """All values between two ends; an end that is None is open without limit.

    low_closed, high_closed: whether the end itself belongs.
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: Fraction) -> "Interval":
        """The interval that holds one value."""
        return cls(value, value)

    @property
    def two_sided(self) -> bool:
        """Whether both ends are finite and apart."""
        return self.low is not None and self.high is not None and self.low != self.high

    def contains(self, value: Fraction) -> bool:
        """Whether `value` belongs."""
        return not self._below(value) and not self._above(value)

    def relation(self, given: "Interval") -> Relation:
        """How the values of `given` stand to this interval: all in it, none, or some."""
        if given.low is not None and given.low == given.high:
            return "inside" if self.contains(given.low) else "disjoint"
        if self._holds_low(given) and self._holds_high(given):
            return "inside"
        return "disjoint" if self._apart(given) else "straddling"

    @property
    def mirrored(self) -> "Interval":
        """The same values with the other sign."""
        low = None if self.high is None else -self.high
        high = None if self.low is None else -self.low
        return Interval(low, high, self.high_closed, self.low_closed)

    @property
    def positive(self) -> "Interval":
        """The part of it above nought, which is no change."""
        if self.low is not None and self.low > 0:
            return self
        return Interval(Fraction(0), self.high, False, self.high_closed)  # noqa: FBT003

    def clipped(self, least: Fraction, most: Fraction) -> "Interval":
        """The part of it between `least` and `most`."""
        low, low_closed = self.low, self.low_closed
        high, high_closed = self.high, self.high_closed
        if low is not None and low < least:
            low, low_closed = least, True
        if high is not None and high > most:
            high, high_closed = most, True
        return Interval(low, high, low_closed, high_closed)

    def _below(self, value: Fraction) -> bool:
        if self.low is None:
            return False
        return value < self.low or (value == self.low and not self.low_closed)

    def _above(self, value: Fraction) -> bool:
        if self.high is None:
            return False
        return value > self.high or (value == self.high and not self.high_closed)

    def _holds_low(self, given: "Interval") -> bool:
        if self.low is None or given.low is None:
            return self.low is None
        if given.low == self.low:
            return self.low_closed or not given.low_closed
        return given.low > self.low

    def _holds_high(self, given: "Interval") -> bool:
        if self.high is None or given.high is None:
            return self.high is None
        if given.high == self.high:
            return self.high_closed or not given.high_closed
        return given.high < self.high

    def _apart(self, given: "Interval") -> bool:
        return _ends_before(self, given) or _ends_before(given, self)


def _ends_before(first: Interval, second: Interval) -> bool:
    if first.high is None or second.low is None:
        return False
    if first.high == second.low:
        return not (first.high_closed and second.low_closed)
    return first.high < second.low
