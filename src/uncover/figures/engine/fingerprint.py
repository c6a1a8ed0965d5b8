"""The hash of the columns that a figure reads: the same wherever the same rows are held."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import duckdb

READINGS = {1: "columns-1", 2: "columns-2"}
"""The reading of each format of receipts; none is ever removed (DESIGN 8)."""


def fingerprint_sql(table: str, columns: Sequence[str], reading: str) -> str:
    """SQL that hashes `columns` over all rows of `table`, whatever their order, under a reading."""
    return _SQL[reading](table, columns)


def _values(table: str, columns: Sequence[str]) -> tuple[str, str]:
    """The row as the JSON array of its values as text, or null; and the rows that it is of.

    Persons are the agency's pseudonyms and not our integers.
    """
    values = ", ".join(
        "persons.pseudonym" if name == "person" else f'cast({table}."{name}" as varchar)'
        for name in columns
    )
    joined = f" left join persons on persons.person = {table}.person" if "person" in columns else ""
    return f"cast(to_json([{values}]) as varchar)", f"{table}{joined}"


def _columns_1(table: str, columns: Sequence[str]) -> str:
    """Reading `columns-1`: the SHA-256 of the rows, sorted.

    They are sorted and hashed within 4,096 buckets, the buckets in order: duplicates count, and
    memory stays small.
    """
    row, source = _values(table, columns)
    return (
        "with hashed as (\n"
        f"  select sha256({row}) as row_sha256\n"
        f"  from {source}\n"
        "), buckets as (\n"
        "  select substr(row_sha256, 1, 3) as bucket,\n"
        "    sha256(string_agg(row_sha256, '' order by row_sha256)) as bucket_sha256\n"
        "  from hashed group by bucket\n"
        ")\n"
        "select (select count(*) from hashed) as row_count,\n"
        "  sha256(coalesce(string_agg(bucket_sha256, '' order by bucket), '')) as columns_sha256\n"
        "from buckets"
    )


def _columns_2(table: str, columns: Sequence[str]) -> str:
    """Reading `columns-2`: the rows in the order of their ordinals, one a line.

    No two rows have the same ordinal, which is among the columns. Blocks of 16,384 rows at most are
    hashed each by itself, and then their hashes in order: memory stays small.
    """
    return (
        f"{_blocks(table, columns)}"
        "select cast(coalesce(sum(rows_in_block), 0) as bigint) as row_count,\n"
        "  sha256(coalesce(string_agg(block_sha256, '' order by block), '')) as columns_sha256\n"
        "from blocks"
    )


def _blocks(table: str, columns: Sequence[str], within: str = "") -> str:
    """The steps of `columns-2` to the hash of each block; within: a condition on the ordinal."""
    row, source = _values(table, columns)
    return (
        "with lines as (\n"
        f"  select {table}.ordinal, {row} as line\n"
        f"  from {source}{within}\n"
        "), blocks as (\n"
        f"  select ordinal // {_BLOCK} as block, count(*) as rows_in_block,\n"
        "    sha256(string_agg(line, chr(10) order by ordinal, line)) as block_sha256\n"
        "  from lines group by block\n"
        ")\n"
    )


_BLOCK = 16384
_CELLS = 60_000_000
"""So many cells are hashed at once at most: their lines are held in memory."""
_SQL = {"columns-1": _columns_1, "columns-2": _columns_2}


Hash = tuple[int, str]
"""How many rows there are, and the SHA-256 of their columns."""
Once = Callable[[str, Callable[[], Hash]], Hash]
"""What a query of the hash gives: from what was counted before, else by counting."""


def count_anew(sql: str, count: Callable[[], Hash]) -> Hash:  # noqa: ARG001
    """What is counted is counted now."""
    return count()


def hash_of(connection: duckdb.DuckDBPyConnection, sql: str) -> Hash:
    """What a query of a hash gives."""
    ((rows, digest),) = connection.execute(sql).fetchall()
    return int(rows), str(digest)


def _hash(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], reading: str
) -> Hash:
    """What the query of the hash gives; of a large table counted part by part."""
    if reading != READINGS[2]:
        return hash_of(connection, fingerprint_sql(table, columns, reading))
    asked = f"select ordinal // {_BLOCK} as block, count(*) from {table} group by 1 order by 1"
    blocks = connection.execute(asked).fetchall()
    digest, rows = hashlib.sha256(), 0
    for first, last in _parts(blocks, max(1, _CELLS // len(columns))):
        within = f"\n  where {table}.ordinal between {first * _BLOCK} and {(last + 1) * _BLOCK - 1}"
        steps = _blocks(table, columns, within)
        told = f"{steps}select rows_in_block, block_sha256 from blocks order by block"
        for many, block in connection.execute(told).fetchall():
            rows += many
            digest.update(block.encode())
    return rows, digest.hexdigest()


def _parts(blocks: Iterable[tuple[int, int]], most: int) -> Iterator[tuple[int, int]]:
    """The first and the last block of each part, of about so many rows at most, in order."""
    so_far = 0

    def part(block: tuple[int, int]) -> int:
        nonlocal so_far
        so_far += block[1]
        return (so_far - 1) // most

    for _, each in groupby(blocks, part):
        numbers = [number for number, _ in each]
        yield numbers[0], numbers[-1]


def fingerprint(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[str],
    reading: str,
    once: Once = count_anew,
) -> dict[str, Any]:
    """The receipt's paragraph on the columns read: names, rows, hash and the SQL of the hash."""
    sql = fingerprint_sql(table, columns, reading)
    rows, digest = once(sql, lambda: _hash(connection, table, columns, reading))
    return {
        "reading": reading,
        "table": table,
        "names": list(columns),
        "rows": rows,
        "sha256": digest,
        "sql": sql,
    }
