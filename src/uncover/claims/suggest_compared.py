"""What to write instead of a comparison that does not hold: changes, ratios, differences, ranks."""

from collections.abc import Iterator
from fractions import Fraction

from uncover.claims.interval import Interval
from uncover.claims.ordinals import ordinal_said
from uncover.claims.vocabulary import comparing, words
from uncover.claims.widths import ALL, change_width, percent_of, ratio_width
from uncover.figures.comparing import BOTTOM, ORDER, RANK
from uncover.figures.figure import Figure
from uncover.terms.numbers import half_up

_CHANGES = ("percent", "percentage point")
_FAR = 2
_MANY = 200
"""From so many percent on a rise is told as so many times as many."""


def compares(figure: Figure) -> bool:
    """Whether a figure is a comparison of two, or a rank."""
    if figure.unit == RANK:
        return True
    if not figure.parts:
        return False
    return figure.unit in (*_CHANGES, "times", figure.parts[0].unit)


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
        yield from _ratios(figure, low, high, language)
    elif low > 0 or high < 0:
        rises = low > 0
        smallest, greatest = (low, high) if rises else (-high, -low)
        if rises and figure.unit == _CHANGES[0] and low >= _MANY:
            yield from _multiples(1 + low / 100, 1 + (low + high) / 200, language)
        sizes = _changes if figure.unit in _CHANGES else _differences
        for said in sizes(figure, smallest, greatest, language):
            yield _directed(figure, said, language, rises=rises)


def _directed(figure: Figure, said: str, language: str, *, rises: bool) -> str:
    """A size with its direction: a verb over time, "more than" beside another place or measure."""
    say = comparing(language).say
    if figure.unit not in _CHANGES:
        return say["more" if rises else "fewer"].format(said)
    if _over_time(figure):
        return say["rise" if rises else "fall"].format(said)
    return _beside(figure, said, language, rises=rises)


def _beside(figure: Figure, said: str, language: str, *, rises: bool) -> str:
    say = comparing(language).say
    if figure.parts[0].kind == "count":
        return say["more" if rises else "fewer"].format(said)
    return say["higher" if rises else "lower"].format(said)


def _over_time(figure: Figure) -> bool:
    periods = {(each.from_, each.through) for each in figure.parts}
    return len(periods) > 1


def _changes(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    """The size of a change in percent or in points, from its least to its greatest."""
    points = figure.unit == _CHANGES[1]
    template = comparing(language).say["points"] if points else words(language).say["percent"]
    say, middle = words(language).say, (low + high) / 2
    yield from _rounded(low, high, template)
    near = 5 * int(half_up(middle / 5, 0))
    if near and (near != ALL or high > ALL):  # a fall of about 100 percent leaves how much?
        yield say["around"].format(template.format(near))
    for under in _under(low, (10, 5, 1)):
        if middle < under + _FAR * change_width(percent_of(under)):
            yield say["above"].format(template.format(int(under)))
    if high < 1:
        yield say["below"].format(template.format(1))
    for under in _under(low, (1, 5, 10)):
        yield say["above"].format(template.format(int(under)))
    yield say["from"].format(template.format(half_up((low * 10) // 1 / Fraction(10), 1)))


def _rounded(low: Fraction, high: Fraction, template: str) -> Iterator[str]:
    """The middle without and with a decimal; never nought, and 100 only of 100."""
    for decimals in (0, 1):
        number = half_up((low + high) / 2, decimals)
        if Fraction(number) and (Fraction(number) != ALL or low == high == ALL):
            yield template.format(number)


def _differences(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    """How many more, from the least to the greatest."""
    say = words(language).say
    if low == high and low.denominator == 1:
        yield f"{low.numerator:,}"
    elif low == high:
        yield f"{int(half_up(low, 0)):,}"
    place = Fraction(10 ** max(len(str(int(low))) - 2, 0))
    for under in _under(low, (place, Fraction(1))):
        yield say["above"].format(f"{int(under):,}")
    if figure.kind == "count" and low >= 1:
        yield say["from"].format(f"{int(low):,}")


def _under(low: Fraction, steps: tuple[Fraction | int, ...]) -> Iterator[Fraction]:
    """The round numbers below `low`, one of each step, and never `low` itself or nought."""
    for step in steps:
        under = Fraction((-(-low // step) - 1) * step)
        if under > 0:
            yield under


def _ratios(figure: Figure, low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    """How many times as many; below one, and little above it, so many percent fewer or more."""
    middle = (low + high) / 2
    if high < 1:
        for said in _percents(1 - high, 1 - low, language):
            yield _beside(figure, said, language, rises=False)
        return
    if low > 1 and middle < Fraction(5, 4):
        for said in _percents(low - 1, high - 1, language):
            yield _beside(figure, said, language, rises=True)
    yield from _multiples(low, middle, language)


def _multiples(low: Fraction, middle: Fraction, language: str) -> Iterator[str]:
    known, say = comparing(language).say, words(language).say
    if half_up(middle, 1) != "1.0":
        yield _times(Fraction(half_up(middle, 1)), language)
    whole = Fraction(half_up(middle, 0))
    if whole >= _FAR:  # "once as many" is no ratio
        yield say["around"].format(_times(whole, language))
    half = Fraction(1, 2)
    for under in _under(low, (1, half, Fraction(1, 10))):
        if under > 1 and middle < under + _FAR * ratio_width(under):
            yield say["above"].format(_times(under, language))
    for under in _under(low, (Fraction(1, 10), half, 1)):
        yield say["above"].format(_times(under, language))
    yield known["times"].format(half_up(middle, 2))


def _percents(low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    template, say = words(language).say["percent"], words(language).say
    low, high = 100 * low, 100 * high
    yield from _rounded(low, high, template)
    for under in _under(low, (5, 1)):
        yield say["above"].format(template.format(int(under)))


def _times(x: Fraction, language: str) -> str:
    say = comparing(language).say
    if x == 2:  # noqa: PLR2004
        return say["twice"]
    return say["times"].format(half_up(x, 0 if x.denominator == 1 else 1))


def _ranks(figure: Figure, language: str) -> Iterator[str]:
    if figure.value is None:
        return
    known = comparing(language)
    order = BOTTOM if figure.options.get(ORDER) == BOTTOM else "top"
    if figure.value == 1:
        yield known.say[order]
    fitting = [word for word, rank in known.ordinals.items() if rank == figure.value]
    spelled = [word for word in fitting if word.isalpha()]
    ordinal = spelled[-1] if spelled else ordinal_said(int(figure.value), language)
    yield known.say[f"{order}_nth"].format(ordinal)
