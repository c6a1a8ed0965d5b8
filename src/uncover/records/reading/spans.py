"""Bytes seen as arrays: tags and texts of a piece of XML found without a loop over them."""

import re
from functools import cached_property
from html import unescape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Places = NDArray[np.int64]

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

LT, GT, QUOTE, SLASH = b"<"[0], b">"[0], b'"'[0], b"/"[0]


class UnevenTagsError(Exception):
    """The piece holds markup that the fast scan does not understand; it is parsed slowly."""


class Tags:
    """The tags of a piece: where each begins and ends, and the first bytes of its name."""

    def __init__(self, piece: bytes) -> None:
        """Find them; raises UnevenTagsError where `<` and `>` do not alternate."""
        self.bytes: Bytes = np.frombuffer(piece, np.uint8)
        self.begin: Places = np.flatnonzero(self.bytes == LT)
        self.end: Places = np.flatnonzero(self.bytes == GT)
        if len(self.begin) != len(self.end) or (self.begin >= self.end).any():
            raise UnevenTagsError
        if (self.end[:-1] > self.begin[1:]).any():
            raise UnevenTagsError
        self.first: Bytes = self.bytes[self.begin + 1]
        if (self.first == ord("!")).any() or (b"'" in piece and b"='" in piece):
            raise UnevenTagsError
        self.second: Bytes = self.bytes[np.minimum(self.begin + 2, len(self.bytes) - 1)]

    @cached_property
    def _quotes(self) -> Places:
        return np.flatnonzero(self.bytes == QUOTE)

    def named(self, name: bytes) -> NDArray[np.bool_]:
        """Which tags open an element of this one-letter name."""
        ends_name = (self.second == GT) | (self.second <= ord(" ")) | (self.second == SLASH)
        named: NDArray[np.bool_] = (self.first == name[0]) & ends_name
        return named

    def closed(self, which: Places) -> NDArray[np.bool_]:
        """Which of these tags close themselves."""
        closed: NDArray[np.bool_] = self.bytes[self.end[which] - 1] == SLASH
        return closed

    def attributes(self, which: Places, names: bytes) -> dict[str, tuple[Places, Places]]:
        """The values of one-letter attributes of these tags: begin and end, -1 where missing."""
        begin, end = self.begin[which], self.end[which]
        quotes = self._quotes
        first = np.searchsorted(quotes, begin)
        count = np.searchsorted(quotes, end) - first
        if (count % 2).any():
            raise UnevenTagsError
        count //= 2
        found = {chr(name): (np.full(len(which), -1), np.full(len(which), -1)) for name in names}
        for turn in range(int(count.max(initial=0))):
            has = np.flatnonzero(count > turn)
            opening = quotes[first[has] + 2 * turn]
            if (self.bytes[opening - 1] != ord("=")).any():
                raise UnevenTagsError
            letter, before = self.bytes[opening - 2], self.bytes[opening - 3]
            for name in names:
                hit = (letter == name) & (before <= ord(" "))
                starts, ends = found[chr(name)]
                starts[has[hit]] = opening[hit] + 1
                ends[has[hit]] = quotes[first[has[hit]] + 2 * turn + 1]
        return found


def whole_numbers(read: Bytes, begin: Places, end: Places) -> Places:
    """The whole numbers that stand at these places; raises UnevenTagsError where none does."""
    value = np.zeros(len(begin), np.int64)
    length = end - begin
    for turn in range(int(length.max(initial=0))):
        has = length > turn
        digit = read[np.minimum(begin + turn, len(read) - 1)].astype(np.int64) - ord("0")
        if ((digit[has] < 0) | (digit[has] > 9)).any():  # noqa: PLR2004  a decimal digit
            raise UnevenTagsError
        value = np.where(has, value * 10 + digit, value)
    return value


def texts(read: Bytes, begin: Places, end: Places) -> pa.Array:
    """The texts at these places as an Arrow array of strings, with entities resolved."""
    length = end - begin
    offsets = np.zeros(len(begin) + 1, np.int64)
    np.cumsum(length, out=offsets[1:])
    at = np.repeat(begin - offsets[:-1], length) + np.arange(offsets[-1])
    data = read[at]
    array = pa.LargeStringArray.from_buffers(
        len(begin), pa.py_buffer(offsets), pa.py_buffer(data)
    ).cast(pa.string())
    if (data >= 0x80).any():  # noqa: PLR2004  beyond ASCII: is it UTF-8
        try:
            array.validate(full=True)
        except pa.ArrowInvalid as error:
            raise UnevenTagsError from error
    return unescaped(array, data)


def unescaped(array: pa.Array, data: Bytes) -> pa.Array:
    """The same texts with XML entities, line ends and `_xHHHH_` resolved where there are any."""
    odd = (data == ord("&")).any() or (data == ord("\r")).any()
    marked = (data == ord("_")).any()
    if not odd and not marked:
        return array
    pattern = "[&\r]|_x[0-9A-Fa-f]{4}_"
    which = np.flatnonzero(np.asarray(pc.match_substring_regex(array, pattern)))
    if not len(which):
        return array
    told = array.to_pylist() if len(which) > len(array) // 2 else None
    mended = [plain_text(array[i].as_py() if told is None else told[i]) for i in which.tolist()]
    mask = np.zeros(len(array), bool)
    mask[which] = True
    return pc.replace_with_mask(array, pa.array(mask), pa.array(mended, pa.string()))


def plain_text(text: str) -> str:
    """Raw XML text as a reader sees it: entities, line ends and the escapes of OOXML resolved."""
    return decoded(unescape(text.replace("\r\n", "\n").replace("\r", "\n")))


def decoded(text: str) -> str:
    """Text with the `_xHHHH_` of OOXML resolved."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
