"""The first page and the list of the states."""

from django.http import HttpRequest, HttpResponse

from uncover.figures.edition.reading import Edition
from uncover.figures.wording.terms import fold
from uncover.site import editions
from uncover.site.addresses import state_slug
from uncover.site.beside import quoted
from uncover.site.charts.chart import Chart
from uncover.site.charts.of_decisions import nation_of
from uncover.site.decisions import Decision, newest, standing
from uncover.site.decisions import decisions as all_decisions
from uncover.site.pages.showing import show
from uncover.site.pages.state import leading, page_of
from uncover.site.pages.told import of_place
from uncover.site.words import address, place_name
from uncover.terms.places import states as all_states

_NEWEST = 6
_QUOTED_PLACE = "us-ma-boston"


def page(request: HttpRequest) -> HttpResponse:
    """What this is, the states, the newest decisions, what a number here means."""
    edition = editions.current()
    return show(
        request,
        "home.html",
        edition,
        figures=leading(of_place(edition, "us"))[:2],
        quoted=[each.first for each in quoted(edition, [_QUOTED_PLACE])][:1],
        decisions=newest(_NEWEST),
        tiles=_tiles(),
        card=address("picture-of-place", state_slug("us"), "card", "png"),
    )


def states(request: HttpRequest) -> HttpResponse:
    """Every state: what was decided there last, and whether there are figures of it."""
    edition = editions.current()
    return show(request, "states.html", edition, states=_told(edition), tiles=_tiles())


def _tiles() -> Chart:
    """How the states stood at the end of the last year of which a decision is recorded."""
    told = all_decisions()
    return nation_of(int(max(each.day[:4] for each in told)), told, page_of)


def _told(edition: Edition) -> list[tuple[str, bool, Decision | None]]:
    held = set(edition.places())
    ids = sorted((each.id for each in all_states().values()), key=_in_order)
    return [(id_, id_ in held, next(iter(standing(id_)), None)) for id_ in ids]


def _in_order(id_: str) -> str:
    """By the name in the language spoken, an accented letter beside the plain one."""
    return fold(place_name(id_))
