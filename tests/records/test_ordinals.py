"""The order of a release's rows: by file, sheet and row, whatever came first."""

from pathlib import Path

import duckdb
import pytest

from drawn import released
from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.records.relation import numbered, rows_of

_DRAWN = [{"person": person, "apprehension_date": "2025-03-01 08:00:00"} for person in "cab"]


def _ordered(library: Path) -> list[tuple[str, int]]:
    held = Library(library).held("drawn")
    with duckdb.connect() as connection:
        rows = rows_of(connection, held, tables()["arrests"])
        asked = f'select file, "row" from ({rows}) as told order by ordinal'
        return connection.execute(asked).fetchall()


@pytest.mark.parametrize("order", [("b.csv", "a.csv"), ("a.csv", "b.csv")])
def test_ordinals_follow_file_and_row(tmp_path: Path, order: tuple[str, str]) -> None:
    """Neither the order of ingest nor that of persons, by which rows are stored, changes them."""
    for name in order:
        file = released(tmp_path / "files", "arrests", _DRAWN[: 2 if name == "a.csv" else 3], name)
        ingest(tmp_path / "library", [file], release="drawn")
    assert _ordered(tmp_path / "library") == [
        ("a.csv", 2), ("a.csv", 3), ("b.csv", 2), ("b.csv", 3), ("b.csv", 4),
    ]  # fmt: skip


def test_files_made_from_others_keep_the_order_of_these() -> None:
    """A processed file tells where each row stood before: that decides, not where it stands now."""
    drawn = (
        "select * from (values ('p.csv', null, 2, 'b.xlsx', 'two', 9),"
        " ('p.csv', null, 3, 'b.xlsx', 'one', 8), ('p.csv', null, 4, 'a.xlsx', 'two', 9),"
        " ('p.csv', null, 5, null, null, null))"
        ' as t(file, sheet, "row", file_original, sheet_original, row_original)'
    )
    with duckdb.connect() as connection:
        asked = f'select "row" from ({numbered(drawn, tables()["arrests"])}) as told'
        found = connection.execute(f"{asked} order by ordinal").fetchall()
    assert [row for (row,) in found] == [4, 3, 2, 5]


# A raw file and the processed one in one folder: a.xlsx stands before p.csv.
_BOTH = """
    ('a.xlsx', 'one', 7, null, null, null), ('a.xlsx', 'one', 8, null, null, null),
    ('p.csv', null, 2, 'a.xlsx', 'one', 8), ('p.csv', null, 3, 'a.xlsx', 'one', 7)
"""
# Rows of two sheets, numbered anew in each, and nothing said of sheets.
_NO_SHEETS = """
    ('p.csv', null, 2, 'a.xlsx', null, 8), ('p.csv', null, 3, 'a.xlsx', null, 9),
    ('p.csv', null, 4, 'a.xlsx', null, 8), ('p.csv', null, 5, 'b.xlsx', null, 2),
    ('p.csv', null, 6, 'b.xlsx', null, 1)
"""
# Two processed files that say which file they were made from, and not which row.
_NO_ROWS = """
    ('q.csv', null, 2, 'a.xlsx', null, null), ('p.csv', null, 2, 'a.xlsx', null, null)
"""


@pytest.mark.parametrize(
    ("drawn", "order"),
    [
        (_BOTH, ["a.xlsx 7", "a.xlsx 8", "p.csv 2", "p.csv 3"]),
        (_NO_SHEETS, ["p.csv 2", "p.csv 3", "p.csv 4", "p.csv 6", "p.csv 5"]),
        (_NO_ROWS, ["p.csv 2", "q.csv 2"]),
    ],
)
def test_no_two_rows_have_one_ordinal(drawn: str, order: list[str]) -> None:
    """Rows that tie where they stood are told apart by where they stand: none is another."""
    rows = (
        f"select * from (values {drawn})"
        ' as t(file, sheet, "row", file_original, sheet_original, row_original)'
    )
    with duckdb.connect() as connection:
        asked = f'select file, "row", ordinal from ({numbered(rows, tables()["arrests"])}) as told'
        found = connection.execute(f"{asked} order by ordinal").fetchall()
    assert [f"{file} {row}" for file, row, _ in found] == order
    assert len({ordinal for *_, ordinal in found}) == len(order)


def test_a_table_stored_without_ordinals_gets_them_as_it_is_read(tmp_path: Path) -> None:
    """A library of an earlier version stays readable."""
    file = released(tmp_path / "files", "arrests", _DRAWN)
    ingest(tmp_path / "library", [file], release="drawn")
    now = _ordered(tmp_path / "library")
    stored = Library(tmp_path / "library").held("drawn").merged["arrests"]
    earlier = stored.with_suffix(".earlier")
    with duckdb.connect() as connection:
        columns = [
            f'"{name}"'
            for name, *_ in connection.execute(f"describe select * from '{stored}'").fetchall()
            if name != "ordinal"
        ]
        connection.execute(
            f"copy (select {', '.join(columns)} from '{stored}') to '{earlier}' (format parquet)"
        )
    earlier.replace(stored)
    assert _ordered(tmp_path / "library") == now
