"""The rows of a made-up sheet as the XML of a worksheet, block by block, without a loop over rows.

Every cell is filled. Texts are numbers of shared strings, moments and dates serial numbers with a
format, amounts plain numbers, and a person's id the hash that an agency would give.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from benches.made_up.chance import below, leaning, mixed
from benches.made_up.layout import MadeUpColumn, MadeUpSheet

BLOCK = 20_000  # rows: what is in memory at a time
TITLES = (
    "MADE-UP DATA. No agency released these rows.",
    "Nobody in this file exists; every row was made up by a program, to measure programs with.",
    "Do not publish any figure from it.",
)
MOMENT_STYLE, DATE_STYLE = 1, 2
_FIRST_DAY, _DAYS = 44_835, 1_256  # 1 October 2022 to 9 March 2026, as a spreadsheet counts days
_LATER = 120  # the other dates of a row are at most so many days after its first
_DAY = 86_400
_PER_PERSON = 8  # about one row in eight is another row of somebody already there
_AGAIN, _WHOSE, _WHEN = 1_001, 1_002, 1_003  # salts; those of the columns are their places
_DIGITS = np.frombuffer(b"0123456789abcdef", np.uint8)
_ID_BYTES = 20


@dataclass(frozen=True)
class Strings:
    """The shared strings of a workbook: those of the columns, then one id for each person."""

    texts: tuple[str, ...]
    people: int

    def __len__(self) -> int:
        return len(self.texts) + self.people


def people_of(rows: int) -> NDArray[np.int64]:
    """Whose each row is: persons are numbered as they first appear."""
    places = np.arange(rows, dtype=np.uint64)
    first = below(_PER_PERSON, places, _AGAIN) > 0
    first[:1] = True
    known = np.cumsum(first)
    earlier = mixed(places, _WHOSE) % known.astype(np.uint64)
    return np.where(first, known - 1, earlier.astype(np.int64))


def strings_of(sheet: MadeUpSheet, people: int) -> Strings:
    """Every text that a cell of the sheet may show."""
    told = [*TITLES, *(column.header for column in sheet.columns)]
    told += [text for column in sheet.columns for text in column.texts]
    return Strings(tuple(dict.fromkeys(told)), people)


def ids(people: int) -> Iterator[bytes]:
    """Forty hexadecimal digits for each person, in blocks, as the items of a string table."""
    for begin in range(0, people, BLOCK):
        count = min(BLOCK, people - begin)
        places = np.arange(begin, begin + count, dtype=np.uint64)
        words = np.stack([mixed(places, salt) for salt in (11, 12, 13)], axis=1)
        octets = words.astype("<u8").view(np.uint8)[:, :_ID_BYTES]
        digits = _DIGITS[np.stack([octets >> 4, octets & 15], axis=2)].reshape(count, -1)
        texts = pa.array(np.ascontiguousarray(digits).view(f"S{2 * _ID_BYTES}").ravel())
        yield _bytes(_joined("<si><t>", texts.cast(pa.string()), "</t></si>"))


def heading(sheet: MadeUpSheet, strings: Strings) -> bytes:
    """The title rows that say what this is, and the header row."""
    number = {text: place for place, text in enumerate(strings.texts)}
    rows = [(at, [number[title]]) for at, title in enumerate(TITLES, 1)]
    rows.append((sheet.header_row, [number[column.header] for column in sheet.columns]))
    return "".join(
        f'<row r="{at}">'
        + "".join(f'<c r="{letters(n)}{at}" t="s"><v>{i}</v></c>' for n, i in enumerate(texts))
        + "</row>"
        for at, texts in rows
    ).encode()


def body(sheet: MadeUpSheet, strings: Strings, whose: NDArray[np.int64]) -> Iterator[bytes]:
    """All rows below the header, in blocks."""
    number = {text: place for place, text in enumerate(strings.texts)}
    codes = [np.array([number[text] for text in column.texts]) for column in sheet.columns]
    for begin in range(0, len(whose), BLOCK):
        people = whose[begin : begin + BLOCK]
        places = np.arange(begin, begin + len(people), dtype=np.uint64)
        numbers = pa.array(places + np.uint64(sheet.header_row + 1)).cast(pa.string())
        parts: list[str | pa.Array] = ['<row r="', numbers, '">']
        for at, column in enumerate(sheet.columns):
            kind, values = _cells(column, at, places, codes[at], people + len(strings.texts))
            parts += [f'<c r="{letters(at)}', numbers, f'" {kind}><v>', values.cast(pa.string())]
            parts.append("</v></c>")
        yield _bytes(_joined(*parts, "</row>"))


def _cells(
    column: MadeUpColumn,
    at: int,
    places: NDArray[np.uint64],
    codes: NDArray[np.int64],
    ids_: NDArray[np.int64],
) -> tuple[str, pa.Array]:
    """How the cells of a column are marked, and what stands in them."""
    match column.kind:
        case "person":
            return 't="s"', pa.array(ids_)
        case "moment" | "date":
            days = _FIRST_DAY + below(_DAYS, places, _WHEN)
            days += 0 if column.leads else below(_LATER, places, at)
            if column.kind == "date":
                return f's="{DATE_STYLE}"', pa.array(days)
            return f's="{MOMENT_STYLE}"', pa.array(days + below(_DAY, places, at + 500) / _DAY)
        case "year":
            return 't="n"', pa.array(1950 + below(60, places, at))
        case "integer" | "money" | "decimal":
            return 't="n"', pa.array(below(20_000, places, at))
        case _:
            return 't="s"', pa.array(codes[leaning(len(codes), places, at)])


def letters(column: int) -> str:
    """The name a spreadsheet gives to a column, from 0: A, ..., Z, AA."""
    more, last = divmod(column, 26)
    return (letters(more - 1) if more else "") + chr(ord("A") + last)


def _joined(*parts: str | pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "")


def _bytes(texts: pa.Array) -> bytes:
    """All texts of an array, one behind the other, as they lie in memory."""
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)
    return bytes(data[int(ends[texts.offset]) : int(ends[texts.offset + len(texts)])])
