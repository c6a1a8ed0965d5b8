"""Made-up rows become a workbook that every reader reads alike, on as many sheets as needed."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.sample import workbook, write_sample
from uncover.records.sample.cells import Cells, Numbers, Times, Words
from uncover.records.sample.markup import Strings, letters
from uncover.records.sample.workbook import Book, pieces_of, write_workbook

EPOCH = datetime(1899, 12, 30)
TEXTS = ("plain", "a < b & c", 'said "so"', "año", "x" * 300)


def _written(
    target: Path, columns: Sequence[Cells], rows: int, *, inline: bool
) -> list[list[object]]:
    book = Book("Made up", ["made up"], [letters(n) for n in range(len(columns))], "made up", rows)

    def pieces() -> Iterator[Sequence[Cells]]:
        yield columns

    write_workbook(target, book, pieces(), Strings(1, np.zeros(0, np.int64), inline=inline))
    read = openpyxl.load_workbook(target)
    sheet = read.worksheets[0]
    return [
        [sheet.cell(row, column + 1).value for column in range(len(columns))]
        for row in range(3, 3 + rows)
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, len(TEXTS) - 1)),
            st.one_of(st.none(), st.integers(-10, 10**12)),
            st.one_of(st.none(), st.integers(61 * 86_400, 60_000 * 86_400)),
        ),
        min_size=1,
        max_size=20,
    ),
    inline=st.booleans(),
)
def test_another_reader_reads_what_was_written(
    tmp_path: Path, rows: list[tuple[int | None, int | None, int | None]], *, inline: bool
) -> None:
    """Texts, numbers, times to the second and blanks are the same to openpyxl."""
    words, numbers, times = zip(*rows, strict=True)
    columns: list[Cells] = [
        Words(TEXTS, np.array([-1 if one is None else one for one in words])),
        Numbers(
            np.array([one or 0 for one in numbers]), np.array([one is None for one in numbers])
        ),
        Times(np.array([one or 0 for one in times]), np.array([one is None for one in times])),
    ]
    expected = [
        [
            None if word is None else TEXTS[word],
            number,
            None if time is None else EPOCH + timedelta(seconds=time),
        ]
        for word, number, time in rows
    ]
    assert _written(tmp_path / "book.xlsx", columns, len(rows), inline=inline) == expected


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_spreadsheets_name_them(column: int, name: str) -> None:
    """Twenty-six letters, then two."""
    assert letters(column) == name


def test_rows_that_a_sheet_cannot_hold_go_on_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each sheet has titles and header of its own, and all rows are found in them."""
    monkeypatch.setattr(workbook, "SHEET_ROWS", 107)
    target = tmp_path / "long.xlsx"
    truth = write_sample(tables()["arrests"], 250, 1, target)
    assert [sheet["rows"] for sheet in truth["sheets"]] == [100, 100, 50]
    report = ingest(tmp_path / "library", [target], release="made-up").document()["files"][0]
    assert [sheet["rows_stored"] for sheet in report["sheets"]] == [100, 100, 50]
    assert sum(sheet["duplicates"] for sheet in report["sheets"]) == truth["duplicates"]
    for sheet in openpyxl.load_workbook(target).worksheets:
        assert "made up" in sheet.title.lower()
        for row in range(1, 7):
            assert "made" in str(sheet.cell(row, 1).value).lower()


def test_no_piece_crosses_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces follow one another without a gap and end with each sheet."""
    monkeypatch.setattr(workbook, "SHEET_ROWS", 12)
    pieces = list(pieces_of(Book("s", ["t"], ["h"], "made up", 25), 4))
    assert pieces == [(0, 4), (4, 8), (8, 10), (10, 14), (14, 18), (18, 20), (20, 24), (24, 25)]


def test_the_processed_layouts_hold_their_texts_inline(tmp_path: Path) -> None:
    """Agencies' workbooks share strings; those that others processed write them into the cells."""
    for layout, shared in (("2026-03", True), ("ddp-2026-03", False)):
        target = tmp_path / f"{layout}.xlsx"
        write_sample(tables()["arrests"], 20, 1, target, layout=layout)
        with zipfile.ZipFile(target) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
            strings = archive.read("xl/sharedStrings.xml")
        assert (b't="s"' in sheet) is shared
        assert (b"inlineStr" in sheet) is not shared
        assert (b"<si>" in strings) is shared


def test_shared_strings_are_counted_as_they_are_used(tmp_path: Path) -> None:
    """The counts at the head of the shared strings are right, as spreadsheets write them."""
    target = tmp_path / "made-up.xlsx"
    write_sample(tables()["detainers"], 60, 1, target)
    with zipfile.ZipFile(target) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
        strings = archive.read("xl/sharedStrings.xml")
    used, unique = sheet.count(b't="s"'), strings.count(b"<si>")
    assert f'count="{used}" uniqueCount="{unique}"'.encode() in strings
