"""Numbers as releases write them, read exactly."""

import re
from decimal import Decimal, InvalidOperation

_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[Ee][+-]?\d{1,3})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LARGEST = 2**63 - 1
_CENT = Decimal("0.0001")
_FLOAT_NOISE = Decimal("0.0000001")
_MONEY_LIMIT = Decimal(10) ** 14


def number(text: str) -> Decimal | None:
    """The number that `text` writes, with or without thousands commas; None if it writes none."""
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def integer(text: str) -> int | None:
    """A whole number (`4`, `4.0`, `21,181`); None if it is none or does not fit in 64 bits."""
    found = number(text)
    if found is None or abs(found) > _LARGEST or found != found.to_integral_value():
        return None
    return int(found)


def decimal(text: str) -> float | None:
    """A published average, as the double it was computed as."""
    found = number(text)
    return None if found is None else float(found)


def money(text: str) -> Decimal | None:
    """An amount with four decimals; a dollar sign is allowed.

    Digits past the fourth are the noise of a spreadsheet's floats or the value is refused.
    """
    found = number(text.removeprefix("$").strip())
    if found is None or abs(found) >= _MONEY_LIMIT:
        return None
    rounded = found.quantize(_CENT)
    return rounded if abs(rounded - found) <= _FLOAT_NOISE else None


def year(text: str) -> int | None:
    """A calendar or fiscal year; a prefix FY is allowed; None outside 1900-2100."""
    found = integer(text.upper().removeprefix("FY").strip())
    return found if found is not None and _FIRST_YEAR <= found <= _LAST_YEAR else None
