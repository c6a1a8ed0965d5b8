"""A stop is a stop wherever it falls: the library is as of the last finished file."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from records.ingesting import arrest, rows_of, stored, write_arrests
from uncover.records.library import Library

RELEASE = "made-up-2025"

# Counts the queries, or the calls within records, and signals its own process at one of them. Into
# a query the signal comes from another thread, which gets its turn only when the main thread gives
# the interpreter away, as DuckDB does when it has begun.
PROGRAM = """
import os, sys, threading
import duckdb
from uncover.cli.main import run
kind, wanted, number, arguments = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
sys.setswitchinterval(1000)
seen, inside = 0, threading.Event()

def signal_from_outside():
    inside.wait()
    os.kill(os.getpid(), number)

class Watched:
    def __init__(self, connection):
        self.connection = connection
    def execute(self, *query):
        global seen
        seen += 1
        if seen == wanted:
            inside.set()
        return self.connection.execute(*query)
    def __getattr__(self, name):
        return getattr(self.connection, name)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        self.connection.close()

def watch(frame, event, called):
    global seen
    if event == "call" and "/uncover/records/" in frame.f_code.co_filename:
        seen += 1
        if seen == wanted:
            os.kill(os.getpid(), number)

if kind == "query":
    connect = duckdb.connect
    duckdb.connect = lambda *given, **named: Watched(connect(*given, **named))
    threading.Thread(target=signal_from_outside, daemon=True).start()
else:
    sys.setprofile(watch)
try:
    run(arguments)
finally:
    sys.setprofile(None)
    print(seen, file=sys.stderr)
"""


def ingested(
    library: Path, files: list[Path], kind: str, wanted: int, number: int
) -> tuple[int, str, int]:
    """Exit code, what was printed, and how many calls of the kind there were until the end."""
    arguments = ["ingest", *map(str, files), "--library", str(library), "--release", RELEASE]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, kind, str(wanted), str(number), *arguments, "--json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout, int(done.stderr.splitlines()[-1])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "number"),
    [("query", signal.SIGTERM), ("query", signal.SIGINT), ("call", signal.SIGTERM)],
)
def test_a_stop_is_never_told_as_a_defect(tmp_path: Path, kind: str, number: int) -> None:
    """Signalled in each query, and in calls from the first to the last: 143 or 130, one document.

    What is finished is there, all of it and nothing else, and the next run ends the work.
    """
    rows = 3000
    files = [
        write_arrests(tmp_path / f"{name}.csv", [arrest(n % 900 + k) for n in range(rows)])
        for k, name in enumerate("ab")
    ]
    code, _, calls = ingested(tmp_path / "whole", files, kind, 0, number)
    assert code == 0
    assert calls > len(files)
    expected = rows_of(tmp_path / "whole", "arrests", RELEASE)
    wanted = range(1, calls + 1) if kind == "query" else range(1, calls, max(1, calls // 10))
    for place in wanted:
        library = tmp_path / f"library-{place}"
        code, out, _ = ingested(library, files, kind, place, number)
        told = json.loads(out)
        if code == 0:  # it came after the answer
            assert [file["status"] for file in told["files"]] == ["stored", "stored"]
        else:
            assert (code, told["error"]["code"]) == (128 + number, "interrupted")
        held = (
            [f["file"] for f in Library(library).manifest(RELEASE)["files"]]
            if (library.is_dir() and Library(library).releases())
            else []
        )
        assert held == [path.name for path in files[: len(held)]]
        if held:
            assert len(rows_of(library, "arrests", RELEASE)) == rows * len(held)
        assert stored(library, *files, release=RELEASE)["exit"] == 0
        assert rows_of(library, "arrests", RELEASE) == expected
