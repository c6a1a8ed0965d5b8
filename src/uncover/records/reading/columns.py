"""From cells to columns: shared strings looked up, dates made moments, errors told."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from uncover.records.reading.cells import Cells
from uncover.records.reading.gathering import by_column, distinct, numbers_at, serials, shared_at
from uncover.records.reading.scanning import (
    BOOLEAN,
    ERROR,
    ISO,
    NUMBER,
    SHARED,
    UNCOMPUTED,
    UNEVEN,
    Counts,
    Places,
)
from uncover.records.reading.sheet import Batch, ColumnCells
from uncover.records.reading.spans import UnevenTagsError
from uncover.terms.errors import UnusableError

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?Z?)?")
_MILLISECONDS = 86_400_000
_UNIX_EPOCH = 25_569
"""The serial of 1970-01-01 in the calendar that begins in 1900."""
_SINCE_1904 = 1_462
_LAST = 2_957_004
"""Serials from here on lie after the year 9999 in one of the calendars."""
_FALSE_LEAP_DAY = 60
"""Serial 60 is 29 February 1900, a day that never was: such a cell keeps its digits."""


class SharedStrings:
    """The shared strings of a workbook, and the means to find those that a column uses."""

    def __init__(self, texts: pa.Array) -> None:
        self._texts = texts
        self._place: Counts = np.full(len(texts), -1, np.int32)

    def used(self, number: Places) -> tuple[pa.Array, Counts]:
        """The different texts of these numbers, and for each number which of them it is.

        Raises IndexError where there is no string of a number.
        """
        used, index = np.empty(len(number), np.int64), np.empty(len(number), np.int32)
        count = distinct(number, self._place, used, index)
        if count == UNEVEN:
            raise IndexError
        return self._texts.take(pa.array(used[:count])).cast(pa.string()), index

    def only(self, cells: Cells, which: Places) -> pa.Array | None:
        """A column of nothing but shared strings, by row; None where other cells are in it."""
        full, used = np.full(len(cells.rows), -1, np.int32), np.empty(len(which), np.int64)
        spans = cells.begin, cells.end, cells.at
        count = shared_at(cells.read, which, cells.kind, *spans, self._place, used, full)
        if count == UNEVEN:
            return None
        texts = self._texts.take(pa.array(used[:count])).cast(pa.string())
        return pa.DictionaryArray.from_arrays(_by_row(full, len(which)), texts)


@dataclass(frozen=True)
class Book:
    """What the columns of all sheets of a workbook need.

    name: the file's. dates: for each cell format whether it shows a date. since_1904: the calendar.
    """

    name: str
    shared: SharedStrings
    dates: NDArray[np.bool_]
    since_1904: bool


def batch_of(cells: Cells, book: Book) -> Batch:
    """The rows of these cells.

    Raises UnusableError (`reading.damaged`) where a shared string is not there, UnevenTagsError
    where a text is not UTF-8.
    """
    last = int(cells.column.max(initial=-1))
    order = np.empty(len(cells.column), np.int64)
    edges = np.zeros(last + 2, np.int64)
    by_column(cells.column, order, edges, np.empty_like(edges))
    rows = len(cells.rows)
    nothing = ColumnCells(pa.nulls(rows, pa.string()))
    columns = []
    for begin, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        which = order[begin:end]
        columns.append(_column(cells, which, book) if len(which) else nothing)
    return Batch(cells.rows, tuple(columns))


def _column(cells: Cells, which: Places, book: Book) -> ColumnCells:
    shared = book.shared.only(cells, which)
    if shared is not None:
        return ColumnCells(shared)
    kind = cells.kind[which]
    style = cells.style[which]
    is_date = (style < len(book.dates)) & book.dates[np.minimum(style, len(book.dates) - 1)]
    is_moment = ((kind == NUMBER) & is_date) | (kind == ISO)
    moment = None
    if is_moment.any():
        dated = np.flatnonzero(is_moment)
        microseconds, good = _moments(cells, which[dated], book)
        moment = _scattered(microseconds[good], cells.at[which[dated[good]]], len(cells.rows))
        keep = np.ones(len(which), bool)
        keep[dated[good]] = False
        which, kind = which[keep], kind[keep]
    is_error = (kind == ERROR) | (kind == UNCOMPUTED)
    error = cells.at[which[is_error]].astype(np.int64) if is_error.any() else None
    return ColumnCells(_texts(cells, which, kind, book), moment, error)


def _texts(cells: Cells, which: Places, kind: NDArray[np.int8], book: Book) -> pa.Array:
    """The texts of a column by row; shared strings come as a dictionary of those that occur."""
    is_shared = kind == SHARED
    index = np.empty(len(which), np.int32)
    shared, index[is_shared] = _shared(cells, which[is_shared], book)
    own = cells.texts(which[~is_shared]).cast(pa.string())
    if (kind == BOOLEAN).any():
        own = pc.if_else(pa.array((kind == BOOLEAN)[~is_shared]), _truths(own), own)
    if (kind == UNCOMPUTED).any():
        formula = pc.binary_join_element_wise("=", own, "")
        own = pc.if_else(pa.array((kind == UNCOMPUTED)[~is_shared]), formula, own)
    index[~is_shared] = len(shared) + np.arange(len(own))
    if not len(shared) and len(own) == len(cells.rows):  # one in every row, in their order
        return own
    full = np.full(len(cells.rows), -1, np.int32)
    full[cells.at[which]] = index
    indices = _by_row(full, len(which))
    if len(shared):
        return pa.DictionaryArray.from_arrays(indices, pa.concat_arrays([shared, own]))
    return own.take(indices)


def _by_row(full: Counts, filled: int) -> pa.Array:
    """Places of texts by row; a row that is -1 has none."""
    return pa.array(full) if filled == len(full) else pa.array(full, mask=full < 0)


def _truths(own: pa.Array) -> pa.Array:
    """TRUE and FALSE, however they are written; anything else stays as it is."""
    plain = pc.utf8_lower(pc.utf8_trim_whitespace(own))
    is_true = pc.is_in(plain, pa.array(["1", "true"]))
    is_false = pc.is_in(plain, pa.array(["0", "false"]))
    return pc.if_else(is_true, "TRUE", pc.if_else(is_false, "FALSE", own))


def _shared(cells: Cells, which: Places, book: Book) -> tuple[pa.Array, Counts]:
    """The different shared strings of these cells, and for each cell which of them it holds."""
    number = np.empty(len(which), np.int64)
    if not numbers_at(cells.read, cells.begin[which], cells.end[which], number):
        if cells.is_raw:
            raise UnevenTagsError
        raise UnusableError("reading.damaged", file=book.name)
    try:
        return book.shared.used(number)
    except IndexError as error:
        raise UnusableError("reading.damaged", file=book.name) from error


def _moments(
    cells: Cells, which: Places, book: Book
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Microseconds since 1970 for these cells of dates, and which of them are moments indeed."""
    is_iso = cells.kind[which] == ISO
    days, part = np.empty(len(which), np.int64), np.empty(len(which))
    serials(cells.read, cells.begin[which], cells.end[which], days, part)
    days[is_iso] = -1
    for place in np.flatnonzero((days < 0) & ~is_iso).tolist():
        days[place], part[place] = _serial(cells.texts(which[place : place + 1])[0].as_py())
    good = (days >= 1) & (days < _LAST)  # below 1: a time without a day keeps its digits
    if book.since_1904:
        days += _SINCE_1904
    else:
        good &= days != _FALSE_LEAP_DAY
        days[days < _FALSE_LEAP_DAY] += 1
    # Serials are binary fractions of a day: the nearest millisecond is what was meant.
    milliseconds = (days - _UNIX_EPOCH) * _MILLISECONDS + np.rint(part * _MILLISECONDS)
    value = np.where(good, milliseconds, 0).astype(np.int64) * 1000
    for place in np.flatnonzero(is_iso).tolist():
        text = cells.texts(which[place : place + 1])[0].as_py()
        if not _ISO.fullmatch(text):
            continue
        try:
            moment = np.datetime64(text.rstrip("Z"), "us")
        except ValueError:
            continue
        value[place], good[place] = moment.astype(np.int64), True
    return value, good


def _serial(text: str) -> tuple[int, float]:
    """Day and part of a day from digits with an exponent; the day -1 where it is no such number."""
    try:
        serial = float(text)
    except ValueError:
        return -1, 0.0
    if not 1 <= serial < _LAST or not text[0].isdigit() or not text.isascii() or "_" in text:
        return -1, 0.0
    return int(serial), serial - int(serial)


def _scattered(microseconds: NDArray[np.int64], at: Counts, rows: int) -> pa.Array:
    full = np.zeros(rows, np.int64)
    missing = np.ones(rows, bool)
    full[at], missing[at] = microseconds, False
    return pa.array(full, mask=missing).cast(pa.timestamp("us"))
