"""The workbooks that are read: made when first needed, kept by what they were made from."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_DECLARED = _HERE.parents[1] / "src" / "uncover" / "records" / "tables"
_ON_DISK = 8  # bytes of a cell in the workbook and in the library made from it, roughly
_PIECE = 1 << 24


@dataclass(frozen=True)
class Size:
    """Which workbook: a table in a layout, and how many rows (None: as many as a sheet holds).

    cells: about how many, to say beforehand how long it will take.
    """

    table: str
    layout: str
    rows: int | None
    cells: int

    @property
    def name(self) -> str:
        """The size in words."""
        return f"{self.rows:,} rows" if self.rows else "a full sheet"

    @property
    def many_rows(self) -> int:
        """The rows, also of a full sheet, to compare sizes by."""
        return self.rows or 1 << 20

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk."""
        return self.cells * _ON_DISK


ARRESTS_COLUMNS, WIDEST_COLUMNS = 25, 53  # for the guess of time; results count what is there


def arrests(rows: int) -> Size:
    """So many arrests in the layout of March 2026."""
    return Size("arrests", "2026-03", rows, rows * ARRESTS_COLUMNS)


FULL_SHEET = Size("detention_stints", "widest", None, (1 << 20) * WIDEST_COLUMNS)


@dataclass(frozen=True)
class Workbook:
    """A made-up workbook on disk, and what is in it."""

    path: Path
    facts: dict[str, Any]

    @property
    def facts_path(self) -> Path:
        """The `.json` beside it, which every tool is told."""
        return _beside(self.path)


def folder() -> Path:
    """Where workbooks and results are kept."""
    named = os.environ.get("UNCOVER_BENCH")
    chosen = Path(named) if named else Path(tempfile.gettempdir()) / "uncover-bench"
    chosen.mkdir(parents=True, exist_ok=True)
    return chosen


def is_made(size: Size) -> bool:
    """Whether the workbook is there, by the program and the declarations of today."""
    path = _path(size)
    return path.exists() and _beside(path).exists()


def workbook(size: Size) -> Workbook:
    """The workbook, made now if it is not there. Read once: no tool finds it cold on the disk."""
    path = _path(size)
    if not is_made(size):
        # In a process of its own: the kernel counts what we held when a tool was started as its.
        command = [sys.executable, "-m", "benches.made_up", size.table, size.layout]
        subprocess.run([*command, str(size.rows or "full"), str(path)], check=True)
    with path.open("rb") as source:
        while source.read(_PIECE):
            pass
    return Workbook(path, json.loads(_beside(path).read_text("utf-8")))


def _path(size: Size) -> Path:
    rows = size.rows or "full"
    return folder() / f"made-up-{size.table}-{size.layout}-{rows}-{_made_from()}.xlsx"


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _made_from() -> str:
    """A hash of the program that makes workbooks and of the declarations it makes them from."""
    sources = sorted((_HERE / "made_up").glob("*.py")) + sorted(_DECLARED.rglob("*.toml"))
    told = hashlib.sha256()
    for source in sources:
        text = source.read_bytes()
        told.update(f"{source.name} {len(text)}\n".encode() + text)
    return told.hexdigest()[:12]
