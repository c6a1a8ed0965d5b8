"""What is shown when there is nothing to show."""

from django.http import HttpRequest, HttpResponse

from uncover.figures.edition.reading import Edition
from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.terms.errors import UncoverError


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page stands at this address: where to look instead."""
    del exception
    return show(request, "problem.html", _edition(), 404, problem="missing")


def failed(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side: said plainly, without a trace."""
    return show(request, "problem.html", None, 500, problem="failed")


def _edition() -> Edition | None:
    try:
        return editions.current()
    except UncoverError:
        return None
