"""Files of people that are written whole or not at all, with the text before beside them."""

import os
from pathlib import Path

from uncover.terms.errors import UnusableError


def refuse_own(target: Path | None, *sources: Path | None) -> None:
    """Refuse to write over what was read: the letter itself, its figures.

    Raises UnusableError (`terms.would-overwrite`).
    """
    if target is None or not target.exists():
        return
    for source in sources:
        if source is not None and source.exists() and target.samefile(source):
            raise UnusableError("terms.would-overwrite", file=target.name)


def write_whole(path: Path, text: str, *, keep: bool = False) -> Path | None:
    """Write `text` in one step; with `keep` the file as it was stays beside it, as `NAME~`.

    Gives the path of what was kept, if anything was. Line ends are written as they stand.
    Raises UnusableError (`terms.cannot-write`) where nothing can be written.
    """
    return write_bytes_whole(path, text.encode(), keep=keep)


def write_bytes_whole(path: Path, content: bytes, *, keep: bool = False) -> Path | None:
    """As `write_whole`, of bytes."""
    try:
        return _write(path, content, keep=keep)
    except OSError as error:
        raise UnusableError("terms.cannot-write", file=path, reason=error.strerror) from error


def _write(path: Path, content: bytes, *, keep: bool) -> Path | None:
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    kept = path.with_name(path.name + "~") if keep and path.exists() else None
    try:
        with new.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode)
        if kept is not None:
            kept.write_bytes(path.read_bytes())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return kept
