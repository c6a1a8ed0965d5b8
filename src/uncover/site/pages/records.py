"""The records that the edition was made from, and the pages of text."""

from django.http import Http404, HttpRequest, HttpResponse

from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.terms.speech import catalogue, language

TEXTS = ("method", "about", "privacy")


def page(request: HttpRequest) -> HttpResponse:
    """Releases with their files and hashes."""
    edition = editions.current()
    return show(request, "records.html", edition, sources=edition.sources())


def text(request: HttpRequest, name: str) -> HttpResponse:
    """A page of text: its paragraphs stand in the message catalogues."""
    edition = editions.current()
    if name not in TEXTS:
        raise Http404
    told = catalogue(language())
    paragraphs = [told[key] for n in range(1, 20) if (key := f"site.text.{name}.{n}") in told]
    title = told[f"site.text.{name}.title"]
    return show(request, "text.html", edition, title=title, paragraphs=paragraphs)
