"""Which rows a made-up table has: people by plans of rows, cut to a number, in no order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from uncover.records.declaration import Column, Table
from uncover.records.sample.cells import Cells
from uncover.records.sample.chance import Flags, Shares, Whole, bits, chosen
from uncover.records.sample.people import World

_BLOCK = 100_000  # people looked at together


class Turn(NamedTuple):
    """One row of a plan.

    event: which event of the person it tells. counts: whether it is the row that the duplicate
    rule counts. after: seconds after the plan's beginning, and in files without times. slot: which
    of several facilities, forms or stays; what it means is the table's.
    """

    event: int = 0
    counts: bool = True
    after: int = 0
    after_in_days: int = 0
    slot: int = 0


def counted(event: int = 0, after: int = 0, after_in_days: int = 0, slot: int = 0) -> Turn:
    """The row of an event that counts."""
    return Turn(event, True, after, after_in_days, slot)  # noqa: FBT003


def again(event: int = 0, after: int = 0, after_in_days: int = 0, slot: int = 0) -> Turn:
    """A further row of an event."""
    return Turn(event, False, after, after_in_days, slot)  # noqa: FBT003


@dataclass(frozen=True)
class Plan:
    """The rows of one person in one table, and how likely they are."""

    weight: float
    turns: tuple[Turn, ...]


def _every_plan(_world: World, person: Whole, _plan: Whole) -> Flags:
    return np.ones(len(person), bool)


@dataclass(frozen=True)
class Maker:
    """How one table is made.

    sheet: its first sheet's name in a release. plans: the first is one row that counts. member:
    whether a person is in the table. able: whether a person can have a plan (else the first).
    when: the date of each row, the one that figures belong to. columns: the cells of columns by
    canonical name. state: the state a figure credits each row to, as postal codes. more: further
    truths of the finished rows.
    """

    sheet: str
    plans: tuple[Plan, ...]
    member: Callable[[World, Whole], Flags]
    when: Callable[["Rows"], Whole]
    columns: dict[str, Callable[["Rows", Column], Cells]]
    able: Callable[[World, Whole, Whole], Flags] = _every_plan
    state: Callable[["Rows"], Cells] | None = None
    more: Callable[["Skeleton"], dict[str, object]] | None = None


@dataclass(frozen=True)
class Skeleton:
    """All rows of a table, by the person, plan and turn of each."""

    world: World
    table: Table
    maker: Maker
    layout: str
    released: frozenset[str]
    person: Whole
    plan: Whole
    turn: Whole

    def piece(self, begin: int, end: int) -> "Rows":
        """Some of the rows."""
        return Rows(
            self,
            np.arange(begin, end),
            self.person[begin:end],
            self.plan[begin:end],
            self.turn[begin:end],
        )


@dataclass(frozen=True)
class Rows:
    """Some rows of a table, and what may be asked of them."""

    whole: Skeleton
    number: Whole
    person: Whole
    plan: Whole
    turn: Whole

    @property
    def world(self) -> World:
        """The seed and the days covered."""
        return self.whole.world

    @property
    def table(self) -> str:
        """The table's name."""
        return self.whole.table.name

    @cached_property
    def nameless(self) -> Flags:
        """Rows without an identifier of the person."""
        if "person" not in self.whole.released:
            return np.ones(len(self.person), bool)
        return self.world.nameless(self.table, self.person)

    @cached_property
    def event(self) -> Whole:
        """Which event of the person each row tells."""
        return self.told("event")

    @cached_property
    def counts(self) -> Flags:
        """The rows that the duplicate rule counts; without an identifier all do."""
        return self.told("counts").astype(bool) | self.nameless

    @cached_property
    def when(self) -> Whole:
        """The date that figures belong to, in seconds."""
        return self.whole.maker.when(self)

    @cached_property
    def after(self) -> Whole:
        """Seconds after the plan's beginning, as the files of this cover can say it."""
        return self.told("after_in_days" if self.world.cover.days else "after")

    @cached_property
    def span(self) -> Whole:
        """The largest `after` of the row's plan."""
        part = "after_in_days" if self.world.cover.days else "after"
        told = _table_of(self.whole.maker.plans, part)
        span: Whole = told.max(axis=1)[self.plan]
        return span

    def told(self, part: str) -> Whole:
        """A part of each row's turn."""
        return _table_of(self.whole.maker.plans, part)[self.plan, self.turn]

    def draw(self, question: str, *, by_event: bool = True) -> Shares:
        """A number from 0 to under 1, by person and event or by person alone."""
        of = (self.person, self.event) if by_event else (self.person,)
        return self.world.draw(question, *of)


def skeleton(
    world: World, table: Table, maker: Maker, layout: str, released: frozenset[str], rows: int
) -> Skeleton:
    """So many rows: whole plans of one person after another, and single rows to fill up."""
    lengths = np.array([len(plan.turns) for plan in maker.plans])
    person, plan = _people(world, table.name, maker, rows, lengths)
    ends = np.cumsum(lengths[plan])
    whole = int(np.searchsorted(ends, rows, side="right"))
    rest = rows - (int(ends[whole - 1]) if whole else 0)
    person, plan = person[: whole + rest], plan[: whole + rest].copy()
    plan[whole:] = 0
    each = lengths[plan]
    turn = np.arange(rows) - np.repeat(np.cumsum(each) - each, each)
    order = np.argsort(bits(world.seed, f"order of {table.name}", np.arange(rows)), kind="stable")
    return Skeleton(
        world,
        table,
        maker,
        layout,
        released,
        np.repeat(person, each)[order],
        np.repeat(plan, each)[order],
        turn[order],
    )


def _people(
    world: World, table: str, maker: Maker, rows: int, lengths: Whole
) -> tuple[Whole, Whole]:
    """People and their plans, for at least so many rows and the single ones that may fill up."""
    weights = [plan.weight for plan in maker.plans]
    found, plans, have, begin = [], [], 0, 0
    block = min(_BLOCK, 4 * rows + 100)
    while have < rows + int(lengths.max()):
        person = np.arange(begin, begin + block)
        person = person[maker.member(world, person)]
        plan = chosen(world.draw(f"plan in {table}", person), weights)
        plan = np.where(maker.able(world, person, plan), plan, 0)
        found.append(person)
        plans.append(plan)
        have += int(lengths[plan].sum())
        begin += block
    return np.concatenate(found), np.concatenate(plans)


def _table_of(plans: Sequence[Plan], part: str) -> Whole:
    longest = max(len(plan.turns) for plan in plans)
    told = np.zeros((len(plans), longest), np.int64)
    for at, plan in enumerate(plans):
        told[at, : len(plan.turns)] = [int(getattr(turn, part)) for turn in plan.turns]
    return told
