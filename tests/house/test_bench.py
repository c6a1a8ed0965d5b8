"""The bench: real tools on the smallest workbook, and what it says when one of them fails."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from house.benching import bench, results
from house.tree import ROOT
from uncover.cli.main import code_of

BESIDE = ["uncover's reader alone", "fastexcel as text", "pandas, calamine", "pandas, openpyxl"]
IN_R = ["R readxl as text", "R readxl, then dplyr"]


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of made-up workbooks that the tests of this file share."""
    return tmp_path_factory.mktemp("bench")


@pytest.mark.slow
def test_the_smallest_bench_measures_every_tool_there_is(workbooks: Path) -> None:
    """A table, an aim on each line, and the same as JSON; nothing is kept but what it names."""
    said = bench(workbooks, "ingest", "--rows", "500", "--repeat", "1")
    assert said.returncode == 0, said.stderr
    assert re.match(r"ingest: .+ About \d+ seconds and \d\.\d GB in ", said.stdout)
    assert "500 rows x 25 columns of arrests (2026-03), every cell filled, made up" in said.stdout
    assert re.search(r"^uncover ingest +\d.* 1\.00x +1\.00x +1\.00x$", said.stdout, re.MULTILINE)
    assert len(re.findall(r"^aim (met|missed|undecided): ", said.stdout, re.MULTILINE)) == 3
    assert "1/1 uncover ingest: " in said.stderr
    told = results(workbooks)
    (size,) = told["sizes"]
    expected = {"uncover ingest", *BESIDE, "the floor"}
    if shutil.which("Rscript") and not told["left_out"]:
        expected |= set(IN_R)
    assert set(size["tools"]) == expected
    floor = size["tools"]["the floor"]
    assert floor["runs"] == 1
    assert floor["seconds"]["min"] <= floor["seconds"]["median"] <= floor["seconds"]["max"]
    assert floor["time_ratio"] < 1
    assert not list(workbooks.glob("run-*"))


@pytest.mark.slow
def test_a_tool_that_fails_is_left_out_with_a_sentence(tmp_path: Path) -> None:
    """The run goes on without it, counts it at the end, and decides no aim by it."""
    broken = tmp_path / "Rscript"
    broken.write_text("#!/bin/sh\necho 'there is no package called readxl' >&2\nexit 3\n")
    broken.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    said = bench(tmp_path, "reader", "--rows", "300", "--repeat", "1", path=path)
    assert said.returncode == 0, said.stderr
    why = "it failed with exit code 3: there is no package called readxl."
    assert f"1 left out:\n  R readxl as text is left out: {why}" in said.stdout
    assert said.stdout.count("aim undecided: ") == 2
    told = results(tmp_path)
    assert told["left_out"][0]["tool"] == "R readxl as text"
    assert [aim["met"] for aim in told["sizes"][0]["aims"][:2]] == [None, None]


def test_an_unknown_part_lists_those_there_are(tmp_path: Path) -> None:
    """A slip of the keyboard costs no run."""
    said = bench(tmp_path, "ingets")
    assert said.returncode == 2
    assert "no part is called ingets; there are: ingest, reader, figures" in said.stderr


def test_a_size_that_a_part_cannot_have_is_told(tmp_path: Path) -> None:
    """Only workbooks have a full sheet, and no sheet holds more rows than that."""
    said = bench(tmp_path, "figures", "--rows", "full")
    assert said.returncode == 2
    assert "error: `full` is a size of workbooks" in said.stderr
    said = bench(tmp_path, "figures", "--quick", "--only", "weather")
    assert said.returncode == 2
    assert "nothing here is called weather; there are: duplicates of 300,000 rows" in said.stderr
    said = bench(tmp_path, "reader", "--rows", "1048577")
    assert said.returncode == 2
    assert "error: no sheet holds so many rows; the most is `full`" in said.stderr


@pytest.mark.parametrize(
    ("code", "megabytes", "why"),
    [
        ("import os; os.kill(os.getpid(), 9)", 9999, "was killed, as the system does when memory"),
        ("raise SystemExit('no such thing')", 9999, "failed with exit code 1: no such thing"),
        ("b = b'x' * 3 * 10**8; import time; time.sleep(60)", 100, "more than this machine had"),
    ],
)
def test_how_a_run_ended_is_said(
    monkeypatch: pytest.MonkeyPatch, code: str, megabytes: int, why: str
) -> None:
    """A run that has no number says why: killed, failed, or too much for the machine."""
    monkeypatch.syspath_prepend(ROOT / "script")
    from benches.measuring import LeftOutError, Limits, measure  # noqa: PLC0415

    with pytest.raises(LeftOutError, match=why):
        measure([sys.executable, "-c", code], Limits(megabytes, 30))


def test_the_memory_of_children_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool cannot look small by letting another process do its work."""
    monkeypatch.syspath_prepend(ROOT / "script")
    from benches.measuring import Limits, measure  # noqa: PLC0415

    hungry = "b = b'x' * 2 * 10**8"
    child = f"{hungry}; import time; time.sleep(0.6)"
    both = f"import subprocess, sys; {hungry}; subprocess.run([sys.executable, '-c', {child!r}])"
    run = measure([sys.executable, "-c", both], Limits(9999, 30))
    assert run.megabytes > 400


def made(folder: Path, *arguments: str) -> Path:
    """A workbook of the bench's own."""
    target = folder / "made-up.xlsx"
    subprocess.run(
        [sys.executable, "-W", "error", "-m", "benches.made_up", *arguments, str(target)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "script")},
        check=True,
    )
    return target


@pytest.mark.parametrize(
    ("table", "layout", "columns"), [("arrests", "2026-03", 25), ("detention_stints", "widest", 53)]
)
def test_a_made_up_workbook_is_a_release_without_a_blank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, layout: str, columns: int
) -> None:
    """Ingest knows its layout and every value in it; every cell is filled; it says what it is."""
    workbook = made(tmp_path, table, layout, "300")
    library = str(tmp_path / "library")
    assert code_of(["ingest", str(workbook), "--json", "--library", library]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    (sheet,) = file["sheets"]
    assert (sheet["table"], sheet["rows_stored"]) == (table, 300)
    assert sheet["without_person"] == sheet["rejected"] == sheet["times_dropped"] == 0
    assert sheet["missing_columns"] == sheet["new_columns"] == sheet["new_codes"] == []
    rows = list(openpyxl.load_workbook(workbook).worksheets[0].values)
    assert "MADE-UP DATA" in rows[0][0]
    assert {len(row) for row in rows} == {columns}
    assert all(cell is not None for row in rows[sheet["header_row"] :] for cell in row)


def test_the_same_workbook_is_made_byte_for_byte(tmp_path: Path) -> None:
    """Results of two days are about the same file; ids are forty characters, one per person."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    workbook = made(first, "arrests", "2026-03", "300")
    assert workbook.read_bytes() == made(second, "arrests", "2026-03", "300").read_bytes()
    strings = zipfile.ZipFile(workbook).read("xl/sharedStrings.xml").decode()
    ids = re.findall(r"<t>([0-9a-f]{40})</t>", strings)
    people = json.loads((first / "made-up.xlsx.json").read_text("utf-8"))["people"]
    assert len(ids) == len(set(ids)) == people
