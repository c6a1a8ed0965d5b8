"""What editions are made of: a made-up library with three stints for each of its arrests."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benches.aims import Aim
from benches.libraries import path_of, run
from benches.subject import warmed
from benches.told import Told

_STINTS = 3
_ON_DISK = 350  # bytes of an arrest and its stints in the library, roughly
_WHILE_MADE = 1_200
_MAKING = 250.0  # microseconds to make and ingest an arrest and its stints, roughly
_MOST = 300_000_000
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class EditionSize:
    """An edition of a library of so many arrests."""

    rows: int

    @property
    def name(self) -> str:
        """The rows."""
        return f"{self.rows:,} arrests and {_STINTS * self.rows:,} stints"

    @property
    def many_rows(self) -> int:
        """The rows of both tables."""
        return self.rows * (1 + _STINTS)

    @property
    def cells(self) -> int:
        """How much there is to do."""
        return self.many_rows

    @property
    def where(self) -> str:
        """The library on disk."""
        return str(path_of(_STINTS * self.rows, self.rows))

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk, while it is made too."""
        each = _ON_DISK if Path(self.where).exists() else _ON_DISK + _WHILE_MADE
        return self.rows * each + _MOST

    @property
    def making(self) -> float:
        """About how many seconds it takes to make, 0 if it is there."""
        return 0 if Path(self.where).exists() else self.rows * _MAKING / 1e6

    @property
    def aims(self) -> tuple[Aim, ...]:
        """None but those of the part."""
        return ()

    def made(self) -> "Stored":
        """The library, made now if it is not there."""
        path = Path(self.where)
        if not path.exists():
            run("benches.made_up_library", str(_STINTS * self.rows), str(path), str(self.rows))
        for table in (path / "library").rglob("*.parquet"):
            warmed(table)
        return Stored(self.rows, path)


@dataclass
class Stored:
    """A library on disk. expected: values, beginning of the hash and bytes of its edition."""

    rows: int
    path: Path
    expected: tuple[int, ...] | None = field(default=None)

    @property
    def facts(self) -> dict[str, Any]:
        """How many rows."""
        return {"rows": self.rows * (1 + _STINTS), "arrests": self.rows}

    def arguments(self) -> list[str]:
        """The library, and where its edition is left for whoever opens it."""
        return [str(self.path / "library"), str(self.path / "built.sqlite")]

    def heading(self) -> str:
        """What it is made of and what was made."""
        made = ""
        if self.expected:
            values, _, size = self.expected
            made = f"; {values:,} values in {size / _MEGABYTE:.1f} MB"
        return (
            f"an edition of {self.rows:,} arrests and {_STINTS * self.rows:,} stints, made up{made}"
        )

    def document(self) -> dict[str, Any]:
        """The same for JSON."""
        names = ("values", "sha256_begins", "bytes")
        return self.facts | dict(zip(names, self.expected or (), strict=False))

    def wrong(self, told: Told, compares: str, *, ours: bool) -> str | None:
        """Why an edition is not the one that ours made, or larger than it may be; None if not."""
        del compares
        if told.answer is None:
            return "made or opened nothing"
        if ours and self.expected is None:
            self.expected = told.answer
        if told.answer != self.expected:
            return "has another edition"
        size = told.answer[-1]
        return f"made {size / _MEGABYTE:.0f} MB, more than 300" if size > _MOST else None


def sizes(rows: int | None) -> tuple[EditionSize, ...]:
    """One edition of so many arrests; raises ValueError for a full sheet."""
    if rows is None:
        raise ValueError("`full` is a size of workbooks")
    return (EditionSize(rows),)
