"""A table of figures with one receipt for all of its values, as an edition shows it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.answer import Rows, alone, hashed, read_by, split
from uncover.figures.engine.fingerprint import READINGS
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.query import question
from uncover.figures.engine.rows import macros_in
from uncover.figures.engine.source import Chosen
from uncover.figures.engine.writing import release_of
from uncover.figures.figure import Figure
from uncover.figures.receipt import FORMAT, canonical, sealed
from uncover.records.library import Library


def told_series(
    library: Library,
    chosen: Chosen,
    ask: Ask,
    keeping: Keeping | None = None,
    made: Rows | None = None,
) -> tuple[list[Figure], dict[str, Any]]:
    """A figure for each value of `ask.by`, and the receipt of them all.

    The receipt holds how many values there are and one hash over all of them, in the order of their
    keys: integers, value and bounds of each. made: the rows that count, if they are made already.
    Raises UnusableError as `split` does.
    """
    rows = split(library, chosen, ask, made)
    put = question(chosen.measure, library.tables(), chosen.releases, ask)
    read = read_by(chosen, put)
    with made(put) if made else alone(library, chosen, put, ask) as (connection, _):
        columns = hashed(connection, chosen, put, READINGS[FORMAT], keeping)
    told = ask.at(chosen.splice.name if chosen.splice else chosen.table.name, chosen.release)
    manifests = {
        name: [library.manifest(release) for release in releases] for name, releases in read.items()
    }
    receipt = sealed(
        {
            "uncover_receipt": FORMAT,
            "figure": {
                "address": told.table_address,
                "measure": chosen.measure.name,
                "version": chosen.measure.version,
                "six_words": chosen.measure.six_words,
                "unit": rows[0].unit if rows else chosen.measure.unit,
                "place": ask.place,
                "from": str(ask.from_) if ask.from_ else None,
                "through": str(ask.through) if ask.through else None,
                "options": dict(ask.options),
                "by": list(ask.by),
            },
            "basis": "counted",
            "result": {"values": len(rows), "values_sha256": values_hash(rows, ask.by)},
            "records_end": rows[0].records_end if rows else None,
            "alternatives": [],
            "hazards": [id_ for id_, _ in rows[0].hazards] if rows else [],
            "rules": put.rules,
            "sql": {"dialect": "duckdb", "text": put.sql, "macros": macros_in(put.sql)},
            "releases": [
                release_of(table, manifest)
                for table, held in manifests.items()
                for manifest in held
            ],
            "columns": columns,
        }
    )
    return rows, receipt


def values_hash(rows: Sequence[Figure], by: Sequence[str]) -> str:
    """SHA-256 over the values of a table of figures, each a line of canonical JSON, in order."""
    digest = hashlib.sha256()
    lines = sorted(
        canonical(
            {
                "keys": {name: row.dimensions[name] for name in by},
                "numerator": row.numerator,
                "denominator": row.denominator,
                "unknown": row.unknown,
                "value": row.told(row.value),
                "low": row.told(row.low),
                "high": row.told(row.high),
            }
        )
        for row in rows
    )
    for line in lines:
        digest.update(line + b"\n")
    return digest.hexdigest()
