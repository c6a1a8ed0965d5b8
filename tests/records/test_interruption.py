"""A writer killed at any moment, or out of disk, leaves a library that is whole."""

import json
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from records.ingesting import arrest, contents, looking_at, rows_of, stored, write_arrests
from uncover.records.library import Library

RELEASE = "made-up-2025"
COMMAND = "from uncover.cli.main import run\nrun()"
KILLS = 20


def files_of(folder: Path, count: int = 5) -> list[Path]:
    """Several made-up files of one release."""
    return [
        write_arrests(
            folder / f"part-{number}.csv", [arrest(i % 700 + number) for i in range(1500)]
        )
        for number in range(count)
    ]


def started(library: Path, files: list[Path], limit: int | None = None) -> subprocess.Popen[str]:
    """A real `uncover ingest` in a process of its own, its files no larger than `limit`."""

    def narrow() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    paths = [str(path) for path in files]
    options = ["--library", str(library), "--release", RELEASE, "--json"]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, "ingest", *paths, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=narrow,  # noqa: PLW1509  (no threads here)
    )


def held(library: Path) -> list[str]:
    """The files a library holds, after checking that what it says of them is so."""
    if not library.is_dir():
        return []
    opened = Library(library)
    if not opened.releases():
        assert opened.holdings() == []
        return []
    manifest = opened.manifest(RELEASE)
    with looking_at(opened, "arrests", RELEASE) as eyes:
        counted = eyes.execute(
            "SELECT file, count(*) FROM arrests GROUP BY 1 ORDER BY 1"
        ).fetchall()
        strangers = eyes.execute(
            "SELECT count(*) FROM arrests ANTI JOIN persons USING (person) WHERE person IS NOT NULL"
        ).fetchall()
    entered = [(f["file"], f["sheets"][0]["rows_stored"]) for f in manifest["files"]]
    assert counted == entered
    assert sum(rows for _, rows in counted) == manifest["tables"]["arrests"]["rows"]
    assert strangers == [(0,)]
    return [name for name, _ in entered]


@pytest.mark.slow
def test_a_killed_writer_leaves_a_prefix_of_its_files(tmp_path: Path) -> None:
    """Twenty kills at drawn moments: each library is a prefix, and going on completes it."""
    files = files_of(tmp_path / "in")
    begin = time.monotonic()
    with started(tmp_path / "whole", files) as process:
        process.communicate()
        assert process.returncode == 0
    length = time.monotonic() - begin
    expected = rows_of(tmp_path / "whole", "arrests", RELEASE)
    drawn = random.Random(20)  # noqa: S311  (drawn moments)
    library = tmp_path / "library"
    finished: list[str] = []
    for _ in range(KILLS):
        with started(library, files) as process:
            time.sleep(drawn.uniform(0.3 * length, 0.9 * length))
            process.kill()
            process.communicate()
        now = held(library)
        assert now == [path.name for path in files[: len(now)]]
        assert len(now) >= len(finished)
        finished = now
        if len(finished) == len(files):
            assert rows_of(library, "arrests", RELEASE) == expected
            library = tmp_path / f"library-{_}"
            finished = []
    told = stored(library, *files, release=RELEASE)
    assert told["exit"] == 0
    assert rows_of(library, "arrests", RELEASE) == expected


def test_a_stopped_writer_keeps_what_is_finished(tmp_path: Path) -> None:
    """SIGTERM ends the command soon; what is finished stays, and the next writer goes on."""
    files = files_of(tmp_path / "in")
    library = tmp_path / "library"
    with started(library, files) as process:
        while not list(library.glob("releases/*/release.json")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    now = held(library)
    assert now
    assert now == [path.name for path in files[: len(now)]]
    assert stored(library, *files, release=RELEASE)["exit"] == 0
    assert held(library) == [path.name for path in files]
    assert not (library / ".work").exists()


@pytest.mark.parametrize("limit", [2_000, 8_000, 20_000])
def test_a_full_disk_leaves_the_library_as_it_was(tmp_path: Path, limit: int) -> None:
    """No room in the middle of a file: one sentence, exit 2, every byte as before."""
    first, second = files_of(tmp_path / "in", 2)
    small = write_arrests(tmp_path / "in" / "small.csv", [arrest(n) for n in range(9)])
    stored(tmp_path / "library", small, release=RELEASE)
    before = contents(tmp_path / "library")
    with started(tmp_path / "library", [first, second], limit) as process:
        out, _ = process.communicate()
    assert process.returncode == 2
    assert json.loads(out)["error"]["code"] == "disk-full"
    assert contents(tmp_path / "library") == before
    assert stored(tmp_path / "library", first, second, release=RELEASE)["exit"] == 0
