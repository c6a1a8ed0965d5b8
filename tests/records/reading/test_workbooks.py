"""Workbooks written as raw XML: what the format allows is read, what is damaged is told."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from uncover.records.reading.xlsx import open_workbook
from uncover.terms.errors import UnusableError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(
    folder: Path,
    rows: str | bytes,
    *,
    shared: str = "",
    formats: str = "",
    properties: str = "",
    whole: bool = True,
) -> Path:
    """A made-up workbook of one sheet; `rows` is what stands in `sheetData`, or the whole part."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows!s}</sheetData></worksheet>'
    body = sheet.encode() if isinstance(rows, str) and whole else rows
    relations = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")]
    told = "".join(
        f'<Relationship Id="{i}" Type="{_R}/{kind}" Target="{target}"/>'
        for i, kind, target in [*relations, ("rId3", "sharedStrings", "sharedStrings.xml")]
    )
    xfs = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>'
    path = folder / "made-up.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}">{properties}<sheets>'
            '<sheet name="Made up" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        out.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{told}</Relationships>")
        out.writestr("xl/styles.xml", f'<styleSheet xmlns="{_MAIN}">{formats}{xfs}</styleSheet>')
        out.writestr("xl/sharedStrings.xml", shared or f'<sst xmlns="{_MAIN}"/>')
        out.writestr("xl/worksheets/sheet1.xml", body)
    return path


def cells(path: Path) -> dict[tuple[int, int], object]:
    """All cells of the first sheet, by row and column from 1."""
    found: dict[tuple[int, int], object] = {}
    for batch in open_workbook(path, path.name)[0].batches():
        for column, one in enumerate(batch.columns, start=1):
            texts = one.text.to_pylist()
            moments = one.moment.to_pylist() if one.moment is not None else [None] * len(texts)
            for row, text, moment in zip(batch.rows.tolist(), texts, moments, strict=True):
                assert text is None or moment is None
                if text is not None or moment is not None:
                    found[row, column] = moment if text is None else text
    return found


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c r='A1'><v>45170.0</v></c>", "45170.0"),
        ('<c r="A1"><v>007</v></c>', "007"),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A1" t="str"><f>B1&amp;"x"</f><v>a&lt;b</v></c>', "a<b"),
        ('<c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', " a "),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', ""),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_&#233;</t></is></c>', "a\ré"),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', "a<b"),
        ('<c r="A1"><f>B1>C1</f><v>1</v></c>', "1"),
        ('<c r = "A1" t = "str"><v>a</v></c>', "a"),
        ("<!-- a remark --><c><v>5</v></c>", "5"),
        ('<c r="A1" s="1"><v>45170.915289351855</v></c>', datetime(2023, 9, 1, 21, 58, 1)),
        ('<c r="A1" s="1"><v>59</v></c>', datetime(1900, 2, 28)),
        ('<c r="A1" s="1"><v>61</v></c>', datetime(1900, 3, 1)),
        ('<c r="A1" s="1"><v>60</v></c>', "60"),
        ('<c r="A1" s="1"><v>0.5</v></c>', "0.5"),
        ('<c r="A1" s="1"><v>-3</v></c>', "-3"),
        ('<c r="A1" s="1"><v>1E+300</v></c>', "1E+300"),
        ('<c r="A1" t="d"><v>2025-01-20T06:07:08</v></c>', datetime(2025, 1, 20, 6, 7, 8)),
    ],
)
def test_a_cell_is_read_as_released(tmp_path: Path, cell: str, value: object) -> None:
    """A cell gives the text that the file holds, or the moment that its format shows."""
    assert cells(workbook(tmp_path, f'<row r="1">{cell}</row>')) == {(1, 1): value}


def test_places_that_are_not_told_are_counted(tmp_path: Path) -> None:
    """Rows and cells need not say where they are, in sheets of any length."""
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row>" * 60_000
    found = cells(workbook(tmp_path, rows))
    assert len(found) == 120_000
    assert (found[1, 1], found[60_000, 3]) == ("1", "2")


def test_an_error_is_told_apart_from_its_name(tmp_path: Path) -> None:
    """The rows that hold a spreadsheet error are named."""
    path = workbook(tmp_path, '<row r="4"><c r="B4" t="e"><v>#REF!</v></c></row>')
    (batch,) = open_workbook(path, "made-up.xlsx")[0].batches()
    error = batch.columns[1].error
    assert error is not None
    assert (batch.rows.tolist(), error.tolist()) == ([4], [0])


def test_shared_strings_of_every_form(tmp_path: Path) -> None:
    """Empty items, runs, phonetic hints and entities each stand at their own number."""
    items = (
        "<si><t>a</t></si><si/><si><r><t>b</t></r><r><t>&amp;c</t></r></si>"
        "<si><t>d</t><rPh><t>hint</t></rPh></si><si><t/></si><si/>"
    )
    for prefix in ("", "x:"):
        told = items.replace("</", f"</{prefix}") if prefix else items
        if prefix:
            told = items.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")
        name = f":{prefix[:-1]}" if prefix else ""
        shared = f'<{prefix}sst xmlns{name}="{_MAIN}">{told}</{prefix}sst>'
        row = "".join(f'<c r="{"ABCDEF"[i]}1" t="s"><v>{i}</v></c>' for i in range(6))
        found = cells(workbook(tmp_path, f'<row r="1">{row}</row>', shared=shared))
        assert list(found.values()) == ["a", "", "b&c", "d", "", ""]


def test_prefixes_and_encodings(tmp_path: Path) -> None:
    """Elements may carry a prefix and parts another encoding."""
    text = (
        f'<x:worksheet xmlns:x="{_MAIN}"><x:sheetData><x:row r="2"><x:c r="B2" t="str">'
        "<x:v>é</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    latin = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    for body in (text.encode(), latin, text.encode("utf-16")):
        assert cells(workbook(tmp_path, body)) == {(2, 2): "é"}


def test_the_calendar_that_begins_in_1904(tmp_path: Path) -> None:
    """The calendar of the workbook is honoured."""
    row = '<row r="1"><c r="A1" s="1"><v>43708</v></c></row>'
    path = workbook(tmp_path, row, properties='<workbookPr date1904="1"/>')
    assert cells(path) == {(1, 1): datetime(2023, 9, 1)}


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy\\-mm", True),
        ("[h]:mm", False),
        ("d [hh]:mm", False),
        ("h:mm", True),
        ("[Red]0.00", False),
        ('0 "days"', False),
    ],
)
def test_formats_of_dates(tmp_path: Path, code: str, is_date: bool) -> None:
    """A format is one of dates if it shows a part of one outside quotes and brackets."""
    told = code.replace('"', "&quot;")
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{told}"/></numFmts>'
    row = '<row r="1"><c r="A1" s="2"><v>45170</v></c></row>'
    found = cells(workbook(tmp_path, row, formats=formats))
    assert found == {(1, 1): datetime(2023, 9, 1) if is_date else "45170"}


def test_a_wide_blank_sheet_has_no_wide_columns(tmp_path: Path) -> None:
    """Cells without a value, far to the right, are no columns."""
    row = '<row r="1"><c r="A1"><v>1</v></c><c r="XFC1" s="1"/></row>'
    (batch,) = open_workbook(workbook(tmp_path, row), "made-up.xlsx")[0].batches()
    assert len(batch.columns) == 1


@pytest.mark.parametrize(
    "body",
    [
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'.encode(),
        f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></'.encode(),
        b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</c></row></sheetData></worksheet>',
        b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>',
        b'<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>x</v></c></row></sheetData>',
        b'<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>\xff\xfe</v></c></row></sheetData>',
    ],
)
def test_damaged_sheets_are_told(tmp_path: Path, body: bytes) -> None:
    """A sheet that is cut off, torn, or points nowhere is an error and never fewer rows."""
    with pytest.raises(UnusableError) as told:
        cells(workbook(tmp_path, body))
    assert told.value.code.endswith("damaged")


def test_a_changed_byte_in_a_stream_is_told(tmp_path: Path) -> None:
    """What was inflated must agree with the checksum in the archive."""
    rows = "".join(f'<row r="{i}"><c r="A{i}"><v>{i * 7919}</v></c></row>' for i in range(1, 5000))
    path = workbook(tmp_path, rows)
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    data[part.header_offset + part.compress_size // 2] ^= 0x10
    path.write_bytes(data)
    with pytest.raises(UnusableError):
        cells(path)


def test_a_highly_packed_part_is_read_to_its_end(tmp_path: Path) -> None:
    """Whatever the ratio, no byte at the end of a stream is left behind."""
    text = "a" * 9_000_000
    found = cells(workbook(tmp_path, f'<row r="1"><c r="A1" t="str"><v>{text}</v></c></row>'))
    assert found == {(1, 1): text}
