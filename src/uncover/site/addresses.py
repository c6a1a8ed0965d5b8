"""Places in addresses: `massachusetts` for us-ma, `boston` for us-ma-boston, `nation` for us."""

from functools import cache

from uncover.terms.places import NATION, Place, places, slug, states

NATION_SLUG = "nation"


def state_slug(id_: str) -> str:
    """The last part of the address of a place's page."""
    if id_ == NATION.id:
        return NATION_SLUG
    return _slugs()[id_]


def place_of(text: str) -> Place | None:
    """The place of an address; None if there is none."""
    if text == NATION_SLUG:
        return NATION
    found = {slug_: id_ for id_, slug_ in _slugs().items()}.get(text)
    return places()[found] if found else None


@cache
def _slugs() -> dict[str, str]:
    """States by their names; of other places the id says it."""
    told = {place.id: slug(place.name) for place in states().values()}
    rest = {id_: id_.removeprefix("us-") for id_ in places() if id_ not in told and id_ != "us"}
    return told | rest
