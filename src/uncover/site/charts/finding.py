"""What a chart of values over time shows, as a sentence: the last whole period and one before."""

from collections.abc import Sequence
from fractions import Fraction

from uncover.figures.edition.figures import figure_of
from uncover.figures.edition.reading import Told
from uncover.figures.footnote.counted import noun_said, part_said, place_said, what_said
from uncover.figures.footnote.period import day_said
from uncover.site.charts.numbers import shortly
from uncover.site.charts.periods import place_in_time
from uncover.terms.speech import say

MONTH, YEAR = "month", "fiscal_year"


def finding(values: Sequence[Told], span: str, place: str) -> str:
    """The finding of values in order of time, of which one at least is told."""
    whole = [each for each in values if not each.is_partial and each.value is not None]
    whole = whole or [each for each in values if each.value is not None]
    last = whole[-1]
    facts = {"place": place_said(place), "value": value_said(last), "when": when_said(last, span)}
    facts |= _words(last)
    if last.kind != "share" and span == MONTH:
        most = max(whole, key=lambda each: Fraction(each.value or 0))
        peak = {"most": value_said(most), "most_when": when_said(most, span)}
        key = "alone" if most is last else "most"
        return say(f"charts.finding.{last.kind}-{key}", **facts, **peak)
    before = _a_year_before(whole, last, span)
    if before is None:
        return say(f"charts.finding.{last.kind}-alone", **facts)
    now, then = Fraction(last.value or 0), Fraction(before.value or 0)
    way = "up" if now > then else "down" if now < then else "same"
    change = say(f"charts.finding.{way}", before=value_said(before))
    return say(f"charts.finding.{last.kind}-year", **facts, change=change)


def value_said(each: Told) -> str:
    """A value in words, a share in percent to the tenth."""
    if each.value is None:
        return "-"
    if each.kind != "share":
        return shortly(Fraction(each.value))
    return say("explain.percent", number=shortly(Fraction(each.value)))


def when_said(each: Told, span: str) -> str:
    """The period of a value in words."""
    return period_said(each.keys[span], span)


def period_said(key: str | int | None, span: str) -> str:
    """A month or a fiscal year in words; of a key that is unknown, that it is."""
    if key is None:
        return say("charts.table.unknown")
    return day_said(str(key)) if span == MONTH else say("charts.fiscal-year", year=key)


def _words(last: Told) -> dict[str, str]:
    """What is counted, in words."""
    figure = figure_of(last)
    if last.kind == "share":
        return {"noun": noun_said(figure, the=True), "said": part_said(figure)}
    return {"what": what_said(figure)}


def _a_year_before(whole: Sequence[Told], last: Told, span: str) -> Told | None:
    wanted = place_in_time(str(last.keys[span])) - (12 if span == MONTH else 1)
    return next((each for each in whole if place_in_time(str(each.keys[span])) == wanted), None)
