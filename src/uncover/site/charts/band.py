"""A share over time: a line through its values, and a band of what the unknown could make it."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from uncover.site.charts.bars import FLOOR, HEIGHT, TOP, Bar, Seam, grid, gutter, seam
from uncover.site.charts.drawing import WIDTH, Drawing, circle, path, text, width_of
from uncover.site.charts.numbers import PERCENT, shortly
from uncover.site.charts.periods import Slots, place_in_time
from uncover.site.charts.scale import Scale

_MARKS = [Fraction(each) for each in (0, 25, 50, 75, 100)]
_FEW = 7
_LABEL = 46


def band(drawn: Sequence[Bar], axis: str, seams: Sequence[Seam] = ()) -> Drawing:
    """The chart of percentages, from 0 to 100; `axis` says the unit. Empty without values."""
    known = [bar for bar in drawn if bar.value is not None]
    if not known:
        return Drawing(0, "")
    scale = Scale(_MARKS[0], _MARKS[-1], Fraction(FLOOR), Fraction(TOP))
    slots = Slots(
        [bar.when for bar in drawn], Fraction(gutter(_MARKS, PERCENT)), Fraction(WIDTH - 2)
    )
    parts = [grid(scale, _MARKS, axis, PERCENT)]
    for run in _runs(known):
        parts += [_band(run, slots, scale), *_line(run, slots, scale)]
    radius = Fraction(4) if slots.count <= _FEW * 2 else Fraction(5, 2)
    parts += [
        circle(
            slots.middle(bar.when),
            scale.at(bar.value or Fraction(0)),
            radius,
            "point partial" if bar.is_partial else "point",
        )
        for bar in known
    ]
    parts += [slots.axis(FLOOR), *(seam(each, slots) for each in seams)]
    parts += _labels(known, slots, scale)
    return Drawing(HEIGHT, "".join(parts))


def _runs(known: Sequence[Bar]) -> list[list[Bar]]:
    """Periods that follow each other: no line leads over one without a value."""
    runs: list[list[Bar]] = []
    for bar in known:
        if runs and place_in_time(bar.when) == place_in_time(runs[-1][-1].when) + 1:
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return runs


def _band(run: Sequence[Bar], slots: Slots, scale: Scale) -> str:
    """The area between the bounds; of one period alone, as wide as a part of it."""
    told = [bar for bar in run if bar.low is not None and bar.high is not None]
    if not told or all(bar.low == bar.high for bar in told):
        return ""
    half = slots.step / 4
    places = [(slots.middle(bar.when), bar) for bar in told]
    if len(told) == 1:
        places = [(places[0][0] - half, told[0]), (places[0][0] + half, told[0])]
    upper = [(x, scale.at(bar.high or Fraction(0))) for x, bar in places]
    lower = [(x, scale.at(bar.low or Fraction(0))) for x, bar in reversed(places)]
    return path([*upper, *lower], "band", is_closed=True)


def _line(run: Sequence[Bar], slots: Slots, scale: Scale) -> list[str]:
    """The line, dashed where it leads to or from a period that is covered in part."""
    return [
        path(
            [(slots.middle(each.when), scale.at(each.value or Fraction(0))) for each in pair],
            "line partial" if pair[0].is_partial or pair[1].is_partial else "line",
        )
        for pair in pairwise(run)
    ]


def _labels(known: Sequence[Bar], slots: Slots, scale: Scale) -> list[str]:
    """Every value where there are few, else the first and the last that are whole."""
    whole = [bar for bar in known if not bar.is_partial] or list(known)
    wanted = list(known) if slots.count <= _FEW else [whole[0], whole[-1]]
    if slots.middle(wanted[-1].when) - slots.middle(wanted[0].when) < _LABEL:
        wanted = wanted[-1:]
    told = []
    for bar in wanted:
        said = shortly(bar.value, PERCENT)
        half = Fraction(width_of(said), 2)
        x = min(max(slots.middle(bar.when), half), WIDTH - half)
        y = scale.at(max(bar.value or Fraction(0), bar.high or Fraction(0))) - 9
        told.append(text(x, y, said, "value", "middle"))
    return told
