"""The picture of a claim: every part where its value is, and the same in words."""

import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.made import WORKED, count, interval, share
from uncover.claims.phrase import Phrase
from uncover.claims.picture import picture
from uncover.claims.reading import read_phrase
from uncover.figures.figure import Figure

SVG = "{http://www.w3.org/2000/svg}"


def drawn(text: str, figure: Figure) -> ET.Element:
    """The picture of a phrase on a figure, parsed."""
    read = read_phrase(text, "en")
    assert isinstance(read, Phrase)
    return ET.fromstring(picture(read, figure))  # noqa: S314  our own, made here


def test_the_worked_case_is_drawn_whole() -> None:
    """A bar from 53.5 to 54.5, a dot at 53.96 left of its middle, bounds, five alternatives."""
    root = drawn("54 percent", WORKED)
    bar, dot = root.find(f"{SVG}rect"), root.find(f"{SVG}circle")
    assert bar is not None
    assert dot is not None
    begin, width = Fraction(bar.get("x", "")), Fraction(bar.get("width", ""))
    assert begin < Fraction(dot.get("cx", "")) < begin + width / 2
    assert len(root.findall(f"{SVG}path")) == 5
    title = root.findtext(f"{SVG}title") or ""
    assert "The figure is 53.96%, its bounds 52.75% to 55%." in title
    assert "allows [53.50%; 54.50%]" in title
    assert "5 declared alternatives lie between 50.81% and 52.75%" in title


def test_an_open_end_runs_to_the_edge() -> None:
    """More than half has no upper end: an arrow, and a bar to the edge."""
    root = drawn("more than half", share(60, 100))
    assert len(root.findall(f"{SVG}polygon")) == 1


def test_a_figure_without_a_value_is_drawn_by_its_bounds() -> None:
    """A printed interval has a line and no dot; nothing at all has no picture."""
    assert drawn("54 percent", interval("53.5", "54.5")).find(f"{SVG}circle") is None
    read = read_phrase("54 percent", "en")
    assert isinstance(read, Phrase)
    assert picture(read, interval(None, None)) == ""


@pytest.mark.parametrize("text", ["54 percent", "at least 3", "about 400", "none"])
@given(n=st.integers(1, 10**7), unknown=st.integers(0, 1000))
def test_everything_stands_inside_the_picture(text: str, n: int, unknown: int) -> None:
    """Whatever the figure is, no part leaves the picture and the XML is whole."""
    root = drawn(text, share(n // 2, n, unknown) if "percent" in text else count(n, unknown))
    for each in root.iter():
        for key in ("x", "x1", "x2", "cx"):
            if key in each.attrib:
                assert 0 <= Fraction(each.attrib[key]) <= 320
