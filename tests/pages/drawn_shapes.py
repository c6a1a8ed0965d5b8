"""The shapes of a drawing, as tests look at them."""

import xml.etree.ElementTree as ET
from fractions import Fraction

from uncover.site.charts.drawing import Drawing

SVG = "{http://www.w3.org/2000/svg}"


def parsed(text: str) -> ET.Element:
    """A picture as a tree; it fails where it is not well formed."""
    return ET.fromstring(text)  # noqa: S314  our own picture


def shapes(drawing: Drawing, tag: str, kind: str) -> list[dict[str, str]]:
    """The shapes of a kind, in their order."""
    tree = parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{drawing.parts}</svg>')
    return [dict(each.attrib) for each in tree.iter(f"{SVG}{tag}") if each.get("class") == kind]


def heights(drawing: Drawing, kind: str) -> list[Fraction]:
    """The heights of rectangles of a kind."""
    return [Fraction(each["height"]) for each in shapes(drawing, "rect", kind)]
