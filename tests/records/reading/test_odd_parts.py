"""Workbooks whose parts are named, related or missing in odd ways."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from records.reading.second_readers import ours
from records.reading.written import sheet_of, written
from uncover.terms.errors import UnusableError

ROWS = '<row r="1"><c r="A1" s="1"><v>45170</v></c></row>'
WHOLE = {"Made up": {(1, 1): datetime(2023, 9, 1)}}
DAMAGED = "damaged"
Parts = dict[str, str]


def _outcome(folder: Path, alter: Callable[[Parts], object]) -> object:
    """What is read of a workbook of one date, once its parts were altered."""
    path = written(folder / "made-up.xlsx", sheet_of(ROWS))
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    alter(parts)
    with zipfile.ZipFile(path, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    try:
        found = ours(path)
    except UnusableError as error:
        return error.code
    return {name: {at: cell.value for at, cell in cells.items()} for name, cells in found.items()}


def _replaced(part: str, old: str, new: str) -> Callable[[Parts], None]:
    def alter(parts: Parts) -> None:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new)

    return alter


def _moved(old: str, new: str) -> Callable[[Parts], None]:
    def alter(parts: Parts) -> None:
        parts[new] = parts.pop(old)

    return alter


def _strict(parts: Parts) -> None:
    for name, text in parts.items():
        told = text.replace("schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml")
        parts[name] = told.replace(
            "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml"
        )


RELATIONS = "xl/_rels/workbook.xml.rels"
SECOND = '<sheet name="Second" sheetId="2" r:id="rId9"/></sheets>'
ODD: dict[str, tuple[Callable[[Parts], object], object]] = {
    "nothing altered": (lambda _: None, WHOLE),
    "a target from the root": (
        _replaced(RELATIONS, "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
        WHOLE,
    ),
    "a target by another way": (
        _replaced(RELATIONS, "worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml"),
        WHOLE,
    ),
    "the strict form of the format": (_strict, WHOLE),
    "no content types": (lambda parts: parts.update({"[Content_Types].xml": ""}), WHOLE),
    "a list of sheets that is no XML": (
        lambda parts: parts.update({"xl/workbook.xml": "<workbook>"}),
        DAMAGED,
    ),
    "an entity that is declared": (
        _replaced("xl/workbook.xml", "<workbook ", '<!DOCTYPE a [<!ENTITY b "c">]><workbook '),
        DAMAGED,
    ),
    "a sheet that is not there": (_replaced("xl/workbook.xml", "</sheets>", SECOND), DAMAGED),
    "a sheet whose part is not there": (
        _replaced(RELATIONS, "worksheets/sheet1.xml", "worksheets/sheet9.xml"),
        DAMAGED,
    ),
    "no cell formats where they should be": (lambda parts: parts.pop("xl/styles.xml"), DAMAGED),
    "a cell format of no number": (
        _replaced("xl/styles.xml", 'numFmtId="14"', 'numFmtId="x"'),
        DAMAGED,
    ),
    "large letters in a name": (  # ECMA-376 part 2, 6.3.5
        _moved("xl/worksheets/sheet1.xml", "xl/Worksheets/Sheet1.xml"),
        WHOLE,
    ),
    "a backslash in a target": (  # as some programs write it
        _replaced(RELATIONS, "worksheets/sheet1.xml", "worksheets\\sheet1.xml"),
        WHOLE,
    ),
}


@pytest.mark.parametrize(("alter", "wanted"), ODD.values(), ids=ODD)
def test_an_odd_part(tmp_path: Path, alter: Callable[[Parts], object], wanted: object) -> None:
    """What the format allows is read; what it does not is damaged."""
    assert _outcome(tmp_path, alter) == wanted
