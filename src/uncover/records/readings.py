"""The different texts of a column, each read once and remembered from batch to batch."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from uncover.records.declaration import Column
from uncover.records.kinds import TYPES, Reading, State, reader_of
from uncover.records.plain import plainly
from uncover.records.wording import is_redaction, normal, redaction

_REMEMBERED = 1 << 15
_MANY = 64
"""From so many texts on it pays to ask Arrow which of them are plain."""
_FALSE = pa.scalar(value=False)

Read = tuple[pa.Array, NDArray[np.uint8], dict[int, str]]
"""Values, states, and the reasons of those rejected by place."""


class Readings:
    """What the texts of one column are read as."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._type = TYPES[column.kind]
        self._reader = reader_of(column)
        self._is_text = column.kind in {"text", "person"} and not column.digits
        self._forget()

    def of(self, distinct: pa.Array) -> Read:
        """Each of these texts as it is read."""
        if self._is_text:
            return self._texts_read(distinct)
        if not len(distinct):
            return pa.nulls(0, self._type), np.zeros(0, np.uint8), {}
        place = pc.index_in(distinct, value_set=self._known)
        if place.null_count:
            new = distinct.filter(pc.is_null(place))
            if len(self._known) + len(new) > _REMEMBERED:
                self._forget()
                new = distinct
            self._learn(new)
            place = pc.index_in(distinct, value_set=self._known)
        where = place.to_numpy()
        reasons = {}
        if self._reasons:
            reasons = {
                here: self._reasons[there]
                for here, there in enumerate(where.tolist())
                if there in self._reasons
            }
        return self._values.take(place), self._states[where], reasons

    def _forget(self) -> None:
        self._known = pa.array([], pa.string())
        self._values = pa.nulls(0, self._type)
        self._states = np.zeros(0, np.uint8)
        self._reasons: dict[int, str] = {}

    def _learn(self, new: pa.Array) -> None:
        """Read texts not seen before: the plain ones at once, the others one by one."""
        begin = len(self._known)
        states = np.zeros(len(new), np.uint8)
        values = plainly(new, self._column.kind) if len(new) >= _MANY else None
        left = np.arange(len(new))
        if values is not None:
            left = np.flatnonzero(mask(pc.is_null(values)))
        if len(left):
            read = [self._read_one(text) for text in new.take(pa.array(left)).to_pylist()]
            states[left] = [reading.state for reading in read]
            self._reasons |= {
                begin + int(here): reading.reason
                for here, reading in zip(left, read, strict=True)
                if reading.reason is not None
            }
            told = pa.array([reading.value for reading in read], self._type)
            values = told if values is None else _filled(values, told)
        self._known = pa.concat_arrays([self._known, new])
        self._values = pa.concat_arrays([self._values, values])
        self._states = np.concatenate([self._states, states])

    def _read_one(self, text: str) -> Reading:
        """One text: blank, redaction and `NA` are the same for all kinds."""
        bare = text.strip()
        if not bare:
            return Reading(None, State.BLANK)
        if is_redaction(bare, self._column.kind):
            return Reading(None, State.WITHHELD)
        if normal(bare) == "na" and self._column.na != "text":
            value = None if self._column.na == "blank" else self._column.na
            return Reading(value, State.NOT_APPLICABLE)
        return self._reader(bare)

    def _texts_read(self, distinct: pa.Array) -> Read:
        """Texts stay exactly as released; a person's id loses the blanks around it."""
        bare = pc.utf8_trim_whitespace(distinct)
        states = np.zeros(len(distinct), np.uint8)
        likely = mask(pc.is_in(pc.utf8_slice_codeunits(bare, 0, 1), _BEGINNINGS))
        if likely.any():
            marker = redaction(self._column.kind)
            withheld = pc.match_substring_regex(bare.filter(pa.array(likely)), marker)
            states[np.flatnonzero(likely)[mask(withheld)]] = State.WITHHELD
        if self._column.na != "text":
            states[mask(pc.is_in(bare, _NA))] = State.NOT_APPLICABLE
        states[mask(pc.equal(pc.binary_length(bare), 0))] = State.BLANK
        kept = bare if self._column.kind == "person" else distinct
        if states.any():
            kept = pc.if_else(pa.array(states == State.VALUE), kept, pa.scalar(None, pa.string()))
        return kept, states, {}


_BEGINNINGS = pa.array(["b", "B", "(", "[", "{"])
"""The letters with which a redaction begins."""
_NA = pa.array(["NA", "Na", "nA", "na"])


def mask(flags: pa.Array) -> NDArray[np.bool_]:
    """Flags as NumPy has them; null is False."""
    return np.asarray(pc.fill_null(flags, _FALSE).to_numpy(zero_copy_only=False), bool)


def _filled(values: pa.Array, told: pa.Array) -> pa.Array:
    """The values, with what was told of the null ones in order."""
    return pc.replace_with_mask(values, pc.is_null(values), told)
