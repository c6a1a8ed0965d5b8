"""Cells become values of their declared kind, in this one place and column by column."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from uncover.records import moments
from uncover.records.declaration import Column, Kind
from uncover.records.kinds import TYPES, State
from uncover.records.plain import wholly_plain
from uncover.records.reading.sheet import ColumnCells
from uncover.records.readings import Readings, mask

_EARLIEST, _TOO_LATE = (
    int(np.datetime64(str(year), "us").astype(np.int64))
    for year in (moments.EARLIEST, moments.LATEST + 1)
)
"""Microseconds since 1970 at which the years that a release can mean begin and end."""


@dataclass(frozen=True)
class Reject:
    """A value that could not be typed (or lost its time), with its 0-based row in the batch."""

    index: int
    text: str
    reason: str


@dataclass(frozen=True)
class Typed:
    """One column of a batch: its values, which rows were withheld, and what was rejected."""

    values: pa.Array
    withheld: NDArray[np.bool_] | None
    rejects: list[Reject]


@dataclass
class ColumnTyper:
    """Types the batches of one column and counts what it saw.

    filled, redacted, not_applicable: cells that are not blank, and how many of them were
    redactions and the text `NA`. new_codes: codes the declaration does not know, by rows.
    """

    column: Column
    filled: int = 0
    redacted: int = 0
    not_applicable: int = 0
    new_codes: Counter[str] = field(default_factory=Counter)
    _readings: Readings = field(init=False)

    def __post_init__(self) -> None:
        self._readings = Readings(self.column)

    @property
    def wholly_redacted(self) -> bool:
        """Whether every cell that is not blank is a redaction or `NA` (DOMAIN 2.3)."""
        return self.redacted > 0 and self.filled == self.redacted + self.not_applicable

    def type(self, cells: ColumnCells) -> Typed:
        """The cells of a batch as values of the column's kind; texts as a dictionary of them."""
        rows = len(cells.text)
        rejects: list[Reject] = []
        if cells.text.null_count == rows:
            typed, states = pa.nulls(rows, TYPES[self.column.kind]), _blank(rows)
        else:
            typed, states, rejects = self._type_texts(cells)
        if cells.moment is not None and cells.moment.null_count < rows:
            typed, states, more = self._merge_moments(typed, states, cells.moment)
            rejects = sorted([*rejects, *more], key=lambda reject: reject.index)
        if self.column.kind == "class" and self.column.blank_class:
            blank = states == State.BLANK
            if blank.any():
                typed = pc.if_else(pa.array(blank), self.column.blank_class, _plain(typed))
        withheld = states == State.WITHHELD
        return Typed(typed, withheld if withheld.any() else None, rejects)

    def _type_texts(self, cells: ColumnCells) -> tuple[pa.Array, NDArray[np.uint8], list[Reject]]:
        """Values and states of the rows that have text, by the readings of the different texts."""
        if cells.error is None and pa.types.is_string(cells.text.type):
            values = wholly_plain(cells.text, self.column.kind)
            if values is not None:
                self.filled += len(values) - values.null_count
                return values, _blank_where_null(values), []
        indices, distinct = _distinct(cells.text)
        values, states, reasons = self._readings.of(distinct)
        typed = _taken(values, indices)
        if not states.any() and not indices.null_count and cells.error is None:
            self.filled += len(indices)
            return typed, np.zeros(len(indices), np.uint8), []
        # A row without text points behind the last distinct text, at a blank.
        place = indices.fill_null(len(distinct)).to_numpy(zero_copy_only=False)
        row_states = np.append(states, np.uint8(State.BLANK))[place]
        errors = np.zeros(len(indices), bool)
        if cells.error is not None:
            errors[cells.error] = True
            row_states[errors] = State.REJECTED
            typed = pc.if_else(pa.array(errors), pa.scalar(None, values.type), _plain(typed))
        rejects = [
            Reject(
                int(row),
                distinct[int(place[row])].as_py(),
                "error-cell" if errors[row] else reasons[int(place[row])],
            )
            for row in np.flatnonzero(
                (row_states == State.REJECTED) | (row_states == State.TIME_DROPPED)
            )
        ]
        self._count(distinct, place, row_states)
        return typed, row_states, rejects

    def _count(
        self, distinct: pa.Array, place: NDArray[np.int64], states: NDArray[np.uint8]
    ) -> None:
        tally = np.bincount(states, minlength=len(State))
        self.filled += int(len(states) - tally[State.BLANK])
        self.redacted += int(tally[State.WITHHELD])
        self.not_applicable += int(tally[State.NOT_APPLICABLE])
        if tally[State.NEW_CODE]:
            new, rows = np.unique(place[states == State.NEW_CODE], return_counts=True)
            for index, count in zip(new, rows, strict=True):
                self.new_codes[distinct[int(index)].as_py().strip()] += int(count)

    def _merge_moments(
        self, typed: pa.Array, states: NDArray[np.uint8], cells: pa.Array
    ) -> tuple[pa.Array, NDArray[np.uint8], list[Reject]]:
        """Cells that are dates by their format join those that are text."""
        values, found, reason = _moments(cells, self.column.kind)
        self.filled += len(cells) - cells.null_count
        there = np.ones(len(cells), bool)
        if cells.null_count:
            there = mask(pc.is_valid(cells))
            states = np.where(there, found, states)
            typed = pc.if_else(pa.array(there), values, _plain(typed))
        else:
            states, typed = found, values
        told = np.flatnonzero(there & (found != State.VALUE))
        texts = _written(cells.take(pa.array(told))).to_pylist() if len(told) else []
        rejects = [
            Reject(int(row), text, _why(found[row], reason))
            for row, text in zip(told, texts, strict=True)
        ]
        return typed, states, rejects


def _why(state: int, reason: str) -> str:
    return "time-dropped" if state == State.TIME_DROPPED else reason


def _moments(cells: pa.Array, kind: Kind) -> tuple[pa.Array, NDArray[np.uint8], str]:
    """Date cells as values of a kind, the state of each, and why some are rejected."""
    states = np.zeros(len(cells), np.uint8)
    if kind in {"text", "person", "code", "class", "state"}:
        return _written(cells), states, ""
    if kind not in {"date", "moment", "month"}:
        states[:] = State.REJECTED
        return pa.nulls(len(cells), TYPES[kind]), states, "a-date"
    since_1970 = cells.cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
    outside = (since_1970 < _EARLIEST) | (since_1970 >= _TOO_LATE)
    if kind == "month":
        values = pc.utf8_slice_codeunits(_written(cells), 0, 10)
    elif kind == "date":
        values = cells.cast(pa.date32(), safe=False)
        dropped = pc.not_equal(values.cast(pa.timestamp("us")), cells)
        if pc.any(dropped).as_py():
            states[mask(dropped)] = State.TIME_DROPPED
    else:
        values = cells
    if outside.any():
        states[outside] = State.REJECTED
        values = pc.if_else(pa.array(outside), pa.scalar(None, values.type), values)
    return values, states, "out-of-range"


def _written(cells: pa.Array) -> pa.Array:
    """Date cells as ISO text, without a time that is midnight."""
    seconds = cells.cast(pa.timestamp("s"), safe=False)
    text = pc.strftime(seconds, format="%Y-%m-%d %H:%M:%S")
    return pc.replace_substring_regex(text, " 00:00:00$", "")


def _distinct(text: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Row positions (int32, null where there is no text) in the distinct texts of the rows.

    A reader may hand a batch over with the texts of a whole workbook as its dictionary: where it
    is longer than the batch only those that occur are looked at.
    """
    if not pa.types.is_dictionary(text.type):
        text = text.dictionary_encode()
        return text.indices, text.dictionary.cast(pa.string())
    if len(text.dictionary) <= len(text):
        return text.indices, text.dictionary.cast(pa.string())
    used = text.indices.unique().drop_null()
    distinct = text.dictionary.take(used).cast(pa.string())
    return pc.index_in(text.indices, value_set=used), distinct


def _blank(rows: int) -> NDArray[np.uint8]:
    return np.full(rows, State.BLANK, np.uint8)


def _blank_where_null(values: pa.Array) -> NDArray[np.uint8]:
    states = np.zeros(len(values), np.uint8)
    if values.null_count:
        states[mask(pc.is_null(values))] = State.BLANK
    return states


def _taken(values: pa.Array, indices: pa.Array) -> pa.Array:
    """The value of each row; of texts a dictionary, with what is null told by the rows."""
    if not pa.types.is_string(values.type):
        return values.take(indices)
    if values.null_count:
        missing = pc.is_null(values).take(indices)
        indices = pc.if_else(missing, pa.scalar(None, indices.type), indices)
        values = values.fill_null("")
    return pa.DictionaryArray.from_arrays(indices, values)


def _plain(typed: pa.Array) -> pa.Array:
    """The same values, texts not as a dictionary."""
    return typed.dictionary_decode() if pa.types.is_dictionary(typed.type) else typed
