"""What can be measured: a program of `tools/`, and what to know of it beforehand."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benches.measuring import LeftOutError, Limits, Run, measure
from benches.workbooks import Size, Workbook, folder

_PROGRAMS = Path(__file__).parent / "tools"
_START = 1.0  # seconds before a tool reads its first cell, roughly


@dataclass(frozen=True)
class Tool:
    """One way to read a workbook.

    microseconds: per cell, roughly, to say beforehand how long a run will take. most_rows: it is
    left out beyond; most_rows_slow: the same when --slow was given.
    """

    name: str
    program: str
    microseconds: float
    most_rows: int | None = None
    most_rows_slow: int | None = None

    def seconds(self, size: Size) -> float:
        """About how long one run takes."""
        return _START + size.cells * self.microseconds / 1e6

    def too_slow(self, size: Size, *, slow: bool) -> str | None:
        """Why the tool is not even tried at a size; None if it is."""
        most = self.most_rows_slow if slow else self.most_rows
        if most is None or size.many_rows <= most:
            return None
        more = self.most_rows_slow or 0
        hint = f"; --slow measures it up to {more:,}" if size.many_rows <= more and not slow else ""
        return f"is too slow for more than {most:,} rows{hint}"

    def run(self, workbook: Workbook, limits: Limits) -> Run:
        """Run it once. Raises LeftOutError when it fails or has not read every row."""
        program = _PROGRAMS / self.program
        starter = ["Rscript", "--vanilla"] if program.suffix == ".R" else [sys.executable]
        with tempfile.TemporaryDirectory(dir=folder(), prefix="run-") as empty:
            command = [*starter, str(program), str(workbook.path), str(workbook.facts_path), empty]
            run = measure(command, limits)
        words = run.printed.split()
        read, there = words[-1] if words else "nothing", workbook.facts["rows"]
        if read != str(there):
            raise LeftOutError(f"has not read what is there: {read} and not {there} rows")
        return run


INGEST = Tool("uncover ingest", "uncover_ingest.py", 1.1)
READER = Tool("uncover's reader alone", "uncover_reader.py", 0.35)
FASTEXCEL = Tool("fastexcel as text", "fastexcel_text.py", 0.5)
CALAMINE = Tool("pandas, calamine", "pandas_calamine.py", 1.7)
OPENPYXL = Tool("pandas, openpyxl", "pandas_openpyxl.py", 6.0, 50_000, 300_000)
READXL = Tool("R readxl as text", "readxl_text.R", 1.6)
DPLYR = Tool("R readxl, then dplyr", "readxl_dplyr.R", 1.7)
FLOOR = Tool("the floor", "the_floor.py", 0.08)
