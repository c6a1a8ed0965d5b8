"""Figures made up for tests of claims; their numbers are said where they are used."""

from fractions import Fraction
from typing import Any

from uncover.figures.figure import Alternative, Figure


def figure(**told: Any) -> Figure:
    """A made-up figure: quoted and a share unless told otherwise."""
    made: dict[str, Any] = {
        "measure": "share_of_removals_without_conviction",
        "version": 1,
        "source": "published_statistics",
        "release": None,
        "basis": "quoted",
        "kind": "share",
        "unit": "removal",
        "place": "us-ma-boston",
        "from_": None,
        "through": "2011-03-07",
        "numerator": None,
        "denominator": None,
        "unknown": None,
        "value": None,
        "low": None,
        "high": None,
    }
    return Figure(**(made | told))


def interval(low: str | None, high: str | None, **told: Any) -> Figure:
    """A figure of which the source fixes an interval only."""
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return figure(low=ends[0], high=ends[1], **told)


def share(k: int, n: int, unknown: int = 0, **told: Any) -> Figure:
    """A share of k in n with the bounds that `unknown` further rows leave."""
    return figure(
        **{
            "basis": "counted",
            "numerator": k,
            "denominator": n,
            "unknown": unknown,
            "value": Fraction(100 * k, n),
            "low": Fraction(100 * k, n + unknown),
            "high": Fraction(100 * (k + unknown), n + unknown),
        }
        | told
    )


def count(n: int, unknown: int = 0, **told: Any) -> Figure:
    """A counted count; unknown rows could only add to it."""
    made = {"basis": "counted", "kind": "count", "numerator": n, "unknown": unknown}
    ends = {"value": Fraction(n), "low": Fraction(n), "high": Fraction(n + unknown)}
    return figure(**(made | ends | told))


# The worked case of CLAIMS 3: 211 of 391 with 9 unknown, and five further readings.
WORKED = share(
    211,
    391,
    9,
    alternatives=tuple(
        Alternative(f"reading {i}", Fraction(100 * k, n), "made up")
        for i, (k, n) in enumerate([(211, 400), (189, 363), (189, 372), (189, 363), (189, 372)])
    ),
)
