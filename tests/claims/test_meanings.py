"""Vague words that a project gives a meaning, and what it may not give one to."""

from fractions import Fraction
from pathlib import Path

import pytest

from claims.made import share
from uncover.claims.check import check
from uncover.claims.meanings import Meanings, load_meanings
from uncover.claims.phrase import Phrase
from uncover.terms.errors import UnusableError

OWN = """
[en]
"vast majority" = "at least 75 percent"
"several" = "between 3 and 7"
[es]
"la gran mayoría" = "al menos el 75 por ciento"
"""


@pytest.fixture
def meanings(tmp_path: Path) -> Meanings:
    """Meanings of a made project."""
    path = tmp_path / "phrases.toml"
    path.write_text(OWN, "utf-8")
    return load_meanings(path)


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("the vast majority of arrests", "en", Fraction(75), None),
        ("several people", "en", Fraction(5, 2), Fraction(15, 2)),
        ("la gran mayoría", "es", Fraction(75), None),
    ],
)
def test_a_vague_word_is_read_by_its_meaning(
    text: str, language: str, low: Fraction, high: Fraction | None, meanings: Meanings
) -> None:
    """The interval is the meaning's, the rule stays R26."""
    read = meanings.read(text, language)
    assert isinstance(read, Phrase)
    assert (read.rule, read.interval.low, read.interval.high) == ("R26", low, high)


def test_without_a_meaning_it_cannot_be_checked(meanings: Meanings) -> None:
    """The same letter, with and without the project's meanings."""
    text = "[the vast majority](#x) and [many](#x)"
    with_, without = (check(text, lambda _: share(80, 100), meanings=m) for m in (meanings, None))
    assert [each.decision.verdict for each in with_.claims] == ["holds", "cannot-be-checked"]
    assert {each.decision.verdict for each in without.claims} == {"cannot-be-checked"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[en]\n"more than half" = "at least 40 percent"', "meaning-of-table"),
        ('[en]\n"quite a lot" = "at least 40 percent"', "meaning-of-table"),
        ('[en]\n"several" = "a good few"', "no-meaning"),
        ('[en]\n"several" = 3', "no-meaning"),
        ('[fr]\n"plusieurs" = "3"', "meanings-unreadable"),
        ("[en", "meanings-unreadable"),
    ],
)
def test_what_the_table_decides_keeps_its_meaning(tmp_path: Path, text: str, code: str) -> None:
    """Nothing is loosened silently."""
    path = tmp_path / "phrases.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UnusableError) as told:
        load_meanings(path)
    assert told.value.code == code
