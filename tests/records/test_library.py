"""A library changes all at once, has one writer, and stays readable whatever happens."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from uncover.records import journal
from uncover.records.library import Library, release_name
from uncover.terms.errors import UnusableError


def half_committed(root: Path, moved: int) -> None:
    """A library whose writer died after moving so many of three files."""
    (root / "releases" / "r").mkdir(parents=True)
    (root / journal.WORK).mkdir()
    names = ["tables/t/r.parquet", "releases/r/persons.parquet", "releases/r/release.json"]
    manifest = {"uncover_library": 1, "release": "r", "date": None, "files": [], "tables": {}}
    texts = ["rows", "persons", json.dumps(manifest)]
    for number, (name, text) in enumerate(zip(names, texts, strict=True)):
        source = root / (name if number < moved else f".work/{number}")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(text)
    renames = [[f".work/{number}", name] for number, name in enumerate(names)]
    document = {"uncover_library": 1, "renames": renames}
    (root / journal.JOURNAL).write_text(json.dumps(document))


@pytest.mark.parametrize("moved", range(4))
def test_an_unfinished_commit_is_finished_by_the_next_reader(tmp_path: Path, moved: int) -> None:
    """However far the renames had come, opening the library completes them."""
    half_committed(tmp_path, moved)
    library = Library(tmp_path)
    assert library.releases() == ["r"]
    assert library.table_path("t", "r").read_text() == "rows"
    assert library.table_path("t", "r") == tmp_path / "tables/t/r.parquet"
    assert not (tmp_path / journal.JOURNAL).exists()


@pytest.mark.parametrize("moved", range(4))
def test_a_reader_without_permission_reads_through_the_journal(tmp_path: Path, moved: int) -> None:
    """While a writer holds the lock, as on a read-only disk, nothing is moved and all is found."""
    half_committed(tmp_path, moved)
    holder = (
        "import fcntl, sys\nhandle = open(sys.argv[1], 'a+')\n"
        "fcntl.flock(handle, fcntl.LOCK_EX)\nprint('held', flush=True)\nsys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(tmp_path / journal.LOCK)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        library = Library(tmp_path)
        assert (tmp_path / journal.JOURNAL).exists()
        assert library.manifest("r")["release"] == "r"
        assert library.table_path("t", "r").read_text() == "rows"
        assert library.persons_path("r").read_text() == "persons"
        with pytest.raises(UnusableError) as told, journal.writing(tmp_path):
            pass
        assert told.value.code == "library-busy"
        other.communicate("")


def test_strays_without_a_journal_are_swept(tmp_path: Path) -> None:
    """What a writer left before it had decided is no part of the library."""
    (tmp_path / journal.WORK).mkdir()
    (tmp_path / journal.WORK / "part").write_text("stray")
    with journal.writing(tmp_path) as work:
        assert list(work.iterdir()) == []
    assert not (tmp_path / journal.WORK).exists()


def test_a_commit_puts_all_files_in_place(tmp_path: Path) -> None:
    """A later commit replaces what an earlier one wrote."""
    for text in ("first", "second"):
        with journal.writing(tmp_path) as work:
            (work / "a").write_text(text)
            journal.commit(tmp_path, {work / "a": tmp_path / "tables" / "a"})
    assert (tmp_path / "tables" / "a").read_text() == "second"
    assert sorted(os.listdir(tmp_path)) == [journal.LOCK, "tables"]  # noqa: PTH208


def test_a_missing_library_is_told(tmp_path: Path) -> None:
    """A folder that is not there is no empty library."""
    with pytest.raises(UnusableError) as told:
        Library(tmp_path / "nowhere")
    assert told.value.code == "no-library"
    assert "uncover ingest" in told.value.next_step


def test_a_library_of_a_later_version_is_refused(tmp_path: Path) -> None:
    """Its format is not guessed at."""
    half_committed(tmp_path, 3)
    library = Library(tmp_path)
    path = library.manifest_path("r")
    path.write_text(path.read_text().replace('"uncover_library": 1', '"uncover_library": 2'))
    with pytest.raises(UnusableError) as told:
        library.manifest("r")
    assert told.value.code == "newer-library"


@pytest.mark.parametrize(
    "name", ["", "../x", "a/b", ".hidden", "a b", "x" * 121, "x.", "con", "NUL.x"]
)
def test_a_release_name_is_a_safe_file_name(name: str) -> None:
    """What would leave the library's folder, or be no file on some system, is refused."""
    with pytest.raises(UnusableError) as caught:
        release_name(name)
    assert caught.value.code == "bad-release-name"


def test_a_file_where_the_library_should_be_is_told(tmp_path: Path) -> None:
    """The library's folder cannot be a file."""
    path = tmp_path / "library"
    path.write_text("a file")
    with pytest.raises(UnusableError):
        Library(path, create=True)
