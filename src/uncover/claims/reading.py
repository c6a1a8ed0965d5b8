"""A phrase read: its rule and the interval of values for which it is true, or why it has none."""

import re
from fractions import Fraction

from uncover.claims.behind import Before, hedge_behind, misread
from uncover.claims.comparing import read_comparison
from uncover.claims.interval import Interval
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.quantities import readings
from uncover.claims.ranks import rank_at
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
    """Read `text` in `language` (`en` or `es`) by the table of phrases.

    A level is sought first ("54 percent"), then a comparison ("rose 24 percent"), save that "the
    most" is a rank and no majority.
    """
    said = plain(text, language)
    rank = rank_at(said, language)
    if rank is not None:
        return rank
    level = read_level(said, language)
    if isinstance(level, Phrase):
        return Undecided("no-number") if level.kind == "count" and _is_elided(said) else level
    return read_comparison(said, language) or level


def _is_elided(said: str) -> bool:
    """Whether the number stands where a year or a percentage is left unsaid: «un 54», "in 2011"."""
    return (
        re.match(r"(?:\D*(?<!\w))?(?:el|la|un|una) \d|(?:in|en) (?:19|20)\d\d(?![\d.,])", said)
        is not None
    )


def read_level(text: str, language: str) -> Phrase | Undecided:
    """Read a phrase about one figure alone (R01 to R17, R25 to R27), in its plain form."""
    rest = text
    refused: Undecided | None = None
    while rest:
        read = _begun(rest, language)
        worded = _entry_at(rest, entries(language, "words")) is not None
        if isinstance(read, Phrase) or (worded and read is not None):
            return read  # "the most" is a rank; it is not read on as "most"
        refused = refused or read
        shorter = _stripped(rest, language)
        if shorter is None or (rest != text and after_any(rest, ("in", "en")) is not None):
            break  # «una en cuatro» is no four
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
        rest = _stripped(rest, language, hedged=True)
    return refused or Undecided("no-number", hedge.rule)


def _worded(entry: Entry, text: str, language: str) -> Phrase | Undecided:
    if entry.undecidable:
        return Undecided(entry.undecidable, entry.rule)
    rest = after_word(text, entry.wording) or ""
    wrong = misread(rest, "word", language)
    if entry.rule == "R15" and rest.partition(" ")[0] in words(language).superlative:
        return Undecided("not-a-level", entry.rule)  # "most serious" is a degree, and no share
    if wrong:
        return Undecided(wrong.code, entry.rule, wrong.words)
    if entry.any_kind and rest.partition(" ")[0] in words(language).qualities:
        return Undecided("not-a-level", entry.rule, rest)  # "no conviction" is what somebody lacks
    said = entry.interval or {}
    low, high = (Fraction(said[end]) if end in said else None for end in ("low", "high"))
    interval = Interval(
        low,
        high,
        low is not None and said.get("low_closed", True),
        high is not None and said.get("high_closed", True),
    )
    if entry.unit is not None:  # a loose count: its width is what it counts by
        return Phrase(entry.rule, "count", interval, low, entry.unit)
    x = low if low == high else None
    return Phrase(entry.rule, "any" if entry.any_kind else "share", interval, x)


def _with_quantity(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """The first reading of the quantity at the start whose rest is free of other numbers."""
    refused: Undecided | None = None
    for read, rest in readings(text, language):
        if isinstance(read, Undecided):
            return read
        behind, left = hedge_behind(rest, language)
        if behind is not None and hedge is not None:
            return Undecided("two-hedges", hedge)
        rule = hedge or (behind.rule if behind else None)
        wrong = misread(left, _before(read), language)
        if wrong is None:
            return _phrase(read, rule)
        refused = refused or Undecided(wrong.code, rule, wrong.words)
    return refused


def _before(read: Quantity | Phrase) -> Before:
    if isinstance(read, Phrase):
        return "count" if read.kind == "count" else "other"
    return "part" if read.part else "count" if read.form == "count" else "other"


def _phrase(read: Quantity | Phrase, hedge: str | None) -> Phrase | Undecided:
    if isinstance(read, Phrase):
        return read if hedge is None else Undecided("hedged-exact", hedge)
    width = None if read.form == "count" and read.x < LEAST_HEDGED_COUNT else half_width(read)
    if hedge is None:
        return Phrase(plain_rule(read), read.kind, plain_interval(read), read.x, width)
    if hedge in _HEDGES_WITH_WIDTH and width is None:
        return Undecided("too-small-to-hedge", hedge)
    return Phrase(hedge, read.kind, hedged_interval(hedge, read), read.x, width)


def _stripped(text: str, language: str, *, hedged: bool = False) -> str | None:
    """`text` without the word it starts with, if that changes nothing.

    Behind a hedge only articles do: "some of the 400" is not "some 400".
    """
    known = words(language)
    leading = known.articles if hedged else known.leading
    chosen = tuple(sorted((*known.arguing, *leading), key=lambda word: -len(word)))
    return after_any(text, chosen)


def _entry_at(text: str, chosen: tuple[Entry, ...]) -> Entry | None:
    return next((e for e in chosen if after_word(text, e.wording) is not None), None)
