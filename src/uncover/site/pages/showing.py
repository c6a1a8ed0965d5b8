"""A page made of its template, with what every page needs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from uncover.figures.edition.reading import Edition


def show(
    request: HttpRequest,
    template: str,
    edition: Edition | None,
    status: int = 200,
    **told: Any,  # noqa: ANN401  whatever the template shows
) -> HttpResponse:
    """Render a page; figures that are made up mark it."""
    context = {
        "edition": edition,
        "path": request.get_full_path(),
        "made_up": edition is not None and edition.is_made_up,
    }
    response = HttpResponse(render_to_string(template, context | told), status=status)
    if edition is not None and edition.is_made_up:
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
