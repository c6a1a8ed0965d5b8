"""The words of the field, read once from the table beside this module, and found in sentences."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Kind = Literal["whom", "event", "act", "class", "own"]


@dataclass(frozen=True)
class Term:
    """One word of the field with the forms it has in each language.

    kind: whom it counts, an event, an act, a class, or a word that single measures refuse.
    act: what events and acts tell of. code: of the note on a wrong use. near: whether it is held to
    a figure only in the link or right behind it. pair, means: by language, for the glossary.
    """

    name: str
    kind: Kind
    forms: dict[str, tuple[str, ...]]
    act: str | None = None
    code: str | None = None
    near: bool = False
    pair: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(default_factory=dict)

    def patterns(self, language: str) -> Iterator[re.Pattern[str]]:
        """Its forms in one language, to be sought in folded text."""
        return (_pattern(form) for form in self.forms.get(language, ()))


@dataclass(frozen=True)
class Found:
    """A term found: where it stands in the folded text, which is as long as the text itself."""

    begin: int
    end: int
    term: Term


def declared_in(name: str) -> dict[str, Any]:
    """One of the tables that stand beside this module."""
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


@cache
def terms() -> dict[str, Term]:
    """Every term of the table, by name."""
    return {
        name: Term(
            name=name,
            kind=told["kind"],
            forms={code: tuple(told[code]) for code in ("en", "es")},
            act=told.get("act"),
            code=told.get("code"),
            near=told["kind"] == "whom" or told.get("near", False),
            pair=told["pair"],
            means=told["means"],
        )
        for name, told in declared_in("terms.toml").items()
    }


@cache
def term_of(word: str, language: str) -> Term:
    """The term that a measure's word is a form of; else a term of its own with this form only."""
    folded = fold(word)
    for term in terms().values():
        if any(pattern.fullmatch(folded) for pattern in term.patterns(language)):
            return term
    return literal(word, language)


@cache
def literal(word: str, language: str) -> Term:
    """A term that is nothing but this word in this language."""
    return Term(name=word, kind="own", forms={language: (re.escape(fold(word)),)})


def fold(text: str) -> str:
    """Small letters without accents, one for each character, so that places stay what they are."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[0] for letter in text)


def found_in(folded: str, language: str, others: tuple[Term, ...] = ()) -> list[Found]:
    """The terms in a folded text, and `others`, in order; of two that overlap the longer one."""
    every = [
        Found(match.start(), match.end(), term)
        for term in (*others, *terms().values())
        for pattern in term.patterns(language)
        for match in pattern.finditer(folded)
    ]
    kept: list[Found] = []
    for each in sorted(every, key=lambda found: found.begin - found.end):
        if all(each.end <= other.begin or each.begin >= other.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda found: found.begin)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    spaced = form.replace("\\ ", " ").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")
