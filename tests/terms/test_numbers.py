"""Numbers leave exactly, rounded half up."""

from fractions import Fraction

import pytest

from uncover.terms.numbers import four_decimals, half_up


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(21100, 391), "53.9642"),
        (Fraction(17700, 369), "47.9675"),
        (Fraction(0), "0.0000"),
        (Fraction(100), "100.0000"),
        (Fraction(1, 20000), "0.0001"),
        (Fraction(-1, 20000), "-0.0001"),
        (Fraction(-1, 30000), "0.0000"),
        (Fraction(5, 3), "1.6667"),
    ],
)
def test_four_decimals_round_half_up(value: Fraction, printed: str) -> None:
    """Halves go away from zero, and nothing is negative zero."""
    assert four_decimals(value) == printed


def test_no_decimals_leave_no_point() -> None:
    """A whole number has no decimal mark."""
    assert half_up(Fraction(5, 2), 0) == "3"
