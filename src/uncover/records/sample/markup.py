"""Made-up rows as the XML of a worksheet, a piece of many rows at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.sample.cells import (
    DAY,
    Cells,
    Marred,
    Numbers,
    Pseudonyms,
    Times,
    Words,
    pseudonyms,
)
from uncover.records.sample.chance import Whole

DAY_STYLE, TIME_STYLE = 1, 2
_DIGITS = 12  # of a day's fraction: finer than a microsecond, as spreadsheets write


@dataclass
class Strings:
    """The texts of a workbook: shared by number, or written into each cell.

    inline: written into each cell. people: those with a pseudonym, sorted; theirs are the first
    numbers. used: how many cells hold a text.
    """

    seed: int
    people: Whole
    inline: bool = False
    used: int = 0
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The number of a text that is no pseudonym."""
        return self.numbers.setdefault(text, len(self.people) + len(self.numbers))

    def ending(self, text: str) -> str:
        """A cell of this text, from behind the number of its row."""
        if self.inline:
            return f'" t="inlineStr"><is>{element(text)}</is></c>'
        return f'" t="s"><v>{self.number(text)}</v></c>'


def element(text: str) -> str:
    """The text as an element; blanks around it are kept."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<t{kept}>{escape(text, quote=False)}</t>"


def cell(column: int, row: int, text: str, strings: Strings) -> str:
    """One cell of text."""
    strings.used += 1
    return f'<c r="{letters(column)}{row}{strings.ending(text)}'


def rows_of(first: int, columns: Sequence[Cells | Marred], strings: Strings) -> memoryview:
    """The XML of rows, the first of which has the number `first`; blank cells are left out."""
    length = len(_ends(columns[0], strings))
    numbers = pa.array(np.arange(first, first + length)).cast(pa.string())
    parts = [
        pc.binary_join_element_wise(f'<c r="{letters(at)}', numbers, _ends(column, strings), "")
        for at, column in enumerate(columns)
    ]
    strings.used += sum(_texts_in(column) for column in columns)
    rows = pc.binary_join_element_wise(
        '<row r="', numbers, f'" spans="1:{len(columns)}">', *parts, "</row>", "",
        null_handling="replace",
    )  # fmt: skip
    _, offsets, text = rows.buffers()
    ends = np.frombuffer(offsets, np.int32)[: length + 1]
    return memoryview(text)[ends[0] : ends[-1]]


def letters(column: int) -> str:
    """The name of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _texts_in(column: Cells | Marred) -> int:
    """How many cells hold a text."""
    match column:
        case Words(at=at) | Pseudonyms(person=at):
            return int((at >= 0).sum())
        case Marred(texts=texts, at=at):
            return sum(
                int((at == place).sum()) for place, text in enumerate(texts) if not _error(text)
            )
    return 0


def _error(text: str) -> bool:
    return text.startswith("#")


def _ends(column: Cells | Marred, strings: Strings) -> pa.Array:
    """Each cell from behind the number of its row; null where it is blank."""
    match column:
        case Marred(made, texts, at):
            told = [
                f'" t="e"><v>{text}</v></c>' if _error(text) else strings.ending(text)
                for text in texts
            ]
            over = pa.array(told, pa.string()).take(pa.array(at, mask=at < 0))
            return pc.coalesce(over, _ends(made, strings))
        case Words(words, at):
            used = np.flatnonzero(np.bincount(at + 1, minlength=len(words) + 1)[1:])
            endings = np.full(len(words), None, object)
            endings[used] = [strings.ending(words[int(one)]) for one in used]
            return pa.array(endings, pa.string()).take(pa.array(at, mask=at < 0))
        case Numbers(values, blank):
            told = pa.array(values, mask=blank).cast(pa.string())
            return pc.binary_join_element_wise('"><v>', told, "</v></c>", "")
        case Times(seconds, blank):
            return _times(seconds, pa.array(blank))
        case Pseudonyms(person):
            blank = person < 0
            if strings.inline:
                told = pa.array(pseudonyms(strings.seed, person), pa.string())
                told = pc.if_else(pa.array(blank), pa.scalar(None, pa.string()), told)
                opening, closing = '" t="inlineStr"><is><t>', "</t></is></c>"
            else:
                places = np.searchsorted(strings.people, person)
                told = pa.array(places, mask=blank).cast(pa.string())
                opening, closing = '" t="s"><v>', "</v></c>"
            return pc.binary_join_element_wise(opening, told, closing, "")


def _times(seconds: Whole, blank: pa.Array) -> pa.Array:
    days, rest = np.divmod(seconds, DAY)
    whole = pc.if_else(blank, pa.scalar(None, pa.string()), pa.array(days).cast(pa.string()))
    if not rest.any():
        return pc.binary_join_element_wise(f'" s="{DAY_STYLE}"><v>', whole, "</v></c>", "")
    part = _fractions().take(pa.array(rest))
    return pc.binary_join_element_wise(f'" s="{TIME_STYLE}"><v>', whole, part, "</v></c>", "")


@cache
def _fractions() -> pa.Array:
    """What follows the whole days of a serial date, for every second of a day."""
    told = (f"{second / DAY:.{_DIGITS}f}"[1:].rstrip("0").rstrip(".") for second in range(DAY))
    return pa.array(told, pa.string())
