"""One file enters the library: its sheets typed, stacked, and committed all at once."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from uncover.records import journal
from uncover.records.library import Library
from uncover.records.looking import Looked
from uncover.records.manifest import counted_anew, enter, entry_of, manifest_of
from uncover.records.parts import Placed, Streamed, stream
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.releases import ReleaseId
from uncover.records.report import FileReport, SheetReport, Told
from uncover.records.room import WORKING, megabytes
from uncover.records.stacking import Engine, Parts, Stacked
from uncover.terms.errors import UnusableError

COINCIDENCE = 5
"""Two sheets of fewer rows can be equal by chance; they are stacked, not taken for one sheet."""


@dataclass(frozen=True)
class _Fresh:
    """A sheet that was streamed in this run."""

    looked: Looked
    placed: Placed
    release: ReleaseId
    streamed: Streamed
    report: SheetReport


@dataclass
class Store:
    """The library while it is written; `work` is its empty work folder on the same disk."""

    library: Library
    work: Path
    told: Callable[[str, int], None]

    def store(self, file: ReleasedFile, looked: list[Looked]) -> FileReport:
        """Store what is new in a file and commit it.

        Raises UnusableError (`ingest.other-file`, `ingest.second-snapshot`) for a file that a
        release cannot take, (`ingest.too-little-disk`), and whatever the reader raises; the
        library is then as it was.
        """
        kept = self._kept(file, looked)
        pending = [number for number in range(len(looked)) if kept[number] is None]
        fresh: dict[int, _Fresh] = {}
        try:
            if any(looked[number].placed for number in pending):
                self._make_room(file, looked)
            for number in pending:
                streamed = self._stream(file, number, looked[number])
                if streamed is not None:
                    fresh[number] = streamed
            if fresh:
                fresh = self._commit(file, fresh)
        finally:
            for part in self.work.iterdir():
                shutil.rmtree(part) if part.is_dir() else part.unlink()
        return _report(file, looked, kept, fresh)

    def _kept(self, file: ReleasedFile, looked: list[Looked]) -> list[SheetReport | None]:
        """What the library already holds of each sheet of this very file."""
        held: list[SheetReport | None] = []
        for seen in looked:
            found = None
            if seen.release is not None and seen.placed is not None:
                entry = entry_of(manifest_of(self.library, seen.release), file.name)
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
        """Raise UnusableError (`ingest.too-little-disk`) before anything is written."""
        stored = {
            self.library.table_path(seen.placed.table.name, seen.release.name)
            for seen in looked
            if seen.placed and seen.release
        }
        needed = WORKING * file.path.stat().st_size
        needed += sum(3 * path.stat().st_size for path in stored if path.exists())
        free = shutil.disk_usage(self.work).free
        if free < needed:
            raise UnusableError(
                "ingest.too-little-disk",
                file=file.name,
                needed=megabytes(needed),
                free=megabytes(free),
            )

    def _stream(self, file: ReleasedFile, number: int, seen: Looked) -> _Fresh | None:
        if seen.placed is None or seen.release is None:
            return None
        streamed = stream(
            seen.sheet,
            seen.placed,
            file.name,
            self.work / f"part-{number}",
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
            new_columns=(*(header for _, header in seen.placed.new), *streamed.unheaded),
            new_codes=tuple(streamed.new_codes),
            columns=tuple(streamed.columns),
            content=streamed.content,
            notes=(*seen.notes, *streamed.notes),
        )
        return _Fresh(seen, seen.placed, seen.release, streamed, report)

    def _commit(self, file: ReleasedFile, fresh: dict[int, _Fresh]) -> dict[int, _Fresh]:
        """Stack the new sheets release by release and put everything in place at once."""
        renames: dict[Path, Path] = {}
        done: dict[int, _Fresh] = {}
        pa.default_memory_pool().release_unused()  # sorting needs room too
        with Engine(self.work) as engine:
            for release in sorted({part.release.name for part in fresh.values()}):
                mine = {n: part for n, part in fresh.items() if part.release.name == release}
                told = self._stack(engine, file, mine, renames)
                done |= told
        journal.commit(self.library.path, renames)
        return done

    def _stack(
        self,
        engine: Engine,
        file: ReleasedFile,
        fresh: dict[int, _Fresh],
        renames: dict[Path, Path],
    ) -> dict[int, _Fresh]:
        """Stack the new sheets of one release; adds to `renames`, returns the sheets as told."""
        release = next(iter(fresh.values())).release
        manifest = manifest_of(self.library, release)
        fresh = {number: _compared(part, manifest, file.name) for number, part in fresh.items()}
        _refuse_second_snapshot(file.name, manifest, fresh.values())
        parts = _by_table(part for part in fresh.values() if part.report.equals is None)
        library = self.library
        persons = engine.number_persons(library, release.name, parts)
        if persons is not None:
            renames[persons] = library.path / "releases" / release.name / "persons.parquet"
        sheets = {number: part.report for number, part in fresh.items()}
        counted: dict[str, Stacked] = {}
        for part in parts:
            name = part.table.name
            stacked = counted[name] = engine.stack(library, release.name, part)
            place = f"{release.name}.parquet"
            renames[stacked.rows_file] = library.path / "tables" / name / place
            renames[stacked.rejects_file] = library.path / "rejects" / name / place
            held = manifest["tables"].get(name, {}).get("columns", [])
            columns = sorted({*held, *part.columns})
            manifest["tables"][name] = stacked.facts | {"columns": columns}
            manifest["publisher"] = min(filter(None, (manifest["publisher"], part.table.source)))
        enter(manifest, file, sheets, counted)
        out = self.work / f"{release.name}.release.json"
        journal.write_json(out, manifest)
        renames[out] = library.manifest_path(release.name)
        return {
            number: replace(part, report=counted_anew(sheets[number], file.name, counted))
            for number, part in fresh.items()
        }


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


def _refuse_second_snapshot(file: str, manifest: dict[str, Any], fresh: Iterable[_Fresh]) -> None:
    for part in fresh:
        table = part.placed.table
        if table.releases.keeping != "snapshot" or part.report.equals is not None:
            continue
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


def _by_table(fresh: Iterable[_Fresh]) -> list[Parts]:
    grouped: dict[str, Parts] = {}
    for part in fresh:
        table = part.placed.table
        into = grouped.setdefault(table.name, Parts(table, [], [], []))
        into.rows.extend(part.streamed.rows_files)
        into.rejects.append(part.streamed.rejects_file)
        into.columns.extend(part.streamed.columns)
    return list(grouped.values())


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
