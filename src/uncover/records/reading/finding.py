"""Which files there are at the paths that a person names: each once, none passed over silently."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

from uncover.terms.errors import UnusableError

_MANIFESTS = "releases/*/release.json"


@dataclass(frozen=True)
class Here:
    """Something that lies in a folder: a file, or what keeps it from being one.

    below: where it stands below the path that was named. error: why it cannot be read.
    """

    path: Path
    below: Path
    error: UnusableError | None = None

    @property
    def name(self) -> str:
        """Its name as it can be printed: letters that are no UTF-8 are told by their bytes."""
        return printable(self.path.name)


def printable(name: str) -> str:
    """A file's name in letters that every file and screen can hold."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def found_at(paths: Sequence[Path]) -> Iterator[Here]:
    """Every file at `paths`, folders opened, in a stable order, each file once.

    Linked folders are opened too. A library is no released file: folders that hold one are left
    out. Raises UnusableError: `reading.no-such-path`, `reading.empty-folder`.
    """
    seen: set[Path] = set()
    for path in paths:
        try:
            is_folder = path.is_dir()
            there = is_folder or os.path.lexists(path)
        except OSError as error:
            raise UnusableError("reading.no-such-path", path=printable(str(path))) from error
        if not there:
            raise UnusableError("reading.no-such-path", path=printable(str(path)))
        here = (
            sorted(_below(path), key=lambda one: one.path)
            if is_folder
            else [_one(path, path.parent)]
        )
        if not here:
            raise UnusableError("reading.empty-folder", path=printable(str(path)))
        for one in here:
            real = one.path.resolve() if one.error is None else one.path
            if real not in seen:
                seen.add(real)
                yield one


def _below(folder: Path) -> Iterator[Here]:
    """What lies in a folder and in the folders in it; a link that leads back up is not followed."""
    stopped: list[OSError] = []
    opened: set[Path] = set()
    for at, folders, files in os.walk(folder, followlinks=True, onerror=stopped.append):
        here = Path(at)
        if here.resolve() in opened or _is_library(here):
            folders.clear()
            continue
        opened.add(here.resolve())
        for name in files:
            yield _one(here / name, folder)
    for error in stopped:
        path = Path(error.filename or folder)
        told = UnusableError("reading.not-permitted", file=printable(path.name))
        yield Here(path, path.relative_to(folder), told)


def _is_library(folder: Path) -> bool:
    return next(folder.glob(_MANIFESTS), None) is not None


def _one(path: Path, below: Path) -> Here:
    """A path that is no folder, and why it is no file: a pipe, a device, a lost link."""
    place = path.relative_to(below)
    try:
        is_file = S_ISREG(path.stat().st_mode)
    except PermissionError:
        return Here(path, place, UnusableError("reading.not-permitted", file=printable(path.name)))
    except OSError:
        return Here(path, place, UnusableError("reading.lost-link", file=printable(path.name)))
    if is_file:
        return Here(path, place)
    return Here(path, place, UnusableError("reading.no-file", file=printable(path.name)))
