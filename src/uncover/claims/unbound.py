"""Numbers of a letter that no figure stands behind: every number-like phrase outside its claims."""

import re
from dataclasses import dataclass
from functools import cache

from uncover.claims.letters.letter import Letter, Prose
from uncover.claims.skipped import without_skipped
from uncover.claims.vocabulary import comparing, entries, words

_GLYPHS = "½¼¾⅓⅔⅕⅛"
_LONE = {"en": {"half", "a third", "a quarter"}, "es": {"la mitad"}}
_DIGITS = r"\d+(?:[.,/:]\d+)*"


@dataclass(frozen=True)
class Unbound:
    """A number-like phrase without a figure, with its place (1-based)."""

    line: int
    column: int
    text: str


def unbound(letter: Letter) -> list[Unbound]:
    """Every number-like phrase outside the links of a letter, in the order of the text.

    Digits and words, with what makes them a share or a fraction; dates, years, statutes and bills,
    pages, phones and addresses are left out by rule. "One" alone is no number-like phrase.
    """
    return [found for prose in letter.prose for found in _in_prose(prose)]


def _in_prose(prose: Prose) -> list[Unbound]:
    kept = without_skipped(prose.text, prose.language)
    found = []
    for match in _pattern(prose.language).finditer(kept):
        line, column = prose.places[match.start()]
        found.append(Unbound(line, column, " ".join(match[0].split())))
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    known = words(language)
    ones = {word for word, value in known.numbers.items() if value == 1}
    numbers = _any_of({*known.numbers} - ones | {*known.scales})
    every = _any_of({*known.numbers} | {*known.scales})
    joined = r"(?:[ -](?:and |y )?)"
    worded = f"{every}(?:{joined}{every})*"
    quantity = rf"(?:{_DIGITS}(?:\s(?:{_any_of(set(known.scales))}))*|{worded})"
    parts, percent = _any_of(set(known.parts)), _any_of(set(known.percent) - {"%"})
    within = _any_of({*known.in_})
    fractions = rf"{quantity}[ -]{parts}|{quantity}[\s-]{within}[\s-]{quantity}|[{_GLYPHS}]"
    lone = _any_of(_LONE[language] | {f"la {part}" for part in known.parts if "parte" in part})
    loose = (
        rf"(?:{every}[ -])?{_any_of(_loose(language))}(?:\s(?:of|de)\s{_any_of(_loose(language))})*"
    )
    alone = rf"{numbers}(?:{joined}{every})*|{every}(?:{joined}{every})+"
    return re.compile(
        rf"(?<![\w$.])(?<![^\W\d_]-)(?:\$?{quantity}\s?(?:%|{percent}(?!\w))|(?:{fractions})(?!\w)"
        rf"|[$€]?{_DIGITS}(?:\s{_any_of(set(known.scales))})*(?!\w)"
        rf"|(?:{loose}|{alone}|{lone})(?!\w))",
        re.IGNORECASE,
    )


def _loose(language: str) -> set[str]:
    """Words for a rough number, a multiple or a factor: dozens, twice, doubled."""
    known = comparing(language)
    rough = {
        word for entry in entries(language, "words") if entry.unit for word in (entry.wording,)
    }
    return {*rough, *words(language).collective, *known.multiples, *known.became}


def _any_of(chosen: set[str]) -> str:
    ordered = sorted(chosen, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")(?!\\w)"
