"""The rows of a release as one relation: what is merged, and the parts that are not merged yet.

A finished file is put in the library as parts, as they were typed; at the end of a run the parts
are merged into the one table. Both are read by the SQL of this page, and merging writes down what
it gives: a reader sees the same before and after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from uncover.records.declaration import Table
from uncover.records.parts import schema_of

PARTS = "parts"
"""Where a library keeps the parts that are not merged yet."""

ORDINAL = "ordinal"
"""The column that tells the order of a release's rows, the last word wherever rows tie: the number
of a row's sheet, among those of the release in order of file and sheet, times 2^32, and its row."""

_STANDS = ("file", "sheet", "row")
"""Where a row stands; a file made from others also tells where it stood in these."""


@dataclass(frozen=True)
class Part:
    """The typed rows of one sheet and what of it could not be typed; persons are pseudonyms.

    person: the column of persons, None where the table has none.
    """

    table: str
    person: str | None
    rows: Path
    rejects: Path


@dataclass(frozen=True)
class Held:
    """Where the rows of a release lie.

    persons: the dictionary of pseudonyms, None if there is none yet. merged, rejects: the merged
    tables by name. without: a file whose merged rows are left out, because it is being replaced.
    """

    persons: Path | None
    merged: dict[str, Path]
    rejects: dict[str, Path]
    parts: Sequence[Part] = ()
    without: str | None = None

    def of(self, table: str) -> list[Part]:
        """The parts of one table."""
        return [part for part in self.parts if part.table == table]


def see(connection: duckdb.DuckDBPyConnection, held: Held, table: Table) -> None:
    """Let a connection see a table under its own name, and `persons` if the release has any."""
    see_persons(connection, held)
    rows = rows_of(connection, held, table)
    connection.execute(f"CREATE TEMP VIEW {quoted(table.name)} AS {rows}")


def see_persons(connection: duckdb.DuckDBPyConnection, held: Held) -> None:
    """Let a connection see the `persons` of a release, if it has any."""
    if any(part.person for part in held.parts):
        number_persons(connection, held)
    elif held.persons is not None:
        persons = f"SELECT person, pseudonym FROM {parquet([held.persons])}"
        connection.execute(f"CREATE VIEW persons AS {persons}")


def number_persons(connection: duckdb.DuckDBPyConnection, held: Held) -> None:
    """Make the table `persons`: the numbers given, and the next ones for new pseudonyms.

    Numbers once given stay; new pseudonyms follow in the order of their text, so that the order in
    which files came makes no difference.
    """
    known = "SELECT NULL::BIGINT AS person, NULL::VARCHAR AS pseudonym WHERE false"
    if held.persons is not None:
        known = f"SELECT person, pseudonym FROM {parquet([held.persons])}"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE persons AS {known}")
    seen = [
        f"SELECT {quoted(part.person)} AS pseudonym FROM {parquet([part.rows])}"
        for part in held.parts
        if part.person
    ]
    if seen:
        connection.execute(
            f"""
            INSERT INTO persons
            SELECT (SELECT coalesce(max(person), 0) FROM persons)
                   + row_number() OVER (ORDER BY pseudonym), pseudonym
            FROM (SELECT DISTINCT pseudonym FROM ({" UNION ALL ".join(seen)}) AS told
                  WHERE pseudonym IS NOT NULL) AS once
            ANTI JOIN persons USING (pseudonym)
            """
        )


def rows_of(connection: duckdb.DuckDBPyConnection, held: Held, table: Table) -> str:
    """The query for all rows of a table, persons as integers; parts need `persons` to be there."""
    files = [held.merged[table.name]] if table.name in held.merged else []
    parts = [part.rows for part in held.of(table.name)]
    if files and not parts and held.without is None and _isnumbered(connection, files):
        return f"SELECT * FROM {parquet(files)}"
    sources = [f"SELECT * FROM {parquet(files)}{_left(held.without)}"] if files else []
    if parts and table.person is None:
        sources.append(f"SELECT * FROM {parquet(parts)}")
    elif parts:
        person = quoted(table.person)
        sources.append(
            f"SELECT new.* REPLACE (persons.person AS {person}) FROM {parquet(parts)} AS new "
            f"LEFT JOIN persons ON new.{person} = persons.pseudonym"
        )
    together = " UNION ALL BY NAME ".join(sources)
    names = ", ".join(map(quoted, _columns(connection, [*files, *parts], table)))
    return numbered(f"SELECT {names} FROM ({together}) AS told", table)


def numbered(rows: str, table: Table) -> str:
    """The query that adds to rows what tells their order; files made from others keep theirs.

    No two rows have the same. Where those made from a sheet name a row of it twice, or its own rows
    are here too, as when a raw file and the processed one lie in one folder, the rows of that sheet
    are told apart by where they stand now.
    """
    declared = {column.name for column in table.columns}
    told = [name for name in _STANDS if f"{name}_original" in declared]
    file, sheet, row = (
        f"coalesce(told.{name}_original, told.{quoted(name)})"
        if name in told
        else f"told.{quoted(name)}"
        for name in _STANDS
    )
    is_made = " OR ".join(f"told.{name}_original IS NOT NULL" for name in told) or "false"
    named = (
        f"SELECT {file} AS file_named, {sheet} AS sheet_named, {row} AS row_named, "
        f"told.file, told.sheet, {is_made} AS is_made FROM ({rows}) AS told"
    )
    repeated = (
        "SELECT file_named, sheet_named, count(*) FILTER (WHERE is_made) > 0 AND "
        "(count(*) FILTER (WHERE NOT is_made) > 0 OR count(DISTINCT row_named) FILTER "
        "(WHERE is_made) < count(*) FILTER (WHERE is_made)) AS repeats "
        f"FROM ({named}) AS named GROUP BY file_named, sheet_named"
    )
    sheets = (
        "SELECT stands.*, repeats, dense_rank() OVER (ORDER BY stands.file_named, "
        "stands.sheet_named NULLS LAST, CASE WHEN repeats THEN stands.file END, "
        "CASE WHEN repeats THEN stands.sheet END NULLS LAST) AS number FROM "
        f"(SELECT DISTINCT file_named, sheet_named, file, sheet FROM ({named}) AS named) AS stands "
        f"JOIN ({repeated}) AS repeated ON repeated.file_named = stands.file_named "
        "AND repeated.sheet_named IS NOT DISTINCT FROM stands.sheet_named"
    )
    return (
        "SELECT told.*, sheets.number * 4294967296 + "
        f'CASE WHEN repeats THEN told."row" ELSE {row} END AS {ORDINAL} '
        f"FROM ({rows}) AS told JOIN ({sheets}) AS sheets ON sheets.file_named = {file} "
        f"AND sheets.sheet_named IS NOT DISTINCT FROM {sheet} "
        "AND sheets.file = told.file AND sheets.sheet IS NOT DISTINCT FROM told.sheet"
    )


def _isnumbered(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> bool:
    """Whether a merged table has its order; one of an earlier version has not."""
    described = connection.execute(f"DESCRIBE SELECT * FROM {parquet(files)}").fetchall()
    return ORDINAL in {name for name, *_ in described}


def people_in(connection: duckdb.DuckDBPyConnection, held: Held, person: str, table: str) -> int:
    """How many people the rows of a table are about."""
    number_persons(connection, held)
    merged = [held.merged[table]] if table in held.merged else []
    told = [f"SELECT {quoted(person)} AS person FROM {parquet(merged)}"] if merged else []
    told.append(
        f"SELECT persons.person FROM {parquet([part.rows for part in held.of(table)])} AS new "
        f"JOIN persons ON new.{quoted(person)} = persons.pseudonym"
    )
    asked = f"SELECT count(DISTINCT person) FROM ({' UNION ALL '.join(told)}) AS told"
    ((people,),) = connection.execute(asked).fetchall()
    return int(people)


def rejects_of(held: Held, table: str) -> str:
    """The query for all values of a table that could not be typed."""
    sources = [f"SELECT * FROM {parquet([part.rejects])}" for part in held.of(table)]
    if table in held.rejects:
        sources.append(f"SELECT * FROM {parquet([held.rejects[table]])}" + _left(held.without))
    return " UNION ALL BY NAME ".join(sources)


def _left(without: str | None) -> str:
    return "" if without is None else f" WHERE file <> {text(without)}"


def _columns(
    connection: duckdb.DuckDBPyConnection, files: Sequence[Path], table: Table
) -> list[str]:
    """All columns of a table, in the order in which it is stored."""
    found = connection.execute(f"DESCRIBE SELECT * FROM {parquet(files)}").fetchall()
    declared = {column.name for column in table.columns}
    new = {name for name, *_ in found if name.startswith("x_")} - declared
    return list(schema_of(table, sorted(new)).names)


def quoted(name: str | None) -> str:
    """A column's or a table's name in SQL."""
    return '"' + str(name).replace('"', '""') + '"'


def text(value: Path | str) -> str:
    """A path or a text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def parquet(paths: Sequence[Path]) -> str:
    """Parquet files as a relation in SQL, columns matched by name."""
    return f"read_parquet([{', '.join(map(text, paths))}], union_by_name = true)"
