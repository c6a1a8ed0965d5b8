"""Made-up releases for the tests of ingest, and ways to look into a library."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.records.relation import see

HEADERS = (
    "Apprehension Date", "Apprehension State", "Apprehension County", "Apprehension AOR",
    "Final Program", "Final Program Group", "Apprehension Method", "Apprehension Criminality",
    "Case Status", "Case Category", "Departed Date", "Departure Country", "Final Order Yes No",
    "Final Order Date", "Birth Date", "Birth Year", "Citizenship Country", "Gender",
    "Apprehension Site Landmark", "Alien File Number", "EID Case ID", "EID Subject ID",
    "Unique Identifier",
)  # fmt: skip
TITLE = ("MADE UP for tests: no record of anybody",)


def arrest(number: int, **cells: str) -> dict[str, str]:
    """One made-up arrest; keywords replace cells, blanks of headers written as underscores."""
    row = dict.fromkeys(HEADERS, "")
    row |= {
        "Apprehension Date": f"2025-03-{number % 28 + 1:02} 08:{number % 60:02}:00",
        "Apprehension State": "MASSACHUSETTS",
        "Apprehension Criminality": "2 Pending Criminal Charges",
        "Apprehension Method": "Located",
        "Birth Date": "(b)(6), (b)(7)(c)",
        "Birth Year": str(1960 + number % 40),
        "Gender": "Male",
        "Apprehension Site Landmark": f"SITE {number}",
        "Unique Identifier": f"made-up-{number:06}",
    }
    return row | {name.replace("_", " "): text for name, text in cells.items()}


def write_arrests(
    path: Path, rows: list[dict[str, str]], headers: tuple[str, ...] = HEADERS
) -> Path:
    """A CSV of made-up arrests with a title line above its header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(TITLE)
        writer.writerow(headers)
        writer.writerows([row[name] for name in headers] for row in rows)
    return path


def stored(folder: Path, *paths: Path, **options: Any) -> dict[str, Any]:
    """Ingest into the library at `folder` and return the report's JSON with its exit code."""
    report = ingest(folder, list(paths), **options)
    return report.document() | {"exit": report.exit_code}


def rows_of(
    library: Library | Path, table: str, release: str, *, place: bool = True
) -> list[tuple[Any, ...]]:
    """The stored rows with persons as pseudonyms, in an order that no integer decides."""
    library = library if isinstance(library, Library) else Library(library)
    with looking_at(library, table, release) as eyes:
        names = [name for name, *_ in eyes.execute(f"DESCRIBE {table}").fetchall()]
        kept = [n for n in names if place or n not in {"file", "sheet", "row", "ordinal"}]
        columns = ", ".join(f't."{n}"' if n != "person" else "p.pseudonym" for n in kept)
        join = "LEFT JOIN persons AS p USING (person)" if "person" in names else ""
        return eyes.execute(f"SELECT {columns} FROM {table} AS t {join} ORDER BY ALL").fetchall()


@contextmanager
def looking_at(library: Library, table: str, release: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sees a stored table, merged or not, and its persons."""
    with duckdb.connect(":memory:") as connection:
        see(connection, library.held(release), library.tables()[table])
        yield connection


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a library with its bytes, the lock aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }
