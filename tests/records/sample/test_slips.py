"""What is wrong in a made-up release, as in a released one, is told cell by cell in its truth."""

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.sample import NEWEST, released_columns, sampled, write_sample
from uncover.records.sample.slips import NEW_CODE, REDACTIONS, UNTYPED

ROWS = 2000


def _made(folder: Path, name: str, layout: str = NEWEST) -> tuple[Path, dict[str, Any]]:
    target = folder / f"{name}.xlsx"
    return target, write_sample(tables()[name], ROWS, 5, target, layout=layout)


def _read(target: Path) -> dict[str, list[Any]]:
    """The columns of a workbook by header, as another reader reads them."""
    header, *rows = (
        openpyxl.load_workbook(target).worksheets[0].iter_rows(min_row=7, values_only=True)
    )
    return dict(zip(map(str, header), map(list, zip(*rows, strict=True)), strict=True))


@pytest.mark.parametrize("name", sampled())
def test_another_reader_finds_the_slips_that_the_truth_tells(tmp_path: Path, name: str) -> None:
    """Every table has dates that are none, new codes, redactions, and blanks around texts."""
    target, truth = _made(tmp_path, name)
    found: dict[str, Counter[str]] = {}
    for header, cells in _read(target).items():
        for text in (cell for cell in cells if isinstance(cell, str)):
            for slip, there in (
                ("rejected_by_column", text in UNTYPED),
                ("redacted_by_column", text.strip() in REDACTIONS),
                ("stray_blanks_by_column", text != text.strip()),
                ("new_codes", text.strip() == NEW_CODE),
            ):
                found.setdefault(slip, Counter())[header] += there
    truth["new_codes"] = {new["column"]: new["rows"] for new in truth["new_codes"]}
    for slip, by_column in found.items():
        assert truth[slip] == dict(+by_column), slip
        assert truth[slip], slip
    assert truth["rejected"] == sum(truth["rejected_by_column"].values())


@pytest.mark.parametrize("name", sampled())
def test_the_library_keeps_the_slips_that_the_truth_tells(tmp_path: Path, name: str) -> None:
    """Rejected values are kept with their place, redactions are marked, column by column."""
    target, truth = _made(tmp_path, name)
    ingest(tmp_path / "library", [target], release="made-up")
    rejects = pq.read_table(tmp_path / "library" / "rejects" / name / "made-up.parquet").to_pylist()
    assert Counter(reject["header"] for reject in rejects) == truth["rejected_by_column"]
    assert {reject["text"] for reject in rejects} <= set(UNTYPED)
    layout = next(one for one in tables()[name].layouts if one.name == NEWEST)
    headers = dict(zip(released_columns(tables()[name], layout), layout.headers, strict=True))
    stored = pq.read_table(tmp_path / "library" / "tables" / name / "made-up.parquet").to_pylist()
    withheld = Counter(
        headers[column]
        for row in stored
        if row["withheld"]
        for column in row["withheld"].split(",")
    )
    assert withheld == truth["redacted_by_column"]


@pytest.mark.parametrize(
    ("table", "column", "layout", "withheld"),
    [
        ("arrests", "Case Category", NEWEST, True),
        ("arrests", "Case Category", "2025", False),
        ("detention_stints", "Detention Release Reason", NEWEST, True),
        ("encounters", "Processing Disposition", NEWEST, True),
        ("encounters", "Processing Disposition", "2025", False),
    ],
)
def test_newer_releases_withhold_parts_of_columns(
    tmp_path: Path, table: str, column: str, layout: str, withheld: bool
) -> None:
    """Some cells are withheld and others are not, so the column is not told as redacted."""
    target, truth = _made(tmp_path, table, layout)
    filled = sum(cell is not None for cell in _read(target)[column])
    assert (0 < truth["redacted_by_column"].get(column, 0) < filled) is withheld
    assert column not in truth["redacted_columns"]


@pytest.mark.parametrize("layout", ["linked-2012-2023", "2025", NEWEST])
def test_some_stints_end_before_they_begin(tmp_path: Path, layout: str) -> None:
    """Book-outs before book-ins are stored as released (DOMAIN 2.4), and told in the truth."""
    target, truth = _made(tmp_path, "detention_stints", layout)
    ingest(tmp_path / "library", [target], release="made-up")
    path = tmp_path / "library" / "tables" / "detention_stints" / "made-up.parquet"
    stored = pq.read_table(path).to_pylist()
    backwards = sum(
        row["book_out_date_time"] is not None
        and row["book_out_date_time"] < row["book_in_date_time"]
        for row in stored
    )
    assert truth["book_outs_before_book_ins"] == backwards > 0


def test_a_redaction_with_stray_blanks_is_one(tmp_path: Path) -> None:
    """A column withheld throughout is told as such, though blanks stand around some markers."""
    _, truth = _made(tmp_path, "arrests")
    assert "Birth Date" in truth["redacted_columns"]
    assert truth["stray_blanks_by_column"]["Birth Date"] > 0
