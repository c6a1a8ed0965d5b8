"""What stands at the places that a scan found: texts, numbers and dates; compiled."""

import numpy as np
from numpy.typing import NDArray

from uncover.records.reading.compiling import compiled
from uncover.records.reading.scanning import SHARED, UNEVEN, Bytes, Counts, Places, whole

AMPERSAND, RETURN, UNDERSCORE, BEYOND_ASCII, CONTROL = 1, 2, 4, 8, 16
"""What `gathered` saw among the bytes: what may have to be resolved, and what to validate."""

_ZERO, _NINE, _POINT = (ord(c) for c in "09.")
_MOST_DIGITS = 9  # of a day: more are no date


@compiled
def numbers_at(read: Bytes, begin: Counts, end: Counts, number: Places) -> bool:
    """The whole numbers that stand at these places, into `number`; False where one is none."""
    for i in range(len(begin)):
        number[i] = whole(read, begin[i], end[i])
        if number[i] == UNEVEN:
            return False
    return True


@compiled
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
            elif byte < 32 and byte != 9 and byte != 10:  # noqa: PLR2004, PLR1714
                seen |= CONTROL
            elif byte == 95:  # noqa: PLR2004  _
                seen |= UNDERSCORE
            i += 1
    return seen


@compiled
def by_column(column: Counts, order: Places, edges: Places, filled: Places) -> None:
    """The cells in order of their columns into `order`, stable; `edges` is where each begins.

    `edges` comes as zeros, two longer than the last column's number; `filled` is room for as many.
    """
    for i in range(len(column)):
        edges[column[i] + 1] += 1
    for i in range(1, len(edges)):
        edges[i] += edges[i - 1]
    for i in range(len(edges)):
        filled[i] = edges[i]
    for i in range(len(column)):
        order[filled[column[i]]] = i
        filled[column[i]] += 1


@compiled
def distinct(number: Places, place: Counts, used: Places, index: Counts) -> int:
    """Each different number once, in order of appearance, into `used`; how many there are.

    `index` gets for each number its place in `used`. `place` is all -1, as long as numbers can be
    large, and is so again afterwards. UNEVEN where a number is larger.
    """
    count, is_known = 0, True
    for i in range(len(number)):
        if number[i] >= len(place):
            is_known = False
            break
        if place[number[i]] < 0:
            place[number[i]] = count
            used[count] = number[i]
            count += 1
        index[i] = place[number[i]]
    for j in range(count):
        place[used[j]] = -1
    return count if is_known else UNEVEN


@compiled
def shared_at(
    read: Bytes,
    which: Places,
    kind: NDArray[np.int8],
    begin: Counts,
    end: Counts,
    at: Counts,
    place: Counts,
    used: Places,
    full: Counts,
) -> int:
    """As `distinct`, in one pass over cells that all hold shared strings; `full` is by row.

    UNEVEN where one holds none, or one that is not there; what `full` says then means nothing.
    """
    count, are_shared = 0, True
    for j in range(len(which)):
        i = which[j]
        number = whole(read, begin[i], end[i]) if kind[i] == SHARED else UNEVEN
        if number < 0 or number >= len(place):
            are_shared = False
            break
        if place[number] < 0:
            place[number] = count
            used[count] = number
            count += 1
        full[at[i]] = place[number]
    for j in range(count):
        place[used[j]] = -1
    return count if are_shared else UNEVEN


@compiled
def serials(
    read: Bytes, begin: Counts, end: Counts, days: Places, fraction: NDArray[np.float64]
) -> None:
    """The dates that stand there as digits: whole days, and the part of a day behind the point.

    `days` is UNEVEN where something other than digits and one point stands.
    """
    for text in range(len(begin)):
        i, day, digits, scale = begin[text], 0, 0.0, 1.0
        while i < end[text] and i - begin[text] < _MOST_DIGITS and _ZERO <= read[i] <= _NINE:
            day = day * 10 + read[i] - _ZERO
            i += 1
        plain = i > begin[text]
        if i < end[text] and read[i] == _POINT:
            i += 1
            plain = plain and i < end[text]
            while i < end[text] and _ZERO <= read[i] <= _NINE:
                # Digits past the eighteenth are less than a nanosecond.
                if scale < 1e18:  # noqa: PLR2004
                    digits = digits * 10 + (read[i] - _ZERO)
                    scale *= 10
                i += 1
        days[text] = day if plain and i == end[text] else UNEVEN
        fraction[text] = digits / scale
