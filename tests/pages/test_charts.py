"""Charts of an edition: well formed, their finding said, counted by hand, in both languages."""

import re
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from pages.drawn_edition import edition_of, home_of
from pages.drawn_shapes import SVG, heights, parsed, shapes
from uncover.figures.edition.reading import Edition
from uncover.figures.figure import Alternative, Figure, PlaceBounds
from uncover.site.charts.band import band
from uncover.site.charts.bars import bars
from uncover.site.charts.chart import Chart
from uncover.site.charts.drawing import WIDTH
from uncover.site.charts.of_decisions import nation_of, timeline_of
from uncover.site.charts.of_figure import Point, moved, quoted_of, range_of
from uncover.site.charts.of_nation import shares_of
from uncover.site.charts.of_place import chart_called, charts_of
from uncover.site.charts.of_values import chart_of, classes_of
from uncover.site.charts.tiles import places
from uncover.site.decisions import Decision
from uncover.site.decisions import of_place as decided
from uncover.terms.places import states
from uncover.terms.speech import speaking

LANGUAGES = ("en", "es")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of a drawing."""
    return edition_of(home_of(tmp_path_factory.mktemp("charts")))


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
        "In Massachusetts there were 3 arrests made by ICE in fiscal year 2025: 1 of people with a "
        "conviction, 0 with a pending charge, 1 with neither known to ICE. "
        "Of 1 of them the class is not recorded."
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
    assert [Fraction(a["cx"]) >= Fraction(b["cx"]) for a, b in pairwise(dots)] == [True] * 3
    assert len(shapes(chart.drawing, "rect", "bounds")) == 3


def decision(place: str, day: str, status: str, **told: str) -> Decision:
    """A decision of a drawing."""
    facts = {"topic": "agreement", "announced": day, "effective": "", "ended": "", "actor": "DHS",
             "instrument": "letter to ICE", "source": ""} | told  # fmt: skip
    return Decision(place=place, status=status, **facts)


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


def test_the_pictures_of_a_place_are_found_by_their_names(edition: Edition, tmp_path: Path) -> None:
    """What the page of a place shows has a file of its own."""
    del tmp_path
    for place in ("us-ma", "us"):
        for each in charts_of(edition, place):
            again = chart_called(edition, place, each.name)
            assert again
            assert again.title == each.title
