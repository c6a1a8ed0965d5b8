"""A chart of bars over time: from nought, direct labels, partial periods hollow, bounds drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from uncover.terms.numbers import grouped, half_up

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 640, 240, 8, 22, 26
_ROOM = 4


@dataclass(frozen=True)
class Bar:
    """One period: its label, its value, its bounds; hollow where the records cover it in part."""

    label: str
    value: Fraction | None
    low: Fraction | None = None
    high: Fraction | None = None
    is_partial: bool = False


def bars(title: str, drawn: Sequence[Bar], unit: str = "") -> str:
    """The chart as SVG; `title` is the finding, and its alternative text. Empty without values."""
    known = [bar.value for bar in drawn if bar.value is not None]
    if not known:
        return ""
    highest = max([*known, *(bar.high for bar in drawn if bar.high is not None)]) or Fraction(1)
    step = Fraction(_WIDTH - 2 * _LEFT, len(drawn))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"',
        f' class="chart"><title>{escape(title)}</title>',
    ]
    shown = max(1, -(-len(drawn) // 12))
    for index, bar in enumerate(drawn):
        parts.append(
            _bar(bar, _LEFT + index * step, step, highest, unit, is_last=index == len(drawn) - 1)
        )
        if index % shown == 0:
            x = half_up(_LEFT + (index + Fraction(1, 2)) * step, 1)
            parts.append(
                f'<text class="label" x="{x}" y="{_HEIGHT - 8}" text-anchor="middle">'
                f"{escape(bar.label)}</text>"
            )
    y = _HEIGHT - _BOTTOM
    parts.append(f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _LEFT}" y1="{y}" y2="{y}"/></svg>')
    return "".join(parts)


def _bar(
    bar: Bar, x: Fraction, step: Fraction, highest: Fraction, unit: str, *, is_last: bool
) -> str:
    if bar.value is None:
        return ""
    space = _HEIGHT - _TOP - _BOTTOM
    height = bar.value / highest * space
    top = _HEIGHT - _BOTTOM - height
    width = max(step * Fraction(3, 4), Fraction(1))
    left = x + (step - width) / 2
    kind = "bar partial" if bar.is_partial else "bar"
    told = (
        f'<rect class="{kind}" x="{half_up(left, 1)}" y="{half_up(top, 1)}"'
        f' width="{half_up(width, 1)}" height="{half_up(height, 1)}"/>'
    )
    middle = half_up(left + width / 2, 1)
    if bar.low is not None and bar.high is not None and bar.low != bar.high:
        low = half_up(_HEIGHT - _BOTTOM - bar.low / highest * space, 1)
        high = half_up(_HEIGHT - _BOTTOM - bar.high / highest * space, 1)
        told += f'<line class="bounds" x1="{middle}" x2="{middle}" y1="{low}" y2="{high}"/>'
    if is_last or bar.value == highest or step > 40:  # noqa: PLR2004  room for a number
        said = grouped(int(bar.value)) if bar.value.denominator == 1 else half_up(bar.value, 1)
        y = half_up(top - _ROOM, 1)
        told += f'<text class="value" x="{middle}" y="{y}" text-anchor="middle">{said}{unit}</text>'
    return told
