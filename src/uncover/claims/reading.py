"""A phrase read: its rule and the interval of values for which it is true, or why it has none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from uncover.claims.interval import Interval
from uncover.claims.numerals import Numeral, number_at
from uncover.claims.skipped import without_skipped
from uncover.claims.vocabulary import (
    Entry,
    after_any,
    after_word,
    entries,
    plain,
    rounded_rules,
    words,
)
from uncover.claims.widths import (
    LEAST_HEDGED_COUNT,
    Quantity,
    half_width,
    hedged_interval,
    plain_interval,
    plain_rule,
    range_interval,
)

_SLASHED = re.compile(r"(\d+)/(\d+)(?![\d/])")
_MOST_PARTS = 20
_HEDGES_WITH_WIDTH = ("R06", "R07", "R09")


@dataclass(frozen=True)
class Phrase:
    """A phrase that can be decided.

    kind: the kind of figure it speaks of. interval: in percent for a share. x: the number written.
    width: the hedge half-width h. pair: numerator and denominator of "211 of 391" (R17).
    """

    rule: str
    kind: Literal["share", "count", "any"]
    interval: Interval
    x: Fraction | None = None
    width: Fraction | None = None
    pair: tuple[int, int] | None = None

    @property
    def rounded(self) -> bool:
        """Whether it may hold by rounding only (reading rule 7a)."""
        return self.rule in rounded_rules()


@dataclass(frozen=True)
class Undecided:
    """A phrase that has no interval; reason is a stable code, rule R26 or the one it broke."""

    reason: str
    rule: str | None = None


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
    wrong = _wrong_behind(after_word(text, entry.wording) or "", language)
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
    for read, rest in _readings(text, language):
        if isinstance(read, Undecided):
            return read
        behind = _entry_behind(rest, language)
        if behind is not None and hedge is not None:
            return Undecided("two-hedges", hedge)
        rule = hedge or (behind.rule if behind else None)
        if behind is not None:
            rest = rest.replace(behind.wording, " ", 1)  # noqa: PLW2901
        wrong = _wrong_behind(rest, language)
        if not wrong:
            return _phrase(read, rule)
        refused = refused or Undecided(wrong, rule)
    return refused


def _phrase(read: "Quantity | Phrase", hedge: str | None) -> Phrase | Undecided:
    if isinstance(read, Phrase):
        return read if hedge is None else Undecided("hedged-exact", hedge)
    width = None if read.form == "count" and read.x < LEAST_HEDGED_COUNT else half_width(read)
    if hedge is None:
        return Phrase(plain_rule(read), read.kind, plain_interval(read), read.x, width)
    if hedge in _HEDGES_WITH_WIDTH and width is None:
        return Undecided("too-small-to-hedge", hedge)
    return Phrase(hedge, read.kind, hedged_interval(hedge, read), read.x, width)


def _readings(text: str, language: str) -> Iterator[tuple["Quantity | Phrase | Undecided", str]]:
    """Every way to read the start of `text`, the longest first."""
    yield from _ranges(text, language)
    found = number_at(text, language)
    if found is not None:
        yield from _pairs(*found, language)
    yield from _single(text, language)


def _ranges(text: str, language: str) -> Iterator[tuple[Phrase, str]]:
    known = words(language)
    inner = after_any(text, known.between)
    ands = known.and_ if inner is not None else tuple(w for w in known.and_ if w not in ("and", "y"))
    for first, rest in _single(_unarticled(inner or text, language), language):
        following = after_any(rest, ands)
        if following is None or isinstance(first, Undecided):
            continue
        for second, behind in _single(_unarticled(following, language), language):
            if isinstance(second, Undecided):
                continue
            ends = _same_form(first, second)
            if ends and ends[0].x <= ends[1].x:
                yield Phrase("R14", second.kind, range_interval(*ends)), behind


def _same_form(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    if first.kind == second.kind:
        return first, second
    if second.form == "percent" and first.form == "count" and not first.scaled:
        return replace(first, form="percent"), second
    return None


def _unarticled(text: str, language: str) -> str:
    if any(_single(text, language)):
        return text
    return after_any(text, words(language).leading) or text


def _pairs(
    first: Numeral, rest: str, language: str
) -> Iterator[tuple["Quantity | Phrase | Undecided", str]]:
    known = words(language)
    k = first.read(share=False)
    for joining, every in ((known.in_, True), (known.of, False)):
        following = after_any(rest, joining)
        found = number_at(following, language) if following else None
        n = found[0].read(share=False) if found else None
        if not (k and n and found) or k[1] or n[1] or not 0 < n[0] or k[0] > n[0]:
            continue
        pair = (int(k[0]), int(n[0]))
        point = Fraction(100 * pair[0], pair[1])
        if every and (pair[1] <= _MOST_PARTS or not _is_out_of(rest)):
            yield Quantity("fraction", point, Fraction(0)), found[1]
        else:
            yield Phrase("R17", "any", Interval.point(point), point, None, pair), found[1]


def _is_out_of(text: str) -> bool:
    return text.startswith("out of ") and not text.startswith("out of every ")


def _single(text: str, language: str) -> Iterator[tuple[Quantity | Undecided, str]]:
    slashed = _SLASHED.match(text)
    if slashed and 0 < int(slashed[2]) and int(slashed[1]) <= int(slashed[2]):
        part = Fraction(100 * int(slashed[1]), int(slashed[2]))
        yield Quantity("fraction", part, Fraction(0)), text[slashed.end() :].lstrip()
        return
    found = number_at(text, language)
    count, rest = (1, text) if found is None else (found[0].value or _whole(found[0]), found[1])
    for part_word, parts in words(language).parts.items():
        behind = after_word(rest, part_word)
        if behind is not None and 0 < count <= parts:
            yield Quantity("fraction", Fraction(100 * count, parts), Fraction(0)), behind
            return
    if found is not None:
        yield _number(found[0], found[1], language)


def _whole(given: Numeral) -> int:
    return int(given.digits) if given.digits.isdigit() else 0


def _number(given: Numeral, rest: str, language: str) -> tuple[Quantity | Undecided, str]:
    behind = after_any(rest, words(language).percent)
    read = given.read(share=behind is not None)
    if read is None:
        return Undecided("two-readings-of-marks"), rest
    value, decimals = read
    unit = Fraction(given.scale, 10**decimals) if decimals else Fraction(1)
    if behind is None:
        return Quantity("count", value, unit, decimals, given.scale > 1), rest
    return Quantity("percent", value, unit, decimals), behind


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
    if any(word in known.elsewhere for word in found):
        return "not-a-level"
    ones = {word for word, value in known.numbers.items() if value == 1}
    numbers = (set(known.numbers) - ones) | set(known.scales) | set(known.parts) - {"second"}
    if any(word[0].isdigit() or word in numbers for word in found) or "%" in rest:
        return "more-than-one-number"
    return None
