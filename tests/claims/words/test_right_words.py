"""Right sentences, of every family of measures, in both languages: nothing fires on any of them."""

import tomllib
from pathlib import Path

import pytest

from claims.words.said import figure_of, said_of

RIGHT = tomllib.loads(Path(__file__).with_name("right.toml").read_text("utf-8"))
SENTENCES = [
    (measure, language, sentence)
    for measure, by_language in RIGHT.items()
    for language, sentences in by_language.items()
    for sentence in sentences.splitlines()
]


@pytest.mark.parametrize(("measure", "language", "sentence"), SENTENCES)
def test_nothing_fires_on_a_right_sentence(measure: str, language: str, sentence: str) -> None:
    """No note on words at all, not even on a qualifier."""
    (claim,) = said_of(sentence, figure_of(measure), language=language)
    assert not claim.words


def test_there_are_five_sentences_for_each() -> None:
    """The table is as full as it says."""
    short = [
        (measure, language)
        for measure, by_language in RIGHT.items()
        for language, sentences in by_language.items()
        if len(sentences.splitlines()) < 5
    ]
    assert not short
