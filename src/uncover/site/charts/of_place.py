"""The charts of a place, by the names that stand in the addresses of their pictures."""

from uncover.figures.edition.reading import Edition
from uncover.site import decisions
from uncover.site.charts import of_decisions
from uncover.site.charts.chart import Chart
from uncover.site.charts.finding import MONTH, YEAR
from uncover.site.charts.of_decisions import Link, nation_of, timeline_of
from uncover.site.charts.of_figure import quoted_of
from uncover.site.charts.of_nation import shares_of
from uncover.site.charts.of_values import chart_of, classes_of
from uncover.terms.places import places

_QUOTED = "share_of_removals_without_conviction"
_SHARE = "share_of_arrests_without_conviction"
_OVER_TIME = (
    ("arrests_made", MONTH),
    (_SHARE, YEAR),
    ("stays_begun", MONTH),
    ("average_daily_population", MONTH),
)


def charts_of(edition: Edition, place: str, link: Link | None = None) -> list[Chart]:
    """Every chart that the edition and the decisions give of a place, in the order of its page.

    link: the address of a state's page from its id, for the tiles of the nation.
    """
    told = [classes_of(edition, place, MONTH) or classes_of(edition, place, YEAR)]
    told += [_over_time(edition, place, measure, span) for measure, span in _OVER_TIME]
    told.append(quoted_of(edition, place, _QUOTED))
    told.append(timeline_of(place, decisions.of_place(place)))
    if place == "us":
        told.append(shares_of(edition, _SHARE, link=link))
        told.append(nation_of(of_decisions.YEAR, decisions.decisions(), link))
    return [each for each in told if each is not None]


def chart_called(edition: Edition, place: str, name: str) -> Chart | None:
    """The chart of a place by its name; None if there is no such one."""
    year = name.removeprefix("nation-")
    if place == "us" and year.isdecimal() and int(year) in of_decisions.YEARS:
        return nation_of(int(year), decisions.decisions())
    return next((each for each in charts_of(edition, place) if each.name == name), None)


def _over_time(edition: Edition, place: str, measure: str, span: str) -> Chart | None:
    """The chart of a measure over a span; by year where the edition has no months of the place."""
    kind = places()[place].kind
    where = {"nation": [], "county": ["county"]}.get(kind, ["state"])
    values = edition.values(place, measure, [*where, span])
    if not values and span == MONTH:
        span = YEAR
        values = edition.values(place, measure, [*where, span])
    return chart_of(edition, values, span, place)
