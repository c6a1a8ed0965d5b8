"""The made-up libraries that questions are put to: made when first needed, kept by their makers."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benches.aims import Aim
from benches.folder import folder, made_from
from benches.operations import OPERATIONS, Operation
from benches.subject import warmed
from benches.told import Told

_HERE = Path(__file__).parent
_RECORDS = _HERE.parents[1] / "src" / "uncover" / "records"
_ON_DISK = 950  # bytes of an arrest and a stint, as library and as text, roughly
_WHILE_MADE = 400
_MAKING = 45.0  # microseconds to make and ingest both, roughly
_WORD = 8
_COMPARED = ("arrests", "detention_stints")


@dataclass(frozen=True)
class LibrarySize:
    """One question to a library of so many arrests and so many stints."""

    rows: int
    operation: Operation

    @property
    def name(self) -> str:
        """The question and the rows."""
        return f"{self.operation.name} of {self.rows:,} rows"

    @property
    def many_rows(self) -> int:
        """The rows of each table."""
        return self.rows

    @property
    def cells(self) -> int:
        """How much there is to do."""
        return self.rows * self.operation.work

    @property
    def where(self) -> str:
        """The library on disk."""
        return str(path_of(self.rows))

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk, while it is made too."""
        return self.rows * (_ON_DISK if self.is_made() else _ON_DISK + _WHILE_MADE)

    @property
    def making(self) -> float:
        """About how many seconds it takes to make, 0 if it is there."""
        return 0 if self.is_made() else self.rows * _MAKING / 1e6

    @property
    def aims(self) -> tuple[Aim, ...]:
        """What is aimed at in this question."""
        return self.operation.aims

    def is_made(self) -> bool:
        """Whether the library is there, by the programs of today."""
        return path_of(self.rows).exists()

    def made(self) -> "Asked":
        """The question to the library, made now if it is not there."""
        path = path_of(self.rows)
        if not path.exists():
            run("benches.made_up_library", str(self.rows), str(path))
        facts = json.loads((path / "made-up.json").read_text("utf-8"))
        facts |= json.loads(run("benches.asking", str(path / "library")))
        facts |= {"operation": self.operation.name, "few": self.operation.few}
        if shutil.which("Rscript") and self.operation.beside:
            facts["texts"] = _texts(path, facts)
        facts_path = path / "asked.json"
        facts_path.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
        for table in facts["reads"][self.operation.name]:
            warmed(Path(facts["files"][table]))
        return Asked(self.operation, facts, facts_path)


@dataclass
class Asked:
    """A question to a library on disk. expected: the answer of ours, once it was given."""

    operation: Operation
    facts: dict[str, Any]
    path: Path
    expected: tuple[int, ...] | None = field(default=None)

    def arguments(self) -> list[str]:
        """The question's name and the `.json` that says where the library is."""
        return [self.operation.name, str(self.path)]

    def heading(self) -> str:
        """What is asked, of how many rows."""
        return f"{self.operation.name}: {self.operation.says}; {self._of()}, made up"

    def _of(self) -> str:
        read, rows = self._columns(), self.facts["rows"]
        return ", ".join(
            f"{rows:,} {name.replace('_', ' ')} x {len(read[name])} columns"
            for name in _COMPARED
            if name in read
        )

    def _columns(self) -> dict[str, list[str]]:
        """The columns that the question reads and in which anything stands, by table."""
        filled = self.facts["filled"]
        return {
            table: [name for name in columns if name in filled[table]]
            for table, columns in self.facts["reads"][self.operation.name].items()
        }

    def document(self) -> dict[str, Any]:
        """The same for JSON; the answer too."""
        return {
            "operation": self.operation.name,
            "says": self.operation.says,
            "rows": self.facts["rows"],
            "columns_read": {table: len(names) for table, names in self._columns().items()},
            "answer": list(self.expected[:_WORD]) if self.expected else None,
        }

    def wrong(self, told: Told, compares: str, *, ours: bool) -> str | None:
        """Why an answer is not the one that ours gave; None if it is."""
        if compares == "nothing":
            return None
        if told.answer is None:
            return "gave no answer"
        if ours and self.expected is None:
            self.expected = told.answer
        if self.expected is None:
            return "has nothing to be compared with: ours gave no answer"
        found = told.answer
        there = self.expected if compares == "answer" else self.expected[: len(found)]
        if found and found == there:
            return None
        return f"answers otherwise: {_beginning(found)} and not {_beginning(there)}"


def sizes(rows: int | None) -> tuple[LibrarySize, ...]:
    """Every question to the library of so many rows; raises ValueError for a full sheet."""
    if rows is None:
        raise ValueError("`full` is a size of workbooks")
    return tuple(LibrarySize(rows, operation) for operation in OPERATIONS)


def _beginning(answer: tuple[int, ...]) -> str:
    told = " ".join(map(str, answer[:_WORD]))
    return f"{told} ... ({len(answer)} numbers)" if len(answer) > _WORD else told


def path_of(rows: int, arrests: int | None = None) -> Path:
    """The folder of the library: remade with what makes rows and what stores them.

    arrests: how many, if not as many as there are stints.
    """
    stored = [p for end in ("*.py", "*.toml") for p in _RECORDS.rglob(end)]
    sources = [p for p in stored if "sample" not in p.parts and "rules" not in p.parts]
    sources += [*(_HERE / "made_up_library").glob("*.py"), _HERE / "made_up" / "layout.py"]
    made = made_from(sources, version("duckdb"), version("pyarrow"))
    few = f"-{arrests}" if arrests else ""
    return folder() / f"made-up-library-{rows}{few}-{made}"


def _texts(path: Path, facts: dict[str, Any]) -> dict[str, str]:
    """The stored columns that questions read as text: Debian has no reader of Parquet for R."""
    told = {}
    for table in _COMPARED:
        target = path / f"made-up-{table}.csv"
        told[table] = str(target)
        if not target.exists():
            columns = {name for one in OPERATIONS for name in one.few.get(table, ())}
            compared = table == "detention_stints"  # in all that is told of them
            names = [name for name in facts["filled"][table] if compared or name in columns]
            run("benches.as_text", facts["files"][table], str(target), *names)
    return told


def run(module: str, *arguments: str) -> str:
    """What a module prints, run in a process of its own: what it held is not counted as a tool's.

    The kernel counts what we held when a tool was started as that tool's.
    """
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
