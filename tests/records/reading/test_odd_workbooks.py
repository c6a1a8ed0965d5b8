"""Whatever way a workbook is written in, and wherever the reader cuts it: the same cells."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from records.reading.odd_workbooks import OddSheet, odd_sheets
from records.reading.second_readers import Cell, Place, ours
from records.reading.written import sheet_of, written
from uncover.records.reading import shared_strings, xlsx
from uncover.records.reading.inflating import inflated
from uncover.terms.errors import UnusableError

_HEAD = 300
"""The reader looks for encoding and prefix in the first piece, which is never as small as a cut."""


def _read(sheet: OddSheet) -> dict[Place, Cell]:
    with TemporaryDirectory() as folder:
        path = written(
            Path(folder) / "made-up.xlsx", sheet.part, sheet.shared, since_1904=sheet.since_1904
        )
        return ours(path)["Made up"]


@settings(deadline=None, max_examples=100)
@given(odd_sheets())
def test_any_way_of_writing_gives_the_same_cells(sheet: OddSheet) -> None:
    """What the writer put in is what the reader finds."""
    assert _read(sheet) == sheet.cells


@settings(deadline=None, max_examples=100)
@given(odd_sheets(), st.integers(1, 40), st.integers(1, 400))
def test_no_cut_is_seen(sheet: OddSheet, piece: int, block: int) -> None:
    """The XML is inflated in pieces and read in blocks: none of their edges shows."""

    def in_pieces(*about: Any) -> Iterator[bytes]:
        whole = b"".join(inflated(*about))
        yield whole[:_HEAD]
        for begin in range(_HEAD, len(whole), piece):
            yield whole[begin : begin + piece]

    with ExitStack() as smaller:
        smaller.enter_context(patch.object(xlsx, "inflated", in_pieces))
        smaller.enter_context(patch.object(xlsx, "_FIRST_BLOCK", block))
        smaller.enter_context(patch.object(xlsx, "_BLOCK", block))
        smaller.enter_context(patch.object(shared_strings, "_SIZE", block))
        assert _read(sheet) == sheet.cells


def test_rows_out_of_order_are_put_in_order_or_told(tmp_path: Path) -> None:
    """What `Sheet.batches` promises of the order of rows holds wherever the XML is cut."""
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>'
        for number in range(100_000, 0, -1)
    )
    path = written(tmp_path / "made-up.xlsx", sheet_of(rows))
    try:
        (sheet,) = xlsx.open_workbook(path, path.name)
        found = [number for batch in sheet.batches() for number in batch.rows.tolist()]
    except UnusableError:
        return
    assert found == sorted(found)


def test_a_row_in_two_parts_far_apart_is_one_row_or_told(tmp_path: Path) -> None:
    """No row is stored twice under one number."""
    rows = [f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_000)]
    rows.append('<row r="7"><c r="B7"><v>2</v></c></row>')
    path = written(tmp_path / "made-up.xlsx", sheet_of("".join(rows)))
    try:
        (sheet,) = xlsx.open_workbook(path, path.name)
        found = [number for batch in sheet.batches() for number in batch.rows.tolist()]
    except UnusableError:
        return
    assert len(found) == len(set(found))
