"""Letters that are checked: a hundred claims over a made-up library, made when first needed."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benches.aims import Aim
from benches.folder import folder, made_from
from benches.told import Told

_RECORDS = Path(__file__).parents[2] / "src" / "uncover" / "records"
_ON_DISK = 200  # bytes of an arrest, as workbook and in the library, roughly
_MAKING = 40.0  # microseconds to make and ingest one, roughly
_STATES = ("ma", "ny", "il", "tx", "ca", "fl", "nj", "va", "az", "ga")
_YEARS = (None, ("2023-10-01", "2024-09-30"), ("2024-10-01", "2025-09-30"))
_SHARES = ("share_of_arrests_without_conviction", "share_of_arrests_neither_convicted_nor_charged")
_COUNTS = ("arrests_made", "people_arrested", "at_large_arrests", "arrests_made")

Claim = tuple[str, str, tuple[str, str] | None]


def claims() -> Iterator[Claim]:
    """A hundred claims: shares and counts of ten states, of all time and of fiscal years."""
    for state in _STATES:
        yield from ((name, state, year) for name in _SHARES for year in _YEARS)
        for number, name in enumerate(_COUNTS):
            yield name, state, None if number == 0 else _YEARS[2]


@dataclass(frozen=True)
class LetterSize:
    """The letter over a library of so many arrests."""

    rows: int

    @property
    def name(self) -> str:
        """The claims and the rows."""
        return f"100 claims over {self.rows:,} rows"

    @property
    def many_rows(self) -> int:
        """The rows of the library."""
        return self.rows

    @property
    def cells(self) -> int:
        """How much there is to do."""
        return self.rows * 100

    @property
    def where(self) -> str:
        """The library and the letter on disk."""
        return str(_path(self.rows))

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk."""
        return self.rows * _ON_DISK

    @property
    def making(self) -> float:
        """About how many seconds it takes to make, 0 if it is there."""
        return 0 if _path(self.rows).exists() else self.rows * _MAKING / 1e6

    @property
    def aims(self) -> tuple[Aim, ...]:
        """None but those of the part."""
        return ()

    def made(self) -> "Letter":
        """The letter and its library, made now if they are not there, and checked once."""
        path = _path(self.rows)
        if not path.exists():
            begun = path.with_name(f"{path.name}.part")
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            _make(begun, self.rows)
            begun.replace(path)
        _uncover("check", str(path / "letter.md"), "--library", str(path / "library"), "--json")
        return Letter(self.rows, path)


@dataclass
class Letter:
    """A letter on disk, with its library. expected: what our check told of it."""

    rows: int
    path: Path
    expected: tuple[int, ...] | None = field(default=None)

    @property
    def facts(self) -> dict[str, Any]:
        """How many rows and claims."""
        return {"rows": self.rows, "claims": len(list(claims()))}

    def arguments(self) -> list[str]:
        """The letter and the library."""
        return [str(self.path / "letter.md"), str(self.path / "library")]

    def heading(self) -> str:
        """What is checked."""
        return f"a letter of {self.facts['claims']} claims over {self.rows:,} arrests, made up"

    def document(self) -> dict[str, Any]:
        """The same for JSON."""
        return self.facts

    def wrong(self, told: Told, compares: str, *, ours: bool) -> str | None:
        """Why what a check told is not what ours told: every integer and every verdict."""
        del compares
        if told.answer is None:
            return "told no verdicts"
        if ours and self.expected is None:
            self.expected = told.answer
        return None if told.answer == self.expected else "tells other verdicts or other integers"


def sizes(rows: int | None) -> tuple[LetterSize, ...]:
    """The letter over so many rows; raises ValueError for a full sheet, and for too many."""
    if rows is None:
        raise ValueError("`full` is a size of workbooks")
    return (LetterSize(rows),)


def _path(rows: int) -> Path:
    stored = [path for end in ("*.py", "*.toml") for path in _RECORDS.rglob(end)]
    made = made_from([*stored, Path(__file__)], version("duckdb"), version("pyarrow"))
    return folder() / f"made-up-letter-{rows}-{made}"


def _make(path: Path, rows: int) -> None:
    workbook, library = path / "made-up-arrests.xlsx", str(path / "library")
    _uncover("sample", "arrests", "--rows", str(rows), "--seed", "1", "-o", str(workbook))
    _uncover("ingest", str(workbook), "--release", "made-up", "--library", library)
    workbook.unlink()
    pins, sentences = [], ["---\nlang: en\n---\n"]
    for number, (name, state, year) in enumerate(claims()):
        pin = {"measure": name, "place": f"us-{state}"}
        pin |= {"from": year[0], "through": year[1]} if year else {}
        lines = [f"{key} = {json.dumps(value)}" for key, value in pin.items()]
        pins.append("\n".join([f"[claim-{number}]", *lines, ""]))
        phrase = "more than half" if name in _SHARES else "1,234 arrests"
        sentences.append(f"Made up: [{phrase}](#claim-{number}).\n\n")
    (path / "figures.toml").write_text("\n".join(pins), "utf-8")
    (path / "letter.md").write_text("".join(sentences), "utf-8")


def _uncover(*words: str) -> None:
    """Run the command in a process of its own; a letter may well hold claims that do not hold."""
    program = "import sys; from uncover.cli.main import run; run(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", program, *words], capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1, 3, 4, 6):
        sys.exit(f"uncover {words[0]} ended with {done.returncode}: {done.stderr}")
