"""The catalogue of figures: every series of the edition, searched and filtered."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from uncover.claims.binding.seeking import seek
from uncover.figures.edition.reading import Edition
from uncover.figures.footnote.counted import place_said
from uncover.figures.wording.terms import fold
from uncover.site import editions
from uncover.site.pages.figure import title
from uncover.site.pages.showing import show
from uncover.site.pages.told import Shown, of_place, pinned
from uncover.terms.places import places
from uncover.terms.speech import phrasing

_KINDS = ("count", "share", "amount")
_MOST_FOUND = 20
_LONGEST = 200


@dataclass(frozen=True)
class Entry:
    """A measure of the catalogue: what it is called, its figure at the place, its series."""

    measure: str
    called: str
    at_place: tuple[Shown, ...]
    series: tuple[dict[str, Any], ...]


def page(request: HttpRequest) -> HttpResponse:
    """Every measure with its series.

    `q` are words that it may be called by, in either language; a place named among them is taken as
    `place`, a place's id, of which the figures are told. `kind`: count, share or amount.
    """
    edition = editions.current()
    said = request.GET.get("q", "").strip()[:_LONGEST]
    kind = request.GET.get("kind", "")
    place = request.GET.get("place", "")
    words = said
    held = [id_ for id_ in edition.places() if id_ in places()]
    if place not in held:
        place, words = _place_in(said, held)
    entries = _entries(edition, words, place or "us", kind)
    return show(
        request,
        "figures.html",
        edition,
        told=entries,
        said=said,
        place=place,
        kind=kind,
        kinds=_KINDS,
        places=sorted(((place_said(id_), id_) for id_ in held), key=lambda each: each[0]),
    )


def _entries(edition: Edition, words: str, place: str, kind: str) -> list[Entry]:
    series = edition.catalogue()
    shown: dict[str, list[Shown]] = {}
    for each in [*pinned(edition, place), *of_place(edition, place)]:
        shown.setdefault(each.figure.measure, []).append(each)
    names = list(dict.fromkeys([*(each["measure"] for each in series), *shown]))
    if words:
        found = [each.measure for each in seek(words, phrasing(), most=_MOST_FOUND)]
        names = [name for name in found if name in names]
    made = [
        Entry(
            name,
            title(name),
            tuple(shown.get(name, ())),
            tuple(each for each in series if each["measure"] == name),
        )
        for name in names
    ]
    return [each for each in made if not kind or kind in _kinds(each)]


def _kinds(entry: Entry) -> set[str]:
    told = {str(each["kind"]) for each in entry.series}
    return told | {each.figure.kind for each in entry.at_place}


def _place_in(said: str, held: list[str]) -> tuple[str, str]:
    """The place whose name stands in the words, and the words without it."""
    folded = fold(said)
    for id_ in sorted(held, key=lambda each: -len(place_said(each))):
        name = fold(place_said(id_))
        at = folded.find(name)
        if at >= 0:
            return id_, f"{said[:at]} {said[at + len(name) :]}".strip()
    return "", said
