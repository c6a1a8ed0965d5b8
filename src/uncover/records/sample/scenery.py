"""The made-up scenery: offices and their states, facilities, words, how often cells are blank."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from uncover.terms.places import states


@dataclass(frozen=True)
class Office:
    """A field office: its region, where it stands, and the states of its region, its own first."""

    region: str
    city: str
    county: str
    state: str
    weight: int
    states: tuple[str, ...]

    @property
    def site(self) -> str:
        """The office as duty sites are written."""
        return f"{self.city}, {self.state}, DOCKET CONTROL OFFICE"

    @property
    def landmark(self) -> str:
        """A landmark as offices write them."""
        return f"{self.city[:3]} - MADE-UP LANDMARK - {self.state}"


@dataclass(frozen=True)
class Facility:
    """A place of detention that does not exist."""

    name: str
    code: str
    office: int


@dataclass(frozen=True)
class Cover:
    """The days a layout's files cover, and whether they write days without a time."""

    first: date
    last: date
    days: bool


@cache
def offices() -> tuple[Office, ...]:
    """Every office."""
    return tuple(
        Office(region, city, county, state, weight, (state, *further))
        for region, city, county, state, weight, further in _read("places")["offices"]
    )


@cache
def facilities() -> tuple[Facility, ...]:
    """Every facility: those of one office stand together, as many for each."""
    return tuple(
        Facility(f"MADE-UP {office.city} {sort}", f"MU{office.city[:3]}{at:02}{number}", at)
        for at, office in enumerate(offices())
        for number, sort in enumerate(_read("places")["facilities"], 1)
    )


@cache
def state_codes() -> tuple[str, ...]:
    """Postal codes of all states of the offices, in order."""
    return tuple(sorted({state for office in offices() for state in office.states}))


@cache
def state_names() -> tuple[str, ...]:
    """The same states as releases write them."""
    return tuple(states()[code].name.upper() for code in state_codes())


def cover(layout: str) -> Cover:
    """What the files of this layout cover."""
    bare = layout.removeprefix("ddp-")
    told = next(facts for name, facts in words()["covers"].items() if bare.startswith(name))
    return Cover(**told)


def blank_share(table: str, column: str) -> float:
    """The share of blank cells of a column, 0 where nothing is said."""
    told = words()["blank"]
    return float(told[table].get(column, told["any"].get(column, 0)))


def newer(layout: str) -> bool:
    """Whether the files of this layout withhold parts of columns, as those since 2026 do."""
    return layout.removeprefix("ddp-").startswith("2026")


def fact(column: str) -> str:
    """The fact that a column tells; codes and groups tell the one of the column they stand for."""
    told: dict[str, str] = words()["same"]
    return told.get(column, column)


def words() -> dict[str, Any]:
    """The words of `words.toml`."""
    return _read("words")


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / f"{name}.toml").read_text("utf-8"))
