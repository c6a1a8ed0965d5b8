"""Makes one workbook: `python -m benches.made_up TABLE LAYOUT ROWS TARGET`.

LAYOUT `widest` is the one of most columns; ROWS `full` is as many as one sheet holds. Beside the
workbook goes a `.json` that says what is in it. The same arguments give the same bytes.
"""

import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from benches.made_up.frame import frame, strings, worksheet
from benches.made_up.layout import MadeUpSheet, sheet_of
from benches.made_up.rows import Strings, body, heading, ids, letters, people_of, strings_of

_MOST_ROWS = 1_048_576  # of one sheet, titles and header included
_STAMP = (1980, 1, 1, 0, 0, 0)


def make(sheet: MadeUpSheet, rows: int, target: Path) -> None:
    """Write the workbook and what is in it; a half-written one never has the name of a whole."""
    whose = people_of(rows)
    shared = strings_of(sheet, int(whose.max()) + 1)
    growing = target.with_name(target.name + ".growing")
    with zipfile.ZipFile(growing, "w") as archive:
        for name, text in frame("Made up").items():
            _write(archive, name, [text.encode()])
        corner = f"{letters(len(sheet.columns) - 1)}{sheet.header_row + rows}"
        before, behind = worksheet(corner)
        inner = [before, heading(sheet, shared)]
        _write(
            archive,
            "xl/worksheets/sheet1.xml",
            _chain(inner, body(sheet, shared, whose), [behind]),
        )
        _write(archive, "xl/sharedStrings.xml", _strings(shared))
        inflated = sum(entry.file_size for entry in archive.infolist())
    facts = _facts(sheet, rows, shared) | {"inflated": inflated}
    target.with_name(target.name + ".json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    growing.replace(target)


def _facts(sheet: MadeUpSheet, rows: int, shared: Strings) -> dict[str, object]:
    def of(*kinds: str) -> list[str]:
        return [column.header for column in sheet.columns if column.kind in kinds]

    return {
        "made_up": True,
        "table": sheet.table,
        "layout": sheet.layout,
        "rows": rows,
        "columns": len(sheet.columns),
        "header_row": sheet.header_row,
        "people": shared.people,
        "lead": next(column.header for column in sheet.columns if column.leads),
        "place": _place(sheet),
        "moments": of("moment", "date"),
        "numbers": of("year", "integer", "money", "decimal"),
    }


def _place(sheet: MadeUpSheet) -> str:
    """The column an analyst counts by: the state; where there is none, the agency's region."""
    states = [column.header for column in sheet.columns if column.kind == "state"]
    regions = [column.header for column in sheet.columns if column.header.endswith("AOR")]
    return (states + regions)[0]


def _strings(shared: Strings) -> Iterator[bytes]:
    before, behind = strings(shared.texts, len(shared))
    return _chain([before], ids(shared.people), [behind])


def _chain(*parts: Iterable[bytes]) -> Iterator[bytes]:
    for part in parts:
        yield from part


def _write(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> None:
    entry = zipfile.ZipInfo(name, _STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)


def main() -> None:
    """Make what the arguments say."""
    table, layout, rows, target = sys.argv[1:]
    sheet = sheet_of(table, None if layout == "widest" else layout)
    most = _MOST_ROWS - sheet.header_row
    make(sheet, most if rows == "full" else min(int(rows), most), Path(target))


if __name__ == "__main__":
    main()
