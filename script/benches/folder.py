"""Where the bench keeps what it makes, and what it found."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def folder() -> Path:
    """The folder of what is made up and of results."""
    named = os.environ.get("UNCOVER_BENCH")
    chosen = Path(named) if named else Path(tempfile.gettempdir()) / "uncover-bench"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def made_from(sources: Iterable[Path], *more: str) -> str:
    """A short hash of the files that something is made from, so that it is made anew with them."""
    told = hashlib.sha256("\n".join(more).encode())
    for source in sorted(sources):
        text = source.read_bytes()
        told.update(f"{source.name} {len(text)}\n".encode() + text)
    return told.hexdigest()[:12]
