"""Sheets of one workbook that repeat each other, and formulas that nobody computed."""

import json
from pathlib import Path

import duckdb
import openpyxl
import pytest

from records.ingesting import HEADERS, TITLE, arrest, rows_of, stored
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.records.library import Library

RELEASE = "made-up-2025"
Rows = list[dict[str, str]]


def workbook(path: Path, sheets: dict[str, Rows]) -> Path:
    """A workbook of made-up arrests with these sheets, each with its title and header."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for line in (TITLE, HEADERS, *([row[h] or None for h in HEADERS] for row in rows)):
            sheet.append(list(line))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def some(first: int, count: int) -> Rows:
    """So many made-up arrests of different people."""
    return [arrest(number) for number in range(first, first + count)]


def test_a_sheet_that_repeats_another_of_its_workbook_is_stored_once(tmp_path: Path) -> None:
    """It is told as a copy is across files, with the sheet that it equals; the third is another."""
    sheets = {"Arrests": some(0, 6), "Arrests (2)": some(0, 6), "More": some(6, 6)}
    path = workbook(tmp_path / "in" / "arrests.xlsx", sheets)
    library = tmp_path / "library"
    told = stored(library, path, release=RELEASE)
    assert told["exit"] == 0
    first, copy, more = told["files"][0]["sheets"]
    assert told["files"][0]["status"] == "stored"
    assert (first["reason"], more["reason"]) == (None, None)
    assert "'Arrests' of arrests.xlsx" in copy["reason"]
    assert (copy["rows_read"], copy["rows_stored"], copy["duplicates"]) == (6, 6, 0)
    assert len(rows_of(library, "arrests", RELEASE)) == 12
    figure = Resolver(library).answer(Ask("arrests_made"))
    assert figure.value == 12
    assert figure.receipt is not None
    assert verify(figure.receipt, library).status == "verified"
    assert verify_from_files(figure.receipt, path.parent).status == "verified"
    again = stored(library, path, release=RELEASE)
    assert again["files"][0]["status"] == "already stored"
    assert again["files"][0]["sheets"] == told["files"][0]["sheets"]


def test_a_few_rows_may_be_alike_by_coincidence(tmp_path: Path) -> None:
    """Two sheets of four rows each are stacked, as they are across files."""
    path = workbook(tmp_path / "arrests.xlsx", {"Arrests": some(0, 4), "More": some(0, 4)})
    told = stored(tmp_path / "library", path, release=RELEASE)
    assert [sheet["reason"] for sheet in told["files"][0]["sheets"]] == [None, None]
    assert len(rows_of(tmp_path / "library", "arrests", RELEASE)) == 8


@pytest.mark.parametrize("column", ["Birth Year", "Apprehension Date", "Gender"])
def test_a_formula_that_nobody_computed_is_rejected_with_its_place(
    tmp_path: Path, column: str
) -> None:
    """It is no blank: the value is listed with sheet, row and formula, as `#N/A` would be."""
    rows = some(0, 6)
    rows[2] |= {column: "=B2+1"}
    path = workbook(tmp_path / "arrests.xlsx", {"Arrests": rows})
    library = tmp_path / "library"
    told = stored(library, path, release=RELEASE)
    (sheet,) = told["files"][0]["sheets"]
    assert (sheet["rows_stored"], sheet["rejected"]) == (6, 1), json.dumps(sheet)
    rejects = Library(library).rejects_path("arrests", RELEASE)
    with duckdb.connect(":memory:") as eyes:
        asked = f"select sheet, \"row\", header, text, reason from '{rejects}'"
        (found,) = eyes.execute(asked).fetchall()
    assert found == ("Arrests", 5, column, "=B2+1", "error-cell")
