"""The sentence of a figure on a page: the value first, its whole behind it, and whether it stands.

A figure that the unknown rows could change says so in the sentence itself (PAGES, Voice).
"""

from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from uncover.figures.figure import Figure
from uncover.figures.footnote.counted import (
    extent_said,
    noun_said,
    number_said,
    part_said,
    place_said,
    value_said,
)
from uncover.figures.footnote.head import head
from uncover.figures.footnote.period import period_said
from uncover.terms.numbers import grouped, half_up
from uncover.terms.speech import say

_PLAIN_SHARE = {"unit", "denominator", "within", "class"}
_MIDDLE = (10, 90)
_ALL = 100


@dataclass(frozen=True)
class Reach:
    """The least and the most that a figure could be, whatever the unknown rows are."""

    low: Fraction
    high: Fraction


def sentence(figure: Figure) -> str:
    """What the figure says, and that it is not robust where the unknown rows could change it."""
    told = _share(figure) if _is_plain_share(figure) else " ".join(head(figure))
    reach = not_robust(figure)
    if reach is None:
        return told
    if is_open(figure):
        return f"{told.removesuffix('.')}; {say('site.said.not-robust-open')}"
    ends = {"low": _end(figure, reach.low), "high": _end(figure, reach.high)}
    return f"{told.removesuffix('.')}; {say('site.said.not-robust', **ends)}"


def marked(figure: Figure) -> Markup:
    """The sentence with its value in bold."""
    text, value = sentence(figure), bold(figure)
    before, found, after = text.partition(value)
    if not value or not found:
        return escape(text)
    return Markup("{}<strong>{}</strong>{}").format(before, found, after)


def bold(figure: Figure) -> str:
    """The value as the sentence has it; empty where the figure has none."""
    if _is_plain_share(figure) and figure.value is not None:
        return _percent(figure.value)
    return extent_said(figure) if figure.unsaid is None else ""


def not_robust(figure: Figure) -> Reach | None:
    """How far the unknown rows could move a counted figure, if that is further than a rounding.

    Of a share: where the ends are another whole percent than the value. Of a count: where rows of
    unknown place, class or person could be added to it. Of an amount: any other value.
    """
    reach = _reach(figure)
    if reach is None or figure.value is None:
        return None
    if is_open(figure):
        return reach
    if figure.kind == "share":
        whole = {half_up(each, 0) for each in (reach.low, figure.value, reach.high)}
        return reach if len(whole) > 1 else None
    return reach if reach.low != reach.high else None


def is_open(figure: Figure) -> bool:
    """Whether rows of unknown place could move a figure, and nobody can say how far."""
    place = figure.place_bounds
    counted = figure.basis == "counted" and figure.value is not None
    return counted and place is not None and place.unknown > 0 and None in (place.low, place.high)


def _reach(figure: Figure) -> Reach | None:
    if figure.basis != "counted" or figure.unsaid is not None:
        return None
    place = figure.place_bounds
    given = [figure.value, figure.low, figure.most]
    if place is not None and place.unknown:
        given += [place.low, place.high, place.least, place.most]
    known = [each for each in given if each is not None]
    return Reach(min(known), max(known)) if known else None


def _is_plain_share(figure: Figure) -> bool:
    """Whether a figure is a counted share of one place and period, and of nothing composed."""
    return (
        figure.kind == "share"
        and figure.basis == "counted"
        and figure.unsaid is None
        and figure.value is not None
        and figure.numerator is not None
        and figure.denominator is not None
        and figure.options.get("unit", "event") == "event"
        and {*figure.options} <= _PLAIN_SHARE
    )


def _share(figure: Figure) -> str:
    whole = figure.options.get("denominator", "known")
    return say(
        f"site.said.share-{whole}",
        value=_percent(figure.value or Fraction(0)),
        noun=noun_said(figure, the=True),
        place=place_said(figure.place),
        period=period_said(figure.from_, figure.through),
        said=part_said(figure),
        part=grouped(figure.numerator or 0),
        whole=grouped(figure.denominator or 0),
    ).replace("  ", " ")


def _percent(value: Fraction) -> str:
    """A share as the sentence has it: whole percents in the middle, a decimal near nought or all.

    Its two integers stand beside it. Never "0" or "100" where it is not.
    """
    places = 0 if _MIDDLE[0] <= value <= _MIDDLE[1] else 1
    told = half_up(value, places)
    if Fraction(told) in (0, _ALL):
        told = number_said(value) if value not in (0, _ALL) else half_up(value, 0)
    return say("explain.percent", number=told)


def _end(figure: Figure, value: Fraction) -> str:
    """An end of the reach; of a share to one decimal."""
    if figure.kind != "share":
        return value_said(figure, value)
    return say("explain.percent", number=half_up(value, 1))
