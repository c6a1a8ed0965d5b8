"""A column that has cells and no header is kept, listed and told: nothing is dropped (DESIGN 5)."""

import csv
from pathlib import Path

import duckdb
import openpyxl

from records.ingesting import HEADERS, arrest, stored
from uncover.records.library import Library

RELEASE = "made-up-2025"


def write(path: Path, headers: list[str], more: list[list[str]]) -> Path:
    """Made-up arrests under these headers, each row followed by cells of its own."""
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["MADE UP for tests: no record of anybody"])
        writer.writerow(headers)
        for number, cells in enumerate(more):
            row = arrest(number)
            writer.writerow([*(row[name] for name in HEADERS), *cells])
    return path


def held(library: Path, *names: str) -> list[tuple[str | None, ...]]:
    """These columns of the stored arrests in the order of their rows."""
    path = Library(library).table_path("arrests", RELEASE)
    return duckdb.execute(f"SELECT {', '.join(names)} FROM '{path}' ORDER BY file, row").fetchall()


def test_a_column_with_a_blank_header_is_kept_and_told(tmp_path: Path) -> None:
    """Column 24 has text under no header, column 25 under one that reads `Column 24`."""
    path = write(
        tmp_path / "arrests.csv", [*HEADERS, " ", "Column 24"], [["a note", "b"], ["NA", ""]]
    )
    sheet = stored(tmp_path / "library", path, release=RELEASE)["files"][0]["sheets"][0]
    assert sheet["new_columns"] == ["Column 24", "x_column_24_"]
    assert held(tmp_path / "library", "x_column_24_", "x_column_24") == [
        ("a note", "b"), ("NA", None),
    ]  # fmt: skip


def test_cells_to_the_right_of_the_last_header_are_kept(tmp_path: Path) -> None:
    """Also when the first stands below rows that were already written: the rest is null."""
    more = [["", ""]] * 60_000 + [["", "late"], ["later", ""]]
    path = write(tmp_path / "arrests.csv", list(HEADERS), more)
    sheet = stored(tmp_path / "library", path, release=RELEASE)["files"][0]["sheets"][0]
    assert sheet["rows_stored"] == 60_002
    assert sheet["new_columns"] == ["x_column_24", "x_column_25"]
    last = held(tmp_path / "library", "x_column_24", "x_column_25")[-3:]
    assert last == [(None, None), (None, "late"), ("later", None)]


def test_an_empty_column_without_a_header_stays_unmentioned(tmp_path: Path) -> None:
    """Trailing commas and cells of blanks are no column."""
    path = write(tmp_path / "arrests.csv", [*HEADERS, "", ""], [["", " "]] * 5)
    sheet = stored(tmp_path / "library", path, release=RELEASE)["files"][0]["sheets"][0]
    assert sheet["new_columns"] == []


def test_the_same_cells_in_a_workbook_are_the_same_content(tmp_path: Path) -> None:
    """A workbook whose stray column begins late equals its CSV, and is not stacked again."""
    more = [[""], [""], [""], [""], ["stray"], [""]]
    text = write(tmp_path / "a.csv", list(HEADERS), more)
    book = openpyxl.Workbook()
    with text.open(encoding="utf-8") as source:
        for row in csv.reader(source):
            book.worksheets[0].append([cell or None for cell in row])
    book.save(tmp_path / "b.xlsx")
    told = stored(tmp_path / "library", text, tmp_path / "b.xlsx", release=RELEASE)
    assert [file["status"] for file in told["files"]] == ["stored", "already stored"]
