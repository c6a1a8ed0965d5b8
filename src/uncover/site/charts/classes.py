"""Classes over time: bars stacked from nought in one order, told apart by place, words, pattern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from uncover.site.charts.bars import FLOOR, HEIGHT, TOP, grid, gutter
from uncover.site.charts.drawing import (
    WIDTH,
    Drawing,
    Length,
    hatch,
    line,
    rect,
    spread,
    text,
    width_of,
)
from uncover.site.charts.numbers import shortly
from uncover.site.charts.palette import CLASSES
from uncover.site.charts.periods import Slots
from uncover.site.charts.scale import Scale, rounds

_ROOM, _SWATCH, _LINE = 16, 10, 16
_FEW, _LONG = 6, 12


@dataclass(frozen=True)
class Stack:
    """One period: its rows by class, those of unknown class under `unknown`."""

    when: str
    rows: Mapping[str, int]
    is_partial: bool = False

    @property
    def whole(self) -> int:
        """All its rows."""
        return sum(self.rows.values())


def classes(drawn: Sequence[Stack], axis: str, words: Mapping[str, str]) -> Drawing:
    """The chart of counts by class; `axis` says the unit, `words` what each class is called.

    The words stand right of the last bar, each with its colour and its number there; where bars
    are many, under them.
    """
    if not drawn:
        return Drawing(0, "")
    marks = rounds(Fraction(0), Fraction(max(each.whole for each in drawn)) or Fraction(1))
    scale = Scale(marks[0], marks[-1], Fraction(FLOOR), Fraction(TOP))
    last = drawn[-1]
    told = {name: f"{words[name]} {shortly(Fraction(last.rows.get(name, 0)))}" for name in CLASSES}
    is_long = len({each.when for each in drawn}) > _LONG
    room = 2 if is_long else max(width_of(said) for said in told.values()) + _ROOM + _SWATCH
    slots = Slots([each.when for each in drawn], Fraction(gutter(marks)), Fraction(WIDTH - room))
    parts = [grid(scale, marks, axis)]
    parts += [_stack(each, slots, scale) for each in drawn]
    parts += [_total(each, slots, scale) for each in drawn if slots.count <= _FEW]
    parts.append(slots.axis(FLOOR))
    if is_long:
        parts.append(_key(words))
        return Drawing(HEIGHT + 2 * _LINE + 6, "".join(parts))
    parts.append(_labels(last, slots, scale, told))
    return Drawing(HEIGHT, "".join(parts))


def _width(slots: Slots) -> Fraction:
    return min(max(slots.step * Fraction(3, 4), Fraction(1)), Fraction(48))


def _stack(each: Stack, slots: Slots, scale: Scale) -> str:
    width, below, told = _width(slots), 0, []
    left = slots.middle(each.when) - width / 2
    for name in CLASSES:
        rows = each.rows.get(name, 0)
        top, floor = scale.at(Fraction(below + rows)), scale.at(Fraction(below))
        below += rows
        if rows:
            kind = f"{name} partial" if each.is_partial else name
            told.append(rect(left, top, width, floor - top, kind))
            if name == "unknown":
                told.append(hatch(left, top, width, floor - top))
    return "".join(told)


def _total(each: Stack, slots: Slots, scale: Scale) -> str:
    y = scale.at(Fraction(each.whole)) - 5
    return text(slots.middle(each.when), y, shortly(Fraction(each.whole)), "value", "middle")


def _labels(last: Stack, slots: Slots, scale: Scale, told: Mapping[str, str]) -> str:
    """The words beside the last bar, from the top down, with a line from each part to its own."""
    edge, below = slots.middle(last.when) + _width(slots) / 2, 0
    middles: list[tuple[str, Fraction]] = []
    for name in CLASSES:
        rows = last.rows.get(name, 0)
        middles.append((name, scale.at(below + Fraction(rows, 2))))
        below += rows
    middles.reverse()
    places = spread([y for _, y in middles], _LINE, FLOOR)
    parts, x = [], slots.right + _ROOM
    for (name, wanted), y in zip(middles, places, strict=True):
        if last.rows.get(name):
            parts.append(line(edge + 1, wanted, x - 2, y, "lead"))
        parts.append(_called(name, told[name], x, y))
    return "".join(parts)


def _called(name: str, said: str, x: Length, y: Length) -> str:
    """A class by its colour or pattern, and its word."""
    told = rect(x, y - _SWATCH // 2, _SWATCH, _SWATCH, name)
    if name == "unknown":
        told += hatch(x, y - _SWATCH // 2, _SWATCH, _SWATCH)
    return told + text(x + _SWATCH + 4, y + 4, said)


def _key(words: Mapping[str, str]) -> str:
    """The words under the chart where bars are many: in two rows, in the order of the bars."""
    return "".join(
        _called(name, words[name], 2 + index % 2 * WIDTH // 2, HEIGHT + 8 + index // 2 * _LINE)
        for index, name in enumerate(CLASSES)
    )
