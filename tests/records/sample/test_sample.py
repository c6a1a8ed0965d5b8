"""A made-up release is what its truth file says, to every reader, and says that it is made up."""

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import pytest

from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.sample import write_sample
from uncover.terms.errors import UnusableError

HEADER = 6  # rows above the header, which stands in row 7
LAST = datetime(2026, 3, 11)


def _sample(folder: Path, rows: int = 400, seed: int = 1) -> tuple[Path, dict[str, Any]]:
    target = folder / f"made-up-{rows}-{seed}.xlsx"
    return target, write_sample(tables()["arrests"], rows, seed, target)


def _rows(path: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(min_row=HEADER + 1, values_only=True))
    book.close()
    return rows


@pytest.mark.parametrize("seed", [1, 2, 77])
def test_what_is_stored_is_what_the_truth_file_says(tmp_path: Path, seed: int) -> None:
    """Rows, duplicates, rows without a person and redactions are those made by construction."""
    path, truth = _sample(tmp_path, 1500, seed)
    report = ingest(tmp_path / "library", [path], release="made-up").document()
    sheet = report["files"][0]["sheets"][0]
    assert (sheet["table"], sheet["header_row"]) == ("arrests", HEADER + 1)
    assert sheet["rows_stored"] == truth["rows"] == 1500
    assert sheet["duplicates"] == truth["duplicates"] > 0
    assert sheet["without_person"] == truth["without_person"]
    assert sheet["redacted_columns"] == truth["redacted_columns"]
    assert (sheet["rejected"], sheet["new_codes"]) == (0, [])


def test_two_readers_read_the_same_cells(tmp_path: Path) -> None:
    """Our workbook is one workbook: openpyxl and fastexcel agree on every cell."""
    path, _ = _sample(tmp_path)
    header, *rows = _rows(path)
    sheet = fastexcel.read_excel(path).load_sheet(0, header_row=HEADER).to_arrow()
    assert tuple(sheet.column_names) == header
    assert sheet.num_rows == len(rows)
    for name, theirs in zip(header, zip(*rows, strict=True), strict=True):
        assert sheet.column(name).to_pylist() == list(theirs), name


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """A sample can be made again; another seed makes another one."""
    first, _ = _sample(tmp_path)
    bytes_of = first.read_bytes()
    again, _ = _sample(tmp_path)
    other, _ = _sample(tmp_path, seed=2)
    assert again.read_bytes() == bytes_of != other.read_bytes()


def test_it_is_marked_as_made_up_in_properties_and_truth(tmp_path: Path) -> None:
    """Whoever opens the properties, or the truth file alone, learns that it is made up."""
    path, truth = _sample(tmp_path)
    with zipfile.ZipFile(path) as archive:
        assert b"MADE-UP DATA" in archive.read("docProps/core.xml")
    beside = json.loads(path.with_name(path.name + ".truth.json").read_text("utf-8"))
    assert beside == truth
    assert beside["made_up"] is True


def test_no_arrest_is_after_the_release(tmp_path: Path) -> None:
    """All days lie between 1 October 2022 and 10 March 2026, further arrests included."""
    path, _ = _sample(tmp_path, 3000)
    header, *rows = _rows(path)
    at = header.index("Apprehension Date")
    days = [row[at] for row in rows]
    assert min(days) >= datetime(2022, 10, 1)
    assert max(days) < LAST


def test_counts_of_the_truth_add_up(tmp_path: Path) -> None:
    """Every counted arrest is in one class, one state and one fiscal year."""
    _, truth = _sample(tmp_path)
    for key in ("by_class", "by_state", "by_fiscal_year"):
        assert sum(truth[key].values()) == truth["arrests"] == truth["rows"] - truth["duplicates"]


@pytest.mark.parametrize("rows", [0, -1, 1_048_570])
def test_rows_that_no_sheet_holds_are_refused(tmp_path: Path, rows: int) -> None:
    """A number of rows that does not fit is told, and nothing is written."""
    with pytest.raises(UnusableError) as told:
        _sample(tmp_path, rows)
    assert told.value.code == "bad-rows"
    assert not list(tmp_path.iterdir())


def test_a_table_that_is_not_sampled_is_told(tmp_path: Path) -> None:
    """The refusal names the tables that can be made up."""
    with pytest.raises(UnusableError) as told:
        write_sample(tables()["removals"], 5, 1, tmp_path / "x.xlsx")
    assert told.value.code == "not-sampled"
    assert "arrests" in told.value.next_step
