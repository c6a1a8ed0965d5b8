"""Made-up releases enter a library: whole, once, and the same whatever the order and the cuts."""

import csv
import itertools
import random
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.ingesting import HEADERS, arrest, contents, rows_of, stored, write_arrests
from uncover.records import journal
from uncover.records.declared import tables
from uncover.records.library import Library
from uncover.records.parts import Placed, stream
from uncover.records.reading.sheet import Batch, ColumnCells
from uncover.records.recognition import Recognised, recognise
from uncover.terms.errors import UnusableError

RELEASE = "made-up-2025"


def some(first: int, last: int) -> list[dict[str, str]]:
    """Made-up arrests; every fifth repeats the person and hour of the one before."""
    return [arrest(n - 1 if n % 5 == 0 else n) for n in range(first, last)]


def test_a_file_is_stored_and_told(tmp_path: Path) -> None:
    """The report has the keys and meanings of DESIGN 5."""
    rows = [
        *some(1, 30),
        arrest(99, Unique_Identifier="", Apprehension_Criminality="4 Brand New"),
        arrest(98, Birth_Year="unknown", Apprehension_State="Atlantis"),
    ]
    path = write_arrests(tmp_path / "in" / "arrests.csv", rows)
    told = stored(tmp_path / "library", path, release=RELEASE)
    assert told["exit"] == 0
    (file,) = told["files"]
    assert (file["file"], file["status"]) == ("arrests.csv", "stored")
    (sheet,) = file["sheets"]
    assert (sheet["table"], sheet["release"], sheet["header_row"]) == ("arrests", RELEASE, 2)
    assert sheet["rows_read"] == sheet["rows_stored"] == 31
    assert sheet["duplicates"] == 5
    assert sheet["without_person"] == 1
    assert sheet["rejected"] == 1
    assert sheet["redacted_columns"] == ["Birth Date"]
    assert {"column": "Apprehension Criminality", "code": "4 Brand New", "rows": 1} in sheet[
        "new_codes"
    ]
    (holding,) = Library(tmp_path / "library").holdings()
    assert (holding.rows, holding.through) == (31, "2025-03-28")
    assert holding.people == 25


def test_storing_again_changes_nothing(tmp_path: Path) -> None:
    """The same file, twice or under another folder, leaves every byte of the library."""
    path = write_arrests(tmp_path / "in" / "arrests.csv", some(1, 40))
    first = stored(tmp_path / "library", path, release=RELEASE)
    before = contents(tmp_path / "library")
    again = stored(tmp_path / "library", path, release=RELEASE)
    assert again["files"][0]["status"] == "already stored"
    assert again["files"][0]["sheets"] == first["files"][0]["sheets"]
    assert contents(tmp_path / "library") == before


def test_order_and_cuts_make_no_difference(tmp_path: Path) -> None:
    """Three files in every order give the rows, people and duplicates of one file."""
    rows = some(1, 61)
    random.Random(7).shuffle(rows)  # noqa: S311  (drawn rows)
    whole = write_arrests(tmp_path / "whole" / "all.csv", rows)
    one = stored(tmp_path / "one", whole, release=RELEASE)
    expected = rows_of(tmp_path / "one", "arrests", RELEASE, place=False)
    parts = [
        write_arrests(tmp_path / "in" / f"part-{n}.csv", rows[20 * n : 20 * n + 20])
        for n in range(3)
    ]
    placed = None
    for number, order in enumerate(itertools.permutations(parts)):
        library = tmp_path / f"library-{number}"
        told = stored(library, *order, release=RELEASE)
        assert rows_of(library, "arrests", RELEASE, place=False) == expected
        duplicates = {f["file"]: f["sheets"][0]["duplicates"] for f in told["files"]}
        assert sum(duplicates.values()) == one["files"][0]["sheets"][0]["duplicates"]
        seen = (rows_of(library, "arrests", RELEASE), duplicates)
        assert placed in (None, seen)
        placed = seen


def test_the_same_rows_in_another_file_are_not_stacked(tmp_path: Path) -> None:
    """A release saved a second time under another name is told, not counted twice."""
    first = write_arrests(tmp_path / "in" / "a.csv", some(1, 20))
    second = write_arrests(tmp_path / "in" / "b.csv", some(1, 20))
    second.write_bytes(second.read_bytes().replace(b"MADE UP", b"MADE-UP"))
    told = stored(tmp_path / "library", first, second, release=RELEASE)
    assert [file["status"] for file in told["files"]] == ["stored", "already stored"]
    assert "a.csv" in told["files"][1]["sheets"][0]["reason"]
    assert Library(tmp_path / "library").holdings()[0].rows == 19


def test_another_file_of_the_same_name_is_refused(tmp_path: Path) -> None:
    """It is refused with what to do, and the library keeps every byte."""
    path = write_arrests(tmp_path / "in" / "arrests.csv", some(1, 20))
    stored(tmp_path / "library", path, release=RELEASE)
    before = contents(tmp_path / "library")
    write_arrests(path, some(1, 21))
    told = stored(tmp_path / "library", path, release=RELEASE)
    assert told["exit"] == 2
    assert told["error"]["code"] == "other-file"
    assert "--release" in told["error"]["next"]
    assert "uncover replace" in told["error"]["next"]
    assert contents(tmp_path / "library") == before
    assert stored(tmp_path / "library", path, release="another")["exit"] == 0


def test_new_and_missing_columns_are_kept_and_told(tmp_path: Path) -> None:
    """A column nobody declared is stored as text; one that is missing is null; both are listed."""
    headers = (*[h for h in HEADERS if h != "Final Order Date"], "Arresting Unit (new)")
    rows = [row | {"Arresting Unit (new)": "ERO"} for row in some(1, 20)]
    path = write_arrests(tmp_path / "in" / "arrests.csv", rows, headers)
    sheet = stored(tmp_path / "library", path, release=RELEASE)["files"][0]["sheets"][0]
    assert sheet["new_columns"] == ["Arresting Unit (new)"]
    assert sheet["missing_columns"] == ["Final Order Date"]
    old = write_arrests(tmp_path / "in" / "old.csv", some(30, 50))
    stored(tmp_path / "library", old, release=RELEASE)
    path = Library(tmp_path / "library").table_path("arrests", RELEASE)
    counted = duckdb.execute(
        f"SELECT x_arresting_unit_new, count(*) FROM '{path}' GROUP BY 1"
    ).fetchall()
    assert sorted(counted, key=str) == [("ERO", 19), (None, 20)]


def test_every_row_keeps_its_place_and_its_rejects(tmp_path: Path) -> None:
    """File, sheet and row lead back to the released line; rejects name header, text and reason."""
    rows = [*some(1, 20), arrest(50, Birth_Year="19x0", Departed_Date="(b)(6)")]
    path = write_arrests(tmp_path / "in" / "arrests.csv", rows)
    stored(tmp_path / "library", path, release=RELEASE)
    library = Library(tmp_path / "library")
    rejects = library.rejects_path("arrests", RELEASE)
    assert duckdb.execute(f"SELECT * EXCLUDE sheet FROM '{rejects}'").fetchall() == [
        ("arrests.csv", 22, "birth_year", "Birth Year", "19x0", "not-a-year")
    ]
    table = library.table_path("arrests", RELEASE)
    found = duckdb.execute(f"SELECT withheld, file FROM '{table}' WHERE \"row\" = 22").fetchall()
    assert found == [("departed_date,birth_date", "arrests.csv")]


def test_a_sheet_that_is_almost_a_table_is_told_with_the_difference(tmp_path: Path) -> None:
    """The missing header, the new one and the nearest name are told; nothing is stored."""
    headers = tuple("Apprehended On Date" if h == "Apprehension Date" else h for h in HEADERS)
    rows = [row | {"Apprehended On Date": row["Apprehension Date"]} for row in some(1, 20)]
    path = write_arrests(tmp_path / "in" / "arrests.csv", rows, headers)
    good = write_arrests(tmp_path / "in" / "good.csv", some(1, 20))
    told = stored(tmp_path / "library", path, good, release=RELEASE)
    assert told["exit"] == 1
    assert [file["status"] for file in told["files"]] == ["not recognised", "stored"]
    sheet = told["files"][0]["sheets"][0]
    assert sheet["table"] is None
    assert "Apprehension Date" in sheet["reason"]
    assert "Apprehended On Date" in sheet["reason"]


def test_bad_release_names_and_busy_libraries_stop_before_anything(tmp_path: Path) -> None:
    """One sentence, and no library is begun."""
    path = write_arrests(tmp_path / "in" / "arrests.csv", some(1, 20))
    for name in ("../../etc", "nul", "x" * 121):
        with pytest.raises(UnusableError) as told:
            stored(tmp_path / "library", path, release=name)
        assert told.value.code == "bad-release-name"
        assert not (tmp_path / "library").exists()
    with journal.writing(tmp_path / "library"), pytest.raises(UnusableError) as told:
        stored(tmp_path / "library", path, release=RELEASE)
    assert told.value.code == "library-busy"


def test_sheets_of_a_workbook_are_stacked_like_one_sheet(tmp_path: Path) -> None:
    """Excel's limit cuts a table into sheets; the table is the same (DOMAIN 2.2)."""
    rows = some(1, 41)
    whole = write_arrests(tmp_path / "in" / "whole.csv", rows)
    one = stored(tmp_path / "one", whole, release=RELEASE)
    book = openpyxl.Workbook()
    for number, part in enumerate((rows[:25], rows[25:])):
        sheet = book.create_sheet(f"Admin Arrests {number}")
        sheet.append(["MADE UP for tests"])
        sheet.append(list(HEADERS))
        for row in part:
            sheet.append([row[name] or None for name in HEADERS])
    del book["Sheet"]
    book.save(tmp_path / "in" / "cut.xlsx")
    two = stored(tmp_path / "two", tmp_path / "in" / "cut.xlsx", release=RELEASE)
    assert two["exit"] == 0
    assert [sheet["rows_stored"] for sheet in two["files"][0]["sheets"]] == [25, 15]
    assert rows_of(tmp_path / "two", "arrests", RELEASE, place=False) == rows_of(
        tmp_path / "one", "arrests", RELEASE, place=False
    )
    assert (
        sum(sheet["duplicates"] for sheet in two["files"][0]["sheets"])
        == one["files"][0]["sheets"][0]["duplicates"]
    )


def test_files_in_a_zip_are_files_of_their_own(tmp_path: Path) -> None:
    """Each is named, hashed and stored as if it lay in the folder; the ZIP is told."""
    paths = [write_arrests(tmp_path / "in" / f"{n}.csv", some(n, n + 20)) for n in (1, 50)]
    with zipfile.ZipFile(tmp_path / "release.zip", "w") as archive:
        for path in paths:
            archive.write(path, f"folder/{path.name}")
    told = stored(tmp_path / "zipped", tmp_path / "release.zip", release=RELEASE)
    stored(tmp_path / "plain", *paths, release=RELEASE)
    assert [(f["file"], f["archive"]) for f in told["files"]] == [
        ("1.csv", "release.zip"),
        ("50.csv", "release.zip"),
    ]
    assert rows_of(tmp_path / "zipped", "arrests", RELEASE) == rows_of(
        tmp_path / "plain", "arrests", RELEASE
    )


def test_a_second_list_of_one_day_is_refused(tmp_path: Path) -> None:
    """A snapshot is one list: a morning's and an afternoon's are not added together."""
    headers = (
        "STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED", "MOA",
    )  # fmt: skip
    kept = [
        "TEXAS",
        "Made-Up Office",
        "County",
        "Made-Up",
        "Task Force Model",
        "2025-01-02",
        "link",
    ]
    for name, count in (("am", 8), ("pm", 9)):
        with (tmp_path / f"participatingAgencies05162025{name}.csv").open("w") as out:
            csv.writer(out).writerows(
                [headers, *[[*kept[:1], f"Office {n}", *kept[2:]] for n in range(count)]]
            )
    told = stored(tmp_path / "library", *sorted(tmp_path.glob("*.csv")))
    assert [file["status"] for file in told["files"]] == ["stored", "refused"]
    assert told["exit"] == 2
    assert told["error"]["code"] == "second-snapshot"
    (holding,) = Library(tmp_path / "library").holdings()
    assert (holding.table, holding.release, holding.rows) == ("agreements", "2025-05-16", 8)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=1, max_size=6))
def test_batches_of_any_size_give_the_same_parts(sizes: list[int]) -> None:
    """Rows, content, rejects and what is said of the columns do not depend on how a reader cuts."""
    rows = [
        arrest(n, Birth_Year=str(n) if n % 7 else "x") | {"": "" if n % 9 else "no header"}
        for n in range(1, sum(sizes) + 1)
    ]
    told = []
    for cut in ([len(rows)], sizes):
        with tempfile.TemporaryDirectory() as folder:
            done = stream(Cut(rows, cut), PLACED, "f.csv", Path(folder) / "part", lambda _: None)
            table = pq.read_table(done.rows_file)
            rejects = pq.read_table(done.rejects_file).to_pylist()
        facts = (done.rows, done.rejected, done.content, done.redacted_columns, done.new_codes)
        told.append((facts, table.to_pylist(), rejects))
    assert told[0] == told[1]


@dataclass
class Cut:
    """Made-up arrests as a sheet that hands them over in batches of given sizes."""

    rows: list[dict[str, str]]
    sizes: list[int]
    name: str = "cut"

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """Not looked at: the layout is given."""
        raise NotImplementedError

    def batches(self, *, after_row: int = 0) -> Iterator[Batch]:
        """The rows, cut."""
        start = 0
        for size in self.sizes:
            part = self.rows[start : start + size]
            columns = tuple(
                ColumnCells(pa.array([row[name] for row in part], pa.string()))
                for name in (*HEADERS, "")
            )
            yield Batch(np.arange(len(part)) + after_row + 1 + start, columns)
            start += size


RECOGNISED = recognise([(1, list(HEADERS))], tables())
assert isinstance(RECOGNISED, Recognised)
PLACED = Placed(RECOGNISED.table, 1, RECOGNISED.positions, [], list(HEADERS))


def test_a_badly_quoted_record_is_a_row_without_values_and_stands_in_the_rejects(
    tmp_path: Path,
) -> None:
    """The file is stored; as many rows as were read, and the record whole with its place."""
    file = write_arrests(tmp_path / RELEASE / "arrests.csv", [arrest(1), arrest(2)])
    lines = file.read_text().splitlines()
    bad = f'made up,"a "b" c",{lines[-1]}'
    file.write_text("\n".join([*lines[:-1], bad, lines[-1]]) + "\n")
    told = stored(tmp_path / "library", file)
    (sheet,) = told["files"][0]["sheets"]
    assert (told["exit"], sheet["rows_read"], sheet["rows_stored"]) == (0, 3, 3)
    assert sheet["rejected"] == 1
    rejects = Library(tmp_path / "library").rejects_path("arrests", RELEASE)
    found = duckdb.execute(f'select "row", "column", text, reason from \'{rejects}\'').fetchall()
    assert found == [(len(lines), None, bad, "unread-record")]


@pytest.mark.parametrize("rows", [1, 4, 30])
def test_a_copy_of_a_file_adds_no_row(tmp_path: Path, rows: int) -> None:
    """However few rows it has; a few rows of other bytes that look alike are other people."""
    file = write_arrests(tmp_path / RELEASE / "arrests.csv", [arrest(n) for n in range(rows)])
    copy = file.with_name("arrests (1).csv")
    copy.write_bytes(file.read_bytes())
    told = stored(tmp_path / "library", file.parent)
    assert sorted(one["status"] for one in told["files"]) == ["already stored", "stored"]
    (holding,) = Library(tmp_path / "library").holdings()
    assert holding.rows == rows
    other = file.with_name("other.csv")
    other.write_bytes(b"MADE UP for tests: another title\n" + file.read_bytes())
    (added,) = stored(tmp_path / "library", other, release=RELEASE)["files"]
    assert added["status"] == ("stored" if rows < 5 else "already stored")
