"""Drawn rows as released files: one a table, several, sheets of a workbook, in any order."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import openpyxl

from drawn import lines, released
from figures.by_hand.cells import Row
from figures.by_hand.drawn_arrests import Cells
from uncover.records.ingest import ingest

Drawn = Mapping[str, Sequence[Cells]]
_FIRST_ROW = 2  # below the header


def standing(drawn: Drawn) -> dict[str, list[Row]]:
    """The rows with the places at which `one_each` puts them."""
    return {
        table: [
            row | {"file": f"{table}.csv", "sheet": "", "row": str(number)}
            for number, row in enumerate(rows, _FIRST_ROW)
        ]
        for table, rows in drawn.items()
    }


def one_each(folder: Path, drawn: Drawn) -> list[Path]:
    """One CSV file for each table."""
    return [released(folder, table, rows, f"{table}.csv") for table, rows in drawn.items()]


def several(folder: Path, drawn: Drawn) -> list[Path]:
    """Three CSV files for each table of people, whose names are in the order of the rows."""
    return [
        released(folder, table, rows, f"{table}-{number}.csv")
        for table, parts in _in_parts(drawn).items()
        for number, rows in enumerate(parts, 1)
    ]


def sheets(folder: Path, drawn: Drawn) -> list[Path]:
    """A workbook for each table of people, of three sheets in the order of the rows."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for table, parts in _in_parts(drawn).items():
        if len(parts) == 1:
            found.append(released(folder, table, parts[0], f"{table}.csv"))
            continue
        book = openpyxl.Workbook()
        for number, rows in enumerate(parts, 1):
            sheet = book.create_sheet(f"Part {number}")
            for line in lines(table, rows):
                sheet.append([cell or None for cell in line])
        del book["Sheet"]
        found.append(folder / f"{table}.xlsx")
        book.save(found[-1])
    return found


def _in_parts(drawn: Drawn) -> dict[str, list[Sequence[Cells]]]:
    """The rows of each table in three parts; what is looked up stays one file."""
    parts = {}
    for table, rows in drawn.items():
        third = len(rows) // 3
        cut = [rows[:third], rows[third : 2 * third], rows[2 * third :]]
        parts[table] = [rows] if table in {"facilities", "population"} else cut
    return parts


def stored(library: Path, *runs: Sequence[Path]) -> Path:
    """A library that the files of these runs were ingested into, one run after the other."""
    for files in runs:
        report = ingest(library, files, release="drawn")
        assert {told.status for told in report.files} == {"stored"}, report
    return library


def shuffled(drawn: Drawn, random: Random) -> dict[str, list[Cells]]:
    """The rows of each table in another order."""
    return {table: random.sample(rows, len(rows)) for table, rows in drawn.items()}


_ORDERED_BY = {
    "arrests": ("person", "apprehension_date"),
    "detainers": ("person", "detainer_prepare_date"),
    "detention_stints": ("person", "book_in_date_time"),
    "removals": ("person", "departed_date"),
    "encounters": ("person", "event_date"),
}


def without_ties(drawn: Drawn) -> dict[str, list[Cells]]:
    """The rows with every tie made a true copy: rows of one person at one time are alike in all.

    Where two rows of a person at one time differ, the one that stands first in the files decides
    (DOMAIN 3); in which order they stand there is then no accident of reading but what they say.
    """
    found = {}
    for table, rows in drawn.items():
        names = _ORDERED_BY.get(table, ())
        first: dict[tuple[str, ...], Cells] = {}
        found[table] = [
            first.setdefault(tuple(row[name] for name in names), row) if row.get("person") else row
            for row in rows
        ]
    return found
