"""From cells to columns: shared strings looked up, dates made moments, errors told."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from uncover.records.reading.cells import BOOLEAN, ERROR, ISO, NUMBER, SHARED, Cells
from uncover.records.reading.sheet import Batch, ColumnCells

_MILLISECONDS = 86_400_000
_UNIX_EPOCH = 25_569
"""The serial of 1970-01-01 in the calendar that begins in 1900."""
_SINCE_1904 = 1_462
_LAST = 2_957_004
"""Serials from here on lie after the year 9999 in one of the calendars."""
_FALSE_LEAP_DAY = 60
"""Serial 60 is 29 February 1900, a day that never was: such a cell keeps its digits."""


def batch_of(
    cells: Cells, shared: pa.Array, dates: NDArray[np.bool_], *, since_1904: bool
) -> Batch:
    """The rows of these cells. `dates` says for each cell format whether it is one of dates."""
    order = np.argsort(cells.column, kind="stable")
    sorted_columns = cells.column[order]
    last = int(sorted_columns[-1]) if len(order) else -1
    edges = np.searchsorted(sorted_columns, np.arange(last + 2))
    rows = len(cells.rows)
    nothing = ColumnCells(pa.nulls(rows, pa.string()))
    columns = []
    for begin, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        which = order[begin:end]
        columns.append(
            _column(cells, which, rows, shared, dates, since_1904) if len(which) else nothing
        )
    return Batch(cells.rows, tuple(columns))


def _column(
    cells: Cells,
    which: NDArray[np.int64],
    rows: int,
    shared: pa.Array,
    dates: NDArray[np.bool_],
    since_1904: bool,  # noqa: FBT001  the calendar of the workbook
) -> ColumnCells:
    at, kind, text = cells.at[which], cells.kind[which], cells.text.take(pa.array(which))
    style = np.minimum(cells.style[which], len(dates) - 1)
    moment = None
    is_moment = ((kind == NUMBER) & dates[style]) | (kind == ISO)
    if is_moment.any():
        microseconds, good = _moments(text, kind, is_moment, since_1904)
        moment = _scattered(microseconds[good], at[good], rows)
        keep = ~good
        at, kind, text = at[keep], kind[keep], text.filter(pa.array(keep))
    error = at[kind == ERROR] if (kind == ERROR).any() else None
    return ColumnCells(_texts(at, kind, text, rows, shared), moment, error)


def _texts(
    at: NDArray[np.int64], kind: NDArray[np.int8], text: pa.Array, rows: int, shared: pa.Array
) -> pa.Array:
    """The texts of a column by row; shared strings come as a dictionary of those that occur."""
    is_shared = kind == SHARED
    own = text.filter(pa.array(~is_shared))
    if (kind == BOOLEAN).any():
        words = pc.if_else(pc.equal(own, "1"), "TRUE", "FALSE")
        own = pc.if_else(pa.array((kind == BOOLEAN)[~is_shared]), words, own)
    index = np.empty(len(at), np.int64)
    if is_shared.any():
        numbers = np.asarray(text.filter(pa.array(is_shared)).cast(pa.int64()))
        used, inverse = np.unique(numbers, return_inverse=True)
        index[is_shared] = inverse
        values = pa.concat_arrays([shared.take(pa.array(used)), own])
    else:
        used, values = np.empty(0, np.int64), own
    index[~is_shared] = len(used) + np.arange(len(own))
    full = np.full(rows, -1, np.int64)
    full[at] = index
    indices = pa.array(full.astype(np.int32), mask=full < 0)
    if is_shared.any():
        return pa.DictionaryArray.from_arrays(indices, values)
    return values.take(indices)


def _moments(
    text: pa.Array,
    kind: NDArray[np.int8],
    wanted: NDArray[np.bool_],
    since_1904: bool,  # noqa: FBT001
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Microseconds since 1970 for the wanted cells, and for which of all cells there are any."""
    value = np.zeros(len(kind), np.int64)
    good = wanted & (kind == NUMBER)
    plain = pc.match_substring_regex(text, r"^[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?$")
    good &= np.asarray(plain)
    serial = np.zeros(len(kind))
    serial[good] = np.asarray(text.filter(pa.array(good)).cast(pa.float64()))
    good &= (serial >= 1) & (serial < _LAST)  # below 1: a time without a day keeps its digits
    if since_1904:
        serial[good] += _SINCE_1904
    else:
        good &= np.floor(serial) != _FALSE_LEAP_DAY
        serial[serial < _FALSE_LEAP_DAY] += 1
    # Serials are binary fractions of a day: the nearest millisecond is what was meant.
    milliseconds = np.rint((serial[good] - _UNIX_EPOCH) * _MILLISECONDS)
    value[good] = milliseconds.astype(np.int64) * 1000
    is_iso = wanted & (kind == ISO)
    for place in np.flatnonzero(is_iso).tolist():
        try:
            moment = np.datetime64(text[place].as_py().rstrip("Z"), "us")
        except ValueError:
            continue
        value[place], good[place] = moment.astype(np.int64), True
    return value, good


def _scattered(microseconds: NDArray[np.int64], at: NDArray[np.int64], rows: int) -> pa.Array:
    full = np.zeros(rows, np.int64)
    missing = np.ones(rows, bool)
    full[at], missing[at] = microseconds, False
    return pa.array(full, mask=missing).cast(pa.timestamp("us"))
