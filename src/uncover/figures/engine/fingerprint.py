"""The hash of the columns that a figure reads: the same wherever the same rows are held."""

from collections.abc import Sequence
from typing import Any

import duckdb

READING = "columns-1"


def fingerprint_sql(table: str, columns: Sequence[str]) -> str:
    """SQL that hashes `columns` over all rows of `table`, whatever their order.

    Reading `columns-1`: each row is the JSON array of its values as text, or null; persons are the
    agency's pseudonyms and not our integers. The SHA-256 of the rows are sorted and hashed within
    4,096 buckets, the buckets in order: duplicates count, and memory stays small.
    """
    values = ", ".join(
        "persons.pseudonym" if name == "person" else f'cast({table}."{name}" as varchar)'
        for name in columns
    )
    joined = f" left join persons on persons.person = {table}.person" if "person" in columns else ""
    return (
        "with hashed as (\n"
        f"  select sha256(cast(to_json([{values}]) as varchar)) as row_sha256\n"
        f"  from {table}{joined}\n"
        "), buckets as (\n"
        "  select substr(row_sha256, 1, 3) as bucket,\n"
        "    sha256(string_agg(row_sha256, '' order by row_sha256)) as bucket_sha256\n"
        "  from hashed group by bucket\n"
        ")\n"
        "select (select count(*) from hashed) as row_count,\n"
        "  sha256(coalesce(string_agg(bucket_sha256, '' order by bucket), '')) as columns_sha256\n"
        "from buckets"
    )


def fingerprint(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str]
) -> dict[str, Any]:
    """The receipt's paragraph on the columns read: names, rows, hash and the SQL of the hash."""
    sql = fingerprint_sql(table, columns)
    ((rows, digest),) = connection.execute(sql).fetchall()
    return {
        "reading": READING,
        "table": table,
        "names": list(columns),
        "rows": rows,
        "sha256": digest,
        "sql": sql,
    }
