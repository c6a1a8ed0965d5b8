"""The cells of a piece of a worksheet, scanned as arrays; what the scan cannot read is parsed."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from uncover.records.reading.spans import (
    SLASH,
    Places,
    Tags,
    UnevenTagsError,
    texts,
    whole_numbers,
)
from uncover.terms.errors import UnusableError

SHARED, NUMBER, TEXT, BOOLEAN, ERROR, ISO = range(6)
_KINDS = {"s": SHARED, "n": NUMBER, "str": TEXT, "inlineStr": TEXT, "b": BOOLEAN, "e": ERROR}
_KINDS["d"] = ISO


@dataclass(frozen=True)
class Cells:
    """The cells with a value of some rows, in order of the sheet.

    rows: numbers of the rows that hold one. at: for each cell its place in `rows`. column: its
    column, from 0. kind: one of the constants above. style: its cell format. text: what stands in
    it; for SHARED the number of the shared string.
    """

    rows: Places
    at: Places
    column: Places
    kind: NDArray[np.int8]
    style: Places
    text: pa.Array


def cells_of(piece: bytes, name: str, *, before: int = 0) -> Cells:
    """The cells of a piece that holds whole rows; `before` is the number of the row before it.

    Rows need not say their numbers. Raises UnusableError (`reading.damaged`).
    """
    begin, end = _first_row(piece), piece.rfind(b"</row>")
    if begin < 0 or end < 0:
        return _made([], [], [], [], [])
    rows = piece[begin : end + len(b"</row>")]
    try:
        return _scanned(rows)
    except UnevenTagsError:
        return _parsed(rows, name, before)


def _first_row(piece: bytes) -> int:
    found = re.search(rb"<row[\s>/]", piece)
    return found.start() if found else -1


def _scanned(piece: bytes) -> Cells:
    tags = Tags(piece)
    is_row = (tags.first == ord("r")) & (tags.second == ord("o"))
    is_cell = tags.named(b"c")
    row_tags, cell_tags = np.flatnonzero(is_row), np.flatnonzero(is_cell)
    row_begin, row_end = tags.attributes(row_tags, b"r")["r"]
    if (row_begin < 0).any():
        raise UnevenTagsError
    numbers = whole_numbers(tags.bytes, row_begin, row_end)
    attributes = tags.attributes(cell_tags, b"rst")
    if (attributes["r"][0] < 0).any():
        raise UnevenTagsError
    closing = (tags.first == SLASH) & (tags.second == ord("c"))
    if closing.sum() + tags.closed(cell_tags).sum() != len(cell_tags):
        raise UnevenTagsError
    owner, begin, end = _values(tags, is_cell)
    of_row = (np.cumsum(is_row) - 1)[cell_tags[owner]]
    kinds = _kinds(tags, *(part[owner] for part in attributes["t"]))
    styles = _styles(tags, *(part[owner] for part in attributes["s"]))
    columns = _columns(tags, *(part[owner] for part in attributes["r"]))
    used, at = np.unique(of_row, return_inverse=True)
    return Cells(numbers[used], at, columns, kinds, styles, texts(tags.bytes, begin, end))


def _values(tags: Tags, is_cell: NDArray[np.bool_]) -> tuple[Places, Places, Places]:
    """For each cell with a value: which cell it is, and where its text begins and ends."""
    holds = tags.named(b"v") | tags.named(b"t")
    which = np.flatnonzero(holds)
    owner = (np.cumsum(is_cell) - 1)[which]
    if (owner[1:] == owner[:-1]).any() or (len(owner) and owner[0] < 0):
        raise UnevenTagsError  # rich text in the cell, or a value outside one
    closed = tags.closed(which)
    begin = tags.end[which] + 1
    following = tags.begin[which + 1]
    ends = (tags.bytes[following + 1] == SLASH) & (tags.bytes[following + 2] == tags.first[which])
    if not (closed | ends).all():
        raise UnevenTagsError
    return owner, begin, np.where(closed, begin, following)


def _kinds(tags: Tags, begin: Places, end: Places) -> NDArray[np.int8]:
    kinds = np.full(len(begin), NUMBER, np.int8)
    has = begin >= 0
    first, length = tags.bytes[begin], end - begin
    for name, kind in _KINDS.items():
        kinds[has & (first == ord(name[0])) & (length == len(name))] = kind
    return kinds


def _styles(tags: Tags, begin: Places, end: Places) -> Places:
    missing = begin < 0
    return whole_numbers(tags.bytes, np.where(missing, 0, begin), np.where(missing, 0, end))


def _columns(tags: Tags, begin: Places, end: Places) -> Places:
    """Columns from references such as `AB12`: letters count in base 26, from 1."""
    column = np.zeros(len(begin), np.int64)
    going = np.ones(len(begin), bool)
    for turn in range(3):
        letter = tags.bytes[np.minimum(begin + turn, end - 1)].astype(np.int64) - ord("A") + 1
        going &= (letter >= 1) & (letter <= 26)  # noqa: PLR2004  letters of the alphabet
        column = np.where(going, column * 26 + letter, column)
    if (column < 1).any():
        raise UnevenTagsError
    return column - 1


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
    return _made(rows, columns, kinds, styles, told)


def _made(
    rows: list[int], columns: list[int], kinds: list[int], styles: list[int], told: list[str]
) -> Cells:
    used, at = np.unique(np.array(rows, np.int64), return_inverse=True)
    return Cells(
        used,
        at,
        np.array(columns, np.int64),
        np.array(kinds, np.int8),
        np.array(styles, np.int64),
        pa.array(told, pa.string()),
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
