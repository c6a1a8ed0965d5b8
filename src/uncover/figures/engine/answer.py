"""Answering a question from a library: which tables and releases, then one pass over their rows."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine import facilities
from uncover.figures.engine.dimensions import dimension
from uncover.figures.engine.fingerprint import (
    READINGS,
    count_anew,
    fingerprint,
    fingerprint_sql,
)
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.kind import Cells
from uncover.figures.engine.kinds.share import pinned
from uncover.figures.engine.made_up import made_up
from uncover.figures.engine.placing import told_by_county, told_by_state
from uncover.figures.engine.query import Question, question
from uncover.figures.engine.rows import macros_in, opened
from uncover.figures.engine.source import Chosen
from uncover.figures.engine.telling import Dimensions, figure_from, hazards_of
from uncover.figures.engine.writing import receipt_of
from uncover.figures.figure import Figure
from uncover.figures.receipt import FORMAT
from uncover.records.library import Library
from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named

Asked = AbstractContextManager[tuple[duckdb.DuckDBPyConnection, str]]
"""A connection that sees what a question reads, and the SQL that answers the question in it."""
Rows = Callable[[Question], Asked]
"""Where the rows that count are made already: how a question is put to them."""


def counted(
    library: Library,
    chosen: Chosen,
    ask: Ask,
    written: int = FORMAT,
    keeping: Keeping | None = None,
    made: Rows | None = None,
) -> Figure:
    """One figure, counted from the rows of the chosen tables and releases.

    written: the format of its receipt. keeping: where hashes of columns are kept. made: the rows
    that count, if they are made already. Raises UnusableError where the release lacks what the
    measure needs (`figures.not-released`).
    """
    refuse_missing(chosen, ask)
    facilities.refuse_unheld(chosen, ask)
    asked = replace(ask, by=())
    put = question(chosen.measure, library.tables(), chosen.releases, asked)
    with made(put) if made else _asked(library, chosen, put, asked, keeping) as (connection, sql):
        (cells,) = _rows(connection, sql)
        figure = figure_from(chosen, asked, cells, hazards_of(chosen, asked))
        figure = replace(
            figure,
            notes=figure.notes + _unlisted(connection, chosen, asked),
            hazards=(*made_up(library, chosen), *figure.hazards),
        )
        columns = hashed(connection, chosen, put, READINGS[written], keeping)
    manifests = {
        name: [library.manifest(release) for release in releases]
        for name, releases in read_by(chosen, put).items()
    }
    if chosen.splice is not None:
        seam = {"seam": f"{chosen.splice.name}, {chosen.splice.seam}"}
        put = replace(put, rules=put.rules | seam)
    receipt = receipt_of(
        figure, chosen.measure, asked, put, macros_in(put.sql), columns, manifests, cells, written
    )
    return replace(figure, receipt=receipt)


def hashed(
    connection: duckdb.DuckDBPyConnection,
    chosen: Chosen,
    put: Question,
    reading: str,
    keeping: Keeping | None,
) -> list[dict[str, Any]]:
    """The hash of the columns read of every table."""
    splice = chosen.splice.name if chosen.splice else None
    found = []
    for name, names in put.reads.items():
        read = {name: chosen.releases[name]}
        once = partial(keeping.columns, read, splice) if keeping else count_anew
        found.append(fingerprint(connection, name, names, reading, once))
    return found


def hash_ahead(library: Library, chosen: Chosen, ask: Ask, keeping: Keeping) -> None:
    """Let the hashes of what `ask` reads be counted meanwhile."""
    put = question(chosen.measure, library.tables(), chosen.releases, replace(ask, by=()))
    splice = chosen.splice.name if chosen.splice else None
    for name, names in put.reads.items():
        sql = fingerprint_sql(name, names, READINGS[FORMAT])
        read = {name: chosen.releases[name]}
        keeping.columns_ahead(read, splice, sql, lambda: _opened(library, chosen, put))


def split(library: Library, chosen: Chosen, ask: Ask, made: Rows | None = None) -> list[Figure]:
    """A figure for each value of the dimensions in `ask.by`, in order, without receipts.

    made: the rows that count, if they are made already, beside the list of facilities.
    """
    refuse_missing(chosen, ask)
    facilities.refuse_unheld(chosen, ask)
    put = question(chosen.measure, library.tables(), chosen.releases, ask)
    with made(put) if made else alone(library, chosen, put, ask) as (connection, sql):
        found = _rows(connection, sql)
        notes = _unlisted(connection, chosen, ask)
        listed = "facility" in ask.by and facilities.FACILITIES in chosen.releases
        names = facilities.names(connection) if listed else None
    told = kind_of(chosen.measure).rows(found, chosen.measure, ask)
    hazards = hazards_of(chosen, ask)
    rows = [figure_from(chosen, ask, cells, hazards) for cells in told]
    marked = made_up(library, chosen)
    return [
        replace(
            row,
            notes=row.notes + notes,
            hazards=(*marked, *row.hazards),
            dimensions=_named(row.dimensions, names),
        )
        for row in rows
    ]


def _unlisted(connection: duckdb.DuckDBPyConnection, chosen: Chosen, ask: Ask) -> tuple[str, ...]:
    """What is told of codes that the list of facilities lacks, where the question turns on it."""
    held = facilities.FACILITIES in chosen.releases
    if not held or not facilities.turns_on_facilities(chosen, ask):
        return ()
    return facilities.unmatched(connection, chosen)


def _named(dimensions: Dimensions, names: dict[str, str] | None) -> Dimensions:
    """The dimensions of a row, each code of a facility with its name beside it."""
    if names is None:
        return dimensions
    told: Dimensions = {}
    for name, value in dimensions.items():
        told[name] = value
        if name == "facility":
            told.setdefault(facilities.NAME, names.get(str(value)))
    return told | dimensions


@contextmanager
def alone(
    library: Library, chosen: Chosen, put: Question, ask: Ask
) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """A connection for one question, and its whole SQL."""
    with _opened(library, chosen, put, listed="facility" in ask.by) as connection:
        yield connection, put.sql


def _opened(
    library: Library, chosen: Chosen, put: Question, *, listed: bool = False
) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """The tables that the question reads; `listed`: and the list of facilities, if it is here."""
    read = read_by(chosen, put)
    if listed and facilities.FACILITIES in chosen.releases:
        read[facilities.FACILITIES] = chosen.releases[facilities.FACILITIES]
    return opened(library, library.tables(), read, chosen.release, chosen.splice)


def read_by(chosen: Chosen, put: Question) -> dict[str, tuple[str, ...]]:
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


@contextmanager
def _asked(
    library: Library, chosen: Chosen, put: Question, ask: Ask, keeping: Keeping | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
    """A connection, and the SQL that answers in it; shared with other figures of a letter."""
    if keeping is None or not keeping.may_share(read_by(chosen, put)):
        with _opened(library, chosen, put) as connection:
            yield connection, put.sql
        return
    shared, standing = keeping.sharing, keeping.standing()
    shared_connection = shared.connection(
        standing, chosen, put, lambda: _opened(library, chosen, put)
    )
    yield shared_connection, shared.answer(chosen, put, ask)


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Cells]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def refuse_missing(chosen: Chosen, ask: Ask) -> None:
    """Refuse what needs columns that the release does not have, not one of them."""
    table = chosen.base
    needed = [kind_of(chosen.measure).needs(chosen.measure, ask)]
    splits = chosen.measure.counting.splits
    own = {column.name for column in table.columns}
    by = (dimension(name, chosen.table, splits).reads for name in ask.by)
    needed += [names for names in by if own.issuperset(names)]
    if ask.place != "us":
        needed.append(told_by_state(table))
    if place_named(ask.place).kind == "county" and chosen.table is table:
        needed.append(told_by_county(table))
    if table.person and pinned(ask.options)[0] != "event":
        needed.append((table.person,))
    for names in needed:
        if names and not chosen.columns & set(names):
            raise UnusableError(
                "figures.not-released",
                release=chosen.release,
                table=table.name,
                names=", ".join(names),
            )
