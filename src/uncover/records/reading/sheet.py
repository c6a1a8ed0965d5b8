"""A sheet as every reader hands it over: batches of rows of text, nothing typed or dropped."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True)
class ColumnCells:
    """The cells of one column over the rows of a batch.

    text: string, or dictionary of int32 to string; null where there is no text cell. Text is as
        released: leading zeros, `NA`, blanks around a value are kept; a number is the digits that
        the file holds; an empty string is an empty cell that is there.
    moment: timestamp[us] without zone, for cells that are a number under a date format (XLSX) or
        typed as a date (Parquet, Stata); null elsewhere; None when the column has none at all.
        A row never has both text and moment.
    error: rows of the batch (0-based) whose cell holds a spreadsheet error, whose name is its
        text, for example `#N/A`; or a formula of which no result was stored, with a `=` before it.
    """

    text: pa.Array
    moment: pa.Array | None = None
    error: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Unread:
    """A record of a text file that cannot be read: its number, its line, and what stands there."""

    row: int
    line: int
    text: str


@dataclass(frozen=True)
class Batch:
    """Some consecutive rows of a sheet that have at least one cell.

    rows: int64, the 1-based number of each row as a spreadsheet shows it (for delimited files the
        record's number, header and title lines included; for Parquet and Stata the header counts
        as row 1, so that the first record is row 2).
    columns: one per column position of the sheet, from the first (A); batches of one sheet may
        differ in length, a missing column is all null.
    unread: records among the rows of which nothing could be read; they have no cell.
    """

    rows: NDArray[np.int64]
    columns: tuple[ColumnCells, ...]
    unread: tuple[Unread, ...] = ()


class Sheet(Protocol):
    """One table-like part of a file."""

    @property
    def name(self) -> str:
        """The sheet's name as released; for files without sheets the file's name without suffix."""
        ...

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The first rows that have a cell, as (row number, texts), moments in ISO form; cheap."""
        ...

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All rows below `after_row`, in order, in memory that does not grow with the sheet."""
        ...


@dataclass(frozen=True)
class ReleasedFile:
    """One file opened for reading.

    name: the file's name without its folder. sha256: of its bytes. path: where it is now (a file
    out of a ZIP lies in a temporary folder). archive: the ZIP's name, if it came out of one.
    """

    name: str
    sha256: str
    path: Path
    folder: str
    archive: str | None = None
