"""Drawings: to scale by hand counts, each form where it belongs, nothing sticking out."""

import re
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pages.drawn_shapes import heights, shapes
from uncover.site.charts.band import band
from uncover.site.charts.bars import FLOOR, Bar, Seam, bars
from uncover.site.charts.classes import Stack, classes
from uncover.site.charts.drawing import WIDTH, hatch, spread, wrapped
from uncover.site.charts.scale import rounds
from uncover.site.charts.timeline import Event, at, timeline

WORDS = {"convicted": "convicted", "charged": "charged", "neither": "neither", "unknown": "unknown"}


def test_bars_stand_from_nought_to_scale() -> None:
    """Of 10, 20 and 40 on an axis to 40: a quarter, a half and the whole of 152 units."""
    told = [("2023", 10), ("2024", 20), ("2025", 40)]
    drawing = bars([Bar(when, Fraction(value)) for when, value in told], "arrests")
    assert heights(drawing, "bar") == [38, 76, 152]
    assert [Fraction(r["y"]) + Fraction(r["height"]) for r in shapes(drawing, "rect", "bar")] == [
        FLOOR
    ] * 3
    assert ">40</text>" in drawing.parts


def test_a_period_covered_in_part_is_hollow_and_one_without_a_value_empty() -> None:
    """A bar for each value, and room for a month that has none."""
    drawn = [
        Bar("2025-01", Fraction(4)),
        Bar("2025-02", None),
        Bar("2025-04", Fraction(2), is_partial=True),
    ]
    drawing = bars(drawn, "arrests")
    (whole,), (part,) = shapes(drawing, "rect", "bar"), shapes(drawing, "rect", "bar partial")
    step = Fraction(part["x"]) - Fraction(whole["x"])
    assert step > 3 * Fraction(whole["width"]), "three months lie between them"
    assert Fraction(part["height"]) * 2 == Fraction(whole["height"])


def test_bounds_of_a_count_are_a_band_on_its_bar() -> None:
    """From 30 to 40 on an axis to 40: a quarter of the height, at its top."""
    drawing = bars([Bar("2025", Fraction(30), Fraction(30), Fraction(40))], "people")
    (bounds,) = shapes(drawing, "rect", "bounds")
    assert [Fraction(bounds[name]) for name in ("y", "height")] == [34, 38]


def test_a_change_of_definition_is_a_dotted_line_with_words() -> None:
    """Between the periods, with what changed beside it."""
    drawn = [Bar("2024", Fraction(2)), Bar("2025", Fraction(4))]
    for chart in (
        bars(drawn, "arrests", [Seam("2025", "now by event")]),
        band(drawn, "percent", [Seam("2025", "now by event")]),
    ):
        (seam,) = shapes(chart, "line", "seam")
        assert seam["x1"] == seam["x2"]
        assert "now by event" in chart.parts


def test_shares_have_an_axis_to_a_hundred_and_their_bounds_as_a_band() -> None:
    """Of 50 percent the point stands half way up; the band leads from 25 to 75."""
    drawn = [
        Bar("2024", Fraction(50), Fraction(25), Fraction(75)),
        Bar("2025", Fraction(50), Fraction(50), Fraction(50), is_partial=True),
    ]
    drawing = band(drawn, "percent")
    (point,) = shapes(drawing, "circle", "point")
    (part,) = shapes(drawing, "circle", "point partial")
    assert point["cy"] == part["cy"] == "110"
    (shape,) = shapes(drawing, "path", "band")
    x = point["cx"]
    assert f"M{x} 72" in shape["d"]
    assert f"L{x} 148Z" in shape["d"]


def test_no_line_leads_over_a_month_without_a_share() -> None:
    """Two months, a gap, one month: one line."""
    drawn = [Bar(when, Fraction(40)) for when in ("2025-01", "2025-02", "2025-05")]
    assert len(shapes(band(drawn, "percent"), "path", "line")) == 1


def test_classes_stack_from_nought_in_one_order() -> None:
    """Of 10, 10, 15 and 5 on an axis to 40: each upon the last, the unknown hatched."""
    rows = {"neither": 15, "convicted": 10, "unknown": 5, "charged": 10}
    drawing = classes([Stack("2025", rows)], "arrests", WORDS)
    told = {name: shapes(drawing, "rect", name)[0] for name in WORDS}
    assert [Fraction(each["height"]) for each in told.values()] == [38, 38, 57, 19]
    assert [Fraction(each["y"]) for each in told.values()] == [148, 110, 53, 34]
    assert len(shapes(drawing, "path", "hatch")) == 2, "its part of the bar, and beside its word"
    for said in ("convicted 10", "charged 10", "neither 15", "unknown 5"):
        assert f">{said}</text>" in drawing.parts


def test_many_bars_have_their_words_under_them() -> None:
    """Twenty months leave no room beside the last; the key is in the order of the bars."""
    drawn = [Stack(f"2024-{month:02}", {"charged": month}) for month in range(1, 13)]
    drawn += [Stack(f"2025-{month:02}", {"charged": month}, month == 8) for month in range(1, 9)]
    drawing = classes(drawn, "arrests", WORDS)
    assert len(shapes(drawing, "rect", "charged")) == 19 + 1
    assert len(shapes(drawing, "rect", "charged partial")) == 1
    said = re.findall(r">(convicted|charged|neither|unknown)</text>", drawing.parts)
    assert said == ["convicted", "charged", "neither", "unknown"]


def test_decisions_stand_at_their_days_and_last_to_their_ends() -> None:
    """From 2010 to 2014 on an axis of four years: a bar over the second and third."""
    drawing = timeline(
        [
            Event("2010", "2010:", "begun"),
            Event("2011-01-01", "2011:", "in force", "2011-01-01", "2013-01-01"),
            Event("2013-07-01", "2013:", "in force still", "2013-07-01"),
        ]
    )
    (ended, lasting) = shapes(drawing, "rect", "span")
    width = WIDTH - 36
    assert Fraction(ended["x"]) == 18 + Fraction(width, 4)
    assert Fraction(ended["width"]) == Fraction(width, 2)
    assert Fraction(lasting["x"]) + Fraction(lasting["width"]) == WIDTH - 18
    assert len(shapes(drawing, "circle", "event")) == 3
    assert at("2010") == at("2010-07") - Fraction(1, 24) == Fraction(4021, 2)


@given(st.fractions(min_value=0, max_value=10**7), st.fractions(min_value=0, max_value=10**6))
def test_round_values_hold_what_they_are_for(least: Fraction, more: Fraction) -> None:
    """From at most the least to at least the most, at even steps, not too many."""
    told = rounds(least, least + more)
    assert told[0] <= least
    assert told[-1] >= least + more
    assert len({b - a for a, b in pairwise(told)}) == 1
    assert 2 <= len(told) <= 7


@given(st.lists(st.integers(0, 150).map(Fraction), min_size=1, max_size=6).map(sorted))
def test_labels_stand_apart(wanted: list[Fraction]) -> None:
    """By as much as is asked for, in their order, and none too low."""
    placed = spread(wanted, 16, 186)
    assert all(b - a >= 16 for a, b in pairwise(placed))
    assert placed[-1] <= 186


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 60), st.integers(1, 60))
def test_hatching_stays_within(x: int, y: int, width: int, height: int) -> None:
    """Every end of a line lies on the edge of its rectangle or in it."""
    drawn = re.findall(r"[ML](\S+) ([^ML\"]+)", hatch(x, y, width, height))
    assert all(x <= Fraction(a) <= x + width and y <= Fraction(b) <= y + height for a, b in drawn)


def test_words_wider_than_a_line_are_broken() -> None:
    """An address without a space stays within the picture."""
    lines = wrapped("Uncover. /figures/" + "a" * 200, WIDTH, 12)
    assert "".join(lines).replace(" ", "") == "Uncover./figures/" + "a" * 200
    assert max(map(len, lines)) * 12 * 58 // 100 <= WIDTH
