"""Random libraries: every measure, by the engine and by hand, without a difference."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from figures.by_hand.answers import Answer
from figures.by_hand.asked import Question, by_engine, differences
from figures.by_hand.catalogue import MEASURES
from figures.by_hand.chances import Chance
from figures.by_hand.comparisons import comparisons
from figures.by_hand.drawn_tables import library
from figures.by_hand.events import Key
from figures.by_hand.extent import SEEDS
from figures.by_hand.files import one_each, standing, stored
from figures.by_hand.one_connection import one_connection
from figures.by_hand.questions import questions
from figures.by_hand.tables import Rows
from uncover.figures.engine.resolver import Resolver
from uncover.figures.measures import measures


def counted(chance: Chance, rows: Rows) -> Iterator[tuple[Question, Mapping[Key, Answer]]]:
    """Every measure, alone and compared, with the count by hand."""
    for asked in MEASURES:
        for question in questions(chance, asked):
            yield question, asked.answers(rows, question.about, question.options)
    yield from comparisons(chance, rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_measure_is_counted_as_by_hand(seed: int, tmp_path: Path) -> None:
    """Numerator, denominator, unknown, value, bounds, alternatives, of figures and tables."""
    chance = Chance(seed)
    drawn = library(chance)
    resolver = Resolver(stored(tmp_path / "library", one_each(tmp_path / "files", drawn)))
    with one_connection():
        wrong = [
            f"{question}: {each}"
            for question, by_hand in counted(chance, standing(drawn))
            for each in differences(by_hand, by_engine(resolver, question))
        ]
    print(f"library of seed {seed}: {len(wrong)} differences")  # noqa: T201  seeds are told
    assert not wrong, f"seed {seed}:\n" + "\n".join(wrong)


def test_every_measure_that_there_is_is_counted_by_hand() -> None:
    """A measure declared tomorrow has to be counted by hand as well."""
    assert {asked.measure for asked in MEASURES} == {*measures(), "count", "people", "share"}


def test_a_seed_draws_the_same_library_again() -> None:
    """A seed that failed can be asked for again."""
    one, again, other = (standing(library(Chance(seed))) for seed in (3, 3, 4))
    assert one == again
    assert one != other
