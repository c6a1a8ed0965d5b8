"""Parts are merged into the tables of their release: persons as integers, one sorted file each."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from uncover.records.connection import connected
from uncover.records.declaration import Table
from uncover.records.library import sha256_of
from uncover.records.narrowing import narrow
from uncover.records.relation import (
    ORDINAL,
    Held,
    number_persons,
    parquet,
    quoted,
    rejects_of,
    rows_of,
    text,
)
from uncover.records.rules import rule
from uncover.terms.stopping import listen

MEMORY = "1GB"
"""What the engine may hold while it sorts; past that it goes to the work folder."""
SLICE = 1_000_000
"""How many rows are sorted at a time: five full sheets of 76 columns cannot be sorted at once in
the memory above, however much of them is put on disk."""

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
        self._open = ExitStack()
        self._connection = self._open.enter_context(
            connected(
                memory_limit=MEMORY,
                temp_directory=str(work / "spill"),
                preserve_insertion_order="false",
            )
        )
        macros = files("uncover.records.rules") / "macros.sql"
        self._connection.execute(macros.read_text("utf-8"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

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
        keys = [table.person, table.date, ORDINAL]
        order = ", ".join(f"{quoted(key)} NULLS LAST" for key in keys if key)
        rows = rows_of(self._connection, held, table)
        self._sorted(rows, [key for key in keys[:2] if key], order, rows_file)
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

    def _sorted(self, rows: str, keys: Sequence[str], order: str, out: Path) -> None:
        """Write rows in order: slice by slice in the order of the keys, then all in one file."""
        slices = []
        narrowed = self._narrowed(rows)
        for number, where in enumerate(self._slices(rows, keys)):
            listen()
            slices.append(self._work / f"slice-{number:04}.parquet")
            told = f"SELECT * FROM ({rows}) AS told WHERE {where}"
            self._copy(f"SELECT * {narrowed} FROM ({told}) AS told ORDER BY {order}", slices[-1])
        if len(slices) == 1:
            slices[0].replace(out)
            return
        self._connection.execute("SET preserve_insertion_order = true")
        self._copy(f"SELECT * FROM {parquet(slices)}", out)
        self._connection.execute("SET preserve_insertion_order = false")
        for path in slices:
            path.unlink()

    def _slices(self, rows: str, keys: Sequence[str], where: str = "true") -> list[str]:
        """Conditions that cut rows, in the order of the keys, into slices of about SLICE rows.

        Rows that are equal in a key stay together; those without it come last, cut by the next.
        """
        asked = f"FROM ({rows}) AS told WHERE {where}"
        ((count,),) = self._connection.execute(f"SELECT count(*) {asked}").fetchall()
        if count <= SLICE or not keys:
            return [where]
        key = quoted(keys[0])
        ends = self._connection.execute(
            f"SELECT CAST(max(key) AS VARCHAR) FROM (SELECT key, sum(rows) OVER (ORDER BY key) "
            f"AS upto FROM (SELECT {key} AS key, count(*) AS rows {asked} AND {key} IS NOT NULL "
            f"GROUP BY key) AS counted) AS summed GROUP BY upto // {SLICE} ORDER BY max(key)"
        ).fetchall()
        slices, after = [], where
        for (end,) in ends:
            slices.append(f"{after} AND {key} <= {text(end)}")
            after = f"{where} AND {key} > {text(end)}"
        return [*slices, *self._slices(rows, keys[1:], f"{where} AND {key} IS NULL")]

    def _narrowed(self, rows: str) -> str:
        """What makes the texts of rows narrow while they are sorted."""
        described = self._connection.execute(f"DESCRIBE {rows}").fetchall()
        texts = [quoted(name) for name, kind, *_ in described if kind == "VARCHAR"]
        return narrow(self._connection, f"({rows}) AS told", texts)

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
