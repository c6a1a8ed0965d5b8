"""Whether a sheet that no declaration explains looks like data all the same."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"^[-+$]?\s*[\d.,:/ %-]+$")
_LONG = 60
_WIDE = 4
_ROWS_BELOW = 3
_LOOKED_AT = 12


def looks_like_data(head: Sequence[tuple[int, list[str | None]]]) -> bool:
    """Whether a row like a header has rows of its own width below it.

    Footnotes, notes and code tables (two or three columns of words: a code and what it means) do
    not look like data, three columns with numbers in them do.
    """
    return any(_header_over_rows(head, at) for at in range(len(head)))


def _header_over_rows(head: Sequence[tuple[int, list[str | None]]], at: int) -> bool:
    names = _cells(head[at][1])
    if len(names) < _WIDE - 1 or any(_no_header(text) for text in names.values()):
        return False
    below = [_cells(texts) for _, texts in head[at + 1 : at + 1 + _LOOKED_AT]]
    filled = [row for row in below if _covers(row, set(names))]
    if len(filled) < _ROWS_BELOW:
        return False
    numbers = sum(_NUMBER.match(text) is not None for row in filled for text in row.values())
    return len(names) >= _WIDE or numbers >= len(filled)


def _cells(texts: list[str | None]) -> dict[int, str]:
    return {i: text.strip() for i, text in enumerate(texts) if text and text.strip()}


def _no_header(text: str) -> bool:
    return len(text) > _LONG or _NUMBER.match(text) is not None


def _covers(row: dict[int, str], names: set[int]) -> bool:
    """Whether a row fills at least half of the header's columns and nothing beside them."""
    return 2 * len(row.keys() & names) >= len(names) and len(row.keys() - names) <= 1
