"""Many tables of figures of one library: those over the same rows are counted together.

As with the figures of a letter (`sharing`) the rows that count are made once, by the very SQL of
the chain, and the tail of each table runs over them. Here every table is known beforehand: only the
columns that a tail names are made, and they are let go of as soon as the last has been counted.
The answer is that of the whole SQL, which stands in each receipt; `verify` runs the whole.
"""

import re
from collections.abc import Callable, Iterator, Sequence
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
from uncover.figures.engine.sharing import tail_text, with_steps
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

_KEPT = "rows_that_count"
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
    for group in _groups(puts):
        told += library.steady(partial(_counted, library, group, keeping, before, made))
    return told


def _groups(puts: Sequence[Put]) -> list[list[Put]]:
    """The questions by the rows that they are counted from."""
    found: dict[object, list[Put]] = {}
    for each in puts:
        splice = each.chosen.splice and each.chosen.splice.name
        key = each.chosen.release, splice, with_steps(each.question.steps)
        found.setdefault(key, []).append(each)
    return list(found.values())


def _counted(
    library: Library,
    group: Sequence[Put],
    keeping: Keeping | None,
    before: Before,
    made: Callable[[Put, Told], _Made],
) -> list[tuple[Ask, _Made | UnusableError]]:
    chosen = group[0].chosen
    read = read_by(chosen, group[0].question)
    if FACILITIES in chosen.releases:
        read[FACILITIES] = chosen.releases[FACILITIES]
    told: list[tuple[Ask, _Made | UnusableError]] = []
    with opened(library, library.tables(), read, chosen.release, chosen.splice) as connection:
        same = _Same(connection, group)
        for each in group:
            before(each.ask)
            try:
                told.append((each.ask, made(each, _told(library, each, keeping, same.asked))))
            except UnusableError as error:
                told.append((each.ask, error))
    return told


def _told(library: Library, each: Put, keeping: Keeping | None, rows: Rows) -> Told:
    if each.ask.by:
        return told_series(library, each.chosen, each.ask, keeping, rows)
    figure = counted(library, each.chosen, each.ask, FORMAT, keeping, rows)
    return [figure], figure.receipt or {}


class _Same:
    """The rows of one chain, made when the first question is put to them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, group: Sequence[Put]) -> None:
        self._connection, self._group = connection, group
        self._is_made = False

    @contextmanager
    def asked(self, put_: Question) -> Iterator[tuple[duckdb.DuckDBPyConnection, str]]:
        """The connection, and the SQL that answers a question over the rows."""
        if not _reads_the_last_only(put_):
            yield self._connection, put_.sql
            return
        if not self._is_made:
            self._make()
        steps = {put_.relation: f"select * from {_KEPT}"} | put_.tail.steps
        yield self._connection, f"{with_steps(steps)}\n{put_.tail.answer}"

    def _make(self) -> None:
        one = self._group[0].question
        whole = f"{with_steps(one.steps)}\nselect * from {one.relation}"
        there = [name for name, *_ in self._connection.execute(f"describe {whole}").fetchall()]
        words = {
            word
            for each in self._group
            if _reads_the_last_only(each.question)
            for word in _WORD.findall(tail_text(each.question))
        }
        names = ", ".join(f'"{name}"' for name in there if name in words | {ORDINAL})
        made = f"{with_steps(one.steps)}\nselect {names} from {one.relation}"
        self._connection.execute(f"create temp table {_KEPT} as {made}")
        self._is_made = True


def _reads_the_last_only(put_: Question) -> bool:
    """Whether the tail reads no step of the chain but the last; it may read what is stored."""
    words = set(_WORD.findall(tail_text(put_)))
    return put_.relation in put_.steps and not words & ({*put_.steps} - {put_.relation})
