"""The bench of figures: one answer by every tool on a small made-up library, and its shape."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from house.benching import bench, results
from house.tree import ROOT

DATA_FRAMES = {"pandas", "Polars"}
OPERATIONS = ["duplicates", "stints' duplicates", "stays", "join", "shares", "population"]
FLOORS = {"the floor", "the floor of few columns"}


@pytest.mark.slow
def test_the_smallest_library_answers_every_tool_alike(tmp_path: Path) -> None:
    """A table for each question, every tool with the answer of ours, and every measure asked."""
    said = bench(tmp_path, "figures", "--rows", "3000", "--repeat", "1")
    assert said.returncode == 0, said.stderr
    for name in (*OPERATIONS, "every measure"):
        assert re.search(rf"^{name}: .*3,000 .* made up$", said.stdout, re.MULTILINE), name
    assert re.search(r"^  median_days_held +\d+\.\d\d s$", said.stdout, re.MULTILINE)
    assert re.search(
        r"^aim (met|missed): at most 9 times the floor: \d+\.\d times", said.stdout, re.MULTILINE
    )
    told = results(tmp_path)
    assert [one["operation"] for one in told["sizes"]] == [*OPERATIONS, "every measure"]
    asked = {"uncover's engine", "uncover figure, receipt", *DATA_FRAMES, *FLOORS}
    left_out = {one["tool"] for one in told["left_out"]}
    assert left_out <= {"R data.table, from memory"}  # where R or its package is not there
    for one in told["sizes"][:-1]:
        assert set(one["tools"]) == asked | ({"R data.table, from memory"} - left_out)
        assert one["answer"][0] > 0
        assert one["tools"]["the floor"]["floor_ratio"] == 1
    assert set(told["sizes"][-1]["tools"]) == {"uncover's engine", *FLOORS}
    assert not list(tmp_path.glob("run-*"))


def asked(expected: tuple[int, ...] | None) -> Any:
    """A question to a library, of which ours has given this answer."""
    from benches.libraries import Asked  # noqa: PLC0415
    from benches.operations import OPERATIONS as EVERY  # noqa: PLC0415

    return Asked(EVERY[0], {"rows": 3}, Path("asked.json"), expected)


def test_an_answer_that_is_not_ours_has_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """One number that differs, one too few, or none; what tells totals only is held to those."""
    monkeypatch.syspath_prepend(ROOT / "script")
    from benches.told import told_in  # noqa: PLC0415

    question = asked((7, 1, 2, 3))
    same, other, short = (told_in(f"answer {n}") for n in ("7 1 2 3", "7 1 2 4", "7"))
    assert question.wrong(same, "answer", ours=False) is None
    assert (
        question.wrong(other, "answer", ours=False) == "answers otherwise: 7 1 2 4 and not 7 1 2 3"
    )
    assert question.wrong(other, "answer", ours=True)  # ours may not change its mind either
    assert question.wrong(short, "answer", ours=False) == "answers otherwise: 7 and not 7 1 2 3"
    assert question.wrong(short, "totals", ours=False) is None
    assert question.wrong(told_in("answer 8"), "totals", ours=False)
    assert question.wrong(told_in("worked 1 2"), "answer", ours=False) == "gave no answer"
    assert question.wrong(told_in(""), "nothing", ours=False) is None
    nothing = "has nothing to be compared with: ours gave no answer"
    assert asked(None).wrong(same, "answer", ours=False) == nothing


@pytest.mark.parametrize(
    ("ours", "floor", "met"), [(4.0, 1.0, True), (4.1, 1.0, False), (None, 1.0, None)]
)
def test_an_aim_beside_a_floor_is_told_in_times(
    monkeypatch: pytest.MonkeyPatch, ours: float | None, floor: float, met: bool | None
) -> None:
    """Exactly four times the floor is still within four times."""
    monkeypatch.syspath_prepend(ROOT / "script")
    from benches.aims import Within  # noqa: PLC0415

    class Measured:
        def ratio(self, tool: str, by: str) -> float | None:
            assert (tool, by in {"seconds", "cpu"}) == ("the floor", True)
            return None if ours is None else floor / ours

        def ours(self, by: str) -> float | None:
            raise AssertionError(by)

    found = Within("the floor", 4).found(Measured())
    assert (found.met if found else None) == met
    assert found is None or found.words == f"{ours:.1f} times ({ours:.1f} by CPU seconds)"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small made-up library."""
    target = tmp_path_factory.mktemp("made-up") / "library"
    make_library(target)
    return target


def make_library(target: Path) -> None:
    """A made-up library of 4,000 arrests and as many stints."""
    subprocess.run(
        [sys.executable, "-W", "error", "-m", "benches.made_up_library", "4000", str(target)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "script")},
        check=True,
    )


def test_a_made_up_library_is_shaped_like_a_release(library: Path) -> None:
    """What makes counting hard is there: chains, blanks, open stays, rows told twice, no person."""
    facts = json.loads((library / "made-up.json").read_text("utf-8"))
    assert facts["made_up"] is True
    sheets = [one for one in facts["sheets"] if one["table"] != "facilities"]
    assert all(one["sheet"].startswith("MADE-UP") for one in facts["sheets"])
    assert all(one["rejected"] == 0 and one["new_codes"] == [] for one in sheets)
    stored = library / "library" / "tables"
    arrests, stints = (
        f"'{stored / table / 'made-up.parquet'}'" for table in ("arrests", "detention_stints")
    )
    people, nobody, undated, blank = duckdb.execute(
        "select count(distinct person), count(*) filter (where person is null),"
        " count(*) filter (where apprehension_date is null),"
        f" count(*) filter (where apprehension_state is null) from {arrests}"
    ).fetchall()[0]
    assert 2400 < people < 2800
    assert (0 < nobody < 80, 0 < undated < 40, 1000 < blank < 1400) == (True, True, True)
    open_, shared = duckdb.execute(
        "select count(*) filter (where stay_book_out_date_time is null),"
        f" count(*) filter (where person in (select person from {arrests})) from {stints}"
    ).fetchall()[0]
    assert 10 < open_ < 200
    assert 3000 < shared < 3900
    repeated = sum(one["duplicates"] for one in sheets if one["table"] == "arrests")
    assert 120 < repeated < 280  # about one of twenty
    assert 20 < sum(one["duplicates"] for one in sheets) - repeated < 120


def test_the_same_library_is_made_again(library: Path, tmp_path: Path) -> None:
    """Results of two days are about the same rows."""
    make_library(tmp_path / "library")
    for table in ("arrests", "detention_stints", "facilities"):
        place = Path("library", "tables", table, "made-up.parquet")
        first, second = (f"'{folder / place}'" for folder in (library, tmp_path / "library"))
        assert duckdb.execute(f"select count(*) from {first}").fetchall()[0][0] > 0
        for one, other in ((first, second), (second, first)):
            more = duckdb.execute(f"from {one} except all from {other}").fetchall()
            assert more == []
