"""The page of phrases, printed from the table: every rule, its wordings and its examples."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from uncover.claims.vocabulary import Example, examples, rules, version
from uncover.terms.speech import LANGUAGES

_HEAD = """# Phrases

Every phrase that Uncover decides, by rule, in English and in Spanish: its wordings, and examples
with values that it is true of and values that it is false of, on both sides of each end. A phrase
with any other word in it is not guessed at; it cannot be checked. This page is printed from the
table of phrases, version {version}, by `script/docs`; CI fails when it is stale, and the tests hold
the program to each line.

Shares and changes are in percent, R19 in points, R20 to R22 are ratios, R23 differences, R24 ranks,
R17 pairs of numbers. A minus says that it went down.

How wide a hedge is (*h*): for a percentage 2.5 points when it is a multiple of 5, else 1; for a
fraction 2.5 points, and never nearer to another usual fraction; for a count half of the place of
its last digit that is not zero; for a ratio a tenth of it. It is never more than a fifth of a
share, nor more than a tenth of a count.
"""
_PLACES = {"before": "before the number", "after": "behind it", "words": "instead of a number"}
_NAMES = {"en": "English", "es": "español"}


def page() -> str:
    """docs/phrases.md as it has to read."""
    lines = [_HEAD.format(version=version())]
    for rule, entries in groupby(rules(), key=lambda entry: str(entry["id"])):
        lines += _section(rule, list(entries))
    return "\n".join(lines)


def told(rule: str, language: str) -> str:
    """When a phrase of a rule is true, in one sentence of a language (CLAIMS 2.3)."""
    return str(_told()[rule][language])


@cache
def _told() -> dict[str, dict[str, str]]:
    table = files("uncover.claims") / "phrases" / "told.toml"
    return tomllib.loads(table.read_text("utf-8"))


def _section(rule: str, entries: list[dict[str, Any]]) -> Iterator[str]:
    names = ", ".join(dict.fromkeys(str(entry["name"]) for entry in entries))
    yield from (f"## {rule} {names}", "")
    for language in LANGUAGES:
        meaning = told(rule, language)
        yield f"- **{'True' if language == 'en' else 'Verdad'}** ({language}): {meaning}."
    for language in LANGUAGES:
        for place, name in _PLACES.items():
            wordings = [word for entry in entries for word in _wordings(entry, place, language)]
            if wordings:
                yield f"- **Words {name}** ({language}): {', '.join(f'*{w}*' for w in wordings)}"
    yield ""
    for language in LANGUAGES:
        given = [each for each in examples() if (each.rule, each.language) == (rule, language)]
        yield from _table(given, language)


def _wordings(entry: dict[str, Any], place: str, language: str) -> list[str]:
    found = entry.get(place, {})
    return list(found.get(language, ()))


def _table(given: list[Example], language: str) -> Iterator[str]:
    if not any(each.true for each in given):
        yield f"{_NAMES[language]}: {', '.join(f'*{each.text}*' for each in given)}."
    else:
        yield f"| {_NAMES[language]} | true of | false of |"
        yield "| --- | --- | --- |"
        for each in given:
            yield f"| {each.text} | {_values(each.true)} | {_values(each.false)} |"
    yield ""


def _values(values: tuple[str, ...]) -> str:
    return ", ".join(value.replace("/", " of ") for value in values)
