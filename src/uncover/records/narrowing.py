"""Columns of few different texts, made narrow while a table is sorted.

A wide row of texts takes more than a kilobyte in the engine, which then sorts on the disk. As a
number in a list of its texts each takes a byte or two; what is written are the texts again.
"""

import duckdb

_FEW = 1 << 12
"""Up to about so many different texts a column is made narrow."""
_MANY_ROWS = 20_000
"""Fewer rows are sorted before their texts are counted."""


def narrow(connection: duckdb.DuckDBPyConnection, relation: str, columns: list[str]) -> str:
    """The `REPLACE (...)` that makes the columns narrow of what has the texts of this relation.

    columns: names in SQL of columns of text; `relation` is SQL. Empty where it would not pay. Order
    by a narrow column is order by its text.
    """
    few = _few(connection, relation, columns)
    if not few:
        return ""
    lists = ", ".join(f"list_sort(list(DISTINCT {name})) AS {name}" for name in few)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE narrow_texts AS SELECT {lists} FROM {relation}"
    )
    for number, name in enumerate(few):
        connection.execute(
            f"CREATE OR REPLACE TYPE narrow_{number} AS ENUM "
            f"(SELECT unnest({name}) AS said FROM narrow_texts ORDER BY said)"
        )
    casts = (f"CAST({name} AS narrow_{number}) AS {name}" for number, name in enumerate(few))
    return f"REPLACE ({', '.join(casts)})"


def _few(connection: duckdb.DuckDBPyConnection, relation: str, columns: list[str]) -> list[str]:
    """Those of the columns that have few different texts, and at least one."""
    counts = ", ".join(f"approx_count_distinct({name})" for name in columns)
    rows, *different = connection.execute(f"SELECT count(*), {counts} FROM {relation}").fetchall()[
        0
    ]
    if rows < _MANY_ROWS:
        return []
    return [name for name, count in zip(columns, different, strict=True) if 0 < count <= _FEW]
