"""Typical amounts: the median and the mean of an amount over the rows where it is known."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.kinds.kind import Cells, Result, RowKind
from uncover.figures.measure import Measure


class _Typical(RowKind):
    """What median and mean share.

    `amount` is an integer of a small unit (seconds), null where it is not known yet; `at_least` is
    what it has reached so far. The counting's `per` small units are one unit of the value.
    """


class Median(_Typical):
    """The middle amount: of an even number the mean of the two in the middle."""

    def columns(self, measure: Measure) -> list[str]:
        """The median over the known rows, and over all with the unknown at least and at most."""
        least, most = "coalesce(amount, at_least)", f"coalesce(amount, {_ENDLESS})"
        return [
            *_counts(measure),
            "median(amount) filter (where belongs) as middle",
            f"median({least}) filter (where belongs) as middle_low",
            f"median({most}) filter (where belongs) as middle_high",
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The median in the measure's unit; no upper bound where the middle row is unknown."""
        per = cells["per"]
        value = _whole(cells["middle"], per)
        low = _whole(cells["middle_low"], per)
        high = _whole(cells["middle_high"], per)
        endless = cells["middle_high"] is not None and cells["middle_high"] >= _ENDLESS // 2
        return _result(cells, value, low, None if endless else high, no_ceiling=endless)


class Mean(_Typical):
    """The sum of the known amounts over their number."""

    def columns(self, measure: Measure) -> list[str]:
        """The sums, of the known rows and of all with the unknown at least."""
        return [
            *_counts(measure),
            "sum(amount) filter (where belongs) as total",
            "sum(coalesce(amount, at_least)) filter (where belongs) as total_low",
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The mean in the measure's unit; no upper bound where a row is unknown."""
        per, known, unknown = cells["per"], cells["known"], cells["unclosed"]
        value = Fraction(int(cells["total"]), known * per) if known else None
        everybody = known + unknown
        low = Fraction(int(cells["total_low"]), everybody * per) if everybody else None
        result = _result(cells, value, low, None if unknown else value, no_ceiling=bool(unknown))
        return replace(result, numerator=int(cells["total"])) if known and per == 1 else result


class Total(RowKind):
    """The amounts added up; a row whose amount is not known is told as unknown."""

    def columns(self, measure: Measure) -> list[str]:  # noqa: ARG002 - the same for every measure
        """The sum, in the place and where the place may be it."""
        return [
            "coalesce(sum(amount) filter (where belongs), 0) as total",
            "coalesce(sum(amount) filter (where belongs is not false), 0) as total_at_most",
            "count(*) filter (where belongs and amount is null) as missing",
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The sum; no upper bound where an amount is missing."""
        total = int(cells["total"])
        value = Fraction(total)
        return Result(
            numerator=total,
            denominator=None,
            unknown=cells["missing"],
            value=value,
            low=value,
            high=None if cells["missing"] else value,
            place_low=value,
            place_high=Fraction(int(cells["total_at_most"])),
        )


_ENDLESS = 10**15
"""More seconds than any custody lasts: where an unknown amount is taken to be without end."""


def _counts(measure: Measure) -> list[str]:
    return [
        "count(amount) filter (where belongs) as known",
        "count(*) filter (where belongs and amount is null) as unclosed",
        f"{measure.counting.per} as per",
    ]


def _whole(amount: Any, per: int) -> Fraction | None:  # noqa: ANN401 - as the engine gives it
    """An amount as an exact number of units; halves of the small unit are exact in binary."""
    return None if amount is None else Fraction(amount) / per


def _result(
    cells: Cells,
    value: Fraction | None,
    low: Fraction | None,
    high: Fraction | None,
    *,
    no_ceiling: bool,
) -> Result:
    """The bounds take in the value, which leaves the unknown rows out."""
    if value is not None and low is not None:
        low = min(low, value)
    if value is not None and high is not None:
        high = max(high, value)
    return Result(
        numerator=None,
        denominator=cells["known"],
        unknown=cells["unclosed"],
        value=value,
        low=low,
        high=None if no_ceiling else high,
        place_low=None,
        place_high=None,
    )
