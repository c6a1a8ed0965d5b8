"""The list of the editions, and each of them as the file that it is."""

from fractions import Fraction
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse

from uncover.figures.edition.shelf import Shelved
from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.numbers import half_up

_PIECE = 1 << 20
_DAY = 86_400


def page(request: HttpRequest) -> HttpResponse:
    """Every edition with its date, hash, size and licence; those refused or withdrawn, with why."""
    newest = editions.shelf().newest()
    shelved = [_told(each, newest.path == each.path) for each in editions.shelf().all()]
    withdrawn = editions.shelf().withdrawn()
    return show(request, "editions.html", newest, shelved=shelved, withdrawn=withdrawn)


def file(request: HttpRequest, name: str) -> FileResponse:
    """The SQLite file itself, as it lies in the folder."""
    del request
    held = editions.shelf().named(name)
    if held is None:
        raise Http404
    try:
        edition = held.edition()
    except UncoverError as error:
        raise Http404 from error
    response = FileResponse(
        held.path.open("rb"),
        as_attachment=True,
        filename=held.path.name,
        content_type="application/vnd.sqlite3",
    )
    response.block_size = _PIECE
    response.headers["ETag"] = f'"{edition.sha256}"'
    response.headers["Cache-Control"] = f"public, max-age={_DAY}"
    response.headers["Content-Encoding"] = "identity"  # packing it anew costs more than it saves
    return response


def _told(held: Shelved, is_current: bool) -> dict[str, Any]:  # noqa: FBT001  a plain fact
    held.if_known()
    return {
        "name": held.name,
        "date": held.date,
        "sha256": held.sha256,
        "licence": held.about.get("licence"),
        "size": half_up(Fraction(held.size, 1_000_000), 1),
        "is_made_up": held.is_made_up,
        "is_current": is_current,
        "is_good": held.is_good,
        "refused": _why(held.refused),
        "home": editions.within(reverse("home"), held.name),
        "changes": editions.within(reverse("changes"), held.name),
        "file": reverse("edition-file", args=[held.name]),
    }


def _why(error: UnusableError | None) -> str | None:
    return None if error is None else str(error)
