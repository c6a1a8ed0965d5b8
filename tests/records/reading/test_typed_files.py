"""Parquet and Stata: numbers as text without loss, dates as moments, missing as nothing."""

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

from records.reading.shown import opened, rows
from uncover.records.reading import parquet, stata
from uncover.records.reading.opening import sheets
from uncover.terms.errors import UnusableError

COLUMNS = {
    "whole": (pa.array([2**53 + 1, None]), [str(2**53 + 1), None]),
    "decimal": (pa.array([0.1, None]), ["0.1", None]),
    "truth": (pa.array([True, None]), ["TRUE", None]),
    "text": (pa.array(["007", ""]), ["007", ""]),
    "NA": (pa.array(["NA", None]).dictionary_encode(), ["NA", None]),
    "numbers": (pa.array([7, None]).dictionary_encode(), ["7", None]),
    "day": (pa.array([date(2025, 1, 2), None]), ["2025-01-02 00:00:00", None]),
    "time": (pa.array([datetime(2025, 1, 2, 3, 4), None]), ["2025-01-02 03:04:00", None]),
    "zone": (
        pa.array([1735787040000, None], pa.timestamp("ms", "America/Lima")),
        ["2025-01-02 03:04:00", None],
    ),
    "none": (pa.nulls(2), [None, None]),
}


def test_parquet_columns_become_text_or_moments(tmp_path: Path) -> None:
    """The header is row 1, the first record row 2."""
    table = pa.table({name: column for name, (column, _) in COLUMNS.items()})
    pq.write_table(table, tmp_path / "made-up.parquet")
    told = rows(tmp_path / "made-up.parquet")
    assert told[0] == (1, list(COLUMNS))
    for place, name in enumerate(COLUMNS):
        assert [told[1][1][place], told[2][1][place]] == COLUMNS[name][1], name
    assert [number for number, _ in told] == [1, 2, 3]


def test_parquet_in_pieces_keeps_the_row_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No record is lost at the seam of two pieces."""
    monkeypatch.setattr(parquet, "_ROWS", 7)
    pq.write_table(pa.table({"made up": list(range(2, 52))}), tmp_path / "a.parquet")
    assert rows(tmp_path / "a.parquet", after_row=1) == [(n, [str(n)]) for n in range(2, 52)]


@pytest.mark.parametrize(
    "column", [pa.array([[1]]), pa.array([{"made": "up"}])], ids=["list", "record"]
)
def test_cells_that_hold_tables_are_told(tmp_path: Path, column: pa.Array) -> None:
    """A file of nested values is no table of cells; it does not end the run."""
    pq.write_table(pa.table({"a": column}), tmp_path / "a.parquet")
    with pytest.raises(UnusableError) as told:
        rows(tmp_path / "a.parquet")
    assert told.value.code == "unknown-kind"


def _stata(path: Path) -> Path:
    frame = pd.DataFrame(
        {
            "whole": [7.0, None, 9.0],
            "decimal": [0.1, 2.5, None],
            "text": ["made up", "", "NA"],
            "day": [date(2025, 1, 2), None, date(2024, 2, 29)],
            "label": [1, 2, 1],
        }
    )
    pyreadstat.write_dta(frame, str(path), variable_value_labels={"label": {1: "Yes", 2: "No"}})
    return path


@pytest.mark.parametrize("piece", [50_000, 1, 2, 3])
def test_stata_values_become_text_or_moments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    """Value labels stand for their codes; whole numbers have no fraction, in every piece."""
    monkeypatch.setattr(stata, "_ROWS", piece)
    path = _stata(tmp_path / "a.dta")
    assert rows(path) == [
        (1, ["whole", "decimal", "text", "day", "label"]),
        (2, ["7", "0.1", "made up", "2025-01-02 00:00:00", "Yes"]),
        (3, [None, "2.5", "", None, "No"]),
        (4, ["9", None, "NA", "2024-02-29 00:00:00", "Yes"]),
    ]
    assert sheets(opened(path))[0].head(2) == rows(path)[:2]


def test_old_stata_files_are_known_by_their_first_bytes(tmp_path: Path) -> None:
    """Version 114 has no tag at its beginning."""
    pd.DataFrame({"a": ["made up"], "b": [1]}).to_stata(
        tmp_path / "old.csv", version=114, write_index=False
    )
    assert rows(tmp_path / "old.csv") == [(1, ["a", "b"]), (2, ["made up", "1"])]


def test_a_cut_stata_file_is_told(tmp_path: Path) -> None:
    """What is not whole is not read."""
    path = _stata(tmp_path / "a.dta")
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(UnusableError) as told:
        rows(path)
    assert told.value.code == "damaged"


def test_a_real_parquet_file_is_read_to_its_end(shared: Path) -> None:
    """Every record of the file, numbered from row 2."""
    path = shared / "data" / "ddp-daily-population" / "facilities-daily-population-latest.parquet"
    (sheet,) = sheets(opened(path))
    count, last = 0, 0
    for batch in sheet.batches(after_row=1):
        count, last = count + len(batch.rows), int(batch.rows[-1])
    assert count == pq.read_metadata(path).num_rows
    assert last == count + 1
