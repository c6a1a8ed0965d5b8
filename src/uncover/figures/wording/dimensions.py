"""What figures are split by, and the values there, as a table names them to a reader.

Our own words stand in the catalogue `dimensions`. A label of an agency, such as `1 Convicted
Criminal`, is never one of ours: it is quoted as the agency's, beside our word for the class.
"""

from collections.abc import Callable
from functools import cache

from uncover.figures.footnote.counted import place_said
from uncover.figures.footnote.period import day_said
from uncover.records.declaring import shared
from uncover.records.groupings import groupings
from uncover.terms.places import places, postal_code, states
from uncover.terms.speech import LANGUAGES, catalogue, language, said, say

_CLASSES = ("criminality", "threat_level")
_SAME = {"end_of_stay": "outcome"}
_UNKNOWN = ("", "unknown")
AS_RELEASED = LANGUAGES[0]
"""The language of values that are told as an agency released them."""


def dimension_said(name: str) -> str:
    """What a table is split by, as the head of its column; a group's own is told as declared."""
    return said(f"dimensions.name.{name}", name.replace("_", " "))


def class_said(dimension: str, value: str | int | None) -> str:
    """One value of a dimension: our word for a class, a place by its name, a month in words.

    A label of the agency is quoted with our word for what it stands for. Names that are the
    records' own (facilities, countries, programs) are told as released; `language_of` says so.
    """
    text = _text(value)
    return _in_our_words(dimension, text) or text


def language_of(dimension: str, value: str | int | None) -> str:
    """The language of what `class_said` says: the one spoken, or that of the records."""
    text = _text(value)
    return language() if text.isdecimal() or _in_our_words(dimension, text) else AS_RELEASED


def agency_label(dimension: str, value: str) -> str | None:
    """The first label that an agency has for a class of ours; None where it has none."""
    return next((label for label, of in _labels(_kind(dimension)).items() if of == value), None)


def _text(value: str | int | None) -> str:
    return "" if value is None else str(value).strip()


def _in_our_words(dimension: str, text: str) -> str | None:
    if text.lower() in _UNKNOWN:
        return say("dimensions.unknown")
    if dimension in _TOLD:
        return _TOLD[dimension](text)
    return _word(dimension, text) or _labelled(dimension, text)


def _word(dimension: str, text: str) -> str | None:
    messages, kind = catalogue(language()), f"dimensions.class.{_kind(dimension)}"
    return messages.get(f"{kind}.{text}") or messages.get(f"{kind}.{text.lower()}")


def _labelled(dimension: str, text: str) -> str | None:
    wanted = text.lower()
    for label, of in _labels(_kind(dimension)).items():
        if label.lower() == wanted:
            return say("dimensions.labelled", said=_word(dimension, of), label=label)
    return None


@cache
def _labels(kind: str) -> dict[str, str]:
    """The class of each label that the agency's records have, by label."""
    grouping = groupings().get(kind)
    declared = grouping.groups if grouping else shared("vocabularies")["classes"].get(kind, {})
    return {label: of for of, labels in declared.items() for label in labels}


def _kind(dimension: str) -> str:
    """The dimension whose classes it has: those of an arrest and of a case are the same."""
    short = next((each for each in _CLASSES if dimension.endswith(each)), dimension)
    return _SAME.get(short, short)


def _state(text: str) -> str | None:
    code = postal_code(text)
    return place_said(states()[code].id) if code else None


def _place(text: str) -> str | None:
    return place_said(text) if text in places() else None


def _day(text: str) -> str:
    """A day as it stands alone; `day_said` says it with the article of a sentence."""
    year, month, day = text.split("-")
    name = say("explain.months").split()[int(month) - 1]
    return say("dimensions.day", day=int(day), month=name, year=year)


_TOLD: dict[str, Callable[[str], str | None]] = {
    "state": _state,
    "county": _place,
    "month": day_said,
    "day": _day,
    "week": _day,
}
