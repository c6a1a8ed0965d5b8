"""Delimited text: delimiter, encoding and compression found out, every value a text."""

import csv
import gzip
import io
import re
import zlib
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest
from pathlib import Path
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.reading.inflating import is_bomb
from uncover.records.reading.sheet import Batch, ColumnCells, Unread
from uncover.terms.errors import UnusableError

_DELIMITERS = ",|;\t"
_RECORDS = 50_000
_PROBE = 1 << 20
_HEAD_LINES = 200

_LONGEST = 1 << 24
# A cell may hold a long text; beyond this something else is wrong, such as a quote left open.
csv.field_size_limit(_LONGEST)


@dataclass(frozen=True)
class Delimited:
    """One delimited file as a sheet.

    A record of one line whose quotation marks stand in pairs but not around its fields stays in its
    batch as a row without a cell, and is told as unread, so that no row is lost. Where a record
    ends is never guessed: one of several lines, or with a mark left over, closes the file.

    blanks_before_quotes: fields are quoted behind a blank; blanks before a field say nothing then.
    """

    name: str
    path: Path
    file: str
    encoding: str
    delimiter: str
    blanks_before_quotes: bool = False

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The first records that are not blank."""
        told = (
            (number, [cell or None for cell in record])
            for number, record in self._records()
            if not isinstance(record, Unread)
        )
        return list(islice(((n, cells) for n, cells in told if any(cells)), rows))

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All records below `after_row`; an empty field is no cell.

        Raises UnusableError: `reading.bad-quote`, `reading.open-quote`, `reading.long-field`,
        `reading.bad-letters`, `reading.damaged`.
        """
        kept = (
            (number, record)
            for number, record in self._records()
            if number > after_row and (isinstance(record, Unread) or any(record))
        )
        while piece := list(islice(kept, _RECORDS)):
            unread = tuple(record for _, record in piece if isinstance(record, Unread))
            columns = zip_longest(
                *(() if isinstance(record, Unread) else record for _, record in piece)
            )
            rows = np.array([number for number, _ in piece], np.int64)
            yield Batch(rows, tuple(_cells(column) for column in columns), unread)

    def _records(self) -> Iterator[tuple[int, list[str] | Unread]]:
        """Every record with its number, blank ones too: a spreadsheet would number them so."""
        with _opened(self.path, self.encoding) as source:
            lines = _Lines(source)
            reader = csv.reader(
                lines,
                delimiter=self.delimiter,
                strict=True,
                skipinitialspace=self.blanks_before_quotes,
            )
            number = before = 0
            while True:
                number += 1
                try:
                    record = next(reader, None)
                except csv.Error as error:
                    told = self._error(str(error), before + 1)
                    is_one_line = reader.line_num == before + 1 and lines.last.count('"') % 2 == 0
                    if not is_one_line or told.code != "bad-quote":
                        raise told from error
                    yield number, Unread(number, reader.line_num, lines.last.rstrip("\r\n"))
                except UnicodeError as error:
                    raise UnusableError(
                        "reading.bad-letters", file=self.file, line=before, encoding=self.encoding
                    ) from error
                except (EOFError, OSError, zlib.error) as error:
                    raise UnusableError("reading.damaged", file=self.file) from error
                else:
                    if record is None:
                        return
                    yield number, record
                before = reader.line_num

    def _error(self, told: str, line: int) -> UnusableError:
        """What `csv` tells in English, in our words; the record begins in this line."""
        if "end of data" in told:
            return UnusableError("reading.open-quote", file=self.file, line=line)
        if "limit" in told:
            return UnusableError("reading.long-field", file=self.file, line=line)
        return UnusableError("reading.bad-quote", file=self.file, line=line)


class _Lines:
    """The lines of a text; keeps the last one that was given out."""

    def __init__(self, source: IO[str]) -> None:
        self._source = source
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.last = self._source.readline(_LONGEST + 1)
        if not self.last:
            raise StopIteration
        if len(self.last) > _LONGEST:  # read no further: it may never end
            raise csv.Error("line longer than the limit of a field")
        return self.last


def _cells(fields: tuple[str | None, ...]) -> ColumnCells:
    """The fields of one column; an empty one is no cell."""
    texts = pa.array(fields, pa.string())
    return ColumnCells(pc.if_else(pc.equal(texts, ""), None, texts))


def open_delimited(path: Path, name: str) -> Delimited:
    """A delimited file.

    Raises UnusableError (`reading.damaged`, `reading.bomb`) if it cannot be inflated.
    """
    try:
        with _binary(path) as source:
            probe = source.read(_PROBE)
        encoding = _encoding(path, name, probe)
    except (OSError, EOFError, zlib.error) as error:
        raise UnusableError("reading.damaged", file=name) from error
    if encoding is None:
        raise UnusableError("reading.damaged", file=name)
    text = probe.decode(encoding, "replace")
    stem = name.removesuffix(".gz").rpartition(".")[0] or name
    delimiter = _delimiter(text)
    blanks = _blanks_before_quotes(text, delimiter)
    return Delimited(stem, path, name, encoding, delimiter, blanks)


def _binary(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as source:
        packed = source.read(2) == b"\x1f\x8b"
    return gzip.GzipFile(path) if packed else path.open("rb")


def _opened(path: Path, encoding: str) -> IO[str]:
    return io.TextIOWrapper(_binary(path), encoding=encoding, newline="")


def _encoding(path: Path, name: str, probe: bytes) -> str | None:
    """UTF-16 by its mark, UTF-8 if the whole file is, else the Windows code page of the West.

    None for a file with NUL bytes: a copy that went wrong, and no text.
    """
    if probe[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    decoder = getincrementaldecoder("utf-8-sig")()
    encoding = "utf-8-sig"
    packed, unpacked = path.stat().st_size, 0
    with _binary(path) as source:
        while piece := source.read(_PROBE):
            unpacked += len(piece)
            if is_bomb(packed, unpacked):
                raise UnusableError("reading.bomb", file=name)
            if b"\0" in piece:
                return None
            if encoding == "utf-8-sig":
                encoding = _still(decoder, piece)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return encoding


def _still(decoder: IncrementalDecoder, piece: bytes) -> str:
    """UTF-8 as long as the next piece is."""
    try:
        decoder.decode(piece)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _blanks_before_quotes(text: str, delimiter: str) -> bool:
    """Whether a program wrote `a, "b,c"`, where the quotes are meant and would be read as letters.

    It is so where the records of the beginning have one number of fields read this way only.
    """
    if not re.search(rf"{re.escape(delimiter)}[ \t]+\"", text):
        return False

    def uneven(*, skip: bool) -> int:
        lines = text.splitlines(keepends=True)[1:_HEAD_LINES]
        read = csv.reader(lines, delimiter=delimiter, skipinitialspace=skip)
        return len({len(record) for record in read if record})

    return uneven(skip=True) < uneven(skip=False)


def _delimiter(text: str) -> str:
    """The delimiter that splits most lines of the beginning, and those most evenly."""
    lines = [line for line in text.splitlines()[:_HEAD_LINES] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines if delimiter in line]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=evenness)
