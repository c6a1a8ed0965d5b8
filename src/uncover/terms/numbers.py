"""How numbers leave the engine: exact fractions in, decimal strings with four decimals out."""

from fractions import Fraction


def half_up(value: Fraction, places: int) -> str:
    """`value` as a decimal string with `places` decimals, halves rounded away from zero.

    DESIGN 5 (types) and DOMAIN 3.12: readers expect half up; no float is ever involved.
    """
    scale = 10**places
    whole = (abs(value) * scale * 2 + 1) // 2
    sign = "-" if value < 0 and whole else ""
    digits = f"{whole:0{places + 1}d}"
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits


def four_decimals(value: Fraction) -> str:
    """`value` as every JSON document prints a number that is not an integer: `"53.9642"`."""
    return half_up(value, 4)


def grouped(value: int) -> str:
    """A count as a reader sees it, in the form used in the United States: 2,113."""
    return f"{value:,}"
