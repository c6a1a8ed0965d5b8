"""Typed parts join what a release already holds: persons as integers, one sorted table."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import duckdb
import pyarrow as pa

from uncover.records.declaration import Table
from uncover.records.library import Library, sha256_of
from uncover.records.narrowing import narrow
from uncover.records.parts import schema_of
from uncover.records.rules import rule

MEMORY = "512MB"
"""What the engine may hold while it sorts; past that it goes to the work folder."""

_PARQUET = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"


@dataclass(frozen=True)
class Parts:
    """The part files of one table that are to be stacked now, and the new columns they have."""

    table: Table
    rows: list[Path]
    rejects: list[Path]
    columns: list[str]


@dataclass(frozen=True)
class Stacked:
    """A table of a release as it will be: its new files, its facts for the manifest.

    duplicates: rows that the default rule does not count, by (file, sheet).
    """

    rows_file: Path
    rejects_file: Path
    facts: dict[str, Any]
    duplicates: dict[tuple[str, str], int]


class Engine:
    """A DuckDB connection with bounded memory that spills into the work folder."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._connection = duckdb.connect(
            config={
                "memory_limit": MEMORY,
                "temp_directory": str(work / "spill"),
                "preserve_insertion_order": "false",
            }
        )

        macros = files("uncover.records.rules") / "macros.sql"
        self._connection.execute(macros.read_text("utf-8"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def number_persons(self, library: Library, release: str, parts: list[Parts]) -> Path | None:
        """Give each new pseudonym of a release the next integer; None if no table has persons.

        Numbers once given stay: new pseudonyms follow, in the order of their text.
        """
        sources = [
            f"SELECT {quoted(part.table.person)} AS pseudonym FROM {parquet(part.rows)}"
            for part in parts
            if part.table.person
        ]
        known = library.persons_path(release)
        old = f"SELECT person, pseudonym FROM {parquet([known])}"
        if not known.exists():
            old = "SELECT NULL::BIGINT AS person, NULL::VARCHAR AS pseudonym WHERE false"
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE persons AS {old}")
        if not sources:
            return None
        self._connection.execute(
            f"""
            INSERT INTO persons
            SELECT (SELECT coalesce(max(person), 0) FROM persons)
                   + row_number() OVER (ORDER BY pseudonym), pseudonym
            FROM (SELECT DISTINCT pseudonym FROM ({" UNION ALL ".join(sources)}) AS seen
                  WHERE pseudonym IS NOT NULL
                    AND pseudonym NOT IN (SELECT pseudonym FROM persons)) AS new
            """
        )
        out = self._work / f"{release}.persons.parquet"
        self._copy("SELECT person, pseudonym FROM persons ORDER BY person", out)
        return out

    def stack(self, library: Library, release: str, parts: Parts) -> Stacked:
        """The table with the parts stacked on what the release has of it."""
        table = parts.table
        stem = f"{release}.{table.name}"
        rows_file = self._work / f"{stem}.parquet"
        old = library.table_path(table.name, release)
        columns = self._columns(table, parts, old)
        narrowed = self._narrowed(table, parts, old, columns)
        self._copy(_stacked_rows(table, parts, old, columns, narrowed), rows_file)
        rejects_file = self._work / f"{stem}.rejects.parquet"
        old_rejects = library.rejects_path(table.name, release)
        sources = [*parts.rejects, *([old_rejects] if old_rejects.exists() else [])]
        self._copy(
            f'SELECT * FROM {parquet(sources)} ORDER BY file, sheet, "row", "column"', rejects_file
        )
        return Stacked(
            rows_file,
            rejects_file,
            self._facts(table, rows_file),
            self._duplicates(table, rows_file),
        )

    def _columns(self, table: Table, parts: Parts, old: Path) -> list[str]:
        """All columns of the stacked table, in order."""
        new = {name for name in parts.columns if name.startswith("x_")}
        if old.exists():
            found = self._connection.execute(f"DESCRIBE SELECT * FROM {parquet([old])}").fetchall()
            new |= {name for name, *_ in found if name.startswith("x_")}
        declared = {column.name for column in table.columns}
        return list(schema_of(table, sorted(new - declared)).names)

    def _narrowed(self, table: Table, parts: Parts, old: Path, columns: list[str]) -> str:
        """What makes the texts of the stacked table narrow while it is sorted."""
        relation = f"(SELECT * FROM {parquet(parts.rows)}"
        if old.exists():
            relation += f" UNION ALL BY NAME SELECT * FROM {parquet([old])}"
        schema = schema_of(table, [name for name in columns if name.startswith("x_")])
        texts = [
            quoted(field.name)
            for field in schema
            if field.name != table.person and pa.types.is_string(field.type)
        ]
        return narrow(self._connection, relation + ") AS rows", texts)

    def _facts(self, table: Table, rows_file: Path) -> dict[str, Any]:
        day = f"CAST({quoted(table.date)} AS VARCHAR)" if table.date else "NULL"
        person = quoted(table.person) if table.person else "NULL"
        rows, first, last, people = self._connection.execute(
            f"SELECT count(*), min({day}), max({day}), count(DISTINCT {person}) "
            f"FROM {parquet([rows_file])}"
        ).fetchall()[0]
        return {
            "rows": rows,
            "from": first[:10] if first else None,
            "through": last[:10] if last else None,
            "people": people if table.person else None,
            "sha256": sha256_of(rows_file),
        }

    def _duplicates(self, table: Table, rows_file: Path) -> dict[tuple[str, str], int]:
        """Rows that the default rule does not count, over the whole table, by file and sheet."""
        if table.rule == "none":
            return {}
        self._connection.execute(
            f"CREATE OR REPLACE TEMP VIEW reported AS SELECT * FROM {parquet([rows_file])}"
        )
        counted = self._connection.execute(
            f"SELECT file, sheet, count(*) FROM ({rule(table.rule).sql(table)}) AS ruled "
            "WHERE NOT counts GROUP BY file, sheet"
        ).fetchall()
        return {(file, sheet): rows for file, sheet, rows in counted}

    def _copy(self, query: str, out: Path) -> None:
        self._connection.execute(f"COPY ({query}) TO {text(out)} {_PARQUET}")


def _stacked_rows(table: Table, parts: Parts, old: Path, columns: list[str], narrowed: str) -> str:
    """The query for old and new rows in the order in which a table is stored."""
    source = f"SELECT * FROM {parquet(parts.rows)}"
    if table.person:
        source = (
            f"SELECT new.* REPLACE (persons.person AS {quoted(table.person)}) "
            f"FROM {parquet(parts.rows)} AS new "
            f"LEFT JOIN persons ON new.{quoted(table.person)} = persons.pseudonym"
        )
    if old.exists():
        source = f"SELECT * FROM {parquet([old])} UNION ALL BY NAME {source}"
    keys = [table.person, table.date, "file", "sheet", "row"]
    order = ", ".join(f"{quoted(key)} NULLS LAST" for key in keys if key)
    source = f"SELECT * {narrowed} FROM ({source}) AS rows"
    return f"SELECT {', '.join(map(quoted, columns))} FROM ({source}) AS stacked ORDER BY {order}"


def quoted(name: str | None) -> str:
    """A column's name in SQL."""
    return '"' + str(name).replace('"', '""') + '"'


def text(path: Path) -> str:
    """A path as a text in SQL."""
    return "'" + str(path).replace("'", "''") + "'"


def parquet(paths: list[Path]) -> str:
    """Parquet files as a relation in SQL, columns matched by name."""
    return f"read_parquet([{', '.join(map(text, paths))}], union_by_name = true)"
