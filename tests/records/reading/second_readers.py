"""The second readers of a workbook, each shown as cells by their place, beside ours."""

import csv
import shutil
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import fastexcel
import openpyxl
import pytest

from uncover.records.reading.xlsx import open_workbook

Place = tuple[int, int]
"""Row and column, both from 1."""


@dataclass(frozen=True)
class Cell:
    """One cell of ours: its text or its moment, and whether it is a spreadsheet error."""

    value: str | datetime
    is_error: bool = False


def ours(path: Path) -> dict[str, dict[Place, Cell]]:
    """Every cell of every sheet, as our reader has it."""
    told = {}
    for sheet in open_workbook(path, path.name):
        found: dict[Place, Cell] = {}
        for batch in sheet.batches():
            for column, one in enumerate(batch.columns, start=1):
                texts = one.text.to_pylist()
                moments = one.moment.to_pylist() if one.moment is not None else [None] * len(texts)
                errors = set(one.error.tolist()) if one.error is not None else set()
                for place, row in enumerate(batch.rows.tolist()):
                    assert texts[place] is None or moments[place] is None
                    value = moments[place] if texts[place] is None else texts[place]
                    if value is not None:
                        found[row, column] = Cell(value, place in errors)
        told[sheet.name] = found
    return told


def with_fastexcel(path: Path) -> dict[str, dict[Place, object]]:
    """Every cell that fastexcel gives as text."""
    told = {}
    book = fastexcel.read_excel(path)
    for name in book.sheet_names:
        sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        told[name] = {
            (row, column): text
            for column, texts in enumerate(sheet.to_arrow().columns, start=1)
            for row, text in enumerate(texts.to_pylist(), start=1)
            if text is not None
        }
    return told


def with_openpyxl(path: Path) -> dict[str, dict[Place, object]]:
    """Every value that openpyxl gives."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {
            # One real sheet says that it is 16,383 columns wide: only the cells that are there.
            place: cell.value
            for place, cell in sheet._cells.items()  # noqa: SLF001
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


_R = """
path <- commandArgs(TRUE)[1]
folder <- commandArgs(TRUE)[2]
number <- 0
for (sheet in readxl::excel_sheets(path)) {
  number <- number + 1
  read <- readxl::read_xlsx(path, sheet, col_names = FALSE, col_types = "text", na = character(),
    trim_ws = FALSE, .name_repair = "minimal", progress = FALSE,
    range = readxl::cell_limits(c(1, 1), c(NA, NA)))
  write.table(read, file.path(folder, paste0(number, ".csv")), sep = ",", qmethod = "double",
    na = "", row.names = FALSE, col.names = FALSE, fileEncoding = "UTF-8")
  writeLines(enc2utf8(sheet), file.path(folder, paste0(number, ".name")), useBytes = TRUE)
}
"""


def with_readxl(path: Path, folder: Path) -> dict[str, dict[Place, object]]:
    """Every cell that R's readxl gives as text; the test is skipped where R or readxl is not."""
    if not shutil.which("Rscript"):
        pytest.skip("1 second reader left out: R is not installed")
    asked = subprocess.run(
        ["Rscript", "-e", "library(readxl)"], capture_output=True, check=False, text=True
    )
    if asked.returncode:
        pytest.skip("1 second reader left out: R has no readxl (Debian: r-cran-readxl)")
    subprocess.run(
        ["Rscript", "-e", _R, str(path), str(folder)],
        check=True,
        capture_output=True,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )
    told: dict[str, dict[Place, object]] = {}
    for name in sorted(folder.glob("*.name"), key=lambda name: int(name.stem)):
        with name.with_suffix(".csv").open(newline="", encoding="utf-8") as text:
            told[name.read_text("utf-8").removesuffix("\n")] = {
                (row, column): cell
                for row, cells in enumerate(csv.reader(text), start=1)
                for column, cell in enumerate(cells, start=1)
                if cell
            }
    return told
