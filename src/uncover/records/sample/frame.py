"""The small parts that make a workbook of its sheets."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-"
_SPREADSHEET = f"{_TYPES}officedocument.spreadsheetml"
_DAY, _TIME = 14, 22  # the built-in formats of a date, and of a date with its time


def frame(sheets: Sequence[str], subject: str) -> dict[str, str]:
    """Every part but sheets and shared strings, by name.

    `subject` goes into the properties, where a file manager shows it.
    """
    numbers = range(1, len(sheets) + 1)
    return {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(
            (f"{_DOCUMENT}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            *((f"{_DOCUMENT}/worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
            (f"{_DOCUMENT}/styles", "styles.xml"),
            (f"{_DOCUMENT}/sharedStrings", "sharedStrings.xml"),
        ),
        "xl/workbook.xml": _workbook(sheets),
        "xl/styles.xml": _styles(),
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(subject)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        "</cp:coreProperties>",
    }


def _content_types(numbers: range) -> str:
    parts = {
        "/xl/workbook.xml": f"{_SPREADSHEET}.sheet.main+xml",
        **{f"/xl/worksheets/sheet{n}.xml": f"{_SPREADSHEET}.worksheet+xml" for n in numbers},
        "/xl/styles.xml": f"{_SPREADSHEET}.styles+xml",
        "/xl/sharedStrings.xml": f"{_SPREADSHEET}.sharedStrings+xml",
        "/docProps/core.xml": f"{_TYPES}package.core-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_TYPES}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _workbook(sheets: Sequence[str]) -> str:
    told = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_DOCUMENT}"><sheets>{told}</sheets></workbook>'
    )


def _styles() -> str:
    formats = "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in (_DAY, _TIME))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="3"><xf numFmtId="0"/>{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
