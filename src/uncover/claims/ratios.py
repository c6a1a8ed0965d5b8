"""Phrases that tell how many times as many: ratios and factors (CLAIMS 2.3, R20 to R22)."""

from dataclasses import replace
from fractions import Fraction

from uncover.claims.behind import hedge_before, misread
from uncover.claims.numerals import number_at
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.quantities import readings
from uncover.claims.vocabulary import after_any, after_word, comparing
from uncover.claims.widths import Quantity, ratio_interval, ratio_width

_OPPOSITE = {"R07": "R09", "R08": "R11", "R09": "R07", "R10": "R12", "R11": "R08", "R12": "R10"}
"""The hedges of a fall: "more than halved" is less than half, "nearly halved" is just over it."""


def ratio_at(text: str, language: str) -> Phrase | Undecided | None:
    """The ratio that `text` begins with; None when it begins with none."""
    hedge, rest = hedge_before(text, language)
    for reader in (_became, _multiple, _times, _part_as_many):
        read = reader(rest, hedge, language)
        if read is not None:
            return read
    return None


def _became(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """Changes by a factor: "doubled", "more than halved" (R22)."""
    known = comparing(language)
    more = None if hedge else after_any(text, known.more_than)
    hedge, text = ("R08", more) if more is not None else (hedge, text)
    for word, factor in known.became.items():
        behind = after_word(text, word)
        if behind is not None:
            turned = _OPPOSITE.get(hedge, hedge) if hedge and factor < 1 else hedge
            return _ratio("R22", factor, 0, turned, behind, language)
    return None


def _multiple(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """Words that stand for a factor: "twice as many", "the double" (R20), alone as well."""
    known = comparing(language)
    for word, factor in known.multiples.items():
        rest = after_word(text, word)
        behind = (
            None if rest is None else after_any(rest, (*known.as_many, *known.the, "de", "que"))
        )
        if rest == "" or behind is not None:
            return _ratio("R20", Fraction(factor), 0, hedge, behind or "", language)
    return None


def _times(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """Numbers of times: "three times as many" (R20) and the ambiguous "three times more" (R21)."""
    known = comparing(language)
    found = number_at(text, language)
    read = found[0].as_ratio() if found else None
    rest = after_any(found[1], known.times) if found else None
    if read is None or rest is None:
        return None
    as_many = after_any(rest, known.as_many)
    if rest == "" or as_many is not None:
        return _ratio("R20", *read, hedge, as_many or "", language)
    more = after_any(rest, known.times_more)
    return None if more is None else _times_more(*read, hedge, more, language)


def _times_more(
    x: Fraction, decimals: int, hedge: str | None, behind: str, language: str
) -> Phrase | Undecided:
    read = _ratio("R21", x, decimals, hedge, behind, language)
    either = ratio_interval(hedge, x + 1, decimals)
    return replace(read, either=either) if isinstance(read, Phrase) else read


def _part_as_many(text: str, hedge: str | None, language: str) -> Phrase | Undecided | None:
    """Parts as ratios: "half as many", "a third as many" (R20)."""
    for part, rest in readings(text, language):
        if isinstance(part, Quantity) and part.form == "fraction":
            behind = after_any(rest, comparing(language).part_as_many)
            if behind is not None:
                return _ratio("R20", part.x / 100, 0, hedge, behind, language)
    return None


def _ratio(
    rule: str, x: Fraction, decimals: int, hedge: str | None, behind: str, language: str
) -> Phrase | Undecided:
    wrong = misread(behind, "other", language, compared=True)
    if wrong is not None:
        return Undecided(wrong.code, rule, wrong.words)
    interval = ratio_interval(hedge, x, decimals)
    return Phrase(rule, "any", interval, x, ratio_width(x), way="ratio", hedged=hedge is not None)
