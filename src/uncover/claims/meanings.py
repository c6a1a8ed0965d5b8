"""Phrases that a project gives a meaning: what is vague in general may be fixed for its letters.

`phrases.toml` beside a letter pins an interval to words of rule R26, by a phrase of the table:

    [en]
    "vast majority" = "at least 75 percent"

Only such words may be given a meaning: what the table decides stays as it decides it, for everyone.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.reading import read_phrase
from uncover.claims.vocabulary import after_word, plain, words
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES

FILE = "phrases.toml"
_VAGUE = "R26"


@dataclass(frozen=True)
class Meanings:
    """What a project means by vague words: the phrase for each wording, by language."""

    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def read(self, text: str, language: str) -> Phrase | Undecided:
        """Read a phrase; one that is vague in general by the meaning that is pinned, if one is."""
        read = read_phrase(text, language)
        if isinstance(read, Phrase) or read.rule != _VAGUE:
            return read
        meant = self._meant(plain(text, language), language)
        found = read if meant is None else read_phrase(meant, language)
        return replace(found, rule=_VAGUE) if isinstance(found, Phrase) else read

    def _meant(self, said: str, language: str) -> str | None:
        chosen = self.phrases.get(language, {})
        for article in ("", *words(language).articles):
            rest = after_word(said, article) if article else said
            for wording in sorted(chosen, key=lambda word: -len(word)):
                behind = after_word(rest, plain(wording, language)) if rest else None
                if behind is not None:
                    return f"{chosen[wording]} {behind}".strip()
        return None


def load_meanings(path: Path) -> Meanings:
    """The meanings of a file.

    Raises UnusableError: `claims.meanings-unreadable`; `claims.meaning-of-table` for words that
    the table decides by itself; `claims.no-meaning` for a meaning that is no phrase of the table.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnusableError("claims.meanings-unreadable", file=path.name, reason=error) from error
    for language, phrases in told.items():
        if language not in LANGUAGES or not isinstance(phrases, dict):
            reason = f"[{language}]"
            raise UnusableError("claims.meanings-unreadable", file=path.name, reason=reason)
        for wording, meaning in phrases.items():
            read = read_phrase(wording, language)
            if isinstance(read, Phrase) or read.rule != _VAGUE:
                raise UnusableError("claims.meaning-of-table", text=wording, file=path.name)
            if not isinstance(meaning, str) or isinstance(
                read_phrase(meaning, language), Undecided
            ):
                raise UnusableError("claims.no-meaning", text=wording, file=path.name)
    return Meanings(told)
