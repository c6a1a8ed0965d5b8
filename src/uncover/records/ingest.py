"""Released files enter the library: found, recognised, typed, stored, and reported one by one."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile

import duckdb

from uncover.records import declared, journal
from uncover.records.declaration import Table
from uncover.records.kept import Kept, refuse_change
from uncover.records.library import Library, release_name
from uncover.records.listening import Listener
from uncover.records.looking import look
from uncover.records.reading.opening import Found, discover, sheets
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.report import FileReport, IngestReport, Status, Told
from uncover.records.room import is_full, room_for
from uncover.records.settling import Waiting
from uncover.records.storing import Store
from uncover.terms.defects import TRACEBACK, last_place_is_in, told_of
from uncover.terms.errors import UncoverError, UnusableError

_DAMAGED = (ValueError, LookupError, EOFError, SyntaxError, struct.error, zlib.error, BadZipFile)
"""What readers raise over bytes that no reader foresaw."""

_REFUSALS = {"other-file", "second-snapshot"}


def ingest(
    library: Library | Path,
    paths: Sequence[Path],
    release: str | None = None,
    own: Kept | None = None,
    listener: Listener | None = None,
) -> IngestReport:
    """Store every recognised sheet of the files, folders and ZIPs at `paths` (DESIGN 5).

    A file is kept whole or not at all: an interruption leaves what is read to the next run.
    `release` names the release instead of the files; `own` is a group's own declaration, tried
    before the built-in ones and kept with the library. `listener` hears how it goes.

    Raises UnusableError when nothing can be done: a path that is not there, no file in it, a
    release name that no file can have, a declaration that contradicts the one kept, a library that
    somebody else is writing, too little disk.
    """
    if release is not None:
        release_name(release)
    if not isinstance(library, Library):
        library = Library(library, create=True)
    found = _found(paths)
    listener = listener or Listener()
    report = IngestReport(room=room_for(paths, library, release))
    listener.begins(report.room)
    report.room.refuse_too_little()
    with journal.writing(library.path) as work, _room_told(library.path):
        waiting = _waiting(library, work, own, listener)
        store = Store(waiting, listener.reads)
        try:
            for one in found:
                report.files.append(_one(one, store, waiting.tables, release))
                listener.has_read(one.name, report.files[-1], one.file)
                if waiting.due:
                    _told_failed(report, waiting)
        except Exception:
            with suppress(Exception):
                waiting.settle()  # what was finished stays
            raise
        _told_failed(report, waiting)
    report.with_duplicates(_duplicates(library, report))
    return report


def _found(paths: Sequence[Path]) -> Iterator[Found]:
    """The files at `paths`; raises UnusableError before anything is begun if there are none."""
    for path in paths:
        if not path.exists():
            raise UnusableError("reading.no-such-path", path=path)
    found = iter(discover(paths))
    first = next(found, None)
    if first is None:
        raise UnusableError("ingest.nothing-found", paths=", ".join(str(path) for path in paths))
    return chain([first], found)


def _waiting(library: Library, work: Path, own: Kept | None, listener: Listener) -> Waiting:
    """Begin: which tables are known, what is kept of declarations, what a stopped run left."""
    kept = library.kept()
    if own is not None:
        refuse_change(own, library.tables())
        kept |= {own.table.name: own}
    known = {own.table.name: own.table} if own else {}
    known |= {name: each.table for name, each in kept.items() if name not in known}
    known |= {name: built for name, built in declared.tables().items() if name not in known}
    waiting = Waiting(library, work, known, kept, listener.stacks)
    waiting.take_up()
    return waiting


def _told_failed(report: IngestReport, waiting: Waiting) -> None:
    """Stack what waits; a file over which that failed is told as a defect."""
    for staged, error in waiting.settle():
        for number, file in enumerate(report.files):
            if (file.file, file.sha256, file.status) == (staged.file, staged.sha256, "stored"):
                told = _defect(file.file, error)
                report.files[number] = replace(
                    file, status="defect", reason=told, sheets=(), cause=error
                )


def _one(
    found: Found, store: Store, tables: Mapping[str, Table], release: str | None
) -> FileReport:
    """What becomes of one found file."""
    if found.file is None:
        reason = Told.of(found.error) if found.error else Told("ingest.lock-file")
        status: Status = "ignored" if found.status == "ignored" else "unreadable"
        return FileReport(found.name, None, status, reason)
    return _read(found.file, store, tables, release)


def _read(
    file: ReleasedFile, store: Store, tables: Mapping[str, Table], release: str | None
) -> FileReport:
    """Store one file; whatever is wrong with it is told of it, and the other files go on."""
    try:
        looked = [look(sheet, file, tables, release) for sheet in sheets(file)]
        return store.store(file, looked)
    except UncoverError as error:
        if error.code in {"too-little-disk", "bad-release-name"}:
            raise
        refused = error.code in _REFUSALS
        status: Status = "refused" if refused else "unreadable"
        return _left(file, status, Told.of(error), refusal=error if refused else None)
    except Exception as error:
        if is_full(error):
            raise
        return _unforeseen(file, error)


def _unforeseen(file: ReleasedFile, error: Exception) -> FileReport:
    """What is told of a file whose reading failed in a way that nobody foresaw.

    What a reader raises may be the file's fault, what comes after it is ours.
    """
    reading = last_place_is_in(error, "records/reading")
    if reading and isinstance(error, OSError):
        reason = error.strerror or type(error).__name__
        told = Told("ingest.not-permitted", {"file": file.name, "reason": reason})
        return _left(file, "unreadable", told, cause=error)
    if reading and isinstance(error, _DAMAGED):
        told = replace(_defect(file.name, error), message="ingest.not-readable")
        return _left(file, "unreadable", told, cause=error)
    return _left(file, "defect", _defect(file.name, error), cause=error)


def _defect(file: str, error: Exception) -> Told:
    facts = {"file": file, "told": told_of(error), "variable": TRACEBACK}
    return Told("ingest.defect", facts)


def _left(
    file: ReleasedFile,
    status: Status,
    reason: Told,
    refusal: UncoverError | None = None,
    cause: Exception | None = None,
) -> FileReport:
    """A file of which nothing was stored."""
    return FileReport(
        file.name, file.sha256, status, reason, archive=file.archive, refusal=refusal, cause=cause
    )


def _duplicates(library: Library, report: IngestReport) -> dict[tuple[str, str, str, str], int]:
    """Duplicates of every sheet in the releases that the run touched, as they are now."""
    releases = {sheet.release for file in report.files for sheet in file.sheets if sheet.release}
    return {
        (sheet["table"], release, entry["file"], sheet["sheet"]): sheet["duplicates"]
        for release in releases
        for entry in library.manifest(release)["files"]
        for sheet in entry["sheets"]
    }


@contextmanager
def _room_told(path: Path) -> Iterator[None]:
    """Turn a disk that fills up into one sentence; what was finished stays."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        if is_full(error):
            raise UnusableError("ingest.disk-full", library=path) from error
        raise
