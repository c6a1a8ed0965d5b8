"""Answering a question from a library: which source, which release, then one pass over its rows."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.arithmetic import (
    Cells,
    Share,
    alternatives,
    pinned_reading,
    place_bounds,
)
from uncover.figures.engine.fingerprint import fingerprint
from uncover.figures.engine.query import Question, question
from uncover.figures.engine.rows import macros_in, opened
from uncover.figures.engine.source import Chosen
from uncover.figures.engine.writing import receipt_of
from uncover.figures.figure import Figure
from uncover.figures.measure import Measure
from uncover.records.library import Library
from uncover.terms.errors import UnusableError


def counted(library: Library, chosen: Chosen, ask: Ask, *, with_receipt: bool = True) -> Figure:
    """One figure, counted from the rows of the chosen table and release.

    Raises UnusableError where the release lacks what the measure needs (`figures.not-released`).
    """
    measure, table = chosen.measure, chosen.table
    _refuse_missing(library, chosen, ask)
    asked = replace(ask, by=())
    put = question(measure, table, asked)
    with opened(library, table, chosen.release) as connection:
        (cells,) = _rows(connection, put)
        figure = _figure(chosen, asked, cells)
        if not with_receipt:
            return figure
        columns = fingerprint(connection, table.name, put.reads)
    manifest = library.manifest(chosen.release)
    receipt = receipt_of(figure, measure, asked, put, macros_in(put.sql), columns, manifest, cells)
    return replace(figure, receipt=receipt)


def split(library: Library, chosen: Chosen, ask: Ask) -> list[Figure]:
    """A figure for each value of the dimensions in `ask.by`, in order, without receipts."""
    _refuse_missing(library, chosen, ask)
    put = question(chosen.measure, chosen.table, ask)
    with opened(library, chosen.table, chosen.release) as connection:
        return [_figure(chosen, ask, cells) for cells in _rows(connection, put)]


def _rows(connection: duckdb.DuckDBPyConnection, put: Question) -> list[Cells]:
    cursor = connection.execute(put.sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _refuse_missing(library: Library, chosen: Chosen, ask: Ask) -> None:
    table = chosen.table
    present = set(library.manifest(chosen.release)["tables"][table.name]["columns"])
    needs = chosen.measure.counting.needs
    if needs and not present & set(needs):
        raise UnusableError(
            "figures.not-released", release=chosen.release, table=table.name, names=", ".join(needs)
        )
    tells_place = {table.state} | ({"apprehension_duty_site"} if table.state_rule else set())
    if ask.place != "us" and table.state and not present & tells_place:
        raise UnusableError(
            "figures.not-released", release=chosen.release, table=table.name, names=table.state
        )


def _figure(chosen: Chosen, ask: Ask, cells: Cells) -> Figure:
    measure = chosen.measure
    numerator, denominator, unknown, value, low, high = _result(measure, ask, cells)
    dimensions = {name: _plain(cells[f"by_{name}"]) for name in ask.by}
    state = dimensions.get("state")
    first, last = cells.get("first_day"), cells.get("last_day")
    return Figure(
        measure=measure.name,
        version=measure.version,
        source=chosen.table.name,
        release=chosen.release,
        basis="counted",
        kind=measure.kind,
        unit=_unit(measure, ask),
        place=f"us-{state}".lower() if state else ask.place,
        from_=str(ask.from_) if ask.from_ else _plain(first),
        through=str(ask.through) if ask.through else _plain(last),
        numerator=numerator,
        denominator=denominator,
        unknown=unknown,
        value=value,
        low=low,
        high=high,
        alternatives=alternatives(measure, cells, ask.options),
        place_bounds=None if ask.place == "us" else place_bounds(measure, cells, ask.options),
        undated=cells.get("undated"),
        options=dict(ask.options),
        hazards=chosen.hazards(str(first), str(last)),
        notes=chosen.notes,
        dimensions=dimensions,
    )


def _unit(measure: Measure, ask: Ask) -> str:
    by_person = measure.kind == "share" and pinned_reading(ask.options)[0] != "event"
    return "person" if by_person else measure.unit


def _result(
    measure: Measure, ask: Ask, cells: Cells
) -> tuple[int, int | None, int, Fraction | None, Fraction | None, Fraction | None]:
    if measure.counting.what == "events":
        count = cells["events"]
        return count, None, 0, Fraction(count), Fraction(count), Fraction(count)
    if measure.counting.what == "people":
        people, unnamed = cells["people"], cells["unnamed"]
        return people, None, unnamed, Fraction(people), Fraction(people), Fraction(people + unnamed)
    share = Share(cells, *pinned_reading(ask.options))
    return (
        share.numerator, share.denominator, share.unknown, share.value, share.low, share.high
    )  # fmt: skip


def _plain(value: Any) -> Any:  # noqa: ANN401  a cell of any dimension
    return value.isoformat() if isinstance(value, date) else value
