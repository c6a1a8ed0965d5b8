"""Stata files as sheets of text, read in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyreadstat

from uncover.records.reading.parquet import cells_of, header_batch, rows_of
from uncover.records.reading.sheet import Batch, ColumnCells
from uncover.terms.errors import UnusableError

_ROWS = 50_000


@dataclass
class StataSheet:
    """One Stata file as a sheet: its header is row 1, its first record row 2."""

    name: str
    path: Path
    file: str

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The names of the variables, then the first records."""
        found: list[tuple[int, list[str | None]]] = []
        for batch in self.batches():
            found += rows_of(batch, rows - len(found))
            if len(found) >= rows:
                break
        return found

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """All records below `after_row`, the header too if that is 0."""
        row = 0
        while True:
            columns, names = self._piece(row)
            if row == 0 and after_row < 1:
                yield header_batch(names)
            length = len(columns[0]) if columns else 0
            if not length:
                return
            rows = np.arange(row + 2, row + 2 + length)
            try:
                yield Batch(rows, tuple(_cells(column) for column in columns))
            except (pa.ArrowException, OverflowError) as error:  # a day in no year
                raise UnusableError("reading.damaged", file=self.file) from error
            row += length
            if length < _ROWS:
                return

    def _piece(self, row: int) -> tuple[list[list[Any]], list[str]]:
        try:
            read, meta = pyreadstat.read_dta(
                str(self.path),
                row_offset=row,
                row_limit=_ROWS,
                output_format="dict",
            )
        except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError, OSError, ValueError) as error:
            raise UnusableError("reading.damaged", file=self.file) from error
        labels = meta.variable_value_labels
        columns = [
            [labels.get(name, {}).get(value, value) for value in read[name]]
            for name in meta.column_names
        ]
        return columns, list(meta.column_names)


def _cells(values: list[Any]) -> ColumnCells:
    """One variable: missing is no cell, an empty text is an empty cell."""
    told = [None if value is None or value != value else value for value in values]  # noqa: PLR0124  NaN
    if any(isinstance(value, (date, datetime)) for value in told):
        return cells_of(pa.array([np.datetime64(v, "us") if v else None for v in told]))
    return ColumnCells(pa.array([None if v is None else _text(v) for v in told], pa.string()))


def _text(value: object) -> str:
    """A value as Stata shows it: a whole number without a fraction, however it is stored."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def open_stata(path: Path, name: str) -> StataSheet:
    """A Stata file; what is wrong with it is told when it is read."""
    return StataSheet(name.rpartition(".")[0] or name, path, name)
