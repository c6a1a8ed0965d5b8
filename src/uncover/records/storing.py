"""One file enters the library: its sheets typed, and committed as parts all at once."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uncover.records import journal
from uncover.records.declaration import Table
from uncover.records.kept import Kept
from uncover.records.library import Library
from uncover.records.looking import Looked
from uncover.records.manifest import enter, enter_part, entry_of, manifest_of
from uncover.records.merging import MERGING, files_to_merge
from uncover.records.parts import Placed, Streamed, stream
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.relation import PARTS
from uncover.records.releases import ReleaseId
from uncover.records.report import FileReport, SheetReport, Told
from uncover.records.room import WORKING, megabytes
from uncover.terms.errors import UnusableError

COINCIDENCE = 5
"""Two sheets of fewer rows can be equal by chance; they are stacked, not taken for one sheet."""


@dataclass(frozen=True)
class Fresh:
    """A sheet that was streamed in this run."""

    looked: Looked
    placed: Placed
    release: ReleaseId
    streamed: Streamed
    report: SheetReport


@dataclass
class Store:
    """The library while it is written; `work` is its empty work folder on the same disk.

    tables: by name, as this run knows them. own: the declarations among them that are a group's.
    told: hears what is being read or merged, and how many rows of it.
    """

    library: Library
    work: Path
    tables: dict[str, Table]
    own: dict[str, Kept]
    told: Callable[[str, int], None]

    def store(self, file: ReleasedFile, looked: list[Looked]) -> FileReport:
        """Store what is new in a file and commit it.

        Raises UnusableError (`ingest.other-file`, `ingest.second-snapshot`) for a file that a
        release cannot take, (`ingest.too-little-disk`), and whatever the reader raises; the
        library is then as it was.
        """
        kept = self._kept(file, looked)
        pending = [number for number in range(len(looked)) if kept[number] is None]
        fresh: dict[int, Fresh] = {}
        try:
            if any(looked[number].placed for number in pending):
                self.make_room(file, looked)
            for number in pending:
                streamed = self.stream(file, number, looked[number])
                if streamed is not None:
                    fresh[number] = streamed
            if fresh:
                fresh = self._commit(file, fresh)
        finally:
            self.sweep()
        return report_of(file, looked, kept, fresh)

    def sweep(self) -> None:
        """Empty the work folder."""
        for part in self.work.iterdir():
            shutil.rmtree(part) if part.is_dir() else part.unlink()

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

    def make_room(self, file: ReleasedFile, looked: list[Looked]) -> None:
        """Raise UnusableError (`ingest.too-little-disk`) before anything is written."""
        needed = WORKING * file.path.stat().st_size
        needed += MERGING * sum(
            path.stat().st_size
            for release in {seen.release.name for seen in looked if seen.release}
            for path in files_to_merge(self.library, release)
        )
        free = shutil.disk_usage(self.work).free
        if free < needed:
            raise UnusableError(
                "ingest.too-little-disk",
                file=file.name,
                needed=megabytes(needed),
                free=megabytes(free),
            )

    def stream(self, file: ReleasedFile, number: int, seen: Looked) -> Fresh | None:
        """Type a sheet into part files in the work folder; None if it is left."""
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
        return Fresh(seen, seen.placed, seen.release, streamed, report)

    def _commit(self, file: ReleasedFile, fresh: dict[int, Fresh]) -> dict[int, Fresh]:
        """Put the new sheets in their releases, all at once, as parts that are merged later."""
        renames: dict[Path, Path] = {}
        done: dict[int, Fresh] = {}
        for release in sorted({part.release.name for part in fresh.values()}):
            mine = {n: part for n, part in fresh.items() if part.release.name == release}
            manifest = manifest_of(self.library, next(iter(mine.values())).release)
            done |= self.enter(manifest, file, mine, renames)
            out = self.work / f"{release}.release.json"
            journal.write_json(out, manifest)
            renames[out] = self.library.manifest_path(release)
        journal.commit(self.library.path, renames)
        return done

    def enter(
        self,
        manifest: dict[str, Any],
        file: ReleasedFile,
        fresh: dict[int, Fresh],
        renames: dict[Path, Path],
    ) -> dict[int, Fresh]:
        """Enter the sheets in their release's manifest; adds their files to `renames`."""
        fresh = _compared(fresh, manifest, file)
        _refuse_second_snapshot(file.name, manifest, fresh.values())
        for number, part in fresh.items():
            if part.report.equals is not None:
                continue
            table = part.placed.table
            stem = f"{PARTS}/{part.release.name}/{table.name}/{file.sha256[:20]}-{number}"
            own = self.own.get(table.name)
            enter_part(manifest, table, part.streamed, stem, own)
            renames[part.streamed.rows_file] = self.library.path / f"{stem}.rows.parquet"
            renames[part.streamed.rejects_file] = self.library.path / f"{stem}.rejects.parquet"
            if own is not None:
                out = self.work / f"{table.name}.toml"
                out.write_bytes(own.text.encode())
                renames[out] = self.library.path / own.place
        enter(manifest, file, [(part.report, part.release) for part in fresh.values()])
        return fresh


def _compared(
    fresh: dict[int, Fresh], manifest: dict[str, Any], file: ReleasedFile
) -> dict[int, Fresh]:
    """The sheets, each told to equal one that came before it in the release if its rows do.

    That one may be of another file, or stand before it in this one. A copy of a file is the same
    however few its rows; a few rows of another file or sheet may be alike by coincidence.
    """
    before = [
        ((sheet["table"], sheet["content_sha256"]), (entry["file"], sheet["sheet"]))
        for entry in manifest["files"]
        for sheet in entry["sheets"]
        if sheet["equals"] is None
    ]
    copies = {entry["file"] for entry in manifest["files"] if entry["sha256"] == file.sha256}
    copies -= {file.name}
    compared = {}
    for number, part in sorted(fresh.items()):
        rows = part.report.table, part.report.content
        enough = part.report.rows >= COINCIDENCE
        equals = next(
            (at for held, at in before if held == rows and (enough or at[0] in copies)), None
        )
        if equals is None:
            before.append((rows, (file.name, part.report.sheet)))
        else:
            told = Told("ingest.same-rows", {"file": equals[0], "sheet": equals[1]})
            part = replace(part, report=replace(part.report, equals=equals, reason=told))  # noqa: PLW2901
        compared[number] = part
    return compared


def _refuse_second_snapshot(file: str, manifest: dict[str, Any], fresh: Iterable[Fresh]) -> None:
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


def report_of(
    file: ReleasedFile,
    looked: list[Looked],
    kept: list[SheetReport | None],
    fresh: dict[int, Fresh],
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
    why = "ingest.rows-already-stored" if fresh else "ingest.already-stored"
    return FileReport(
        file.name,
        file.sha256,
        "already stored" if known else "not recognised",
        Told(why if known else "ingest.no-known-sheet"),
        tuple(sheets),
        file.archive,
    )
