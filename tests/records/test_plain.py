"""Texts read many at a time are read as one by one; narrow columns sort and read as their texts."""

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uncover.records.declaration import Column, Kind
from uncover.records.kinds import TYPES, State, reader_of
from uncover.records.narrowing import narrow
from uncover.records.plain import plainly, wholly_plain

KINDS: tuple[Kind, ...] = ("integer", "year", "money", "decimal", "date", "moment")
NUMBERS = st.from_regex(r"[-+]?[0-9]{0,20}(\.[0-9]{0,17})?([eE][0-9]{1,2})?", fullmatch=True)
DAYS = st.from_regex(
    r"(18|19|20|21)[0-9]{2}-[01][0-9]-[0-3][0-9]"
    r"([ T](00|[0-2][0-9]):(00|[0-6][0-9])(:(00|[0-6][0-9])(\.[0-9]{1,7})?)?)?(Z| UTC)?",
    fullmatch=True,
)
ODD = st.sampled_from(
    ["0x1F", "1_000", "٣", "inf", "nan", "-", "", " 4", "1,000", "9" * 19, "2025"]
)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=300)
@given(texts=st.lists(st.one_of(NUMBERS, DAYS, ODD), min_size=1, max_size=20))
def test_what_is_plain_has_the_value_that_one_by_one_it_has(kind: Kind, texts: list[str]) -> None:
    """Whatever is read many at a time is a value, and the one that the reader of its kind says."""
    reader = reader_of(Column("column", kind, "meaning", ("Column",)))
    one_by_one = [reader(text) for text in texts]
    array = pa.array(texts, pa.string())
    for found in (plainly(array, kind), wholly_plain(array, kind)):
        if found is None:
            continue
        assert found.type == TYPES[kind]
        for value, reading in zip(found.to_pylist(), one_by_one, strict=True):
            assert value is None or (value, State.VALUE) == (reading.value, reading.state)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("integer", ["4", "-17", "007", None]),
        ("year", ["1987", "2026", None]),
        ("money", ["12", "12.5", "1500.0000", None]),
        ("decimal", ["0.73", "12", None]),
        ("date", ["2025-01-20", "2025-01-20 00:00:00", None]),
        ("moment", ["2025-01-20 23:59:59.056", "2025-01-20T05:00:00", "2025-01-20", None]),
    ],
)
def test_plain_texts_are_read_at_once(kind: Kind, texts: list[str | None]) -> None:
    """The forms in which releases mostly write a kind need no reading one by one."""
    found = wholly_plain(pa.array(texts, pa.string()), kind)
    assert found is not None
    assert found.null_count == 1


def test_narrow_columns_are_their_texts() -> None:
    """Many rows of few texts: sorted by number they are in the order of the texts, bytewise."""
    with duckdb.connect() as connection:
        connection.execute(
            "CREATE TABLE made AS SELECT i, ['b', 'B', 'é', '', NULL, 'it''s', 'a b'][1 + i % 7] "
            "AS kind, 'id ' || i AS id, NULL::VARCHAR AS nothing FROM range(30000) AS r(i)"
        )
        replaced = narrow(connection, "made", ['"kind"', '"id"', '"nothing"'])
        assert '"kind"' in replaced
        assert '"id"' not in replaced
        assert '"nothing"' not in replaced
        plain = connection.execute("SELECT * FROM made ORDER BY kind NULLS LAST, i").fetchall()
        query = f"SELECT * FROM (SELECT * {replaced} FROM made) ORDER BY kind NULLS LAST, i"
        assert connection.execute(query).fetchall() == plain


def test_few_rows_are_left_as_they_are() -> None:
    """To count the texts of a small table takes longer than to sort it."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE made AS SELECT 'a' AS kind FROM range(10)")
        assert narrow(connection, "made", ['"kind"']) == ""
