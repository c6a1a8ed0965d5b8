"""What the sentence around a number says already: hedge, place and period."""

import datetime as dt
import re
from dataclasses import dataclass

from uncover.claims.letters.letter import Letter
from uncover.claims.unbound import Unbound
from uncover.claims.vocabulary import entries, plain, words
from uncover.terms.periods import fiscal_year_span
from uncover.terms.places import Place, places

_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d)(?![\d%]|[,.]\d)")


@dataclass(frozen=True)
class Around:
    """What stands around an unbound number.

    line, column, phrase: of the number with the hedge before it. sentence: the words around. place:
    an id, from_ and through: ISO days, each None where the sentence does not say.
    """

    line: int
    column: int
    phrase: str
    language: str
    sentence: str
    place: str | None
    from_: str | None
    through: str | None


def around(letter: Letter, number: Unbound) -> Around:
    """What the line of a number says about it."""
    line = letter.lines[number.line - 1]
    before = line[: number.column - 1]
    hedge = _hedge(before, letter.language)
    column = number.column - len(hedge)
    phrase = " ".join(f"{hedge}{number.text}".split())
    sentence = _sentence(line, number.column - 1)
    first, last = _period(sentence, letter.language)
    return Around(
        line=number.line,
        column=column,
        phrase=phrase,
        language=letter.language,
        sentence=sentence,
        place=_place(sentence),
        from_=first,
        through=last,
    )


def _hedge(before: str, language: str) -> str:
    """The hedge that the text ends with, as it is written, with the blanks behind it."""
    for entry in entries(language, "before"):
        worded = r"\s+".join(re.escape(word) for word in entry.wording.split())
        found = re.search(
            rf"(?<!\w){worded}(?:\s+(?:el|la|los|las|un|una))?\s+$", before, re.IGNORECASE
        )
        if found is not None:
            return found[0]
    return ""


def _sentence(line: str, at: int) -> str:
    """The sentence of the line that the number stands in."""
    begin = max((found.end() for found in re.finditer(r"[.!?]\s+", line[:at])), default=0)
    end = re.search(r"[.!?](?:\s|$)", line[at:])
    return line[begin : at + end.start() if end else len(line)].strip()


def _place(sentence: str) -> str | None:
    """The one place that the sentence names; of several none is chosen."""
    named = {place.id: place for name, place in places_named(sentence)}
    return next(iter(named)) if len(named) == 1 else None


def places_named(sentence: str) -> list[tuple[str, Place]]:
    """The states and cities that a sentence names, each with its name."""
    apart = re.findall(r"[^\W\d_]+(?:\.(?=\s|$))?", sentence)
    chosen = {place.name: place for place in places().values() if place.kind in ("state", "city")}
    found = [
        (name, chosen[name])
        for length in (3, 2, 1)
        for begin in range(len(apart) - length + 1)
        for name in (" ".join(apart[begin : begin + length]),)
        if name in chosen
    ]
    longer = [name for name, _ in found if " " in name]
    return [(n, p) for n, p in found if not any(n != other and n in other for other in longer)]


def _period(sentence: str, language: str) -> tuple[str | None, str | None]:
    """The one year that the sentence names, calendar or fiscal as it says."""
    years = {int(found[1]) for found in _YEAR.finditer(sentence)}
    if len(years) != 1:
        return None, None
    year = next(iter(years))
    if any(word in plain(sentence, language) for word in words(language).fiscal):
        first, last = fiscal_year_span(year)
        return first.isoformat(), last.isoformat()
    return dt.date(year, 1, 1).isoformat(), dt.date(year, 12, 31).isoformat()
