"""The pinned figures of an edition, each with its document in every language."""

from collections.abc import Iterator, Mapping
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.document import document_of
from uncover.figures.edition.content import Pinned
from uncover.figures.edition.guard import refuse_small_figure, refuse_under
from uncover.figures.engine.composite import is_composite, parts
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.source import choose
from uncover.figures.engine.standing import Progress
from uncover.figures.figure import Figure
from uncover.records.library import Library
from uncover.terms.speech import LANGUAGES, speaking


def pinned(resolver: Resolver, keeping: Keeping, progress: Progress) -> list[Pinned]:
    """Every pinned figure, by id; keeping: where what they are counted from is kept meanwhile.

    Raises UncoverError for one that cannot be told: see `Resolver.figure`, and
    `editions.small-figure`, `editions.protected-figure` for one that must not be.
    """
    figures: dict[str, dict[str, Figure]] = {id_: {} for id_ in sorted(resolver.pins)}
    many = len(figures) * len(LANGUAGES)
    for turn, code in enumerate(LANGUAGES):
        # One for each language: notes and reasons are sentences of the language spoken.
        own = Resolver(resolver.library.path, resolver.pins, keeping=keeping)
        with speaking(code):
            for number, (id_, told) in enumerate(figures.items()):
                progress(id_, turn * len(figures) + number, many)
                told[code] = own.figure(id_)
                if not turn:
                    _refuse(resolver.library, id_, told[code], resolver.pins[id_].ask)
    keeping.sharing.close()
    return [_pinned(id_, told) for id_, told in figures.items()]


def _refuse(library: Library, id_: str, figure: Figure, ask: Ask) -> None:
    """Refuse what an edition must not tell, of the figure itself or of either of two in it."""
    for one, asked in _counted(figure, ask):
        chosen = choose(library, asked.at(one.source, one.release))
        counting = chosen.measure.counting.asked(asked.options)
        refuse_small_figure(id_, one, {*counting.reads, *counting.needs})
        for table in (chosen.table, chosen.base):
            refuse_under(id_, one, table.disclosure, table.name)


def _counted(figure: Figure, ask: Ask) -> Iterator[tuple[Figure, Ask]]:
    """The figures that were counted from rows, with what was asked of each."""
    if figure.parts and is_composite(ask):
        for one, asked in zip(figure.parts, parts(ask), strict=True):
            yield from _counted(one, asked)
    elif figure.basis == "counted" and figure.unsaid is None and figure.numerator is not None:
        yield figure, ask


def _pinned(id_: str, told: Mapping[str, Figure]) -> Pinned:
    figure = told["en"]
    documents: dict[str, dict[str, Any]] = {
        code: {key: value for key, value in document_of(each).items() if key != "receipt"}
        for code, each in told.items()
    }
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
