"""Rows as a rule reads them: drawn by canonical column, typed by their table's declaration."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import duckdb

from drawn import rows_of
from uncover.figures.engine.rows import macros
from uncover.records.declared import tables
from uncover.records.kinds import TYPES
from uncover.records.relation import numbered
from uncover.records.rules import rule

Row = Mapping[str, str]

_SQL_TYPES = {
    "string": "varchar",
    "date32[day]": "date",
    "timestamp[us]": "timestamp",
    "int64": "bigint",
    "int32": "integer",
    "bool": "boolean",
}
PLACE = {"file": "varchar", "sheet": "varchar", "row": "bigint"}


def kept(rule_name: str, rows: Sequence[Row] | str) -> list[int]:
    """The rows, numbered from 1 as they are drawn, that the rule counts."""
    return [number for number, (counts,) in enumerate(told(rule_name, rows, "counts"), 1) if counts]


def flags(rule_name: str, rows: Sequence[Row] | str) -> list[bool | None]:
    """The flag of each row as it is drawn, from a rule that flags rows and chooses none."""
    return [flag for (flag,) in told(rule_name, rows, "flagged")]


def placed(rule_name: str, rows: Sequence[Row] | str) -> list[tuple[str | None, str]]:
    """The state of each row as it is drawn, and how the rule knows it."""
    return told(rule_name, rows, "place_state, place_source")


def told(rule_name: str, rows: Sequence[Row] | str, asked: str) -> list[Any]:
    """The columns asked for, of each row as it is drawn.

    An empty cell is null. A row stands in file `a.xlsx`, sheet `one`, at its own number unless the
    drawing says otherwise. Persons are numbers in the order of their names, as in a library.
    """
    drawn = rows_of(rows) if isinstance(rows, str) else list(rows)
    chosen = rule(rule_name)
    columns = types_of(chosen.of) | PLACE
    people = sorted({row["person"] for row in drawn if row.get("person")})
    named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    cells: list[str | int | None] = []
    for number, row in enumerate(drawn, 1):
        standing = {"file": "a.xlsx", "sheet": "one", "row": str(number), **row}
        if standing.get("person"):
            standing["person"] = str(people.index(standing["person"]))
        cells += [number, *(standing.pop(name, "") or None for name in columns)]
        assert not standing, f"no such column: {standing}"
    one = f"({', '.join('?' for _ in range(len(columns) + 1))})"
    with engine().cursor() as connection:
        connection.execute(f"create or replace temp table drawn (drawn_as integer, {named})")
        rows_told = ", ".join(one for _ in drawn)
        connection.execute(f"insert into drawn values {rows_told}", cells)
        ordered = numbered("select * from drawn", tables()[chosen.of])
        connection.execute(f"create or replace temp view reported as {ordered}")
        connection.execute("create or replace temp view counted as from reported")
        sql = chosen.sql(tables()[chosen.of])
        asking = f"select drawn_as, {asked} from ({sql}) order by drawn_as"
        found = connection.execute(asking).fetchall()
    assert [number for number, *_ in found] == list(range(1, len(drawn) + 1)), "a row is lost"
    return [tuple(cells) for _, *cells in found]


@cache
def engine() -> duckdb.DuckDBPyConnection:
    """An engine that knows the macros of the house."""
    connection = duckdb.connect()
    for macro in macros().values():
        connection.execute(macro)
    return connection


def types_of(table: str) -> dict[str, str]:
    """The columns of a declared table with their SQL types."""
    types = {"person": "bigint"}
    for column in tables()[table].columns:
        named = str(TYPES[column.kind])
        sql = _SQL_TYPES.get(named, "decimal(18, 4)")
        types.setdefault(column.name, sql)
    return types
