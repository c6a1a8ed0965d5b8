"""Months and fiscal years along an axis: where each stands, and which of them are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from uncover.site.charts.drawing import WIDTH, line, text, width_of
from uncover.terms.speech import say

_YEAR = 12


def place_in_time(when: str) -> int:
    """The number of a period, one more for each next: of a month `2025-03`, of a year `2025`."""
    year, _, month = when.partition("-")
    return int(year) * _YEAR + int(month) - 1 if month else int(year)


def month_said(when: str) -> str:
    """A month in few letters: Mar 2025."""
    year, _, month = when.partition("-")
    return f"{say('charts.months').split()[int(month) - 1]} {year}"


@dataclass(frozen=True)
class Slots:
    """Equal room for every period from the first to the last, those without a value too."""

    periods: Sequence[str]
    left: Fraction
    right: Fraction

    @cached_property
    def first(self) -> int:
        """The number of the first period."""
        return min(place_in_time(each) for each in self.periods)

    @cached_property
    def count(self) -> int:
        """How many periods there are from the first to the last."""
        return max(place_in_time(each) for each in self.periods) - self.first + 1

    @cached_property
    def step(self) -> Fraction:
        """The width of one period."""
        return Fraction(self.right - self.left, self.count)

    def middle(self, when: str) -> Fraction:
        """The middle of a period."""
        return self.left + (place_in_time(when) - self.first + Fraction(1, 2)) * self.step

    def axis(self, y: int) -> str:
        """The line at nought, and names under it: of Januaries or of years, where there is room."""
        told = [line(self.left, y, self.right, y, "axis")]
        end = Fraction(-1000)
        for x, said in self._named():
            half = Fraction(width_of(said, 12), 2)
            middle = min(max(x, half), WIDTH - half)
            if middle - half >= end:
                end = middle + half + 6
                told.append(text(middle, y + 15, said, "tick", "middle"))
        return "".join(told)

    def _named(self) -> list[tuple[Fraction, str]]:
        numbers = range(self.first, self.first + self.count)
        if "-" not in self.periods[0]:
            return [(self._at(each), str(each)) for each in numbers]
        januaries = [(self._at(n), str(n // _YEAR)) for n in numbers if n % _YEAR == 0]
        if len(januaries) > 1:
            return januaries
        ends = sorted({min(self.periods, key=place_in_time), max(self.periods, key=place_in_time)})
        return [(self.middle(each), month_said(each)) for each in ends]

    def _at(self, place: int) -> Fraction:
        return self.left + (place - self.first + Fraction(1, 2)) * self.step
