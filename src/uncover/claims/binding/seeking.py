"""Measures found by words, in either language: "people arrested", «sin condena»."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from uncover.figures.measures import measures
from uncover.figures.published.lines import package_lines
from uncover.terms.speech import LANGUAGES

_CALLED, _NAMED, _TOLD = 4, 3, 1
_STEM, _LEAST = 5, 3
_EMPTY = frozenset(
    [
        "the",
        "and",
        "with",
        "from",
        "that",
        "this",
        "were",
        "was",
        "had",
        "who",
        "for",
        "los",
        "las",
        "del",
        "que",
        "con",
        "por",
        "una",
    ]
)


@dataclass(frozen=True)
class Candidate:
    """A measure that the words may mean.

    called: what it may be called in the letter's language. summary: its first sentence, empty for
    what was only printed. printed: whether published statistics alone tell it.
    """

    measure: str
    kind: str
    called: tuple[str, ...]
    summary: str
    printed: bool
    score: int


def seek(said: str, language: str, kind: str | None = None, most: int = 8) -> list[Candidate]:
    """The measures that fit words in either language best, at most so many.

    kind: `count`, `share` or `amount` where the phrase tells it; such measures go first.
    """
    wanted = _stems(said)
    found = [*_of_rows(wanted, language), *_of_print(wanted)]
    fitting = [each for each in found if each.score]
    return sorted(fitting, key=lambda each: (each.kind != kind, -each.score, each.measure))[:most]


def _of_rows(wanted: frozenset[str], language: str) -> Iterable[Candidate]:
    for each in measures().values():
        called = {
            stem
            for code in LANGUAGES
            for wording in each.words[code].called
            for stem in _stems(wording)
        }
        score = _CALLED * len(wanted & called) + _NAMED * len(wanted & _stems(each.name))
        score += _TOLD * len(wanted & _stems(f"{each.summary} {each.six_words['Counts']}"))
        words = each.words[language].called
        yield Candidate(each.name, each.kind, words, each.summary, printed=False, score=score)


def _of_print(wanted: frozenset[str]) -> Iterable[Candidate]:
    for name in sorted({line.measure for line in package_lines()} - set(measures())):
        kind = "share" if name.startswith("share") else "count"
        score = _NAMED * len(wanted & _stems(name))
        yield Candidate(name, kind, (), "", printed=True, score=score)


def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say something, without accents."""
    bare = unicodedata.normalize("NFKD", text.lower())
    apart = re.findall(r"[a-z]+", "".join(c for c in bare if not unicodedata.combining(c)))
    return frozenset(word[:_STEM] for word in apart if len(word) >= _LEAST and word not in _EMPTY)
