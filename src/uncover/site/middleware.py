"""What every answer of the site carries: its language, and headers that let nothing else in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language

from uncover.site import editions
from uncover.terms.errors import UnusableError
from uncover.terms.speech import SPOKEN, speaking

Answer = Callable[[HttpRequest], HttpResponse]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_MINUTES = 5
_MINUTES_OF_OLDER = 60


def security_headers(get_response: Answer) -> Answer:
    """Nothing from a third party, no script, no frame; pages are kept for a few minutes."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.method in ("GET", "HEAD") and response.status_code == 200:  # noqa: PLR2004
            response.headers.setdefault("Cache-Control", f"public, max-age={_MINUTES * 60}")
        if _is_made_up():
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response

    return answer


def _is_made_up() -> bool:
    """Whether what is shown is made up, its files among it; so is a site that has no edition."""
    try:
        return editions.current().is_made_up
    except UnusableError:
        return True


def spoken(get_response: Answer) -> Answer:
    """Speak the language of the address while a page is made."""

    def answer(request: HttpRequest) -> HttpResponse:
        code = (get_language() or "en")[:2]
        with speaking(code if code in SPOKEN else "en"):
            return get_response(request)

    return answer


def edition_served(get_response: Answer) -> Answer:
    """Serve a page out of the edition that its address names, whatever page it is.

    A page of an older edition is kept for an hour and not for ever: its numbers stay, but its
    sentences may be put better, and an edition may have to be taken down.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        found = editions.named_in(request.path_info)
        if found is None:
            return get_response(request)
        name, rest = found
        if request.path_info.endswith(f"/editions/{name}"):
            return HttpResponsePermanentRedirect(f"{request.path}/")
        request.path_info = rest
        with editions.serving(name):
            response = get_response(request)
            is_older = editions.is_older()
        if is_older:
            response.headers.setdefault("X-Robots-Tag", "noindex")
            if request.method in ("GET", "HEAD") and response.status_code == 200:  # noqa: PLR2004
                kept = f"public, max-age={_MINUTES_OF_OLDER * 60}"
                response.headers.setdefault("Cache-Control", kept)
        return response

    return answer
