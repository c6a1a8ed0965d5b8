"""Chance in SQL: the same for the same row and purpose under one version of the engine."""

import zlib

_SALTS = 1_000_000


def drawn(key: str, purpose: str) -> str:
    """SQL: 64 bits that look like chance, for a whole number `key` and what they are drawn for."""
    salt = zlib.crc32(purpose.encode()) % _SALTS
    return f"hash(({key}) * {_SALTS} + {salt})"


def below(most: int, key: str, purpose: str) -> str:
    """SQL: a whole number from 0 to below `most`."""
    return f"cast({drawn(key, purpose)} % {most} as bigint)"


def leaning(most: int, key: str, purpose: str) -> str:
    """SQL: as `below`, but the first numbers come often and the last seldom, as words do."""
    bits = drawn(key, purpose)
    return f"cast(({bits} % 1000) * ({bits} // 1000 % 1000) * {most} // 1000000 as bigint)"


def happens(per_thousand: int, key: str, purpose: str) -> str:
    """SQL: whether something happens that happens to so many of a thousand."""
    return f"({below(1000, key, purpose)} < {per_thousand})"


def one_of(texts: tuple[str, ...], number: str) -> str:
    """SQL: the text of this number, from 0."""
    told = ", ".join("'" + text.replace("'", "''") + "'" for text in texts)
    return f"list_extract([{told}], 1 + {number})"


def later(moment: str, seconds: str) -> str:
    """SQL: a moment so many seconds later."""
    return f"make_timestamp(epoch_us({moment}) + ({seconds}) * 1000000)"
