"""The manifest of a release: the only truth of which files and sheets it holds."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from uncover.records.declaration import Table
from uncover.records.kept import Kept
from uncover.records.library import FORMAT, Library
from uncover.records.parts import Streamed
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.releases import ReleaseId
from uncover.records.report import SheetReport
from uncover.records.stacking import Stacked


def manifest_of(library: Library, release: ReleaseId) -> dict[str, Any]:
    """The manifest of a release as it is, or an empty one.

    Files of one release can bear several dates and requests: the last date and the first request
    are the release's, in whatever order the files come.
    """
    date = release.date.isoformat() if release.date else None
    if release.name in library.releases():
        manifest = library.manifest(release.name)
        manifest["date"] = max(filter(None, (manifest["date"], date)), default=None)
        requests = filter(None, (manifest["request"], release.request))
        manifest["request"] = min(requests, default=None)
        return manifest
    return {
        "uncover_library": FORMAT,
        "release": release.name,
        "request": release.request,
        "date": date,
        "publisher": None,
        "address": None,
        "files": [],
        "tables": {},
    }


def entry_of(manifest: dict[str, Any], file: str) -> dict[str, Any] | None:
    """What the manifest says of a file; None if it is not in the release."""
    return next((entry for entry in manifest["files"] if entry["file"] == file), None)


def enter(
    manifest: dict[str, Any],
    file: ReleasedFile,
    sheets: Iterable[tuple[SheetReport, ReleaseId]],
) -> None:
    """Enter the file and its sheets in its release, each with the request and date it bears.

    The release's own date moves on when a later file comes; what is said of the rows of an earlier
    one, in receipts, must not.
    """
    entry = entry_of(manifest, file.name)
    if entry is None:
        entry = {
            "file": file.name,
            "sha256": file.sha256,
            "bytes": file.path.stat().st_size,
            "archive": file.archive,
            "status": "already stored",
            "sheets": [],
        }
        manifest["files"] = sorted([*manifest["files"], entry], key=lambda held: held["file"])
    for sheet, release in sheets:
        waits = {"duplicates": None} if sheet.equals is None else {}
        date = release.date.isoformat() if release.date else None
        bears = {"request": release.request, "date": date}
        entry["sheets"].append(sheet.stored() | waits | bears)
    if any(sheet["equals"] is None for sheet in entry["sheets"]):
        entry["status"] = "stored"


def enter_part(
    manifest: dict[str, Any], table: Table, streamed: Streamed, stem: str, own: Kept | None
) -> None:
    """Enter a part at `stem` (from the library's folder), and what it adds to its table.

    How many people and duplicates there are is known once the part is merged. `own`: the group's
    declaration under which it was typed.
    """
    part = {"table": table.name, "person": table.person}
    part |= {"rows": f"{stem}.rows.parquet", "rejects": f"{stem}.rejects.parquet"}
    manifest["parts"] = [*manifest.get("parts", []), part]
    nothing = {"rows": 0, "from": None, "through": None, "people": None, "sha256": None}
    held = manifest["tables"].get(table.name, nothing | {"columns": []})
    first, last = _days(streamed.rows_file, table.date)
    facts = held | {
        "rows": held["rows"] + streamed.rows,
        "from": min(filter(None, (held["from"], first)), default=None),
        "through": max(filter(None, (held["through"], last)), default=None),
        "columns": sorted({*held["columns"], *streamed.columns}),
        "publisher": table.source,
    }
    if own is not None:
        facts["declaration"] = {"file": own.place, "sha256": own.sha256}
    manifest["tables"][table.name] = facts
    manifest["publisher"] = min(filter(None, (manifest["publisher"], table.source)))


def _days(rows_file: Path, date: str | None) -> tuple[str | None, str | None]:
    """The first and the last day (ISO) in a column of a part."""
    if date is None:
        return None, None
    ends = pc.min_max(pq.read_table(rows_file, columns=[date]).column(0)).as_py()
    first, last = (None if ends[end] is None else str(ends[end])[:10] for end in ("min", "max"))
    return first, last


def count_anew(manifest: dict[str, Any], counted: dict[str, Stacked]) -> None:
    """Bring facts of the merged tables, and duplicates of all files, up to date."""
    for table, stacked in counted.items():
        manifest["tables"][table] |= stacked.facts
    for entry in manifest["files"]:
        for sheet in entry["sheets"]:
            if sheet["table"] in counted:
                found = counted[sheet["table"]].duplicates
                sheet["duplicates"] = found.get((entry["file"], sheet["sheet"]), 0)
