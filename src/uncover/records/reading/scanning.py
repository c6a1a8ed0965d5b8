"""The scan over a worksheet's XML, byte by byte, compiled when it is first used.

Numba turns these few functions into machine code and keeps it on disk (docs/decisions says why).
They read plain markup as spreadsheet programs write it; at anything else they give up with
`UNEVEN`, and the piece is parsed by a general parser. An index out of bounds raises IndexError,
which means the same: nothing outside the piece is ever read.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

SHARED, NUMBER, TEXT, BOOLEAN, ERROR, ISO = range(6)
"""The kinds of a cell: the number of a shared string, a number, a text, TRUE or FALSE, the name of
a spreadsheet error, a date in ISO form."""

UNEVEN = -1
AMPERSAND, RETURN, UNDERSCORE, BEYOND_ASCII = 1, 2, 4, 8
"""What `gathered` saw among the bytes: what may have to be resolved, and what to validate."""

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Counts = NDArray[np.int32]

_LT, _GT, _QUOTE, _SLASH, _EQUALS, _SPACE = (ord(c) for c in '<>"/= ')
_A, _Z, _0, _9, _POINT = (ord(c) for c in "AZ09.")
_B, _C, _D, _E, _F, _I, _N, _O, _R, _S, _T, _V, _W = (ord(c) for c in "bcdefinorstvw")
_MOST_DIGITS = 9  # of a row, a style, a shared string: all fit 32 bits

_Given = ParamSpec("_Given")
_Told = TypeVar("_Told")


def _compiled(function: Callable[_Given, _Told]) -> Callable[_Given, _Told]:
    """The function as machine code that checks every index and lets other threads run."""
    try:
        made = numba.njit(cache=True, nogil=True, boundscheck=True)(function)
    except RuntimeError:  # nowhere to keep it: neither beside this file nor in a home
        made = numba.njit(nogil=True, boundscheck=True)(function)
    return cast("Callable[_Given, _Told]", made)


@_compiled
def _attribute(read: Bytes, i: int) -> tuple[int, int, int]:
    """From the first byte of an attribute: its one-letter name or 0, where its value begins, ends.

    The name UNEVEN says that this is not `name="value"`.
    """
    begin = i
    while read[i] != _EQUALS:
        if read[i] <= _SPACE or read[i] == _LT or read[i] == _GT or read[i] == _QUOTE:
            return UNEVEN, i, i
        i += 1
    name = int(read[begin]) if i - begin == 1 else 0
    if read[i + 1] != _QUOTE:
        return UNEVEN, i, i
    first = i + 2
    i = first
    while read[i] != _QUOTE:
        if read[i] == _LT:
            return UNEVEN, i, i
        i += 1
    return name, first, i


@_compiled
def _whole(read: Bytes, begin: int, end: int) -> int:
    """The whole number that stands there, or UNEVEN."""
    if end <= begin or end - begin > _MOST_DIGITS:
        return UNEVEN
    value = 0
    for i in range(begin, end):
        if read[i] < _0 or read[i] > _9:
            return UNEVEN
        value = value * 10 + read[i] - _0
    return value


@_compiled
def _letters(read: Bytes, begin: int, end: int) -> int:
    """The column of a reference such as `AB12`, from 0: letters count in base 26, from 1."""
    column, i = 0, begin
    while i < end and read[i] >= _A and read[i] <= _Z:
        column = column * 26 + read[i] - _A + 1
        i += 1
    if i == begin or i - begin > 3:  # noqa: PLR2004  XFD is the last
        return UNEVEN
    return column - 1 if i < end and read[i] >= _0 and read[i] <= _9 else UNEVEN


@_compiled
def _kind(read: Bytes, begin: int, end: int) -> int:  # noqa: C901, PLR0911  one line a type
    """The kind that a cell's `t` names, or UNEVEN."""
    first, length = read[begin], end - begin
    if length == 1:
        if first == _S:
            return SHARED
        if first == _N:
            return NUMBER
        if first == _B:
            return BOOLEAN
        if first == _E:
            return ERROR
        if first == _D:
            return ISO
    if length == 3 and first == _S and read[begin + 1] == _T:  # noqa: PLR2004  "str"
        return TEXT
    if length == 9 and first == _I and read[begin + 1] == _N:  # noqa: PLR2004  "inlineStr"
        return TEXT
    return UNEVEN


@_compiled
def _behind_tag(read: Bytes, i: int) -> tuple[int, bool]:
    """From inside an opening tag: the place behind its `>`, and whether it closes itself."""
    quoted = False
    while quoted or read[i] != _GT:
        if read[i] == _QUOTE:
            quoted = not quoted
        elif read[i] == _LT:
            return UNEVEN, False
        i += 1
    return i + 1, read[i - 1] == _SLASH


@_compiled
def _behind_blanks(read: Bytes, i: int) -> int:
    while read[i] <= _SPACE:
        i += 1
    return i


@_compiled
def _closes(read: Bytes, i: int, letter: int) -> bool:
    """Whether `</letter>` stands here."""
    return bool(
        read[i] == _LT and read[i + 1] == _SLASH and read[i + 2] == letter and read[i + 3] == _GT
    )


@_compiled
def _opens(read: Bytes, i: int, letter: int) -> bool:
    """Whether an element of this one-letter name begins here."""
    if read[i] != _LT or read[i + 1] != letter:
        return False
    return bool(read[i + 2] == _GT or read[i + 2] == _SLASH or read[i + 2] <= _SPACE)


@_compiled
def _text(read: Bytes, i: int, letter: int) -> tuple[int, int, int]:
    """From `<v` or `<t`: where its text begins and ends, and the place behind the element."""
    begin, closed = _behind_tag(read, i + 2)
    if begin == UNEVEN or closed:
        return begin, begin, begin
    i = begin
    while read[i] != _LT:
        i += 1
    if not _closes(read, i, letter):
        return UNEVEN, UNEVEN, UNEVEN
    return begin, i, i + 4


@_compiled
def _content(read: Bytes, i: int) -> tuple[int, int, int]:  # noqa: C901, PLR0911  gives up early
    """From behind `<c ...>`: where the cell's text begins and ends, and the place behind `</c>`.

    No text: both UNEVEN. Not plain: all three.
    """
    begin = end = UNEVEN
    i = _behind_blanks(read, i)
    if _opens(read, i, _F):  # a formula; what it came to stands behind it
        i, closed = _behind_tag(read, i + 2)
        if i == UNEVEN:
            return UNEVEN, UNEVEN, UNEVEN
        if not closed:
            while read[i] != _LT:
                i += 1
            if not _closes(read, i, _F):
                return UNEVEN, UNEVEN, UNEVEN
            i += 4
        i = _behind_blanks(read, i)
    if _opens(read, i, _V):
        begin, end, i = _text(read, i, _V)
    elif read[i] == _LT and read[i + 1] == _I and read[i + 2] == _S and read[i + 3] == _GT:
        i = _behind_blanks(read, i + 4)
        if not _opens(read, i, _T):
            return UNEVEN, UNEVEN, UNEVEN
        begin, end, i = _text(read, i, _T)
        if i == UNEVEN:
            return UNEVEN, UNEVEN, UNEVEN
        i = _behind_blanks(read, i)
        if not (read[i] == _LT and read[i + 1] == _SLASH and read[i + 2] == _I):
            return UNEVEN, UNEVEN, UNEVEN
        i += len("</is>")
    if i == UNEVEN:
        return UNEVEN, UNEVEN, UNEVEN
    i = _behind_blanks(read, i)
    if not _closes(read, i, _C):
        return UNEVEN, UNEVEN, UNEVEN
    return begin, end, i + len("</c>")


@_compiled
def cells_scanned(  # noqa: C901, PLR0911, PLR0912, PLR0915  one pass, one state: the heart of the reader
    read: Bytes,
    last: int,
    rows: Places,
    at: Counts,
    column: Counts,
    kind: NDArray[np.int8],
    style: Counts,
    begin: Counts,
    end: Counts,
) -> tuple[int, int, int]:
    """Every cell that has a value, written into the arrays given, which must be long enough.

    `read` begins with `<row` and ends behind `</row>`; `last` is the number of the row before it.
    rows: numbers of the rows that hold a value. Per cell: `at` its place in `rows`, its column
    from 0, its kind, its cell format, and where its text begins and ends.
    Returns how many cells, how many rows, the number of the last row; cells are UNEVEN where the
    markup is not plain.
    """
    i, cells, used, following, counted = 0, 0, 0, 0, False
    size = len(read)
    uneven = (UNEVEN, 0, 0)
    while True:
        while i < size and read[i] <= _SPACE:
            i += 1
        if i >= size:
            return cells, used, last
        if read[i] != _LT:
            return uneven
        i += 1
        if read[i] == _C and (read[i + 1] <= _SPACE or read[i + 1] == _GT or read[i + 1] == _SLASH):
            i = _behind_blanks(read, i + 1)
            here, type_, format_ = following, NUMBER, 0
            while read[i] != _GT and read[i] != _SLASH:
                name, first, i = _attribute(read, i)
                if name == UNEVEN:
                    return uneven
                if name == _R:
                    here = _letters(read, first, i)
                elif name == _S:
                    format_ = _whole(read, first, i)
                elif name == _T:
                    type_ = _kind(read, first, i)
                i = _behind_blanks(read, i + 1)
            if here == UNEVEN or format_ == UNEVEN or type_ == UNEVEN:  # noqa: PLR1714  compiles to less
                return uneven
            following = here + 1
            if read[i] == _SLASH:
                i += 2
                continue
            first, behind, i = _content(read, i + 1)
            if i == UNEVEN:
                return uneven
            if first == UNEVEN:
                continue
            if not counted:
                rows[used] = last
                used += 1
                counted = True
            at[cells] = used - 1
            column[cells] = here
            kind[cells] = type_
            style[cells] = format_
            begin[cells] = first
            end[cells] = behind
            cells += 1
        elif read[i] == _R and read[i + 1] == _O and read[i + 2] == _W:
            i = _behind_blanks(read, i + 3)
            number = last + 1
            while read[i] != _GT and read[i] != _SLASH:
                name, first, i = _attribute(read, i)
                if name == UNEVEN:
                    return uneven
                if name == _R:
                    number = _whole(read, first, i)
                i = _behind_blanks(read, i + 1)
            if number <= last:
                return uneven
            last, following, counted = number, 0, False
            i += 2 if read[i] == _SLASH else 1
        elif read[i] == _SLASH and read[i + 1] == _R and read[i + 4] == _GT:
            i += len("/row>")
        else:
            return uneven


@_compiled
def strings_scanned(read: Bytes, begin: Counts, end: Counts) -> int:
    """Where the text of each shared string begins and ends; how many there are, or UNEVEN.

    `read` begins with `<si` and ends behind an item. Items of several runs are UNEVEN.
    """
    i, items, size = 0, 0, len(read)
    while True:
        while i < size and read[i] <= _SPACE:
            i += 1
        if i >= size:
            return items
        if not (read[i] == _LT and read[i + 1] == _S and read[i + 2] == _I and read[i + 3] == _GT):
            return UNEVEN
        i = _behind_blanks(read, i + 4)
        if not _opens(read, i, _T):
            return UNEVEN
        begin[items], end[items], i = _text(read, i, _T)
        if i == UNEVEN:
            return UNEVEN
        i = _behind_blanks(read, i)
        if not (read[i] == _LT and read[i + 1] == _SLASH and read[i + 2] == _S):
            return UNEVEN
        i += len("</si>")
        items += 1


@_compiled
def numbers_at(read: Bytes, begin: Counts, end: Counts, number: Places) -> bool:
    """The whole numbers that stand at these places, into `number`; False where one is none."""
    for i in range(len(begin)):
        number[i] = _whole(read, begin[i], end[i])
        if number[i] == UNEVEN:
            return False
    return True


@_compiled
def gathered(read: Bytes, begin: Counts, offsets: Places, data: Bytes) -> int:
    """The bytes of the texts that begin there, one behind the other, into `data`.

    `offsets` says where each ends in `data`. Returns what was seen among them (AMPERSAND, ...).
    """
    seen = 0
    for text in range(len(begin)):
        i = begin[text]
        for to in range(offsets[text], offsets[text + 1]):
            byte = read[i]
            data[to] = byte
            if byte >= 128:  # noqa: PLR2004
                seen |= BEYOND_ASCII
            elif byte == 38:  # noqa: PLR2004  &
                seen |= AMPERSAND
            elif byte == 13:  # noqa: PLR2004
                seen |= RETURN
            elif byte == 95:  # noqa: PLR2004  _
                seen |= UNDERSCORE
            i += 1
    return seen


@_compiled
def by_column(column: Counts, order: Places, edges: Places) -> None:
    """The cells in order of their columns into `order`, stable; `edges` is where each begins.

    `edges` comes as zeros, two longer than the last column's number.
    """
    for i in range(len(column)):
        edges[column[i] + 1] += 1
    for i in range(1, len(edges)):
        edges[i] += edges[i - 1]
    filled = edges.copy()
    for i in range(len(column)):
        order[filled[column[i]]] = i
        filled[column[i]] += 1


@_compiled
def distinct(number: Places, place: Counts, used: Places, index: Counts) -> int:
    """Each different number once, in order of appearance, into `used`; how many there are.

    `index` gets for each number its place in `used`. `place` is all -1, as long as numbers can be
    large, and is so again afterwards. Raises IndexError where a number is larger.
    """
    count = 0
    for i in range(len(number)):
        if number[i] >= len(place):
            for j in range(count):
                place[used[j]] = -1
            raise IndexError
        if place[number[i]] < 0:
            place[number[i]] = count
            used[count] = number[i]
            count += 1
        index[i] = place[number[i]]
    for j in range(count):
        place[used[j]] = -1
    return count


@_compiled
def serials(
    read: Bytes, begin: Counts, end: Counts, days: Places, fraction: NDArray[np.float64]
) -> None:
    """The dates that stand there as digits: whole days, and the part of a day behind the point.

    `days` is UNEVEN where something other than digits and one point stands.
    """
    for text in range(len(begin)):
        i, day, digits, scale = begin[text], 0, 0.0, 1.0
        while i < end[text] and i - begin[text] <= _MOST_DIGITS and _0 <= read[i] <= _9:
            day = day * 10 + read[i] - _0
            i += 1
        plain = i > begin[text]
        if i < end[text] and read[i] == _POINT:
            i += 1
            plain = plain and i < end[text]
            while i < end[text] and _0 <= read[i] <= _9:
                # Digits past the eighteenth are less than a nanosecond.
                if scale < 1e18:  # noqa: PLR2004
                    digits = digits * 10 + (read[i] - _0)
                    scale *= 10
                i += 1
        days[text] = day if plain and i == end[text] else UNEVEN
        fraction[text] = digits / scale
