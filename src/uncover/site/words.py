"""What templates can say: messages, addresses in both languages, places, numbers, days."""

from typing import Any

from django.urls import reverse
from jinja2 import Environment

from uncover.figures.footnote.counted import place_said
from uncover.figures.footnote.period import day_said
from uncover.site import editions
from uncover.site.addresses import state_slug
from uncover.site.telling import FILTERS, GLOBALS
from uncover.terms.numbers import grouped
from uncover.terms.places import places
from uncover.terms.speech import SPOKEN, catalogue, language, say


def environment(**options: Any) -> Environment:  # noqa: ANN401  Django's own options
    """The environment of all templates: everything is escaped."""
    made = Environment(**options)  # noqa: S701  Django turns escaping on
    made.globals.update(
        say=say,
        spoken=language,
        address=address,
        others=others,
        edition_notice=editions.notice,
        place_name=place_name,
        day=day_said,
        grouped=grouped,
        state_slug=state_slug,
        picture_of=picture_of,
        language_name=language_name,
        **GLOBALS,
    )
    made.filters.update(FILTERS)
    return made


def address(name: str, *given: str) -> str:
    """The address of a page in the language spoken, and in the edition that a reader is in."""
    if name == "figure":  # its own address holds a query, which a path would have to spell out
        return editions.within(f"{reverse('figures')}{given[0]}")
    at = str(reverse(name, args=given))
    return at if name in editions.OF_NO_EDITION else editions.within(at)


def others(path: str) -> list[tuple[str, str]]:
    """The same page in the other languages, as (code, address)."""
    bare = path
    for code in SPOKEN:
        if code != "en" and (path == f"/{code}" or path.startswith(f"/{code}/")):
            bare = path.removeprefix(f"/{code}") or "/"
    told = [(code, bare if code == "en" else f"/{code}{bare}") for code in SPOKEN]
    return [(code, at) for code, at in told if code != language()]


def place_name(id_: str) -> str:
    """The name of a place as it stands alone."""
    return place_said(id_) if id_ in places() else id_


def picture_of(place: str, chart: str) -> str:
    """The address of a chart of a place as a picture, without its ending (`.png`, `.svg`)."""
    return address("picture-of-place", state_slug(place), chart, "svg").removesuffix(".svg")


def language_name(code: str) -> str:
    """What a language calls itself."""
    return catalogue(code)["site.own-name"]
