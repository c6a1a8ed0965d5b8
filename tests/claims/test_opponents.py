"""The reader of phrases attacked: what organisers, reporters and press officers write."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from claims import opponents_en, opponents_es
from uncover.claims.reading import Phrase, Undecided, read_phrase

TABLES = {"en": opponents_en, "es": opponents_es}
LEAST = 150  # in each language, decided and not decided alike
_CLOSE = Fraction(1, 100)  # the tables tell thirds with two decimals


def decided() -> Iterator[tuple[str, str, str, str, str]]:
    """Language, rule, phrase and the two ends, of every phrase with an interval."""
    for language, table in TABLES.items():
        for rule, phrases in table.DECIDED.items():
            for line in " ".join(phrases.split()).split("; "):
                text, ends = line.strip().rsplit(" | ", 1)
                yield (language, rule, text.strip(), *ends.split())


def undecided() -> Iterator[tuple[str, str]]:
    """Language and phrase, of every phrase on which nothing may be decided."""
    for language, table in TABLES.items():
        for text in " ".join(table.NOT_DECIDED.split()).split("; "):
            yield language, text


@pytest.mark.parametrize(("language", "rule", "text", "low", "high"), list(decided()))
def test_a_phrase_is_decided_as_by_hand(
    language: str, rule: str, text: str, low: str, high: str
) -> None:
    """Its rule and both ends."""
    read = read_phrase(text, language)
    assert isinstance(read, Phrase), read
    assert read.rule == rule
    if low == "pair":
        assert read.pair == tuple(map(int, high.split("/")))
        return
    _is_end(read.interval.high, high)
    if low != "-" or read.way is None:  # a change below so many percent is above nought
        _is_end(read.interval.low, low)


def _is_end(end: Fraction | None, told: str) -> None:
    if told == "-":
        assert end is None
        return
    assert end is not None
    assert abs(end - Fraction(told)) < _CLOSE


@pytest.mark.parametrize(("language", "text"), list(undecided()))
def test_what_may_not_be_decided_is_not(language: str, text: str) -> None:
    """A wrong decision is worse than none."""
    read = read_phrase(text, language)
    assert isinstance(read, Undecided), read


def test_there_are_enough_of_both_in_each_language() -> None:
    """At least 150 phrases of each kind, none told twice."""
    for language in TABLES:
        yes = [text for told, _, text, *_ in decided() if told == language]
        no = [text for told, text in undecided() if told == language]
        assert len(yes) >= LEAST, len(yes)
        assert len(no) >= LEAST, len(no)
        assert len({*yes, *no}) == len(yes) + len(no)
