"""Real workbooks: every cell of every sheet as a second reader has it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from uncover.records.reading.xlsx import open_workbook

_BOOKS = (
    "ddp-daily-population/ice-offices.xlsx",
    "ice-287g/participatingAgencies05162025am.xlsx",
    "ice-detention-stats/2015IceDetentionFacilityListing.xlsx",
    "ice-detention-stats/FY19-detentionstats.xlsx",
)


def _agree(ours: object, other: object) -> bool:
    """Whether a cell of ours is the other reader's value; times without a day stay digits."""
    if isinstance(other, bool):
        return ours == ("TRUE" if other else "FALSE")
    if isinstance(other, (int, float)):
        return isinstance(ours, str) and float(ours) == other
    if isinstance(other, (time, timedelta)):
        return isinstance(ours, str)
    if isinstance(other, date) and not isinstance(other, datetime):
        return ours == datetime(other.year, other.month, other.day)
    return ours == other


@pytest.mark.parametrize("book", _BOOKS)
def test_every_cell_agrees_with_a_second_reader(shared: Path, book: str) -> None:
    """Both readers find the same sheets, the same places that hold something, the same values."""
    path = shared / "data" / book
    second = openpyxl.load_workbook(path, data_only=True)
    sheets = open_workbook(path, path.name)
    assert [sheet.name for sheet in sheets] == [sheet.title for sheet in second.worksheets]
    for sheet, other in zip(sheets, second.worksheets, strict=True):
        found: dict[tuple[int, int], object] = {}
        for batch in sheet.batches():
            for column, one in enumerate(batch.columns, start=1):
                texts = one.text.to_pylist()
                moments = one.moment.to_pylist() if one.moment is not None else [None] * len(texts)
                for row, text, moment in zip(batch.rows.tolist(), texts, moments, strict=True):
                    if text or moment is not None:
                        found[row, column] = text or moment
        wanted = {
            (cell.row, cell.column): cell.value
            for row in other.iter_rows()
            for cell in row
            if cell.value not in {None, ""}
        }
        assert found.keys() == wanted.keys()
        assert [at for at in found if not _agree(found[at], wanted[at])] == []
