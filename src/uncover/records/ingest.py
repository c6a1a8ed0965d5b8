"""Released files enter the library: found, recognised, typed, stored, and reported one by one."""

import errno
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from zipfile import BadZipFile

import duckdb

from uncover.records import declared, journal
from uncover.records.kept import Kept, refuse_change
from uncover.records.library import Library, release_name
from uncover.records.looking import look
from uncover.records.merging import merge_parts
from uncover.records.reading.opening import Found, discover, sheets
from uncover.records.reading.sheet import ReleasedFile
from uncover.records.report import FileReport, IngestReport, Status, Told
from uncover.records.storing import Store
from uncover.terms.defects import TRACEBACK, last_place_is_in, told_of
from uncover.terms.errors import UncoverError, UnusableError
from uncover.terms.stopping import listen

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_DAMAGED = (ValueError, LookupError, EOFError, SyntaxError, struct.error, zlib.error, BadZipFile)
"""What readers raise over bytes that no reader foresaw."""

_REFUSALS = {"other-file", "second-snapshot"}


def silent(_file: str, _rows: int) -> None:
    """Tell nobody."""


def ingest(
    library: Library | Path,
    paths: Sequence[Path],
    release: str | None = None,
    table: Kept | None = None,
    progress: Callable[[str, int], None] = silent,
) -> IngestReport:
    """Store every recognised sheet of the files, folders and ZIPs at `paths` (DESIGN 5).

    Each file is one commit: an interruption leaves the files before it whole. What they gave is
    merged into their tables at the end of the run, or of the next one if this one is stopped.
    `release` names the release instead of the files; `table` is a group's own declaration, tried
    before the built-in ones and kept with the library. `progress` hears the file's name and how
    many of its rows have been read.

    Raises UnusableError when nothing can be done: a path that is not there, no file in it, a
    release name that no file can have, another declaration of a table that has rows, a library
    that somebody else is writing, a full disk.
    """
    if release is not None:
        release_name(release)
    if not isinstance(library, Library):
        library = Library(library, create=True)
    for path in paths:
        if not path.exists():
            raise UnusableError("reading.no-such-path", path=path)
    found = iter(discover(paths))
    first = next(found, None)
    if first is None:
        raise UnusableError("ingest.nothing-found", paths=", ".join(str(path) for path in paths))
    report = IngestReport()
    with journal.writing(library.path) as work, room_told(library.path):
        store = opened(library, work, table, progress)
        for one in chain([first], found):
            listen()
            report.files.append(_one(one, store, release))
        merge_parts(library, work, store.tables, progress)
    report.with_duplicates(_duplicates(library, report))
    return report


def opened(
    library: Library, work: Path, own: Kept | None, progress: Callable[[str, int], None]
) -> Store:
    """The library opened to be written, with the tables it knows and one that comes with the files.

    Raises UnusableError `ingest.other-declaration`.
    """
    mine = library.declarations()
    known = declared.tables() | {name: one.table for name, one in mine.items()}
    if own is not None:
        refuse_change(own, known, has_rows=bool(library.releases_of(own.table.name)))
        mine[own.table.name] = own
    tables = {name: one.table for name, one in mine.items()}
    tables |= {
        name: built for name, built in known.items() if name not in tables and built.derived is None
    }

    def told(what: str, rows: int) -> None:
        listen()
        progress(what, rows)

    return Store(library, work, tables, mine, told)


def _one(found: Found, store: Store, release: str | None) -> FileReport:
    """What becomes of one found file."""
    if found.file is None:
        reason = Told.of(found.error) if found.error else Told("ingest.lock-file")
        status: Status = "ignored" if found.status == "ignored" else "unreadable"
        return FileReport(found.name, None, status, reason)
    return _read(found.file, store, release)


def _read(file: ReleasedFile, store: Store, release: str | None) -> FileReport:
    """Store one file; whatever is wrong with it is told of it, and the other files go on."""
    try:
        looked = [look(sheet, file, store.tables, release) for sheet in sheets(file)]
        return store.store(file, looked)
    except UncoverError as error:
        listen()
        if error.code in {"too-little-disk", "bad-release-name"}:
            raise
        refused = error.code in _REFUSALS
        status: Status = "refused" if refused else "unreadable"
        return _left(file, status, Told.of(error), refusal=error if refused else None)
    except Exception as error:
        listen()
        if _is_full(error) or isinstance(error, duckdb.InterruptException):
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
    facts = {"file": file.name, "told": told_of(error), "variable": TRACEBACK}
    if reading and isinstance(error, _DAMAGED):
        return _left(file, "unreadable", Told("ingest.not-readable", facts), cause=error)
    return _left(file, "defect", Told("ingest.defect", facts), cause=error)


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
def room_told(path: Path) -> Iterator[None]:
    """Turn a disk that fills up into one sentence; what was finished stays."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        if _is_full(error):
            raise UnusableError("ingest.disk-full", library=path) from error
        raise


def _is_full(error: Exception) -> bool:
    """Whether an error says that a disk has no more room."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    text = str(error).lower()
    told = "no space left" in text or "file too large" in text
    return told and isinstance(error, OSError | duckdb.Error)
