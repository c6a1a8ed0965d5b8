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
    sources = []
    if table.name in held.merged:
        merged = f"SELECT * FROM {parquet([held.merged[table.name]])}"
        sources.append(merged + _left(held.without))
    parts = [part.rows for part in held.of(table.name)]
    if not parts:
        return sources[0]
    if table.person is None:
        sources.append(f"SELECT * FROM {parquet(parts)}")
    else:
        person = quoted(table.person)
        sources.append(
            f"SELECT new.* REPLACE (persons.person AS {person}) FROM {parquet(parts)} AS new "
            f"LEFT JOIN persons ON new.{person} = persons.pseudonym"
        )
    together = " UNION ALL BY NAME ".join(sources)
    files = [*([held.merged[table.name]] if table.name in held.merged else []), *parts]
    names = ", ".join(map(quoted, _columns(connection, files, table)))
    return f"SELECT {names} FROM ({together}) AS told"


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
