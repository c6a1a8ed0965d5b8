"""Rows along one axis: values with their bounds, one under the other, each with its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from uncover.site.charts.drawing import (
    WIDTH,
    Drawing,
    circle,
    line,
    path,
    rect,
    text,
    width_of,
    wrapped,
)
from uncover.site.charts.numbers import between, roundly, shortly
from uncover.site.charts.scale import Scale, rounds

_LINE, _MARK, _GAP, _FOOT = 16, 14, 12, 22
_EDGE = 12

Kind = Literal["value", "quoted", "bounds", "place", "other"]


@dataclass(frozen=True)
class Rung:
    """One row: words, a value or none, bounds or none; `kind` decides its mark.

    value: a dot, of what was quoted or printed an open one; bounds: of unknown class; place: of
    unknown place, hatched by its ends; other: a declared reading of the same words.
    """

    said: str
    value: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    kind: Kind = "value"


def ladder(rungs: Sequence[Rung], unit: str = "", *, follows: bool = False) -> Drawing:
    """The rows in their order; `follows`: a line leads from each value to the next."""
    ends = [end for each in rungs for end in (each.value, each.low, each.high) if end is not None]
    if not ends:
        return Drawing(0, "")
    marks = _marks(min(ends), max(ends), is_share=bool(unit))
    edge = Fraction(max(_EDGE, width_of(roundly(marks[-1], unit), 14) // 2 + 2))
    scale = Scale(marks[0], marks[-1], edge, WIDTH - edge)
    placed, y = [], 0
    for each in rungs:
        lines = wrapped(_words(each, unit), WIDTH)
        placed.append((each, lines, y + _LINE * len(lines) + _MARK // 2))
        y += _LINE * len(lines) + _MARK + _GAP
    parts = [_axis(scale, marks, unit, y)]
    if follows:
        points = [(scale.at(each.value), at) for each, _, at in placed if each.value is not None]
        parts.append(path(points, "path"))
    for each, lines, at in placed:
        top = at - _MARK // 2 - _LINE * len(lines)
        parts += [
            text(0, top + 12 + _LINE * index, said, "label over", first=_number(each, unit))
            for index, said in enumerate(lines)
        ]
        parts.append(_mark(each, scale, at))
    return Drawing(y + _FOOT, "".join(parts))


def _words(each: Rung, unit: str) -> str:
    """The words with the number, so that nobody has to read it off the axis."""
    return f"{_number(each, unit)} {each.said}"


def _number(each: Rung, unit: str) -> str:
    if each.value is not None:
        return shortly(each.value, unit)
    return between(each.low, each.high, unit)


def _marks(least: Fraction, most: Fraction, *, is_share: bool) -> list[Fraction]:
    room = (most - least) / 10 or abs(most) / 10 or Fraction(1)
    told = rounds(max(least - room, Fraction(0)), most + room)
    return [each for each in told if each <= 100] if is_share and len(told) > 2 else told  # noqa: PLR2004


def _axis(scale: Scale, marks: Sequence[Fraction], unit: str, y: int) -> str:
    told = []
    for mark in marks:
        x = scale.at(mark)
        told.append(line(x, 0, x, y, "grid"))
        told.append(text(x, y + 15, roundly(mark, unit), "tick", "middle"))
    return "".join(told) + line(scale.begin, y, scale.end, y, "axis")


def _mark(each: Rung, scale: Scale, y: int) -> str:
    told = ""
    if each.low is not None and each.high is not None and each.low != each.high:
        left, right = scale.at(each.low), scale.at(each.high)
        told += rect(left, y - 5, max(right - left, Fraction(1)), 10, _band(each.kind))
        told += line(left, y - 7, left, y + 7, "axis") + line(right, y - 7, right, y + 7, "axis")
    if each.value is None:
        return told
    x = scale.at(each.value)
    if each.kind == "other":
        points = [(x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5)]
        return told + path(points, "other", is_closed=True)
    return told + circle(x, y, 5, "dot quoted" if each.kind == "quoted" else "dot")


def _band(kind: Kind) -> str:
    return "band" if kind == "place" else "bounds"
