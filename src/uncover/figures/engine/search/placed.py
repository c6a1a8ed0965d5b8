"""The rows of a search, placed once for each set of rules and looked at many times."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.chain import Chain
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.kind import Cells, RowKind
from uncover.figures.engine.query import rules_asked
from uncover.figures.engine.rows import opened
from uncover.figures.engine.scope import belongs
from uncover.figures.engine.search.lattice import FREE
from uncover.figures.engine.source import Chosen, choose
from uncover.figures.measure import Measure
from uncover.records.declaration import Table
from uncover.records.library import Library

_ROWS = "searched"
_ALWAYS = {"ordinal", "person", "place_state", "place_source", "place_county"}


class Placed:
    """The rows that a question counts, placed, in the memory of one connection.

    They are made again when the rules of a question are others than those of the one before.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, library: Library, chosen: Chosen, ask: Ask
    ) -> None:
        """Place the rows of the pinned question."""
        self._connection = connection
        self._library = library
        self._chosen = chosen
        self._measures: dict[str, Measure] = {}
        self._rules: tuple[str, ...] | None = None
        self._columns: set[str] = set()
        self._place(ask)

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the rows."""
        day = self._chosen.table.date
        if day is None:
            return None, None
        asked = f"select min(cast({day} as date)), max(cast({day} as date)) from {_ROWS}"
        ((first, last),) = self._connection.execute(asked).fetchall()
        return first, last

    def measure(self, ask: Ask) -> Measure:
        """The measure of a question, as its options have it."""
        key = f"{ask.measure}?{sorted(ask.options.items())}"
        if key not in self._measures:
            found = choose(self._library, ask).measure
            self._measures[key] = replace(found, counting=found.counting.asked(ask.options))
        return self._measures[key]

    def look(self, ask: Ask) -> Cells:
        """The integers of a question in all its free ways."""
        options = {name: said for name, said in ask.options.items() if name not in FREE}
        ask = replace(ask, options=options)
        measure = self.measure(ask)
        if rules_of(ask) != self._rules or not self._columns.issuperset(measure.counting.reads):
            self._place(ask)
        kind = kind_of(measure)
        table = self._chosen.table
        rows = _here(table, ask) if isinstance(kind, RowKind) else _ROWS
        tail = kind.tail(measure, table, ask, rows, ())
        steps = ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in tail.steps.items())
        cursor = self._connection.execute(f"with {steps}\n{tail.answer}")
        names = [column[0] for column in cursor.description or ()]
        found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        (cells,) = kind.rows(found, measure, ask)
        return cells

    def _place(self, ask: Ask) -> None:
        """Keep the rows that count under the rules of a question, with the columns it reads."""
        table, counting = self._chosen.table, self.measure(ask).counting
        chain = Chain(self._library.tables(), self._chosen.releases, rules_of(ask))
        relation = chain.counted_from(counting.relation or table.name)
        steps = ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in chain.steps.items())
        rows = f"with {steps}\nselect * from {relation}"
        names = [name for name, *_ in self._connection.execute(f"describe {rows}").fetchall()]
        self._columns |= set(counting.reads)
        if table.derived is None and counting.relation is None:
            wanted = {*_ALWAYS, *self._columns, *chain.reads[table.name], table.date}
            names = [name for name in names if name in wanted]
        kept = ", ".join(f'"{name}"' for name in names)
        made = f"with {steps}\nselect {kept} from {relation}"
        self._connection.execute(f"create or replace temp table {_ROWS} as {made}")
        self._rules = rules_of(ask)


def _here(table: Table, ask: Ask) -> str:
    """SQL: the rows surely in the place and period, which alone decide the value of rows counted.

    What other rows could change are bounds over place, which a search does not tell.
    """
    tests = [belongs(table, ask)]
    if ask.from_:
        tests.append(f"cast({table.date} as date) >= date '{ask.from_.first}'")
    if ask.through:
        tests.append(f"cast({table.date} as date) <= date '{ask.through.last}'")
    return f"(select * from {_ROWS} where {' and '.join(tests)}) as {_ROWS}"


def rules_of(ask: Ask) -> tuple[str, ...]:
    """The rules that a question names, in order."""
    return tuple(sorted(rules_asked(ask)))


@contextmanager
def placed(library: Library, chosen: Chosen, ask: Ask) -> Iterator[Placed]:
    """The rows of a question and of all its flips, as long as the connection is open."""
    with opened(library, library.tables(), chosen.releases, chosen.release) as connection:
        yield Placed(connection, library, chosen, ask)
