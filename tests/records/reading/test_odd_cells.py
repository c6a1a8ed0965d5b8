"""Single odd cells: read as the format says, or told to be damaged, and never misread."""

from datetime import datetime
from pathlib import Path

import pytest

from records.reading.second_readers import Cell, Place, ours
from records.reading.written import sheet_of, strings_of, written
from uncover.terms.errors import UnusableError


def _cell(attributes: str, content: str) -> str:
    return f'<row r="1"><c r="A1"{attributes}>{content}</c></row>'


DAMAGED = "damaged"
NO_RESULT = {
    "no value": _cell("", "<f>B1+1</f>"),
    "an empty value, as a library writes it": _cell("", "<f>B1+1</f><v/>"),
    "an empty value in two tags": _cell(' s="1"', "<f>B1+1</f><v></v>"),
    "a text that is not there": _cell(' t="str"', "<f>B1+1</f>"),
    "an empty error": _cell(' t="e"', "<f>B1+1</f><v></v>"),
    "blanks between": _cell("", " <f>B1+1</f> "),
    "parsed": "<row r='1'><c r='A1'><f>B1+1</f></c></row>",
    "parsed with an empty value": "<row r='1'><c r='A1'><f>B1+1</f><v/></c></row>",
}
Outcome = dict[Place, object] | str


def _outcome(path: Path) -> Outcome:
    try:
        return {place: cell.value for place, cell in ours(path)["Made up"].items()}
    except UnusableError as error:
        return error.code


def _check(folder: Path, rows: str, wanted: Outcome) -> None:
    path = written(folder / "made-up.xlsx", sheet_of(rows), strings_of("<si><t>zero</t></si>"))
    assert _outcome(path) == wanted


READ = {
    "an entity once": (_cell(' t="str"', "<v>a&amp;lt;b</v>"), {(1, 1): "a&lt;b"}),
    "an escaped escape": (_cell(' t="str"', "<v>_x005F_x000D_</v>"), {(1, 1): "_x000D_"}),
    "a shared string not named": (_cell(' t="s"', ""), {}),
    "a formula that came to nothing": (_cell(' t="str"', "<f>A2</f><v></v>"), {(1, 1): ""}),
    "digits under a text": (_cell(' s="1" t="str"', "<v>45170</v>"), {(1, 1): "45170"}),
    "a text under a date": (_cell(' s="1"', "<v>made up</v>"), {(1, 1): "made up"}),
    "an endless date": (_cell(' s="1"', "<v>inf</v>"), {(1, 1): "inf"}),
    "a date past all years": (_cell(' s="1"', "<v>99999999999</v>"), {(1, 1): "99999999999"}),
    "almost midnight": (
        _cell(' s="1"', "<v>45170.99999999999</v>"),
        {(1, 1): datetime(2023, 9, 2)},
    ),
    "almost the false leap day": (
        _cell(' s="1"', "<v>59.99999999999</v>"),
        {(1, 1): datetime(1900, 3, 1)},
    ),
    "a day in ISO form": (_cell(' t="d"', "<v>2025-01-20</v>"), {(1, 1): datetime(2025, 1, 20)}),
    "an extension in a cell": (
        _cell("", "<v>5</v><extLst><ext><y/></ext></extLst>"),
        {(1, 1): "5"},
    ),
    "blanks around digits": (_cell("", "<v> 5 </v>"), {(1, 1): " 5 "}),
    "a value in a text cell": (_cell(' t="inlineStr"', "<v>5</v>"), {(1, 1): "5"}),
    "cells out of order": (
        '<row r="1"><c r="C1"><v>5</v></c><c r="A1"><v>6</v></c><c><v>7</v></c></row>',
        {(1, 1): "6", (1, 2): "7", (1, 3): "5"},
    ),
    "rows out of order": (
        '<row r="2"><c r="A2"><v>5</v></c></row><row r="1"><c r="A1"><v>6</v></c></row>',
        {(1, 1): "6", (2, 1): "5"},
    ),
    "a row in two parts": (
        '<row r="1"><c r="A1"><v>5</v></c></row><row r="1"><c r="B1"><v>6</v></c></row>',
        {(1, 1): "5", (1, 2): "6"},
    ),
    "no such shared string": (_cell(' t="s"', "<v>1</v>"), DAMAGED),
    "a shared string before the first": (_cell(' t="s"', "<v>-1</v>"), DAMAGED),
    "a shared string past all": (_cell(' t="s"', "<v>99999999999999999999</v>"), DAMAGED),
    "an element left open": ('<row r="1"><c r="A1"><v>5</c></row>', DAMAGED),
    "no rows": ("", {}),
    "a row of nothing": ('<row r="7"/>', {}),
}


@pytest.mark.parametrize(("rows", "wanted"), READ.values(), ids=READ)
def test_an_odd_cell(tmp_path: Path, rows: str, wanted: Outcome) -> None:
    """What is unusual and clear is read; what points nowhere is damaged."""
    _check(tmp_path, rows, wanted)


EASILY_MISREAD = {
    "the word for this moment": (
        _cell(' t="d"', "<v>now</v>"),
        {(1, 1): "now"},
        "reads the clock of this computer",
    ),
    "the word for this day": (
        _cell(' t="d"', "<v>today</v>"),
        {(1, 1): "today"},
        "reads the clock of this computer",
    ),
    "a month": (
        _cell(' t="d"', "<v>2025-01</v>"),
        {(1, 1): "2025-01"},
        "invents the first day of the month",
    ),
    "a cell format that is not there": (
        _cell(' s="77"', "<v>5</v>"),
        {(1, 1): "5"},
        "takes the last cell format, so that a number becomes a date",
    ),
    "a truth in words": (
        _cell(' t="b"', "<v>true</v>"),
        {(1, 1): "TRUE"},
        "is FALSE",
    ),
    "a truth with blanks": (_cell(' t="b"', "<v> 1 </v>"), {(1, 1): "TRUE"}, "is FALSE"),
    "the row before the first": (
        '<row r="0"><c r="A0"><v>5</v></c></row>',
        DAMAGED,
        "the row is lost",
    ),
    "a row below nothing": (
        '<row r="-5"><c r="A1"><v>5</v></c></row>',
        DAMAGED,
        "the row is lost",
    ),
    "a column without letters": (
        '<row r="1"><c r="11"><v>5</v></c></row>',
        DAMAGED,
        "the cell is lost",
    ),
    "a column of another alphabet": (
        '<row r="1"><c r="é1"><v>5</v></c></row>',
        DAMAGED,
        "is column 137",
    ),
    "a column past XFD": (
        '<row r="1"><c r="ZZZ1"><v>5</v></c></row>',
        DAMAGED,
        "is read into 18,278 columns",
    ),
    "a column far past XFD": (
        '<row r="1"><c r="ZZZZ1"><v>5</v></c></row>',
        DAMAGED,
        "is read into 475,254 columns; more letters need more memory than there is",
    ),
    "a row past the last": (
        '<row r="1048577"><c r="A1048577"><v>5</v></c></row>',
        DAMAGED,
        "is read, which no program that keeps to the format does",
    ),
    "a row told by its cell alone": (
        '<row><c r="A7"><v>5</v></c></row>',
        {(7, 1): "5"},
        "is row 1: a receipt would name the wrong row",
    ),
    "a row and a cell that contradict each other": (
        '<row r="1"><c r="A7"><v>5</v></c></row>',
        DAMAGED,
        "is row 1; the other readers say 7",
    ),
    "a moment and a number in one place": (
        '<row r="1"><c r="A1" s="1"><v>45170</v></c><c r="A1"><v>6</v></c></row>',
        DAMAGED,
        "has both text and moment, which Sheet excludes",
    ),
    "two numbers in one place": (
        '<row r="1"><c r="A1"><v>5</v></c><c r="A1"><v>6</v></c></row>',
        DAMAGED,
        "one of them is lost without a word",
    ),
    "an entity of HTML": (
        _cell(' t="str"', "<v>a&copy;b</v>"),
        DAMAGED,
        "the scan resolves entities that XML does not have; the parser refuses them",
    ),
    "an ampersand alone": (_cell(' t="str"', "<v>a & b</v>"), DAMAGED, "the scan lets it pass"),
    "a control character by number": (
        _cell(' t="str"', "<v>&#128;</v>"),
        {(1, 1): "\x80"},
        "the scan takes it for the euro sign of Windows",
    ),
    "a control character": (_cell(' t="str"', "<v>a\1b</v>"), DAMAGED, "the scan lets it pass"),
    "an escape, parsed": (
        "<row r='1'><c r='A1' t='str'><v>a_x000D_b</v></c></row>",
        {(1, 1): "a\rb"},
        "only the scan resolves it",
    ),
    "an escape in a run": (
        _cell(' t="inlineStr"', "<is><r><t>a_x000D_</t></r><r><t>b</t></r></is>"),
        {(1, 1): "a\rb"},
        "only the scan resolves it",
    ),
}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(
            rows,
            wanted,
            id=name,
        )
        for name, (rows, wanted, why) in EASILY_MISREAD.items()
    ],
)
def test_an_odd_cell_is_not_misread(tmp_path: Path, rows: str, wanted: Outcome) -> None:
    """Each of these is easily misread without a word; its third part says as what."""
    _check(tmp_path, rows, wanted)


EASILY_RAISING = {
    "blanks kept, parsed": (
        "<row r='1'><c r='A1' t='inlineStr'><is><t xml:space='preserve'> a</t></is></c></row>",
        {(1, 1): " a"},
        "the prefix `xml` is declared anew, which no parser allows: `damaged`",
    ),
    "blanks kept in runs": (
        _cell(
            ' t="inlineStr"',
            '<is><r><t xml:space="preserve">a </t></r><r><t>b</t></r></is>',
        ),
        {(1, 1): "a b"},
        "the prefix `xml` is declared anew, which no parser allows: `damaged`",
    ),
    "a shared string with blanks": (
        _cell(' t="s"', "<v> 0 </v>"),
        {(1, 1): "zero"},
        "`damaged`, where the other readers read it",
    ),
    "a shared string of no number": (
        _cell(' t="s"', "<v/>"),
        {},
        "`damaged`, where the other readers see no cell",
    ),
    "half a letter": (_cell(' t="str"', "<v>_xD83D_</v>"), {(1, 1): "_xD83D_"}, "UnicodeError"),
    "a format that is no number": (_cell(' s="x"', "<v>5</v>"), DAMAGED, "ValueError"),
    "a format past all": (_cell(' s="99999999999999"', "<v>5</v>"), DAMAGED, "OverflowError"),
    "a row that is no number": ('<row r="x"><c r="A1"><v>5</v></c></row>', DAMAGED, "ValueError"),
    "a row past all numbers": (
        '<row r="99999999999999999999"><c r="A1"><v>5</v></c></row>',
        DAMAGED,
        "OverflowError",
    ),
    "a column past all numbers": (
        '<row r="1"><c r="ZZZZZZZZ1"><v>5</v></c></row>',
        DAMAGED,
        "OverflowError",
    ),
    "no moment": (_cell(' t="d"', "<v></v>"), {(1, 1): ""}, "OverflowError"),
    "no moment by its name": (_cell(' t="d"', "<v>NaT</v>"), {(1, 1): "NaT"}, "OverflowError"),
    "a year past all": (
        _cell(' t="d"', "<v>99999999-01-01</v>"),
        {(1, 1): "99999999-01-01"},
        "OverflowError",
    ),
    "a moment with a zone": (
        _cell(' t="d"', "<v>2025-01-20T10:00:00+02:00</v>"),
        {(1, 1): "2025-01-20T10:00:00+02:00"},
        "UserWarning; without warnings it is moved to another zone",
    ),
}


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        pytest.param(
            rows,
            wanted,
            id=name,
        )
        for name, (rows, wanted, why) in EASILY_RAISING.items()
    ],
)
def test_an_odd_cell_raises_nothing_else(tmp_path: Path, rows: str, wanted: Outcome) -> None:
    """Each of these easily ends a reader otherwise; its third part says how."""
    _check(tmp_path, rows, wanted)


@pytest.mark.parametrize("rows", NO_RESULT.values(), ids=NO_RESULT)
def test_a_formula_without_a_stored_result_is_an_error_cell(tmp_path: Path, rows: str) -> None:
    """What it would come to is not known; a blank would say that nothing stands there."""
    path = written(tmp_path / "made-up.xlsx", sheet_of(rows), strings_of("<si><t>zero</t></si>"))
    assert ours(path)["Made up"] == {(1, 1): Cell("=B1+1", is_error=True)}


@pytest.mark.parametrize(
    "shared", ['<f t="shared" si="0"/>', '<f t="shared" si="0"/><v/>'], ids=["bare", "empty"]
)
def test_a_formula_shared_with_another_cell_is_one_too(tmp_path: Path, shared: str) -> None:
    """It has no text of its own, and stands beside cells that were computed."""
    rows = f'<row r="1"><c r="A1">{shared}</c><c r="B1"><f>2*3</f><v>6</v></c></row>'
    path = written(tmp_path / "made-up.xlsx", sheet_of(rows))
    assert ours(path)["Made up"] == {(1, 1): Cell("=", is_error=True), (1, 2): Cell("6")}
