"""Chance can be asked again: the same question has the same answer, whoever asks with whom."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from uncover.records.sample.chance import bits, chosen, draw

SEEDS = st.integers(0, 2**32)
PINNED = [838689298867531354, 17111447831244554186, 6549533900752017882]


def test_the_bits_are_those_of_every_machine_and_version() -> None:
    """Samples are compared across machines, so these numbers may never change."""
    told = bits(1, "a question", np.arange(3), np.array([0, 0, 1]))
    assert told.tolist() == PINNED


@given(SEEDS, st.lists(st.integers(0, 2**40), min_size=1, max_size=50))
def test_an_answer_does_not_depend_on_who_else_is_asked(seed: int, people: list[int]) -> None:
    """Pieces of a table can be made alone."""
    together = draw(seed, "q", np.array(people))
    alone = [float(draw(seed, "q", np.array([one]))[0]) for one in people]
    assert together.tolist() == alone
    assert all(0 <= one < 1 for one in alone)


@given(SEEDS)
def test_questions_and_seeds_have_answers_of_their_own(seed: int) -> None:
    """Two questions agree no more often than chance does."""
    people = np.arange(4000)
    first, second = draw(seed, "one", people), draw(seed, "another", people)
    assert abs(float(np.corrcoef(first, second)[0, 1])) < 0.1
    assert abs(float(first.mean()) - 0.5) < 0.03
    assert not (first == draw(seed + 1, "one", people)).any()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9).filter(any), SEEDS)
def test_what_weighs_nothing_is_never_chosen(weights: list[int], seed: int) -> None:
    """Choices come as often as they weigh."""
    found = chosen(draw(seed, "choice", np.arange(500)), weights)
    assert all(weights[one] > 0 for one in found.tolist())
