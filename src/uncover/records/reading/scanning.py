"""The scan over a worksheet's XML, byte by byte, compiled when it is first used.

Decision 0008 says why. These functions read plain markup as spreadsheet programs write it; at
anything else they give up with `UNEVEN`, and the piece is parsed by a general parser.

No index is checked, so what they read has to end in `TAIL`: every loop here stops at a `<`, and
nothing that follows one holds for another `<`. So no broken file is read past its end.
"""

import numpy as np
from numpy.typing import NDArray

from uncover.records.reading.compiling import compiled

SHARED, NUMBER, TEXT, BOOLEAN, ERROR, ISO, UNCOMPUTED = range(7)
"""The kinds of a cell: the number of a shared string, a number, a text, TRUE or FALSE, the name of
a spreadsheet error, a date in ISO form, a formula of which no result was stored."""

UNEVEN = -1
ROWS, COLUMNS = 1_048_576, 16_384
"""As many as a worksheet can have."""
TAIL = b"<" * 16
"""Stands behind everything that is scanned; longer than any name that is looked for."""

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]
Counts = NDArray[np.int32]

_LT, _GT, _QUOTE, _SLASH, _EQUALS, _SPACE = (ord(c) for c in '<>"/= ')
_A, _Z, _0, _9 = (ord(c) for c in "AZ09")
_B, _C, _D, _E, _F, _I, _N, _O, _R, _S, _T, _V, _W = (ord(c) for c in "bcdefinorstvw")
_MOST_DIGITS = 9  # of a row, a style, a shared string: all fit 32 bits


@compiled
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


@compiled
def whole(read: Bytes, begin: int, end: int) -> int:
    """The whole number that stands there, or UNEVEN."""
    if end <= begin or end - begin > _MOST_DIGITS:
        return UNEVEN
    value = 0
    for i in range(begin, end):
        if read[i] < _0 or read[i] > _9:
            return UNEVEN
        value = value * 10 + read[i] - _0
    return value


@compiled
def _column(read: Bytes, begin: int, end: int, row: int) -> int:
    """The column of a reference such as `AB12`, from 0, if it is one of this row.

    Letters count in base 26, from 1.
    """
    column, i = 0, begin
    while i < end and read[i] >= _A and read[i] <= _Z:
        column = column * 26 + read[i] - _A + 1
        i += 1
    if i == begin or i - begin > 3 or column > COLUMNS:  # noqa: PLR2004  XFD is the last
        return UNEVEN
    return column - 1 if whole(read, i, end) == row else UNEVEN


@compiled
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


@compiled
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


@compiled
def _behind_blanks(read: Bytes, i: int) -> int:
    while read[i] <= _SPACE:
        i += 1
    return i


@compiled
def _closes(read: Bytes, i: int, letter: int) -> bool:
    """Whether `</letter>` stands here."""
    return bool(
        read[i] == _LT and read[i + 1] == _SLASH and read[i + 2] == letter and read[i + 3] == _GT
    )


@compiled
def _opens(read: Bytes, i: int, letter: int) -> bool:
    """Whether an element of this one-letter name begins here."""
    if read[i] != _LT or read[i + 1] != letter:
        return False
    return bool(read[i + 2] == _GT or read[i + 2] == _SLASH or read[i + 2] <= _SPACE)


@compiled
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


@compiled
def _formula(read: Bytes, i: int) -> tuple[int, int, int]:
    """From `<f`: where the formula begins and ends, and the place behind; `i` if there is none."""
    i = _behind_blanks(read, i)
    if not _opens(read, i, _F):
        return UNEVEN, UNEVEN, i
    begin, end, i = _text(read, i, _F)
    return begin, end, UNEVEN if i == UNEVEN else _behind_blanks(read, i)


@compiled
def _content(read: Bytes, i: int) -> tuple[int, int, int]:
    """From behind a formula: where the cell's text begins and ends, and the place behind `</c>`.

    No text: both UNEVEN. Not plain: all three.
    """
    begin = end = UNEVEN
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


@compiled
def _value(read: Bytes, i: int, kind: int) -> tuple[int, int, int, int]:
    """From behind `<c ...>`: where the cell's text begins and ends, its kind, the place behind it.

    A formula without a result is its own text. No text: both UNEVEN. Not plain: the place too.
    """
    formula, behind, i = _formula(read, i)
    if i == UNEVEN:
        return UNEVEN, UNEVEN, kind, UNEVEN
    begin, end, i = _content(read, i)
    is_empty = begin == end and (begin == UNEVEN or kind != TEXT)  # a text may be empty
    if formula != UNEVEN and is_empty and i != UNEVEN:
        return formula, behind, UNCOMPUTED, i
    return begin, end, kind, i


@compiled
def _cell_tag(read: Bytes, i: int, following: int, row: int) -> tuple[int, int, int, int]:
    """From behind `<c`: the cell's column, kind and format, and the place of the `/` or `>`.

    `following` is the column of a cell that does not say its own. Any UNEVEN: the markup is.
    """
    i = _behind_blanks(read, i)
    column, kind, style = following, NUMBER, 0
    while read[i] != _GT and read[i] != _SLASH:
        name, first, i = _attribute(read, i)
        if name == UNEVEN:
            return UNEVEN, UNEVEN, UNEVEN, i
        if name == _R:
            column = _column(read, first, i, row)
        elif name == _S:
            style = whole(read, first, i)
        elif name == _T:
            kind = _kind(read, first, i)
        i = _behind_blanks(read, i + 1)
    if read[i] == _SLASH and read[i + 1] != _GT:
        return UNEVEN, UNEVEN, UNEVEN, i
    return column, kind, style, i


@compiled
def _row_tag(read: Bytes, i: int, number: int) -> tuple[int, int]:
    """From behind `<row`: the row's number (`number` if it does not say), the place behind `>`."""
    i = _behind_blanks(read, i)
    while read[i] != _GT and read[i] != _SLASH:
        name, first, i = _attribute(read, i)
        if name == UNEVEN:
            return UNEVEN, i
        if name == _R:
            number = whole(read, first, i)
        i = _behind_blanks(read, i + 1)
    if read[i] == _SLASH:
        i += 1
    return (number, i + 1) if read[i] == _GT else (UNEVEN, i)


@compiled
def cells_scanned(  # noqa: C901, PLR0912  one pass over rows and cells
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

    `read` begins with `<row` and ends in `TAIL`; `last` is the number of the row before it.
    rows: numbers of the rows that hold a value. Per cell: `at` its place in `rows`, its column
    from 0, its kind, its cell format, and where its text begins and ends.
    Returns how many cells, how many rows, the number of the last row; cells are UNEVEN where the
    markup is not plain.
    """
    i, cells, used, following = 0, 0, 0, 0
    size = len(read) - len(TAIL)
    is_counted = False
    while True:
        i = _behind_blanks(read, i)
        if i >= size:
            return cells, used, last
        if _opens(read, i, _C):
            here, type_, format_, i = _cell_tag(read, i + 2, following, last)
            if here < following or type_ < 0 or format_ < 0:  # not in order: parsed and told
                break
            following = here + 1
            if read[i] == _SLASH:
                i += len("/>")
                continue
            begin[cells], end[cells], type_, i = _value(read, i + 1, type_)
            if i == UNEVEN:
                break
            if begin[cells] == UNEVEN:
                continue
            if not is_counted:
                rows[used] = last
                used, is_counted = used + 1, True
            at[cells], column[cells], kind[cells], style[cells] = used - 1, here, type_, format_
            cells += 1
        elif read[i] != _LT:
            break
        elif read[i + 1] == _R and read[i + 2] == _O and read[i + 3] == _W:
            number, i = _row_tag(read, i + 4, last + 1)
            if number <= last or number > ROWS:
                break
            last, following, is_counted = number, 0, False
        elif read[i + 1] == _SLASH and read[i + 2] == _R and read[i + 5] == _GT:
            i += len("</row>")
        else:
            break
    return UNEVEN, 0, 0


@compiled
def strings_scanned(read: Bytes, begin: Counts, end: Counts) -> int:
    """Where the text of each shared string begins and ends; how many there are, or UNEVEN.

    `read` begins with `<si` and ends in `TAIL`. Items of several runs are UNEVEN.
    """
    i, items = 0, 0
    size = len(read) - len(TAIL)
    while True:
        i = _behind_blanks(read, i)
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
