"""Phrases that hold: what to write instead of one that does not, or not whatever the blanks are."""

from collections.abc import Iterator
from fractions import Fraction

from uncover.claims.fixed import exact, fixed
from uncover.claims.interval import Interval
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.suggest_compared import compared_phrases, compares
from uncover.claims.verdict import PLACE_NOT_ESTABLISHED, TRUE_VERDICTS, Decision, decide
from uncover.claims.vocabulary import usual_fractions, words
from uncover.claims.widths import ALL, Quantity, half_width, last_place
from uncover.figures.figure import Figure
from uncover.terms.numbers import half_up

_FAR = 2
_DIGITS_KEPT = 2


def suggestion(figure: Figure, decision: Decision, language: str) -> str | None:
    """The strongest phrase that holds robustly under every declared alternative; None if none does.

    For a claim that does not hold the nearest plain phrase is tried first; then, in this order,
    "more than" the nearest usual fraction, "about" one, and the range (CLAIMS 3).
    """
    reach = _reach(figure)
    if reach is None:
        return None
    placed = _with_places(reach, figure)
    for known, settled in (
        ((placed, True), (reach, False)) if placed != reach else ((reach, False),)
    ):
        for said in _phrases(figure, known, decision, language):
            if holds_everywhere(said, figure, language, placed=settled):
                return said
    return None


def _phrases(figure: Figure, reach: Interval, decision: Decision, language: str) -> Iterator[str]:
    if compares(figure):
        yield from compared_phrases(figure, reach, language)
        return
    if decision.verdict == "does-not-hold":
        yield from _plain(figure, language)
    yield from _candidates(figure, reach, language)


def holds_everywhere(said: str, figure: Figure, language: str, *, placed: bool = False) -> bool:
    """Whether a phrase, read again, holds on the figure robustly and under each alternative.

    placed: and whatever the rows of unknown place are.
    """
    read = read_phrase(said, language)
    if not isinstance(read, Phrase):
        return False
    decided = decide(read, figure)
    if placed and any(told.startswith(PLACE_NOT_ESTABLISHED) for told in decided.notes):
        return False
    return decided.verdict in TRUE_VERDICTS and decided.robust is not False


def _with_places(reach: Interval, figure: Figure) -> Interval:
    """`reach` with what the rows of unknown place could make of it."""
    place = figure.place_bounds
    ends = (reach.low, reach.high)
    if place is None or not place.unknown or None in (place.low, place.high, *ends):
        return reach
    told = [end for end in (place.low, place.high, *ends) if end is not None]
    return Interval(min(told), max(told))


def _reach(figure: Figure) -> Interval | None:
    """From the lowest to the highest value that bounds and alternatives allow."""
    given, value = fixed(figure), exact(figure)
    values = [each.value for each in figure.alternatives if each.value is not None]
    if value is not None:
        values.append(value)
    if given is None or not values:
        return given if not values else Interval(min(values), max(values))
    low = None if given.low is None else min(given.low, *values)
    high = None if given.high is None else max(given.high, *values)
    return Interval(low, high)


def _plain(figure: Figure, language: str) -> Iterator[str]:
    given = fixed(figure)
    value = figure.value
    if value is None and given and given.low is not None and given.high is not None:
        value = (given.low + given.high) / 2
    if value is None:
        return
    if figure.kind == "share":
        yield _percent(half_up(value, 0), language)
        yield _percent(half_up(value, 1), language)
    elif value.denominator == 1:
        yield f"{value.numerator:,}"
    elif figure.kind == "amount":
        yield from (_number(value, places) for places in (0, 1))


def _candidates(figure: Figure, reach: Interval, language: str) -> Iterator[str]:
    if figure.kind == "share":
        yield from _shares(reach, language)
    else:
        yield from _counts(reach, language)


def _shares(reach: Interval, language: str) -> Iterator[str]:
    """Shares: by the usual fractions near them, then by whole percentages."""
    low, high = reach.low, reach.high
    if low == high and low in (0, ALL):
        yield words(language).say["all" if low else "none"]
    yield from _beside_marks(reach, language)
    if low is None or high is None:
        yield from _one_sided(reach, language, percent=True)
    else:
        yield from _percentages(low, high, language)


def _beside_marks(reach: Interval, language: str) -> Iterator[str]:
    """More than, fewer than, about a usual fraction."""
    known, low, high, marks = words(language), reach.low, reach.high, usual_fractions()
    under = [mark for mark in marks if low is not None and mark <= low]
    if under and low is not None and low < under[-1] + _FAR * _reach_of(under[-1]):
        yield known.say["above"].format(known.landmarks[under[-1]])
    over = [mark for mark in marks if high is not None and mark > high]
    if over and not under:
        yield known.say["below"].format(known.landmarks[over[0]])
    if low is None or high is None:
        return
    middle = (low + high) / 2
    for mark in sorted(marks, key=lambda mark: abs(mark - middle))[:2]:
        yield known.say["around"].format(known.landmarks[mark])


def _percentages(low: Fraction, high: Fraction, language: str) -> Iterator[str]:
    """Percentages: one, a range, or an end of what is known."""
    say = words(language).say
    for places in (0, 1):
        if half_up(low, places) == half_up(high, places):
            yield _percent(half_up(low, places), language)
    near = half_up((low + high) / 2, 0)
    yield say["around"].format(_percent(near, language))
    bottom, top = half_up(low, 0), half_up(high, 0)
    if bottom != top and high < ALL:
        yield _percent(say["between"].format(bottom, top), language)
    if low >= 1:
        yield say["from"].format(_percent(str(int(low)), language))
    if high < ALL:
        yield say["to"].format(_percent(str(-int(-high // 1)), language))


def _reach_of(mark: Fraction) -> Fraction:
    return half_width(Quantity("fraction", mark, Fraction(0)))


def _counts(reach: Interval, language: str) -> Iterator[str]:
    known, low, high = words(language), reach.low, reach.high
    if low is None or high is None:
        yield from _one_sided(reach, language, percent=False)
        return
    if low == high and low.denominator == 1:
        yield f"{low.numerator:,}"
    elif low == high:
        yield from (_number(low, places) for places in (0, 1))
    if high - low <= low:  # of what may be much more, "more than" tells too little
        yield from _above_round(int(low), language)
    for near in _round_near((low + high) / 2):
        yield known.say["around"].format(f"{near:,}")
    top = -int(-high // 1)
    yield known.say["between"].format(f"{int(low):,}", f"{top:,}")
    yield known.say["from"].format(f"{int(low):,}")


def _round_near(middle: Fraction) -> Iterator[int]:
    """Round numbers near `middle`, the roundest first, with nought left out."""
    digits = len(str(int(middle)))
    for place in (10 ** max(digits - kept, 0) for kept in (1, 2, 3, digits)):
        near = int(half_up(middle / place, 0)) * place
        if near:
            yield near


def _above_round(count: int, language: str) -> Iterator[str]:
    place = 10 ** max(len(str(count)) - _DIGITS_KEPT, 0)
    below = (count - 1) // place * place
    if below and last_place(below)[0] > 1:
        yield words(language).say["above"].format(f"{below:,}")


def _one_sided(reach: Interval, language: str, *, percent: bool) -> Iterator[str]:
    say = words(language).say
    end, side = (reach.low, "from") if reach.low is not None else (reach.high, "to")
    if end is None or end.denominator != 1:
        return
    number = f"{end.numerator:,}"
    said = _percent(number, language) if percent else number
    if side == "from" and not reach.low_closed:
        yield say["above"].format(said)
    yield say[side].format(said)


def _number(value: Fraction, places: int) -> str:
    """An amount with so many decimals, its thousands marked."""
    whole, mark, decimals = half_up(value, places).partition(".")
    return f"{int(whole):,}{mark}{decimals}"


def _percent(number: str, language: str) -> str:
    return words(language).say["percent"].format(number)
