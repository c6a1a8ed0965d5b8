"""The page of one figure, or of one series, and its data."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse

from uncover.campaign.disputes.showing import disputes_of, is_kept
from uncover.figures.edition.reading import Edition
from uncover.figures.figure import Alternative, Figure
from uncover.figures.footnote.counted import value_said
from uncover.figures.measures import measures
from uncover.figures.wording.units import reading_said
from uncover.site import editions
from uncover.site.changed import moved
from uncover.site.charts.of_figure import quoted_of, range_of
from uncover.site.charts.of_values import trend_of
from uncover.site.charts.sharing import share_links
from uncover.site.pages import downloads
from uncover.site.pages.finding import Found, found, without_tracking
from uncover.site.pages.moving import moving
from uncover.site.pages.printed import called
from uncover.site.pages.series import Page, paged
from uncover.site.pages.showing import show
from uncover.site.telling import site_address
from uncover.site.words import address
from uncover.terms.speech import language, phrasing, say


def page(request: HttpRequest, asked: str) -> HttpResponse:
    """The number in a sentence, six words, bounds, alternatives, its series, how to count again."""
    asked += f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else ""
    asked, form = downloads.asked_for(without_tracking(asked))
    asked, number = paged(asked)
    edition = editions.current()
    at = found(edition, asked)
    if at is None:
        raise Http404
    if form != "html":
        document = _document(edition, at)
        values = [at.value] if at.value else list(at.series)
        if document and form != "json":
            values = [downloads.of_document(at.address, document)]
        return downloads.answer(edition, form, at.address, values, document)
    if at.shown is None:
        return _series(request, edition, at, number)
    return _figure(request, edition, at, at.shown.figure)


def _figure(request: HttpRequest, edition: Edition, at: Found, figure: Figure) -> HttpResponse:
    sentence = at.shown.sentence if at.shown else ""
    told = moved(at.address)
    return show(
        request,
        "figure.html",
        edition,
        at=at,
        told=at.shown,
        title=title(figure.measure),
        readings=[(reading_said(each.name), _valued(figure, each)) for each in figure.alternatives],
        query="&" if "?" in at.address else "?",
        measure=measures().get(figure.measure),
        receipt=edition.receipt(at.receipt) if at.receipt else None,
        axis=range_of(figure, at.receipt if figure.basis == "counted" else None),
        chart=trend_of(edition, at.series, at.value),
        trend=_picture(at.address, "trend-"),
        quoted=quoted_of(edition, figure.place, figure.measure) if not at.value else None,
        moved=told,
        moving=moving(told, made_up=edition.is_made_up),
        disputes=disputes_of(at.address),
        dispute=_dispute(at.address) if is_kept() else None,
        shares=share_links(_whole(request, at.address), sentence),
        qr=_picture(at.address, "qr"),
        picture=_picture(at.address, ""),
        card=_picture(at.address, "card"),
    )


def _whole(request: HttpRequest, figure: str) -> str:
    """The address of a figure's page for whoever is elsewhere: as the site is called, if it is."""
    return str(request.build_absolute_uri(site_address(address("figure", figure))))


def _series(request: HttpRequest, edition: Edition, at: Found, number: int) -> HttpResponse:
    measure = at.series[0].measure
    return show(
        request,
        "series.html",
        edition,
        at=at,
        title=title(measure),
        page=Page(at.series, number),
        charts=[each for each in [trend_of(edition, at.series)] if each],
        trend=_picture(at.address, "trend-"),
        query="&" if "?" in at.address else "?",
        measure=measures().get(measure),
        receipt=edition.receipt(at.receipt) if at.receipt else None,
    )


def title(measure: str) -> str:
    """What a measure is called, in the language spoken now."""
    known = measures().get(measure)
    name = known.words[phrasing()].called[0] if known else called(measure)
    return name[:1].upper() + name[1:]


def _dispute(asked: str) -> str:
    return f"{address('dispute-new')}?{urlencode({'figure': asked})}"


def _picture(asked: str, form: str) -> str:
    """The address of a picture of a figure: its card, its QR code, or what comes before a form."""
    whole = address("picture-of-figure", "x").removesuffix("x") + asked
    mark = "&" if "?" in whole else "?"
    return f"{whole}{mark}format={form}"


def _document(edition: Edition, at: Found) -> dict[str, Any]:
    """Of a pinned figure its whole document with the hash of its receipt."""
    if at.value is not None or at.shown is None:
        return {}
    for each in edition.figures():
        if each["id"] == at.shown.id:
            document = each["documents"].get(language()) or each["documents"]["en"]
            return {**document, "receipt_sha256": each["receipt"]}
    return {}


def _valued(figure: Figure, each: Alternative) -> str:
    return say("explain.value.unknown") if each.value is None else value_said(figure, each.value)
