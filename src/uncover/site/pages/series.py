"""A series as a table of pages: its rows in order, a few hundred at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from uncover.figures.edition.reading import Told
from uncover.figures.footnote.counted import number_said
from uncover.terms.speech import say

ROWS = 200
_MARKS = ("&page=", "?page=")


@dataclass(frozen=True)
class Page:
    """One page of a series, counted from 1; a number beyond its ends is the nearest there is."""

    values: Sequence[Told]
    asked: int

    @property
    def last(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.values) // ROWS))

    @property
    def number(self) -> int:
        """Which page it is."""
        return min(max(self.asked, 1), self.last)

    @property
    def rows(self) -> Sequence[Told]:
        """The values on it."""
        return self.values[(self.number - 1) * ROWS : self.number * ROWS]


def paged(asked: str) -> tuple[str, int]:
    """An address without its `page=N`, and that number; 1 where it names none."""
    for mark in _MARKS:
        whole, found, number = asked.rpartition(mark)
        if found and number.isascii() and number.isdigit():
            return whole, min(int(number[:6]), 10**6)
    return asked, 1


def value_of(each: Told, decimal: str | None) -> str:
    """A value or a bound of a series as a table tells it; a dash where there is none."""
    if decimal is None:
        return "-"
    told = number_said(Fraction(decimal))
    return say("explain.percent", number=told) if each.kind == "share" else told


def bounds_of(each: Told) -> str:
    """Both bounds, or nothing where they are the value itself."""
    if each.low == each.value == each.high:
        return ""
    return say("site.range", low=value_of(each, each.low), high=value_of(each, each.high))
