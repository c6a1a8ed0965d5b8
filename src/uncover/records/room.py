"""How much disk an ingest may need, told before it begins, and how a full disk is known."""

import errno
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from uncover.records.library import Library
from uncover.terms.errors import UnusableError

TIMES = 4
"""How many times their own size files may need while they are stored, sorting included.

Measured at the worst moment: 1.3 times for a workbook, 0.1 for plain text, 2.8 for packed text.
"""

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


@dataclass(frozen=True)
class Room:
    """Bytes that may be needed on the library's disk at the worst moment, and bytes free.

    files, size: how many files are to be read, and their bytes (out of a ZIP: as they lie in it
    unpacked).
    """

    needed: int
    free: int
    files: int
    size: int

    def document(self) -> dict[str, int]:
        """As the report tells it."""
        return {"needed_bytes": self.needed, "free_bytes": self.free}

    def refuse_too_little(self) -> None:
        """Raise UnusableError (`ingest.too-little-disk`) if there is less free than needed."""
        if self.free < self.needed:
            needed, free = megabytes(self.needed), megabytes(self.free)
            raise UnusableError("ingest.too-little-disk", needed=needed, free=free)


def room_for(paths: Sequence[Path], library: Library, release: str | None) -> Room:
    """What storing the files at `paths` may need; files already stored need nothing.

    A stored file is told by name and size here, before anything is hashed.
    """
    names = library.releases()
    stored = {
        (entry["file"], entry["bytes"])
        for name in names
        for entry in library.manifest(name)["files"]
    }
    sizes = [size for name, size in _files(paths) if (name, size) not in stored]
    needed = TIMES * sum(sizes)
    if sizes and release in names:
        tables = library.manifest(release)["tables"]
        needed += 3 * sum(_size(library.table_path(table, release)) for table in tables)
    return Room(needed, free_beside(library.path), len(sizes), sum(sizes))


def free_beside(path: Path) -> int:
    """Bytes free on the disk of a folder that need not be there yet."""
    there = path.absolute()
    while not there.exists():
        there = there.parent
    return shutil.disk_usage(there).free


def is_full(error: BaseException) -> bool:
    """Whether an error says that a disk has no more room."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    text = str(error).lower()
    told = "no space left" in text or "file too large" in text
    return told and isinstance(error, OSError | duckdb.Error)


def megabytes(size: int) -> int:
    """Bytes as whole megabytes, rounded up."""
    return -(-size // 1_000_000)


def _files(paths: Sequence[Path]) -> Iterator[tuple[str, int]]:
    """Name and size of every file, the files in a ZIP each for itself."""
    for path in paths:
        inside = (
            sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        )
        for file in inside:
            if not file.name.startswith(("~", ".")):
                yield from _in(file)


def _in(path: Path) -> list[tuple[str, int]]:
    if path.suffix.lower() == ".zip":
        try:
            with zipfile.ZipFile(path) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError):
            return [(path.name, _size(path))]
        return [(Path(part.filename).name, part.file_size) for part in parts if not part.is_dir()]
    return [(path.name, _size(path))]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
