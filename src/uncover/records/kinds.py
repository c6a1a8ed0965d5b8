"""The kinds of columns: the type of each, and how one text of it is read."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any, NamedTuple

import pyarrow as pa

from uncover.records import amounts, moments
from uncover.records.declaration import Column, Kind
from uncover.records.wording import class_of, known_classes, known_codes, normal, yes_no
from uncover.terms.places import postal_code

TYPES: dict[Kind, pa.DataType] = {
    "person": pa.string(),
    "text": pa.string(),
    "code": pa.string(),
    "class": pa.string(),
    "state": pa.string(),
    "month": pa.string(),
    "date": pa.date32(),
    "moment": pa.timestamp("us"),
    "integer": pa.int64(),
    "decimal": pa.float64(),
    "money": pa.decimal128(18, 4),
    "year": pa.int32(),
    "yes_no": pa.bool_(),
}
"""The Arrow type of each kind; persons are still the agency's pseudonyms here."""


class State(IntEnum):
    """What became of a cell."""

    VALUE = 0
    BLANK = 1
    WITHHELD = 2
    NOT_APPLICABLE = 3
    REJECTED = 4
    NEW_CODE = 5
    TIME_DROPPED = 6


class Reading(NamedTuple):
    """One text read: its value, what became of it, and why if it is no value."""

    value: Any
    state: State
    reason: str | None = None


def reader_of(column: Column) -> Callable[[str], Reading]:  # noqa: C901, PLR0911 (one per kind)
    """How one bare text that is neither blank, redaction nor `NA` is read."""
    codes = known_codes(column)
    match column.kind:
        case "integer":
            return _plain(amounts.integer, "not-a-whole-number")
        case "decimal":
            return _plain(amounts.decimal, "not-a-number")
        case "money":
            return _plain(amounts.money, "not-an-amount")
        case "year":
            return _plain(amounts.year, "not-a-year")
        case "yes_no":
            return _plain(yes_no, "not-yes-or-no")
        case "month":
            return _plain(moments.month, "not-a-month")
        case "date":
            return _read_date
        case "moment":
            return _read_moment
        case "state":
            return lambda text: _or_new(postal_code(text), text.upper())
        case "class":
            classes = known_classes(column)
            return lambda text: _or_new(class_of(text, classes), text)
        case _:
            return lambda text: _code(column, codes, _with_zeros(text, column.digits))


def _plain(read: Callable[[str], Any], reason: str) -> Callable[[str], Reading]:
    def reader(text: str) -> Reading:
        value = read(text)
        if value is None:
            return Reading(None, State.REJECTED, reason)
        return Reading(value, State.VALUE)

    return reader


def _code(column: Column, codes: dict[str, str], text: str) -> Reading:
    """A code in its declared spelling; one that the declaration does not know as it is."""
    if not codes or column.known(text):
        return Reading(codes.get(normal(text), text), State.VALUE)
    return Reading(text, State.NEW_CODE)


def _with_zeros(text: str, digits: int | None) -> str:
    """A code of digits with the leading zeros that a spreadsheet took from it."""
    whole = text.removesuffix(".0")
    return whole.zfill(digits) if digits and whole.isdecimal() else text


def _or_new(known: str | None, text: str) -> Reading:
    return Reading(text, State.NEW_CODE) if known is None else Reading(known, State.VALUE)


def _read_moment(text: str) -> Reading:
    value = moments.moment(text)
    if value is None:
        return Reading(None, State.REJECTED, "not-a-date")
    if not moments.within_range(value):
        return Reading(None, State.REJECTED, "out-of-range")
    return Reading(value, State.VALUE)


def _read_date(text: str) -> Reading:
    reading = _read_moment(text)
    if reading.state is not State.VALUE:
        return reading
    day = reading.value.date()
    if reading.value.time() != reading.value.min.time():
        return Reading(day, State.TIME_DROPPED, "time-dropped")
    return Reading(day, State.VALUE)
