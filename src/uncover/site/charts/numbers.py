"""Numbers as they stand in a picture: whole ones grouped and bare, others to the tenth."""

from fractions import Fraction

from uncover.terms.numbers import grouped, half_up
from uncover.terms.speech import say

PERCENT = "%"


def shortly(value: Fraction | None, unit: str = "") -> str:
    """A value as it stands beside a mark: 2,113 or 53.5%; a dash where there is none."""
    if value is None:
        return "-"
    if value.denominator == 1:
        return grouped(value.numerator) + unit
    whole, _, tenths = half_up(value, 1).partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{grouped(abs(int(whole)))}.{tenths}{unit}"


def roundly(value: Fraction, unit: str = "") -> str:
    """A round value as an axis names it: 50%, 0.5."""
    told = grouped(int(value)) if value.denominator == 1 else half_up(value, 2).rstrip("0")
    return told + unit


def between(low: Fraction | None, high: Fraction | None, unit: str = "") -> str:
    """Bounds as they stand beside a mark: 53.5% to 54.3%; a dash where there are none."""
    if low is None and high is None:
        return "-"
    return say("charts.between", low=shortly(low, unit), high=shortly(high, unit))
