"""Texts that stand at places in a piece of XML, as Arrow arrays."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.reading.gathering import (
    AMPERSAND,
    BEYOND_ASCII,
    CONTROL,
    RETURN,
    UNDERSCORE,
    gathered,
)
from uncover.records.reading.scanning import Bytes, Counts

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_SURROGATES = range(0xD800, 0xE000)
_LAST_CHARACTER = 0x10FFFF
_TO_RESOLVE = "[&\r]|_x[0-9A-Fa-f]{4}_"


class UnevenTagsError(Exception):
    """The piece holds markup that the fast scan does not understand; it is parsed slowly."""


def texts(read: Bytes, begin: Counts, end: Counts, *, is_raw: bool = True) -> pa.Array:
    """The texts at these places as large strings; where they are raw XML, entities resolved.

    Raises UnevenTagsError where the bytes are not UTF-8, or not what XML allows.
    """
    offsets = np.zeros(len(begin) + 1, np.int64)
    np.cumsum(end - begin, dtype=np.int64, out=offsets[1:])
    data = np.empty(offsets[-1], np.uint8)
    seen = gathered(read, begin, offsets, data)
    if is_raw and seen & CONTROL:
        raise UnevenTagsError
    array = pa.LargeStringArray.from_buffers(len(begin), pa.py_buffer(offsets), pa.py_buffer(data))
    if seen & BEYOND_ASCII:
        try:
            array.validate(full=True)
        except pa.ArrowInvalid as error:
            raise UnevenTagsError from error
    return _resolved(array) if is_raw and seen & (AMPERSAND | RETURN | UNDERSCORE) else array


def _resolved(array: pa.Array) -> pa.Array:
    """The same texts with XML entities, line ends and `_xHHHH_` resolved."""
    mask = pc.match_substring_regex(array, _TO_RESOLVE)
    mended = [plain_text(text) for text in array.filter(mask).to_pylist()]
    return pc.replace_with_mask(array, mask, pa.array(mended, pa.large_string()))


def plain_text(text: str) -> str:
    """Raw XML text as a reader sees it: entities, line ends and the escapes of OOXML resolved.

    Raises UnevenTagsError at an entity that XML does not have.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return decoded(_ENTITY.sub(_resolved_entity, lines) if "&" in lines else lines)


def _resolved_entity(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    if not decimal and not hexadecimal:
        raise UnevenTagsError
    number = int(decimal) if decimal else int(hexadecimal, 16)
    is_control = number < ord(" ") and chr(number) not in "\t\n\r"
    if is_control or number in _SURROGATES or number > _LAST_CHARACTER:
        raise UnevenTagsError
    return chr(number)


def decoded(text: str) -> str:
    """Text with the `_xHHHH_` of OOXML resolved; half a letter stays as it was written."""
    return _ESCAPE.sub(_resolved_escape, text) if "_x" in text else text


def _resolved_escape(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return match[0] if number in _SURROGATES else chr(number)
