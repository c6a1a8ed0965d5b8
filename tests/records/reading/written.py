"""Workbooks written as raw XML, so that a test decides every byte of them."""

import zipfile
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="{_KIND}'
    '.worksheet+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    f'package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_KIND}'
    f'.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/></Types>'
)
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
    '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""Two cell formats: the general one, and 1 for dates."""


def written(
    path: Path, sheet: str | bytes, shared: str | bytes = "", *, since_1904: bool = False
) -> Path:
    """A workbook of one sheet; `sheet` and `shared` are whole parts as they stand in the ZIP."""
    calendar = f'<workbookPr date1904="{int(since_1904)}"/>'
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{calendar}<sheets>'
        '<sheet name="Made up" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    related = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}
    parts: dict[str, str | bytes] = {"xl/worksheets/sheet1.xml": sheet, "xl/styles.xml": _STYLES}
    if shared:
        related["sharedStrings"] = "sharedStrings.xml"
        parts["xl/sharedStrings.xml"] = shared
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as out:
        out.writestr("[Content_Types].xml", _TYPES)
        out.writestr("_rels/.rels", _relations({"officeDocument": "xl/workbook.xml"}))
        out.writestr("xl/workbook.xml", book)
        out.writestr("xl/_rels/workbook.xml.rels", _relations(related))
        for name, part in parts.items():
            out.writestr(name, part)
    return path


def _relations(targets: dict[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def sheet_of(rows: str) -> str:
    """A plain worksheet part around rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def strings_of(items: str) -> str:
    """A plain part of shared strings around items."""
    return f'<sst xmlns="{MAIN}">{items}</sst>'
