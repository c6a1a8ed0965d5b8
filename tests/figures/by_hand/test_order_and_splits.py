"""The same rows in another order, in other files, in other runs: no figure changes."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from figures.by_hand.answers import Answer
from figures.by_hand.asked import Question, by_engine
from figures.by_hand.catalogue import MEASURES
from figures.by_hand.chances import Chance
from figures.by_hand.drawn_tables import library
from figures.by_hand.events import About, Key
from figures.by_hand.extent import ASKED_OFTEN, STORED_OFTEN
from figures.by_hand.files import (
    Drawn,
    one_each,
    several,
    sheets,
    shuffled,
    stored,
    without_ties,
)
from figures.by_hand.one_connection import one_connection
from figures.by_hand.questions import ONE_DAY
from uncover.figures.engine.resolver import Resolver

Told = dict[str, dict[Key, Answer]]


def figures(library: Path, seed: int) -> Told:
    """Measures that the seed picks, of the nation or of a state, as they are or by a dimension."""
    resolver, random = Resolver(library), Random(seed)  # noqa: S311  nothing is hidden
    with one_connection():
        return {str(question): by_engine(resolver, question) for question in _questions(random)}


def _questions(random: Random) -> Iterator[Question]:
    for asked in random.sample(MEASURES, ASKED_OFTEN or len(MEASURES)):
        by = random.choice(((), (random.choice(asked.dims),)))
        state, county = random.choice(asked.places)
        on = random.choice(ONE_DAY) if asked.periods == "one day" and "day" not in by else None
        about = About(state, county, on, on, by)
        yield Question(asked.measure, about, dict(asked.fixed), asked.source)


def drawn(seed: int) -> Drawn:
    """A random library."""
    return library(Chance(seed))


@pytest.mark.parametrize("seed", STORED_OFTEN)
def test_rows_in_another_order_tell_the_same(seed: int, tmp_path: Path) -> None:
    """Shuffled, where rows of one person at one time are copies of each other."""
    rows = without_ties(drawn(seed))
    random = Random(seed)  # noqa: S311  nothing is hidden
    told = [
        figures(stored(tmp_path / name, one_each(tmp_path / f"{name} files", order)), seed)
        for name, order in (("as drawn", rows), ("shuffled", shuffled(rows, random)))
    ]
    assert told[0] == told[1]


@pytest.mark.parametrize("seed", STORED_OFTEN)
def test_rows_in_other_files_and_sheets_tell_the_same(seed: int, tmp_path: Path) -> None:
    """One file, three files, or three sheets of a workbook; ties go by file, sheet and row."""
    rows = drawn(seed)
    told = [
        figures(stored(tmp_path / part.__name__, part(tmp_path / "files", rows)), seed)
        for part in (one_each, several, sheets)
    ]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("seed", STORED_OFTEN)
def test_runs_in_either_order_tell_the_same(seed: int, tmp_path: Path) -> None:
    """Half of the files first or last, each table in both halves: the same figures, ties too."""
    files = several(tmp_path / "files", drawn(seed))
    halves = files[::2], files[1::2]
    told = [
        figures(stored(tmp_path / name, *runs), seed)
        for name, runs in (("forth", halves), ("back", halves[::-1]), ("at once", [files]))
    ]
    assert told[0] == told[1] == told[2]
