"""Dated decisions along one axis of years: a mark for each, a bar from its effect to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from uncover.site.charts.drawing import WIDTH, Drawing, circle, line, path, rect, text, wrapped
from uncover.site.charts.scale import Scale

_LINE, _MARK, _GAP, _HEAD = 16, 12, 10, 22
_EDGE = 18
_MOST_YEARS = 7


@dataclass(frozen=True)
class Event:
    """One decision: its day, when it took effect and ended (ISO days, months or years), its words.

    first: what the words begin with, the day. effective, ended: empty where there is none; what
    took effect and has no end goes on.
    """

    day: str
    first: str
    said: str
    effective: str = ""
    ended: str = ""
    is_national: bool = False


def timeline(events: Sequence[Event]) -> Drawing:
    """The events in their order, the words of each over its mark. Empty without events."""
    told = [each for each in events if each.day]
    if not told:
        return Drawing(0, "")
    dates = [at(end) for each in told for end in (each.day, each.effective, each.ended) if end]
    first, last = int(min(dates)), int(max(dates)) + 1
    scale = Scale(Fraction(first), Fraction(last), Fraction(_EDGE), Fraction(WIDTH - _EDGE))
    parts, y = [], _HEAD
    for each in told:
        lines = wrapped(f"{each.first} {each.said}", WIDTH)
        parts += [
            text(0, y + 12 + _LINE * index, said, "label over", first=each.first)
            for index, said in enumerate(lines)
        ]
        y += _LINE * len(lines)
        parts.append(_mark(each, scale, y + _MARK // 2))
        y += _MARK + _GAP
    return Drawing(y, _years(scale, first, last, y - _GAP) + "".join(parts))


def at(day: str) -> Fraction:
    """A day, month or year as years: what is dated by a month or year stands in its middle."""
    year, *rest = (int(part) for part in day.split("-"))
    if not rest:
        return year + Fraction(1, 2)
    days = Fraction(rest[1] - 1, 31) if len(rest) > 1 else Fraction(1, 2)
    return year + (rest[0] - 1 + days) / 12


def _years(scale: Scale, first: int, last: int, y: int) -> str:
    step = next(each for each in (1, 2, 5, 10, 20, 50) if (last - first) / each <= _MOST_YEARS)
    told = []
    for year in range(-(-first // step) * step, last + 1, step):
        x = scale.at(Fraction(year))
        told.append(line(x, 18, x, y, "grid"))
        told.append(text(x, 12, str(year), "tick", "middle"))
    return "".join(told)


def _mark(each: Event, scale: Scale, y: int) -> str:
    kind = " nation" if each.is_national else ""
    told = ""
    if each.effective:
        left = scale.at(at(each.effective))
        right = scale.at(at(each.ended)) if each.ended else scale.end
        told += rect(left, y - 3, max(right - left, Fraction(1)), 6, f"span{kind}")
        told += (
            line(right, y - 6, right, y + 6, "axis")
            if each.ended
            else path(
                [(right, y - 6), (right + 9, y), (right, y + 6)], f"span{kind}", is_closed=True
            )
        )
    return told + circle(scale.at(at(each.day)), y, 5, f"event{kind}")
