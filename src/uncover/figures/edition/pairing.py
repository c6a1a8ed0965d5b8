"""Which series of two editions answer the same question, and whether by the same rules."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from uncover.figures.edition.history import without_release
from uncover.figures.edition.reading import Edition

Row = tuple[str | int | None, ...]
_TIMES = {"day", "week", "month", "fiscal_year"}


class _Series(NamedTuple):
    address: str
    measure: str
    source: str
    release: str
    kind: str
    unit: str
    records_end: str | None
    receipt: str | None
    rules: Any
    begins: str | None

    def age(self) -> tuple[str, str]:
        """What the newest of several is told by."""
        return (self.records_end or "", self.release)


def rules_moved(older: Edition, newer: Edition) -> list[tuple[str, int, int]]:
    """The measures of both whose version differs, as (measure, before, after)."""
    old, new = ({m["measure"]: int(m["version"]) for m in e.measures()} for e in (older, newer))
    return [
        (name, old[name], new[name])
        for name in sorted(old)
        if new.get(name, old[name]) != old[name]
    ]


def pairs(connection: sqlite3.Connection, moved: Sequence[tuple[str, int, int]]) -> Iterator[Row]:
    """The rows of `differing.PAIR`: every series of either edition with its counterpart, or alone.

    connection: one to which both editions are attached as `older` and `newer`.
    """
    old, new = _series(connection, "older"), _series(connection, "newer")
    measures = {name for name, _, _ in moved}
    seen_before, seen_now = (
        {one.measure for s in side.values() for one in s} for side in (old, new)
    )
    sources_before, sources_now = (
        {one.source for s in side.values() for one in s} for side in (old, new)
    )
    for question in sorted({*old, *new}):
        for before, after in _matched(old.get(question, []), new.get(question, [])):
            one = after or before
            assert one is not None  # noqa: S101  of two, one is there
            why = None
            if before is None:
                why = _alone(one, seen_before, sources_before)
            elif after is None:
                why = _alone(one, seen_now, sources_now)
            by_rules = bool(before and after and before.rules != after.rules)
            yield (
                *(one.measure, one.source, one.kind, one.unit),
                *(before and before.address, after and after.address),
                *(before and before.receipt, after and after.receipt),
                *(before and before.begins, before and before.records_end, after and after.begins),
                int(by_rules or one.measure in measures),
                why,
            )


def _alone(one: _Series, measures: set[str], sources: set[str]) -> str:
    """Why a series has no counterpart in an edition that holds these measures and tables."""
    if one.source not in sources:
        return "release"
    return "series" if one.measure in measures else "measure"


def _matched(
    old: list[_Series], new: list[_Series]
) -> Iterator[tuple[_Series | None, _Series | None]]:
    """Those of the same release with each other, then the newest with the newest, then alone."""
    before, now = ({one.release: one for one in side} for side in (old, new))
    same = sorted(before.keys() & now.keys())
    yield from ((before[release], now[release]) for release in same)
    yield from zip_longest(
        sorted((one for one in old if one.release not in same), key=_Series.age, reverse=True),
        sorted((one for one in new if one.release not in same), key=_Series.age, reverse=True),
    )


def _series(connection: sqlite3.Connection, database: str) -> Mapping[str, list[_Series]]:
    """The series of an edition by the question that they answer."""
    query = f"""
        select s.address, s.measure, s.source, s.release, s.kind, s.unit, s.records_end, s.receipt,
               s.dimensions, r.document
        from {database}.series s left join {database}.receipt r on r.hash = s.receipt
    """
    rows = connection.execute(query).fetchall()
    begins = {
        (measure, release): _begins(connection, database, address)
        for address, measure, _, release, *_, dimensions, _ in rows
        if not _TIMES & {*json.loads(dimensions)}
    }
    found: dict[str, list[_Series]] = defaultdict(list)
    for row in rows:
        told, document = row[:8], row[9]
        rules = json.loads(document).get("rules") if document else None
        one = _Series._make((*told, rules, begins.get((told[1], told[3]))))
        found[without_release(one.address)].append(one)
    return found


def _begins(connection: sqlite3.Connection, database: str, series: str) -> str | None:
    """The first day of the records of a series that no time splits."""
    query = f"select min(first) from {database}.value where series = ?"
    (first,) = connection.execute(query, (series,)).fetchone()
    return None if first is None else str(first)
