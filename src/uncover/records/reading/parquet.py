"""Parquet files as sheets of text: numbers without loss, dates as moments."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from uncover.records.reading.sheet import Batch, ColumnCells
from uncover.terms.errors import UnusableError

_ROWS = 50_000
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError)
_FIRST, _END = (int(np.datetime64(day, "us").astype(int)) for day in ("0001-01-01", "10000-01-01"))


@dataclass
class ParquetSheet:
    """One Parquet file as a sheet: its header is row 1, its first record row 2."""

    name: str
    path: Path
    file: str

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The names of the columns, then the first records."""
        names: list[str | None] = list(pq.read_schema(self.path).names)
        found: list[tuple[int, list[str | None]]] = [(1, names)]
        for batch in self.batches(after_row=1):
            found += rows_of(batch, rows - len(found))
            break
        return found[:rows]

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All records below `after_row`, the header too if that is 0."""
        try:
            with pq.ParquetFile(self.path) as source:
                if after_row < 1:
                    yield header_batch(source.schema_arrow.names)
                row = 2
                for piece in source.iter_batches(_ROWS):
                    piece.validate(full=True)  # texts that are no UTF-8, among others
                    rows = np.arange(row, row + piece.num_rows)
                    row += piece.num_rows
                    yield Batch(rows, tuple(cells_of(column) for column in piece.columns))
        except pa.ArrowNotImplementedError as error:  # lists or records inside cells
            raise UnusableError("reading.unknown-kind", file=self.file) from error
        except _BROKEN as error:
            raise UnusableError("reading.damaged", file=self.file) from error


def header_batch(names: list[str]) -> Batch:
    """The header as row 1."""
    cells = (ColumnCells(pa.array([name], pa.string())) for name in names)
    return Batch(np.array([1], np.int64), tuple(cells))


def rows_of(batch: Batch, rows: int) -> list[tuple[int, list[str | None]]]:
    """The first rows of a batch as a head shows them."""
    found: list[tuple[int, list[str | None]]] = []
    for place in range(max(0, min(rows, len(batch.rows)))):
        told: list[str | None] = []
        for column in batch.columns:
            text = column.text[place].as_py()
            if text is None and column.moment is not None and column.moment[place].is_valid:
                text = column.moment[place].as_py().isoformat(sep=" ")
            told.append(text)
        found.append((int(batch.rows[place]), told))
    return found


def cells_of(column: pa.Array) -> ColumnCells:
    """A typed column as cells: dates and times as moments, all else as text without loss."""
    kind = column.type
    if pa.types.is_date(kind) or pa.types.is_timestamp(kind):
        return ColumnCells(pa.nulls(len(column), pa.string()), _moments(column))
    if pa.types.is_dictionary(kind):
        return ColumnCells(column.cast(pa.dictionary(pa.int32(), pa.string())))
    if pa.types.is_boolean(kind):
        return ColumnCells(pc.if_else(column, "TRUE", "FALSE"))
    return ColumnCells(column.cast(pa.string()))


def _moments(column: pa.Array) -> pa.Array:
    """Dates and times to the microsecond, in UTC where they have a zone.

    Raises ArrowInvalid where one lies in no year from 1 to 9999.
    """
    kind = column.type
    finer = pa.types.is_timestamp(kind) and kind.unit == "ns"
    zone = kind.tz if pa.types.is_timestamp(kind) else None
    moments = column.cast(pa.timestamp("us", zone), safe=not finer).cast(pa.int64())
    ends = pc.min_max(moments).as_py()
    if ends["min"] is not None and not _FIRST <= ends["min"] <= ends["max"] < _END:
        raise pa.ArrowInvalid
    return moments.cast(pa.timestamp("us"))


def open_parquet(path: Path, name: str) -> ParquetSheet:
    """A Parquet file; raises UnusableError (`reading.damaged`)."""
    try:
        pq.read_schema(path)
    except _BROKEN as error:
        raise UnusableError("reading.damaged", file=name) from error
    return ParquetSheet(name.rpartition(".")[0] or name, path, name)
