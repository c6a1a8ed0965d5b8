"""How a figure moved between editions, as a chart: where more than one of them has it."""

from collections.abc import Sequence
from fractions import Fraction

from uncover.figures.footnote.period import day_said
from uncover.site.changed import Moved
from uncover.site.charts.chart import Chart
from uncover.site.charts.numbers import PERCENT, shortly
from uncover.site.charts.of_figure import Point, moved
from uncover.terms.speech import say


def moving(told: Sequence[Moved], *, made_up: bool) -> Chart | None:
    """The chart of a figure's history, the oldest edition first; None of fewer than two."""
    points = [each.point for each in reversed(told) if each.point and each.point.value is not None]
    if len(points) < 2:  # noqa: PLR2004  one point moves nowhere
        return None
    is_share = points[0].kind == "share"
    unit = PERCENT if is_share else ""
    first, last = points[0], points[-1]
    title = say(
        "site.figure.moved-from" if first.value != last.value else "site.figure.moved-same",
        before=shortly(Fraction(first.value or 0), unit),
        then=day_said(first.date),
        after=shortly(Fraction(last.value or 0), unit),
        now=day_said(last.date),
    )
    drawn = [
        Point(
            say("charts.edition", date=day_said(each.date)).rstrip("."),
            _number(each.value),
            _number(each.low),
            _number(each.high),
        )
        for each in points
    ]
    return moved(title, drawn, is_share=is_share, made_up=made_up)


def _number(told: str | None) -> Fraction | None:
    return None if told is None else Fraction(told)
