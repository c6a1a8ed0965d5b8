"""Reads a table drawn in a test and ingests it as a released file would be."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from uncover.records.declared import tables
from uncover.records.ingest import ingest

# The layout in which a drawn table is released; what the drawing leaves out is blank.
_LAYOUTS = {
    "arrests": "2026-03",
    "detainers": "2025",
    "detention_statistics": "fy26",
    "detention_stints": "2026-03",
    "encounters": "2025",
    "agreements": "2025-07",
    "facilities": "vera",
    "facility_days": "ddp",
    "population": "acs",
    "removals": "2025",
}


_STANDS = {"file", "sheet", "row"}


def rows_of(drawing: str) -> list[dict[str, str]]:
    """The rows of a drawing, by canonical column; an empty cell is an empty string."""
    lines = [line.strip() for line in drawing.strip().splitlines()]
    lines = [line for line in lines if line and not set(line) <= {"-", "+", " "}]
    names, *cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, row, strict=True)) for row in cells]


def lines(table: str, rows: Sequence[Mapping[str, str]]) -> list[list[str]]:
    """The header and the cells of rows in the real layout of `table`, as a released file has them.

    A column that the layout lacks stands behind its own, as those that others added do.
    file, sheet, row: where a row is said to stand is no cell of it.
    """
    declared = tables()[table]
    layout = next(one for one in declared.layouts if one.name == _LAYOUTS[table])
    headers = {column.name: column.headers for column in declared.columns}
    drawn = rows[0].keys() - _STANDS if rows else set()
    lacking = [
        name for name in headers if name in drawn and not {*headers[name]} & {*layout.headers}
    ]
    released_as = [*layout.headers, *(headers[name][0] for name in lacking)]
    found = [released_as]
    for row in rows:
        told = {
            next(h for h in released_as if h in headers[column]): value
            for column, value in row.items()
            if column not in _STANDS
        }
        found.append([told.get(header, "") for header in released_as])
    return found


def released(
    folder: Path, table: str, rows: Sequence[Mapping[str, str]], name: str = "drawn.csv"
) -> Path:
    """Write rows as a released CSV file in the real layout of `table`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    with file.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows(lines(table, rows))
    return file


def library_of(
    folder: Path, table: str, rows: list[dict[str, str]], release: str = "drawn"
) -> Path:
    """A library that holds these rows, and nothing else, as one release."""
    file = released(folder / "files", table, rows)
    report = ingest(folder / "library", [file], release=release)
    assert [told.status for told in report.files] == ["stored"], report
    return folder / "library"
