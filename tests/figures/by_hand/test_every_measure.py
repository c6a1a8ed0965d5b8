"""Random libraries: every measure, by the engine and by hand, without a difference."""

import os
from pathlib import Path

import pytest

from drawn import released
from figures.by_hand.asked import by_engine, differences
from figures.by_hand.catalogue import MEASURES
from figures.by_hand.chances import Chance
from figures.by_hand.drawn_tables import library
from figures.by_hand.questions import questions
from uncover.figures.engine.resolver import Resolver
from uncover.records.ingest import ingest

LIBRARIES = int(os.environ.get("UNCOVER_HAND_LIBRARIES", "3"))
FIRST_SEED = int(os.environ.get("UNCOVER_HAND_SEED", "1"))


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + LIBRARIES))
def test_every_measure_is_counted_as_by_hand(seed: int, tmp_path: Path) -> None:
    """Numerator, denominator, unknown, value, bounds, alternatives, of figures and tables."""
    chance = Chance(seed)
    drawn = library(chance)
    files = [
        released(tmp_path / "files", table, rows, f"{table}.csv") for table, rows in drawn.items()
    ]
    ingest(tmp_path / "library", files, release="drawn")
    rows = {
        table: [
            row | {"file": f"{table}.csv", "sheet": "", "row": str(number)}
            for number, row in enumerate(some, 2)
        ]
        for table, some in drawn.items()
    }
    resolver = Resolver(tmp_path / "library")
    wrong = []
    for asked in MEASURES:
        for question in questions(chance, asked):
            hand = asked.answers(rows, question.about, question.options)
            engine = by_engine(resolver, question)
            wrong += [f"{question}: {each}" for each in differences(hand, engine)]
    assert not wrong, f"seed {seed}:\n" + "\n".join(wrong)
