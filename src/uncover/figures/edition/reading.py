"""Reading an edition: what a site shows. No data engine is imported here."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from uncover.figures.edition import reference
from uncover.figures.edition.content import Value
from uncover.figures.edition.dump import FORMAT, HASH, dump_hash
from uncover.figures.edition.reference import Entry, ToldRule, Word
from uncover.figures.figure import Kind
from uncover.terms.errors import UnusableError


@dataclass(frozen=True, kw_only=True)
class Told(Value):
    """A value as it is shown, with what its series says; decimals are text."""

    series: str
    measure: str
    kind: Kind
    unit: str
    receipt: str
    records_end: str | None
    hazards: tuple[str, ...]


def read_only(path: Path) -> str:
    """The address by which SQLite opens an edition and never writes, whatever its path holds."""
    return f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"


class Edition:
    """One edition, opened for reading only; it may be read by many processes at once."""

    def __init__(self, path: Path, *, check: bool = True) -> None:
        """Open and check it.

        check: whether its content is held to its hash, which reads the whole file once. Raises
        UnusableError: `figures.no-edition` for what is none, is truncated or was altered, and
        `figures.newer-edition` for one of a format that is not known here.
        """
        self.path = path
        if not path.is_file():
            raise UnusableError("figures.edition-missing", file=path.name)
        try:
            self._connection = sqlite3.connect(read_only(path), uri=True, check_same_thread=False)
            self.about: dict[str, str] = dict(
                self._connection.execute("select key, value from edition")
            )
            if self.about.get("format") != FORMAT:
                raise UnusableError("figures.newer-edition", file=path.name)
            if check and dump_hash(self._connection) != self.about.get(HASH):
                raise UnusableError("figures.no-edition", file=path.name)
        except sqlite3.DatabaseError as error:
            raise UnusableError("figures.no-edition", file=path.name) from error

    @property
    def sha256(self) -> str:
        """The hash of its content, by which it is called."""
        return self.about[HASH]

    @property
    def date(self) -> str:
        """The date of the newest release in it."""
        return self.about["date"]

    @property
    def is_made_up(self) -> bool:
        """Whether figures in it are counted from a release that is made up."""
        return self.about.get("made_up") == "yes"

    def values(
        self, place: str, measure: str | None = None, dimensions: Sequence[str] | None = None
    ) -> list[Told]:
        """The values of a place, of one measure, split by just these dimensions, in order."""
        series = [
            address
            for address, of, by in self._series
            if measure in (None, of) and (dimensions is None or by == set(dimensions))
        ]
        among = ", ".join("?" * len(series))
        return list(self._told(f"v.place = ? and v.series in ({among})", (place, *series)))

    @cached_property
    def _series(self) -> list[tuple[str, str, set[str]]]:
        """Every series: its address, its measure, what it is split by."""
        rows = self._connection.execute("select address, measure, dimensions from series")
        return [(address, measure, set(json.loads(by))) for address, measure, by in rows]

    def series(self, address: str) -> list[Told]:
        """All values of a series, in the order of their keys."""
        return list(self._told("v.series = ?", (address,)))

    def keyed(self, series: str, keys: Mapping[str, str | int | None]) -> Told | None:
        """The value of a series whose keys are these; None if it has none."""
        text = json.dumps(dict(keys), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return next(self._told("v.series = ? and v.keys = ?", (series, text)), None)

    def at(self, address: str) -> Told | None:
        """The value at an address; None if the edition has none."""
        return next(self._told("v.address = ?", (address,)), None)

    def _told(self, where: str, given: tuple[str, ...]) -> Iterator[Told]:
        query = f"""
            select v.keys, v.address, v.place, v.first, v.last, v.is_partial, v.numerator,
                   v.denominator, v.unknown, v.value, v.low, v.high, v.alternatives,
                   v.series, s.measure, s.kind, s.unit, s.receipt, s.records_end, s.hazards
            from value v join series s on s.address = v.series
            where {where} order by v.series, v.keys
        """
        for row in self._connection.execute(query, given):
            told = dict(zip(Told.__dataclass_fields__, row, strict=True))
            told["keys"], told["is_partial"] = json.loads(told["keys"]), bool(told["is_partial"])
            told["hazards"] = tuple(json.loads(told["hazards"]))
            told["alternatives"] = tuple(
                (name, value) for name, value in json.loads(told["alternatives"] or "[]")
            )
            yield Told(**told)

    def places(self) -> list[str]:
        """The ids of the places that it tells anything about."""
        # From place to place by the index: values are many, and their places few.
        query = """
            with recursive valued (place) as (
              select min(place) from value
              union all
              select (select min(place) from value where place > valued.place) from valued
              where valued.place is not null
            )
            select place from valued where place is not null
            union select place from figure union select place from line order by 1
        """
        return [place for (place,) in self._connection.execute(query)]

    def catalogue(self) -> list[dict[str, Any]]:
        """Every series: its address, measure, dimensions, source and release."""
        query = "select address, measure, dimensions, source, release, unit, kind from series"
        return [
            {
                "address": address,
                "measure": measure,
                "dimensions": json.loads(dimensions),
                "source": source,
                "release": release,
                "unit": unit,
                "kind": kind,
            }
            for address, measure, dimensions, source, release, unit, kind in (
                self._connection.execute(query)
            )
        ]

    def figures(self, place: str | None = None) -> list[dict[str, Any]]:
        """Pinned figures: id, address, documents by language, hash of the receipt."""
        query = "select id, address, place, documents, receipt from figure order by address"
        return [
            {
                "id": id_,
                "address": address,
                "documents": json.loads(documents),
                "receipt": receipt,
            }
            for id_, address, at, documents, receipt in self._connection.execute(query)
            if place in (None, at)
        ]

    def receipt(self, digest: str) -> dict[str, Any] | None:
        """A receipt by its hash; None if the edition has none of it."""
        query = "select document from receipt where hash = ?"
        found = self._connection.execute(query, (digest,)).fetchone()
        return None if found is None else json.loads(found[0])

    def measures(self) -> list[dict[str, Any]]:
        """Every measure as `uncover figures --json` tells it."""
        query = "select document from measure order by name"
        return [json.loads(document) for (document,) in self._connection.execute(query)]

    def hazard(self, id_: str, language: str) -> str:
        """The sentence of a hazard in a language, in English if it has none in that."""
        query = "select language, sentence from hazard where id = ?"
        told = dict(self._connection.execute(query, (id_,)))
        return str(told.get(language) or told.get("en") or id_)

    def sources(self) -> list[dict[str, Any]]:
        """The releases that it was made from: table, release, files and hashes."""
        query = "select document from source order by release, source"
        return [json.loads(document) for (document,) in self._connection.execute(query)]

    def lines(self, place: str) -> list[dict[str, Any]]:
        """What was printed or quoted of a place, in the order of the statistics."""
        query = "select document from line where place = ? order by number"
        return [json.loads(document) for (document,) in self._connection.execute(query, (place,))]

    def page(self, name: str, language: str) -> str | None:
        """A page of reference, in English where the language has none."""
        query = "select language, text from page where name = ?"
        told = dict(self._connection.execute(query, (name,)))
        return told.get(language) or told.get("en")

    def glossary(self, language: str) -> list[Word]:
        """The words of the field in a language, in the order of the glossary."""
        told = self.page(reference.GLOSSARY, language)
        return reference.words_in(told) if told else []

    def dictionary(self, language: str) -> list[Entry]:
        """Every table that the library held, as the data dictionary tells it, by name."""
        query = "select distinct name from page order by name"
        names = [name for (name,) in self._connection.execute(query) if reference.table_of(name)]
        return [reference.entry_in(self.page(name, language) or "") for name in names]

    def rules(self, language: str) -> list[ToldRule]:
        """The rules by which rows are counted, placed and put together, in a language."""
        told = self.page(reference.RULES, language)
        return reference.rules_in(told) if told else []

    def close(self) -> None:
        """Close it."""
        self._connection.close()
