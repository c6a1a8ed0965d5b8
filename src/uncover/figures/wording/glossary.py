"""The glossary, printed from the declarations: words in two languages, and where they are wrong."""

from collections.abc import Iterator
from typing import Any

from uncover.figures.measures import measures
from uncover.figures.wording.standing import wording_of_measure
from uncover.figures.wording.terms import declared_in, terms

_HEAD = """# Glossary

The words of the field in English and Spanish, what each means, and what may not be said instead.
This page is printed from the code by `script/docs`; CI fails when it is stale. `uncover check`
holds the sentence around each claim to the same words (docs/decisions/0016).

*Una palabra incorrecta con un número correcto no se cumple más que bajo una definición. Esta página
dice, en las dos lenguas, qué significa cada palabra y qué no puede decirse en su lugar.*

Words of agencies and opponents (*criminals*, *no record*) stand here because they are refused.
"""
_STATUSES = {
    "wrong": "Never",
    "alone": "Not by itself",
    "qualify": "Only with a word more",
}


def page() -> str:
    """docs/glossary.md as it has to read."""
    parts = [_HEAD, "## Words", "", *_pairs(), "", "## By class", "", *_by_class()]
    parts += ["## By unit", "", *_by_unit(), "", "## By measure", ""]
    for name in measures():
        parts += _by_measure(name)
    return "\n".join(parts)


def words_of_measure(name: str, language: str) -> list[dict[str, Any]]:
    """Each word that a measure does not bear as it stands: status, code, and the right word."""
    wording = wording_of_measure(name, language)
    return [
        {
            "word": _shown(term, language),
            "status": standing.status,
            "code": standing.code,
            "instead": standing.instead,
            "means": terms()[term].means[language] if term in terms() else None,
        }
        for term, standing in wording.by_term.items()
        if standing.status != "right"
    ]


def _pairs() -> Iterator[str]:
    yield "| English | Español | It means | Significa |"
    yield "| --- | --- | --- | --- |"
    for term in terms().values():
        yield f"| {term.pair['en']} | {term.pair['es']} | {term.means['en']} | {term.means['es']} |"


def _by_class() -> Iterator[str]:
    for name, told in declared_in("standings.toml")["classes"].items():
        call = told["call"]
        yield f"### {name}"
        yield ""
        yield f"- **Write**: *{call['en']}* / *{call['es']}*"
        for status, said in _STATUSES.items():
            for term in told.get(status, ()):
                yield f"- **{said}**: {_both(term)}. {terms()[term].means['en']}"
        yield ""


def _by_unit() -> Iterator[str]:
    yield "| A figure that counts by the | is of | es de |"
    yield "| --- | --- | --- |"
    for unit, noun in declared_in("standings.toml")["units"].items():
        yield f"| {unit} | {noun['en']} | {noun['es']} |"


def _by_measure(name: str) -> Iterator[str]:
    measure = measures()[name]
    yield f"### {name}"
    yield ""
    yield measure.summary
    yield ""
    for language, words in measure.words.items():
        wording = wording_of_measure(name, language)
        yield f"- **{language}**, write: {', '.join(f'*{word}*' for word in words.called)}"
        shown: dict[tuple[str, str], list[str]] = {}
        for term, standing in wording.by_term.items():
            if standing.status != "right":
                key = (_STATUSES[standing.status], standing.instead)
                shown.setdefault(key, []).append(f"*{_shown(term, language)}*")
        for (said, instead), wrong in shown.items():
            yield f"  - {said}: {', '.join(wrong)}; write *{instead}*"
    yield ""


def _both(term: str) -> str:
    pair = terms()[term].pair
    return f"*{pair['en']}* / *{pair['es']}*"


def _shown(term: str, language: str) -> str:
    return terms()[term].pair[language] if term in terms() else term
