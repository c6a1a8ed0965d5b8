"""Parts are merged into the tables of their release: persons as integers, one sorted file each."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

import duckdb

from uncover.records.declaration import Table
from uncover.records.library import sha256_of
from uncover.records.relation import (
    Held,
    number_persons,
    parquet,
    quoted,
    rejects_of,
    rows_of,
    text,
)
from uncover.records.rules import rule

MEMORY = "512MB"
"""What the engine may hold while it sorts; past that it goes to the work folder."""

_PARQUET = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)"


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

    def number_persons(self, held: Held, tables: Sequence[Table]) -> Path | None:
        """Write the dictionary of pseudonyms; None if no table of the release has persons.

        `tables`: all that the release holds. Where a file is being replaced, the pseudonyms that
        were in it alone are forgotten.
        """
        with_persons = [table for table in tables if table.person]
        if not with_persons:
            return None
        number_persons(self._connection, held)
        if held.without is not None:
            staying = " UNION ".join(
                f"SELECT {quoted(table.person)} FROM "
                f"({rows_of(self._connection, held, table)}) AS told"
                for table in with_persons
            )
            self._connection.execute(f"DELETE FROM persons WHERE person NOT IN ({staying})")
        out = self._work / "persons.parquet"
        self._copy("SELECT person, pseudonym FROM persons ORDER BY person", out)
        return out

    def merge(self, held: Held, table: Table) -> Stacked:
        """One table of the release as one sorted file, once persons are numbered."""
        rows_file = self._work / f"{table.name}.parquet"
        keys = [table.person, table.date, "file", "sheet", "row"]
        order = ", ".join(f"{quoted(key)} NULLS LAST" for key in keys if key)
        rows = rows_of(self._connection, held, table)
        self._copy(f"SELECT * FROM ({rows}) AS stacked ORDER BY {order}", rows_file)
        rejects_file = self._work / f"{table.name}.rejects.parquet"
        rejects = rejects_of(held, table.name)
        self._copy(
            f'SELECT * FROM ({rejects}) AS stacked ORDER BY file, sheet, "row", "column"',
            rejects_file,
        )
        return Stacked(
            rows_file,
            rejects_file,
            self._facts(table, rows_file),
            self._duplicates(table, rows_file),
        )

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
