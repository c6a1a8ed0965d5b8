"""Whether a sheet that no declaration explains looks like data all the same."""

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[-+$(]?\s*[\d.,:/ %-]+\)?(?:E[-+]?\d+)?")
_LEADING_ZERO = re.compile(r"0\d+")
_CODE = re.compile(r"\b(?:codes?|ids?|fips|keys?|no\.?|numbers?)\b", re.IGNORECASE)
_LONG = 60
_WIDE = 4
_ROWS_BELOW = 3
_LOOKED_AT = 12
_FIGURES = 5

Head = Sequence[tuple[int, list[str | None]]]


def looks_like_data(head: Head) -> bool:
    """Whether there are rows of figures, or a wide row like a header over rows of its own width.

    Footnotes, notes and code tables do not look like data: they are words in up to three columns,
    or numbers that come first in their row (of a note, of a code) and words that explain them.
    """
    return _has_figures(head) or any(_header_over_rows(head, at) for at in range(len(head)))


def _has_figures(head: Head) -> bool:
    """Whether several rows have numbers behind the first of their cells, and no codes.

    The headers of such rows can be years, months or nothing, and the columns two.
    """
    above: dict[int, str] = {}
    rows = figures = 0
    for _, texts in head:
        cells = _cells(texts)
        found = [
            text
            for column, text in list(cells.items())[1:]
            if _is_number(text)
            and not _LEADING_ZERO.fullmatch(text)
            and not _CODE.search(above.get(column, "").replace("_", " "))
        ]
        above |= {column: text for column, text in cells.items() if not _is_number(text)}
        rows += bool(found)
        figures += len(found)
    return rows >= _ROWS_BELOW and figures >= _FIGURES


def _header_over_rows(head: Head, at: int) -> bool:
    names = _cells(head[at][1])
    if len(names) < _WIDE or any(len(text) > _LONG or _is_number(text) for text in names.values()):
        return False
    below = [_cells(texts) for _, texts in head[at + 1 : at + 1 + _LOOKED_AT]]
    return sum(_covers(row, set(names)) for row in below) >= _ROWS_BELOW


def _cells(texts: list[str | None]) -> dict[int, str]:
    return {i: text.strip() for i, text in enumerate(texts) if text and text.strip()}


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None and any(sign.isdigit() for sign in text)


def _covers(row: dict[int, str], names: set[int]) -> bool:
    """Whether a row fills at least half of the header's columns and nothing beside them."""
    return 2 * len(row.keys() & names) >= len(names) and len(row.keys() - names) <= 1
