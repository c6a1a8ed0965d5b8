"""What an edition says of the releases it was made from, and what is known to be wrong in them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from uncover.records.connection import connected
from uncover.records.library import Library
from uncover.records.relation import parquet
from uncover.records.report import Told
from uncover.terms.speech import LANGUAGES, speaking

Document = dict[str, Any]
_FEWEST = 10
"""A value that no declaration knows is named where so many rows have it; a seldom one may be a slip
that says more of somebody than it should.
"""


def sources(
    library: Library, receipts: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], Document]:
    """Every release and table that a receipt rests on, each with what is told of it here."""
    found = {
        (each["release"], each["table"]): dict(each)
        for receipt in receipts
        for each in receipt.get("releases", [])
    }
    stored = set(library.releases())
    for (release, table), document in found.items():
        if release in stored and library.has(table, release):
            document["told"] = told(library, table, release)
    return found


def told(library: Library, table: str, release: str) -> Document:
    """What the manifest of a release tells of a table: rows, days, and the known problems.

    rows, people, from, through: of the whole. duplicates: rows that the default rule does not
    count. rejected: values that could not be read, by column. redacted, missing, new: columns, as
    their headers are. new_codes: values that no declaration knows, those of many rows by name.
    sheets: each with its rows and, by language, what was odd in it.
    """
    manifest = library.manifest(release)
    facts = manifest["tables"][table]
    sheets = [
        (file["file"], sheet)
        for file in manifest["files"]
        for sheet in file["sheets"]
        if sheet["table"] == table
    ]
    own = [sheet for _, sheet in sheets if sheet["equals"] is None]
    without = [sheet["without_person"] for sheet in own if sheet["without_person"] is not None]
    return {
        **{key: facts[key] for key in ("rows", "people", "from", "through")},
        "duplicates": sum(sheet["duplicates"] or 0 for sheet in own),
        "without_person": sum(without) if without else None,
        "rejected": _rejected(library, table, release),
        "times_dropped": sum(sheet.get("times_dropped") or 0 for sheet in own),
        **{
            name.removesuffix("_columns"): sorted({each for s in own for each in s[name]})
            for name in ("redacted_columns", "missing_columns", "new_columns")
        },
        "new_codes": _new_codes(own),
        "sheets": [_sheet(file, sheet) for file, sheet in sheets],
    }


def _rejected(library: Library, table: str, release: str) -> list[Document]:
    """How many values of each column could not be read, and why; never the values."""
    found = library.held(release)
    paths = [found.rejects[table]] if table in found.rejects else []
    paths += [part.rejects for part in found.of(table)]
    if not paths:
        return []
    asked = f'select "column", reason, count(*) from {parquet(paths)} group by all order by all'
    with connected() as connection:
        rows = connection.execute(asked).fetchall()
    return [{"column": column, "reason": why, "values": many} for column, why, many in rows]


def _new_codes(sheets: Iterable[Mapping[str, Any]]) -> list[Document]:
    rows = Counter[tuple[str, str]]()
    for sheet in sheets:
        for each in sheet["new_codes"]:
            rows[each["column"], each["code"]] += each["rows"]
    told_: dict[str, Document] = {}
    for (column, code), many in sorted(rows.items()):
        document = told_.setdefault(column, {"column": column, "codes": {}, "others": 0, "rows": 0})
        document["rows"] += many
        if many >= _FEWEST:
            document["codes"][code] = many
        else:
            document["others"] += 1
    return list(told_.values())


def _sheet(file: str, sheet: Mapping[str, Any]) -> Document:
    said: dict[str, list[str]] = {}
    for code in LANGUAGES:
        with speaking(code):
            said[code] = [str(Told(**note)) for note in sheet["notes"]]
    repeats = sheet["equals"]
    return {
        "file": file,
        "sheet": sheet["sheet"],
        "layout": sheet["layout"],
        "rows": sheet["rows_read"],
        "repeats": None if repeats is None else list(repeats),
        "notes": said,
    }
