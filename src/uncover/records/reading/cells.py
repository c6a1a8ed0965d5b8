"""The cells of a piece of a worksheet: scanned; what the scan cannot read is parsed."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from string import ascii_letters

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from uncover.records.reading.scanning import (
    BOOLEAN,
    COLUMNS,
    ERROR,
    ISO,
    NUMBER,
    ROWS,
    SHARED,
    TAIL,
    TEXT,
    UNCOMPUTED,
    UNEVEN,
    Bytes,
    Counts,
    Places,
    cells_scanned,
)
from uncover.records.reading.spans import decoded, texts
from uncover.terms.errors import UnusableError

_KINDS = {"s": SHARED, "n": NUMBER, "str": TEXT, "inlineStr": TEXT, "b": BOOLEAN, "e": ERROR}
_KINDS["d"] = ISO
_REFERENCE = re.compile("([A-Za-z]{1,3})([0-9]{1,7})")
_MOST_STYLES = 1 << 20
_SMALLEST_ROW = len("<row/>")
_SMALLEST_CELL = len("<c><v/></c>")


@dataclass(frozen=True)
class Cells:
    """The cells with a value of some rows, in order of the sheet.

    rows: numbers of the rows that hold one. at: for each cell its place in `rows`. column: its
    column, from 0. kind: one of the kinds of `scanning`. style: its cell format. begin, end: where
    its text stands in `read`; for SHARED the number of the shared string. is_raw: whether `read`
    is XML, whose entities are still to be resolved. last: number of the last row of the piece.
    """

    rows: Places
    at: Counts
    column: Counts
    kind: NDArray[np.int8]
    style: Counts
    begin: Counts
    end: Counts
    read: Bytes
    is_raw: bool
    last: int

    def texts(self, which: Places) -> pa.Array:
        """The texts of these cells. Raises UnevenTagsError where the bytes are not UTF-8."""
        return texts(self.read, self.begin[which], self.end[which], is_raw=self.is_raw)

    def below(self, row: int) -> "Cells":
        """The cells of the rows below `row`."""
        keep_rows = self.rows > row
        if keep_rows.all():
            return self
        keep = keep_rows[self.at]
        shift = len(self.rows) - int(keep_rows.sum())
        return replace(
            self,
            rows=self.rows[keep_rows],
            at=self.at[keep] - shift,
            column=self.column[keep],
            kind=self.kind[keep],
            style=self.style[keep],
            begin=self.begin[keep],
            end=self.end[keep],
        )


def cells_of(piece: bytes, name: str, *, before: int = 0, slowly: bool = False) -> Cells:
    """The cells of a piece that holds whole rows; `before` is the number of the row before it.

    Rows need not say their numbers. `slowly` parses without trying to scan. Raises UnusableError
    (`reading.damaged`).
    """
    begin, end = _first_row(piece), piece.rfind(b"</row>")
    if begin < 0 or end < 0:
        return _made([], [], [], [], [], before)
    rows = piece[begin : end + len(b"</row>")]
    return (None if slowly else _scanned(rows, before)) or _parsed(rows, name, before)


def _first_row(piece: bytes) -> int:
    found = re.search(rb"<row[\s>/]", piece)
    return found.start() if found else -1


def _scanned(piece: bytes, before: int) -> Cells | None:
    """What the scan reads; None where the markup is not plain."""
    read = np.frombuffer(piece + TAIL, np.uint8)
    most = len(read) // _SMALLEST_CELL + 1
    rows = np.empty(len(read) // _SMALLEST_ROW + 1, np.int64)
    at, column, style, begin, end = (np.empty(most, np.int32) for _ in range(5))
    kind = np.empty(most, np.int8)
    cells, used, last = cells_scanned(read, before, rows, at, column, kind, style, begin, end)
    if cells == UNEVEN:
        return None
    return Cells(
        rows[:used].copy(),
        at[:cells],
        column[:cells],
        kind[:cells],
        style[:cells],
        begin[:cells],
        end[:cells],
        read,
        is_raw=True,
        last=last,
    )


def _parsed(piece: bytes, name: str, before: int) -> Cells:
    prefixes = set(re.findall(rb"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z]", piece)) - {b"xml"}
    declared = b"".join(b' xmlns:%s="%s"' % (p, p) for p in prefixes)
    try:
        root = ET.fromstring(b"<d" + declared + b">" + piece + b"</d>")  # noqa: S314  no entities
        return _cells_in(root, before)
    except (ET.ParseError, _OutsideError) as error:
        raise UnusableError("reading.damaged", file=name) from error


class _OutsideError(Exception):
    """A number or a place that no worksheet has, or two values in one place."""


def _cells_in(root: ET.Element, before: int) -> Cells:
    """The cells of parsed rows, which may lack numbers, lie in any order, or come in two parts."""
    found: dict[tuple[int, int], tuple[int, int, str]] = {}
    number = before
    for row in root:
        number = _row_number(row, number + 1)
        column = -1
        for cell in row:
            if _local(cell) != "c":
                continue
            reference = cell.get("r")
            column = _place(reference, number) if reference else column + 1
            kind = _KINDS.get(cell.get("t", "n"), NUMBER)
            text, formula = _text(cell), _formula(cell)
            if formula is not None and not text and (text is None or kind != TEXT):
                text, kind = formula, UNCOMPUTED
            if kind == SHARED and text is not None:
                text = text.strip() or None
            if text is None:
                continue
            if (number, column) in found or number <= before or column >= COLUMNS:
                raise _OutsideError
            style = _whole(cell.get("s", "0"), _MOST_STYLES)
            found[number, column] = (kind, style, text)
    places = sorted(found)
    kinds, styles, told = (
        zip(*(found[place] for place in places), strict=True) if places else ([],) * 3
    )
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return _made(rows, columns, list(kinds), list(styles), list(told), max(number, *rows, before))


def _row_number(row: ET.Element, following: int) -> int:
    """The number that a row says, or its first cell, else the one that follows."""
    told = row.get("r")
    if told is None:
        reference = next((cell.get("r") for cell in row if _local(cell) == "c"), None)
        told = reference.lstrip(ascii_letters) if reference else str(following)
    number = _whole(told, ROWS)
    if number < 1:
        raise _OutsideError
    return number


def _place(reference: str, row: int) -> int:
    """The column of a reference such as `AB12`, from 0; it has to be one of this row."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or _whole(found[2], ROWS) != row:
        raise _OutsideError
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _whole(text: str, most: int) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise _OutsideError
    return int(text)


def _made(
    rows: list[int],
    columns: list[int],
    kinds: list[int],
    styles: list[int],
    told: list[str],
    last: int,
) -> Cells:
    used, at = np.unique(np.array(rows, np.int64), return_inverse=True)
    encoded = [text.encode("utf-8") for text in told]
    end = np.cumsum([len(text) for text in encoded], dtype=np.int32)
    begin = np.concatenate([np.zeros(1, np.int32), end])[: len(end)]
    return Cells(
        used,
        at.astype(np.int32),
        np.array(columns, np.int32),
        np.array(kinds, np.int8),
        np.array(styles, np.int32),
        begin,
        end,
        np.frombuffer(b"".join(encoded), np.uint8),
        is_raw=False,
        last=last,
    )


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(cell: ET.Element) -> str | None:
    """The text of a cell: its value, or its inline string without phonetic runs."""
    for part in cell:
        if _local(part) == "v":
            return decoded(part.text or "")
        if _local(part) == "is":
            runs = [run for run in part if _local(run) in {"t", "r"}]
            found = [run if _local(run) == "t" else _child(run, "t") for run in runs]
            return "".join(decoded(one.text or "") for one in found if one is not None)
    return None


def _formula(cell: ET.Element) -> str | None:
    """The formula of a cell, empty where it is shared with another; None if there is none."""
    found = _child(cell, "f")
    return None if found is None else decoded(found.text or "")


def _child(element: ET.Element, name: str) -> ET.Element | None:
    return next((part for part in element if _local(part) == name), None)
