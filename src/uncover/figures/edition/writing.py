"""Writing an edition: the same content gives the same bytes under one SQLite version."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from uncover.figures.edition.content import Content, Series
from uncover.figures.edition.dump import FORMAT, HASH, dump_hash
from uncover.figures.edition.reading import Edition
from uncover.terms.errors import UnusableError

_PAGE = 4096


def write(path: Path, content: Content) -> str:
    """Write an edition in one step, and give its hash, which is taken over a canonical dump.

    An edition is never changed: `path` must not exist yet (FileExistsError). The name of one that
    was withdrawn is not used again: raises UnusableError (`editions.withdrawn-there`).
    """
    if path.exists():
        raise FileExistsError(path)
    if tombstone(path).exists():
        raise UnusableError("editions.withdrawn-there", file=path.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)
    try:
        digest = _write(new, content)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return digest


def withdraw(path: Path, reason: str) -> Path:
    """Take an edition away for good, and leave its name, hash, date and the reason: the tombstone.

    Raises UnusableError: as `Edition` does for what is none, `editions.no-reason` without one.
    """
    if not reason.strip():
        raise UnusableError("editions.no-reason")
    edition = Edition(path)
    told = {"edition": path.name, "sha256": edition.sha256, "date": edition.date}
    edition.close()
    stone = tombstone(path)
    stone.write_text(_json(told | {"reason": reason.strip()}) + "\n", "utf-8")
    path.unlink()
    return stone


def tombstone(path: Path) -> Path:
    """Where the tombstone of an edition has its place: `2026-03-10.withdrawn.json` beside it."""
    return path.with_suffix(".withdrawn.json")


def _write(path: Path, content: Content) -> str:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript(f"pragma page_size = {_PAGE}; pragma journal_mode = off;")
        schema = files("uncover.figures.edition") / "schema.sql"
        connection.executescript(schema.read_text("utf-8"))
        connection.execute("begin")
        for table, rows in _tables(content):
            _insert(connection, table, rows)
        digest = dump_hash(connection)
        connection.execute("insert into edition values (?, ?)", (HASH, digest))
        connection.execute("commit")
        connection.execute("vacuum")
    finally:
        connection.close()
    return digest


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    columns = connection.execute(f"select count(*) from pragma_table_info('{table}')").fetchone()[0]
    blanks = ", ".join("?" * columns)
    connection.executemany(f"insert into {table} values ({blanks})", rows)


def _tables(content: Content) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    """Every table with its rows in the order of its key, so that bytes do not turn on chance."""
    yield "edition", sorted({**content.about, "format": FORMAT}.items())
    told = [one.receipt for one in content.series]
    told += [one.receipt for one in content.figures if one.receipt]
    receipts = {each["receipt_sha256"]: _json(each) for each in told}
    yield "receipt", sorted(receipts.items())
    yield "figure", sorted(
        (
            each.address, each.id, each.measure, each.place, each.basis, _json(each.documents),
            each.receipt and each.receipt["receipt_sha256"],
        )
        for each in content.figures
    )  # fmt: skip
    yield "series", sorted(_series(each) for each in content.series)
    yield "value", _values(content.series)
    yield (
        "measure",
        sorted(
            (
                each["measure"],
                each["version"],
                each["kind"],
                each["unit"],
                each["table"],
                _json(each),
            )
            for each in content.measures
        ),
    )
    yield "hazard", sorted((*key, sentence) for key, sentence in content.hazards.items())
    yield "source", sorted((*key, _json(told)) for key, told in content.sources.items())
    yield (
        "line",
        [(number, place, _json(told)) for number, (place, told) in enumerate(content.lines, 1)],
    )
    yield "page", sorted((*key, text) for key, text in content.pages.items())


def _series(each: Series) -> tuple[Any, ...]:
    return (
        each.address, each.measure, each.source, each.release, each.kind, each.unit,
        _json(each.dimensions), _json(each.options), each.records_end, _json(each.hazards),
        each.receipt["receipt_sha256"],
    )  # fmt: skip


def _values(series: Iterable[Series]) -> Iterator[tuple[Any, ...]]:
    for each in sorted(series, key=lambda one: one.address):
        rows = [
            (
                each.address, _json(value.keys), value.address, value.place, value.first,
                value.last, int(value.is_partial), value.numerator, value.denominator,
                value.unknown, value.value, value.low, value.high,
                _json(value.alternatives) if value.alternatives else None,
            )
            for value in each.values
        ]  # fmt: skip
        yield from sorted(rows, key=lambda row: row[1])


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
