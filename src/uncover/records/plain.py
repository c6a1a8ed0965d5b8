"""Texts in the plainest form of their kind, read many at a time; all others are left."""

import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.declaration import Kind
from uncover.records.kinds import TYPES
from uncover.records.moments import EARLIEST, LATEST

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PLAIN: dict[Kind, str] = {
    "integer": "^-?[0-9]{1,18}$",
    "year": "^[0-9]{4}$",
    "money": r"^[0-9]{1,13}(\.[0-9]{1,4})?$",
    "decimal": r"^[0-9]{1,15}(\.[0-9]{1,15})?$",
    "date": f"^{_DAY}([ T]00:00:00)?$",
    "moment": rf"^{_DAY}([ T][0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]{{1,6}})?)?$",
}
"""What Arrow reads exactly as `amounts` and `moments` do, to the last digit."""


def plainly(texts: pa.Array, kind: Kind) -> pa.Array | None:
    """The values of these texts, null where one is not plain; None where none can be read so."""
    if kind not in _PLAIN:
        return None
    is_plain = pc.match_substring_regex(texts, _PLAIN[kind])
    plain = (
        texts
        if pc.all(is_plain).as_py()
        else pc.if_else(is_plain, texts, pa.scalar(None, pa.string()))
    )
    if kind == "date":
        plain = pc.utf8_slice_codeunits(plain, 0, len("2025-01-20"))
    try:
        values = plain.cast(TYPES[kind])
    except pa.ArrowInvalid:  # a day that never was
        return None
    if kind in {"date", "moment", "year"}:
        year = values if kind == "year" else pc.year(values)
        meant = pc.and_(pc.greater_equal(year, EARLIEST), pc.less_equal(year, LATEST))
        if not pc.all(meant).as_py():
            values = pc.if_else(meant, values, None)
    return values


def wholly_plain(texts: pa.Array, kind: Kind) -> pa.Array | None:
    """The values of these texts if every one is plain, null where there is none; None otherwise."""
    if kind not in _PLAIN:
        return None
    if kind == "integer":  # Arrow reads strictly too, but for numbers of base 16
        try:
            values = texts.cast(TYPES[kind])
        except pa.ArrowInvalid:
            return None
        return None if pc.any(pc.match_substring(texts, "x", ignore_case=True)).as_py() else values
    found = plainly(texts, kind)
    return found if found is not None and found.null_count == texts.null_count else None
