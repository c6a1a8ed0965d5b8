"""Files that are read and wait to be stacked: durable on disk, and not yet in any table.

Stacking writes a whole table anew, so it is done for many files at once. What a file gave until
then lies here, and a run that was stopped leaves it to the next.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from uncover import __version__
from uncover.records import journal
from uncover.records.declaration import Table
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.releases import ReleaseId
from uncover.records.report import SheetReport

FOLDER = ".staged"
_DOCUMENT = "file.json"


@dataclass(frozen=True)
class StagedSheet:
    """One sheet: what is to be told of it, its release, and the number of its part files."""

    report: SheetReport
    release: ReleaseId
    part: int

    @property
    def is_new(self) -> bool:
        """Whether its rows are to be stacked, and are not those of another sheet."""
        return self.report.equals is None


@dataclass(frozen=True)
class Staged:
    """One file that is read: what the manifest will say of it, and the folder of its parts."""

    folder: Path
    file: str
    sha256: str
    size: int
    archive: str | None
    sheets: tuple[StagedSheet, ...]

    def rows_file(self, sheet: StagedSheet) -> Path:
        """The typed rows of a sheet."""
        return self.folder / f"part-{sheet.part}.rows.parquet"

    def rejects_file(self, sheet: StagedSheet) -> Path:
        """The values of a sheet that could not be typed."""
        return self.folder / f"part-{sheet.part}.rejects.parquet"

    def drop(self) -> None:
        """Leave nothing of it, nor of the folder of all if it was the last."""
        shutil.rmtree(self.folder, ignore_errors=True)
        others = self.folder.parent
        if others.is_dir() and not any(others.iterdir()):
            others.rmdir()


def stage(
    root: Path,
    parts: Path,
    file: ReleasedFile,
    sheets: tuple[StagedSheet, ...],
    tables: Mapping[str, Table],
) -> Staged:
    """Put the part files of `parts` aside in one step; a crash leaves all of them or none."""
    home = root / FOLDER
    home.mkdir(exist_ok=True)
    number = max((int(each.name) for each in home.iterdir()), default=0) + 1
    staged = Staged(
        home / f"{number:06}",
        file.name,
        file.sha256,
        file.path.stat().st_size,
        file.archive,
        sheets,
    )
    document = {
        "made_by": _stamp(sheets, tables),
        "file": staged.file,
        "sha256": staged.sha256,
        "bytes": staged.size,
        "archive": staged.archive,
        "sheets": [_sheet_document(sheet) for sheet in sheets],
    }
    journal.write_json(parts / _DOCUMENT, document)
    journal.move_folder(parts, staged.folder)
    return staged


def left_by_others(root: Path, tables: Mapping[str, Table]) -> Iterator[Staged]:
    """What a stopped run has left, in its order; what cannot be used any more is dropped.

    Parts typed by another version or under another declaration are read again from the file.
    """
    for folder in sorted((root / FOLDER).glob("*")):
        staged = None
        try:
            document = json.loads((folder / _DOCUMENT).read_text("utf-8"))
            staged = _read(folder, document)
            usable = document["made_by"] == _stamp(staged.sheets, tables)
        except (OSError, ValueError, LookupError, TypeError):
            usable = False
        if staged is not None and usable:
            yield staged
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _stamp(sheets: tuple[StagedSheet, ...], tables: Mapping[str, Table]) -> str:
    """The version of Uncover and the declarations under which the parts were made."""
    used = sorted({sheet.report.table or "" for sheet in sheets})
    declared = "\n".join(repr(tables.get(name)) for name in used)
    return f"{__version__} {hashlib.sha256(declared.encode()).hexdigest()}"


def _sheet_document(sheet: StagedSheet) -> dict[str, Any]:
    day = sheet.release.date.isoformat() if sheet.release.date else None
    return {
        "report": sheet.report.stored(),
        "request": sheet.release.request,
        "date": day,
        "part": sheet.part,
    }


def _read(folder: Path, document: dict[str, Any]) -> Staged:
    sheets = []
    for told in document["sheets"]:
        report = SheetReport.from_stored(told["report"])
        day = date.fromisoformat(told["date"]) if told["date"] else None
        release = ReleaseId(str(report.release), told["request"], day)
        sheets.append(StagedSheet(report, release, int(told["part"])))
    return Staged(
        folder,
        document["file"],
        document["sha256"],
        int(document["bytes"]),
        document["archive"],
        tuple(sheets),
    )
