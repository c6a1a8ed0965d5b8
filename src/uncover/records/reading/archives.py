"""ZIPs: told from office documents, which are ZIPs too, and opened member by member."""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath

from uncover.records.reading.found import Found
from uncover.records.reading.inflating import BROKEN_ZIP, entries, inflated
from uncover.records.reading.sheet import ReleasedFile
from uncover.terms.errors import UncoverError, UnusableError

ZIP = (b"PK\3\4", b"PK\5\6")
_OTHER_DOCUMENTS = ("word/", "ppt/")
_BINARY_WORKBOOK = "xl/workbook.bin"
_OPEN_DOCUMENT = "META-INF/manifest.xml"
_LEFT_BEHIND = {"Thumbs.db", "desktop.ini", "__MACOSX"}
_UTF8_NAME = 0x800
"""The flag of a ZIP's member that says its name is UTF-8; without it, it should be DOS letters."""


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of files, and not a workbook, which is a ZIP too."""
    with path.open("rb") as source:
        if not source.read(4).startswith(ZIP):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _is_office(archive.namelist())
    except BROKEN_ZIP:
        return False


def _is_office(names: Sequence[str]) -> bool:
    """Whether a ZIP of these names is one document of an office program."""
    return "[Content_Types].xml" in names or _OPEN_DOCUMENT in names


def other_kind(file: ReleasedFile) -> str | None:
    """The error for a ZIP that is no workbook of XML; None for one, or if that cannot be told."""
    try:
        with zipfile.ZipFile(file.path) as archive:
            names = archive.namelist()
    except BROKEN_ZIP:
        return None  # the workbook's reader tells what is wrong
    if _BINARY_WORKBOOK in names:
        return "reading.binary-workbook"
    if _OPEN_DOCUMENT in names:
        return "reading.open-document"
    if not _is_office(names):
        return "reading.nested-archive" if file.archive else "reading.unknown-kind"
    foreign = any(name.startswith(_OTHER_DOCUMENTS) for name in names)
    return "reading.unknown-kind" if foreign else None


def members_of(archive: ReleasedFile) -> Iterator[Found]:
    """The files in a ZIP, each a file of its own, also where two have one name.

    Each lies in the folder that it has in the ZIP, and those that have none in the ZIP's own.
    """
    members = [(_path_of(part), part) for part in entries(archive.path, archive.name)]
    members = sorted((pair for pair in members if not pair[1].is_dir()), key=lambda pair: pair[0])
    if not members:
        raise UnusableError("reading.empty-file", file=archive.name)
    with tempfile.TemporaryDirectory(prefix="uncover-zip-") as folder:
        for inner, part in members:
            if is_left_behind(inner):
                yield Found(inner.name, status="ignored")
                continue
            target = Path(folder) / "member"
            try:
                _unpack(archive, part, inner.name, target)
            except UncoverError as error:
                yield Found(inner.name, status="unreadable", error=error)
                continue
            lies_in = inner.parent.name or archive.folder
            file = ReleasedFile(inner.name, sha256(target), target, lies_in, archive=archive.name)
            yield Found(inner.name, file)


def _path_of(part: zipfile.ZipInfo) -> PurePosixPath:
    """Where a member says it stands, without a root and without a way out of the ZIP."""
    name = part.filename
    if not part.flag_bits & _UTF8_NAME:
        # Many programs write UTF-8 and do not say so; other letters hardly ever look like it.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    steps = [step for step in name.replace("\\", "/").split("/") if step not in {"", ".", ".."}]
    return PurePosixPath(*steps) if steps else PurePosixPath("~")


def _unpack(archive: ReleasedFile, part: zipfile.ZipInfo, name: str, target: Path) -> None:
    """Write one member to `target`; raises UnusableError if it is not what was packed."""
    with target.open("wb") as out:
        for piece in inflated(archive.path, part, f"{archive.name}/{name}"):
            out.write(piece)


def is_left_behind(path: PurePath) -> bool:
    """Whether Office or the system left this file, or its hidden folder (DOMAIN 2.2)."""
    hidden = any(part.startswith(".") or part in _LEFT_BEHIND for part in path.parts)
    return hidden or path.name.startswith("~")


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
