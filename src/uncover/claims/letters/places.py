"""Where each character of a parsed stretch stands in the file: line and column, 1-based."""

import re
from dataclasses import dataclass

_MARKERS = re.compile(r"(?:[\s>]|(?:[-*+]|\d{1,9}[.)])\s)*")


@dataclass(frozen=True)
class Placed:
    """A stretch of inline text with line and column of each character, and of its end."""

    text: str
    places: tuple[tuple[int, int], ...]


def placed(content: str, first: int, lines: tuple[str, ...], cell: int | None = None) -> Placed:
    """Place `content`, the text of a block that begins in line `first` (0-based).

    cell: the column of the table, from 0, for the text of one of its cells. Markers of lists and
    quotes stand before a line's text, so a line is matched from its end.
    """
    if cell is not None:
        return Placed(content, tuple(_cell_places(content, first, lines[first], cell)))
    places: list[tuple[int, int]] = []
    for offset, text in enumerate(content.split("\n")):
        source = lines[first + offset] if first + offset < len(lines) else ""
        shift = _shift(text, source)
        places += [(first + offset + 1, shift + i + 1) for i in range(len(text) + 1)]
    return Placed(content, tuple(places))


def _shift(text: str, source: str) -> int:
    bare = text.strip()
    if source.rstrip().endswith(text.rstrip()):
        return len(source.rstrip()) - len(text.rstrip())
    found = source.find(bare)
    # A tab may have become blanks: then only what stands behind it can be placed.
    return max(found, 0) - (len(text) - len(text.lstrip())) if found >= 0 else 0


def _cell_places(content: str, first: int, source: str, cell: int) -> list[tuple[int, int]]:
    at = _cell_start(source, cell)
    places: list[tuple[int, int]] = []
    for letter in content:
        if letter == "|" and source[at : at + 2] == "\\|":
            at += 1
        places.append((first + 1, at + 1))
        at += 1
    return [*places, (first + 1, at + 1)]


def _cell_start(source: str, cell: int) -> int:
    """The index at which the text of a cell begins: bars that are not escaped part the cells."""
    begin = _MARKERS.match(source).end()  # type: ignore[union-attr]  # it matches the empty text
    if source[begin : begin + 1] == "|":
        begin += 1
    bars = [
        i
        for i, letter in enumerate(source)
        if letter == "|" and i >= begin and source[i - 1] != "\\"
    ]
    if cell:
        begin = bars[cell - 1] + 1 if cell <= len(bars) else len(source)
    while begin < len(source) and source[begin] in " \t":
        begin += 1
    return begin
