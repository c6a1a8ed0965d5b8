"""Random libraries: every measure, by the engine and by hand, without a difference."""

import os
from pathlib import Path

import pytest

from drawn import released
from figures.by_hand.asked import by_engine, by_hand, differences
from figures.by_hand.chances import Chance
from figures.by_hand.drawn_arrests import arrests
from figures.by_hand.questions import MEASURES, questions
from uncover.figures.engine.resolver import Resolver
from uncover.records.ingest import ingest

LIBRARIES = int(os.environ.get("UNCOVER_HAND_LIBRARIES", "4"))
FIRST_SEED = int(os.environ.get("UNCOVER_HAND_SEED", "1"))


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + LIBRARIES))
def test_every_measure_is_counted_as_by_hand(seed: int, tmp_path: Path) -> None:
    """Numerator, denominator, unknown, value, bounds, alternatives, of figures and tables."""
    chance = Chance(seed)
    drawn = {"arrests": arrests(chance, chance.random.randint(20, 80))}
    for table, rows in drawn.items():
        file = released(tmp_path / "files", table, rows, f"{table}.csv")
        ingest(tmp_path / "library", [file], release="drawn")
        for number, row in enumerate(rows, 2):
            row |= {"file": file.name, "sheet": "", "row": str(number)}
    resolver = Resolver(tmp_path / "library")
    wrong = []
    for asked in MEASURES:
        for question in questions(chance, asked):
            hand = by_hand(
                asked.events(drawn, question.options), question, asked.count(question.options)
            )
            engine = by_engine(resolver, question)
            wrong += [f"{question}: {each}" for each in differences(hand, engine)]
    assert not wrong, f"seed {seed}:\n" + "\n".join(wrong)
