"""Cells become values of their declared kind, in this one place and column by column."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from uncover.records import moments
from uncover.records.declaration import Column, Kind
from uncover.records.kinds import TYPES, Reading, State, reader_of
from uncover.records.reading.sheet import ColumnCells
from uncover.records.wording import is_redaction, normal, redaction

_REMEMBERED = 250_000
_FALSE = pa.scalar(value=False)


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
    _read: dict[str, Reading] = field(default_factory=dict)
    _reader: Callable[[str], Reading] = field(init=False)

    def __post_init__(self) -> None:
        self._reader = reader_of(self.column)

    @property
    def wholly_redacted(self) -> bool:
        """Whether every cell that is not blank is a redaction or `NA` (DOMAIN 2.3)."""
        return self.redacted > 0 and self.filled == self.redacted + self.not_applicable

    def type(self, cells: ColumnCells) -> Typed:
        """The cells of a batch as values of the column's kind."""
        indices, distinct = _distinct(cells.text)
        errors = np.zeros(len(indices), bool)
        if cells.error is not None:
            errors[cells.error] = True
        values, states, reasons = self._type_distinct(distinct)
        # A row without text points behind the last distinct text, at a blank.
        place = indices.fill_null(len(distinct)).to_numpy(zero_copy_only=False)
        row_states = np.append(states, State.BLANK)[place]
        row_states[errors] = State.REJECTED
        typed = values.take(indices)
        if errors.any():
            typed = pc.if_else(pa.array(errors), pa.scalar(None, typed.type), typed)
        rejects = [
            Reject(int(row), distinct[int(place[row])].as_py(), "error-cell")
            if errors[row]
            else Reject(int(row), distinct[int(place[row])].as_py(), reasons[int(place[row])])
            for row in np.flatnonzero(
                (row_states == State.REJECTED) | (row_states == State.TIME_DROPPED)
            )
        ]
        self._count(distinct, place, row_states)
        if cells.moment is not None and cells.moment.null_count < len(cells.moment):
            typed, row_states, more = self._merge_moments(typed, row_states, cells.moment)
            rejects = sorted([*rejects, *more], key=lambda reject: reject.index)
        if self.column.kind == "class" and self.column.blank_class:
            blank = pa.array(row_states == State.BLANK)
            typed = pc.if_else(blank, pa.scalar(self.column.blank_class), typed)
        withheld = row_states == State.WITHHELD
        return Typed(typed, withheld if withheld.any() else None, rejects)

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

    def _type_distinct(
        self, distinct: pa.Array
    ) -> tuple[pa.Array, NDArray[np.uint8], dict[int, str]]:
        """Each distinct text once: values, states, and the reasons of those rejected."""
        if self.column.kind in {"text", "person"} and not self.column.digits:
            return self._type_texts(distinct)
        if len(self._read) > _REMEMBERED:
            self._read.clear()
        values, states, reasons = [], np.zeros(len(distinct), np.uint8), {}
        for index, text in enumerate(distinct.to_pylist()):
            reading = self._read.get(text)
            if reading is None:
                reading = self._read[text] = self._read_one(text)
            values.append(reading.value)
            states[index] = reading.state
            if reading.reason is not None:
                reasons[index] = reading.reason
        return pa.array(values, TYPES[self.column.kind]), states, reasons

    def _read_one(self, text: str) -> Reading:
        """One text: blank, redaction and `NA` are the same for all kinds."""
        bare = text.strip()
        if not bare:
            return Reading(None, State.BLANK)
        if is_redaction(bare, self.column.kind):
            return Reading(None, State.WITHHELD)
        if normal(bare) == "na" and self.column.na != "text":
            value = None if self.column.na == "blank" else self.column.na
            return Reading(value, State.NOT_APPLICABLE)
        return self._reader(bare)

    def _type_texts(self, distinct: pa.Array) -> tuple[pa.Array, NDArray[np.uint8], dict[int, str]]:
        """Texts stay exactly as released; a person's id loses the blanks around it."""
        bare = pc.utf8_trim_whitespace(distinct)
        states = np.zeros(len(distinct), np.uint8)
        withheld = pc.match_substring_regex(bare, redaction(self.column.kind))
        states[_mask(withheld)] = State.WITHHELD
        if self.column.na != "text":
            states[_mask(pc.equal(pc.utf8_upper(bare), "NA"))] = State.NOT_APPLICABLE
        states[_mask(pc.equal(bare, ""))] = State.BLANK
        kept = bare if self.column.kind == "person" else distinct
        missing = pa.array(states != State.VALUE)
        return pc.if_else(missing, pa.scalar(None, pa.string()), kept), states, {}

    def _merge_moments(
        self, typed: pa.Array, states: NDArray[np.uint8], cells: pa.Array
    ) -> tuple[pa.Array, NDArray[np.uint8], list[Reject]]:
        """Cells that are dates by their format join those that are text."""
        there = _mask(pc.is_valid(cells))
        values, found, reason = _moments(cells, self.column.kind)
        states = np.where(there, found, states)
        self.filled += int(there.sum())
        typed = pc.if_else(pa.array(there), values, typed)
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
    year = pc.year(cells).fill_null(moments.EARLIEST).to_numpy(zero_copy_only=False)
    outside = (year < moments.EARLIEST) | (year > moments.LATEST)
    if kind == "month":
        values = pc.utf8_slice_codeunits(_written(cells), 0, 10)
    elif kind == "date":
        values = cells.cast(pa.date32(), safe=False)
        dropped = pc.not_equal(values.cast(pa.timestamp("us")), cells)
        states[_mask(dropped)] = State.TIME_DROPPED
    else:
        values = cells
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

    A reader may hand a batch over with the texts of a whole workbook as its dictionary: only
    those that occur are looked at.
    """
    if not pa.types.is_dictionary(text.type):
        text = text.dictionary_encode()
        return text.indices, text.dictionary.cast(pa.string())
    used = text.indices.unique().drop_null()
    distinct = text.dictionary.take(used).cast(pa.string())
    return pc.index_in(text.indices, value_set=used), distinct


def _mask(flags: pa.Array) -> NDArray[np.bool_]:
    return np.asarray(pc.fill_null(flags, _FALSE).to_numpy(zero_copy_only=False), bool)
