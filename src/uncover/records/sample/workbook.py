"""A workbook written as the agency's are: shared strings, dates as serials, references on cells."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

_STAMP = (1980, 1, 1, 0, 0, 0)
_EPOCH = datetime(1899, 12, 30)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Value = str | datetime | None


def write_workbook(
    target: Path,
    sheet: str,
    titles: Sequence[str],
    headers: Sequence[str],
    columns: Sequence[Sequence[Value]],
    *,
    subject: str,
) -> None:
    """Write one sheet: title rows from row 1, the header in row 7, data from row 8.

    `subject` goes into the workbook's properties. The same content gives the same bytes.
    """
    strings: dict[str, int] = {}
    body = _sheet(titles, headers, columns, strings)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _frame(sheet, subject).items():
            _write(archive, name, [text])
        _write(archive, "xl/worksheets/sheet1.xml", body)
        _write(archive, "xl/sharedStrings.xml", _strings(strings))


def _write(archive: zipfile.ZipFile, name: str, pieces: Sequence[str] | Iterator[str]) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece.encode())


def _sheet(
    titles: Sequence[str],
    headers: Sequence[str],
    columns: Sequence[Sequence[Value]],
    strings: dict[str, int],
) -> Iterator[str]:
    letters = [_letters(n) for n in range(len(headers))]
    yield f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'
    for number, title in enumerate(titles, 1):
        yield _row(number, [("A", title)], strings)
    yield _row(7, list(zip(letters, headers, strict=True)), strings)
    for number, values in enumerate(zip(*columns, strict=True), 8):
        yield _row(number, list(zip(letters, values, strict=True)), strings)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: list[tuple[str, Value]], strings: dict[str, int]) -> str:
    told = []
    for letter, value in cells:
        if value is None:
            continue
        if isinstance(value, datetime):
            days = (value - _EPOCH).total_seconds() / 86_400
            told.append(f'<c r="{letter}{number}" s="1"><v>{days!r}</v></c>')
        else:
            index = strings.setdefault(value, len(strings))
            told.append(f'<c r="{letter}{number}" t="s"><v>{index}</v></c>')
    return f'<row r="{number}">{"".join(told)}</row>'


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _strings(strings: dict[str, int]) -> Iterator[str]:
    yield f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{_MAIN}">'
    for text in strings:
        yield f'<si><t xml:space="preserve">{escape(text)}</t></si>'
    yield "</sst>"


def _frame(sheet: str, subject: str) -> dict[str, str]:
    """The small parts that make a workbook of one sheet."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    parts = {
        "/xl/workbook.xml": f"{_TYPE}.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_TYPE}.worksheet+xml",
        "/xl/styles.xml": f"{_TYPE}.styles+xml",
        "/xl/sharedStrings.xml": f"{_TYPE}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    relation = "<Relationship Id='rId{}' Type='{}/{}' Target='{}'/>".replace("'", '"')
    book = (
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    )
    inner = "".join(
        relation.format(n, _DOCUMENT, kind, part) for n, (kind, part) in enumerate(book, 1)
    )
    outer = relation.format(1, _DOCUMENT, "officeDocument", "xl/workbook.xml")
    core = f"{_PACKAGE}/relationships/metadata"
    outer += relation.format(2, core, "core-properties", "docProps/core.xml")
    relations = f'{head}<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    return {
        "[Content_Types].xml": f'{head}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relations.format(outer),
        "xl/_rels/workbook.xml.rels": relations.format(inner),
        "xl/workbook.xml": f'{head}<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{_MAIN}">'
        '<fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>",
        "docProps/core.xml": f'{head}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:subject>{escape(subject)}</dc:subject></cp:coreProperties>",
    }
