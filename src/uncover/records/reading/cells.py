"""The cells of a piece of a worksheet: scanned; what the scan cannot read is parsed."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from uncover.records.reading.scanning import (
    BOOLEAN,
    ERROR,
    ISO,
    NUMBER,
    SHARED,
    TAIL,
    TEXT,
    UNEVEN,
    Bytes,
    Counts,
    Places,
    cells_scanned,
)
from uncover.records.reading.spans import texts
from uncover.terms.errors import UnusableError

_KINDS = {"s": SHARED, "n": NUMBER, "str": TEXT, "inlineStr": TEXT, "b": BOOLEAN, "e": ERROR}
_KINDS["d"] = ISO
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


def _parsed(piece: bytes, name: str, number: int) -> Cells:
    prefixes = set(re.findall(rb"[<\s/]([A-Za-z_][\w.-]*):[A-Za-z]", piece))
    declared = b"".join(b' xmlns:%s="%s"' % (p, p) for p in prefixes)
    try:
        root = ET.fromstring(b"<d" + declared + b">" + piece + b"</d>")  # noqa: S314  no entities
    except ET.ParseError as error:
        raise UnusableError("reading.damaged", file=name) from error
    rows, columns, kinds, styles, told = [], [], [], [], []
    for row in root:
        number = int(row.get("r", number + 1))
        column = -1
        for cell in row:
            if _local(cell) != "c":
                continue
            column = _column(cell.get("r")) if cell.get("r") else column + 1
            text = _text(cell)
            if text is not None:
                rows.append(number)
                columns.append(column)
                kinds.append(_KINDS.get(cell.get("t", "n"), NUMBER))
                styles.append(int(cell.get("s", 0)))
                told.append(text)
    return _made(rows, columns, kinds, styles, told, number)


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


def _column(reference: str | None) -> int:
    column = 0
    for letter in reference or "":
        if not letter.isalpha():
            break
        column = column * 26 + ord(letter.upper()) - ord("A") + 1
    return column - 1


def _text(cell: ET.Element) -> str | None:
    """The text of a cell: its value, or its inline string without phonetic runs."""
    for part in cell:
        if _local(part) == "v":
            return part.text or ""
        if _local(part) == "is":
            runs = [run for run in part if _local(run) in {"t", "r"}]
            found = [run if _local(run) == "t" else _child(run, "t") for run in runs]
            return "".join(one.text or "" for one in found if one is not None)
    return None


def _child(element: ET.Element, name: str) -> ET.Element | None:
    return next((part for part in element if _local(part) == name), None)
