"""Two editions compared: what moved, what came, what went, and why as far as it can be told."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Literal

from uncover.figures.edition import differing
from uncover.figures.edition.history import decimal
from uncover.figures.edition.pairing import pairs, rules_moved
from uncover.figures.edition.reading import Edition, read_only

Status = Literal["unchanged", "revised", "recounted", "more", "new", "gone"]
STATUSES: tuple[Status, ...] = ("revised", "recounted", "more", "new", "gone", "unchanged")


@dataclass(frozen=True, kw_only=True)
class Side:
    """A value in one of the two editions; decimals are text with four decimals."""

    address: str
    receipt: str | None
    is_partial: bool
    numerator: int | None
    denominator: int | None
    unknown: int
    value: str | None
    low: str | None
    high: str | None


@dataclass(frozen=True, kw_only=True)
class Change:
    """What became of one value, or of one pinned figure.

    status: `unchanged`; `revised`: of a time that the older edition covered wholly, so that the
    past itself has changed; `more`: records of that time were still to come; `recounted`: the
    measure or a rule has another version; `new` and `gone`. why, of what is new: `records` (they
    cover its time now, and did not), `past` (they did, and had no such row), `rules`, `measure`,
    `release`, `series`; of what is gone: `rows` (none is left), `rules`, `measure`, `release`,
    `series`; of a pinned figure: `pin`. size: by how many records it moved, of an amount by how
    much. id: of a pinned figure.
    """

    status: Status
    why: str | None
    measure: str
    kind: str
    unit: str
    place: str
    keys: Mapping[str, str | int | None]
    first: str | None
    last: str | None
    size: float | None
    before: Side | None
    after: Side | None
    id: str | None = None

    @property
    def became_whole(self) -> bool:
        """Whether the records covered its period in part before, and cover it wholly now."""
        before, after = self.before, self.after
        return bool(before and after and before.is_partial and not after.is_partial)


@dataclass(frozen=True)
class Release:
    """A release of one table that an edition was made from; files as (name, SHA-256)."""

    name: str
    table: str
    date: str | None
    files: tuple[tuple[str, str], ...]


class Changes:
    """The newer of two editions compared with the older one.

    Values are matched by the question that they answer: measure, source, place, period and options
    as their series asks them, what it is split by, and the keys of the value in it. The release is
    left out of the match, although it stands in every address: each edition is made from releases
    of its own, so that no address but a pinned one would ever be found again, and what a reader
    asks is how the same question is answered now. Where an edition holds one series of two
    releases, those of the same release are compared, then the newest with the newest.

    Whether a number was corrected is told from what the older edition covered. Of a period whose
    last day is no later than the day at which the older records end, a number that differs is
    `revised`; of one that was still to be filled it is `more`. A figure over all records of a
    release is always of the second kind when the records reach further: what moved in its past is
    told by its months and years.
    """

    def __init__(self, older: Edition, newer: Edition) -> None:
        """Compare; each query reads what it asks for, and both files stay as they are."""
        self.older, self.newer = older, newer
        self._lock = Lock()
        self._largest: dict[tuple[Status, int, str | None], list[Change]] = {}
        self._connection = sqlite3.connect(
            read_only(older.path), uri=True, check_same_thread=False, isolation_level=None
        )
        self._connection.execute("pragma temp_store = memory")
        self._connection.execute("attach database ? as older", (read_only(older.path),))
        self._connection.execute("attach database ? as newer", (read_only(newer.path),))
        self._connection.execute(differing.PAIR)
        blanks = ", ".join("?" * 13)
        self._connection.executemany(
            f"insert into pair values ({blanks})",
            pairs(self._connection, rules_moved(older, newer)),
        )

    def counts(self) -> dict[Status, int]:
        """How many values have each status."""
        told: Counter[str] = Counter()
        for _, _, status, _, number in self.groups:
            told[status] += number
        return {status: told[status] for status in STATUSES}

    @cached_property
    def groups(self) -> list[tuple[str, str, Status, str | None, int]]:
        """How many values of each measure and place have a status and a reason, in that order.

        As (measure, place, status, why, number). It reads both editions once, and is kept.
        """
        query = f"""
            select measure, place, status, why, count(*) from ({differing.rows()})
            group by 1, 2, 3, 4 order by 1, 2, 3, 4
        """
        return [(m, p, s, w, n) for m, p, s, w, n in self._asked(query)]

    def largest(self, status: Status, most: int = 50, why: str | None = None) -> list[Change]:
        """The values of a status (and reason), those that moved by the most records first; kept."""
        if (kept := self._largest.get((status, most, why))) is not None:
            return kept
        wanted = "status = ?" + (" and why = ?" if why else "")
        query = f"""
            select * from ({differing.rows()}) where {wanted}
            order by size desc, measure, place, keys limit ?
        """
        given = (status, *([why] if why else ()), most)
        found = [_change(row) for row in self._asked(query, given)]
        return self._largest.setdefault((status, most, why), found)

    def of_place(self, place: str) -> list[Change]:
        """What became of every value of a place; the unchanged ones are left out."""
        query = f"""
            select * from ({differing.rows("o.place = ?", "n.place = ?")})
            where status <> 'unchanged' order by size desc, measure, keys
        """
        return [_change(row) for row in self._asked(query, (place, place))]

    def of_value(self, address: str) -> Change | None:
        """What became of the value of an address, in either edition; None if neither has it."""
        for database, side in (("newer", "n"), ("older", "o")):
            query = f"select series, keys from {database}.value where address = ?"
            for series, keys in self._asked(query, (address,)):
                column = "new" if side == "n" else "old"
                one = f"p.{column} = ? and {{0}}.keys = ?"
                both = differing.rows(one.format("o"), one.format("n"))
                for row in self._asked(both, (series, keys, series, keys)):
                    return _change(row)
        return None

    def all(self) -> Iterator[Change]:
        """Every value that is not unchanged, one after the other, in the order of the older file.

        Nothing of it is held: it may be walked through however many there are.
        """
        query = f"select * from ({differing.rows()}) where status <> 'unchanged'"
        return (_change(row) for row in self._connection.execute(query))

    def pinned(self) -> list[Change]:
        """What became of every pinned figure, by its id."""
        old, new = ({each["id"]: each for each in e.figures()} for e in (self.older, self.newer))
        rules = rules_moved(self.older, self.newer)
        return [_of_pins(old.get(id_), new.get(id_), rules) for id_ in sorted({*old, *new})]

    def came(self) -> list[Release]:
        """The releases that the newer edition rests on and the older one did not, by table."""
        return _without(_releases(self.newer), _releases(self.older))

    def went(self) -> list[Release]:
        """The releases that the older edition rested on and the newer one does not, by table."""
        return _without(_releases(self.older), _releases(self.newer))

    def rules(self) -> list[tuple[str, int, int]]:
        """The measures that are counted by another version, as (measure, before, after)."""
        return rules_moved(self.older, self.newer)

    def _asked(self, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(query, given).fetchall()


def _change(row: tuple[Any, ...]) -> Change:
    status, why, measure, kind, unit, place, keys, first, last, size = row[:10]
    return Change(
        status=status,
        why=why,
        measure=measure,
        kind=kind,
        unit=unit,
        place=place,
        keys=json.loads(keys),
        first=first,
        last=last,
        size=size,
        before=_side(row[10:19]),
        after=_side(row[19:28]),
    )


def _side(row: tuple[Any, ...]) -> Side | None:
    receipt, address, is_partial, *numbers = row
    if address is None:
        return None
    numerator, denominator, unknown, value, low, high = numbers
    return Side(
        address=address,
        receipt=receipt,
        is_partial=bool(is_partial),
        numerator=numerator,
        denominator=denominator,
        unknown=unknown,
        value=value,
        low=low,
        high=high,
    )


def _of_pins(
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any] | None,
    rules: Sequence[tuple[str, int, int]],
) -> Change:
    held = new or old
    assert held is not None  # noqa: S101  an id comes from one of the two
    told = held["documents"]["en"]
    before, after = _of_pin(old), _of_pin(new)
    status: Status = "gone" if new is None else "new"
    if old is not None and new is not None:
        was = old["documents"]["en"]
        spans = (was["from"], was["through"]) == (told["from"], told["through"])
        through, end = was["through"], was["records_end"]
        covered = spans and (through is None or end is None or through <= end)
        status = "revised" if covered else "more"
        if told["measure"] in {measure for measure, _, _ in rules}:
            status = "recounted"
        if _numbers(before) == _numbers(after):
            status = "unchanged"
    return Change(
        status=status,
        why="pin" if status in ("new", "gone") else None,
        measure=told["measure"],
        kind=told["kind"],
        unit=told["unit"],
        place=told["place"],
        keys={},
        first=told["from"],
        last=told["through"],
        size=None,
        before=before,
        after=after,
        id=held["id"],
    )


def _of_pin(figure: Mapping[str, Any] | None) -> Side | None:
    if figure is None:
        return None
    told = figure["documents"]["en"]
    return Side(
        address=figure["id"],
        receipt=figure["receipt"],
        is_partial=False,
        numerator=told["numerator"],
        denominator=told["denominator"],
        unknown=told["unknown"] or 0,
        value=decimal(told["value"]),
        low=decimal(told["low"]),
        high=decimal(told["high"]),
    )


def _numbers(side: Side | None) -> tuple[object, ...]:
    """What is compared of a side."""
    if side is None:
        return ()
    return (
        *(side.value, side.low, side.high),
        *(side.numerator, side.denominator, side.unknown),
    )


def _releases(edition: Edition) -> list[Release]:
    return [
        Release(
            each["release"],
            each["table"],
            each["date"],
            tuple((file["file"], file["sha256"]) for file in each["files"]),
        )
        for each in edition.sources()
    ]


def _without(these: Iterable[Release], others: Iterable[Release]) -> list[Release]:
    """Those that are not among the others: one whose files have other hashes is another one."""
    held = {(each.name, each.table, each.files) for each in others}
    return [each for each in these if (each.name, each.table, each.files) not in held]
