"""The sentence of a figure on a page: the value first, its whole, and whether it stands."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest

from uncover.figures.figure import Figure, PlaceBounds
from uncover.site.ageing import old
from uncover.site.pages.sentence import marked, not_robust, sentence
from uncover.terms.speech import speaking

SHARE = Figure(
    measure="share_of_arrests_without_conviction",
    version=1,
    source="arrests",
    release="spring",
    basis="counted",
    kind="share",
    unit="arrest",
    place="us-ma",
    from_="2025-01-20",
    through="2025-10-15",
    numerator=2113,
    denominator=3915,
    unknown=0,
    value=Fraction(211300, 3915),
    low=Fraction(211300, 3915),
    high=Fraction(211300, 3915),
    records_end="2026-03-10",
)
COUNT = replace(
    SHARE,
    measure="arrests_made",
    kind="count",
    numerator=111,
    denominator=None,
    value=Fraction(111),
    low=Fraction(111),
    high=Fraction(111),
)


def share(part: int, whole: int, low: str = "", high: str = "") -> Figure:
    """A share of so many, with its bounds in percent."""
    value = Fraction(100 * part, whole)
    return replace(
        SHARE,
        numerator=part,
        denominator=whole,
        value=value,
        low=Fraction(low) if low else value,
        high=Fraction(high) if high else value,
    )


def test_a_share_is_told_with_its_whole() -> None:
    """In both languages, the value in bold; the place is escaped with all else."""
    assert marked(SHARE) == (
        "<strong>54 percent</strong> of arrests by ICE in Massachusetts from January 20, 2025 to "
        "October 15, 2025 were of people with no conviction known to ICE: 2,113 of 3,915 of which "
        "this is known."
    )
    with speaking("es"):
        assert sentence(SHARE).startswith("El 54 por ciento de los arrestos")
        assert "<strong>54 por ciento</strong>" in marked(SHARE)
        assert sentence(SHARE).endswith(": 2,113 de 3,915 en que esto se sabe.")


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1, 2, "50 percent"),
        (1, 20, "5.0 percent"),
        (19, 20, "95.0 percent"),
        (0, 20, "0 percent"),
        (20, 20, "100 percent"),
        (1, 10_000, "0.01 percent"),
        (9_999, 10_000, "99.99 percent"),
    ],
)
def test_near_nought_and_all_a_share_is_told_more_exactly(part: int, whole: int, said: str) -> None:
    """It is never "0 percent" of some, nor "100 percent" of fewer than all."""
    assert sentence(share(part, whole)).startswith(f"{said} of arrests")


@pytest.mark.parametrize(
    ("figure", "ends"),
    [
        (share(54, 100, "53.6", "54.4"), None),
        (share(54, 100, "53.4", "54.4"), ("53.4", "54.4")),
        (COUNT, None),
        (replace(COUNT, unclassed=4), ("111", "115")),
        (replace(COUNT, place_bounds=PlaceBounds(1, 0, 150, Fraction(111), Fraction(261))),
         ("111", "261")),
        (replace(COUNT, place_bounds=PlaceBounds(1, 0, 0, Fraction(111), Fraction(111))), None),
        (replace(SHARE, basis="quoted", low=Fraction(50), high=Fraction(60)), None),
    ],
)  # fmt: skip
def test_what_unknown_rows_could_change_says_so(
    figure: Figure, ends: tuple[str, str] | None
) -> None:
    """A share where its whole percent could be another; a count where rows could be added."""
    reach = not_robust(figure)
    assert (None if reach is None else (reach.low, reach.high)) == (
        None if ends is None else (Fraction(ends[0]), Fraction(ends[1]))
    )
    assert ("not robust" in sentence(figure)) == (ends is not None)
    if ends:
        with speaking("es"):
            assert "no es firme" in sentence(figure)


@pytest.mark.parametrize(
    ("figure", "today", "said"),
    [
        (SHARE, "2027-03-09", None),
        (SHARE, "2027-03-10", "more than a year"),
        (SHARE, "2029-04-01", "more than 3 years"),
        (replace(SHARE, records_end=None), "2040-01-01", None),
        (replace(SHARE, basis="quoted", through="2011-03-07"), "2026-11-24", "15 years"),
        (replace(SHARE, basis="quoted", through="2011-05"), "2012-05-30", None),
        (replace(SHARE, basis="quoted", through="2011-05"), "2012-05-31", "more than a year"),
    ],
)
def test_a_figure_is_old_a_year_after_what_it_tells_of(
    figure: Figure, today: str, said: str | None
) -> None:
    """A counted one after its records ended, a quoted one after its period."""
    told = old(figure, dt.date.fromisoformat(today))
    assert (told is None) == (said is None)
    assert said is None or said in str(told)


def test_how_far_may_be_what_cannot_be_said() -> None:
    """Of an amount rows of unknown place could make anything; the sentence says just that."""
    amount = replace(COUNT, kind="amount", measure="median_days_held", unit="day")
    told = replace(amount, place_bounds=PlaceBounds(1, 0, 9, None, None))
    assert "not robust: rows of unknown place could move it, and how far" in sentence(told)
    assert "not robust" not in sentence(amount)
