"""Trying combinations, those nearest to what is pinned first.

A cell is a combination without the choices that one look at the rows answers in all their ways
(`FREE`). Cells are tried in the order of how many of their choices differ from what is pinned, so
that all flips of one choice are among them whatever the limit.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

from uncover.figures.address import Ask
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.search.lattice import FREE, Choice, asked
from uncover.figures.engine.search.placed import Placed, rules_of

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Reading:
    """One combination that was tried: the way of each choice, the question, and what it gives.

    high: the upper bound over rows of unknown class. numerator, denominator: as `Figure` has them.
    """

    ways: tuple[int, ...]
    ask: Ask
    value: Fraction | None
    high: Fraction | None
    numerator: int | None
    denominator: int | None

    @property
    def differing(self) -> int:
        """How many choices differ from those that are pinned."""
        return _differing(self.ways)


@dataclass(frozen=True)
class _Cell:
    ways: tuple[int, ...]
    ask: Ask


class Lattice:
    """All combinations of the choices of one question."""

    def __init__(self, choices: Sequence[Choice], ask: Ask) -> None:
        """Put the cells in order, the pinned one first."""
        self.choices = choices
        self._free = [choice for choice in choices if choice.name in FREE]
        self._bound = [choice for choice in choices if choice.name not in FREE]
        self._each = prod(len(choice.ways) for choice in self._free)
        self._cells = sorted(self._every(ask), key=lambda cell: _in_order(cell.ways))

    def __len__(self) -> int:
        """How many combinations there are; none whose period ends before it begins."""
        return self._each * len(self._cells)

    def tried(self, rows: Placed, limit: int, progress: Progress) -> list[Reading]:
        """What the combinations give, at most `limit` of them, but all that differ in one choice.

        In order of how many choices differ, then of the ways.
        """
        near = sum(_differing(cell.ways) <= 1 for cell in self._cells)
        cells = self._cells[: max(near, limit // self._each)]
        found: list[Reading] = []
        # Rows are placed anew for each set of rules: those of one set are looked at together.
        for number, cell in enumerate(sorted(cells, key=lambda cell: rules_of(cell.ask)), 1):
            found += self._looked_at(rows, cell)
            progress(number * self._each, len(cells) * self._each)
        return sorted(found, key=lambda reading: _in_order(reading.ways))

    def _every(self, ask: Ask) -> Iterator[_Cell]:
        for ways in product(*(range(len(choice.ways)) for choice in self._bound)):
            told = asked(self._bound, ways, ask)
            if told is not None:
                yield _Cell(ways, told)

    def _looked_at(self, rows: Placed, cell: _Cell) -> Iterator[Reading]:
        cells = rows.look(cell.ask)
        bound = {choice.name: way for choice, way in zip(self._bound, cell.ways, strict=True)}
        for ways in product(*(range(len(choice.ways)) for choice in self._free)):
            ask = asked(self._free, ways, cell.ask) or cell.ask
            measure = rows.measure(ask)
            told = kind_of(measure).result(cells, measure, ask)
            free = {choice.name: way for choice, way in zip(self._free, ways, strict=True)}
            every = tuple((free | bound)[choice.name] for choice in self.choices)
            yield Reading(every, ask, told.value, told.high, told.numerator, told.denominator)


def _differing(ways: tuple[int, ...]) -> int:
    return sum(way > 0 for way in ways)


def _in_order(ways: tuple[int, ...]) -> tuple[int, list[tuple[int, int]]]:
    """How many choices differ, then which ones, then how."""
    return _differing(ways), [(number, way) for number, way in enumerate(ways) if way]
