"""What is shown when there is nothing to show."""

import sys

from django.http import HttpRequest, HttpResponse

from uncover.figures.edition.reading import Edition
from uncover.site import editions
from uncover.site.pages.showing import show
from uncover.terms.errors import UncoverError, UnusableError


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """No page stands at this address: where to look instead."""
    del exception
    return show(request, "problem.html", _edition(), 404, problem="missing")


def failed(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side: said plainly, without a trace.

    Where no edition can be shown, that is what is said, with what to do (status 503).
    """
    _, error, _ = sys.exc_info()
    if isinstance(error, UnusableError):
        told = [error.sentence, error.next_step]
        return show(request, "problem.html", None, 503, problem="none", told=told)
    return show(request, "problem.html", None, 500, problem="failed")


def _edition() -> Edition | None:
    try:
        return editions.current()
    except UncoverError:
        return None
