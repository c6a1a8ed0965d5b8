"""Answering a question from a library: which tables and releases, then one pass over their rows."""

from dataclasses import replace
from datetime import date
from typing import Any

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import dimension
from uncover.figures.engine.fingerprint import fingerprint
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.kind import Cells, Result
from uncover.figures.engine.query import Question, question
from uncover.figures.engine.rows import macros_in, opened
from uncover.figures.engine.source import Chosen
from uncover.figures.engine.writing import receipt_of
from uncover.figures.figure import Figure, PlaceBounds
from uncover.figures.measure import Counting
from uncover.records.declared import tables
from uncover.records.library import Library
from uncover.records.rules import rules
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def counted(library: Library, chosen: Chosen, ask: Ask, *, with_receipt: bool = True) -> Figure:
    """One figure, counted from the rows of the chosen tables and releases.

    Raises UnusableError where the release lacks what the measure needs (`figures.not-released`).
    """
    _refuse_missing(library, chosen, ask)
    asked = replace(ask, by=())
    put = question(chosen.measure, tables(), chosen.releases, asked)
    with opened(library, _read(chosen, put), chosen.release) as connection:
        (cells,) = _rows(connection, put)
        figure = _figure(chosen, asked, cells)
        if not with_receipt:
            return figure
        columns = [fingerprint(connection, name, names) for name, names in put.reads.items()]
    manifests = {
        name: [library.manifest(release) for release in releases]
        for name, releases in _read(chosen, put).items()
    }
    receipt = receipt_of(
        figure, chosen.measure, asked, put, macros_in(put.sql), columns, manifests, cells
    )
    return replace(figure, receipt=receipt)


def split(library: Library, chosen: Chosen, ask: Ask) -> list[Figure]:
    """A figure for each value of the dimensions in `ask.by`, in order, without receipts."""
    _refuse_missing(library, chosen, ask)
    put = question(chosen.measure, tables(), chosen.releases, ask)
    with opened(library, _read(chosen, put), chosen.release) as connection:
        return [_figure(chosen, ask, cells) for cells in _rows(connection, put)]


def _read(chosen: Chosen, put: Question) -> dict[str, tuple[str, ...]]:
    """The releases of every stored table that the question reads.

    Raises UnusableError (`figures.not-beside`) for one that is not there in a release that goes
    with the others.
    """
    missing = [name for name in put.reads if name not in chosen.releases]
    if missing:
        raise UnusableError(
            "figures.not-beside",
            table=missing[0],
            release=chosen.release,
            base=chosen.base.name,
            measure=chosen.measure.name,
        )
    return {name: chosen.releases[name] for name in put.reads}


def _rows(connection: duckdb.DuckDBPyConnection, put: Question) -> list[Cells]:
    cursor = connection.execute(put.sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _refuse_missing(library: Library, chosen: Chosen, ask: Ask) -> None:
    table = chosen.base
    present: set[str] = set()
    for release in chosen.releases[table.name]:
        present |= set(library.manifest(release)["tables"][table.name]["columns"])
    needs = chosen.measure.counting.needs
    if needs and not present & set(needs):
        raise UnusableError(
            "figures.not-released", release=chosen.release, table=table.name, names=", ".join(needs)
        )
    tells_place = {table.state}
    if table.state_rule:
        tells_place |= set(rules()[table.state_rule].reads)
    if ask.place != "us" and table.state and not present & tells_place:
        raise UnusableError(
            "figures.not-released", release=chosen.release, table=table.name, names=table.state
        )


def _figure(chosen: Chosen, ask: Ask, cells: Cells) -> Figure:
    measure, kind = chosen.measure, kind_of(chosen.measure)
    result = kind.result(cells, ask.options)
    dimensions = {name: _plain(cells[f"by_{name}"]) for name in ask.by}
    state = dimensions.get("state")
    split_by = (dimension(name, chosen.table, measure.counting.splits) for name in ask.by)
    first, last = cells.get("first_day"), cells.get("last_day")
    return Figure(
        measure=measure.name,
        version=measure.version,
        source=chosen.table.name,
        release=chosen.release,
        basis="counted",
        kind=measure.kind,
        unit=kind.unit(measure, ask.options),
        place=f"us-{state}".lower() if state else ask.place,
        from_=str(ask.from_) if ask.from_ else _plain(first),
        through=str(ask.through) if ask.through else _plain(last),
        numerator=result.numerator,
        denominator=result.denominator,
        unknown=result.unknown,
        value=result.value,
        low=result.low,
        high=result.high,
        alternatives=kind.alternatives(cells, ask.options),
        place_bounds=None if ask.place == "us" else _place_bounds(cells, result),
        undated=cells.get("undated"),
        options=dict(ask.options),
        hazards=chosen.hazards(str(first), str(last), [c for d in split_by for c in d.reads]),
        notes=(*chosen.notes, *_told(measure.counting, ask, cells)),
        dimensions=dimensions,
    )


def _told(counting: Counting, ask: Ask, cells: Cells) -> list[str]:
    """The sentences of the measure about rows that there are."""
    numbers = {n: ask.options.get(n, str(one.default)) for n, one in counting.numbers.items()}
    rows = {name: cells[f"tells_{name.replace('-', '_')}"] for name in counting.tells}
    return [
        say(f"figures.note.{name}", rows=count, **numbers) for name, count in rows.items() if count
    ]


def _place_bounds(cells: Cells, result: Result) -> PlaceBounds:
    """What the rows of unknown place could change (DESIGN 4)."""
    return PlaceBounds(
        recorded=cells["place_recorded"],
        filled=cells["place_filled"],
        unknown=cells["place_unknown"],
        low=result.place_low,
        high=result.place_high,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  a cell of any dimension
    return value.isoformat() if isinstance(value, date) else value
