"""A cumulative count that falls: two reports that cannot both be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from uncover.figures.figure import Figure
from uncover.figures.published.lines import Line
from uncover.figures.published.reports import SHARES, at, dates_of
from uncover.terms.speech import say

_MAY_FALL = ("jurisdictions_active",)


@dataclass(frozen=True)
class Fall:
    """Two reports of one cumulative count that cannot both be right.

    at_least: the least that the earlier report allows; at_most: the most that the later allows.
    """

    measure: str
    earlier: Figure
    at_least: int
    later: Figure
    at_most: int

    @property
    def sentence(self) -> str:
        """Both dates, both counts, and who said so."""
        return say(
            "published.hazard.cumulative-count-fell",
            at_least=f"{self.at_least:,}",
            earlier=self.earlier.through,
            first="; ".join(self.earlier.said_by),
            at_most=f"{self.at_most:,}",
            later=self.later.through,
            second="; ".join(self.later.said_by),
        )


def falls(measure: str, lines: Sequence[Line]) -> list[Fall]:
    """Every fall in the cumulative count behind a measure; `lines` are those of one place.

    A count follows from a report exactly, or as an interval from its share and its whole.
    """
    if measure in _MAY_FALL:
        return []
    cumulative = _cumulative(lines)
    known = [
        told
        for date in dates_of(measure, cumulative)
        if (told := _between(measure, cumulative, date))
    ]
    return [
        Fall(measure, earlier, at_least, later, at_most)
        for n, (earlier, at_least, _) in enumerate(known)
        for later, _, at_most in known[n + 1 :]
        if at_least is not None and at_most is not None and at_most < at_least
    ]


def fall_of(measure: str, lines: Sequence[Line], through: str | None) -> Fall | None:
    """The fall in which the report to this date takes part, if there is one.

    A share and the count it is a share of tell one series.
    """
    names = next((pair for pair in SHARES.items() if measure in (pair[0], pair[1][0])), None)
    for fall in falls(names[0] if names else measure, lines):
        if through in (fall.earlier.through, fall.later.through):
            return fall
    return None


def _cumulative(lines: Sequence[Line]) -> list[Line]:
    other = {(line.from_, line.through) for line in lines if "not cumulative" in line.note}
    return [line for line in lines if (line.from_, line.through) not in other]


def _between(
    measure: str, lines: Sequence[Line], through: str
) -> tuple[Figure, int | None, int | None] | None:
    """Between which whole numbers the count of one report lies."""
    found = at(measure, lines, through)
    if found is None:
        return None
    figure = found[0]
    if figure.kind == "count":
        low, high = figure.low, figure.high
    elif figure.denominator and figure.low is not None and figure.high is not None:
        whole = Fraction(figure.denominator)
        low, high = figure.low * whole / 100, figure.high * whole / 100
    else:
        return None
    return (
        figure,
        None if low is None else ceil(low),
        None if high is None else floor(high),
    )
