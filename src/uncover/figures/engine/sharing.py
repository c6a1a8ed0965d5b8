"""Many figures of one letter: the rows that count are made once, and each figure reads its own.

The SQL of a figure is a chain of steps that many figures share, and a tail that is its own. Here
the last relation of the chain is kept as a table, by the very SQL of the chain, and the tail runs
over it; of most figures it reads only the rows that could matter. The answer is that of the whole
SQL, which stands in the receipt (a test holds every measure to it); `verify` runs the whole.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.events import Events
from uncover.figures.engine.kinds.people import People
from uncover.figures.engine.kinds.share import Shares
from uncover.figures.engine.query import Question
from uncover.figures.engine.scope import belongs, period_ends
from uncover.figures.engine.source import Chosen
from uncover.records.relation import ORDINAL

Open = Callable[[], AbstractContextManager[duckdb.DuckDBPyConnection]]

MOST_ROWS = 3_000_000
"""Rows of a table up to which those that count are kept in memory: about 100 bytes each."""
_KEPT = "shared_rows"


@dataclass
class _Rows:
    """A kept relation: its columns, and the rows of its first and last day, by ordinal.

    there: the columns that it could have.
    """

    table: str
    there: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass
class _Opened:
    """A connection that sees some tables. kept: by chain; None where it was asked for once."""

    connection: duckdb.DuckDBPyConnection
    kept: dict[str, _Rows | None] = field(default_factory=dict)


class Sharing:
    """The connections of one letter's figures to one library, as it stands now."""

    def __init__(self, *, many: bool = False) -> None:
        """Open nothing yet. many: so many figures come that rows are kept from the first one on."""
        self._many = many
        self._stack = ExitStack()
        self._opened: dict[object, _Opened] = {}
        self._standing: object = None

    def close(self) -> None:
        """Let go of all that is kept."""
        self._stack.close()
        self._opened.clear()

    def connection(
        self, standing: object, chosen: Chosen, put: Question, open_: Open
    ) -> duckdb.DuckDBPyConnection:
        """A connection that sees the tables of the question; new where the library changed."""
        if standing != self._standing:
            self.close()
            self._standing = standing
        key = self._key(chosen, put)
        if key not in self._opened:
            self._opened[key] = _Opened(self._stack.enter_context(open_()))
        return self._opened[key].connection

    def answer(self, chosen: Chosen, put: Question, ask: Ask) -> str:
        """The SQL that answers the question in its connection, over what is kept of the chain.

        Of few figures the first of a chain is counted by the whole SQL: nothing is kept for one.
        """
        opened = self._opened[self._key(chosen, put)]
        chain = with_steps(put.steps)
        if not reads_the_last_only(put):
            return put.sql
        if chain not in opened.kept and not self._many:
            opened.kept[chain] = None
            return put.sql
        rows = opened.kept.get(chain)
        if rows is None:
            number = sum(one is not None for one in opened.kept.values())
            rows = opened.kept[chain] = _Rows(f"{_KEPT}_{number}")
        self._keep(opened.connection, rows, put, chosen)
        source = f"select * from {rows.table}{_narrowed(chosen, put, ask, rows)}"
        return f"{with_steps({put.relation: source} | put.tail.steps)}\n{put.tail.answer}"

    def _keep(
        self, connection: duckdb.DuckDBPyConnection, rows: _Rows, put: Question, chosen: Chosen
    ) -> None:
        """Keep the relation with the columns that the tail names, and those of tails before."""
        if not rows.there:
            whole = f"describe {with_steps(put.steps)}\nselect * from {put.relation}"
            rows.there = tuple(name for name, *_ in connection.execute(whole).fetchall())
        words = set(re.findall(r"\w+", tail_text(put)))
        date = chosen.table.date
        wanted = (words & {*rows.there}) | {ORDINAL} | ({date} - {None})
        if wanted <= set(rows.columns):
            return
        wanted |= set(rows.columns)
        rows.columns = tuple(name for name in rows.there if name in wanted)
        names = ", ".join(f'"{name}"' for name in rows.columns)
        made = f"{with_steps(put.steps)}\nselect {names} from {put.relation}"
        connection.execute(f"create or replace temp table {rows.table} as {made}")
        if date is not None:
            asked = f"select arg_min({ORDINAL}, {date}), arg_max({ORDINAL}, {date})"
            (ends,) = connection.execute(f"{asked} from {rows.table}").fetchall()
            rows.ends = tuple(end for end in ends if end is not None)

    def _key(self, chosen: Chosen, put: Question) -> object:
        read = tuple((name, chosen.releases[name]) for name in put.reads)
        return chosen.release, chosen.splice and chosen.splice.name, read


def with_steps(steps: Mapping[str, str]) -> str:
    """The SQL of steps by name, before the query that reads the last of them."""
    return "with " + ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in steps.items())


def tail_text(put: Question) -> str:
    """The SQL of a question without the steps to the rows that count."""
    return "\n".join([*put.tail.steps.values(), put.tail.answer])


def reads_the_last_only(put: Question) -> bool:
    """Whether the tail reads no step of the chain but the last; it may read what is stored."""
    words = set(re.findall(r"\w+", tail_text(put)))
    return put.relation in put.steps and not words & ({*put.steps} - {put.relation})


def _narrowed(chosen: Chosen, put: Question, ask: Ask, rows: _Rows) -> str:
    """SQL: the rows that may belong, the undated ones, and those of the first and the last day.

    Of a count of events or people, and of a share, no other row is told of: neither what does not
    belong nor who else was there. Where a note tells of the whole release all rows are read.
    """
    kind = kind_of(chosen.measure)
    simple = isinstance(kind, Events | People | Shares) and set(put.tail.steps) == {"scope", "told"}
    if not simple or chosen.table.date is None or chosen.measure.counting.tells or not rows.ends:
        return ""
    here = f"({belongs(chosen.table, ask)}) is not false"
    inside = " and ".join(f"coalesce({end}, true)" for end in period_ends(chosen.table, ask))
    ends = ", ".join(map(str, rows.ends))
    return f"\nwhere {here}{f' and {inside}' if inside else ''} or {ORDINAL} in ({ends})"
