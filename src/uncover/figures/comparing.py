"""Two figures compared: change in percent and in points, difference, ratio; and rank (DOMAIN 3.12).

The one place in which the arithmetic stands: the engine makes figures by it, and a phrase that
compares is held to the two figures that a composed one is made of.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from uncover.figures.figure import Figure

Way = Literal["percent", "points", "difference", "ratio", "rank"]
RANK = "rank"
"""The unit of a figure that is a rank, and the option that asks for one."""

ORDER, TOP, BOTTOM = "order", "top", "bottom"
"""Which end of the order a rank counts from; `top` unless said."""

Bound = Fraction | None


def difference(first: Bound, second: Bound) -> Bound:
    """How much more the first is."""
    return None if first is None or second is None else first - second


def ratio(first: Bound, second: Bound) -> Bound:
    """How many times the second the first is; None of a second that is nought."""
    return None if first is None or not second else first / second


def percent(first: Bound, second: Bound) -> Bound:
    """How much more the first is, in percent of the second."""
    found = ratio(first, second)
    return None if found is None else 100 * (found - 1)


COMBINED: Mapping[Way, Callable[[Bound, Bound], Bound]] = {
    "percent": percent,
    "points": difference,
    "difference": difference,
    "ratio": ratio,
}
"""The value from two; it rises with the first and falls with the second, so bounds cross."""


def compared(figure: Figure, way: Way) -> Figure | None:
    """A composed figure in another `way` of comparing its two; None where it has no such.

    Points are of shares, a difference is of counts and amounts; a rank is a figure of its own.
    """
    if way == RANK:
        return figure if figure.unit == RANK else None
    if len(figure.parts) != 2:  # noqa: PLR2004  a first and a second
        return None
    first, second = figure.parts
    if (way == "points") != (first.kind == "share") and way in ("points", "difference"):
        return None
    combine = COMBINED[way]
    place = figure.place_bounds
    if place is not None and way != figure.options.get("as", way):
        place = replace(place, low=None, high=None)
    counts = way == "difference" and first.kind == "count"
    value = combine(first.value, second.value)
    return replace(
        figure,
        kind="count" if counts else "amount",
        unit={"percent": "percent", "points": "percentage point", "ratio": "times"}.get(
            way, first.unit
        ),
        numerator=int(value) if counts and value is not None else figure.numerator,
        denominator=None if counts else figure.denominator,
        value=value,
        low=combine(first.low, second.most),
        high=combine(first.most, second.low),
    )
