"""What a stranger runs to count a receipt again with DuckDB alone: statements of our own.

Nothing of a receipt's SQL is handed on: it is rebuilt from the address, and only where it is the
text of the receipt is there anything to run. Of a receipt's own words names of files stand in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.fingerprint import READINGS, fingerprint_sql
from uncover.figures.engine.query import Question, question
from uncover.figures.engine.rows import macros_in, persons_of_both, views
from uncover.figures.engine.shape import is_shaped
from uncover.figures.engine.splices import splice_of
from uncover.figures.measure import Measure
from uncover.figures.measures import measure_named
from uncover.figures.measures.generic import NAMES, generic
from uncover.figures.receipt import FORMAT
from uncover.records.declaration import Splice, Table
from uncover.records.exporting import PSEUDONYM, file_name
from uncover.records.library import release_name
from uncover.records.relation import text
from uncover.terms.errors import UncoverError

_HEX = set("0123456789abcdef")


@dataclass(frozen=True)
class Hashed:
    """The query of the hash of the columns read of one table, and what it gives."""

    table: str
    sql: str
    rows: int
    sha256: str


@dataclass(frozen=True)
class Recount:
    """How one counted figure is counted again over exported tables.

    address: of the figure. files: the released files as (SHA-256, name). exports: the tables to
    export, as (table, release, file). seeing: the statements that name them and the macros, before
    `sql`, which is the receipt's word for word. expected: the receipt's integers, `lines` of
    a figure that was printed, which has no SQL.
    """

    address: str
    files: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str, str], ...]
    seeing: tuple[str, ...]
    sql: str | None
    hashes: tuple[Hashed, ...]
    expected: dict[str, Any]
    lines: tuple[Any, ...] = ()


class NotRecountableError(Exception):
    """Nothing of this receipt is to be run; `key` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        """Take the key under `figures.verified`."""
        super().__init__(key)
        self.key = key


def recounts(receipt: dict[str, Any], tables: Mapping[str, Table]) -> list[Recount]:
    """How a receipt is counted again, one for each figure that it is made of.

    tables: the declarations that are known here. Raises NotRecountableError (`altered`, `newer`,
    `older-format`, `other-sql`, `other-columns`) for a receipt that is not what its address gives
    here.
    """
    if not is_shaped(receipt):
        raise NotRecountableError("altered")
    if not isinstance(receipt["uncover_receipt"], int) or receipt["uncover_receipt"] > FORMAT:
        raise NotRecountableError("newer")
    parts = receipt.get("parts")
    if isinstance(parts, list) and parts:
        if not all(isinstance(part, dict) for part in parts):
            raise NotRecountableError("altered")
        return [each for part in parts for each in recounts(part, tables)]
    try:
        return [_recount(receipt, tables)]
    except NotRecountableError as error:
        if error.key.startswith("other-") and receipt["uncover_receipt"] < FORMAT:
            raise NotRecountableError("older-format") from error
        raise
    except (UncoverError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise NotRecountableError("other-sql") from error


def _recount(receipt: dict[str, Any], tables: Mapping[str, Table]) -> Recount:
    address = receipt["figure"]["address"]
    if not address.isprintable():
        raise NotRecountableError("altered")
    files = tuple(dict.fromkeys(_files(receipt)))
    expected = {key: receipt.get(key) for key in ("result", "alternatives", "records_end")}
    if receipt.get("sql") is None:
        lines = tuple(receipt.get("lines") or ())
        return Recount(address, files, (), (), None, (), expected, lines)
    releases = _releases(receipt, tables)
    ask = ask_from_address(address)
    put, splice = _question(receipt, ask, tables, releases)
    names = {(t, r): file_name(t, r) for t, told in releases.items() for r in told}
    seeing = (
        *_persons(tables, names, splice),
        *views(
            tables,
            releases,
            lambda table, release: _stored(tables[table], names[table, release]),
            splice,
        ),
        *macros_in(put.sql).values(),
    )
    exports = tuple((table, release, file) for (table, release), file in names.items())
    hashes = tuple(_hashes(receipt, put))
    return Recount(address, files, exports, seeing, put.sql, hashes, expected)


def _files(receipt: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for release in receipt["releases"]:
        for file in release["files"]:
            if not file["file"].isprintable() or not set(file["sha256"]) <= _HEX:
                raise NotRecountableError("altered")  # it would be a line of its own in a shell
            yield file["sha256"], file["file"]


def _releases(receipt: dict[str, Any], tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for told in receipt["releases"]:
        table = tables[told["table"]].name
        found[table] = (*found.get(table, ()), release_name(told["release"]))
    return found


def _question(
    receipt: dict[str, Any],
    ask: Ask,
    tables: Mapping[str, Table],
    releases: Mapping[str, tuple[str, ...]],
) -> tuple[Question, Splice | None]:
    """The question put again; by the rules that the receipt names where they were the default."""
    spliced = splice_of(tables, ask.source)
    measure = _measure(ask, tables, spliced[0].name if spliced else ask.source)
    named = ",".join(sorted(v for k, v in receipt["rules"].items() if k not in _NO_OPTION))
    for asked in (ask, replace(ask, options=ask.options | {"rule": named})):
        try:
            put = question(measure, tables, releases, replace(asked, by=()))
        except UncoverError:
            continue
        if _sql(put) == receipt["sql"]:
            return put, spliced[1] if spliced else None
    raise NotRecountableError("other-sql")


_NO_OPTION = ("seam",)


def _sql(put: Question) -> dict[str, Any]:
    return {"dialect": "duckdb", "text": put.sql, "macros": macros_in(put.sql)}


def _measure(ask: Ask, tables: Mapping[str, Table], source: str | None) -> Measure:
    if ask.measure in NAMES:
        return generic(ask.measure, tables[str(source)], ask.options)
    measure = measure_named(ask.measure)
    return measure.on(source) if source is not None and source in measure.also else measure


def _hashes(receipt: dict[str, Any], put: Question) -> Iterator[Hashed]:
    """The queries of the hashes, ours; a receipt that says others is none."""
    for told, (table, columns) in zip(receipt["columns"], put.reads.items(), strict=True):
        sql = fingerprint_sql(table, columns, READINGS[receipt["uncover_receipt"]])
        if (told["table"], told["names"], told["sql"]) != (table, list(columns), sql):
            raise NotRecountableError("other-columns")
        yield Hashed(table, sql, int(told["rows"]), str(told["sha256"]))


def _persons(
    tables: Mapping[str, Table], names: Mapping[tuple[str, str], str], splice: Splice | None
) -> list[str]:
    """The statement that makes `persons` of the pseudonyms in the exported files."""
    told = [
        f"select distinct {_named_person(person)}, {PSEUDONYM} from {_file(file)}"
        f" where {person} is not null"
        for (table, _), file in names.items()
        if (person := tables[table].person) is not None
    ]
    if not told:
        return []
    if splice is not None:
        return persons_of_both([f"({one})" for one in told])
    return [f"create temp view persons as {' union '.join(told)}"]


def _named_person(column: str) -> str:
    return column if column == "person" else f"{column} as person"


def _stored(table: Table, file: str) -> str:
    """The rows of an exported file, without what stands beside the person in it."""
    beside = f" exclude ({PSEUDONYM})" if table.person is not None else ""
    return f"select *{beside} from {_file(file)}"


def _file(name: str) -> str:
    return f"read_parquet({text(name)})"
