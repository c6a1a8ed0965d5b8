"""Places by id: the nation, its states and counties, and the cities whose figures were printed."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import us

from uncover.terms.errors import UnusableError

# The set of DOMAIN 3.8: 50 states, DC and the territories, with the freely associated state FM.
_TERRITORIES = {
    "PR": "Puerto Rico",
    "GU": "Guam",
    "VI": "Virgin Islands",
    "MP": "Northern Mariana Islands",
    "AS": "American Samoa",
}
_ASSOCIATED = {"FM": "Micronesia"}

# Cities are named one by one: only those for which somebody printed a figure.
_CITIES = {"us-ma-boston": ("Boston", "MA")}


@dataclass(frozen=True)
class Place:
    """One place: its id, its name, what kind it is, and the postal code of its state."""

    id: str
    name: str
    kind: Literal["nation", "state", "county", "city"]
    state: str | None = None
    fips: str | None = None


NATION = Place("us", "United States", "nation")


def slug(text: str) -> str:
    """`text` in the alphabet of ids: lower-case letters, digits and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@cache
def states() -> dict[str, Place]:
    """Every state and territory, by postal code."""
    named = {state.abbr: state.name for state in (*us.states.STATES, us.states.DC)}
    fips = {state.abbr: state.fips for state in us.states.STATES_AND_TERRITORIES}
    fips["DC"] = us.states.DC.fips
    named |= _TERRITORIES | _ASSOCIATED
    return {
        code: Place(f"us-{code.lower()}", name, "state", code, fips.get(code))
        for code, name in sorted(named.items())
    }


@cache
def places() -> dict[str, Place]:
    """Every place, by id."""
    known = {NATION.id: NATION} | {place.id: place for place in states().values()}
    for id_, (name, state) in _CITIES.items():
        known[id_] = Place(id_, name, "city", state)
    known |= {county.id: county for county in _counties()}
    return known


def place(text: str) -> Place:
    """The place with this id, or the only one of this name.

    A name is a state's, a postal code, a city's, or a county's in full (`Travis County`,
    `Travis County, Texas`, `Travis County, TX`). Raises UnusableError (`terms.unknown-place`,
    `terms.ambiguous-place` naming the candidates).
    """
    wanted = text.strip()
    if wanted.lower() in places():
        return places()[wanted.lower()]
    if wanted.upper() in states():
        return states()[wanted.upper()]
    found = _by_name().get(slug(wanted), ())
    # The District of Columbia is a state's and a county's name: the wider place is meant.
    found = tuple(p for p in found if p.kind == "state") or found
    if len(found) == 1:
        return found[0]
    if found:
        raise UnusableError(
            "terms.ambiguous-place", text=wanted, ids=", ".join(p.id for p in found[:8])
        )
    raise UnusableError("terms.unknown-place", text=wanted)


def postal_code(text: str) -> str | None:
    """The postal code that a cell naming a state means, or None if it names none."""
    wanted = text.strip()
    if wanted.upper() in states():
        return wanted.upper()
    return _state_names().get(slug(wanted))


@cache
def _state_names() -> dict[str, str]:
    names = {slug(place.name): code for code, place in states().items()}
    return names | {
        "u-s-virgin-islands": "VI",
        "us-virgin-islands": "VI",
        "washington-dc": "DC",
        "washington-d-c": "DC",
    }


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, list[Place]] = {}
    for known in places().values():
        keys = {slug(known.name)}
        if known.kind in {"county", "city"} and known.state:
            keys |= {
                slug(f"{known.name} {known.state}"),
                slug(f"{known.name} {states()[known.state].name}"),
            }
        for key in keys:
            names.setdefault(key, []).append(known)
    return {key: tuple(found) for key, found in names.items()}


def _counties() -> Iterator[Place]:
    """Counties and their equivalents of 2020, from the table that addfips ships."""
    by_fips = {place.fips: place for place in states().values()}
    table = files("addfips") / "data" / "counties_2020.csv"
    for line in csv.DictReader(table.read_text("utf-8").splitlines()):
        home = by_fips.get(line["statefp"])
        if home is not None:
            yield Place(
                f"{home.id}-{slug(line['name'])}",
                line["name"],
                "county",
                home.state,
                line["statefp"] + line["countyfp"],
            )
