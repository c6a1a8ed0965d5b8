"""Which files there are, and which reader opens each: told by content, not by name."""

import errno
import gzip
import mmap
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from uncover.records.reading.archives import (
    ZIP,
    is_archive,
    is_left_behind,
    members_of,
    other_kind,
    sha256,
)
from uncover.records.reading.delimited import open_delimited
from uncover.records.reading.finding import Here, found_at, printable
from uncover.records.reading.found import Found
from uncover.records.reading.parquet import open_parquet
from uncover.records.reading.sheet import ReleasedFile, Sheet
from uncover.records.reading.xlsx import open_workbook
from uncover.terms.errors import UncoverError, UnusableError

__all__ = ["Found", "discover", "sheets"]

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0"
_STATA = b"<stata_dta>"
_OLD_STATA = {113, 114, 115}


def discover(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file at `paths`: folders and ZIPs opened, in a stable order, each path once.

    A file out of a ZIP lies in a temporary folder until the next one is asked for. Raises
    UnusableError: `reading.no-such-path`, `reading.empty-folder`.
    """
    for here in found_at(paths):
        yield from _found(here)


def _found(here: Here) -> Iterator[Found]:
    """The file that was found, or the files in it if it is a ZIP."""
    if is_left_behind(here.below):
        yield Found(here.name, status="ignored")
        return
    if here.error is not None:
        yield Found(here.name, status="unreadable", error=here.error)
        return
    path, name = here.path, here.name
    try:
        folder = printable(path.resolve().parent.name)
        file = ReleasedFile(name, sha256(path), path, folder)
        if is_archive(path):
            yield from members_of(file)
        else:
            yield Found(name, file)
    except OSError as error:
        yield Found(name, status="unreadable", error=_why(name, error))
    except UncoverError as error:
        yield Found(name, status="unreadable", error=error)


def _why(name: str, error: OSError) -> UnusableError:
    """What keeps a file closed, in our words: the system speaks its own language."""
    if isinstance(error, PermissionError):
        return UnusableError("reading.not-permitted", file=name)
    told = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return UnusableError("reading.disk", file=name, error=told)


def sheets(file: ReleasedFile) -> list[Sheet]:
    """The sheets of a file.

    Raises UnusableError `reading.*` for what cannot be read: empty, encrypted, truncated, damaged,
    of an old or an unknown kind.
    """
    with file.path.open("rb") as source:
        head = source.read(_HEAD)
    if not head:
        raise UnusableError("reading.empty-file", file=file.name)
    if head.startswith(_OLE):
        raise UnusableError(_compound_kind(file.path), file=file.name)
    if head.startswith(ZIP):
        other = other_kind(file)
        if other is not None:
            raise UnusableError(other, file=file.name)
        return open_workbook(file.path, file.name)
    if head.startswith(b"PAR1"):
        return [open_parquet(file.path, file.name)]
    if _is_stata(head):
        # Its library takes longer to import than a small file to read, and few files are Stata's.
        from uncover.records.reading.stata import open_stata  # noqa: PLC0415

        return [open_stata(file.path, file.name)]
    return [_text(file, head)]


def _compound_kind(path: Path) -> str:
    """The error for a file of Office before 2007, by the names of the streams that it holds."""
    with path.open("rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as read:
        if read.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            return "reading.encrypted"
        if read.find("Workbook".encode("utf-16-le")) >= 0 or _holds_book(read):
            return "reading.old-workbook"
    return "reading.old-document"


def _holds_book(read: mmap.mmap) -> bool:
    """Whether a stream is called `Book`, as in workbooks of before 1997."""
    return read.find(b"\0\0" + "Book".encode("utf-16-le") + b"\0\0") >= 0


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
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"<"):
        raise UnusableError("reading.markup", file=file.name)
    if (b"\0" in head and not is_utf16) or begin.startswith((b"%PDF", b"{", b"[")):
        raise UnusableError("reading.unknown-kind", file=file.name)
    return open_delimited(file.path, file.name)
