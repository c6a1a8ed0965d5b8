"""How a library changes: all at once, through a journal of renames, by one writer at a time."""

import errno
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from uncover.terms.errors import UnusableError

JOURNAL = "journal.json"
WORK = ".work"
LOCK = ".lock"
KEPT = ".kept"
"""The folder of what was counted before: of no use any more once the library is another."""

_PATIENCE = 30.0
"""Seconds that a writer waits for readers before it puts files in place all the same."""
_BUSY_FOR = 1.0
"""Seconds that a writer waits for the lock, which a reader may hold while it ends a commit."""
_PAUSE = 0.02


def commit(root: Path, renames: dict[Path, Path]) -> None:
    """Put finished files in place together: after a crash either all are there or none.

    `renames` goes from files under the library's work folder to their places in the library. What
    is written is made durable before the journal names it, and the journal before a file moves.
    """
    for source, target in renames.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        _sync(source)
    for folder in {source.parent for source in renames}:
        _sync(folder)
    listed = [
        [source.relative_to(root).as_posix(), target.relative_to(root).as_posix()]
        for source, target in renames.items()
    ]
    write_json(root / WORK / JOURNAL, {"uncover_library": 1, "renames": listed})
    with _gate(root, alone=True):
        (root / WORK / JOURNAL).replace(root / JOURNAL)
        _sync(root)
        roll_forward(root)
        shutil.rmtree(root / KEPT, ignore_errors=True)


def roll_forward(root: Path) -> None:
    """Finish the renames of a journal, if there is one; doing it twice changes nothing."""
    pending = pending_renames(root)
    if pending is None:
        return
    for target, source in pending.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            source.replace(target)
    for folder in {target.parent for target in pending} | {t.parent.parent for t in pending}:
        _sync(folder)
    (root / JOURNAL).unlink(missing_ok=True)
    _sync(root)


def pending_renames(root: Path) -> dict[Path, Path] | None:
    """Where the files named by an unfinished journal are to go, and where they are; else None."""
    try:
        text = (root / JOURNAL).read_text("utf-8")
    except FileNotFoundError:
        return None
    return {root / target: root / source for source, target in json.loads(text)["renames"]}


@contextmanager
def writing(root: Path) -> Iterator[Path]:
    """Hold the library as its only writer; gives an empty work folder, swept again at the end.

    Raises UnusableError (`ingest.library-busy`) while another writer holds it and
    (`ingest.library-read-only`) where it cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = (root / LOCK).open("a+")
    except OSError as error:
        raise _unwritable(root, error) from error
    with handle:
        if not _lock_soon(handle):
            raise UnusableError("ingest.library-busy", library=root)
        work = root / WORK
        try:
            roll_forward(root)
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
        except OSError as error:
            raise _unwritable(root, error) from error
        try:
            yield work
        finally:
            if not (root / JOURNAL).exists():
                shutil.rmtree(work, ignore_errors=True)


def _unwritable(root: Path, error: OSError) -> UnusableError | OSError:
    """What is wrong with a library that cannot be written; a full disk stays what it is."""
    refused = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST, errno.ENOTDIR}
    if error.errno in refused:
        return UnusableError("ingest.library-read-only", library=root)
    return error


def try_roll_forward(root: Path) -> None:
    """What a reader does about an unfinished journal: finish it, if it may and nobody writes."""
    if not (root / JOURNAL).exists():
        return
    with suppress(OSError), (root / LOCK).open("a+") as handle:
        if _lock(handle):
            roll_forward(root)


@contextmanager
def held_still(root: Path) -> Iterator[None]:
    """Keep writers from putting files in place, for a reader who met them again and again.

    It is for the few: a writer waits for it, though not for ever.
    """
    with _gate(root, alone=False):
        yield


@contextmanager
def _gate(root: Path, *, alone: bool) -> Iterator[None]:
    """Lock the library's folder itself, which needs no permission to write.

    Readers share it. Whoever has waited long enough goes on without; Windows cannot lock a folder.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  (is not there on Windows)

    handle = os.open(root, os.O_RDONLY)
    try:
        for _ in range(int(_PATIENCE / _PAUSE)):
            try:
                fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except OSError:
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def write_json(path: Path, document: dict[str, Any]) -> None:
    """Write a JSON file and make it durable."""
    with path.open("w", encoding="utf-8") as out:
        json.dump(document, out, ensure_ascii=False, indent=1)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())


def _sync(path: Path) -> None:
    """Make a file, or the entries of a folder, durable."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lock_soon(handle: Any) -> bool:  # noqa: ANN401  (a text file)
    """Lock a file, waiting a moment for a reader who only ends what a dead writer began."""
    for _ in range(int(_BUSY_FOR / _PAUSE)):
        if _lock(handle):
            return True
        time.sleep(_PAUSE)
    return _lock(handle)


def _lock(handle: Any) -> bool:  # noqa: ANN401  (a text file)
    """Lock a file for this process until it is closed; False if another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  (is there only on Windows)

            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  (is not there on Windows)

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
