"""The words behind a quantity: each of them is understood, or the phrase is not decided."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from uncover.claims.skipped import with_dates_marked
from uncover.claims.vocabulary import Entry, after_word, comparing, entries, plain, words
from uncover.figures.measures import measures
from uncover.terms.places import places

Before = Literal["part", "word", "count", "other"]
"""What the words stand behind: a part ("a third"), a word ("most"), a count, or another."""

_DATE = "\x00"
_LONGEST_NAME = 5
_THAN_BEFORE = re.compile(rf"(?<!\w)que (?:en (?:el )?)?(?:{_DATE}|antes|año)")
"""Half of something «que en 2010» is half as many, and no share."""


@dataclass(frozen=True)
class Misread:
    """Why the words behind a quantity forbid to decide it: a stable code, and those words.

    The codes: `not-a-level` (a change, a ratio), `loose-count`, `more-than-one-number` and
    `word-not-known`.
    """

    code: str
    words: str


def hedge_before(text: str, language: str) -> tuple[str | None, str]:
    """The rule of the hedge that `text` begins with, if any, and what follows it."""
    for entry in entries(language, "before"):
        rest = after_word(text, entry.wording)
        if rest is not None:
            return entry.rule, rest
    return None, text


def hedge_behind(rest: str, language: str) -> tuple[Entry | None, str]:
    """The hedge straight behind a quantity or at its phrase's end, and the words without it."""
    chosen = entries(language, "after")
    for entry in chosen:
        behind = after_word(rest, entry.wording)
        if behind is not None:
            return entry, behind
    for entry in chosen:
        if rest.endswith(" " + entry.wording):
            return entry, rest[: -len(entry.wording)].rstrip()
    return None, rest


def misread(rest: str, before: Before, language: str, *, compared: bool = False) -> Misread | None:
    """What is not understood in `rest`, the words behind a quantity (None: all are).

    compared: it stands behind a comparison, with its "than" and "as".
    """
    left = _dates_marked(rest, language)
    if before == "part" and left and not _begins_with(left, words(language).after_part):
        return _misread(left, language)
    if before == "part" and _THAN_BEFORE.search(left):
        return Misread("not-a-level", left.replace(_DATE, "..."))
    said: list[tuple[str, str]] = []
    while left:
        found = _piece(left, language, compared=compared)
        if found is None or not _fits(found[0], said, before):
            return _misread(left, language)
        said.append(found[:2])
        left = found[2]
    return None


def _fits(kind: str, said: list[tuple[str, str]], before: Before) -> bool:
    """Whether a group of words of this kind may stand behind those already read."""
    if kind == "span":
        return not said and before == "count"
    if kind == "describing":
        return bool(said) or before in ("count", "other")  # not "most serious crimes"
    if kind == "date":  # "half of 2011" is half a year
        return bool(said) and [text for _, text in said] not in (["of"], ["de"])
    return True


def _begins_with(text: str, chosen: tuple[str, ...]) -> bool:
    return any(after_word(text, word) is not None for word in chosen)


def _dates_marked(rest: str, language: str) -> str:
    """`rest` with each date or year as one mark, and the marks between words left out."""
    marked = re.sub(rf"{_DATE}+", f" {_DATE} ", with_dates_marked(rest, language, _DATE))
    marked = re.sub(r"[,;:()\"']+(?=\s|$)|(?<=\s)[(\"']", "", marked)
    return " ".join(marked.split())


def _piece(left: str, language: str, *, compared: bool = False) -> tuple[str, str, str] | None:
    """The longest known group of words at the start: its kind, itself, and what follows."""
    if left.startswith(_DATE):
        return "date", _DATE, left[1:].lstrip()
    known = words(language)
    found = []
    for kind, chosen in (
        ("small", comparing(language).than if compared else ()),
        ("small", known.small),
        ("span", known.spans),
        ("noun", (*known.nouns, *_of_measures(language))),
        ("describing", known.describing),
    ):
        for word in chosen:
            behind = after_word(left, word)
            if behind is not None and (kind != "describing" or _described(behind, language)):
                found.append((len(word), kind, word, behind))
                break
    found += _named(left)
    return max(found, key=lambda piece: piece[0])[1:] if found else None


@cache
def _of_measures(language: str) -> tuple[str, ...]:
    """What the measures may be called: whoever binds one may call it so in the link."""
    called = {
        plain(wording, language)
        for each in measures().values()
        for wording in each.words[language].called
    }
    return tuple(sorted(called, key=lambda wording: (-len(wording), wording)))


def _described(behind: str, language: str) -> bool:
    following = _piece(behind, language)
    return following is not None and following[0] in ("noun", "describing")


def _named(left: str) -> list[tuple[int, str, str, str]]:
    """The place whose name stands at the start."""
    apart = left.split(" ")
    for length in range(min(_LONGEST_NAME, len(apart)), 0, -1):
        name = " ".join(apart[:length])
        if name in _names():
            return [(len(name), "noun", name, " ".join(apart[length:]))]
    return []


@cache
def _names() -> frozenset[str]:
    return frozenset(plain(place.name, "en") for place in places().values()) | {"us", "u.s", "u.s."}


def _misread(left: str, language: str) -> Misread:
    known, told = words(language), left.replace(_DATE, "...")
    found = re.findall(r"[^\W_]+", left)
    pairs = {f"{one} {other}" for one, other in pairwise(found)}
    if known.elsewhere & {*found, *pairs}:
        return Misread("not-a-level", told)
    if known.loose & {*found}:
        return Misread("loose-count", told)
    ones = {word for word, value in known.numbers.items() if value == 1}
    numbers = (set(known.numbers) - ones) | set(known.scales) | set(known.parts) - {"second"}
    percent = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", left) for word in known.percent)
    if any(word[0].isdigit() or word in numbers for word in found) or percent or "%" in left:
        return Misread("more-than-one-number", told)
    return Misread("word-not-known", told)
