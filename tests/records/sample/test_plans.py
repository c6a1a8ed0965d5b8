"""The plans of rows hold the traps of the real tables, on both sides of each border."""

from itertools import pairwise

import numpy as np
import pytest

from uncover.records.declared import tables
from uncover.records.sample.arrests import ARRESTS
from uncover.records.sample.detainers import DETAINERS
from uncover.records.sample.people import World
from uncover.records.sample.rows import Maker, Rows, skeleton
from uncover.records.sample.scenery import cover
from uncover.records.sample.stints import DETENTION_STINTS, median_days

DAY = 86_400


def _rows(name: str, maker: Maker, rows: int, seed: int = 1) -> Rows:
    layout = next(one for one in tables()[name].layouts if one.name == "2026-03")
    world = World(seed, cover(layout.name))
    released = frozenset({"person"})
    return skeleton(world, tables()[name], maker, layout.name, released, rows).piece(0, rows)


def test_pairs_of_arrests_lie_just_inside_and_just_outside_a_day() -> None:
    """Exactly 24 hours is the same arrest, a second more is another (DOMAIN 3.1)."""
    rows = _rows("arrests", ARRESTS, 20_000)
    gaps: dict[int, set[int]] = {}
    order = np.lexsort((rows.turn, rows.person))
    for before, after in pairwise(order):
        if rows.person[before] == rows.person[after]:
            gap = int(rows.when[after] - rows.when[before])
            same = int(rows.event[before] == rows.event[after])
            gaps.setdefault(gap, set()).add(same)
    assert gaps[DAY] == {1}
    assert gaps[DAY + 1] == {0}
    assert gaps[0] == {1}
    assert all(same == {int(gap <= DAY)} for gap, same in gaps.items())


def test_a_chain_spans_more_than_a_day_and_is_one_arrest() -> None:
    """Rows at 0, 20 and 40 hours are one arrest: each is held to the row before it."""
    chains = [plan.turns for plan in ARRESTS.plans if len(plan.turns) > 2]
    assert any(
        len({turn.event for turn in chain}) == 1 and max(turn.after for turn in chain) > DAY
        for chain in chains
    )


@pytest.mark.parametrize(
    ("name", "maker"),
    [("arrests", ARRESTS), ("detainers", DETAINERS), ("detention_stints", DETENTION_STINTS)],
)
@pytest.mark.parametrize("rows", [1, 3, 10, 1001])
def test_every_event_has_one_row_that_counts(name: str, maker: Maker, rows: int) -> None:
    """Cutting a table to a number of rows takes no event's counting row and leaves the others."""
    made = _rows(name, maker, rows)
    assert len(made.person) == rows
    counted = [
        (int(person), int(event))
        for person, event, counts in zip(made.person, made.event, made.told("counts"), strict=True)
        if counts
    ]
    events = {(int(p), int(e)) for p, e in zip(made.person, made.event, strict=True)}
    assert sorted(counted) == sorted(events)


def test_rows_without_an_identifier_all_count() -> None:
    """Nobody can say that two of them are one event (DOMAIN 3.1)."""
    rows = _rows("arrests", ARRESTS, 30_000)
    assert rows.nameless.any()
    assert rows.counts[rows.nameless].all()
    repeated = rows.nameless & ~rows.told("counts").astype(bool)
    assert repeated.any(), "equal rows without an identifier are among them"


@pytest.mark.parametrize(
    ("lengths", "median"),
    [
        ([], None),
        ([DAY], "1.0000"),
        ([DAY, 2 * DAY], "1.5000"),
        ([0, 60], "0.0003"),
        ([60], "0.0007"),
    ],
)
def test_the_median_is_told_in_days(lengths: list[int], median: str | None) -> None:
    """Elapsed seconds over 86,400, four decimals, half up."""
    assert median_days(np.array(lengths, np.int64)) == median
