"""Files that wait are stacked, many at once, and put in the library together."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from uncover.records import journal
from uncover.records.declaration import Table
from uncover.records.kept import Kept
from uncover.records.library import Library
from uncover.records.manifest import count_anew, enter, manifest_of
from uncover.records.room import is_full
from uncover.records.stacking import Engine, Parts, Stacked
from uncover.records.staging import Staged, StagedSheet, left_by_others
from uncover.terms.errors import UncoverError


@dataclass
class Waiting:
    """The files that wait, and the manifests as they will be once these are stacked.

    tables: by name, as this run knows them. own: the declarations among them that are no built-in
    ones. told: hears how many files are being stacked.
    """

    library: Library
    work: Path
    tables: Mapping[str, Table]
    own: Mapping[str, Kept]
    told: Callable[[int], None]
    files: list[Staged] = field(default_factory=list)
    _manifests: dict[str, dict[str, Any]] = field(default_factory=dict)

    def manifest(self, release: str) -> dict[str, Any]:
        """A release with the files that wait to be in it."""
        if release not in self._manifests:
            self._manifests[release] = manifest_of(self.library, release)
        return self._manifests[release]

    def add(self, staged: Staged) -> None:
        """Let a file wait."""
        for release in sorted({sheet.release.name for sheet in staged.sheets}):
            enter(self.manifest(release), staged)
        self.files.append(staged)

    @property
    def due(self) -> bool:
        """Whether as many rows wait as are stacked already where they belong.

        So a release of many files is written as often as its rows double, and not with every file:
        all that is written stays below three times what there is.
        """
        if not self.files:
            return False
        new = [sheet for staged in self.files for sheet in staged.sheets if sheet.is_new]
        places = {(sheet.release.name, str(sheet.report.table)) for sheet in new}
        stacked = [self.manifest(release)["tables"].get(table) for release, table in places]
        held: int = sum(facts["rows"] for facts in stacked if facts)
        return sum(sheet.report.rows for sheet in new) >= held

    def take_up(self) -> None:
        """Stack what a stopped run has left; what cannot be stacked is dropped and read again."""
        for staged in left_by_others(self.library.path, self.tables):
            try:
                if not self._is_in(staged):
                    self.add(staged)
                    continue
            except LookupError:
                self._manifests.clear()
            staged.drop()
        if self.files:
            try:
                self.settle()
            except UncoverError:
                self._drop(self.files)

    def settle(self) -> list[tuple[Staged, Exception]]:
        """Stack all that waits, in one commit; gives the files that failed, with their errors.

        If it fails for all together, each is tried for itself. Whatever happens nothing waits
        afterwards, and the library is as it was or holds whole files; a stop (no Exception) lets
        everything wait for the next run. Raises what a full disk raises, and UnusableError.
        """
        try:
            self._settle()
        except Exception as error:
            files = self.files
            self._manifests.clear()
            self.files = []
            if is_full(error) or isinstance(error, UncoverError):
                self._drop(files)
                raise
            if len(files) == 1:
                self._drop(files)
                return [(files[0], error)]
            return [failed for staged in files for failed in self._alone(staged)]
        return []

    def _alone(self, staged: Staged) -> list[tuple[Staged, Exception]]:
        try:
            self.add(staged)
        except LookupError as error:  # its rows were those of a file that failed
            self._manifests.clear()
            self._drop([staged])
            return [(staged, error)]
        return self.settle()

    def _settle(self) -> None:
        if not self.files:
            return
        self.told(len(self.files))
        renames: dict[Path, Path] = {}
        with Engine(self.work) as engine:
            for release in sorted(self._manifests):
                self._stack(engine, release, renames)
        journal.commit(self.library.path, renames)
        self._manifests.clear()
        self._drop(self.files)
        self.files = []

    def _stack(self, engine: Engine, release: str, renames: dict[Path, Path]) -> None:
        """Stack what waits for one release; adds the new files to `renames`."""
        library, manifest = self.library, self._manifests[release]
        waiting = [
            (staged, sheet)
            for staged in self.files
            for sheet in staged.sheets
            if sheet.release.name == release
        ]
        if not waiting:
            return
        parts = self._parts([pair for pair in waiting if pair[1].is_new])
        persons = engine.number_persons(library, release, parts)
        if persons is not None:
            renames[persons] = library.path / "releases" / release / "persons.parquet"
        counted: dict[str, Stacked] = {}
        for part in parts:
            name = part.table.name
            stacked = counted[name] = engine.stack(library, release, part)
            renames[stacked.rows_file] = library.path / "tables" / name / f"{release}.parquet"
            renames[stacked.rejects_file] = library.path / "rejects" / name / f"{release}.parquet"
            held = manifest["tables"].get(name, {}).get("columns", [])
            columns = sorted({*held, *part.columns})
            manifest["tables"][name] = stacked.facts | {"columns": columns}
            manifest["publisher"] = min(filter(None, (manifest["publisher"], part.table.source)))
            self._keep_declaration(name, manifest, renames)
        count_anew(manifest, counted)
        out = self.work / f"{release}.release.json"
        journal.write_json(out, manifest)
        renames[out] = library.manifest_path(release)

    def _keep_declaration(
        self, table: str, manifest: dict[str, Any], renames: dict[Path, Path]
    ) -> None:
        """Put a group's own declaration beside the rows that it typed."""
        own = self.own.get(table)
        if own is None:
            return
        manifest["tables"][table]["declaration"] = {"file": own.place, "sha256": own.sha256}
        out = self.work / f"{table}.toml"
        out.write_bytes(own.text.encode())
        renames[out] = self.library.path / own.place

    def _parts(self, new: list[tuple[Staged, StagedSheet]]) -> list[Parts]:
        grouped: dict[str, Parts] = {}
        for staged, sheet in new:
            table = self.tables[str(sheet.report.table)]
            into = grouped.setdefault(table.name, Parts(table, [], [], []))
            into.rows.append(staged.rows_file(sheet))
            into.rejects.append(staged.rejects_file(sheet))
            into.columns.extend(sheet.report.columns)
        return list(grouped.values())

    def _is_in(self, staged: Staged) -> bool:
        """Whether a run that was stopped had already put this file in."""
        held = {
            (entry["sha256"], sheet["sheet"], sheet["table"])
            for release in {sheet.release.name for sheet in staged.sheets}
            for entry in self.manifest(release)["files"]
            if entry["file"] == staged.file
            for sheet in entry["sheets"]
        }
        return any((staged.sha256, s.report.sheet, s.report.table) in held for s in staged.sheets)

    def _drop(self, files: list[Staged]) -> None:
        for staged in files:
            staged.drop()
        for each in self.work.iterdir():
            shutil.rmtree(each) if each.is_dir() else each.unlink()
