"""The part file of a sheet's rows: written as they come, made anew once if columns came late."""

from pathlib import Path
from typing import Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

_TEXTS = pa.dictionary(pa.int32(), pa.string())
_NO_TEXTS = pa.array([], pa.string())


class RowsOut:
    """Writes the rows of a sheet to a Parquet file; read back, all have the columns of the last."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        """Begin the file `path` with these columns."""
        self._path, self._begun = path, [path]
        self._schema, self._writer = schema, _writer(path, schema)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        """Close the file; if there are several, with more and more columns, join them."""
        self._writer.close()
        if len(self._begun) == 1 or failed is not None:
            return
        whole = self._path.with_suffix(".whole")
        with _writer(whole, self._schema) as out:
            for path in self._begun:
                with pq.ParquetFile(path) as source:
                    for rows in source.iter_batches():
                        out.write_batch(_fitted(rows, self._schema))
        for path in self._begun[1:]:
            path.unlink()
        whole.replace(self._path)

    def widen(self, schema: pa.Schema) -> None:
        """Expect rows of these columns from here on."""
        self._writer.close()
        self._begun.append(self._path.with_suffix(f".{len(self._begun)}{self._path.suffix}"))
        self._schema, self._writer = schema, _writer(self._begun[-1], schema)

    def write(self, columns: dict[str, pa.Array]) -> pa.RecordBatch:
        """Write the next rows, and give them as they are written."""
        rows = pa.RecordBatch.from_arrays(
            [_encoded(columns[name]) for name in self._schema.names], schema=_coming(self._schema)
        )
        self._writer.write_batch(rows)
        return rows


def same(text: str, count: int) -> pa.Array:
    """One text in every row."""
    return pa.DictionaryArray.from_arrays(np.zeros(count, np.int32), pa.array([text]))


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A part file of rows; read back, its texts are plain, although they come as dictionaries.

    The others are not looked at for repetitions, which moments and numbers seldom have.
    """
    return pq.ParquetWriter(
        path,
        _coming(schema),
        compression="lz4",
        use_dictionary=[f.name for f in schema if pa.types.is_string(f.type)],
        write_statistics=False,
        store_schema=False,
    )


def _coming(schema: pa.Schema) -> pa.Schema:
    """The columns as they are handed over: texts as dictionaries."""
    return pa.schema([f.with_type(_TEXTS) if pa.types.is_string(f.type) else f for f in schema])


def _encoded(column: pa.Array) -> pa.Array:
    """Texts as a dictionary, any other column as it is."""
    if not pa.types.is_string(column.type):
        return column
    if column.null_count == len(column):
        return pa.DictionaryArray.from_arrays(pa.nulls(len(column), pa.int32()), _NO_TEXTS)
    return column.dictionary_encode()


def _fitted(rows: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """The rows with the columns that came after them, as nulls."""
    columns = dict(zip(rows.schema.names, rows.columns, strict=True))
    return pa.RecordBatch.from_arrays(
        [_encoded(columns.get(f.name, pa.nulls(len(rows), f.type))) for f in schema],
        schema=_coming(schema),
    )
