"""The first page and the list of the states."""

from django.http import HttpRequest, HttpResponse

from uncover.figures.edition.reading import Edition
from uncover.site import editions
from uncover.site.decisions import newest
from uncover.site.pages.showing import show
from uncover.site.pages.told import of_place, pinned
from uncover.terms.places import states as all_states


def page(request: HttpRequest) -> HttpResponse:
    """What this is, the states, the newest decisions, what a number here means."""
    edition = editions.current()
    return show(
        request,
        "home.html",
        edition,
        figures=of_place(edition, "us")[:3],
        quoted=pinned(edition, "us-ma-boston")[:2],
        decisions=newest(6),
        states=_told(edition),
    )


def states(request: HttpRequest) -> HttpResponse:
    """Every state, with whether there are figures of it."""
    edition = editions.current()
    return show(request, "states.html", edition, states=_told(edition))


def _told(edition: Edition) -> list[tuple[str, bool]]:
    held = set(edition.places())
    ids = [place.id for place in sorted(all_states().values(), key=lambda place: place.name)]
    return [(id_, id_ in held) for id_ in ids]
