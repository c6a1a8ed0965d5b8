"""The few shapes that charts are drawn with; lengths are in units of a picture 340 wide.

On a phone of 320 pixels a picture is 284 wide, and its letters still stand eleven pixels high.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from xml.sax.saxutils import escape

from uncover.terms.numbers import half_up

WIDTH = 340
LETTERS = 13
"""The height of letters in units of the picture."""

Length = Fraction | int


@dataclass(frozen=True)
class Drawing:
    """What is drawn, as parts of an SVG picture `WIDTH` wide and `height` high.

    has_links: whether parts of it lead somewhere; then it is a group of them, and no image.
    """

    height: int
    parts: str
    has_links: bool = False


def number(value: Length) -> str:
    """A length or a place in the picture, to the tenth of a unit."""
    return half_up(Fraction(value), 1).removesuffix(".0")


def rect(x: Length, y: Length, width: Length, height: Length, kind: str) -> str:
    """A rectangle from its upper left corner."""
    return (
        f'<rect class="{kind}" x="{number(x)}" y="{number(y)}" width="{number(width)}"'
        f' height="{number(height)}"/>'
    )


def line(x1: Length, y1: Length, x2: Length, y2: Length, kind: str) -> str:
    """A straight line."""
    return (
        f'<line class="{kind}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}"'
        f' y2="{number(y2)}"/>'
    )


def circle(x: Length, y: Length, radius: Length, kind: str) -> str:
    """A round mark."""
    return f'<circle class="{kind}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>'


def path(points: Sequence[tuple[Length, Length]], kind: str, *, is_closed: bool = False) -> str:
    """A line through points; closed, it is a shape."""
    told = " ".join(
        f"{'L' if index else 'M'}{number(x)} {number(y)}" for index, (x, y) in enumerate(points)
    )
    return f'<path class="{kind}" d="{told}{"Z" if is_closed else ""}"/>'


def text(
    x: Length, y: Length, said: str, kind: str = "label", anchor: str = "start", first: str = ""
) -> str:
    """Words that start, end or have their middle at a place; `first`: how they begin, in bold."""
    told = escape(said)
    if first and said.startswith(first):
        told = f'<tspan class="strong">{escape(first)}</tspan>{escape(said[len(first) :])}'
    return (
        f'<text class="{kind}" x="{number(x)}" y="{number(y)}" text-anchor="{anchor}">{told}</text>'
    )


def hatch(x: Length, y: Length, width: Length, height: Length, kind: str = "hatch") -> str:
    """Slanted lines within a rectangle: drawn out, as a pattern would need a name of its own."""
    step, told = 5, []
    first = (Fraction(x + y) // step + 1) * step
    last = Fraction(x + y + width + height)
    at = Fraction(first)
    while at < last:
        left, right = max(Fraction(x), at - y - height), min(Fraction(x + width), at - y)
        told.append(f"M{number(left)} {number(at - left)}L{number(right)} {number(at - right)}")
        at += step
    return f'<path class="{kind}" d="{"".join(told)}"/>' if told else ""


def width_of(said: str, size: int = LETTERS) -> int:
    """About how wide words are, rather too wide than too narrow."""
    return len(said) * size * 58 // 100


def wrapped(said: str, width: int, size: int = LETTERS) -> list[str]:
    """Words in lines of about a width; one that is wider than a line is broken."""
    lines = [""]
    most = max(width * 100 // (size * 58), 1)
    whole = (each[at : at + most] for each in said.split() for at in range(0, len(each), most))
    for word in whole:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def spread(wanted: Sequence[Fraction], apart: int, most: int) -> list[Fraction]:
    """Places for labels near those wanted, downwards, `apart` from each other and none past `most`.

    wanted: in rising order.
    """
    placed: list[Fraction] = []
    for each in wanted:
        placed.append(max(each, placed[-1] + apart) if placed else each)
    limit = Fraction(most)
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - apart
    return placed
