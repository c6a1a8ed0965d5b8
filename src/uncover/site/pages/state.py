"""The page of a state, of the nation, or of another place."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from markupsafe import Markup

from uncover.figures.edition.reading import Edition, Told
from uncover.figures.footnote.period import day_said
from uncover.figures.measures import measures
from uncover.site import decisions, editions
from uncover.site.addresses import place_of
from uncover.site.charts.bars import Bar, bars
from uncover.site.pages.showing import show
from uncover.site.pages.told import of_place, over_time, pinned
from uncover.site.words import place_name
from uncover.terms.places import places
from uncover.terms.speech import language, say

_CHARTS = (
    ("arrests_made", "month"),
    ("share_of_arrests_without_conviction", "fiscal_year"),
    ("arrests_made", "fiscal_year"),
)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Who takes part and since when; the figures as sentences; over time; what was said."""
    place = place_of(name)
    if place is None:
        raise Http404
    edition = editions.current()
    own = decisions.of_place(place.id)
    cities = [p.id for p in places().values() if p.kind == "city" and p.state == place.state]
    return show(
        request,
        "state.html",
        edition,
        place=place,
        stands=[each for each in own if each.place == place.id][-1:],
        decisions=own,
        figures=of_place(edition, place.id),
        quoted=[
            each
            for id_ in (place.id, *(cities if place.kind == "state" else ()))
            for each in pinned(edition, id_)
        ],
        lines=[line for id_ in (place.id, *cities) for line in edition.lines(id_)],
        charts=[made for each in _CHARTS if (made := _chart(edition, place.id, *each))],
        cities=cities if place.kind == "state" else [],
    )


def _chart(edition: Edition, place: str, measure: str, span: str) -> dict[str, Any] | None:
    values = over_time(edition, place, measure, span)
    if not values:
        return None
    called = measures()[measure].words[language()].called[0]
    whole = [each for each in values if not each.is_partial and each.value is not None] or values
    last, most = whole[-1], max(whole, key=lambda each: Fraction(each.value or 0))
    unit = "%" if values[0].kind == "share" else ""
    title = say(
        f"site.chart.{span}",
        what=called,
        place=place_name(place),
        value=_said(last) + unit,
        when=_when(last, span),
        most=_said(most) + unit,
        most_when=_when(most, span),
    )
    drawn = [_bar(each, span) for each in values]
    return {
        "title": title,
        "svg": Markup(bars(title, drawn, unit)),  # noqa: S704  our own, its texts escaped
        "rows": [(_when(each, span), _said(each) + unit, each) for each in values],
        "receipt": values[0].receipt,
        "called": called,
    }


def _bar(each: Told, span: str) -> Bar:
    ends = (None, None) if each.kind == "count" else (each.low, each.high)
    low, high = (None if end is None else Fraction(end) for end in ends)
    label = str(each.keys[span])
    value = None if each.value is None else Fraction(each.value)
    return Bar(label[2:] if span == "month" else label, value, low, high, each.is_partial)


def _said(each: Told) -> str:
    if each.value is None:
        return "-"
    number = Fraction(each.value)
    return f"{int(number):,}" if number.denominator == 1 else f"{each.value[:-3]}"


def _when(each: Told, span: str) -> str:
    key = each.keys[span]
    return day_said(str(key)) if span == "month" else say("site.fiscal-year", year=key)
