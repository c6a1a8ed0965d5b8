"""Building an edition from a library: standing series, pinned figures, and what they rest on.

The same library and pins give the same content; nothing of the hour or the machine goes into it.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from uncover.figures.edition.content import Content, Series
from uncover.figures.edition.reference import pages
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.pinning import pinned
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.sourcing import sources
from uncover.figures.engine.standing import Left, Progress, counted_series, held
from uncover.figures.figure import MADE_UP
from uncover.figures.measures import measures
from uncover.figures.published.lines import package_lines
from uncover.terms.speech import LANGUAGES, say, speaking

__all__ = ["Left", "Progress", "build"]

_MOST_ROWS = 15_000_000
"""Rows of the tables up to which those that count are kept while the pinned figures are counted."""


def build(
    resolver: Resolver, progress: Progress, date: dt.date | None = None
) -> tuple[Content, list[Left]]:
    """The content of an edition, and which of the standing series could not be told, and why.

    date: of the edition; else of the newest release. Raises UncoverError for a pinned figure that
    cannot be told, or must not be: an edition holds what was pinned, or is not made.
    """
    library = resolver.library
    # What a resolver that keeps nothing is asked for is kept for this edition only.
    keeping = Keeping(library, many=True, on_disk=resolver.keeps, most_rows=_MOST_ROWS)
    figures = pinned(resolver, keeping, progress)  # first: what is refused is refused at once
    series, left = counted_series(library, keeping, held(library), progress)
    receipts = [one.receipt for one in series] + [one.receipt for one in figures if one.receipt]
    rest_on = sources(library, receipts)
    content = Content(
        about={
            "date": _date(date, rest_on, series),
            "made_up": "yes" if _is_made_up(receipts, rest_on) else "no",
            "licence": "CC BY 4.0",
        },
        series=series,
        figures=figures,
        measures=_measures(),
        hazards=dict(_hazards(resolver, series)),
        sources=rest_on,
        lines=[(line.place_id, line.as_text()) for line in package_lines()],
        pages=pages(library.tables(), library.releases_by_table()),
    )
    return content, left


def _date(
    date: dt.date | None, rest_on: Mapping[Any, Mapping[str, Any]], series: Sequence[Series]
) -> str:
    """The date of an edition: given, of the newest release, or of the last event in its series."""
    newest = max((told["date"] for told in rest_on.values() if told["date"]), default="")
    ends = max((each.records_end or "" for each in series), default="")
    return str(date or newest or ends)


def _is_made_up(
    receipts: Sequence[Mapping[str, Any]], rest_on: Mapping[tuple[str, str], object]
) -> bool:
    """Whether anything is counted from a release that says so, in its sheets or in its name."""
    named = any(MADE_UP in name for name, _ in rest_on)
    return named or any(MADE_UP in each.get("hazards", ()) for each in receipts)


def _measures() -> list[dict[str, Any]]:
    return [
        {
            "measure": each.name,
            "version": each.version,
            "kind": each.kind,
            "unit": each.unit,
            "table": each.table,
            "summary": each.summary,
            "six_words": each.six_words,
            "called": {code: list(words.called) for code, words in each.words.items()},
            "never": {code: list(words.never) for code, words in each.words.items()},
        }
        for each in measures().values()
    ]


def _hazards(resolver: Resolver, series: list[Series]) -> Iterator[tuple[tuple[str, str], str]]:
    """The sentences of the hazards that the series name, by id and language."""
    wanted = {id_ for each in series for id_ in each.hazards}
    for code in LANGUAGES if MADE_UP in wanted else ():
        with speaking(code):
            yield (MADE_UP, code), say("figures.hazard.made-up")
    for table in resolver.library.tables().values():
        for hazard in table.hazards:
            for code, sentence in hazard.sentences.items():
                if hazard.id in wanted:
                    yield (hazard.id, code), sentence
