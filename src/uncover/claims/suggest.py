"""Phrases that hold: what to write instead of one that does not, or not whatever the blanks are."""

from collections.abc import Iterator
from fractions import Fraction

from uncover.claims.interval import Interval
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.suggest_compared import compared_phrases, compares
from uncover.claims.verdict import TRUE_VERDICTS, Decision, decide, exact, fixed
from uncover.claims.vocabulary import usual_fractions, words
from uncover.claims.widths import Quantity, half_width, last_place
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
    said: str
    if compares(figure):
        found = compared_phrases(figure, reach, language)
        return next((said for said in found if holds_everywhere(said, figure, language)), None)
    plain = _plain(figure, language) if decision.verdict == "does-not-hold" else ()
    for said in (*plain, *_candidates(figure, reach, language)):
        if holds_everywhere(said, figure, language):
            return said
    return None


def holds_everywhere(said: str, figure: Figure, language: str) -> bool:
    """Whether a phrase, read again, holds on the figure robustly and under each alternative."""
    read = read_phrase(said, language)
    if not isinstance(read, Phrase):
        return False
    decided = decide(read, figure)
    return decided.verdict in TRUE_VERDICTS and decided.robust is not False


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


def _candidates(figure: Figure, reach: Interval, language: str) -> Iterator[str]:
    if figure.kind == "share":
        yield from _shares(reach, language)
    else:
        yield from _counts(reach, language)


def _shares(reach: Interval, language: str) -> Iterator[str]:
    known, low, high = words(language), reach.low, reach.high
    marks = usual_fractions()
    if low is not None:
        under = [mark for mark in marks if mark <= low]
        nearest = under[-1] if under else None
        if nearest is not None and low < nearest + _FAR * _reach_of(nearest):
            yield known.say["above"].format(known.landmarks[nearest])
    if low is None or high is None:
        yield from _one_sided(reach, language, percent=True)
        return
    middle = (low + high) / 2
    for mark in sorted(marks, key=lambda mark: abs(mark - middle))[:2]:
        yield known.say["around"].format(known.landmarks[mark])
    bottom, top = half_up(low, 0), half_up(high, 0)
    if bottom == top:
        yield _percent(bottom, language)
    yield _percent(known.say["between"].format(bottom, top), language)


def _reach_of(mark: Fraction) -> Fraction:
    return half_width(Quantity("fraction", mark, Fraction(0)))


def _counts(reach: Interval, language: str) -> Iterator[str]:
    known, low, high = words(language), reach.low, reach.high
    if low is None or high is None:
        yield from _one_sided(reach, language, percent=False)
        return
    if low == high and low.denominator == 1:
        yield f"{low.numerator:,}"
    yield from _above_round(int(low), language)
    for width in (100, 50, 10, 5, 1):
        near = (low + high) / 2 // width * width
        if near:
            yield known.say["around"].format(f"{int(near):,}")
    yield known.say["between"].format(f"{int(low):,}", f"{-int(-high // 1):,}")


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


def _percent(number: str, language: str) -> str:
    return words(language).say["percent"].format(number)
