"""Delimited text: delimiter, encoding and compression found out, every value a text."""

import csv
import gzip
import io
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

from uncover.records.reading.sheet import Batch, ColumnCells
from uncover.terms.errors import UnusableError

_DELIMITERS = ",|;\t"
_RECORDS = 50_000
_PROBE = 1 << 20

# A cell may hold a long text; beyond this something else is wrong, such as a quote left open.
csv.field_size_limit(1 << 24)


@dataclass
class Delimited:
    """One delimited file as a sheet."""

    name: str
    path: Path
    file: str
    encoding: str
    delimiter: str

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The first records that are not blank."""
        told = ((number, [cell or None for cell in cells]) for number, cells in self._records())
        return list(islice(((n, cells) for n, cells in told if any(cells)), rows))

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All records below `after_row`; an empty field is no cell."""
        kept = (one for one in self._records() if one[0] > after_row and any(one[1]))
        while piece := list(islice(kept, _RECORDS)):
            columns = zip_longest(*(cells for _, cells in piece))
            rows = np.array([number for number, _ in piece], np.int64)
            yield Batch(rows, tuple(_cells(column) for column in columns))

    def _records(self) -> Iterator[tuple[int, list[str]]]:
        """Every record with its number, blank ones too: a spreadsheet would number them so."""
        with _opened(self.path, self.encoding) as source:
            reader = csv.reader(source, delimiter=self.delimiter, strict=True)
            try:
                yield from enumerate(reader, start=1)
            except (csv.Error, UnicodeDecodeError, EOFError, OSError, zlib.error) as error:
                raise UnusableError(
                    "reading.bad-text", file=self.file, line=reader.line_num, reason=error
                ) from error


def _cells(fields: tuple[str | None, ...]) -> ColumnCells:
    """The fields of one column; an empty one is no cell."""
    texts = pa.array(fields, pa.string())
    return ColumnCells(pc.if_else(pc.equal(texts, ""), None, texts))


def open_delimited(path: Path, name: str) -> Delimited:
    """A delimited file; raises UnusableError (`reading.damaged`) if it cannot be inflated."""
    try:
        with _binary(path) as source:
            probe = source.read(_PROBE)
        encoding = _encoding(path, probe)
    except (OSError, EOFError, zlib.error) as error:
        raise UnusableError("reading.damaged", file=name) from error
    if encoding is None:
        raise UnusableError("reading.damaged", file=name)
    text = probe.decode(encoding, "replace")
    stem = name.removesuffix(".gz").rpartition(".")[0] or name
    return Delimited(stem, path, name, encoding, _delimiter(text))


def _binary(path: Path) -> gzip.GzipFile | io.BufferedReader:
    with path.open("rb") as source:
        packed = source.read(2) == b"\x1f\x8b"
    return gzip.GzipFile(path) if packed else path.open("rb")


def _opened(path: Path, encoding: str) -> IO[str]:
    return io.TextIOWrapper(_binary(path), encoding=encoding, newline="")


def _encoding(path: Path, probe: bytes) -> str | None:
    """UTF-16 by its mark, UTF-8 if the whole file is, else the Windows code page of the West.

    None for a file with NUL bytes: a copy that went wrong, and no text.
    """
    if probe[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    decoder = getincrementaldecoder("utf-8-sig")()
    encoding = "utf-8-sig"
    with _binary(path) as source:
        while piece := source.read(_PROBE):
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


def _delimiter(text: str) -> str:
    """The delimiter that splits most lines of the beginning, and those most evenly."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines if delimiter in line]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(_DELIMITERS, key=evenness)
