"""Dated decisions on who takes part: typed in, each with its source, told in each language."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named
from uncover.terms.speech import language

TOLD = ("topic", "status", "actor", "instrument", "source")
"""What of a decision is words, and is told in the reader's language."""


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

    def said(self, name: str) -> str:
        """One of its texts (`TOLD`) in the language spoken now."""
        text = str(getattr(self, name))
        return translations(language()).get(name, {}).get(text, text)


@cache
def decisions() -> tuple[Decision, ...]:
    """Every decision, in order of time."""
    text = (files("uncover.site") / "decisions.csv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    told = [
        Decision(
            place=_id(row["place"], row["place_kind"]),
            **{name: row[name] for name in Decision.__dataclass_fields__ if name != "place"},
        )
        for row in rows
    ]
    return tuple(sorted(told, key=lambda each: each.day))


@cache
def translations(code: str) -> dict[str, dict[str, str]]:
    """The texts of all decisions in another language than English, by name and English text.

    Empty where there are none: then they are told in English.
    """
    file = files("uncover.site") / f"decisions.{code}.toml"
    if not file.is_file():
        return {}
    return tomllib.loads(file.read_text("utf-8"))


def of_place(id_: str) -> list[Decision]:
    """The decisions of a place, and those of the nation, in order of time."""
    return [each for each in decisions() if each.place in (id_, "us")]


def standing(id_: str) -> list[Decision]:
    """The last decision of a place on each topic, the latest first, though it has ended since."""
    last = {each.topic: each for each in decisions() if each.place == id_}
    return sorted(last.values(), key=lambda each: each.day, reverse=True)


def newest(count: int) -> list[Decision]:
    """The newest decisions, the latest first."""
    return list(reversed(decisions()))[:count]


def _id(name: str, kind: str) -> str:
    """The id of a place as it was typed: by its name, its postal code behind it, or as a county."""
    bare, code = name.rsplit(" ", 1) if name[-2:].isupper() else (name, "")
    for said in (name, f"{bare}, {code}", f"{name} County" if kind == "county" else name):
        try:
            return place_named(said).id
        except UnusableError:
            continue
    return name
