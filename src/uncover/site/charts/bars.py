"""Bars over time: from nought, direct labels, partial periods hollow, bounds as a band."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from uncover.site.charts.drawing import WIDTH, Drawing, line, rect, text, width_of, wrapped
from uncover.site.charts.numbers import roundly, shortly
from uncover.site.charts.periods import Slots
from uncover.site.charts.scale import Scale, rounds

HEIGHT, FLOOR, TOP = 208, 186, 34
"""The height of a chart over time, and where its nought and its highest value stand."""
_FEW = 7
_ROOM = 5


@dataclass(frozen=True)
class Bar:
    """One period, a month or a year: its value and bounds; whether the records cover it in part."""

    when: str
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    is_partial: bool = False


@dataclass(frozen=True)
class Seam:
    """Where what is counted changes: the first period after it, and what changed, in words."""

    when: str
    said: str


def bars(drawn: Sequence[Bar], axis: str, seams: Sequence[Seam] = ()) -> Drawing:
    """The chart of values that start at nought; `axis` says the unit. Empty without values."""
    known = [bar for bar in drawn if bar.value is not None]
    if not known:
        return Drawing(0, "")
    highest = max(
        Fraction(end) for bar in known for end in (bar.value, bar.high) if end is not None
    )
    marks = rounds(Fraction(0), highest or Fraction(1))
    scale = Scale(marks[0], marks[-1], Fraction(FLOOR), Fraction(TOP))
    slots = Slots([bar.when for bar in drawn], Fraction(gutter(marks)), Fraction(WIDTH - 2))
    parts = [grid(scale, marks, axis)]
    parts += [_bar(bar, slots, scale) for bar in known]
    parts += [slots.axis(FLOOR), *(seam(each, slots) for each in seams)]
    parts += _labels(known, slots, scale)
    return Drawing(HEIGHT, "".join(parts))


def gutter(marks: Sequence[Fraction], unit: str = "") -> int:
    """The width of the names of round values left of a chart."""
    return max(width_of(roundly(each, unit), 15) for each in marks) + 8


def grid(scale: Scale, marks: Sequence[Fraction], axis: str, unit: str = "") -> str:
    """The lines at round values with their names, and what the axis counts above them."""
    left = gutter(marks, unit)
    told = [text(0, 12, axis, "said")]
    for mark in marks:
        y = scale.at(mark)
        told.append(text(left - 6, y + 4, roundly(mark, unit), "tick", "end"))
        if mark != scale.least:
            told.append(line(left, y, WIDTH, y, "grid"))
    return "".join(told)


def seam(each: Seam, slots: Slots) -> str:
    """A dotted line before a period, and the words beside it."""
    x = slots.middle(each.when) - slots.step / 2
    anchor, at = ("start", x + 4) if x < WIDTH * 3 // 5 else ("end", x - 4)
    room = int(WIDTH - x if anchor == "start" else x) - 8
    words = [
        text(at, TOP + 10 + 13 * index, said, "tick over", anchor)
        for index, said in enumerate(wrapped(each.said, room, 12))
    ]
    return line(x, TOP - 8, x, FLOOR, "seam") + "".join(words)


def _bar(bar: Bar, slots: Slots, scale: Scale) -> str:
    value = bar.value or Fraction(0)
    width = max(slots.step * Fraction(3, 4), Fraction(1))
    width = min(width, Fraction(56))
    left, top = slots.middle(bar.when) - width / 2, scale.at(value)
    told = rect(left, top, width, FLOOR - top, "bar partial" if bar.is_partial else "bar")
    if bar.low is not None and bar.high is not None and bar.low != bar.high:
        upper, lower = scale.at(bar.high), scale.at(bar.low)
        told += rect(left, upper, width, lower - upper, "bounds")
    return told


def _labels(known: Sequence[Bar], slots: Slots, scale: Scale) -> list[str]:
    """Every value where there are few, else the highest and the last."""
    wanted = list(known)
    if slots.count > _FEW:
        whole = [bar for bar in known if not bar.is_partial] or list(known)
        highest = max(whole, key=lambda bar: bar.value or Fraction(0))
        wanted = [highest, whole[-1]] if _apart(highest, whole[-1], slots) else [highest]
    return [
        text(
            _within(slots.middle(bar.when), said := shortly(bar.value)),
            scale.at(max(bar.value or Fraction(0), bar.high or Fraction(0))) - _ROOM,
            said,
            "value",
            "middle",
        )
        for bar in wanted
    ]


def _apart(one: Bar, other: Bar, slots: Slots) -> bool:
    return one is not other and abs(slots.middle(one.when) - slots.middle(other.when)) > 44  # noqa: PLR2004  two numbers' room


def _within(x: Fraction, said: str) -> Fraction:
    half = Fraction(width_of(said), 2)
    return min(max(x, half), WIDTH - half)
