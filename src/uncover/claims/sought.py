"""A phrase that is searched for: which readings it is true of, and what its values round to."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.reading import read_phrase
from uncover.claims.verdict import as_amount
from uncover.claims.widths import last_place
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

_ALL = 100


class Told(Protocol):
    """What a reading of a figure tells."""

    @property
    def value(self) -> Fraction | None:
        """The value, in percent for a share."""

    @property
    def high(self) -> Fraction | None:
        """The upper bound."""

    @property
    def numerator(self) -> int | None:
        """The rows counted."""

    @property
    def denominator(self) -> int | None:
        """The whole."""


@dataclass(frozen=True)
class Sought:
    """A phrase as a search takes it.

    holds: whether it is true of a reading. unit: what its values are rounded to, one percent or the
    last written digit, to count how many different ones a search could have reached.
    """

    phrase: Phrase
    holds: Callable[[Told], bool]
    unit: Fraction


def sought(text: str, language: str, kind: str) -> Sought:
    """Read `text` as a phrase about a figure of this kind (`share`, `count` or `amount`).

    A bare number is in percent if the figure is. Raises UnusableError `claims.not-searchable`, with
    the reason, for a phrase without an interval or about another kind of figure.
    """
    read = read_phrase(text, language)
    if kind == "share" and isinstance(read, Phrase) and read.kind == "count" and _is_bare(text):
        read = read_phrase(f"{text} %", language)
    if isinstance(read, Undecided):
        raise UnusableError(
            "claims.not-searchable", text=text, reason=say(f"claims.note.{read.reason}")
        )
    if kind == "amount" and read.kind == "count":
        read = as_amount(read)
    elif read.kind not in ("any", kind):
        reason = say("claims.note.kind-mismatch", phrase=read.kind, figure=kind)
        raise UnusableError("claims.not-searchable", text=text, reason=reason)
    phrase = read
    return Sought(phrase, lambda told: _holds(phrase, told), _unit(phrase, kind))


def _is_bare(text: str) -> bool:
    return not any(letter.isalpha() for letter in text)


def _holds(phrase: Phrase, told: Told) -> bool:
    if phrase.pair is not None:
        return phrase.pair == (told.numerator, told.denominator)
    decides = told.high if phrase.rule == "R13" else told.value  # "as many as" is of the bound
    return decides is not None and phrase.interval.contains(decides)


def _unit(phrase: Phrase, kind: str) -> Fraction:
    """One percent of a share, one of a count, or coarser or finer as the number is written."""
    low, high = phrase.interval.low, phrase.interval.high
    plain = phrase.rule == "R01" and low is not None and high is not None and low != high
    if plain and low != 0 and high != _ALL:
        return Fraction(high - low)  # type: ignore[operator]
    if kind == "count" and phrase.rule == "R04" and phrase.x is not None:
        return Fraction(last_place(int(phrase.x))[0])
    return Fraction(1)
