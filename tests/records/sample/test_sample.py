"""A made-up release is what its truth file says, to every reader, and says that it is made up."""

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import fastexcel
import openpyxl
import pytest

from uncover.records.declared import tables
from uncover.records.sample import MOST_ROWS, sampled, write_sample
from uncover.records.sample.scenery import words
from uncover.records.sample.slips import NEW_CODE, UNTYPED
from uncover.terms.errors import UnusableError

HEADER = 6  # rows above the header, which stands in row 7
LAST = datetime(2026, 3, 11)


def _sample(folder: Path, rows: int = 400, seed: int = 1) -> tuple[Path, dict[str, Any]]:
    target = folder / f"made-up-{rows}-{seed}.xlsx"
    return target, write_sample(tables()["arrests"], rows, seed, target)


def _rows(path: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(path)
    rows = list(book.worksheets[0].iter_rows(min_row=HEADER + 1, values_only=True))
    book.close()
    return rows


def test_two_readers_read_the_same_cells(tmp_path: Path) -> None:
    """Our workbook is one workbook: openpyxl and fastexcel agree on every cell."""
    path, truth = _sample(tmp_path, 1500)
    header, *rows = _rows(path)
    sheet = (
        fastexcel.read_excel(path)
        .load_sheet(0, header_row=HEADER, schema_sample_rows=None)
        .to_arrow()
    )
    assert tuple(sheet.column_names) == header
    assert sheet.num_rows == len(rows)
    for name, theirs in zip(header, zip(*rows, strict=True), strict=True):
        ours = sheet.column(name).to_pylist()
        if name in truth["rejected_by_column"]:  # fastexcel makes texts of dates beside texts
            told = [None if one in (None, "#VALUE!") else str(one) for one in theirs]
            assert ours == told, name
        else:
            assert ours == list(theirs), name
    assert truth["rejected_by_column"]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """A sample can be made again; another seed makes another one."""
    first, _ = _sample(tmp_path)
    bytes_of = first.read_bytes()
    again, _ = _sample(tmp_path)
    other, _ = _sample(tmp_path, seed=2)
    assert again.read_bytes() == bytes_of != other.read_bytes()


def test_it_is_marked_as_made_up_in_properties_and_truth(tmp_path: Path) -> None:
    """Whoever opens the properties, or the truth file alone, learns that it is made up."""
    path, truth = _sample(tmp_path)
    with zipfile.ZipFile(path) as archive:
        assert b"MADE-UP DATA" in archive.read("docProps/core.xml")
    beside = json.loads(path.with_name(path.name + ".truth.json").read_text("utf-8"))
    assert beside == truth
    assert beside["made_up"] is True


def test_no_arrest_is_after_the_release(tmp_path: Path) -> None:
    """All days lie between 1 October 2022 and 10 March 2026, further arrests included."""
    path, _ = _sample(tmp_path, 3000)
    header, *rows = _rows(path)
    at = header.index("Apprehension Date")
    days = [row[at] for row in rows]
    assert min(days) >= datetime(2022, 10, 1)
    assert max(days) < LAST


def test_counts_of_the_truth_add_up(tmp_path: Path) -> None:
    """Every counted arrest is in one class, one state and one fiscal year."""
    _, truth = _sample(tmp_path)
    for key in ("by_class", "by_state", "by_fiscal_year"):
        assert sum(truth[key].values()) == truth["arrests"] == truth["rows"] - truth["duplicates"]


@pytest.mark.parametrize("rows", [0, -1, MOST_ROWS + 1])
def test_a_number_of_rows_that_makes_no_sense_is_refused(tmp_path: Path, rows: int) -> None:
    """It is told, and nothing is written."""
    with pytest.raises(UnusableError) as told:
        _sample(tmp_path, rows)
    assert told.value.code == "bad-rows"
    assert not list(tmp_path.iterdir())


def test_a_table_that_is_not_sampled_is_told(tmp_path: Path) -> None:
    """The refusal names the tables that can be made up, and no other."""
    with pytest.raises(UnusableError) as told:
        write_sample(tables()["agreements"], 5, 1, tmp_path / "x.xlsx")
    assert told.value.code == "not-sampled"
    assert all(name in told.value.next_step for name in sampled())
    assert "agreements" not in told.value.next_step


def test_a_layout_that_is_not_declared_is_told(tmp_path: Path) -> None:
    """The refusal lists the layouts of the table."""
    with pytest.raises(UnusableError) as told:
        write_sample(tables()["encounters"], 5, 1, tmp_path / "x.xlsx", layout="2026-late")
    assert told.value.code == "no-such-layout"
    assert all(layout.name in told.value.next_step for layout in tables()["encounters"].layouts)


@pytest.mark.parametrize("name", ["sample.csv", "sample", "sample.xlsx.zip"])
def test_a_file_that_is_not_named_a_workbook_is_refused(tmp_path: Path, name: str) -> None:
    """What is written is a workbook, and its name says so."""
    with pytest.raises(UnusableError) as told:
        write_sample(tables()["arrests"], 5, 1, tmp_path / name)
    assert told.value.code == "not-a-workbook"
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """Work that stops half-way leaves the old file as it was, and nothing beside it."""
    target, _ = _sample(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def stop(_rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_sample(tables()["arrests"], 400, 2, target, progress=stop)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder of the file's name is left alone, and nothing is left beside it."""
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(UnusableError) as told:
        write_sample(tables()["arrests"], 5, 1, tmp_path / "folder.xlsx")
    assert told.value.code == "not-written"
    assert [path.name for path in tmp_path.iterdir()] == ["folder.xlsx"]


def test_progress_hears_the_rows_written(tmp_path: Path) -> None:
    """It ends with all of them."""
    told: list[int] = []
    write_sample(tables()["arrests"], 70_000, 1, tmp_path / "x.xlsx", progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 70_000


def test_every_likely_value_is_declared() -> None:
    """The words of the sample retype values of the declarations only where those know them."""
    columns = [column for name in sampled() for column in tables()[name].columns if column.codes]
    for name, codes in words()["likely"].items():
        assert any(all(column.known(code) for code in codes) for column in columns), name


@pytest.mark.parametrize("name", sampled())
def test_every_column_of_the_newest_layout_is_filled(tmp_path: Path, name: str) -> None:
    """No column is blank throughout."""
    target = tmp_path / "x.xlsx"
    write_sample(tables()[name], 600, 1, target)
    header, *rows = _rows(target)
    for title, values in zip(header, zip(*rows, strict=True), strict=True):
        assert any(value is not None for value in values), title


def _unslipped(value: Any) -> Any:
    """Without blanks around it; None for a date that is none."""
    if not isinstance(value, str):
        return value
    return None if value in UNTYPED else value.strip()


def test_columns_that_tell_one_fact_agree(tmp_path: Path) -> None:
    """A code and its text, a charge and a conviction, a case and its end do not contradict.

    A slip is no contradiction: those of the compared columns are set right or left out.
    """
    target = tmp_path / "x.xlsx"
    write_sample(tables()["detainers"], 900, 1, target)
    header, *rows = _rows(target)
    told = [dict(zip(header, map(_unslipped, row), strict=True)) for row in rows]
    for text, code in (
        ("MSC Charge", "MSC Charge Code"),
        ("Detainer Lift Reason", "Detainer Lift Reason Code"),
        ("Detainer Facility", "Detainer Facility Code"),
    ):
        pairs = {(row[text], row[code]) for row in told if NEW_CODE not in (row[text], row[code])}
        assert len(pairs) == len({one for one, _ in pairs}) == len({one for _, one in pairs})
    for row in told:
        assert (row["Case Status"] is None) >= (row["Case Category"] is None)
        if row["MSC Charge Date"] and row["MSC Conviction Date"]:
            assert row["MSC Charge Date"] <= row["MSC Conviction Date"]
        if row["Case Status"] is None:
            assert row["Departed Date"] is None
