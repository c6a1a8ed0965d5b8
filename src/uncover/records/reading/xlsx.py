"""Workbooks: the sheets of an XLSX file, read as streams in memory that does not grow with them."""

import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from uncover.records.reading.ahead import ahead
from uncover.records.reading.cells import cells_of
from uncover.records.reading.columns import Book, SharedStrings, batch_of
from uncover.records.reading.inflating import blocks, inflated, parts, whole
from uncover.records.reading.markup import prefix_of, utf8, without_prefix
from uncover.records.reading.shared_strings import shared_strings
from uncover.records.reading.sheet import Batch, Sheet
from uncover.records.reading.spans import UnevenTagsError
from uncover.terms.errors import UnusableError

_FIRST_BLOCK = 1 << 18
_BLOCK = 12 << 20
_SMALL_PARTS = 64 << 20
_ROWS_BEGIN = re.compile(rb"<sheetData(\s[^>]*)?(?<!/)>")
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(50, 59)}
"""Not 45 to 47: minutes, seconds and `[h]` are of durations, whose cells keep their digits."""
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NOT_LETTERS_OF_DATES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


def open_workbook(path: Path, name: str) -> list[Sheet]:
    """The worksheets of a workbook, hidden ones too, in its order.

    Raises UnusableError: `reading.encrypted`, `reading.truncated`, `reading.bomb`,
    `reading.damaged`, `reading.no-sheets`.
    """
    book = _Workbook(path, name, parts(path, name))
    found: list[Sheet] = [Worksheet(sheet, book, part) for sheet, part in book.sheets()]
    if not found:
        raise UnusableError("reading.no-sheets", file=name)
    return found


@dataclass
class _Workbook:
    """What the sheets of a workbook share: strings, cell formats, the calendar."""

    path: Path
    name: str
    parts: dict[str, zipfile.ZipInfo]

    @cached_property
    def _by_name(self) -> dict[str, zipfile.ZipInfo]:
        """The parts by name; the size of letters makes no other name (ECMA-376 part 2, 6.3.5)."""
        found = {_plain(name): part for name, part in self.parts.items()}
        if len(found) < len(self.parts):
            raise UnusableError("reading.damaged", file=self.name)
        return found

    def part(self, name: str) -> zipfile.ZipInfo:
        """A part that another one speaks of; raises UnusableError if it is not there."""
        found = self._by_name.get(_plain(name))
        if found is None:
            raise UnusableError("reading.damaged", file=self.name)
        return found

    def xml(self, name: str) -> ET.Element | None:
        """A small part as a tree, None if the workbook has none of this name."""
        part = self._by_name.get(_plain(name))
        if part is None:
            return None
        if part.file_size > _SMALL_PARTS:
            raise UnusableError("reading.bomb", file=self.name)
        text = whole(self.path, part, self.name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise UnusableError("reading.damaged", file=self.name)
        try:
            return ET.fromstring(text)  # noqa: S314  documents with entities were refused above
        except ET.ParseError as error:
            raise UnusableError("reading.damaged", file=self.name) from error

    @cached_property
    def main(self) -> str:
        """The part that names the sheets."""
        rels = self.xml("_rels/.rels")
        for relation in rels if rels is not None else []:
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "xl/workbook.xml"

    def related(self) -> dict[str, tuple[str, str]]:
        """What the main part relates to: by id the type and the part."""
        folder, _, file = self.main.rpartition("/")
        rels = self.xml(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found = {}
        for relation in rels if rels is not None else []:
            target = relation.get("Target", "").replace("\\", "/")  # as some programs write it
            part = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, part)
        return found

    def sheets(self) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Name and part of each worksheet.

        Raises UnusableError (`reading.damaged`) for a sheet that is listed and not there.
        """
        root, related = self.xml(self.main), self.related()
        if root is None:
            raise UnusableError("reading.no-sheets", file=self.name)
        for element in root.iter():
            if _local(element.tag) != "sheet":
                continue
            ids = [value for key, value in element.items() if _local(key) == "id"]
            kind, part = related.get(ids[0], ("", "")) if ids else ("", "")
            if not kind:
                raise UnusableError("reading.damaged", file=self.name)
            if kind == "worksheet":
                yield element.get("name", ""), self.part(part)

    @cached_property
    def since_1904(self) -> bool:
        """Whether serials count from 1904."""
        root = self.xml(self.main)
        found = [
            e for e in (root.iter() if root is not None else []) if _local(e.tag) == "workbookPr"
        ]
        return any(e.get("date1904") in {"1", "true"} for e in found)

    @cached_property
    def columns(self) -> Book:
        """Strings, cell formats and calendar, read when first needed."""
        return Book(self.name, SharedStrings(self._strings()), self.dates, self.since_1904)

    def _strings(self) -> pa.Array:
        told = next((p for kind, p in self.related().values() if kind == "sharedStrings"), None)
        if told is None:
            return pa.array([], pa.large_string())
        part = self.part(told)
        return shared_strings(lambda: inflated(self.path, part, self.name), self.name)

    @cached_property
    def dates(self) -> NDArray[np.bool_]:
        """For each cell format whether it shows a date or time.

        Without them dates would be read as digits: raises UnusableError (`reading.damaged`) where
        the workbook speaks of formats that are not there or have no number.
        """
        told = next((p for kind, p in self.related().values() if kind == "styles"), None)
        if told is None:
            return np.zeros(1, bool)
        root = self.xml(told)
        if root is None:
            raise UnusableError("reading.damaged", file=self.name)
        try:
            return _dates_in(root)
        except ValueError as error:
            raise UnusableError("reading.damaged", file=self.name) from error


def _dates_in(styles: ET.Element) -> NDArray[np.bool_]:
    """For each cell format of a styles part whether it shows a date or time."""
    custom, formats = set(_DATE_FORMATS), []
    for element in styles.iter():
        if _local(element.tag) == "numFmt" and element.get("numFmtId"):
            number = int(element.get("numFmtId", "0"))
            (custom.add if _shows_date(element.get("formatCode", "")) else custom.discard)(number)
        if _local(element.tag) == "cellXfs":
            formats = [int(xf.get("numFmtId", "0")) for xf in element]
    return np.array([number in custom for number in formats] or [False])


def _plain(name: str) -> str:
    return name.lstrip("/").casefold()


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _shows_date(code: str) -> bool:
    """Whether a number format is one of dates: d, m, y, h or s outside quotes and brackets.

    A format of elapsed time, such as `[h]:mm`, is none: two days are no 2 January 1900.
    """
    first = code.split(";", maxsplit=1)[0]
    plain = _NOT_LETTERS_OF_DATES.sub("", first)
    shows = re.search("[dmyhs]", plain, re.IGNORECASE) and not _ELAPSED.search(first)
    return bool(shows) and "general" not in plain.lower()


@dataclass
class Worksheet:
    """One worksheet."""

    name: str
    book: _Workbook
    part: zipfile.ZipInfo

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The first rows that have a cell; inflating stops when they are there."""
        found: list[tuple[int, list[str | None]]] = []
        for batch in self.batches():
            wanted = range(min(len(batch.rows), rows - len(found)))
            found += [(int(batch.rows[p]), [_cell(c, p) for c in batch.columns]) for p in wanted]
            if len(found) >= rows:
                break
        return found

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All rows below `after_row`, some megabytes of XML at a time."""
        last, name, prefix = 0, self.book.name, self._prefix
        is_open = False
        whole_rows = blocks(self._pieces(), b"</" + prefix + b"row>", _FIRST_BLOCK, _BLOCK)
        for raw in ahead(whole_rows):
            block = without_prefix(raw, prefix)
            is_open = is_open or bool(_ROWS_BEGIN.search(block))
            is_open = is_open and b"</sheetData>" not in block
            last, batch = self._batch(block, last, after_row)
            if len(batch.rows):
                yield batch
        if is_open:  # the rows never end: the XML was cut off
            raise UnusableError("reading.damaged", file=name)

    def _batch(self, block: bytes, before: int, after_row: int) -> tuple[int, Batch]:
        """The number of the last row of a block, and its rows below `after_row`."""
        cells = cells_of(block, self.book.name, before=before)
        try:
            return cells.last, batch_of(cells.below(after_row), self.book.columns)
        except UnevenTagsError:
            cells = cells_of(block, self.book.name, before=before, slowly=True)
            return cells.last, batch_of(cells.below(after_row), self.book.columns)

    def _pieces(self) -> Iterator[bytes]:
        return utf8(inflated(self.book.path, self.part, self.book.name), self.book.name)

    @cached_property
    def _prefix(self) -> bytes:
        """The prefix that this sheet's elements carry, mostly none."""
        return prefix_of(self._pieces(), b"worksheet")


def _cell(column: object, place: int) -> str | None:
    text = column.text[place].as_py()  # type: ignore[attr-defined]
    moments = column.moment  # type: ignore[attr-defined]
    if text is None and moments is not None and moments[place].is_valid:
        return str(moments[place].as_py().isoformat(sep=" "))
    return str(text) if text is not None else None
