"""Who reads while another command writes sees one state of the library, and never fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from records.ingesting import arrest, write_arrests
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import BROKEN, VERIFIED, verify
from uncover.records.library import Library

RELEASE = "made-up-2025"
ROWS = 40
WRITER = """
import sys
from pathlib import Path
from uncover.records.ingest import ingest
library, *files = map(Path, sys.argv[1:])
print("begun", flush=True)
for file in files:
    ingest(library, [file], release="made-up-2025")
"""


def writer(library: Path, files: list[Path]) -> subprocess.Popen[str]:
    """A process that stores the files, each in a run of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(library), *map(str, files)],
        stdout=subprocess.PIPE,
        text=True,
    )


def test_every_reading_is_of_one_state(tmp_path: Path) -> None:
    """In a loop, a figure, its receipt and the list of tables belong to whole files only."""
    files = [
        write_arrests(
            tmp_path / "in" / f"part-{n:02}.csv", [arrest(100 * n + i) for i in range(ROWS)]
        )
        for n in range(12)
    ]
    library = tmp_path / "library"
    with writer(library, files[:1]) as first:
        first.communicate()
    ask = Ask("count", source="arrests", options={"rule": "none"})
    with writer(library, files[1:]) as process:
        while process.poll() is None:
            figure = Resolver(library).answer(ask)
            assert figure.receipt is not None
            (release,) = figure.receipt["releases"]
            assert figure.numerator == figure.receipt["columns"][0]["rows"]
            assert figure.numerator == ROWS * len(release["files"])
            assert verify(figure.receipt, library).status in {VERIFIED, BROKEN}
            opened = Library(library)
            (holding,) = opened.steady(opened.holdings)
            assert holding.rows % ROWS == 0
        assert process.returncode == 0
    assert Resolver(library).answer(ask).numerator == ROWS * len(files)
    assert verify(Resolver(library).answer(ask).receipt or {}, library).status == VERIFIED


def test_a_reading_that_fails_over_a_library_that_stands_still_is_told(tmp_path: Path) -> None:
    """What is wrong is raised at once; nothing is tried again."""
    tried = []

    def read() -> None:
        tried.append(1)
        raise KeyError

    with pytest.raises(KeyError):
        Library(tmp_path).steady(read)
    assert len(tried) == 1
