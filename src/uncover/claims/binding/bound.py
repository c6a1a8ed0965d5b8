"""A number bound: the letter with its link, and the pins with its figure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from uncover.claims.binding.sentence import Around
from uncover.claims.letters.addresses import NOT_A_CLAIM
from uncover.claims.letters.editing import with_link
from uncover.figures.address import Ask
from uncover.figures.pins import Pin, with_pin


@dataclass(frozen=True)
class Texts:
    """The letter and the file of pins beside it, as texts."""

    letter: str
    pins: str


def bound(texts: Texts, number: Around, id_: str, ask: Ask) -> Texts:
    """Both texts with the number bound to a figure.

    Raises UnusableError: see `with_link` and `with_pin`; then neither text is changed.
    """
    pins = with_pin(texts.pins, id_, ask)
    return Texts(with_link(texts.letter, number.line, number.column, number.phrase, id_), pins)


def no_claim(texts: Texts, number: Around) -> Texts:
    """The letter with a number marked as no claim."""
    letter = with_link(texts.letter, number.line, number.column, number.phrase, NOT_A_CLAIM)
    return Texts(letter, texts.pins)


def id_for(ask: Ask, pins: Mapping[str, Pin]) -> str:
    """An id for a figure: that of the pin that asks the same, else a new one of its own words."""
    same = next((id_ for id_, pin in pins.items() if pin.ask == ask), None)
    if same is not None:
        return same
    year = f"-{ask.through.last.year}" if ask.through else ""
    place = "" if ask.place == "us" else f"{ask.place.removeprefix('us-')}-"
    plain = re.sub(r"[^a-z0-9]+", "-", f"{place}{ask.measure}{year}".lower()).strip("-")
    number, id_ = 1, plain
    while id_ in pins:
        number += 1
        id_ = f"{plain}-{number}"
    return id_
