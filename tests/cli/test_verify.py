"""`uncover verify` on another library, on a changed one, and on receipts of earlier versions."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from drawn import library_of, released, rows_of
from uncover.cli.main import code_of
from uncover.records.ingest import ingest
from uncover.records.library import Library

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    zoe    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 00:00:00 | 2 Pending Criminal Charges   | TEXAS
    ana    | 2025-02-03 00:00:00 |                              | MASSACHUSETTS
"""
SHARE = "share_of_arrests_without_conviction/us-ma?unit=person"


def library_in_order(folder: Path, order: list[int]) -> Path:
    """A library of one release, of two files that came one after the other."""
    rows = rows_of(DRAWING)
    files = [
        released(folder / "files", "arrests", part, name)
        for part, name in ((rows[:2], "one.csv"), (rows[2:], "two.csv"))
    ]
    for number in order:
        ingest(folder / "library", [files[number]], "drawn")
    return folder / "library"


def receipt(library: Path, capsys: pytest.CaptureFixture[str], address: str = SHARE) -> Path:
    """A file that holds what `uncover figure --json` printed."""
    assert code_of(["figure", address, "--library", str(library), "--json"]) == 0
    file = library.parent / "receipt.json"
    file.write_text(capsys.readouterr().out, "utf-8")
    return file


def verified(
    file: Path, library: Path, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, dict[str, Any]]:
    """The exit code and what is found of one receipt."""
    code = code_of(["verify", str(file), "--library", str(library), "--json", *words])
    (told,) = json.loads(capsys.readouterr().out)["receipts"]
    return code, told


def numbers(library: Path) -> list[Any]:
    """Every pseudonym with the number that this library gave it."""
    persons = Library(library).persons_path("drawn")
    with duckdb.connect() as connection:
        return connection.execute(f"select * from '{persons}' order by pseudonym").fetchall()


def test_a_second_library_of_another_order_verifies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another machine took the files in another order, and numbered its persons otherwise."""
    first = library_in_order(tmp_path / "first", [0, 1])
    second = library_in_order(tmp_path / "second", [1, 0])
    assert numbers(first) != numbers(second)
    file = receipt(first, capsys)
    assert file.read_bytes() == receipt(second, capsys).read_bytes()
    code, told = verified(file, second, capsys)
    assert (code, told["status"], told["found"]) == (0, "verified", told["expected"])


def test_one_changed_cell_breaks_it_and_names_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figure may be the same: the file is another, and so is the table."""
    file = receipt(library_in_order(tmp_path / "first", [0, 1]), capsys)
    rows = rows_of(DRAWING)
    rows[2]["person"] = "eve"
    changed = tmp_path / "changed"
    parts = ((rows[:2], "one.csv"), (rows[2:], "two.csv"))
    for part, name in parts:
        ingest(changed / "library", [released(changed / "files", "arrests", part, name)], "drawn")
    code, told = verified(file, changed / "library", capsys)
    assert (code, told["status"]) == (5, "broken")
    assert "two.csv" in told["reason"]
    assert "arrests" in told["reason"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_cell_changed_in_the_library_breaks_it_and_names_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    """The manifest still tells the hashes of the released files; the stored rows are others."""
    library = library_of(tmp_path, "arrests", rows_of(DRAWING))
    file = receipt(library, capsys)
    table = Library(library).table_path("arrests", "drawn")
    other = table.with_suffix(".other")
    changed = "replace (case when \"row\" = 4 then 'FL' else apprehension_state end as"
    with duckdb.connect() as connection:
        asked = f"select * {changed} apprehension_state) from '{table}'"
        connection.execute(f"copy ({asked}) to '{other}' (format parquet)")
    other.replace(table)
    code, told = verified(file, library, capsys, "--lang", lang)
    assert (code, told["status"]) == (5, "broken")
    assert "arrests" in told["reason"]


def test_other_integers_break_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A receipt that was altered, and not even sealed again."""
    library = library_of(tmp_path, "arrests", rows_of(DRAWING))
    file = receipt(library, capsys)
    file.write_text(file.read_text("utf-8").replace('"numerator": 1', '"numerator": 2'), "utf-8")
    code, told = verified(file, library, capsys)
    assert (code, told["status"]) == (5, "broken")


def test_a_release_that_is_not_here_is_no_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2: nothing is said of what one does not hold."""
    file = receipt(library_of(tmp_path, "arrests", rows_of(DRAWING)), capsys)
    other = released(tmp_path / "other", "arrests", rows_of(DRAWING)[:1])
    ingest(tmp_path / "elsewhere", [other], "another")
    code, told = verified(file, tmp_path / "elsewhere", capsys)
    assert (code, told["status"]) == (2, "cannot be recounted")
    assert "drawn" in told["reason"]
