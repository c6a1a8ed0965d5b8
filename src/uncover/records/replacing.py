"""One file of a release is replaced by another of its name; what was before stays told."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from dataclasses import replace as but
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from uncover.records import journal
from uncover.records.ingest import opened, room_told, silent
from uncover.records.library import Library, release_name
from uncover.records.looking import Looked, look
from uncover.records.manifest import entry_of, manifest_of
from uncover.records.merging import merge, merge_parts
from uncover.records.reading.opening import discover, sheets
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.relation import Part
from uncover.records.report import FileReport, Told
from uncover.records.storing import Store, report_of
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Replacement:
    """What was replaced, or would be: the file as told, and the rows of each table of the release.

    replaced: SHA-256 of the file before. rows: by table, how many there were and how many there
    are. done: whether the library was changed.
    """

    release: str
    file: FileReport
    replaced: str
    rows: dict[str, tuple[int, int]] = field(default_factory=dict)
    done: bool = False

    def document(self) -> dict[str, Any]:
        """As JSON."""
        tables = [
            {"table": table, "rows_before": before, "rows_after": after}
            for table, (before, after) in sorted(self.rows.items())
        ]
        told = {"release": self.release, "replaced_sha256": self.replaced, "done": self.done}
        return self.file.document() | told | {"tables": tables}

    @property
    def exit_code(self) -> int:
        """0; 1 if the file, or a sheet of it that looks like data, was left unread."""
        unread = any(sheet.unread for sheet in self.file.sheets)
        return 1 if unread or self.file.status == "not recognised" else 0


def replace(
    library: Library,
    path: Path,
    release: str,
    *,
    dry_run: bool = False,
    progress: Callable[[str, int], None] = silent,
) -> Replacement:
    """Put the file at `path` in the place of the file of its name in a release, all at once.

    The tables of the release are written anew without the rows of the old file; the manifest keeps
    what it said of it, and when it was replaced. With `dry_run` the new file is read and counted,
    and the library is left as it is.

    Raises UnusableError: `ingest.no-release`, `ingest.replace-one-file`, `ingest.replace-unknown`
    naming the files there are, `ingest.replace-shared` where another file of the release was taken
    for the same rows, and what `ingest` raises.
    """
    file = _one_file(path)
    manifest = library.manifest(release_name(release))
    if entry_of(manifest, file.name) is None:
        held = [entry["file"] for entry in manifest["files"]]
        near = get_close_matches(file.name, held, cutoff=0) or held
        raise UnusableError(
            "ingest.replace-unknown", file=file.name, release=release, files=", ".join(near)
        )
    with journal.writing(library.path) as work, room_told(library.path):
        store = opened(library, work, None, progress)
        if not dry_run:
            merge_parts(library, work, store.tables, store.told)
            store.sweep()
        looked = [look(sheet, file, store.tables, release) for sheet in sheets(file)]
        return _replaced(store, file, looked, library.manifest(release), dry_run=dry_run)


def _one_file(path: Path) -> ReleasedFile:
    if not path.exists():
        raise UnusableError("reading.no-such-path", path=path)
    found = next(iter(discover([path])), None)
    if found is not None and found.error is not None:
        raise found.error
    if path.is_dir() or found is None or found.file is None or found.file.archive:
        raise UnusableError("ingest.replace-one-file", file=path.name)
    return found.file


def _replaced(
    store: Store,
    file: ReleasedFile,
    looked: list[Looked],
    manifest: dict[str, Any],
    *,
    dry_run: bool,
) -> Replacement:
    """Read the new file, and put it in the place of the old one unless it is the same."""
    release = next((seen.release for seen in looked if seen.release), None)
    old = entry_of(manifest, file.name) or {}
    if old["sha256"] == file.sha256:
        told = Told("ingest.already-stored")
        same = FileReport(file.name, file.sha256, "already stored", told, archive=file.archive)
        return Replacement(manifest["release"], same, old["sha256"])
    if release is None:
        report = report_of(file, looked, [None] * len(looked), {})
        return Replacement(manifest["release"], report, old["sha256"])
    manifest = manifest_of(store.library, release)
    old = entry_of(manifest, file.name) or {}
    _refuse_shared(manifest, file.name, release.name)
    store.make_room(file, looked)
    fresh = {}
    for number, seen in enumerate(looked):
        if (part := store.stream(file, number, seen)) is not None:
            fresh[number] = part
    before = {name: facts["rows"] for name, facts in manifest["tables"].items()}
    _take_out(manifest, old, file)
    renames: dict[Path, Path] = {}
    fresh = store.enter(manifest, file, fresh, renames)
    rows = {
        name: (before.get(name, 0), facts["rows"]) for name, facts in manifest["tables"].items()
    }
    if not dry_run:
        _commit(store, file, manifest, renames)
    report = report_of(file, looked, [None] * len(looked), fresh)
    done = Replacement(release.name, report, old["sha256"], rows, done=not dry_run)
    return done if dry_run else _counted(done, manifest)


def _take_out(manifest: dict[str, Any], old: dict[str, Any], file: ReleasedFile) -> None:
    """Take a file out of a manifest, and keep what was said of it."""
    manifest["files"] = [entry for entry in manifest["files"] if entry is not old]
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    history = old | {"replaced_on": now, "replaced_by": file.sha256}
    manifest["replaced"] = [*manifest.get("replaced", []), history]
    for sheet in old["sheets"]:
        if sheet["equals"] is None:
            manifest["tables"][sheet["table"]]["rows"] -= sheet["rows_stored"]
    staying = [sheet for entry in manifest["files"] for sheet in entry["sheets"]]
    for table, facts in manifest["tables"].items():
        columns = (sheet["columns"] for sheet in staying if sheet["table"] == table)
        facts["columns"] = sorted(set().union(*columns))


def _commit(
    store: Store, file: ReleasedFile, manifest: dict[str, Any], renames: dict[Path, Path]
) -> None:
    """Merge the new parts, which never leave the work folder, and put all in place at once."""
    library = store.library
    lies = {target: source for source, target in renames.items()}
    parts = [
        Part(
            part["table"],
            part["person"],
            lies[library.path / part["rows"]],
            lies[library.path / part["rejects"]],
        )
        for part in manifest["parts"]
    ]
    held = but(library.held(manifest["release"]), parts=parts, without=file.name)
    placed = {s: t for s, t in renames.items() if t.suffix == ".toml"}
    merge(library, store.work, manifest, held, store.tables, store.told, placed)
    journal.commit(library.path, placed)


def _refuse_shared(manifest: dict[str, Any], file: str, release: str) -> None:
    """Refuse where the rows of another file would go with the old one's, which they repeat."""
    for entry in manifest["files"]:
        for sheet in entry["sheets"]:
            if entry["file"] != file and sheet["equals"] and sheet["equals"][0] == file:
                raise UnusableError(
                    "ingest.replace-shared", file=file, other=entry["file"], release=release
                )


def _counted(done: Replacement, manifest: dict[str, Any]) -> Replacement:
    """The replacement with the duplicates of its sheets as the merged tables have them."""
    entry = entry_of(manifest, done.file.file) or {"sheets": []}
    counted = {(s["sheet"], s["table"]): s["duplicates"] for s in entry["sheets"]}
    sheets_ = tuple(
        but(sheet, duplicates=counted.get((sheet.sheet, sheet.table)) or 0)
        for sheet in done.file.sheets
    )
    return but(done, file=but(done.file, sheets=sheets_))
