"""A small picture of one claim: what the phrase allows, the value, its bounds and alternatives.

One axis, as SVG: the allowed interval is a bar (open ends run to the edge with an arrow), the
bounds a line, the alternatives ticks, the value a dot. Form tells them apart, not colour alone, and
the title says it all in words.
"""

from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from uncover.claims.interval import Interval
from uncover.claims.phrase import Phrase
from uncover.figures.figure import Figure
from uncover.terms.numbers import grouped, half_up
from uncover.terms.speech import say

_WIDTH, _HEIGHT, _EDGE = 320, 64, 14
_INK, _MUTED, _ALLOWED = "#1c2126", "#565d66", "#1f7a72"
_AXIS, _LABELS = 30, 58


@dataclass(frozen=True)
class _Scale:
    """From values to the width of the picture."""

    least: Fraction
    most: Fraction

    def at(self, value: Fraction) -> str:
        """Where a value stands, in units of the picture, clipped to its edges."""
        span = self.most - self.least
        share = (min(max(value, self.least), self.most) - self.least) / span
        return half_up(_EDGE + share * (_WIDTH - 2 * _EDGE), 1)


def picture(phrase: Phrase, figure: Figure) -> str:
    """The picture as SVG, with its title in words; empty where there is no value and no bound."""
    told = _told(phrase, figure)
    if figure.value is None and figure.low is None and figure.high is None:
        return ""
    scale = _Scale(*_span(told, is_share=figure.kind == "share"))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
            f' width="{_WIDTH}" height="{_HEIGHT}" role="img">',
            f"<title>{escape(_title(phrase, figure))}</title>",
            _line(_EDGE, _WIDTH - _EDGE, _AXIS, _MUTED, 1),
            *(_allowed(each, scale) for each in (phrase.interval, phrase.either) if each),
            _bounds(figure, scale),
            *_ticks(figure, scale),
            _value(figure, scale),
            _labels(scale),
            "</svg>",
        )
    )


def _told(phrase: Phrase, figure: Figure) -> list[Fraction]:
    """Every finite value of the picture."""
    intervals = [each for each in (phrase.interval, phrase.either) if each is not None]
    ends = [end for each in intervals for end in (each.low, each.high)]
    others = [each.value for each in figure.alternatives]
    found = (*ends, figure.value, figure.low, figure.high, *others)
    return [value for value in found if value is not None]


def _span(told: list[Fraction], *, is_share: bool) -> tuple[Fraction, Fraction]:
    least, most = min(told), max(told)
    room = (most - least) / 5 or abs(most) / 10 or Fraction(1)
    least, most = least - room, most + room
    if is_share:
        least, most = max(least, Fraction(0)), min(most, Fraction(100))
    return (least, most) if least < most else (least, least + 1)


def _allowed(interval: Interval, scale: _Scale) -> str:
    """The bar of what a phrase allows; an end that does not belong is drawn open."""
    low = scale.at(scale.least if interval.low is None else interval.low)
    high = scale.at(scale.most if interval.high is None else interval.high)
    width = half_up(max(Fraction(high) - Fraction(low), Fraction(2)), 1)
    bar = (
        f'<rect x="{low}" y="{_AXIS - 9}" width="{width}" height="18" fill="{_ALLOWED}"'
        f' fill-opacity="0.25" stroke="{_ALLOWED}"/>'
    )
    arrows = (
        _arrow(_EDGE, -1) if interval.low is None else "",
        _arrow(_WIDTH - _EDGE, 1) if interval.high is None else "",
    )
    return bar + "".join(arrows)


def _arrow(x: int, way: int) -> str:
    tip = x + way * 9
    points = f"{x},{_AXIS - 6} {tip},{_AXIS} {x},{_AXIS + 6}"
    return f'<polygon points="{points}" fill="{_ALLOWED}"/>'


def _bounds(figure: Figure, scale: _Scale) -> str:
    if figure.low is None or figure.high is None or figure.low == figure.high:
        return ""
    low, high = scale.at(figure.low), scale.at(figure.high)
    ends = "".join(_upright(x, 5, _INK) for x in (low, high))
    return _line(low, high, _AXIS, _INK, 2) + ends


def _ticks(figure: Figure, scale: _Scale) -> list[str]:
    known = [each.value for each in figure.alternatives if each.value is not None]
    return [
        f'<path d="M{scale.at(value)} {_AXIS - 12}l-3 -6h6z" fill="{_MUTED}"/>' for value in known
    ]


def _value(figure: Figure, scale: _Scale) -> str:
    if figure.value is None:
        return ""
    x = scale.at(figure.value)
    said = escape(_said(figure.value, figure))
    anchor = "middle" if _EDGE * 3 < Fraction(x) < _WIDTH - _EDGE * 3 else "start"
    anchor = "end" if Fraction(x) >= _WIDTH - _EDGE * 3 else anchor
    label = (
        f'<text x="{x}" y="11" text-anchor="{anchor}" font-size="11" fill="{_INK}">{said}</text>'
    )
    return f'<circle cx="{x}" cy="{_AXIS}" r="4.5" fill="{_INK}"/>{label}'


def _labels(scale: _Scale) -> str:
    """The values at both edges of the axis."""
    marks = ((scale.least, _EDGE, "start"), (scale.most, _WIDTH - _EDGE, "end"))
    return "".join(
        f'<text x="{x}" y="{_LABELS}" text-anchor="{anchor}" font-size="10" fill="{_MUTED}">'
        f"{_short(value)}</text>"
        for value, x, anchor in marks
    )


def _line(begin: object, end: object, y: int, colour: str, width: int) -> str:
    return (
        f'<line x1="{begin}" x2="{end}" y1="{y}" y2="{y}" stroke="{colour}"'
        f' stroke-width="{width}"/>'
    )


def _upright(x: str, half: int, colour: str) -> str:
    return (
        f'<line x1="{x}" x2="{x}" y1="{_AXIS - half}" y2="{_AXIS + half}" stroke="{colour}"'
        ' stroke-width="2"/>'
    )


def _title(phrase: Phrase, figure: Figure) -> str:
    """The picture in words: value, bounds, what the phrase allows, and the alternatives."""
    known = [each.value for each in figure.alternatives if each.value is not None]
    parts = [
        say(
            "claims.picture.value",
            value="-" if figure.value is None else _said(figure.value, figure),
            low="-" if figure.low is None else _said(figure.low, figure),
            high="-" if figure.high is None else _said(figure.high, figure),
        ),
        say("claims.picture.allowed", span=_span_in_words(phrase.interval, figure)),
    ]
    if known:
        low, high = _said(min(known), figure), _said(max(known), figure)
        parts.append(say("claims.picture.others", count=len(known), low=low, high=high))
    return " ".join(parts)


def _span_in_words(interval: Interval, figure: Figure) -> str:
    low = "…" if interval.low is None else _said(interval.low, figure)
    high = "…" if interval.high is None else _said(interval.high, figure)
    left, right = "[" if interval.low_closed else "(", "]" if interval.high_closed else ")"
    return f"{left}{low}; {high}{right}"


def _said(value: Fraction, figure: Figure) -> str:
    said = grouped(value.numerator) if value.denominator == 1 else half_up(value, 2)
    return f"{said}%" if figure.kind == "share" or figure.unit == "percent" else said


def _short(value: Fraction) -> str:
    return grouped(int(value)) if abs(value) >= 100 else half_up(value, 1)  # noqa: PLR2004
