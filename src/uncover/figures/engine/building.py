"""Building an edition from a library: standing series, pinned figures, and what they rest on.

The same library and pins give the same content; nothing of the hour or the machine goes into it.
"""

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from uncover.figures.address import Ask
from uncover.figures.document import document_of
from uncover.figures.edition.content import Content, Pinned, Series, Value
from uncover.figures.engine.coverage import in_part, span
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import MADE_UP, Figure
from uncover.figures.measures import measures
from uncover.figures.published.lines import package_lines
from uncover.terms.errors import UnusableError
from uncover.terms.periods import fiscal_year_span, moment
from uncover.terms.speech import LANGUAGES, say, speaking

Progress = Callable[[str, int, int], None]
"""Told what is counted now, how many are done, and of how many."""

_FEW = 200
"""A series of at most so many values tells the alternatives of each."""


@cache
def standing() -> tuple[Ask, ...]:
    """The declared standing series, as questions."""
    text = (files("uncover.figures.edition") / "standing.toml").read_text("utf-8")
    return tuple(
        Ask(each["measure"], by=tuple(name for name in by.split(",") if name))
        for each in tomllib.loads(text)["standing"]
        for by in each["by"]
    )


def build(
    resolver: Resolver, progress: Progress, date: dt.date | None = None
) -> tuple[Content, list[str]]:
    """The content of an edition, and what of the standing series could not be told, in sentences.

    date: of the edition; else of the newest release. Raises UncoverError for a pinned figure that
    cannot be told: an edition holds what was pinned, or is not made.
    """
    asked = [ask for ask in standing() if _is_held(resolver, ask)]
    series: list[Series] = []
    left: list[str] = []
    for done, ask in enumerate(asked):
        progress(ask.address, done, len(asked))
        try:
            series.append(_series(resolver, ask))
        except UnusableError as error:
            left.append(f"{ask.address}: {error.sentence}")
    figures = [_pinned(resolver, id_) for id_ in sorted(resolver.pins)]
    progress("", len(asked), len(asked))
    receipts = [one.receipt for one in series] + [one.receipt for one in figures if one.receipt]
    sources = _sources(receipts)
    about = {
        "date": str(date or max((s["date"] for s in sources.values() if s["date"]), default="")),
        "made_up": "yes" if _is_made_up(receipts, sources) else "no",
        "licence": "CC BY 4.0",
    }
    if not about["date"]:
        about["date"] = max((s.records_end or "" for s in series), default="")
    content = Content(
        about=about,
        series=series,
        figures=figures,
        measures=_measures(),
        hazards=dict(_hazards(resolver, series)),
        sources=sources,
        lines=[(line.place_id, line.as_text()) for line in package_lines()],
    )
    return content, left


def _is_made_up(
    receipts: Sequence[Mapping[str, Any]], sources: Mapping[tuple[str, str], object]
) -> bool:
    """Whether anything is counted from a release that says so, in its sheets or in its name."""
    named = any(MADE_UP in name for name, _ in sources)
    return named or any(MADE_UP in each.get("hazards", ()) for each in receipts)


def _is_held(resolver: Resolver, ask: Ask) -> bool:
    held = resolver.library.releases_by_table()
    measure = measures().get(ask.measure)
    known = resolver.library.tables()
    return measure is not None and known[measure.table].base in held


def _series(resolver: Resolver, ask: Ask) -> Series:
    rows, receipt = resolver.series(ask) if ask.by else _whole(resolver, ask)
    if not rows:
        raise UnusableError("figures.series-empty", address=ask.table_address)
    first = rows[0]
    base = replace(ask, source=first.source, release=first.release)
    few = len(rows) <= _FEW
    return Series(
        address=receipt["figure"]["address"],
        measure=ask.measure,
        source=first.source,
        release=str(first.release),
        kind=first.kind,
        unit=first.unit,
        dimensions=ask.by,
        options=dict(ask.options),
        records_end=first.records_end,
        hazards=tuple(receipt["hazards"]),
        receipt=receipt,
        values=tuple(_value(base, row, few=few) for row in rows),
    )


def _whole(resolver: Resolver, ask: Ask) -> tuple[list[Figure], dict[str, Any]]:
    """A figure that is not split, with its own receipt; nothing of what the records cannot say."""
    figure = resolver.answer(ask)
    told = figure.basis == "counted" and figure.unsaid is None and figure.receipt is not None
    return ([figure], figure.receipt or {}) if told else ([], {})


def _value(base: Ask, row: Figure, *, few: bool) -> Value:
    keys = {name: row.dimensions[name] for name in base.by}
    first, last = _days(keys, row)
    return Value(
        keys=keys,
        address=_address(base, keys, row.place),
        place=row.place,
        first=first,
        last=last,
        is_partial=bool(in_part(base, keys, row.from_, row.records_end)),
        numerator=row.numerator,
        denominator=row.denominator,
        unknown=(row.unknown or 0) + row.unclassed,
        value=_text(row.told(row.value)),
        low=_text(row.told(row.low)),
        high=_text(row.told(row.most if row.unclassed else row.high)),
        alternatives=tuple((a.name, _text(row.told(a.value))) for a in row.alternatives if few),
    )


def _days(keys: Mapping[str, Any], row: Figure) -> tuple[str | None, str | None]:
    """The first and the last day of a value: of the time it is split by, else of its records."""
    first, last = span(keys)
    return (str(first), str(last)) if first and last else (row.from_, row.through)


def _address(base: Ask, keys: Mapping[str, Any], place: str) -> str:
    """The address of a value: its own question where place and time are all it is split by.

    Of a value of a class, or of an unknown place, it is that of the series and its keys.
    """
    whole = replace(base, by=())
    if any(value is None for value in keys.values()) or {*keys} - {"state", "month", "fiscal_year"}:
        said = ",".join("" if keys[name] is None else str(keys[name]) for name in base.by)
        return f"{base.table_address}&at={quote(said)}"
    if keys.get("month") is not None:
        month = moment(str(keys["month"]))
        return replace(whole, place=place, from_=month, through=month).address
    if keys.get("fiscal_year") is not None:
        first, last = fiscal_year_span(int(keys["fiscal_year"]))
        from_, through = moment(first.isoformat()), moment(last.isoformat())
        return replace(whole, place=place, from_=from_, through=through).address
    return replace(whole, place=place).address


def _text(value: int | str | None) -> str | None:
    return None if value is None else str(value)


def _pinned(resolver: Resolver, id_: str) -> Pinned:
    documents = {}
    for code in LANGUAGES:
        with speaking(code):
            figure = Resolver(resolver.library.path, resolver.pins).figure(id_)
        documents[code] = {k: v for k, v in document_of(figure).items() if k != "receipt"}
    receipt = figure.receipt
    return Pinned(
        id=id_,
        address=(receipt or {}).get("figure", {}).get("address", id_),
        measure=figure.measure,
        place=figure.place,
        basis=figure.basis,
        documents=documents,
        receipt=receipt,
    )


def _sources(receipts: list[Mapping[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every release and table that a receipt rests on."""
    told = [release for receipt in receipts for release in receipt.get("releases", [])]
    return {(each["release"], each["table"]): each for each in told}


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
