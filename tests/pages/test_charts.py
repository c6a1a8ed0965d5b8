"""Charts: drawn to scale by hand counts, well formed, their finding said, in both languages."""

import itertools
import re
import xml.etree.ElementTree as ET
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.drawn_edition import edition_of, home_of
from uncover.figures.edition.reading import Edition
from uncover.figures.figure import Alternative, Figure, PlaceBounds
from uncover.site.charts.band import band
from uncover.site.charts.bars import FLOOR, Bar, Seam, bars
from uncover.site.charts.chart import Chart
from uncover.site.charts.classes import Stack, classes
from uncover.site.charts.drawing import WIDTH, Drawing, hatch, spread, wrapped
from uncover.site.charts.of_decisions import nation_of, timeline_of
from uncover.site.charts.of_figure import Point, moved, quoted_of, range_of
from uncover.site.charts.of_nation import shares_of
from uncover.site.charts.of_place import chart_called, charts_of
from uncover.site.charts.of_values import chart_of, classes_of
from uncover.site.charts.scale import rounds
from uncover.site.charts.tiles import places
from uncover.site.charts.timeline import Event, at, timeline
from uncover.site.decisions import Decision
from uncover.site.decisions import of_place as decided
from uncover.terms.places import states
from uncover.terms.speech import speaking

SVG = "{http://www.w3.org/2000/svg}"
LANGUAGES = ("en", "es")
WORDS = {"convicted": "convicted", "charged": "charged", "neither": "neither", "unknown": "unknown"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of a drawing."""
    return edition_of(home_of(tmp_path_factory.mktemp("charts")))


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


def all_charts(edition: Edition) -> list[Chart]:
    """Every chart of some places."""
    return [each for id_ in ("us-ma", "us", "us-ma-boston") for each in charts_of(edition, id_)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_well_formed_and_says_its_finding(edition: Edition, language: str) -> None:
    """On a page and alone; nothing inline on a page, and nothing from elsewhere."""
    with speaking(language):
        charts = all_charts(edition)
        names = [each.name for each in charts]
        assert len(charts) > 8
        for each in charts:
            page, alone = parsed(each.svg), parsed(each.alone("Uncover"))
            for tree in (page, alone):
                title = tree.find(f"{SVG}title")
                assert title is not None
                assert title.text == each.title == each.alt
            assert page.get("role") == ("group" if each.drawing.has_links else "img")
            assert page.get("viewBox") == f"0 0 {WIDTH} {each.drawing.height}"
            assert not re.search(r"<style|style=|data:|url\(|<image|<script", each.svg)
            assert "//" not in each.alone("Uncover").replace("http://www.w3.org/2000/svg", "")
            assert len(each.rows) > 0
            assert {len(row.cells) for row in each.rows} == {len(each.heads) - 1}
            assert each.title.endswith(".")
        assert len(set(names)) >= 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out_of_a_picture(edition: Edition, language: str) -> None:
    """Every shape and the beginning of every word lies within; so no part of a chart is cut off."""
    with speaking(language):
        for each in all_charts(edition):
            tree = parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{each.drawing.parts}</svg>')
            for shape in tree.iter():
                for name, most in (("x", WIDTH), ("x1", WIDTH), ("x2", WIDTH), ("cx", WIDTH)):
                    assert 0 <= Fraction(shape.get(name, "0")) <= most, each.name
                for name in ("y", "y1", "y2", "cy"):
                    assert 0 <= Fraction(shape.get(name, "0")) <= each.drawing.height, each.name


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


def test_the_charts_of_a_drawing_count_what_a_person_counts(edition: Edition) -> None:
    """Massachusetts: 4, 3 and 1 arrests, in part where the records begin or end."""
    classes_ = classes_of(edition, "us-ma", "fiscal_year")
    assert classes_
    assert [(row.when, row.cells, bool(row.note)) for row in classes_.rows] == [
        ("fiscal year 2024", ("2", "1", "1", "0"), False),
        ("fiscal year 2025", ("1", "0", "1", "1"), False),
        ("fiscal year 2026", ("0", "0", "1", "0"), True),
    ]
    assert classes_.title == (
        "In Massachusetts, of 3 arrests made by ICE in fiscal year 2025, 1 were of people with a "
        "conviction, 0 of people with a pending charge, 1 of people with neither known to ICE; "
        "of 1 the class is not recorded."
    )
    values = edition.values("us-ma", "arrests_made", ["state", "fiscal_year"])
    chart = chart_of(edition, values, "fiscal_year", "us-ma")
    assert chart
    assert chart.title == (
        "In Massachusetts, there were 3 arrests made by ICE in fiscal year 2025, "
        "down from 4 a year before."
    )
    assert [row.cells for row in chart.rows] == [("4",), ("3",), ("1",)]
    assert len(heights(chart.drawing, "bar")) == 2
    assert len(heights(chart.drawing, "bar partial")) == 1
    assert chart.receipt
    assert edition.receipt(chart.receipt)


def test_a_share_says_what_the_unknown_could_make_of_it(edition: Edition) -> None:
    """In fiscal year 2025 one of two that are known; with the third from a third to two thirds."""
    values = edition.values(
        "us-ma", "share_of_arrests_without_conviction", ["state", "fiscal_year"]
    )
    chart = chart_of(edition, values, "fiscal_year", "us-ma")
    assert chart
    assert "50 percent of arrests by ICE in fiscal year 2025" in chart.title
    assert chart.title.endswith("as a year before.")
    assert chart.rows[1].cells == ("50%", "33.3% to 66.7%")
    (shape,) = shapes(chart.drawing, "path", "band")
    assert shape["d"].endswith("Z")


def test_spanish_findings_are_spanish(edition: Edition) -> None:
    """The same numbers in their own words."""
    with speaking("es"):
        values = edition.values("us-ma", "arrests_made", ["state", "fiscal_year"])
        chart = chart_of(edition, values, "fiscal_year", "us-ma")
        assert chart
        assert chart.title == (
            "En Massachusetts hubo 3 arrestos hechos por ICE en el año fiscal 2025, "
            "un descenso frente a 4 un año antes."
        )


def test_no_values_give_no_chart(edition: Edition) -> None:
    """A place of which nothing is told."""
    assert chart_of(edition, [], "month", "us-wy") is None
    assert classes_of(edition, "us-wy", "fiscal_year") is None
    assert quoted_of(edition, "us-wy", "removals") is None
    assert shares_of(edition, "no_such_measure") is None
    assert chart_called(edition, "us", "no-such-chart") is None
    assert bars([], "arrests").parts == band([], "percent").parts == ""


FIGURE = Figure(
    measure="share_of_arrests_without_conviction", version=1, source="arrests", release=None,
    basis="counted", kind="share", unit="arrest", place="us-ma", from_="2025-01-20",
    through="2025-10-15", numerator=50, denominator=100, unknown=10, value=Fraction(50),
    low=Fraction(40), high=Fraction(60),
    place_bounds=PlaceBounds(0, 0, 5, Fraction(30), Fraction(70)),
    alternatives=(
        Alternative("unit=event,denominator=all", Fraction(45), ""),
        Alternative("unit=person,denominator=known", Fraction(52), ""),
        Alternative("unit=person,denominator=all", Fraction(52), ""),
    ),
    hazards=(("made-up", "Made up."),),
)  # fmt: skip


def test_a_figure_on_one_axis_shows_all_that_could_move_it() -> None:
    """Value in the middle of both its bounds; each reading by name, those of one value together."""
    chart = range_of(FIGURE)
    assert chart
    (dot,) = shapes(chart.drawing, "circle", "dot")
    (bounds,), (place,) = (shapes(chart.drawing, "rect", kind) for kind in ("bounds", "band"))
    for each in (bounds, place):
        middle = Fraction(each["x"]) + Fraction(each["width"]) / 2
        assert abs(middle - Fraction(dot["cx"])) <= Fraction(1, 10)
    assert abs(Fraction(place["width"]) - 2 * Fraction(bounds["width"])) <= Fraction(1, 5)
    assert [row.when for row in chart.rows[3:]] == [
        "by event, out of all",
        "by person at the first event",
    ]
    assert chart.title == (
        "The value is 50%. Whatever the class of the unknown is, it lies from 40% to 60%. "
        "Whatever their place is, it lies from 30% to 70%."
    )


def test_what_is_made_up_says_so_across_its_picture() -> None:
    """On a page and alone, in either language; what is not made up does not."""
    for language, said in (("en", "made up"), ("es", "inventado")):
        with speaking(language):
            chart = range_of(FIGURE)
            assert chart
            for text in (chart.svg, chart.alone("Uncover")):
                (mark,) = [e for e in parsed(text).iter(f"{SVG}text") if e.get("class") == "untrue"]
                assert mark.text == said
                assert "rotate(-24" in text
            true = moved("It moved.", [Point("a", Fraction(1), None, None)], is_share=False)
            assert "untrue" not in true.svg


def test_what_was_quoted_of_boston_moves_from_54_to_48(edition: Edition) -> None:
    """Four reports, each rounded one with its interval, each said by somebody."""
    chart = quoted_of(edition, "us-ma-boston", "share_of_removals_without_conviction")
    assert chart
    assert "54 percent" in chart.title
    assert "48.0 percent up to July 31, 2011" in chart.title
    assert [row.cells for row in chart.rows] == [
        ("54%", "53.5% to 54.5%"),
        ("52%", "51.5% to 52.5%"),
        ("52%", "51.7% to 52.3%"),
        ("48.0%", "48.0% to 48.0%"),
    ]
    dots = shapes(chart.drawing, "circle", "dot quoted")
    assert [Fraction(a["cx"]) >= Fraction(b["cx"]) for a, b in itertools.pairwise(dots)] == [
        True
    ] * 3
    assert len(shapes(chart.drawing, "rect", "bounds")) == 3


def decision(place: str, day: str, status: str, **told: str) -> Decision:
    """A decision of a drawing."""
    facts = {"topic": "agreement", "announced": day, "effective": "", "ended": "", "actor": "DHS",
             "instrument": "letter to ICE", "source": ""} | told  # fmt: skip
    return Decision(place=place, status=status, **facts)


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


def test_the_timeline_of_massachusetts_says_its_newest_decision() -> None:
    """With every decision as a row of its table."""
    told = decided("us-ma")
    chart = timeline_of("us-ma", told)
    assert chart
    assert len(chart.rows) == len([each for each in told if each.day])
    assert "declined to sign" in chart.drawing.parts


def test_every_state_has_its_own_tile() -> None:
    """Each once, in a place of its own."""
    assert set(places()) == set(states())
    assert len(set(places().values())) == len(places())


def test_states_stand_by_their_newest_decision_in_the_year() -> None:
    """What ended or is later does not count; what decides nothing changes nothing."""
    told = [
        decision("us-ma", "2010-12-17", "intends to sign"),
        decision("us-ma", "2011-06-03", "declined to sign"),
        decision("us-ma", "2012-05-08", "active statewide over objection", ended="2014-11-20"),
        decision("us-il", "2011-05-04", "withdrawal announced"),
        decision("us-il", "2011-08-18", "reply to the end of the agreements"),
        decision("us-ct", "2013-06", "detainers limited", topic="detainer policy"),
    ]

    def worn(year: int) -> dict[str, str]:
        drawn = nation_of(year, told, lambda id_: f"/{id_}/").drawing.parts
        tree = parsed(f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>')
        return {
            link.get("href", ""): (link.find(f"{SVG}rect") or link[0]).get("class", "")
            for link in tree.iter(f"{SVG}a")
        }

    assert [worn(year)["/us-ma/"] for year in (2009, 2010, 2011, 2012, 2014)] == [
        "tile none", "tile takes-part", "tile against", "tile overruled", "tile none",
    ]  # fmt: skip
    assert worn(2013)["/us-il/"] == "tile against"
    assert [worn(year)["/us-ct/"] for year in (2012, 2013)] == ["tile none", "tile limits"]
    assert "2012" in nation_of(2012, told).title
    assert "<path" in nation_of(2012, told).drawing.parts, "overruled is hatched"


def test_a_state_of_few_arrests_has_no_number_on_its_tile(edition: Edition) -> None:
    """Its share stands in the table, with what it is out of."""
    chart = shares_of(edition, "share_of_arrests_without_conviction")
    assert chart
    assert ("57.1%", "7") in [row.cells for row in chart.rows]
    assert "57</text>" not in chart.drawing.parts


@given(st.fractions(min_value=0, max_value=10**7), st.fractions(min_value=0, max_value=10**6))
def test_round_values_hold_what_they_are_for(least: Fraction, more: Fraction) -> None:
    """From at most the least to at least the most, at even steps, not too many."""
    told = rounds(least, least + more)
    assert told[0] <= least
    assert told[-1] >= least + more
    assert len({b - a for a, b in itertools.pairwise(told)}) == 1
    assert 2 <= len(told) <= 7


@given(st.lists(st.integers(0, 150).map(Fraction), min_size=1, max_size=6).map(sorted))
def test_labels_stand_apart(wanted: list[Fraction]) -> None:
    """By as much as is asked for, in their order, and none too low."""
    placed = spread(wanted, 16, 186)
    assert all(b - a >= 16 for a, b in itertools.pairwise(placed))
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


def test_the_pictures_of_a_place_are_found_by_their_names(edition: Edition, tmp_path: Path) -> None:
    """What the page of a place shows has a file of its own."""
    del tmp_path
    for place in ("us-ma", "us"):
        for each in charts_of(edition, place):
            again = chart_called(edition, place, each.name)
            assert again
            assert again.title == each.title
