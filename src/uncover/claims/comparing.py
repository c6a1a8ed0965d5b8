"""Phrases that compare two figures: changes, differences, ratios (CLAIMS 2.3, R18 to R24)."""

from dataclasses import replace

from uncover.claims.behind import hedge_before, hedge_behind, misread
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.quantities import readings
from uncover.claims.ranks import rank_at
from uncover.claims.ratios import ratio_at
from uncover.claims.vocabulary import after_any, comparing, words
from uncover.claims.widths import (
    ALL,
    Quantity,
    change_interval,
    change_width,
    half_width,
    hedged_interval,
    plain_interval,
)

_MOST_BEFORE = 9
"""How many words may stand before a comparison: "arrests by ICE in Massachusetts rose"."""


def read_comparison(text: str, language: str) -> Phrase | Undecided | None:
    """The comparison in `text`, in its plain form; None when there is none.

    Words before it have to be understood: what rose, or who.
    """
    apart = text.split(" ")
    for begin in range(min(len(apart), _MOST_BEFORE)):
        before, rest = " ".join(apart[:begin]), " ".join(apart[begin:])
        if begin and not _is_subject(before, language):
            continue
        for reader in (ratio_at, _verb, _change_of, rank_at, _more):
            read = reader(rest, language)
            if read is None:
                continue
            if reader is rank_at and before.rpartition(" ")[2] in comparing(language).among:
                return Undecided("word-not-known", "R24", before)  # "one of the highest"
            if (
                begin
                and reader is ratio_at
                and rest.rpartition(" ")[2] in comparing(language).often
            ):
                return Undecided("word-not-known", "R20", before)  # "deported twice"
            return read
    return None


def _is_subject(before: str, language: str) -> bool:
    """Whether the words before a comparison say what is compared, or change nothing."""
    known = words(language)
    last = next((word for word in reversed(before.split(" ")) if word not in known.articles), "")
    if last in (*known.negating, *known.lacking):
        return False  # "had no increase of 24 percent", "without a 24 percent increase"
    small = tuple(sorted((*known.arguing, *known.leading), key=lambda word: -len(word)))
    while before:
        shorter = after_any(before, small)
        if shorter is None:
            return misread(before, "other", language, compared=True) is None
        before = shorter
    return True


def _verb(text: str, language: str) -> Phrase | Undecided | None:
    """Verbs: "rose 24 percent", "fell by a quarter", "rose to 54 percent" (a level)."""
    known = comparing(language)
    for rises, verbs in ((True, known.rise), (False, known.fall)):
        rest = after_any(text, verbs)
        if rest is None:
            continue
        level = after_any(rest, known.to)
        if level is not None:
            return None if text.startswith("up to") else _level(level, language, rises=rises)
        if after_any(rest, known.past) is not None:
            return _level(rest, language, rises=rises)  # "fell below 40 percent" tells a level
        folded = hedge_before(after_any(rest, known.by) or rest, language)[1].partition(" ")[0]
        if rises and folded.endswith("fold") and folded in known.multiples:
            return ratio_at(after_any(rest, known.by) or rest, language)  # "rose threefold"
        if after_any(rest, known.start) is not None:
            return Undecided("more-than-one-number", "R18")  # "rose from 40 to 54 percent"
        sized = _directed(rest, language, rises=rises)  # «por lo menos» is a hedge, and no "by"
        by = after_any(rest, known.by) if sized is None else None
        return _directed(by, language, rises=rises) if by else sized
    return None


def _level(text: str, language: str, *, rises: bool) -> Phrase | Undecided:
    """A level that a change leads to: "to" tells where it ended, and not how far it went."""
    from uncover.claims.reading import read_level  # noqa: PLC0415  a level is a phrase of its own

    if not rises and text.rpartition(" ")[2] in words(language).parts:
        return Undecided("not-a-level", "R22", text)  # "fell to half": of all, or of what it was
    read = read_level(text, language)
    return replace(read, rises=rises) if isinstance(read, Phrase) else read


def _change_of(text: str, language: str) -> Phrase | Undecided | None:
    """Nouns with their size behind them: "an increase of 24 percent"."""
    known = comparing(language)
    for rises, nouns in ((True, known.rise_of), (False, known.fall_of)):
        rest = after_any(text, nouns)
        if rest is not None:
            return _directed(rest, language, rises=rises)
    return None


def _directed(text: str, language: str, *, rises: bool) -> Phrase | Undecided | None:
    sized = _sized(text, language)
    return None if sized is None else _ended(*sized, language, rises=rises)


def _more(text: str, language: str) -> Phrase | Undecided | None:
    """Sizes with their direction behind them: "24 percent more", "a 24 percent drop"."""
    known = comparing(language)
    sized = _sized(text, language)
    if sized is None:
        return None
    phrase, behind = sized
    for rises, chosen in ((True, known.more), (False, known.fewer)):
        left = _behind_more(behind, chosen, phrase, language)
        if left is not None:
            return _ended(phrase, left, language, rises=rises)
    if phrase.way != "points":
        return None
    wrong = misread(behind, "other", language, compared=True)
    return Undecided(wrong.code, "R19", wrong.words) if wrong else Undecided("no-direction", "R19")


def _behind_more(behind: str, chosen: tuple[str, ...], phrase: Phrase, language: str) -> str | None:
    """What follows "more" behind a size; of a count only where "than" follows ("48 more than")."""
    if phrase.way != "difference":
        return after_any(behind, chosen)
    nouns = words(language).nouns  # they stand behind "more", or, in Spanish, before it
    found = after_any(after_any(behind, nouns) or behind, chosen)
    if found is None:
        return None
    return after_any(after_any(found, nouns) or found, ("than", "que"))


def _sized(text: str, language: str) -> tuple[Phrase, str] | None:
    """The size of a change at the start, without its direction, and what follows it."""
    hedge, rest = hedge_before(text, language)
    unarticled = after_any(rest, words(language).articles)
    for start in (unarticled, rest):
        for read, behind in readings(start, language) if start else ():
            if isinstance(read, Quantity):
                return _size(read, hedge, behind, language)
            if isinstance(read, Phrase) and read.rule == "R14" and hedge is None:
                return _range(read, behind, language)
    return None


def _range(read: Phrase, behind: str, language: str) -> tuple[Phrase, str] | None:
    """A size told as a range: "between 20 and 30 percent", "10 to 12 points".

    One of percent that ends at 100 is left: a share ends there, and a change need not.
    """
    points = after_any(behind, comparing(language).points) if read.kind == "count" else None
    if points is not None:
        return replace(read, rule="R19", kind="any", way="points"), points
    if read.kind == "count":
        return replace(read, rule="R23", way="difference"), behind
    if read.interval.high == ALL:
        return None
    return replace(read, rule="R18", kind="any", way="percent"), behind


def _size(read: Quantity, hedge: str | None, behind: str, language: str) -> tuple[Phrase, str]:
    points = after_any(behind, comparing(language).points) if read.form != "fraction" else None
    left = behind if points is None else points
    if hedge is None:
        entry, left = hedge_behind(left, language)
        hedge = entry.rule if entry else None
    hedged = hedge is not None
    if points is None and read.form == "count":
        interval = plain_interval(read) if hedge is None else hedged_interval(hedge, read)
        width = half_width(read)
        difference = Phrase(
            "R23", "count", interval, read.x, width, way="difference", hedged=hedged
        )
        return difference, left
    size = read if points is None else replace(read, form="percent")
    interval, width = change_interval(hedge, size), change_width(size)
    if points is None:
        return Phrase("R18", "any", interval, size.x, width, way="percent", hedged=hedged), left
    return Phrase("R19", "any", interval, size.x, width, way="points", hedged=hedged), left


def _ended(phrase: Phrase, behind: str, language: str, *, rises: bool) -> Phrase | Undecided:
    """A sized change with its direction: a fall is a change below nought."""
    wrong = misread(behind, "other", language, compared=True)
    if wrong is not None:
        return Undecided(wrong.code, phrase.rule, wrong.words)
    upward = phrase.interval.positive
    return replace(phrase, interval=upward if rises else upward.mirrored)
