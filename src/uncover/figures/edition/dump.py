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


def dump_hash(connection: sqlite3.Connection) -> str:
    """SHA-256 over every row of every table as JSON, a line each; its own hash is left out.

    Whatever SQLite version wrote the file, the same content has the same hash.
    """
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(f"{table}\n".encode())
        for row in connection.execute(f"select * from {table} order by 1, 2"):
            if table == "edition" and row[0] == HASH:
                continue
            line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            digest.update(f"{line}\n".encode())
    return digest.hexdigest()
