"""The six words of a measure in the language spoken now.

English stands once, in the docstring of the measure's function. `six_words/es.toml` has the Spanish
of each measure, with a fingerprint of the English that it was written for: a text whose English has
changed since is not told until somebody has read it again, for it would tell of another count.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from uncover.figures.measure import SIX_WORDS, Measure
from uncover.figures.measures.generic import NAMES, generic
from uncover.figures.wording.units import unit_said
from uncover.records.declared import tables
from uncover.terms.speech import language

ENGLISH = "en"
LABELS = "labels"
"""The table of a file of texts that names the six words themselves."""

_CLASS_IS = "whose class is "
_STANDARD = "arrests", {"class": "apprehension_criminality=convicted"}


@dataclass(frozen=True)
class Word:
    """One of the six words: how it is called in English, its label as told, and its text."""

    name: str
    label: str
    text: str


@dataclass(frozen=True)
class SixWords:
    """What a measure says of itself, with the two-letter code of the language that it is in.

    language: not always the one spoken; a page marks what is in another.
    """

    language: str
    summary: str
    words: tuple[Word, ...]


def told_words(measure: Measure) -> SixWords:
    """The summary and six words of a measure in the language spoken now, else in English."""
    code = language()
    told = texts(code).get(measure.name)
    if told is None or told["english"] != fingerprint(measure):
        words = tuple(Word(name, name, measure.six_words[name]) for name in SIX_WORDS)
        return SixWords(ENGLISH, measure.summary, words)
    labels, blanks = texts(code)[LABELS], _blanks(measure)
    return SixWords(
        code,
        told["summary"].format(**blanks),
        tuple(Word(name, labels[name], told[name].format(**blanks)) for name in SIX_WORDS),
    )


def fingerprint(measure: Measure) -> str:
    """Eight digits that change with the English of a measure.

    One that works on every table has a text for each; its fingerprint is of the text on arrests.
    """
    if measure.name in NAMES:
        table, options = _STANDARD
        measure = generic(measure.name, tables()[table], options)
    lines = [measure.summary, *(f"{name}: {measure.six_words[name]}" for name in SIX_WORDS)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


@cache
def texts(code: str) -> dict[str, dict[str, Any]]:
    """The texts of one language by measure, and its labels; nothing where there is no such file."""
    path = files(__package__) / "six_words" / f"{code}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


def _blanks(measure: Measure) -> dict[str, str]:
    """What the text of a measure that works on every table leaves open."""
    _, _, asked = measure.six_words["Counts"].partition(_CLASS_IS)
    return {"table": measure.table, "unit": unit_said(measure.unit), "class": asked}
