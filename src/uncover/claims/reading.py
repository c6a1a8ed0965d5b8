"""A phrase read: its rule and the interval of values for which it is true, or why it has none."""

import re
from fractions import Fraction
from itertools import pairwise

from uncover.claims.interval import Interval
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.quantities import readings
from uncover.claims.skipped import without_skipped
from uncover.claims.vocabulary import Entry, after_any, after_word, entries, plain, words
from uncover.claims.widths import (
    LEAST_HEDGED_COUNT,
    Quantity,
    half_width,
    hedged_interval,
    plain_interval,
    plain_rule,
)

__all__ = ["Phrase", "Undecided", "hedge_at_end", "hedge_at_start", "read_phrase"]

_HEDGES_WITH_WIDTH = ("R06", "R07", "R09")


def read_phrase(text: str, language: str) -> Phrase | Undecided:
    """Read `text` in `language` (`en` or `es`) by the table of phrases."""
    rest = plain(text, language)
    refused: Undecided | None = None
    while rest:
        read = _begun(rest, language)
        if isinstance(read, Phrase):
            return read
        refused = refused or read
        shorter = _stripped(rest, language)
        if shorter is None:
            break
        rest = shorter
    return refused or Undecided("no-number")


def hedge_at_end(text: str, language: str) -> Entry | None:
    """The hedge that `text` ends with, articles and arguing words behind it left out."""
    known, rest = words(language), plain(text, language)
    while rest:
        for entry in entries(language, "before"):
            if re.search(rf"(?<!\w){re.escape(entry.wording)}$", rest):
                return entry
        for word in (*known.articles, *known.arguing):
            if re.search(rf"(?<!\w){re.escape(word)}$", rest):
                rest = rest[: -len(word)].rstrip()
                break
        else:
            return None
    return None


def hedge_at_start(text: str, language: str) -> Entry | None:
    """The hedge that stands at the start of `text`, such as "or more"."""
    return _entry_at(plain(text, language), entries(language, "after"))


def _begun(text: str, language: str) -> Phrase | Undecided | None:
    """The phrase that starts exactly here: a hedge with its quantity, words, or a quantity."""
    hedge = _entry_at(text, entries(language, "before"))
    worded = _entry_at(text, entries(language, "words"))
    if hedge is not None and (worded is None or len(hedge.wording) >= len(worded.wording)):
        read = _hedged(hedge, text, language)
        if isinstance(read, Phrase) or worded is None:
            return read
    if worded is not None:
        return _worded(worded, text, language)
    return _with_quantity(text, None, language)


def _hedged(hedge: Entry, text: str, language: str) -> Phrase | Undecided:
    rest: str | None = after_word(text, hedge.wording)
    refused: Undecided | None = None
    while rest:
        if _entry_at(rest, entries(language, "before")) is not None:
            return Undecided("two-hedges", hedge.rule)
        read = _with_quantity(rest, hedge.rule, language)
        if isinstance(read, Phrase):
            return read
        refused = refused or read
        rest = _stripped(rest, language)
    return refused or Undecided("no-number", hedge.rule)


def _worded(entry: Entry, text: str, language: str) -> Phrase | Undecided:
    if entry.undecidable:
        return Undecided(entry.undecidable, entry.rule)
    rest = after_word(text, entry.wording) or ""
    wrong = _wrong_behind(rest, language)
    if entry.rule == "R15" and rest.partition(" ")[0] in words(language).superlative:
        wrong = "not-a-level"  # "most serious" is a degree, and no share
    if wrong:
        return Undecided(wrong, entry.rule)
    said = entry.interval or {}
    low, high = (Fraction(said[end]) if end in said else None for end in ("low", "high"))
    interval = Interval(
        low,
        high,
        low is not None and said.get("low_closed", True),
        high is not None and said.get("high_closed", True),
    )
    x = low if low == high else None
    return Phrase(entry.rule, "any" if entry.any_kind else "share", interval, x)


def _with_quantity(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """The first reading of the quantity at the start whose rest is free of other numbers."""
    refused: Undecided | None = None
    for read, rest in readings(text, language):
        if isinstance(read, Undecided):
            return read
        behind = _entry_behind(rest, language)
        if behind is not None and hedge is not None:
            return Undecided("two-hedges", hedge)
        rule = hedge or (behind.rule if behind else None)
        if behind is not None:
            rest = rest.replace(behind.wording, " ", 1)  # noqa: PLW2901
        wrong = _wrong_behind(rest, language)
        if (
            rest.partition(" ")[0] == "que"
            and isinstance(read, Quantity)
            and read.form == "fraction"
        ):
            wrong = "not-a-level"  # «la mitad que» compares
        if not wrong:
            return _phrase(read, rule)
        refused = refused or Undecided(wrong, rule)
    return refused


def _phrase(read: Quantity | Phrase, hedge: str | None) -> Phrase | Undecided:
    if isinstance(read, Phrase):
        return read if hedge is None else Undecided("hedged-exact", hedge)
    width = None if read.form == "count" and read.x < LEAST_HEDGED_COUNT else half_width(read)
    if hedge is None:
        return Phrase(plain_rule(read), read.kind, plain_interval(read), read.x, width)
    if hedge in _HEDGES_WITH_WIDTH and width is None:
        return Undecided("too-small-to-hedge", hedge)
    return Phrase(hedge, read.kind, hedged_interval(hedge, read), read.x, width)


def _stripped(text: str, language: str) -> str | None:
    known = words(language)
    chosen = tuple(sorted((*known.arguing, *known.leading), key=lambda word: -len(word)))
    return after_any(text, chosen)


def _entry_at(text: str, chosen: tuple[Entry, ...]) -> Entry | None:
    return next((e for e in chosen if after_word(text, e.wording) is not None), None)


def _entry_behind(rest: str, language: str) -> Entry | None:
    chosen = entries(language, "after")
    return _entry_at(rest, chosen) or next(
        (entry for entry in chosen if rest.endswith(" " + entry.wording)), None
    )


def _wrong_behind(rest: str, language: str) -> str | None:
    """Why the words behind a quantity forbid to decide it: another number, a change, a ratio."""
    known = words(language)
    found = re.findall(r"[^\W_]+", without_skipped(rest, language))
    pairs = {" ".join(pair) for pair in pairwise(found)}
    if known.elsewhere & {*found, *pairs}:
        return "not-a-level"
    if known.loose & {*found}:
        return "loose-count"
    ones = {word for word, value in known.numbers.items() if value == 1}
    numbers = (set(known.numbers) - ones) | set(known.scales) | set(known.parts) - {"second"}
    percent = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", rest) for word in known.percent)
    if any(word[0].isdigit() or word in numbers for word in found) or percent or "%" in rest:
        return "more-than-one-number"
    return None
