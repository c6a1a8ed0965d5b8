"""The canonical dump of an edition, over which its hash is taken: tables and rows in order."""

import hashlib
import json
import sqlite3

FORMAT = "1"
HASH = "sha256"
TABLES = (
    *("edition", "receipt", "figure", "series", "value"),
    *("measure", "hazard", "source", "line", "page"),
)
_AT_ONCE = 1_000
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 over every row of every table as JSON, a line each; its own hash is left out.

    Whatever SQLite version wrote the file, the same content has the same hash.
    """
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(f"{table}\n".encode())
        rows = connection.execute(f"select * from {table} order by 1, 2")
        while many := rows.fetchmany(_AT_ONCE):
            lines = [_LINE(row) for row in many if table != "edition" or row[0] != HASH]
            digest.update("".join(f"{line}\n" for line in lines).encode())
    return digest.hexdigest()
