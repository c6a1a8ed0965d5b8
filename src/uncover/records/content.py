"""The content of a sheet as one hash, whatever file, sheet or format it was released in."""

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


class ContentHash:
    """A running SHA-256 over the canonical rows of a sheet, in order, without their place.

    It does not depend on batches, on the file's kind, or on columns that are empty throughout, so
    that a workbook saved as text has the content of the workbook.
    """

    def __init__(self) -> None:
        self._columns: dict[str, tuple[hashlib._Hash, hashlib._Hash]] = {}
        self._filled: set[str] = set()
        self._rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Take the next rows."""
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if name not in self._columns:
                self._columns[name] = hashlib.sha256(), hashlib.sha256()
                _add(*self._columns[name], pa.nulls(self._rows, column.type))  # met late
            shape, data = self._columns[name]
            if column.null_count < len(column):
                self._filled.add(name)
            _add(shape, data, column)
        self._rows += batch.num_rows

    def hexdigest(self) -> str:
        """The hash of all rows taken so far."""
        whole = hashlib.sha256(f"uncover content 1\n{self._rows}\n".encode())
        for name in sorted(self._filled):
            shape, data = self._columns[name]
            whole.update(f"{name} {shape.hexdigest()} {data.hexdigest()}\n".encode())
        return whole.hexdigest()


def _add(shape: "hashlib._Hash", data: "hashlib._Hash", column: pa.Array) -> None:
    """Lengths (or what is null) into one hash, values into the other."""
    if pa.types.is_decimal(column.type):
        column = column.cast(pa.string())
    if pa.types.is_dictionary(column.type):
        lengths = pc.binary_length(column.dictionary).take(column.indices)
        filled = column.dictionary.take(_filled(column.indices))
        _add_texts(shape, data, lengths, filled)
        return
    if pa.types.is_string(column.type):
        _add_texts(shape, data, pc.binary_length(column), _filled(column))
        return
    if column.null_count:
        shape.update(pc.is_valid(column).to_numpy(zero_copy_only=False).tobytes())
    else:
        shape.update(b"\1" * len(column))
    values = _filled(column)
    if pa.types.is_temporal(values.type):
        values = values.cast(pa.int32() if pa.types.is_date32(values.type) else pa.int64())
    data.update(values.to_numpy(zero_copy_only=False).tobytes())


def _add_texts(
    shape: "hashlib._Hash", data: "hashlib._Hash", lengths: pa.Array, filled: pa.Array
) -> None:
    """Lengths of all texts, -1 where one is null; the bytes of those that are there."""
    shape.update(np.asarray(lengths.fill_null(-1).to_numpy(zero_copy_only=False), "<i4").tobytes())
    _, offsets, text = filled.buffers()
    if text is not None and len(filled):
        ends = np.frombuffer(offsets, "<i4")[filled.offset : filled.offset + len(filled) + 1]
        data.update(memoryview(text)[ends[0] : ends[-1]])


def _filled(column: pa.Array) -> pa.Array:
    return column.drop_null() if column.null_count else column
