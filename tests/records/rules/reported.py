"""Rows as a rule reads them: drawn by canonical column, typed by their table's declaration."""

from collections.abc import Mapping, Sequence
from functools import cache

import duckdb

from drawn import rows_of
from uncover.figures.engine.rows import macros
from uncover.records.declared import tables
from uncover.records.kinds import TYPES
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
    """The rows, numbered from 1 as they are drawn, that the rule counts.

    An empty cell is null. A row stands in file `a.xlsx`, sheet `one`, at its own number unless the
    drawing says otherwise. Persons are numbers in the order of their names, as in a library.
    """
    drawn = rows_of(rows) if isinstance(rows, str) else list(rows)
    chosen = rule(rule_name)
    columns = types_of(chosen.of) | PLACE
    people = sorted({row["person"] for row in drawn if row.get("person")})
    told = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    cells: list[str | int | None] = []
    for number, row in enumerate(drawn, 1):
        placed = {"file": "a.xlsx", "sheet": "one", "row": str(number)} | row
        if placed.get("person"):
            placed["person"] = str(people.index(placed["person"]))
        cells += [number, *(placed.pop(name, "") or None for name in columns)]
        assert not placed, f"no such column: {placed}"
    one = f"({', '.join('?' for _ in range(len(columns) + 1))})"
    with engine().cursor() as connection:
        connection.execute(f"create or replace temp table reported (drawn_as integer, {told})")
        rows_told = ", ".join(one for _ in drawn)
        connection.execute(f"insert into reported values {rows_told}", cells)
        sql = chosen.sql(tables()[chosen.of])
        found = connection.execute(f"select drawn_as, counts from ({sql})").fetchall()
    assert len(found) == len(drawn), "a rule flags rows and never drops or doubles one"
    return sorted(number for number, counts in found if counts)


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
