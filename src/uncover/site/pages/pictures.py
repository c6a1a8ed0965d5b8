"""Charts as files of their own, cards to share, and QR codes, each at an address of its own."""

import base64
import hashlib
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import re_path
from django.views.decorators.http import require_safe

from uncover.figures.edition.reading import Edition
from uncover.figures.footnote.counted import place_said
from uncover.figures.footnote.period import day_said
from uncover.site import decisions, editions
from uncover.site.addresses import place_of, state_slug
from uncover.site.charts.card import figure_card, place_card
from uncover.site.charts.chart import Chart
from uncover.site.charts.of_figure import range_of
from uncover.site.charts.of_place import chart_called
from uncover.site.charts.of_values import trend_of
from uncover.site.charts.palette import sheet_alone
from uncover.site.charts.png import picture_png
from uncover.site.charts.sharing import qr_svg
from uncover.site.pages.finding import found
from uncover.site.pages.state import leading
from uncover.site.pages.told import Shown, of_place, pinned
from uncover.site.telling import site_address
from uncover.site.words import address as page_address
from uncover.terms.speech import language, say

FORMATS = ("trend-svg", "trend-png", "svg", "png", "card", "qr")
_KEPT = 128
_TREND = "trend-"
"""How the forms of a figure's series over time begin."""
_SVG, _PNG = "image/svg+xml; charset=utf-8", "image/png"
_Made = tuple[bytes, str]


def of_a_place(request: HttpRequest, name: str, chart: str, form: str) -> HttpResponse:
    """A chart of a place as SVG or PNG; `card.png` the card of its page."""
    edition, place = editions.current(), place_of(name)
    if place is None:
        raise Http404
    key = f"{place.id}/{chart}.{form}"
    return _answer(request, _of_place(edition.sha256, language(), key), edition)


def of_a_figure(request: HttpRequest, address: str) -> HttpResponse:
    """The picture of a figure, its card, or the QR code of its page, by `format=` at the end."""
    query = request.META["QUERY_STRING"]
    asked, form = asked_for(address + (f"?{query}" if query else ""))
    edition = editions.current()
    at = found(edition, asked)
    if at is None:
        raise Http404
    if form == "qr":
        whole = request.build_absolute_uri(site_address(page_address("figure", at.address)))
        title = at.shown.sentence if at.shown else at.address
        return _answer(request, (qr_svg(whole, title).encode(), _SVG), edition)
    return _answer(request, _of_figure(edition.sha256, language(), at.address, form), edition)


addresses = (
    re_path(
        r"^pictures/states/(?P<name>[a-z0-9-]+)/(?P<chart>[a-z0-9-]+)\.(?P<form>svg|png)$",
        require_safe(of_a_place),
        name="picture-of-place",
    ),
    re_path(
        r"^pictures/figures/(?P<address>.+)$", require_safe(of_a_figure), name="picture-of-figure"
    ),
)
"""The addresses of all pictures, for the map of the site."""


def asked_for(asked: str) -> tuple[str, str]:
    """An address without its `format=...`, and that format, one of `FORMATS`; else Http404."""
    for form in FORMATS:
        for mark in ("?", "&"):
            if asked.endswith(f"{mark}format={form}"):
                return asked.removesuffix(f"{mark}format={form}"), form
    raise Http404


@lru_cache(maxsize=_KEPT)
def _of_place(sha256: str, spoken: str, key: str) -> _Made | None:
    """The picture of a place; the edition's hash and the language are what it is kept by."""
    del sha256, spoken
    edition = editions.current()
    id_, name = key.split("/")
    name, form = name.rsplit(".", 1)
    if name == "card" and form == "png":
        return _card_of_place(edition, id_), _PNG
    chart = chart_called(edition, id_, name)
    if chart is None:
        return None
    return _drawn(edition, chart, form, page_address("state", state_slug(id_)))


@lru_cache(maxsize=_KEPT)
def _of_figure(sha256: str, spoken: str, asked: str, form: str) -> _Made | None:
    """The picture of a figure, kept as `_of_place` is."""
    del sha256, spoken
    edition = editions.current()
    at = found(edition, asked)
    if at is None:
        return None
    if form.startswith(_TREND):
        trend = trend_of(edition, at.series, at.value)
        page = page_address("figure", at.address)
        return None if trend is None else _drawn(edition, trend, form.removeprefix(_TREND), page)
    if at.shown is None:
        return None
    if form == "card":
        return figure_card(edition, at.shown.figure), _PNG
    chart = range_of(at.shown.figure)
    if chart is None:
        return None
    return _drawn(edition, chart, form, page_address("figure", at.address))


def _drawn(edition: Edition, chart: Chart, form: str, address: str) -> _Made:
    """A chart as a file that says where it is from."""
    source = say(
        "charts.source", date=day_said(edition.date), hash=edition.sha256[:12], address=address
    )
    svg = chart.alone(source)
    return (svg.encode(), _SVG) if form == "svg" else (picture_png(svg), _PNG)


def _card_of_place(edition: Edition, id_: str) -> bytes:
    """The card of the figure that leads its page; where there is none, of its newest decision."""
    told = _first(of_place(edition, id_)) or _first(pinned(edition, id_))
    if told is not None:
        return figure_card(edition, told.figure)
    newest = [each for each in decisions.of_place(id_) if each.place == id_ and each.day][-1:]
    for each in newest:
        day = day_said(each.day) if "-" in each.day else each.day
        sentence = say("charts.card.decision", status=each.said("status"), day=day)
        return place_card(edition, id_, sentence)
    return place_card(edition, id_, say("charts.card.nothing", place=place_said(id_)))


def _first(told: list[Shown]) -> Shown | None:
    """The figure that a page begins with, else the first that is told."""
    known = [each for each in told if each.figure.value is not None]
    return next(iter([*leading(known), *known]), None)


def _answer(request: HttpRequest, made: _Made | None, edition: Edition) -> HttpResponse:
    del request
    if made is None:
        raise Http404
    content, kind = made
    response = HttpResponse(content, content_type=kind)
    if kind == _SVG:
        response.headers["Content-Security-Policy"] = _policy()
    if edition.is_made_up:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _policy() -> str:
    """Of a picture looked at by itself: nothing but the one style sheet that stands in it."""
    digest = base64.b64encode(hashlib.sha256(sheet_alone().encode()).digest()).decode()
    return (
        f"default-src 'self'; style-src 'sha256-{digest}'; script-src 'none'; object-src 'none'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )
