"""The manifest of a release: the only truth of which files and sheets it holds."""

from typing import Any

from uncover.records.library import FORMAT, Library
from uncover.records.releases import ReleaseId
from uncover.records.stacking import Stacked
from uncover.records.staging import Staged


def manifest_of(library: Library, release: str) -> dict[str, Any]:
    """The manifest of a release as it is, or an empty one."""
    if release in library.releases():
        return library.manifest(release)
    return {
        "uncover_library": FORMAT,
        "release": release,
        "request": None,
        "date": None,
        "publisher": None,
        "address": None,
        "files": [],
        "tables": {},
    }


def entry_of(manifest: dict[str, Any], file: str) -> dict[str, Any] | None:
    """What the manifest says of a file; None if it is not in the release."""
    return next((entry for entry in manifest["files"] if entry["file"] == file), None)


def enter(manifest: dict[str, Any], staged: Staged) -> None:
    """Enter a file in its release with those of its sheets that belong to it.

    Raises LookupError if a sheet was left out as equal to one that the release does not hold.
    """
    entry = entry_of(manifest, staged.file)
    if entry is None:
        entry = {
            "file": staged.file,
            "sha256": staged.sha256,
            "bytes": staged.size,
            "archive": staged.archive,
            "status": "already stored",
            "sheets": [],
        }
        manifest["files"] = sorted([*manifest["files"], entry], key=lambda held: held["file"])
    for sheet in staged.sheets:
        if sheet.release.name != manifest["release"]:
            continue
        if sheet.report.equals and entry_of(manifest, sheet.report.equals[0]) is None:
            raise LookupError(sheet.report.sheet)
        entry["sheets"].append(sheet.report.stored())
        _date(manifest, sheet.release)
    if any(sheet["equals"] is None for sheet in entry["sheets"]):
        entry["status"] = "stored"


def count_anew(manifest: dict[str, Any], counted: dict[str, Stacked]) -> None:
    """Bring the duplicates of all files up to date: a file can repeat rows of an earlier one."""
    for held in manifest["files"]:
        for sheet in held["sheets"]:
            stacked = counted.get(sheet["table"])
            if stacked is not None:
                place = (held["file"], sheet["sheet"])
                sheet["duplicates"] = stacked.duplicates.get(place, 0)


def _date(manifest: dict[str, Any], release: ReleaseId) -> None:
    """Files of one release can bear several dates and requests, and come in any order.

    The last date and the first request are the release's.
    """
    date = release.date.isoformat() if release.date else None
    manifest["date"] = max(filter(None, (manifest["date"], date)), default=None)
    requests = filter(None, (manifest["request"], release.request))
    manifest["request"] = min(requests, default=None)
