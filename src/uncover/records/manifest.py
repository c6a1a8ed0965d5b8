"""The manifest of a release: the only truth of which files and sheets it holds."""

from dataclasses import replace
from typing import Any

from uncover.records.library import FORMAT, Library
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
    sheets: dict[int, SheetReport],
    counted: dict[str, Stacked],
) -> None:
    """Enter the file in its release, and bring the duplicates of all its files up to date."""
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
    entry["sheets"].extend(sheet.stored() for sheet in sheets.values())
    if any(sheet["equals"] is None for sheet in entry["sheets"]):
        entry["status"] = "stored"
    for held in manifest["files"]:
        for sheet in held["sheets"]:
            stacked = counted.get(sheet["table"])
            if stacked is not None:
                place = (held["file"], sheet["sheet"])
                sheet["duplicates"] = stacked.duplicates.get(place, 0)


def counted_anew(sheet: SheetReport, file: str, counted: dict[str, Stacked]) -> SheetReport:
    """The sheet with its duplicates as the stacked table has them."""
    stacked = counted.get(sheet.table or "")
    if stacked is None:
        return sheet
    return replace(sheet, duplicates=stacked.duplicates.get((file, sheet.sheet), 0))
