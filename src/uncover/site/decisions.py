"""Dated decisions on who takes part: typed in, each with its source."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named


@dataclass(frozen=True)
class Decision:
    """One event: what was decided, by whom, by what document, from when, until when.

    place: the id; the name as it was typed where no place here has it. announced, effective,
    ended: ISO days or months, empty where unknown. status: in a few words, as typed.
    """

    place: str
    topic: str
    announced: str
    effective: str
    ended: str
    status: str
    actor: str
    instrument: str
    source: str

    @property
    def day(self) -> str:
        """When it was announced, or took effect where that alone is known."""
        return self.announced or self.effective


@cache
def decisions() -> tuple[Decision, ...]:
    """Every decision, in order of time."""
    text = (files("uncover.site") / "decisions.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    told = [
        Decision(
            place=_id(row["place"]),
            **{name: row[name] for name in Decision.__dataclass_fields__ if name != "place"},
        )
        for row in rows
    ]
    return tuple(sorted(told, key=lambda each: each.day))


def of_place(id_: str) -> list[Decision]:
    """The decisions of a place, and those of the nation, in order of time."""
    return [each for each in decisions() if each.place in (id_, "us")]


def newest(count: int) -> list[Decision]:
    """The newest decisions, the latest first."""
    return list(reversed(decisions()))[:count]


def _id(name: str) -> str:
    for said in (name, name.removesuffix(f" {name[-2:]}") + f", {name[-2:]}"):
        try:
            return place_named(said).id
        except UnusableError:
            continue
    return name
