"""What a finished file gave is in the library at once; merging it later changes no answer."""

import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.ingesting import HEADERS, arrest, contents, rows_of, stored, write_arrests
from uncover.figures.address import Ask
from uncover.figures.document import document_of
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import VERIFIED, verify
from uncover.records import stacking
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.records.relation import PARTS

RELEASE = "made-up-2025"
ASKS = (
    Ask("count", source="arrests"),
    Ask("count", source="arrests", options={"rule": "none"}),
    Ask("people", source="arrests"),
    Ask("arrests_made", "us-ma"),
    Ask("share_of_arrests_without_conviction", "us-ma", options={"unit": "person"}),
)


def files_of(folder: Path) -> list[Path]:
    """Four files that share people; the last has a column that the others have not."""
    files = [
        write_arrests(
            folder / f"{name}.csv",
            [arrest(7 * n % 40 + number, Birth_Year="x" if n == 3 else "1990") for n in range(30)],
        )
        for number, name in enumerate("cab")
    ]
    rows = [arrest(n) | {"Arresting Unit": "ERO"} for n in range(5, 35)]
    return [*files, write_arrests(folder / "d.csv", rows, (*HEADERS, "Arresting Unit"))]


def stopped_before_merging(library: Path, files: list[Path]) -> None:
    """Store the files in a run that is stopped when all are finished and merging begins."""

    def stop(what: str, _rows: int) -> None:
        if what == f"arrests {RELEASE}":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(library, files, release=RELEASE, progress=stop)


def answers(library: Path) -> dict[str, Any]:
    """All that the library can be asked: rows, people, figures with their receipts, tables."""
    resolver, opened = Resolver(library), Library(library)
    split = resolver.table(Ask("count", source="arrests", by=("month", "state")))
    figures = [document_of(resolver.answer(ask)) for ask in ASKS]
    assert {verify(figure["receipt"], library).status for figure in figures} == {VERIFIED}
    return {
        "rows": rows_of(library, "arrests", RELEASE),
        "holdings": opened.holdings(),
        "date": opened.release_date(RELEASE),
        "figures": figures,
        "split": [document_of(row) for row in split],
    }


@pytest.mark.parametrize("before", [0, 2])
def test_an_unmerged_library_answers_as_the_merged_one(tmp_path: Path, before: int) -> None:
    """Stopped before any table is there, or between merged files and new ones: all is as after."""
    files = files_of(tmp_path / "in")
    library = tmp_path / "library"
    if before:
        stored(library, *files[:before], release=RELEASE)
    stopped_before_merging(library, files[before:])
    assert len(Library(library).manifest(RELEASE)["parts"]) == 4 - before
    waiting = answers(library)
    told = stored(library, *files, release=RELEASE)
    assert {file["status"] for file in told["files"]} == {"already stored"}
    assert Library(library).manifest(RELEASE)["parts"] == []
    assert not (library / PARTS).exists()
    assert answers(library) == waiting


def test_a_stopped_run_gives_what_an_unstopped_one_gives(tmp_path: Path) -> None:
    """Byte for byte, and in what is told of each file; whatever run merges it."""
    files = files_of(tmp_path / "in")
    whole = stored(tmp_path / "whole", *files, release=RELEASE)
    stopped_before_merging(tmp_path / "stopped", files[:2])
    stopped_before_merging(tmp_path / "stopped", files[2:])
    told = stored(tmp_path / "stopped", *files, release=RELEASE)
    assert contents(tmp_path / "stopped") == contents(tmp_path / "whole")
    sheets = [[file["sheets"] for file in report["files"]] for report in (whole, told)]
    assert sheets[0] == sheets[1]
    assert sum(sheet["duplicates"] for (sheet,) in sheets[0]) > 0


def test_another_release_merges_what_waits(tmp_path: Path) -> None:
    """The next run ends what the last one left, whatever it stores itself."""
    files = files_of(tmp_path / "in")
    stopped_before_merging(tmp_path / "library", files)
    other = write_arrests(tmp_path / "in" / "other.csv", [arrest(n) for n in range(9)])
    stored(tmp_path / "library", other, release="another")
    opened = Library(tmp_path / "library")
    assert opened.manifest(RELEASE)["parts"] == []
    assert pq.read_metadata(opened.table_path("arrests", RELEASE)).num_rows == 120


@pytest.mark.parametrize("size", [1, 7, 50])
def test_sorting_in_slices_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """However few rows are sorted at a time, they stand in the same order; without an id, last."""
    files = files_of(tmp_path / "in")
    unnamed = [arrest(n, Unique_Identifier="") for n in range(30)]
    unnamed += [arrest(n, Unique_Identifier="", Apprehension_Date="") for n in range(9)]
    files.append(write_arrests(tmp_path / "in" / "e.csv", unnamed))
    stored(tmp_path / "whole", *files, release=RELEASE)
    monkeypatch.setattr(stacking, "SLICE", size)
    stored(tmp_path / "sliced", *files, release=RELEASE)
    whole, sliced = (
        pq.read_table(Library(tmp_path / name).table_path("arrests", RELEASE))
        for name in ("whole", "sliced")
    )
    assert sliced.column_names == whole.column_names
    assert sliced.to_pylist() == whole.to_pylist()
    assert sliced.column("person").null_count == 39


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(4)), st.sets(st.integers(1, 3)), st.sets(st.integers(1, 3)))
def test_neither_order_nor_runs_change_an_answer(
    order: list[int], runs: set[int], stops: set[int]
) -> None:
    """Files in any order, in any runs, some of them stopped: the same rows, figures, receipts.

    In one run the tables are the same byte for byte.
    """
    with tempfile.TemporaryDirectory() as folder:
        files = [files_of(Path(folder) / "in")[number] for number in order]
        stored(Path(folder) / "once", *files, release=RELEASE)
        cuts = [0, *sorted(runs), len(files)]
        library = Path(folder) / "cut"
        for first, last in pairwise(cuts):
            if first in stops:
                stopped_before_merging(library, files[first:last])
            else:
                stored(library, *files[first:last], release=RELEASE)
        stored(library, *files, release=RELEASE)
        whole_tables, whole_answers = whole()
        assert tables(Path(folder) / "once") == whole_tables
        assert answers(library) == whole_answers


@cache
def whole() -> tuple[dict[str, bytes], dict[str, Any]]:
    """The tables and answers of a library that stored all four files in one run."""
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        stored(library, *files_of(Path(folder) / "in"), release=RELEASE)
        return tables(library), answers(library)


def tables(library: Path) -> dict[str, bytes]:
    """Tables, rejects and dictionaries of a library as bytes, without its manifests."""
    return {name: data for name, data in contents(library).items() if name.endswith(".parquet")}
