"""How far a phrase reaches: hedge half-widths and intervals, CLAIMS 2.2 and 2.3."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from uncover.claims.interval import Interval
from uncover.claims.vocabulary import usual_fractions, widths

ALL = Fraction(100)
NOTHING = Fraction(0)
LEAST_HEDGED_COUNT = 3
SMALL_COUNT = 10
ROUND_FROM = 1000


@dataclass(frozen=True)
class Quantity:
    """A quantity as written: its value X and the unit u of its last written digit.

    form: `percent`, `fraction` (X in percent, its unit 0 or of one in so many) or `count`.
    decimals: written decimals; scale: of the scale word behind it (1,000,000 in "1.2 million").
    part: whether it is written as a part of a whole ("a third"), not as "one in three". loose:
    whether by a collective word ("two dozen").
    """

    form: Literal["percent", "fraction", "count"]
    x: Fraction
    unit: Fraction
    decimals: int = 0
    scale: int = 1
    part: bool = False
    loose: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a scale word stands behind it."""
        return self.scale > 1

    @property
    def kind(self) -> Literal["share", "count"]:
        """The kind of figure it can speak of."""
        return "count" if self.form == "count" else "share"


def half_width(given: Quantity) -> Fraction:
    """The half-width h of a hedge around `given`."""
    if given.form == "fraction":
        return _fraction_width(given.x)
    if given.decimals and not given.scaled:
        return given.unit
    return _percent_width(given) if given.form == "percent" else _count_width(given)


def _percent_width(given: Quantity) -> Fraction:
    chosen, x = widths(), given.x
    wide = chosen["round_percent" if x % 5 == 0 else "plain_percent"]
    part = chosen["share_of_percent"]
    return max(min(wide, x * part, (ALL - x) * part), given.unit / 2)


def _fraction_width(p: Fraction) -> Fraction:
    chosen = widths()
    return min(chosen["fraction"], p * chosen["share_of_fraction"], _gap(p) / 2)


def _gap(p: Fraction) -> Fraction:
    return min(abs(p - other) for other in usual_fractions() if other != p)


def _count_width(given: Quantity) -> Fraction:
    x, chosen = given.x, widths()
    if x < SMALL_COUNT:
        return Fraction(1)
    place, digit = last_place(int(x))
    grain = place * 5 if digit == 5 else place  # noqa: PLR2004
    wide = Fraction(1) if grain == 1 else min(Fraction(grain, 2), x * chosen["share_of_count"])
    return max(wide, Fraction(1), x * chosen["least_share_of_count"])


def last_place(count: int) -> tuple[int, int]:
    """Place value and digit of the last digit that is not zero: 61,000 gives 1,000 and 1."""
    place = 1
    while count and count % 10 == 0:
        count //= 10
        place *= 10
    return place, count % 10


def plain_rule(given: Quantity) -> str:
    """The rule of a quantity without a hedge: R01, R03, R04, R05 or R25."""
    if given.loose:
        return "R25"
    if given.form == "fraction":
        return "R05"
    if given.form == "percent" or (given.decimals and not given.scaled):
        return "R01"
    return "R04" if given.x >= ROUND_FROM and (given.x % 10 == 0 or given.scaled) else "R03"


def plain_interval(given: Quantity) -> Interval:
    """What a quantity without a hedge allows."""
    x, rule = given.x, plain_rule(given)
    if rule in ("R03", "R25") or (
        given.form == "percent" and x in (NOTHING, ALL) and not given.decimals
    ):
        return Interval.point(x)
    if rule == "R04":
        return _around(x, _round_count_width(given))
    if rule == "R05":
        chosen = widths()
        near = min(chosen["plain_fraction"], x * chosen["share_of_plain_fraction"], _gap(x) / 2)
        near = min(near, given.unit / 2) if given.unit else near  # "352 in 1,000" is told finely
        return _around(x, near).clipped(NOTHING, ALL)
    spread = _around(x, given.unit / 2)
    if given.form != "percent":
        return spread
    return spread.clipped(NOTHING, ALL) if x <= ALL else Interval.point(x)  # of no share at all


def _round_count_width(given: Quantity) -> Fraction:
    whole = given.x.denominator == 1
    grain = Fraction(last_place(int(given.x))[0]) if whole else given.unit
    return min(grain / 2, given.x * widths()["share_of_round_count"])


def hedged_interval(rule: str, given: Quantity) -> Interval:
    """What a quantity with the hedge of `rule` (R02, R06 to R13) allows."""
    made = _hedged(rule, given.x, half_width(given), lambda: plain_interval(given))
    return made.clipped(NOTHING, ALL) if given.kind == "share" else made


def _hedged(rule: str, x: Fraction, h: Fraction, unhedged: Callable[[], Interval]) -> Interval:
    if rule == "R13":
        return unhedged()
    return {
        "R02": Interval.point(x),
        "R06": _around(x, h),
        "R07": Interval(x - h, x, high_closed=False),
        "R08": Interval(x, None, low_closed=False, high_closed=False),
        "R09": Interval(x, x + h, low_closed=False),
        "R10": Interval(x, None, high_closed=False),
        "R11": Interval(None, x, low_closed=False, high_closed=False),
        "R12": Interval(None, x, low_closed=False),
    }[rule]


def range_interval(first: Quantity, second: Quantity) -> Interval:
    """What "between A and B" allows (R14): each end widened by half its last written unit."""
    spread = Interval(first.x - first.unit / 2, second.x + second.unit / 2)
    return spread.clipped(NOTHING, ALL) if first.kind == "share" else spread


def _around(x: Fraction, width: Fraction) -> Interval:
    return Interval(x - width, x + width)


def change_interval(rule: str | None, given: Quantity) -> Interval:
    """What the size of a change in percent or in points allows (R18, R19), hedged by `rule` or not.

    As of a share, but a change may be of more than 100 percent, and 100 is then rounded like any.
    """
    x, h = given.x, change_width(given)
    if rule is not None:
        return _hedged(rule, x, h, lambda: change_interval(None, given))
    return plain_interval(given) if given.form == "fraction" else _around(x, given.unit / 2)


def percent_of(x: Fraction) -> Quantity:
    """A percentage without decimals."""
    return Quantity("percent", x, Fraction(1))


def change_width(given: Quantity) -> Fraction:
    """The half-width of a hedge around the size of a change."""
    if given.form == "fraction" or given.decimals:
        return half_width(given)
    chosen = widths()
    wide = chosen["round_percent" if given.x % 5 == 0 else "plain_percent"]
    return max(min(wide, given.x * chosen["share_of_percent"]), given.unit / 2)


def ratio_interval(rule: str | None, x: Fraction, decimals: int) -> Interval:
    """What "x times as many" allows (R20, R22): within 5 percent, or the decimals as written."""
    chosen = widths()
    h = x * chosen["share_of_ratio"]
    if rule is not None:
        return _hedged(rule, x, h, lambda: ratio_interval(None, x, decimals))
    near = Fraction(1, 2 * 10**decimals) if decimals else x * chosen["share_of_plain_ratio"]
    return _around(x, near)


def ratio_width(x: Fraction) -> Fraction:
    """The half-width of a hedge around a ratio: h = X/10 (CLAIMS 2.2)."""
    return x * widths()["share_of_ratio"]
