"""The records that the edition was made from: releases, tables, the glossary, pages of text."""

from django.http import Http404, HttpRequest, HttpResponse

from uncover.site import editions
from uncover.site.pages.known import known
from uncover.site.pages.showing import show
from uncover.site.runner import runner
from uncover.terms.speech import LANGUAGES, catalogue, language, phrasing

TEXTS = ("method", "about", "privacy")
_MOST_PARAGRAPHS = 20


def page(request: HttpRequest) -> HttpResponse:
    """Tables and releases, each with a page of its own."""
    edition = editions.current()
    return show(
        request,
        "records.html",
        edition,
        sources=edition.sources(),
        tables=edition.dictionary(language()),
    )


def table(request: HttpRequest, name: str) -> HttpResponse:
    """A table of the data dictionary: what a row is, its columns, its rules, what to beware of."""
    edition = editions.current()
    entry = next((each for each in edition.dictionary(language()) if each.table == name), None)
    if entry is None:
        raise Http404
    sources = [each for each in edition.sources() if each["table"] == name]
    return show(request, "table.html", edition, entry=entry, sources=sources)


def release(request: HttpRequest, release: str, table: str) -> HttpResponse:
    """What an agency let out together: its files, hashes, dates, request, and known problems."""
    edition = editions.current()
    for source in edition.sources():
        if (source["release"], source["table"]) == (release, table):
            told = source.get("told", {})
            return show(
                request,
                "release.html",
                edition,
                source=source,
                told=told,
                problems=list(known(told)),
                has_table=any(e.table == table for e in edition.dictionary(language())),
            )
    raise Http404


def glossary(request: HttpRequest) -> HttpResponse:
    """The words of the field in the language spoken, and what each is in the other."""
    edition = editions.current()
    other = next(code for code in LANGUAGES if code != phrasing())
    return show(request, "glossary.html", edition, words=edition.glossary(language()), other=other)


def text(request: HttpRequest, name: str) -> HttpResponse:
    """A page of text: its paragraphs stand in the message catalogues."""
    edition = editions.current()
    if name not in TEXTS:
        raise Http404
    told = catalogue(language())
    keys = (f"site.text.{name}.{n}" for n in range(1, _MOST_PARAGRAPHS))
    paragraphs = [told[key] for key in keys if key in told]
    title = told[f"site.text.{name}.title"]
    own = runner() if name == "about" else None
    return show(request, "text.html", edition, title=title, paragraphs=paragraphs, runner=own)
