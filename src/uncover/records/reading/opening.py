"""Which files there are, and which reader opens each: told by content, not by name."""

import gzip
import hashlib
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from uncover.records.reading.delimited import open_delimited
from uncover.records.reading.inflating import inflated, parts
from uncover.records.reading.parquet import open_parquet
from uncover.records.reading.sheet import ReleasedFile, Sheet
from uncover.records.reading.stata import open_stata
from uncover.records.reading.xlsx import open_workbook
from uncover.terms.errors import UncoverError, UnusableError

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = (b"PK\3\4", b"PK\5\6")
_STATA = b"<stata_dta>"
_OLD_STATA = {113, 114, 115}
_FOREIGN = ("word/", "ppt/", "xl/workbook.bin")


@dataclass(frozen=True)
class Found:
    """A file that was found: opened for reading, or why it is not read."""

    name: str
    file: ReleasedFile | None = None
    status: Literal["ignored", "unreadable"] | None = None
    error: UncoverError | None = None


def discover(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file at `paths`: folders and ZIPs opened, in a stable order, each file once.

    A file out of a ZIP lies in a temporary folder until the next one is asked for. Raises
    UnusableError: `reading.no-such-path`, `reading.empty-folder`.
    """
    seen: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise UnusableError("reading.no-such-path", path=path)
        here = _files(path)
        if path.is_dir() and not here:
            raise UnusableError("reading.empty-folder", path=path)
        for file in here:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield from _found(file)


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _is_lock_file(name: str) -> bool:
    """Whether this is a file that Office or the system leaves behind (DOMAIN 2.2)."""
    return name.startswith(("~", ".")) or "__MACOSX" in name or name == "Thumbs.db"


def _found(path: Path) -> Iterator[Found]:
    if _is_lock_file(path.name):
        yield Found(path.name, status="ignored")
        return
    try:
        file = ReleasedFile(path.name, _sha256(path), path, path.resolve().parent.name)
        if _is_archive(path):
            yield from _members(file)
        else:
            yield Found(path.name, file)
    except OSError as error:
        why = UnusableError("reading.not-permitted", file=path.name, reason=error.strerror or error)
        yield Found(path.name, status="unreadable", error=why)
    except UncoverError as error:
        yield Found(path.name, status="unreadable", error=error)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of files, and not a workbook, which is a ZIP too."""
    with path.open("rb") as source:
        if not source.read(4).startswith(_ZIP):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _is_office(archive.namelist())
    except (zipfile.BadZipFile, ValueError):
        return False


def _is_office(names: Sequence[str]) -> bool:
    """Whether a ZIP of these names is one document of an office program."""
    return "[Content_Types].xml" in names


def _is_other_zip(path: Path) -> bool:
    """Whether a whole ZIP holds no workbook of XML: a text document, a ZIP out of a ZIP."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError):
        return False  # the workbook's reader tells what is wrong
    foreign = any(name.startswith(_FOREIGN) for name in names)
    return foreign or not _is_office(names)


def _members(archive: ReleasedFile) -> Iterator[Found]:
    """The files in a ZIP, each a file of its own."""
    members = parts(archive.path, archive.name)
    if all(part.is_dir() for part in members.values()):
        raise UnusableError("reading.empty-file", file=archive.name)
    with tempfile.TemporaryDirectory(prefix="uncover-zip-") as folder:
        for inner, part in sorted(members.items()):
            name = PurePosixPath(inner.replace("\\", "/")).name
            if part.is_dir() or not name:
                continue
            if _is_lock_file(name) or "__MACOSX" in inner:
                yield Found(name, status="ignored")
                continue
            target = Path(folder) / "member"
            try:
                _unpack(archive, part, target)
            except UncoverError as error:
                yield Found(name, status="unreadable", error=error)
                continue
            digest = _sha256(target)
            yield Found(
                name, ReleasedFile(name, digest, target, archive.folder, archive=archive.name)
            )


def _unpack(archive: ReleasedFile, part: zipfile.ZipInfo, target: Path) -> None:
    """Write one member to `target`; raises UnusableError if it is not what was packed."""
    name = f"{archive.name}/{PurePosixPath(part.filename).name}"
    checksum = 0
    with target.open("wb") as out:
        for piece in inflated(archive.path, part, name):
            checksum = zlib.crc32(piece, checksum)
            out.write(piece)
    if checksum != part.CRC:
        raise UnusableError("reading.damaged", file=name)


def sheets(file: ReleasedFile) -> list[Sheet]:
    """The sheets of a file.

    Raises UnusableError `reading.*` for what cannot be read: empty, encrypted, truncated, damaged,
    of an unknown kind.
    """
    with file.path.open("rb") as source:
        head = source.read(_HEAD)
    if not head:
        raise UnusableError("reading.empty-file", file=file.name)
    if head.startswith(_OLE):
        raise UnusableError("reading.encrypted", file=file.name)
    if head.startswith(_ZIP):
        if _is_other_zip(file.path):
            raise UnusableError("reading.unknown-kind", file=file.name)
        return open_workbook(file.path, file.name)
    if head.startswith(b"PAR1"):
        return [open_parquet(file.path, file.name)]
    if _is_stata(head):
        return [open_stata(file.path, file.name)]
    return [_text(file, head)]


def _is_stata(head: bytes) -> bool:
    """Versions 117 and later begin with a tag, 113 to 115 with version, byte order and a one."""
    old = head[:1] and head[0] in _OLD_STATA and head[1:2] in {b"\1", b"\2"} and head[2:3] == b"\1"
    return head.startswith(_STATA) or bool(old)


def _text(file: ReleasedFile, head: bytes) -> Sheet:
    if head.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(file.path) as source:
                head = source.read(_HEAD)
        except (OSError, EOFError, zlib.error) as error:
            raise UnusableError("reading.damaged", file=file.name) from error
    is_utf16 = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    strange = b"\0" in head and not is_utf16
    if strange or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"%PDF", b"{", b"[", b"<")):
        raise UnusableError("reading.unknown-kind", file=file.name)
    return open_delimited(file.path, file.name)
