"""What can be measured: a program of `tools/`, and what to know of it beforehand."""

import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from benches.folder import folder
from benches.measuring import LeftOutError, Limits, Run, measure
from benches.subject import Size, Subject
from benches.told import told_in

_PROGRAMS = Path(__file__).parent / "tools"
_START = 1.0  # seconds before a tool reads its first cell, roughly


@dataclass(frozen=True)
class Tool:
    """One way to do what is measured.

    microseconds: per cell, roughly, to say beforehand how long a run will take. most_rows: it is
    left out beyond; most_rows_slow: the same when --slow was given. compares: how much of what it
    tells is held against what is there; the rest cannot be told by it. only: the beginnings of the
    names of the sizes that it is for; at others it is passed over without a word.
    """

    name: str
    program: str
    microseconds: float
    most_rows: int | None = None
    most_rows_slow: int | None = None
    compares: Literal["answer", "totals", "nothing"] = "answer"
    only: tuple[str, ...] = ()

    def seconds(self, size: Size) -> float:
        """About how long one run takes."""
        return _START + size.cells * self.microseconds / 1e6

    def is_for(self, size: Size) -> bool:
        """Whether there is a program for it at all."""
        return not self.only or size.name.startswith(self.only)

    def too_slow(self, size: Size, *, slow: bool) -> str | None:
        """Why the tool is not even tried at a size; None if it is."""
        most = self.most_rows_slow if slow else self.most_rows
        if most is None or size.many_rows <= most:
            return None
        more = self.most_rows_slow or 0
        hint = f"; --slow measures it up to {more:,}" if size.many_rows <= more and not slow else ""
        return f"is too slow for more than {most:,} rows{hint}"

    def run(self, subject: Subject, limits: Limits, *, ours: bool) -> Run:
        """Run it once. Raises LeftOutError when it fails or has not told what is there.

        Seconds and CPU seconds are those of the work alone, where the tool tells them apart.
        """
        program = _PROGRAMS / self.program
        starter = ["Rscript", "--vanilla"] if program.suffix == ".R" else [sys.executable]
        with tempfile.TemporaryDirectory(dir=folder(), prefix="run-") as empty:
            run = measure([*starter, str(program), *subject.arguments(), empty], limits)
        told = told_in(run.printed)
        if why := subject.wrong(told, self.compares, ours=ours):
            raise LeftOutError(why)
        seconds, cpu = told.worked or (run.seconds, run.cpu)
        return replace(run, seconds=seconds, cpu=cpu, read=told.read, of=told.of)


INGEST = Tool("uncover ingest", "uncover_ingest.py", 1.1)
READER = Tool("uncover's reader alone", "uncover_reader.py", 0.35)
FASTEXCEL = Tool("fastexcel as text", "fastexcel_text.py", 0.5)
CALAMINE = Tool("pandas, calamine", "pandas_calamine.py", 1.7)
OPENPYXL = Tool("pandas, openpyxl", "pandas_openpyxl.py", 6.0, 50_000, 300_000)
READXL = Tool("R readxl as text", "readxl_text.R", 1.6)
DPLYR = Tool("R readxl, then dplyr", "readxl_dplyr.R", 1.7)
FLOOR = Tool("the floor", "the_floor.py", 0.08)

_COMPARED = ("duplicates", "stints", "stays", "join", "shares", "population")
ENGINE = Tool("uncover's engine", "figures_engine.py", 0.12)
COMMAND = Tool(
    "uncover figure, receipt", "figures_command.py", 0.2, compares="totals", only=_COMPARED
)
PANDAS = Tool("pandas", "figures_pandas.py", 0.5, only=_COMPARED)
POLARS = Tool("Polars", "figures_polars.py", 0.15, only=_COMPARED)
DATA_TABLE = Tool("R data.table, from memory", "figures_datatable.R", 0.8, only=_COMPARED)
SCAN = Tool("the floor", "figures_floor.py", 0.03, compares="nothing")
FEW = Tool("the floor of few columns", "figures_floor_few.py", 0.02, compares="nothing")

CLAIMS_AGAIN = Tool("uncover check, again", "claims_warm.py", 0.01)
CLAIMS_FIRST = Tool("uncover check, first", "claims_cold.py", 0.1)
CLAIMS_ALONE = Tool("uncover check --fresh", "claims_fresh.py", 2.0, 50_000, 300_000)

BUILD = Tool("uncover build", "edition_build.py", 60.0)
OPENING = Tool("opening the edition", "edition_open.py", 0.1)
