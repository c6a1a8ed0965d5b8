"""A file takes the place of an earlier one of its name; nothing else of its release changes."""

import json
from pathlib import Path
from typing import Any

import pytest

from records.ingesting import arrest, contents, rows_of, stored, write_arrests
from uncover.cli.main import code_of
from uncover.records.library import Library

RELEASE = "made-up-2025"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A release of two files."""
    files = [
        write_arrests(tmp_path / "old" / "a.csv", [arrest(n) for n in range(20)]),
        write_arrests(tmp_path / "old" / "b.csv", [arrest(n) for n in range(10, 40)]),
    ]
    stored(tmp_path / "library", *files, release=RELEASE)
    return tmp_path / "library"


def replaced(
    library: Path, file: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, dict[str, Any]]:
    """Exit code and JSON of `uncover replace`."""
    given = ["--release", RELEASE, "--library", str(library), "--json", *options]
    code = code_of(["replace", str(file), *given])
    return code, json.loads(capsys.readouterr().out)


def test_a_corrected_file_takes_the_place_of_the_old_one(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rows before and after are said; rows and figures are those of a release made of the new."""
    new = write_arrests(tmp_path / "new" / "a.csv", [arrest(n) for n in range(15, 50)])
    before = contents(library)
    old = Library(library).manifest(RELEASE)["files"][0]
    code, told = replaced(library, new, capsys, "--dry-run")
    assert (code, told["done"], contents(library)) == (0, False, before)
    rows = [{"table": "arrests", "rows_before": 50, "rows_after": 65}]
    assert told["tables"] == rows
    code, told = replaced(library, new, capsys)
    assert (code, told["status"], told["done"], told["tables"]) == (0, "stored", True, rows)
    assert told["replaced_sha256"] == old["sha256"]
    anew = tmp_path / "anew"
    fresh = stored(anew, new, tmp_path / "old" / "b.csv", release=RELEASE)
    assert told["sheets"] == fresh["files"][0]["sheets"]
    assert rows_of(library, "arrests", RELEASE) == rows_of(anew, "arrests", RELEASE)
    assert Library(library).holdings() == Library(anew).holdings()
    (history,) = Library(library).manifest(RELEASE)["replaced"]
    assert history.items() >= old.items()
    assert history["replaced_by"] == told["sha256"]
    assert history["replaced_on"][:2] == "20"
    assert not list(library.glob("parts"))


def test_pseudonyms_of_the_old_file_alone_are_forgotten(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody who was only in the old file stays in the release's dictionary."""
    new = write_arrests(tmp_path / "new" / "a.csv", [arrest(n) for n in range(15, 20)])
    replaced(library, new, capsys)
    told = [row[-1] for row in people(library)]
    assert "made-up-000003" not in told
    assert sorted(told) == [f"made-up-{n:06}" for n in range(10, 40)]


def people(library: Path) -> list[tuple[Any, ...]]:
    """The dictionary of the release."""
    import duckdb  # noqa: PLC0415

    return duckdb.execute(f"SELECT * FROM '{Library(library).persons_path(RELEASE)}'").fetchall()


def test_the_same_file_replaces_nothing(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Already stored: every byte stays."""
    before = contents(library)
    code, told = replaced(library, tmp_path / "old" / "a.csv", capsys)
    assert (code, told["status"], told["done"]) == (0, "already stored", False)
    assert contents(library) == before


def test_what_cannot_be_replaced_is_told(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another name, another release, a folder, a file of no table: the library stays."""
    before = contents(library)
    other = write_arrests(tmp_path / "new" / "c.csv", [arrest(n) for n in range(20)])
    code, told = replaced(library, other, capsys)
    assert (code, told["error"]["code"]) == (2, "replace-unknown")
    assert "a.csv" in told["error"]["sentence"]
    code, told = replaced(library, tmp_path / "new", capsys)
    assert (code, told["error"]["code"]) == (2, "replace-one-file")
    code, told = replaced(library, tmp_path / "old" / "a.csv", capsys, "--release", "none")
    assert (code, told["error"]["code"]) == (2, "no-release")
    text = tmp_path / "new" / "a.csv"
    text.write_text("nothing of the kind\n")
    code, told = replaced(library, text, capsys)
    assert (code, told["status"], told["done"]) == (1, "not recognised", False)
    assert contents(library) == before


def test_a_file_whose_rows_stand_for_another_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rows of a second file that repeats it are stored under the first alone."""
    rows = [arrest(n) for n in range(20)]
    first = write_arrests(tmp_path / "a.csv", rows)
    second = write_arrests(tmp_path / "b.csv", rows)
    second.write_bytes(second.read_bytes().replace(b"MADE UP", b"MADE-UP"))
    library = tmp_path / "library"
    stored(library, first, second, release=RELEASE)
    new = write_arrests(tmp_path / "new" / "a.csv", rows[:9])
    code, told = replaced(library, new, capsys)
    assert (code, told["error"]["code"]) == (2, "replace-shared")
    assert len(rows_of(library, "arrests", RELEASE)) == 20
