"""One file is read: its sheets typed, compared with what is there, and put aside to be stacked."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from uncover.records.looking import Looked
from uncover.records.manifest import entry_of
from uncover.records.parts import Placed, stream
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.releases import ReleaseId
from uncover.records.report import FileReport, SheetReport, Told
from uncover.records.room import TIMES, Room, free_beside
from uncover.records.settling import Waiting
from uncover.records.staging import StagedSheet, stage
from uncover.terms.errors import UnusableError

COINCIDENCE = 5
"""Two sheets of fewer rows can be equal by chance; they are stacked, not taken for one sheet."""


@dataclass(frozen=True)
class _Fresh:
    """A sheet that was read in this run; `part` is the number of its part files."""

    placed: Placed
    release: ReleaseId
    report: SheetReport
    part: int


@dataclass
class Store:
    """The way of one file after the other to those that wait; `told` hears file and rows."""

    waiting: Waiting
    told: Callable[[str, int], None]

    def store(self, file: ReleasedFile, looked: list[Looked]) -> FileReport:
        """Read what is new in a file and put it aside, durably and all at once.

        Raises UnusableError (`ingest.other-file`, `ingest.second-snapshot`) for a file that a
        release cannot take, (`ingest.too-little-disk`), and whatever the reader raises; nothing
        of the file is then kept.
        """
        kept = self._kept(file, looked)
        pending = [number for number in range(len(looked)) if kept[number] is None]
        parts = self.waiting.work / "parts"
        parts.mkdir()
        fresh: dict[int, _Fresh] = {}
        try:
            if any(looked[number].placed for number in pending):
                self._make_room(file, looked)
            for number in pending:
                read = self._read(file, number, looked[number], parts)
                if read is not None:
                    fresh[number] = read
            if fresh:
                fresh = self._stage(file, fresh, parts)
        finally:
            shutil.rmtree(parts, ignore_errors=True)
            pa.default_memory_pool().release_unused()  # stacking needs room too
        return _report(file, looked, kept, fresh)

    def _kept(self, file: ReleasedFile, looked: list[Looked]) -> list[SheetReport | None]:
        """What the library already holds of each sheet of this very file."""
        held: list[SheetReport | None] = []
        for seen in looked:
            found = None
            if seen.release is not None and seen.placed is not None:
                entry = entry_of(self.waiting.manifest(seen.release.name), file.name)
                if entry is not None and entry["sha256"] != file.sha256:
                    raise UnusableError(
                        "ingest.other-file", file=file.name, release=seen.release.name
                    )
                found = next(
                    (
                        SheetReport.from_stored(sheet)
                        for sheet in (entry["sheets"] if entry else ())
                        if sheet["sheet"] == seen.sheet.name
                        and sheet["table"] == seen.placed.table.name
                    ),
                    None,
                )
            held.append(found)
        return held

    def _make_room(self, file: ReleasedFile, looked: list[Looked]) -> None:
        """Raise UnusableError (`ingest.too-little-disk`) before anything of it is written."""
        library = self.waiting.library
        stored = {
            library.table_path(seen.placed.table.name, seen.release.name)
            for seen in looked
            if seen.placed and seen.release
        }
        needed = TIMES * file.path.stat().st_size
        needed += sum(3 * path.stat().st_size for path in stored if path.exists())
        Room(needed, free_beside(self.waiting.work), 1, 0).refuse_too_little()

    def _read(self, file: ReleasedFile, number: int, seen: Looked, parts: Path) -> _Fresh | None:
        if seen.placed is None or seen.release is None:
            return None
        streamed = stream(
            seen.sheet,
            seen.placed,
            file.name,
            parts / f"part-{number}",
            lambda rows: self.told(file.name, rows),
        )
        report = SheetReport(
            seen.sheet.name,
            table=seen.placed.table.name,
            release=seen.release.name,
            layout=seen.layout,
            header_row=seen.placed.header_row,
            rows=streamed.rows,
            without_person=streamed.without_person,
            rejected=streamed.rejected,
            times_dropped=streamed.times_dropped,
            redacted_columns=tuple(streamed.redacted_columns),
            missing_columns=seen.missing,
            new_columns=tuple(header for _, header in seen.placed.new),
            new_codes=tuple(streamed.new_codes),
            columns=tuple(streamed.columns),
            content=streamed.content,
        )
        return _Fresh(seen.placed, seen.release, report, number)

    def _stage(
        self, file: ReleasedFile, fresh: dict[int, _Fresh], parts: Path
    ) -> dict[int, _Fresh]:
        """Compare the new sheets with what their releases hold, and let the file wait."""
        waiting = self.waiting
        fresh = {
            number: _compared(part, waiting.manifest(part.release.name), file.name)
            for number, part in fresh.items()
        }
        for part in fresh.values():
            _refuse_second_snapshot(file.name, waiting.manifest(part.release.name), part)
        sheets = tuple(StagedSheet(p.report, p.release, p.part) for p in fresh.values())
        waiting.add(stage(waiting.library.path, parts, file, sheets, waiting.tables))
        return fresh


def _compared(part: _Fresh, manifest: dict[str, Any], file: str) -> _Fresh:
    """The sheet, told to equal one of another file in the release if its rows do."""
    if part.report.rows < COINCIDENCE:
        return part
    for entry in manifest["files"]:
        for sheet in entry["sheets"]:
            if (
                entry["file"] != file
                and sheet["content_sha256"] == part.report.content
                and sheet["table"] == part.report.table
                and sheet["equals"] is None
            ):
                told = Told("ingest.same-rows", {"file": entry["file"], "sheet": sheet["sheet"]})
                equals = (entry["file"], sheet["sheet"])
                return replace(part, report=replace(part.report, equals=equals, reason=told))
    return part


def _refuse_second_snapshot(file: str, manifest: dict[str, Any], part: _Fresh) -> None:
    table = part.placed.table
    if table.releases.keeping != "snapshot" or part.report.equals is not None:
        return
    for entry in manifest["files"]:
        held = {s["table"] for s in entry["sheets"] if s["equals"] is None}
        if entry["file"] != file and table.name in held:
            raise UnusableError(
                "ingest.second-snapshot",
                file=file,
                table=table.name,
                release=part.release.name,
                other=entry["file"],
            )


def _report(
    file: ReleasedFile,
    looked: list[Looked],
    kept: list[SheetReport | None],
    fresh: dict[int, _Fresh],
) -> FileReport:
    """The file as told: every sheet in the workbook's order."""
    sheets: list[SheetReport] = []
    for number, seen in enumerate(looked):
        held = kept[number]
        if held is None and number in fresh:
            held = fresh[number].report
        sheets.append(held or SheetReport(seen.sheet.name, reason=seen.reason, unread=seen.unread))
    new = any(part.report.equals is None for part in fresh.values())
    if new:
        return FileReport(file.name, file.sha256, "stored", None, tuple(sheets), file.archive)
    known = any(sheet.table for sheet in sheets)
    return FileReport(
        file.name,
        file.sha256,
        "already stored" if known else "not recognised",
        Told("ingest.already-stored" if known else "ingest.no-known-sheet"),
        tuple(sheets),
        file.archive,
    )
