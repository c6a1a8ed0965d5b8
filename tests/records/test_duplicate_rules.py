"""The rules for duplicate stints and detainers, in drawings and beside a slow hand count."""

from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import rows_of
from uncover.records.declared import tables
from uncover.records.parts import schema_of
from uncover.records.rules import rule

Row = dict[str, Any]
BOND = (
    "initial_bond_set_amount", "initial_bond_set_date", "bond_posted_amount", "bond_posted_date",
)  # fmt: skip


def kept(table: str, rows: list[Row]) -> list[int]:
    """The numbers of the rows, from 1, that the table's default rule counts."""
    declared = tables()[table]
    schema = schema_of(declared, [])
    full = [
        dict.fromkeys(schema.names) | {"file": "made-up.csv", "sheet": "made-up", "row": n} | row
        for n, row in enumerate(rows, 1)
    ]
    person = schema.get_field_index("person")
    schema = schema.set(person, pa.field("person", pa.string()))
    with duckdb.connect() as engine:
        engine.execute((files("uncover.records.rules") / "macros.sql").read_text("utf-8"))
        engine.register("reported", pa.Table.from_pylist(full, schema))
        told = engine.execute(
            f'SELECT "row" FROM ({rule(declared.rule).sql(declared)}) WHERE counts ORDER BY 1'
        ).fetchall()
    return [number for (number,) in told]


def stints(drawing: str) -> list[Row]:
    """Drawn stints: `in` and `stay` are moments, `bond` the posted bond, blanks are missing."""
    return [
        {
            "person": row["person"] or None,
            "detention_facility_code": row["at"],
            "book_in_date_time": datetime.fromisoformat(row["in"]),
            "stay_book_in_date_time": datetime.fromisoformat(row["stay"]),
            "bond_posted_amount": Decimal(row["bond"]) if row["bond"] else None,
            "gender": row["gender"] or None,
        }
        for row in rows_of(drawing)
    ]


STINTS = [
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        ana    | X  | 2025-02-01 09:00 | 2025-02-01 08:00 |      |
        """,
        [2],
        id="the same day and stay: the later is kept",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 09:00 | 2025-02-01 08:00 |      |
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        """,
        [1],
        id="whatever their order in the file",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 | 5000 |
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 | 1500 |
        """,
        [2],
        id="rows that differ in their bond only are one: the first in order, lowest bond, is kept",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 07:00 |      |
        """,
        [1, 2],
        id="another stay: both are kept",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 23:59 | 2025-02-01 23:59 |      |
        ana    | X  | 2025-02-02 00:01 | 2025-02-01 23:59 |      |
        """,
        [1, 2],
        id="a minute before and after midnight: both are kept",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        ana    | Y  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        """,
        [1, 2],
        id="another facility: both are kept",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
               | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
               | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        """,
        [1, 2],
        id="rows without a person are never dropped",
    ),
    pytest.param(
        """
        person | at | in               | stay             | bond | gender
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      | Male
        ana    | X  | 2025-02-01 08:00 | 2025-02-01 08:00 |      |
        """,
        [1],
        id="missing comes first, so the row that says more is the last, and kept",
    ),
]


@pytest.mark.parametrize(("drawing", "counts"), STINTS)
def test_stints_by_the_cases_of_the_rule(drawing: str, counts: list[int]) -> None:
    """The tests that DOMAIN 3.5 names for STINT-DUP/DDP-2026-03, and its edges."""
    assert kept("detention_stints", stints(drawing)) == counts


def counted_slowly(rows: list[Row]) -> list[int]:
    """STINT-DUP/DDP-2026-03 as DOMAIN 3.5 tells it, row by row."""

    def missing_first(value: Any) -> tuple[bool, Any]:
        return (value is not None, value if value is not None else 0)

    def order(number: int) -> tuple[Any, ...]:
        row = rows[number]
        columns = ("book_in_date_time", "detention_facility_code", "gender", "bond_posted_amount")
        return (*(missing_first(row[column]) for column in columns), number)

    same: dict[Any, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        same[tuple(row[k] for k in sorted(row) if k not in BOND)].append(number)
    first = {min(numbers, key=order) for numbers in same.values()}
    days: dict[Any, list[int]] = defaultdict(list)
    for number in first:
        row = rows[number]
        day = row["book_in_date_time"] and row["book_in_date_time"].date()
        stay = row["stay_book_in_date_time"]
        days[(row["person"], row["detention_facility_code"], day, stay)].append(number)
    last = {max(numbers, key=order) for numbers in days.values()}
    return [n + 1 for n, row in enumerate(rows) if row["person"] is None or n in last]


moments = st.sampled_from(
    [None, *(datetime(2025, 2, day, hour) for day in (1, 2) for hour in (0, 8, 23))]
)
made_stints = st.fixed_dictionaries(
    {
        "person": st.sampled_from([None, "ana", "ben"]),
        "detention_facility_code": st.sampled_from([None, "X", "Y"]),
        "book_in_date_time": moments,
        "stay_book_in_date_time": moments,
        "gender": st.sampled_from([None, "Male", "Female"]),
        "bond_posted_amount": st.sampled_from([None, Decimal(1500), Decimal(5000)]),
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(made_stints, max_size=12))
def test_stints_as_a_slow_count_by_hand(rows: list[Row]) -> None:
    """Whatever the rows, the rule keeps those that a count by hand keeps."""
    assert kept("detention_stints", rows) == counted_slowly(rows)


made_detainers = st.fixed_dictionaries(
    {
        "person": st.sampled_from([None, "ana", "ben"]),
        "detention_facility_code": st.sampled_from([None, "X", "Y"]),
        "detainer_type": st.sampled_from([None, "I-247A", "I-247D"]),
        "detainer_prepare_date": moments,
    }
)


@settings(deadline=None, max_examples=60)
@given(st.lists(made_detainers, max_size=12))
def test_detainers_as_a_slow_count_by_hand(rows: list[Row]) -> None:
    """DET-DUP/UNCOVER-1: the first of each person, facility, type and day; all without a person."""
    seen: set[tuple[Any, str | None, str | None, date | None]] = set()
    counts = []
    for number, row in enumerate(rows, 1):
        prepared = row["detainer_prepare_date"]
        key = (
            row["person"],
            row["detention_facility_code"],
            row["detainer_type"],
            prepared and prepared.date(),
        )
        if row["person"] is None or key not in seen:
            counts.append(number)
        seen.add(key)
    assert kept("detainers", rows) == counts
