"""What to write instead of a comparison that does not hold: changes, ratios, differences, ranks."""

from collections.abc import Iterator
from fractions import Fraction

from uncover.claims.interval import Interval
from uncover.claims.vocabulary import comparing, words
from uncover.figures.comparing import BOTTOM, ORDER, RANK
from uncover.figures.figure import Figure
from uncover.terms.numbers import half_up

_CHANGES = ("percent", "percentage point")
_STEPS = (5, 1)


def compares(figure: Figure) -> bool:
    """Whether a figure is a comparison of two, or a rank."""
    if figure.unit == RANK or (figure.parts and figure.unit in (*_CHANGES, "times")):
        return True
    return bool(figure.parts) and figure.kind == "count"


def compared_phrases(figure: Figure, reach: Interval, language: str) -> Iterator[str]:
    """Phrases that may hold of a comparison, the most telling first.

    reach: from the lowest to the highest value that bounds and alternatives allow. Of values that
    reach over nought nothing is said: they have no direction.
    """
    if figure.unit == RANK:
        yield from _ranks(figure, language)
        return
    low, high = reach.low, reach.high
    if low is None or high is None:
        return
    if figure.unit == "times":
        yield from _ratios(low, high, language)
    elif low > 0 or high < 0:
        smallest, greatest = (low, high) if low > 0 else (-high, -low)
        for said in _sizes(figure, smallest, greatest, language):
            yield _directed(figure, said, language, rises=low > 0)


def _directed(figure: Figure, said: str, language: str, *, rises: bool) -> str:
    say = comparing(language).say
    if figure.kind == "count":
        return say["more" if rises else "fewer"].format(said)
    return say["rise" if rises else "fall"].format(said)


def _sizes(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    """The size of a change as a number, from its least to its greatest."""
    if figure.kind == "count":
        if low == high and low.denominator == 1:
            yield f"{low.numerator:,}"
        template = "{0}"
    else:
        points = figure.unit == _CHANGES[1]
        template = comparing(language).say["points"] if points else words(language).say["percent"]
        for decimals in (0, 1):
            yield template.format(half_up((low + high) / 2, decimals))
    say = words(language).say
    for step in _STEPS if figure.kind != "count" else (1000, 100, 10, 1):
        under = (-(-low // step) - 1) * step  # the round number below, and never the value itself
        if under > 0:
            yield say["above"].format(template.format(f"{int(under):,}"))


def _ratios(low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    say, times = words(language).say, comparing(language).say["times"]
    yield times.format(half_up((low + high) / 2, 1))
    middle = (low + high) / 2
    if middle >= 2:  # noqa: PLR2004  "once as many" is no ratio
        yield say["around"].format(times.format(half_up(middle, 0)))
    under = Fraction(-(-low * 10 // 1) - 1, 10)  # the tenth below, and never the value itself
    if under > 0 and under != 1:
        yield say["above"].format(times.format(half_up(under, 0 if under.denominator == 1 else 1)))


def _ranks(figure: Figure, language: str) -> Iterator[str]:
    if figure.value is None:
        return
    known = comparing(language)
    order = BOTTOM if figure.options.get(ORDER) == BOTTOM else "top"
    if figure.value == 1:
        yield known.say[order]
    fitting = [word for word, rank in known.ordinals.items() if rank == figure.value]
    spelled = [word for word in fitting if word.isalpha()]
    if spelled:
        yield known.say[f"{order}_nth"].format(spelled[-1])
