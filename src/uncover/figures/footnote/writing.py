"""A footnote written: sentence by sentence what stands behind a figure and what could change it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from uncover.figures.address import AGAINST, AS, FOUND, PER
from uncover.figures.figure import Alternative, Figure, Instead
from uncover.figures.footnote.counted import value_said
from uncover.figures.footnote.head import head
from uncover.figures.footnote.period import day_said
from uncover.terms.numbers import grouped
from uncover.terms.speech import say

_FILES_NAMED = 3
_BASIS_SAYS = "quoted-not-held"
_SAID_ELSEWHERE = {"unit", "denominator", AGAINST, AS, PER, FOUND, "within", "class"}


@dataclass(frozen=True)
class Sentence:
    """One sentence of a footnote and what it is about."""

    about: str
    text: str


def footnote(figure: Figure) -> list[Sentence]:
    """The sentences of a figure's footnote, in the language spoken now.

    What was counted, out of what, where and when; from which released files, and when the records
    end; what is unknown and how far it could move the figure; what other readings give; what to
    beware of; how to count again.
    """
    told: list[Sentence] = [Sentence("what", text) for text in head(figure)]
    told += [Sentence("source", text) for text in _source(figure)]
    told += [Sentence("unknown", text) for text in _doubts(figure)]
    told += [Sentence("readings", text) for text in _readings(figure)]
    told += [Sentence("note", text) for text in _notes(figure)]
    told += [Sentence("beware", text) for id_, text in figure.hazards if id_ != _BASIS_SAYS]
    if figure.unsaid:
        told += [Sentence("instead", _instead(each)) for each in figure.unsaid.instead]
        told.append(Sentence("request", figure.unsaid.request))
    if figure.receipt:
        key = "receipt" if figure.basis == "counted" else "printed"
        digest = figure.receipt["receipt_sha256"]
        address = figure.receipt["figure"]["address"]
        text = say(f"explain.recount.{key}", hash=digest, address=address)
        told.append(Sentence("recount", text))
    return told


def _source(figure: Figure) -> Iterator[str]:
    if figure.basis != "counted":
        for program in dict.fromkeys(line["program"] for line in _lines(figure)):
            yield say("explain.head.program", program=program)
        yield say(f"explain.basis.{figure.basis}", who="; ".join(figure.said_by))
        low, high = figure.low, figure.high
        if figure.value is not None and low is not None and high is not None and low != high:
            ends = {"low": value_said(figure, low), "high": value_said(figure, high)}
            yield say("explain.basis.rounded", **ends)
        return
    releases = (figure.receipt or {}).get("releases", [])
    own = [one for one in releases if one["release"] == figure.release]
    for number, one in enumerate([*own, *(each for each in releases if each not in own)]):
        key = "counted" if number == 0 else "looked-up"
        files, table = _files(one), one["table"]
        yield say(f"explain.basis.{key}", files=files, table=table, release=one["release"])
    if figure.records_end:
        yield say("explain.basis.records-end", day=day_said(figure.records_end))


def _files(release: dict[str, Any]) -> str:
    names = [file["file"] for file in release["files"]]
    shown = ", ".join(names[:_FILES_NAMED])
    if len(names) > _FILES_NAMED:
        shown = say("explain.further", names=shown, more=len(names) - _FILES_NAMED)
    if release.get("publisher"):
        shown = say("explain.basis.publisher", files=shown, publisher=release["publisher"])
    return shown


def _doubts(figure: Figure) -> Iterator[str]:
    """What is unknown, each with how far it could move the figure."""
    if figure.unknown and figure.basis == "counted":
        yield _unknown(figure, figure.unknown)
    place = figure.place_bounds
    if place is not None and place.unknown:
        yield _between("place", figure, place.unknown, place.low, place.high)
    if figure.undated:
        yield say("explain.doubt.undated", undated=grouped(figure.undated))


def _unknown(figure: Figure, unknown: int) -> str:
    if {AGAINST, PER} & set(figure.options):
        return _between("two", figure, unknown, figure.low, figure.high)
    if figure.kind == "count" and figure.high is not None:
        high = value_said(figure, figure.high)
        return say("explain.doubt.people", unknown=grouped(unknown), high=high)
    if figure.kind == "amount" and figure.high is None and figure.low is not None:
        low = value_said(figure, figure.low)
        return say("explain.doubt.amount-open", unknown=grouped(unknown), low=low)
    return _between(figure.kind, figure, unknown, figure.low, figure.high)


def _between(
    about: str, figure: Figure, unknown: int, low: Fraction | None, high: Fraction | None
) -> str:
    if low is None or high is None:
        key = "two-open" if about == "two" else "place-open"
        return say(f"explain.doubt.{key}", unknown=grouped(unknown))
    ends = {"low": value_said(figure, low), "high": value_said(figure, high)}
    return say(f"explain.doubt.{about}", unknown=grouped(unknown), **ends)


def _readings(figure: Figure) -> Iterator[str]:
    """What the other readings of the same words give, in one sentence."""
    told = [_reading(figure, each) for each in figure.alternatives if each.value is not None]
    if told:
        yield say("explain.readings.all", readings="; ".join(told))


def _reading(figure: Figure, alternative: Alternative) -> str:
    named = dict(part.split("=", 1) for part in alternative.name.split(","))
    whole = "all-of" if named["denominator"] == "all" else "known"
    return say(
        "explain.readings.one",
        value=value_said(figure, alternative.value or Fraction(0)),
        unit=say(f"explain.readings.{named['unit']}"),
        denominator=say(f"explain.readings.{whole}"),
    )


def _notes(figure: Figure) -> Iterator[str]:
    """The options that no sentence has said yet, the notes of the figure, its caveat."""
    asked = {key: text for key, text in figure.options.items() if key not in _SAID_ELSEWHERE}
    if asked:
        told = ", ".join(f"{key}={text}" for key, text in sorted(asked.items()))
        yield say("explain.doubt.options", options=told)
    said_already = {figure.unsaid.sentence} if figure.unsaid else set()
    said_already |= set(_of_two(figure))
    yield from (note for note in figure.notes if note not in said_already)
    if figure.caveat:
        yield figure.caveat


def _of_two(figure: Figure) -> Iterator[str]:
    """The notes on how a figure is made of two, which its first sentence says in full."""
    if AGAINST in figure.options:
        other = figure.options[AGAINST]
        for way in ("percent", "points", "difference", "ratio"):
            yield say(f"figures.note.as-{way}", other=other)
    if PER in figure.options:
        yield say(f"figures.note.per-{figure.options[PER]}")


def _lines(figure: Figure) -> list[dict[str, str]]:
    """The printed lines behind the figure, as its receipt holds them."""
    found: list[dict[str, str]] = (figure.receipt or {}).get("lines", [])
    return found


def _instead(other: Instead) -> str:
    value = "" if other.value is None else f": {other.value}"
    return say(
        "explain.instead.sentence", sentence=other.sentence, value=value, address=other.address
    )
