"""What a reader shows of a file, as plain lists."""

from pathlib import Path

from uncover.records.reading.opening import discover, sheets
from uncover.records.reading.parquet import rows_of
from uncover.records.reading.sheet import ReleasedFile

Rows = list[tuple[int, list[str | None]]]


def opened(path: Path) -> ReleasedFile:
    """The one file at `path`."""
    (found,) = discover([path])
    assert found.file is not None
    return found.file


def rows(path: Path, *, after_row: int = 0) -> Rows:
    """Every row of the one sheet of a file."""
    (sheet,) = sheets(opened(path))
    told: Rows = []
    for batch in sheet.batches(after_row=after_row):
        told += rows_of(batch, len(batch.rows))
    return told
