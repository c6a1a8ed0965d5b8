"""A printed series over its dates, and what it cannot do: a cumulative count that falls."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.figures.published.answer import answer, dates_of
from uncover.figures.published.lines import Line
from uncover.terms.periods import moment


@dataclass(frozen=True)
class Fall:
    """Two reports of one cumulative count that cannot both be right."""

    earlier: Figure
    at_least: int
    later: Figure
    at_most: int


def series(measure: str, place: str, lines: Sequence[Line], release: str) -> list[Figure]:
    """The measure at a place at each of its dates, in order."""
    here = [line for line in lines if line.place_id == place]
    return [
        answer(Ask(measure, place, through=moment(date)), lines, release)[0]
        for date in dates_of(measure, here)
    ]


def fall(place: str, lines: Sequence[Line], release: str) -> Fall | None:
    """The first fall of the cumulative number of removals without a conviction, if there is one.

    From each report's share and whole follows between which counts it lies.
    """
    told = series("share_of_removals_without_conviction", place, lines, release)
    known = [(figure, *_between(figure)) for figure in told if figure.denominator]
    for n, (earlier, at_least, _) in enumerate(known):
        for later, _, at_most in known[n + 1 :]:
            if at_most < at_least:
                return Fall(earlier, at_least, later, at_most)
    return None


def _between(figure: Figure) -> tuple[int, int]:
    whole = Fraction(figure.denominator or 0)
    low, high = figure.low or Fraction(0), figure.high or Fraction(100)
    return ceil(low * whole / 100), floor(high * whole / 100)
