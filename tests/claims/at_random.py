"""Figures drawn at random with a seed: every kind, basis and doubt that a figure can have."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from claims.made import count, figure, interval, share
from uncover.figures.comparing import Way, compared
from uncover.figures.figure import Alternative, Figure, PlaceBounds

Draw = Callable[[Random], Figure]


def _size(random: Random) -> int:
    return int(10 ** random.uniform(0, 6.5))


def a_share(random: Random) -> Figure:
    """Counted: with rows of unknown class, with other readings, with rows of unknown place."""
    n = _size(random) + 1
    k, unknown = random.randint(0, n), random.choice([0, 0, n // 50, n // 10])
    made = share(k, n, unknown)
    if random.random() < 0.5:
        near = [(max(0, k - n // 40), n), (k, n + unknown), (min(n, k + n // 60), n)]
        others = [
            Alternative(f"other {i}", Fraction(100 * a, b), "") for i, (a, b) in enumerate(near)
        ]
        made = replace(made, alternatives=tuple(others))
    if random.random() < 0.3:
        lost = n // 20
        ends = Fraction(100 * k, n + lost), Fraction(100 * (k + lost), n + lost)
        made = replace(made, place_bounds=PlaceBounds(n, 0, lost, *ends))
    return made


def a_printed_share(random: Random) -> Figure:
    """A rounded percentage, or a bound, of a source."""
    x, half = random.randint(1, 99), random.choice(["1/2", "1/20", "5/2"])
    low, high = max(Fraction(0), x - Fraction(half)), min(Fraction(100), x + Fraction(half))
    basis = random.choice(["printed", "quoted"])
    if random.random() < 0.15:
        return interval("0", str(high), basis=basis, low_closed=False, high_closed=False)
    return interval(str(low), str(high), basis=basis, value=Fraction(x), said_by=("A source",))


def a_count(random: Random) -> Figure:
    """Counted or printed; of people some have no id, of a class some rows are unknown."""
    n = _size(random)
    told = random.random()
    if told < 0.2:
        return count(n, unit="person", unknown=n // 30)
    if told < 0.4:
        return count(n, unclassed=n // 20)
    if told < 0.5:
        return interval(str(n), None, kind="count", unit="removal", high_closed=False)
    return count(n, basis=random.choice(["counted", "printed", "quoted"]))


def an_amount(random: Random) -> Figure:
    """Days or people on an average day, exact fractions."""
    value = Fraction(_size(random), random.choice([1, 2, 7, 365])) + 1
    return figure(
        basis="counted", kind="amount", unit="day", value=value, low=value, high=value, unknown=0
    )


def of_two(way: Way, draw: Draw) -> Draw:
    """Figures of two, of two times or of two places."""

    def drawn(random: Random) -> Figure:
        first = draw(random)
        second = replace(first, through="2010-03-07") if random.random() < 0.5 else first
        for _ in range(9):
            other = draw(random)
            if other.kind == first.kind and other.value:
                told = {"value", "low", "high", "numerator", "denominator", "unknown", "unclassed"}
                second = replace(second, **{name: getattr(other, name) for name in told})
                break
        whole = figure(basis="counted", kind="amount", unit="arrest", parts=(first, second))
        return compared(whole, way) or an_amount(random)

    return drawn


def _near(random: Random) -> Figure:
    """Counts of one size, as two years of arrests are."""
    return count(random.randint(400, 1200), random.choice([0, 0, 3]))


def _shares(random: Random) -> Figure:
    n = random.randint(200, 9000)
    return share(random.randint(1, n), n, random.choice([0, 0, n // 200]))


def a_rank(random: Random) -> Figure:
    """A place among fifty, from either end."""
    place = Fraction(random.randint(1, 50))
    options = {"rank": "state", "order": random.choice(["top", "bottom"])}
    return figure(
        basis="counted", kind="amount", unit="rank", numerator=int(place), denominator=50,
        options=options, value=place, low=place, high=place,
    )  # fmt: skip


KINDS: dict[str, Draw] = {
    "share": a_share,
    "printed share": a_printed_share,
    "count": a_count,
    "amount": an_amount,
    "change": of_two("percent", _near),
    "change of any size": of_two("percent", a_count),
    "ratio": of_two("ratio", _near),
    "ratio of any size": of_two("ratio", a_count),
    "ratio of shares": of_two("ratio", _shares),
    "points": of_two("points", _shares),
    "difference": of_two("difference", _near),
    "difference of amounts": of_two("difference", an_amount),
    "rank": a_rank,
}


def figures(kind: str, how_many: int, seed: int = 2011) -> list[Figure]:
    """So many figures of one kind, the same for one seed."""
    random = Random(f"{seed} {kind}")  # noqa: S311  drawn, and no secret
    return [KINDS[kind](random) for _ in range(how_many)]
