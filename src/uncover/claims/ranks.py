"""Ranks: "the highest", "second most" (CLAIMS 2.3, R24)."""

from fractions import Fraction

from uncover.claims.behind import misread
from uncover.claims.interval import Interval
from uncover.claims.ordinals import ordinal_at
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.vocabulary import after_any, after_word, comparing, words
from uncover.figures.comparing import BOTTOM, TOP


def rank_at(text: str, language: str) -> Phrase | Undecided | None:
    """The rank that `text` begins with; None when it begins with none.

    "Most" alone is a majority (R15): a rank needs an article or an ordinal before it.
    """
    known = comparing(language)
    unarticled = after_any(text, known.the)
    rest = unarticled if unarticled is not None else text
    rank, rest = _ordinal(rest, language)
    for order, chosen in ((TOP, known.top), (BOTTOM, known.bottom)):
        behind = after_any(rest, chosen)
        if behind is None or (rank is None and not _alone(text, rest, language)):
            continue
        if behind.startswith("parte"):
            return None  # «la mayor parte» is a majority
        return _ranked(rank or 1, order, behind, language)
    if (
        rank is not None
        and unarticled is not None
        and not rest
        and text.rsplit(" ", maxsplit=1)[-1] in known.alone
    ):
        return _ranked(rank, TOP, "", language)
    return None


def _alone(text: str, rest: str, language: str) -> bool:
    """Whether a superlative without an ordinal is a rank: with an article, or no word for most."""
    if text != rest:
        return True
    return language == "en" and after_any(text, ("most", "least")) is None


def _ordinal(text: str, language: str) -> tuple[int | None, str]:
    for word, rank in comparing(language).ordinals.items():
        rest = after_word(text, word)
        if rest is not None:
            return rank, rest
    return ordinal_at(text, language) or (None, text)


def _ranked(rank: int, order: str, behind: str, language: str) -> Phrase | Undecided:
    if behind.partition(" ")[0] in words(language).superlative:
        return Undecided("not-a-level", "R24", behind)  # "the most serious crimes"
    wrong = misread(behind, "other", language, compared=True)
    if wrong is not None:
        return Undecided(wrong.code, "R24", wrong.words)
    place = Fraction(rank)
    return Phrase("R24", "any", Interval.point(place), place, way="rank", order=order)
