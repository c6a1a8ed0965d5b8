"""Published statistics as a source: the lines of the package, or those of the library."""

from dataclasses import replace
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.rows import opened
from uncover.figures.engine.writing import release_of, result_of
from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.figures.published.answer import SOURCE, answer, can_answer
from uncover.figures.published.lines import RELEASE, Line, lines_of, package_lines
from uncover.figures.receipt import FORMAT, sealed
from uncover.records.library import Library
from uncover.terms.errors import UnusableError


def can_print(measure: str) -> bool:
    """Whether some published line answers this measure."""
    return can_answer(measure, package_lines())


def lines_in(library: Library, release: str | None) -> tuple[tuple[Line, ...], str]:
    """The lines that answer, and the release they are from.

    What the library holds goes before what the package brings. Raises UnusableError
    (`figures.which-release`) if several releases could answer.
    """
    held = library.releases_of(SOURCE)
    if release == RELEASE or (release is None and not held):
        return package_lines(), RELEASE
    if release is None and len(held) > 1:
        raise UnusableError("figures.which-release", table=SOURCE, names=", ".join(sorted(held)))
    chosen = release or held[0]
    if chosen not in held:
        names = ", ".join([*held, RELEASE])
        raise UnusableError("figures.not-in-library", table=f"{SOURCE} {chosen}", held=names)
    with opened(library, library.tables(), {SOURCE: (chosen,)}, chosen) as connection:
        cursor = connection.execute(f'select * from {SOURCE} order by file, "row"')
        names_ = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names_, row, strict=True)) for row in cursor.fetchall()]
    return lines_of({key: _text(value) for key, value in row.items()} for row in rows), chosen


def _text(value: Any) -> str | None:  # noqa: ANN401  a cell of any kind
    return None if value is None else str(value)


def answer_printed(library: Library, ask: Ask, written: int = FORMAT) -> Figure:
    """The figure as it was printed or quoted, with its receipt."""
    lines, release = lines_in(library, ask.release)
    figure, used = answer(ask, lines, release)
    own = measures().get(ask.measure)
    held = [] if release == RELEASE else [release_of(SOURCE, library.manifest(release))]
    receipt = sealed(
        {
            "uncover_receipt": written,
            "figure": {
                "address": ask.at(SOURCE, release).address,
                "measure": figure.measure,
                "version": figure.version,
                "six_words": own.six_words if own else {},
                "unit": figure.unit,
                "place": figure.place,
                "from": figure.from_,
                "through": figure.through,
                "options": figure.options,
            },
            "basis": figure.basis,
            "result": result_of(figure),
            "records_end": figure.through,
            "alternatives": [],
            "hazards": [id_ for id_, _ in figure.hazards],
            "rules": {},
            "sql": None,
            "columns": None,
            "lines": [line.as_text() for line in used],
            "releases": held,
        }
    )
    return replace(figure, receipt=receipt)
