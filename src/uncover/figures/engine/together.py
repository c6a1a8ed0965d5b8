"""Many tables of figures of one library: those over the same rows are counted together.

As with the figures of a letter (`sharing`) the rows that count are made once, by the very SQL of
the chain, and the tail of each table runs over them. Here every table is known beforehand: only the
columns that a tail names are made, and they are let go of as soon as the last has been counted.
Stays that were made are not made again for the arrests that are joined to them.
The answer is that of the whole SQL, which stands in each receipt; `verify` runs the whole.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.answer import Rows, counted, read_by
from uncover.figures.engine.facilities import FACILITIES
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.query import Question, question
from uncover.figures.engine.rows import opened
from uncover.figures.engine.series_receipt import told_series
from uncover.figures.engine.sharing import reads_the_last_only, tail_text, with_steps
from uncover.figures.engine.source import Chosen
from uncover.figures.figure import Figure
from uncover.figures.receipt import FORMAT
from uncover.records.library import Library
from uncover.records.relation import ORDINAL
from uncover.terms.errors import UnusableError

Told = tuple[list[Figure], dict[str, Any]]
"""The figures of a table, and the receipt of them all."""
Before = Callable[[Ask], None]
"""Told of each question before it is counted."""
_Made = TypeVar("_Made")

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Put:
    """A question as it was asked, with what answers it."""

    ask: Ask
    chosen: Chosen
    question: Question


def put(library: Library, chosen: Chosen, ask: Ask) -> Put:
    """The question with its SQL; raises UnusableError as `question` and `read_by` do."""
    asked = question(chosen.measure, library.tables(), chosen.releases, ask)
    read_by(chosen, asked)
    return Put(ask, chosen, asked)


def told_together(
    library: Library,
    puts: Sequence[Put],
    keeping: Keeping | None,
    before: Before,
    made: Callable[[Put, Told], _Made],
) -> list[tuple[Ask, _Made | UnusableError]]:
    """What is made of each table of figures with its receipt, or why there is none.

    They come in the order of counting. What is not split is one figure, with its own receipt.
    """
    told: list[tuple[Ask, _Made | UnusableError]] = []
    for groups in _by_release(puts):
        told += library.steady(partial(_counted, library, groups, keeping, before, made))
    return told


def _by_release(puts: Sequence[Put]) -> list[list[list[Put]]]:
    """The questions by the release that answers them, and in it by the rows they are counted from.

    Rows that others are made from come first.
    """
    found: dict[object, dict[str, list[Put]]] = {}
    for each in puts:
        splice = each.chosen.splice and each.chosen.splice.name
        groups = found.setdefault((each.chosen.release, splice), {})
        groups.setdefault(with_steps(each.question.steps), []).append(each)
    return [
        sorted(groups.values(), key=lambda group: len(group[0].question.steps))
        for groups in found.values()
    ]


def _counted(
    library: Library,
    groups: Sequence[Sequence[Put]],
    keeping: Keeping | None,
    before: Before,
    made: Callable[[Put, Told], _Made],
) -> list[tuple[Ask, _Made | UnusableError]]:
    chosen = groups[0][0].chosen
    tables = library.tables()
    read: dict[str, tuple[str, ...]] = {}
    for group in groups:
        read |= read_by(group[0].chosen, group[0].question)
        if FACILITIES in group[0].chosen.releases:
            read[FACILITIES] = group[0].chosen.releases[FACILITIES]
    told: list[tuple[Ask, _Made | UnusableError]] = []
    with opened(library, tables, read, chosen.release, chosen.splice) as connection:
        rows = _Rows(connection, groups, {name for name, one in tables.items() if one.derived})
        for group in groups:
            for each in group:
                before(each.ask)
                try:
                    told.append((each.ask, made(each, _told(library, each, keeping, rows.asked))))
                except UnusableError as error:
                    told.append((each.ask, error))
            rows.let_go(group)
    return told


def _told(library: Library, each: Put, keeping: Keeping | None, rows: Rows) -> Told:
    if each.ask.by:
        return told_series(library, each.chosen, each.ask, keeping, rows)
    figure = counted(library, each.chosen, each.ask, FORMAT, keeping, rows)
    return [figure], figure.receipt or {}


class _Rows:
    """The rows of every chain of one release, made when the first question is put to them.

    derived: the relations that are kept for what is made from them too.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        groups: Sequence[Sequence[Put]],
        derived: Collection[str],
    ) -> None:
        # No answer turns on the order in which rows are stored, and keeping it takes memory.
        connection.execute("set preserve_insertion_order = false")
        self._connection, self._derived = connection, derived
        self._groups = {with_steps(group[0].question.steps): group for group in groups}
        self._made: dict[str, Question] = {}

    @contextmanager
    def asked(self, put_: Question) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
        """The connection, and the SQL that answers a question over the rows."""
        made = self._made.get(put_.relation, put_)
        if not reads_the_last_only(put_) or made.steps != put_.steps:
            yield self._connection, put_.sql
            return
        if put_.relation not in self._made:
            self._make(put_)
        steps = {put_.relation: f"select * from {_table(put_.relation)}"} | put_.tail.steps
        yield self._connection, f"{with_steps(steps)}\n{put_.tail.answer}"

    def let_go(self, group: Sequence[Put]) -> None:
        """Let go of the rows of a group, unless others are to be made from them; then of these."""
        del self._groups[with_steps(group[0].question.steps)]
        for name, one in list(self._made.items()):
            if not any(self._is_of(name, one, other[0]) for other in self._groups.values()):
                self._connection.execute(f"drop table {_table(name)}")
                del self._made[name]

    def _make(self, one: Question) -> None:
        steps = one.steps | {
            name: f"select * from {_table(name)}"
            for name, made in self._made.items()
            if _is_step(name, made, one)
        }
        rows = f"{with_steps(steps)}\nselect * from {one.relation}"
        there = [name for name, *_ in self._connection.execute(f"describe {rows}").fetchall()]
        words = self._words(one)
        names = ", ".join(f'"{name}"' for name in there if name in words | {ORDINAL})
        made = f"{with_steps(steps)}\nselect {names} from {one.relation}"
        self._connection.execute(f"create temp table {_table(one.relation)} as {made}")
        self._made[one.relation] = one

    def _words(self, one: Question) -> set[str]:
        """The words of all that reads the rows: tails, and steps of what is made of them."""
        told = []
        for group in self._groups.values():
            if group[0].question.steps == one.steps:
                told += [tail_text(each.question) for each in group]
            elif self._is_of(one.relation, one, group[0]):
                told += group[0].question.steps.values()
        return {word for text in told for word in _WORD.findall(text)}

    def _is_of(self, name: str, made: Question, other: Put) -> bool:
        return name in self._derived and _is_step(name, made, other.question)


def _table(relation: str) -> str:
    return f"made_{relation}"


def _is_step(name: str, made: Question, other: Question) -> bool:
    """Whether another question takes the same steps to this relation, and then others."""
    same = all(other.steps.get(step) == sql for step, sql in made.steps.items())
    return same and name != other.relation
