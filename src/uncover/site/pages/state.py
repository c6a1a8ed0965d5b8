"""The page of a state, of the nation, or of another place."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from uncover.campaign.disputes.showing import disputes_of_place
from uncover.figures.edition.reading import Edition
from uncover.figures.footnote.counted import place_said
from uncover.site import decisions, editions
from uncover.site.addresses import place_of, state_slug
from uncover.site.beside import quoted
from uncover.site.changed import changes_of_place
from uncover.site.charts.of_place import charts_of
from uncover.site.pages.printed import printed
from uncover.site.pages.showing import show
from uncover.site.pages.told import Shown, of_place
from uncover.site.words import address
from uncover.terms.errors import UncoverError
from uncover.terms.places import Place, places
from uncover.terms.places import place as place_named

_FIRST = 3
_LEADING = (
    "share_of_arrests_without_conviction",
    "arrests_made",
    "share_of_arrests_neither_convicted_nor_charged",
    "average_daily_population",
    "median_days_held",
    "removals",
)
"""What a page begins with, where the edition has it; the robust first (PAGES)."""
_OF_DECISIONS = ("decisions", "nation-2")
_ELSEWHERE = (*_OF_DECISIONS, "moved")
"""How the charts are called that do not stand among the figures."""


@dataclass(frozen=True)
class Part:
    """A county or city of a state with the figures that there are of it."""

    id: str
    figures: tuple[Shown, ...]


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Who takes part and since when; the figures as sentences; over time; what was said."""
    place = place_of(name)
    if place is None:
        return _meant(name)
    edition = editions.current()
    own = decisions.of_place(place.id)
    figures = of_place(edition, place.id)
    first = leading(figures)
    parts = _parts(edition, place)
    charts = charts_of(edition, place.id, page_of)
    named = [part.id for part in parts] if place.kind == "state" else []
    return show(
        request,
        "state.html",
        edition,
        place=place,
        title=_title(place),
        stands=decisions.standing(place.id),
        nation=decisions.standing("us") if place.id != "us" else [],
        decisions=own,
        first=first,
        figures=[each for each in figures if each not in first],
        quoted=quoted(edition, [place.id, *named]),
        lines=[printed(id_, line) for id_ in (place.id, *named) for line in edition.lines(id_)],
        parts_of=parts,
        charts=[each for each in charts if not each.name.startswith(_ELSEWHERE)],
        timeline=[each for each in charts if each.name.startswith(_OF_DECISIONS)],
        changed=changes_of_place(edition, place.id),
        disputes=disputes_of_place(place.id),
        sources=edition.sources(),
        card=address("picture-of-place", state_slug(place.id), "card", "png"),
    )


def _meant(name: str) -> HttpResponse:
    """To the page of the place that an id, a postal code or a name means; else Http404."""
    try:
        return HttpResponsePermanentRedirect(page_of(place_named(name.replace("-", " ")).id))
    except UncoverError:
        pass
    try:
        return HttpResponsePermanentRedirect(page_of(place_named(name).id))
    except UncoverError as error:
        raise Http404 from error


def page_of(id_: str) -> str:
    """The address of a place's page, in the language and the edition shown."""
    return address("state", state_slug(id_))


def leading(figures: list[Shown]) -> list[Shown]:
    """The figures that a page begins with: those that lead before others, the robust ones first."""
    known = [each for each in figures if each.figure.value]
    ranked = sorted(known, key=_rank)
    first = [each for each in ranked if each.figure.measure in _LEADING] or ranked
    return sorted(first, key=lambda each: each.is_robust is not True)[:_FIRST]


def _rank(each: Shown) -> int:
    measure = each.figure.measure
    return _LEADING.index(measure) if measure in _LEADING else len(_LEADING)


def _title(place: Place) -> str:
    """The name of a place; of a county or city with its state."""
    name = place_said(place.id)
    if place.kind in ("county", "city") and place.state:
        return f"{name}, {place_said(f'us-{place.state.lower()}')}"
    return name


def _parts(edition: Edition, place: Place) -> list[Part]:
    """The counties and cities of a state of which the edition tells anything."""
    if place.kind != "state":
        return []
    held = [id_ for id_ in edition.places() if id_.startswith(f"{place.id}-")]
    named = {each.place for each in decisions.decisions() if each.place in places()}
    held += [id_ for id_ in sorted(named) if id_.startswith(f"{place.id}-") and id_ not in held]
    return [Part(id_, tuple(leading(of_place(edition, id_))[:2])) for id_ in held]
