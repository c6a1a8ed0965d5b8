"""The workbooks that are read: made when first needed, kept by what they were made from."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benches.aims import Aim
from benches.folder import folder, made_from
from benches.subject import warmed
from benches.told import Told

_HERE = Path(__file__).parent
_DECLARED = _HERE.parents[1] / "src" / "uncover" / "records" / "tables"
_ON_DISK = 8  # bytes of a cell in the workbook and in the library made from it, roughly
_MAKING = 1.0  # microseconds to make a cell, roughly
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class WorkbookSize:
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
    def where(self) -> str:
        """The workbook on disk."""
        return str(_path(self))

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk."""
        return self.cells * _ON_DISK

    @property
    def making(self) -> float:
        """About how many seconds it takes to make, 0 if it is there."""
        return 0 if is_made(self) else self.cells * _MAKING / 1e6

    @property
    def aims(self) -> tuple[Aim, ...]:
        """None but those of the part."""
        return ()

    def made(self) -> "Workbook":
        """The workbook, made now if it is not there."""
        return workbook(self)


ARRESTS_COLUMNS, WIDEST_COLUMNS = 25, 53  # for the guess of time; results count what is there


def arrests(rows: int) -> WorkbookSize:
    """So many arrests in the layout of March 2026."""
    return WorkbookSize("arrests", "2026-03", rows, rows * ARRESTS_COLUMNS)


FULL_SHEET = WorkbookSize("detention_stints", "widest", None, (1 << 20) * WIDEST_COLUMNS)


TRIAL = arrests(200)
USUAL: tuple[int | None, ...] = (50_000, 300_000, 1_000_000, None)
QUICK: tuple[int | None, ...] = (50_000,)


@dataclass(frozen=True)
class Workbook:
    """A made-up workbook on disk, and what is in it."""

    path: Path
    facts: dict[str, Any]

    @property
    def facts_path(self) -> Path:
        """The `.json` beside it, which every tool is told."""
        return _beside(self.path)

    def arguments(self) -> list[str]:
        """The workbook and the `.json` beside it."""
        return [str(self.path), str(self.facts_path)]

    def heading(self) -> str:
        """What is in it, and how large it is."""
        facts, size = self.facts, self.path.stat().st_size / _MEGABYTE
        return (
            f"{facts['rows']:,} rows x {facts['columns']} columns of {facts['table']}"
            f" ({facts['layout']}), every cell filled, made up;"
            f" {size:,.1f} MB, inflated {facts['inflated'] / _MEGABYTE:,.0f} MB"
        )

    def document(self) -> dict[str, Any]:
        """The same for JSON."""
        told = ("table", "layout", "rows", "columns", "inflated")
        return {key: self.facts[key] for key in told} | {"bytes": self.path.stat().st_size}

    def wrong(self, told: Told, compares: str, *, ours: bool) -> str | None:
        """Whether a tool has read fewer rows, or more, than there are."""
        del compares, ours
        there = self.facts["rows"]
        if told.last == str(there):
            return None
        return f"has not read what is there: {told.last} and not {there} rows"


def sizes(rows: int | None) -> tuple[WorkbookSize, ...]:
    """The workbook of so many rows; of None the one of a full sheet.

    Raises ValueError for more rows than a sheet holds.
    """
    size = FULL_SHEET if rows is None else arrests(rows)
    if size.many_rows > FULL_SHEET.many_rows:
        raise ValueError("no sheet holds so many rows; the most is `full`")
    return (size,)


def is_made(size: WorkbookSize) -> bool:
    """Whether the workbook is there, by the program and the declarations of today."""
    path = _path(size)
    return path.exists() and _beside(path).exists()


def workbook(size: WorkbookSize) -> Workbook:
    """The workbook, made now if it is not there. Read once: no tool finds it cold on the disk."""
    path = _path(size)
    if not is_made(size):
        # In a process of its own: the kernel counts what we held when a tool was started as its.
        command = [sys.executable, "-m", "benches.made_up", size.table, size.layout]
        subprocess.run([*command, str(size.rows or "full"), str(path)], check=True)
    warmed(path)
    return Workbook(path, json.loads(_beside(path).read_text("utf-8")))


def _path(size: WorkbookSize) -> Path:
    rows = size.rows or "full"
    sources = [*(_HERE / "made_up").glob("*.py"), *_DECLARED.rglob("*.toml")]
    return folder() / f"made-up-{size.table}-{size.layout}-{rows}-{made_from(sources)}.xlsx"


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".json")
