"""A workbook written as the agency's are: shared strings, dates as serials, references on cells."""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from uncover.records.sample.cells import Cells, Marred, pseudonyms
from uncover.records.sample.frame import HEAD, MAIN, frame
from uncover.records.sample.markup import Strings, cell, element, letters, rows_of

SHEET_ROWS = 1_048_576
"""How many rows a worksheet holds, titles and header among them."""

_STAMP = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1  # of compression: spreadsheets choose speed too
_PIECE = 50_000  # shared strings written at once


@dataclass(frozen=True)
class Book:
    """What frames the rows: the name of the first sheet, titles above each header, headers.

    subject: goes into the workbook's properties. rows: of data in all, on as many sheets as needed.
    """

    sheet: str
    titles: Sequence[str]
    headers: Sequence[str]
    subject: str
    rows: int

    @property
    def above(self) -> int:
        """Rows above the data of each sheet."""
        return len(self.titles) + 1

    @property
    def sheets(self) -> list[tuple[str, int]]:
        """Name and rows of data of each sheet."""
        room = SHEET_ROWS - self.above
        full, rest = divmod(self.rows, room)
        sizes = [room] * full + [rest] * (rest > 0)
        return [(self.sheet + (f" ({n})" if n > 1 else ""), s) for n, s in enumerate(sizes, 1)]


def write_workbook(
    target: Path, book: Book, pieces: Iterator[Sequence[Cells | Marred]], strings: Strings
) -> None:
    """Write the workbook; `pieces` are columns of some rows each, and no piece crosses a sheet.

    The same content gives the same bytes.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in frame([name for name, _ in book.sheets], book.subject).items():
            _write(archive, name, [text.encode()])
        for number, (_, rows) in enumerate(book.sheets, 1):
            made = _ahead(_sheet(book, rows, pieces, strings))
            _write(archive, f"xl/worksheets/sheet{number}.xml", made)
        _write(archive, "xl/sharedStrings.xml", _shared(strings))


def pieces_of(book: Book, size: int) -> Iterator[tuple[int, int]]:
    """The first row and the row behind the last of each piece, so that none crosses a sheet."""
    begin = 0
    for _, rows in book.sheets:
        for first in range(begin, begin + rows, size):
            yield first, min(first + size, begin + rows)
        begin += rows


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes | memoryview]) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    # Its public name is new in Python 3.13.
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)


def _ahead(made: Iterator[bytes | memoryview]) -> Iterator[bytes | memoryview]:
    """The same pieces, each made while the one before it is compressed."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, made, None)
        while (piece := coming.result()) is not None:
            coming = pool.submit(next, made, None)
            yield piece


def _sheet(
    book: Book, rows: int, pieces: Iterator[Sequence[Cells | Marred]], strings: Strings
) -> Iterator[bytes | memoryview]:
    last = f"{letters(len(book.headers) - 1)}{book.above + rows}"
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><dimension ref="A1:{last}"/><sheetData>'.encode()
    for number, title in enumerate(book.titles, 1):
        yield f'<row r="{number}">{cell(0, number, title, strings)}</row>'.encode()
    header = "".join(cell(at, book.above, text, strings) for at, text in enumerate(book.headers))
    yield f'<row r="{book.above}">{header}</row>'.encode()
    number = book.above + 1
    while number <= book.above + rows:
        columns = next(pieces)
        yield rows_of(number, columns, strings)
        number += _length(columns[0])
    yield b"</sheetData></worksheet>"


def _length(column: Cells | Marred) -> int:
    return len(next(part for part in vars(column).values() if isinstance(part, np.ndarray)))


def _shared(strings: Strings) -> Iterator[bytes]:
    """All shared strings, the pseudonyms first."""
    people = strings.people[:0] if strings.inline else strings.people
    unique = len(people) + len(strings.numbers)
    used = 0 if strings.inline else strings.used
    yield f'{HEAD}<sst xmlns="{MAIN}" count="{used}" uniqueCount="{unique}">'.encode()
    for begin in range(0, len(people), _PIECE):
        told = pseudonyms(strings.seed, people[begin : begin + _PIECE])
        yield "".join(f"<si><t>{one}</t></si>" for one in told).encode()
    for text in strings.numbers:
        yield f"<si>{element(text)}</si>".encode()
    yield b"</sst>"
