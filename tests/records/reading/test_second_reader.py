"""Real workbooks: every cell of every sheet as two or three other readers have it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from records.reading.second_readers import (
    Cell,
    Place,
    ours,
    with_fastexcel,
    with_openpyxl,
    with_readxl,
)
from records.reading.written import sheet_of, strings_of, written

WORKBOOKS = {
    "ddp-daily-population": ("ice-offices.xlsx",),
    "ice-287g": (
        "participatingAgencies05162025am.xlsx",
        "participatingAgencies07182025pm.xlsx",
        "participatingAgencies12312025am.xlsx",
        "pendingAgencies07182025pm.xlsx",
    ),
    "ice-detention-stats": (
        "2015IceDetentionFacilityListing.xlsx",
        "FY19-detentionstats.xlsx",
        "FY24_detentionStats.xlsx",
        "FY25_detentionStats09242025.xlsx",
        "FY26_detentionStats_02122026.xlsx",
        "FY26_detentionStats_04092026.xlsx",
        "ICE_Facility_List_11-06-2017-web.xlsx",
        "Over72HourFacilities.xlsx",
    ),
    "uwchr-usbp": ("USBP I 213 Spreadsheet.xlsx",),
}
BOOKS = [f"{folder}/{name}" for folder, names in WORKBOOKS.items() for name in names]
LARGE = {"FY25_detentionStats09242025.xlsx", "ICE_Facility_List_11-06-2017-web.xlsx"}

# Where other readers say something else than we do; everywhere else they must say the same.
# A blank is drawn `·`, a carriage return `␍`, an empty text `""`, no cell `-`, midnight not at all.
DIFFERENCES = """
 kind    | in the file   | ours          | fastexcel           | openpyxl      | readxl
---------+---------------+---------------+---------------------+---------------+--------------
 number  | 007           | 007           | 7                   | 7             | 007
 number  | 1.50          | 1.50          | 1.5                 | 1.5           | 1.50
 number  | 0.12345678949 | 0.12345678949 | 0.123456789         | 0.12345678949 | 0.12345678949
 number  | -2E-3         | -2E-3         | -0.002              | -0.002        | -2E-3
 date    | 45170         | 2023-09-01    | 2023-09-01          | 2023-09-01    | 45170
 date    | 59            | 1900-02-28    | 1900-02-28          | 1900-02-28    | 59
 date    | 60            | 60            | 1900-02-28          | 1900-02-28    | 60
 date    | 0.5           | 0.5           | 1899-12-31·12:00:00 | 12:00:00      | 0.5
 date    | -3            | -3            | 1899-12-28          | 1899-12-27    | -3
 error   | #N/A          | #N/A!error    | -                   | #N/A          | -
 boolean | 1             | TRUE          | true                | True          | TRUE
 formula | a_x000D_b     | a␍b           | a_x000D_b           | a_x000D_b     | a_x000D_b
 formula | ""            | ""            | ""                  | -             | -
 inline  | ""            | ""            | ""                  | ""            | -
 shared  | ·             | ·             | ·                   | ·             | -
 shared  | a / · / b     | a·b           | a·b                 | a·b           | ab
 shared  | a_x000D_b     | a␍b           | a␍b                 | a_x000D_b     | a␍b
"""
CELLS = {
    "number": '<c r="{at}"><v>{text}</v></c>',
    "date": '<c r="{at}" s="1"><v>{text}</v></c>',
    "error": '<c r="{at}" t="e"><v>{text}</v></c>',
    "boolean": '<c r="{at}" t="b"><v>{text}</v></c>',
    "formula": '<c r="{at}" t="str"><v>{text}</v></c>',
    "inline": '<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>',
    "shared": '<c r="{at}" t="s"><v>{row}</v></c>',
}
READERS = {"ours": 2, "fastexcel": 3, "openpyxl": 4, "readxl": 5}


def _read(reader: str, path: Path, folder: Path) -> Mapping[str, Mapping[Place, object]]:
    if reader == "ours":
        return ours(path)
    if reader == "readxl":
        return with_readxl(path, folder)
    return with_fastexcel(path) if reader == "fastexcel" else with_openpyxl(path)


def _drawn(value: object) -> str:
    """A value as it stands in the table."""
    if isinstance(value, Cell):
        return _drawn(value.value) + ("!error" if value.is_error else "")
    if value is None:
        return "-"
    text = str(value).removesuffix(" 00:00:00")
    return text.replace(" ", "·").replace("\r", "␍") or '""'


@pytest.mark.parametrize("reader", READERS)
def test_readers_differ_as_declared(tmp_path: Path, reader: str) -> None:
    """The table of differences is true, so that nothing is excused without a reason."""
    table = [[part.strip() for part in line.split("|")] for line in DIFFERENCES.splitlines()[3:]]
    rows, items = "", ""
    for row, (kind, drawn, *_) in enumerate(table):
        text = drawn.replace("·", " ").replace('""', "")
        items += f"<si>{_runs(text.split(' / '))}</si>"
        cell = CELLS[kind].format(at=f"A{row + 1}", row=row, text=text)
        rows += f'<row r="{row + 1}">{cell}</row>'
    path = written(tmp_path / "made-up.xlsx", sheet_of(rows), strings_of(items))
    (told,) = _read(reader, path, tmp_path).values()
    assert [_drawn(told.get((row, 1))) for row in range(1, len(table) + 1)] == [
        line[READERS[reader]] for line in table
    ]


def _runs(texts: list[str]) -> str:
    """One text as it is, several as runs of rich text."""
    told = [f'<t xml:space="preserve">{text}</t>' for text in texts]
    return told[0] if len(told) == 1 else "".join(f"<r>{text}</r>" for text in told)


def _as_fastexcel(ours: Cell) -> set[object]:
    """What fastexcel may say of this cell; of digits we do not tell whether they are a number."""
    if ours.is_error:
        return {None}
    if isinstance(ours.value, datetime):
        return {str(ours.value)}
    may: set[object] = {ours.value}
    if ours.value in {"TRUE", "FALSE"}:
        may.add(ours.value.lower())
    number = _number(ours.value)
    if number is not None:
        may.add(f"{number:.9f}".rstrip("0").rstrip("."))
    return may


def _as_openpyxl(ours: Cell) -> set[object]:
    """What openpyxl may say of this cell."""
    if isinstance(ours.value, datetime):
        return {ours.value}
    may: set[object] = {ours.value or None, {"TRUE": True, "FALSE": False}.get(ours.value, "-")}
    return may | {_number(ours.value)}


def _as_readxl(ours: Cell) -> set[object]:
    """What readxl may say of this cell, blanks in it aside; a moment is compared on its own."""
    if ours.is_error or isinstance(ours.value, datetime):
        return {None if ours.is_error else ours.value}
    return {"".join(ours.value.split()) or None}


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _moment(serial: object) -> datetime | None:
    """The moment of a serial as readxl leaves it, to the millisecond."""
    milliseconds = round(float(str(serial)) * 86_400_000)
    return datetime(1899, 12, 30) + timedelta(milliseconds=milliseconds)


def _unlike(
    ours: Mapping[Place, Cell],
    theirs: Mapping[Place, object],
    may: Callable[[Cell], set[object]],
) -> list[tuple[Place, object, object]]:
    """Every place at which a second reader says what it may not."""
    told = [(place, ours.get(place), theirs.get(place)) for place in ours.keys() | theirs.keys()]
    return [one for one in told if one[1] is None or one[2] not in may(one[1])]


@pytest.mark.real
@pytest.mark.parametrize("book", BOOKS)
def test_every_cell_agrees_with_fastexcel(shared: Path, book: str) -> None:
    """The same sheets, the same places that hold something, the same values."""
    path = shared / "data" / book
    mine, theirs = ours(path), with_fastexcel(path)
    assert list(mine) == list(theirs)
    for sheet, cells in mine.items():
        assert _unlike(cells, theirs[sheet], _as_fastexcel) == []


@pytest.mark.real
@pytest.mark.parametrize(
    "book",
    [pytest.param(b, marks=pytest.mark.slow if Path(b).name in LARGE else ()) for b in BOOKS],
)
def test_every_cell_agrees_with_openpyxl(shared: Path, book: str) -> None:
    """Numbers to their last bit, dates to the millisecond."""
    path = shared / "data" / book
    mine, theirs = ours(path), with_openpyxl(path)
    assert list(mine) == list(theirs)
    for sheet, cells in mine.items():
        assert _unlike(cells, theirs[sheet], _as_openpyxl) == []


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.parametrize("book", BOOKS)
def test_every_cell_agrees_with_readxl(shared: Path, tmp_path: Path, book: str) -> None:
    """The reader of the field, in another language: the same digits and the same texts."""
    path = shared / "data" / book
    mine, theirs = ours(path), with_readxl(path, tmp_path)
    assert list(mine) == list(theirs)
    for sheet, cells in mine.items():
        other = {
            place: _moment(value)
            if place in cells and isinstance(cells[place].value, datetime)
            else "".join(str(value).split())
            for place, value in theirs[sheet].items()
        }
        assert _unlike(cells, other, _as_readxl) == []


def test_no_real_workbook_is_left_out(shared: Path) -> None:
    """A workbook that is added to the real files is read by all readers too."""
    found = {path.relative_to(shared / "data").as_posix() for path in shared.rglob("*.xlsx")}
    assert found == set(BOOKS)
