"""The one style sheet, and what robots are told."""

from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse

from uncover.site import editions
from uncover.site.charts import palette
from uncover.terms.errors import UnusableError


@cache
def _sheet() -> bytes:
    pages = (files("uncover.site") / "static" / "site.css").read_text("utf-8")
    return f"{pages}\n{palette.sheet()}".encode()


@cache
def _icon() -> bytes:
    return (files("uncover.site") / "static" / "icon.svg").read_bytes()


def sheet(request: HttpRequest) -> HttpResponse:
    """The style sheet of the pages and behind it that of the charts, kept for a day."""
    del request
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(_sheet(), content_type="text/css; charset=utf-8", headers=headers)


def icon(request: HttpRequest) -> HttpResponse:
    """The mark of the site in a browser's tab, kept for a day."""
    del request
    headers = {"Cache-Control": "public, max-age=86400"}
    return HttpResponse(_icon(), content_type="image/svg+xml", headers=headers)


def robots(request: HttpRequest) -> HttpResponse:
    """A site on figures that are made up is kept out of every index."""
    del request
    try:
        closed = editions.current().is_made_up
    except UnusableError:
        closed = True
    text = f"User-agent: *\n{'Disallow: /' if closed else 'Allow: /'}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
