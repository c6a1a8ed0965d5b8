"""A thousand random figures: whatever the tool suggests holds, and how often it suggests at all."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from claims.made import count, figure, share
from claims.test_comparisons import made_of, rank
from uncover.claims.phrase import Phrase
from uncover.claims.reading import read_phrase
from uncover.claims.suggest import suggestion
from uncover.claims.verdict import TRUE_VERDICTS, Decision, decide
from uncover.figures.figure import Alternative, Figure

FIGURES = 1000
KINDS = ("share", "count", "amount", "percent", "points", "ratio", "difference", "rank")
PRINT = ("printed", "quoted")
LEAST_SUGGESTED = dict.fromkeys((*KINDS, *PRINT), 99) | {"rank": 20}
"""Of a hundred figures of a kind, at least so many get a phrase; ordinals go to the tenth of 40."""


def _alternatives(chance: Random, near: Fraction, most: int) -> tuple[Alternative, ...]:
    """Up to five other readings, near the value."""
    shifts = [Fraction(chance.randint(-300, 300), 100) for _ in range(chance.randint(0, 5))]
    values = [min(max(near + shift, Fraction(0)), Fraction(most)) for shift in shifts]
    return tuple(Alternative(f"reading {i}", value, "made up") for i, value in enumerate(values))


def _share(chance: Random) -> Figure:
    whole = chance.choice([chance.randint(1, 40), chance.randint(41, 100_000)])
    part, unknown = chance.randint(0, whole), chance.choice([0, 0, chance.randint(0, whole // 5)])
    made = share(part, whole, unknown)
    assert made.value is not None
    return replace(made, alternatives=_alternatives(chance, made.value, 100))


def _count(chance: Random) -> Figure:
    return count(10 ** chance.randint(0, 6) * chance.randint(1, 99), chance.choice([0, 0, 7]))


def _amount(chance: Random) -> Figure:
    value = Fraction(chance.randint(1, 100_000), 24)
    room = Fraction(chance.choice([0, 0, 1, 10]), 24)
    ends = {"value": value, "low": value - min(room, value), "high": value + room}
    return figure(basis="counted", kind="amount", unit="day", **ends)


def _of_two(way: str, chance: Random) -> Figure:
    first, second = chance.randint(1, 50_000), chance.randint(1, 50_000)
    if way == "points":
        return made_of(share(first, 50_000), share(second, 50_000), "points")
    return made_of(count(first, chance.choice([0, 3])), count(second), way)  # type: ignore[arg-type]


def _printed(basis: str, chance: Random) -> Figure:
    """A rounded percentage, one with a decimal, a floor, or a count; the document tells no more."""
    told = {"basis": basis, "said_by": ("made up",)}
    x = Fraction(chance.randint(1, 99))
    half = chance.choice([Fraction(1, 2), Fraction(1, 20)])
    if chance.random() < 0.2:
        return figure(value=None, low=x, high=None, **told)
    if chance.random() < 0.3:
        n = Fraction(chance.randint(1, 5000))
        return figure(kind="count", value=n, low=n, high=n, numerator=int(n), **told)
    return figure(value=x, low=x - half, high=x + half, **told)


def random_figure(kind: str, chance: Random) -> Figure:
    """One random figure of a kind."""
    if kind in ("share", "count", "amount"):
        return {"share": _share, "count": _count, "amount": _amount}[kind](chance)
    if kind == "rank":
        return rank(chance.randint(1, 40), order=chance.choice(["top", "bottom"]))
    return _printed(kind, chance) if kind in ("printed", "quoted") else _of_two(kind, chance)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_phrase_that_is_suggested_holds(language: str) -> None:
    """Read again it holds, robustly and under every alternative, on the figure it is about."""
    chance, kinds = Random(2011), tuple(LEAST_SUGGESTED)  # noqa: S311  a seed, and no secret
    wrong, suggested, of_kind = [], Counter[str](), Counter[str]()
    for index in range(FIGURES):
        kind = kinds[index % len(kinds)]
        made = random_figure(kind, chance)
        of_kind[kind] += 1
        said = suggestion(made, Decision(chance.choice(["does-not-hold", "holds"])), language)
        if said is None:
            continue
        suggested[kind] += 1
        read = read_phrase(said, language)
        decision = decide(read, made)
        told = decision.alternatives
        if (
            not isinstance(read, Phrase)
            or decision.verdict not in TRUE_VERDICTS
            or decision.robust is False
            or (told is not None and told.hold < told.declared)
        ):
            wrong.append((kind, said, made.value, decision))
    assert wrong == []
    shares = {kind: 100 * suggested[kind] // of_kind[kind] for kind in kinds}
    print(f"suggested in {language}, of a hundred: {shares}")  # noqa: T201  figures are told
    assert {k: n for k, n in shares.items() if n < LEAST_SUGGESTED[k]} == {}
