"""Worksheets as no program writes them and the format allows, with what is in them."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from records.reading.second_readers import Cell, Place
from records.reading.written import MAIN

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ERRORS = ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!")
_BLANKS = ("", "", "", "\n", "\r\n  ", "<!-- a remark -->", "<?made up?>")
_EXTENSION = (
    '<extLst><ext uri="made up"><v>not a cell</v></ext></extLst>'
    '<mc:AlternateContent xmlns:mc="made:up"><mc:Choice Requires="v"><c/></mc:Choice>'
    "</mc:AlternateContent>"
)
_DIGITS = ("7", "007", "-1", "-2.50", "1E+300", "-3.5e-7", "0", "1.5E2", "12345678901234567890")
_DATES = {
    "1": datetime(1900, 1, 1),
    "59": datetime(1900, 2, 28),
    "60": "60",
    "61": datetime(1900, 3, 1),
    "0.5": "0.5",
    "-3": "-3",
    "45170.5": datetime(2023, 9, 1, 12),
    "4.51705e4": datetime(2023, 9, 1, 12),
    "2957003": datetime(9995, 12, 30),
    "1E+300": "1E+300",
}
_DATES_1904 = {"1": datetime(1904, 1, 2), "60": datetime(1904, 3, 1), "0.5": "0.5", "-3": "-3"}
_LETTERS = st.sampled_from(
    [
        *"ab 1é‿𝄞<>&\"'\n\t\r_",
        *(["_x000D_"] if __import__("os").environ.get("NOESC") is None else []),
        "_x0",
        "]]>",
        "</row>",
        "NA",
    ]
)
_TEXTS = st.lists(_LETTERS, max_size=4).map("".join)
_KINDS = ("number", "date", "iso", "error", "boolean", "formula", "inline", "shared", "blank")


@dataclass
class OddSheet:
    """A worksheet's part, its shared strings, and what is in it."""

    part: bytes
    shared: bytes
    since_1904: bool
    cells: dict[Place, Cell]


@st.composite
def odd_sheets(draw: st.DrawFn) -> OddSheet:
    """Any worksheet of a few rows, in one of the many ways in which it can be written."""
    writer = _Writer(draw(st.randoms(use_true_random=False)), draw(st.booleans()))
    row = 0
    for _ in range(draw(st.integers(0, 6))):
        row += draw(st.sampled_from([1, 1, 2, 300, 100_000]))
        column, cells = 0, []
        for _ in range(draw(st.integers(0, 5))):
            column += draw(st.sampled_from([1, 1, 2, 30, 700]))
            cells.append((column, draw(st.sampled_from(_KINDS)), draw(_TEXTS)))
        writer.row(row, cells)
    return writer.sheet(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])))


class _Writer:
    """Writes rows, each time in another way that means the same."""

    def __init__(self, chance: Random, since_1904: bool) -> None:
        self.chance = chance
        self.since_1904 = since_1904
        self.prefix = chance.choice(["", "", "x:"])
        self.rows: list[str] = []
        self.items: list[str] = []
        self.cells: dict[Place, Cell] = {}
        self.last = 0

    def row(self, number: int, cells: list[tuple[int, str, str]]) -> None:
        """One row of (column, kind, text)."""
        attributes = {"spans": "1:3", "x14:made": "up"} if self.chance.random() < 0.3 else {}
        if number != self.last + 1 or self.chance.random() < 0.5:
            attributes["r"] = str(number)
        told, before = [], 0
        for column, kind, text in cells:
            place = {} if column == before + 1 and self.chance.random() < 0.5 else {"r": ""}
            told.append(self._cell(number, column, kind, text, place))
            before = column
        self.rows.append(self._element("row", attributes, told))
        self.last = number

    def sheet(self, encoding: str) -> OddSheet:
        """What was written, as parts of a workbook."""
        before = self._element("sheetPr", {}, []) + self._element("cols", {}, [])
        rows = self._element("sheetData", {}, self.rows)
        part = self._whole("worksheet", before + rows + _EXTENSION, encoding)
        unused = self._element("si", {}, [self._element("t", {}, ["unused"])])
        shared = self._whole("sst", "".join([*self.items, unused]), encoding)
        return OddSheet(part, shared, self.since_1904, self.cells)

    def _whole(self, root: str, text: str, encoding: str) -> bytes:
        """A part with its declaration, in an encoding with its mark."""
        name = f"xmlns:{self.prefix[:-1]}" if self.prefix else "xmlns"
        declared = '<?xml version="1.0" encoding="{}"?>\n' if self.chance.random() < 0.5 else ""
        declared = declared.format("UTF-8" if encoding.startswith("utf-8") else "UTF-16")
        told = (
            f'{declared}<{self.prefix}{root} {name}="{MAIN}" xmlns:x14="made:up">{text}'
            f"</{self.prefix}{root}>"
        )
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        return (mark + told).encode(encoding)

    def _cell(self, row: int, column: int, kind: str, text: str, attributes: dict[str, str]) -> str:
        if attributes:
            attributes["r"] = f"{_letters(column)}{row}"
        value, more, content = getattr(self, f"_{kind}")(text)
        if value is not None:
            self.cells[row, column] = Cell(value, kind == "error")
        return self._element("c", attributes | more, content)

    def _number(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        digits = self.chance.choice(_DIGITS)
        kind = self.chance.choice([{}, {"t": "n"}, {"s": "0"}])
        return digits, kind, [self._formula_or_none(), self._element("v", {}, [digits])]

    def _date(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        if self.chance.random() < 0.5:
            known = _DATES_1904 if self.since_1904 else _DATES
            digits, value = self.chance.choice(list(known.items()))
        else:  # any millisecond from March 1900 on
            milliseconds = self.chance.randrange(100 * 86_400_000, 80_000 * 86_400_000)
            digits = repr(milliseconds / 86_400_000)
            begin = datetime(1904, 1, 1) if self.since_1904 else datetime(1899, 12, 30)
            value = begin + timedelta(milliseconds=milliseconds)
        return value, {"s": "1"}, [self._element("v", {}, [digits])]

    def _iso(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        value = datetime(2025, 1, 20) + timedelta(seconds=self.chance.randrange(10**8))
        text = value.isoformat() + self.chance.choice(["", "Z"])
        return value, {"t": "d"}, [self._element("v", {}, [text])]

    def _error(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        text = self.chance.choice(_ERRORS)
        return text, {"t": "e"}, [self._formula_or_none(), self._element("v", {}, [text])]

    def _boolean(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        digit = self.chance.choice("01")
        value = {"0": "FALSE", "1": "TRUE"}[digit]
        return value, {"t": "b"}, [self._element("v", {}, [digit])]

    def _formula(self, text: str) -> tuple[object, dict[str, str], list[str]]:
        told = self._element("v", {}, [self._text(text)])
        return text, {"t": "str"}, [self._formula_or_none(), told]

    def _inline(self, text: str) -> tuple[object, dict[str, str], list[str]]:
        return text, {"t": "inlineStr"}, [self._element("is", {}, self._runs(text))]

    def _shared(self, text: str) -> tuple[object, dict[str, str], list[str]]:
        self.items.append(self._element("si", {}, self._runs(text)))
        return text, {"t": "s"}, [self._element("v", {}, [str(len(self.items) - 1)])]

    def _blank(self, _: str) -> tuple[object, dict[str, str], list[str]]:
        return None, self.chance.choice([{}, {"s": "1"}]), []

    def _formula_or_none(self) -> str:
        formula = self.chance.choice(["", "", "A1&amp;B1", "A1>B1", '<![CDATA["<c>"]]>'])
        return self._element("f", {}, [formula]) if formula else ""

    def _runs(self, text: str) -> list[str]:
        """A text as one piece or as runs, with a phonetic hint or without."""
        if not text and self.chance.random() < 0.3:
            return []
        # What looks like an escape lies within one run.
        cut = len(text) if _ESCAPE.search(text) else self.chance.randrange(len(text) + 1)
        space = self.chance.choice([{}, {"xml:space": "preserve"}])
        if self.chance.random() < 0.6:
            told = [self._element("t", space, [self._text(text)])]
        else:
            format_ = self._element("rPr", {}, [self._element("b", {}, [])])
            parts = (text[:cut], text[cut:])
            told = [
                self._element(
                    "r",
                    {},
                    [format_, self._element("t", space, [self._text(part)])],
                )
                for part in parts
            ]
        if self.chance.random() < 0.2:
            hint = self._element("t", {}, ["hint"])
            told.append(self._element("rPh", {"sb": "0", "eb": "1"}, [hint]))
        return told

    def _text(self, text: str) -> str:
        """A text in one of the ways to write it."""
        way = self.chance.randrange(4)
        text = _ESCAPE.sub("_x005F_", text)
        if way == 0:
            return escape(text).replace("\r", "_x000D_")
        if way == 1 and not any(mark in text for mark in ("]]>", "</row>", "</si>", "\r")):
            return f"<![CDATA[{text}]]>"
        if way == 2:
            told = [
                f"&#{ord(c)};" if c in "<&\r" or self.chance.random() < 0.5 else c for c in text
            ]
            return "".join(told).replace(">", "&gt;")
        told_ = {'"': "&quot;", "'": "&apos;", "\r": "&#xD;"}
        return escape(text, told_).replace("\n", "\r\n")

    def _element(self, name: str, attributes: dict[str, str], content: list[str]) -> str:
        """An element, with blanks, quotes and order of attributes as it comes."""
        quote = self.chance.choice('"""\'')
        told = list(attributes.items())
        self.chance.shuffle(told)
        blank = self.chance.choice([" ", " ", "\n  "])
        inside = "".join(f"{blank}{key}={quote}{value}{quote}" for key, value in told)
        end = self.chance.choice(["", "", " "])
        if not any(content) and self.chance.random() < 0.7:
            return f"<{self.prefix}{name}{inside}{end}/>"
        is_text = name in {"t", "v", "f"}
        between = "" if is_text else self.chance.choice(_BLANKS)
        body = between.join(["", *content, ""])
        return f"<{self.prefix}{name}{inside}{end}>{body}</{self.prefix}{name}>"


def _letters(column: int) -> str:
    told = ""
    while column:
        column, place = divmod(column - 1, 26)
        told = chr(ord("A") + place) + told
    return told
