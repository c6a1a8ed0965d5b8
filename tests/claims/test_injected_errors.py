"""Errors put into a letter: a quarter of its digits changed by one, and each R01 claim found."""

from fractions import Fraction
from random import Random

import pytest

from claims.made import count, share
from uncover.claims.check import Checked, check
from uncover.figures.figure import Figure
from uncover.terms.numbers import half_up

SHARES = [(k, 997) for k in range(31, 991, 24)]  # forty, none on the edge of a rounded percentage
HEDGES = ("about", "more than", "at least", "nearly", "fewer than")


def written() -> list[tuple[str, Figure]]:
    """Sixty made claims with their figures: forty of R01, ten counts, ten with a hedge."""
    claims: list[tuple[str, Figure]] = []
    for index, (k, n) in enumerate(SHARES):
        value = Fraction(100 * k, n)
        claims.append((f"{half_up(value, index % 2)} percent", share(k, n)))
    claims += [(f"{n:,} people", count(n)) for n in range(107, 20_000, 1999)]
    for index in range(10):
        hedge, x = HEDGES[index % len(HEDGES)], 230 + 70 * index
        near = {"about": 0, "more than": 3, "at least": 0, "nearly": -3, "fewer than": -3}[hedge]
        claims.append((f"{hedge} {x} people", count(x + near)))
    return claims


def letter(texts: list[str]) -> str:
    """The letter of these phrases, each bound to the figure of its number."""
    lines = [f"It was [{text}](#f{index})." for index, text in enumerate(texts)]
    return "---\nlang: en\n---\n" + "\n".join(lines)


def checked(texts: list[str]) -> list[Checked]:
    """The claims of the letter."""
    figures = {f"f{index}": told for index, (_, told) in enumerate(written())}
    return list(check(letter(texts), figures.__getitem__).claims)


def injected(texts: list[str], seed: int) -> list[str]:
    """The phrases with a quarter of all their digits changed by one, up or down."""
    chance = Random(seed)  # noqa: S311  a seed, and no secret
    digits = [(i, at) for i, text in enumerate(texts) for at, c in enumerate(text) if c.isdigit()]
    changed = [list(text) for text in texts]
    for i, at in chance.sample(digits, len(digits) // 4):
        digit = int(changed[i][at])
        step = chance.choice([-1, 1]) if 0 < digit < 9 else 1 if digit == 0 else -1
        changed[i][at] = str(digit + step)
    return ["".join(text) for text in changed]


def test_the_letter_is_right_before() -> None:
    """Sixty claims, and every one of them holds."""
    claims = checked([text for text, _ in written()])
    assert len(claims) == 60
    assert {each.decision.verdict for each in claims} <= {"holds", "holds-rounded"}
    assert sum(each.read.rule == "R01" for each in claims) == 40


@pytest.mark.parametrize("seed", range(20))
def test_every_plain_percentage_that_was_changed_is_found(seed: int) -> None:
    """All of R01 and all counts; of the hedged ones it is told how many."""
    before = [text for text, _ in written()]
    after = injected(before, seed)
    claims = checked(after)
    changed = [i for i in range(60) if before[i] != after[i]]
    missed = {i for i in changed if claims[i].decision.verdict != "does-not-hold"}
    hedged = {i for i in changed if i >= 50}
    print(  # noqa: T201  figures are told
        f"seed {seed}: {len(changed)} claims changed, {len(changed) - len(missed)} found; "
        f"hedged {len(hedged)}, found {len(hedged - missed)}"
    )
    assert missed - hedged == set()
    untouched = [claims[i].decision.verdict for i in range(60) if i not in changed]
    assert set(untouched) <= {"holds", "holds-rounded"}
