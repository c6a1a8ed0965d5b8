"""The page of one figure, and its data as JSON and CSV."""

import csv
import io
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from markupsafe import Markup

from uncover.claims.picture import picture
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.suggest import suggestion
from uncover.claims.verdict import Decision
from uncover.figures.address import ask_from_address
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.measures import measures
from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.site.pages.told import Shown, pinned, shown
from uncover.terms.errors import UncoverError
from uncover.terms.speech import language


def page(request: HttpRequest, address: str) -> HttpResponse:
    """The number in a sentence, six words, bounds, alternatives, its series, how to count again."""
    asked = address + (f"?{request.META['QUERY_STRING']}" if request.META["QUERY_STRING"] else "")
    edition = editions.current()
    asked, form = _form(asked)
    asked = _one_way(asked)
    told, values = _found(edition, asked)
    if form == "json":
        return JsonResponse({"address": asked, "values": [asdict(each) for each in values]})
    if form == "csv":
        return HttpResponse(_csv(values), content_type="text/csv; charset=utf-8")
    if told is None and not values:
        raise Http404
    receipt = told.receipt if told else values[0].receipt
    document = edition.receipt(receipt) if receipt else None
    measure = measures().get(told.figure.measure if told else values[0].measure)
    return show(
        request,
        "figure.html",
        edition,
        asked=asked,
        told=told,
        values=values,
        picture=_picture(told),
        phrase=_phrase(told),
        measure=measure,
        receipt=document,
        query="&" if "?" in asked else "?",
    )


def _form(asked: str) -> tuple[str, str]:
    for form in ("json", "csv"):
        for mark in ("?", "&"):
            if asked.endswith(f"{mark}format={form}"):
                return asked.removesuffix(f"{mark}format={form}"), form
    return asked, "html"


def _one_way(asked: str) -> str:
    """The same address in the one way of writing it, whatever the order and marks of its query."""
    whole, at, key = asked.partition("&at=")
    try:
        return f"{ask_from_address(whole).table_address}{at}{key}"
    except UncoverError:
        return asked


def _found(edition: Edition, asked: str) -> tuple[Shown | None, list[Told]]:
    """The figure at an address, or the values of a series."""
    value = edition.at(asked)
    if value is not None:
        return shown(edition, value), [value]
    for each in edition.figures():
        if asked in (each["address"], each["id"]):
            place = next(iter(each["documents"].values()))["place"]
            return next(one for one in pinned(edition, place) if one.id == each["id"]), []
    return None, edition.series(asked)


def _phrase(told: Shown | None) -> str | None:
    """The strongest phrase that holds whatever the unknown rows are: to copy into a letter."""
    if told is None:
        return None
    return suggestion(told.figure, Decision("does-not-hold"), language())


def _picture(told: Shown | None) -> Markup:
    said = _phrase(told)
    read = read_phrase(said, language()) if said else None
    if told is None or not isinstance(read, Phrase):
        return Markup()
    return Markup(picture(read, told.figure))  # noqa: S704  our own, its texts escaped


def _csv(values: list[Told]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    keys = list(values[0].keys) if values else []
    names = ["address", "place", *keys, "first", "last", "numerator", "denominator", "unknown"]
    writer.writerow([*names, "value", "low", "high", "is_partial"])
    for each in values:
        told = asdict(each)
        cells = [told["keys"][name] if name in keys else told[name] for name in names]
        writer.writerow([*cells, each.value, each.low, each.high, int(each.is_partial)])
    return out.getvalue()
