"""The first sentence of a footnote: what was counted, out of what, where and when."""

from dataclasses import replace

from uncover.figures.address import AGAINST, AS, PER
from uncover.figures.comparing import ORDER, RANK, TOP
from uncover.figures.figure import Figure
from uncover.figures.footnote.counted import (
    extent_said,
    noun_said,
    number_said,
    part_said,
    place_said,
    what_said,
)
from uncover.figures.footnote.period import period_said
from uncover.figures.measures import measures
from uncover.terms.numbers import grouped
from uncover.terms.places import place as place_named
from uncover.terms.speech import catalogue, language, say

_WAYS = {"percent": "percent", "percentage point": "points", "times": "ratio"}


def head(figure: Figure) -> list[str]:
    """The sentences that say what the figure is; of one that cannot be told, why."""
    if figure.unsaid is not None:
        return [figure.unsaid.sentence]
    if AGAINST in figure.options:
        return [_tidy(each) for each in _compared(figure)]
    if PER in figure.options:
        return [_tidy(_rate(figure))]
    if figure.unit == RANK:
        return [_tidy(_rank(figure))]
    unit = figure.options.get("unit", "event")
    once = [] if figure.kind != "share" or unit == "event" else [say(f"explain.head.{unit}")]
    told = _tidy(_plain(figure))
    if figure.basis != "counted":  # never as sure as what was counted
        told = say(f"explain.head.{figure.basis}", sentence=told[0].lower() + told[1:])
    return [told, *once]


def _plain(figure: Figure) -> str:
    where = {"place": place_said(figure.place), "period": _period(figure)}
    if figure.kind == "share":
        return _share(figure)
    if figure.value is None and figure.low is None and figure.high is None:
        return say("explain.head.nothing", **where, what=what_said(figure))
    key = "count" if figure.kind == "count" else "amount"
    return say(f"explain.head.{key}", **where, what=what_said(figure), value=extent_said(figure))


def _share(figure: Figure) -> str:
    facts = {
        "place": place_said(figure.place),
        "period": _period(figure),
        "noun": noun_said(figure),
        "said": part_said(figure),
    }
    if figure.value is None and figure.low is None and figure.high is None:
        return say("explain.head.nothing", **facts, what=facts["noun"])
    value = extent_said(figure)
    if figure.numerator is None or figure.denominator is None:
        facts["noun"] = noun_said(figure, the=True)
        return say("explain.head.share-printed", **facts, value=value)
    counts = {"part": grouped(figure.numerator), "whole": grouped(figure.denominator)}
    if figure.basis != "counted":
        return say("explain.head.share-of-printed", **facts, **counts, value=value)
    whole = figure.options.get("denominator", "known")
    return say(f"explain.head.share-{whole}", **facts, **counts, value=value)


def _rate(figure: Figure) -> str:
    return say(
        "explain.head.rate",
        place=place_said(figure.place),
        period=_period(figure),
        what=what_said(figure),
        value=extent_said(figure),
        people=say(f"explain.people.{figure.options[PER]}"),
        part=_or_unknown(figure.numerator),
        whole=_or_unknown(figure.denominator),
    )


def _rank(figure: Figure) -> str:
    """The rank among the others, from the most or from the least."""
    if figure.value is None:
        where = {"place": place_said(figure.place), "period": _period(figure)}
        return say("explain.head.nothing", **where, what=_whole_said(figure))
    order = figure.options.get(ORDER, TOP)
    return say(
        f"explain.head.rank-{order}",
        place=place_said(figure.place),
        period=_period(figure),
        what=_whole_said(figure),
        value=number_said(figure.value),
        among=_or_unknown(figure.denominator),
    )


def _compared(figure: Figure) -> list[str]:
    """The comparison, its direction in words, and the two counts it is made of."""
    where = {"place": place_said(figure.place), "period": _period(figure)}
    what, value = _whole_said(figure), figure.value
    if value is None:
        return [say("explain.head.nothing", **where, what=what)]
    way = figure.options.get(AS) or _WAYS.get(figure.unit, "difference")
    facts = {**where, "what": what, "other": _other(figure)}
    if way == "ratio":
        told = say("explain.head.ratio", **facts, value=number_said(value))
    else:
        side = "up" if value > 0 else "down" if value < 0 else "same"
        told = say(f"explain.head.{way}-{side}", **facts, value=number_said(abs(value)))
    if figure.numerator is None or figure.denominator is None:
        return [told]
    counts = {"part": grouped(figure.numerator), "whole": grouped(figure.denominator)}
    return [told, say("explain.head.two-counts", **counts)]


def _whole_said(figure: Figure) -> str:
    """What is compared: a number of something, a share, or an amount."""
    measure = measures().get(figure.measure)
    kind = measure.kind if measure else "share" if figure.measure == "share" else "count"
    if kind == "share":
        noun = noun_said(figure, the=True)
        return say("explain.head.share-of", noun=noun, said=part_said(figure))
    return (
        what_said(figure)
        if kind == "amount"
        else say("explain.head.number-of", what=what_said(figure))
    )


def _other(figure: Figure) -> str:
    other = figure.options[AGAINST]
    first, dots, last = other.partition("..")
    if dots:
        return say("explain.head.other-period", period=period_said(first or None, last or None))
    if "_" in other or other in measures():  # another measure, there and then
        known = f"explain.what.{other}" in catalogue(language())
        named = what_said(replace(figure, measure=other)) if known else other.replace("_", " ")
        return say("explain.head.of-measure", what=named)
    return say("explain.head.of-place", place=place_said(place_named(other).id))


def _period(figure: Figure) -> str:
    return period_said(figure.from_, figure.through)


def _or_unknown(count: int | None) -> str:
    return "?" if count is None else grouped(count)


def _tidy(sentence: str) -> str:
    """Without the comma of a period that is not told."""
    return sentence.replace(", , ", ", ")
