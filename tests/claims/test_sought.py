"""A phrase that is searched for: what it is true of, and what values round to."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from uncover.claims.sought import sought
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Told:
    """A reading, drawn."""

    value: Fraction | None
    high: Fraction | None = None
    numerator: int | None = None
    denominator: int | None = None


@pytest.mark.parametrize(
    ("text", "language", "kind", "unit", "holds", "fails"),
    [
        ("54 percent", "en", "share", "1", "53.5", "53.4"),
        ("el 54 por ciento", "es", "share", "1", "54.5", "54.6"),
        ("54", "en", "share", "1", "54.5", "54.6"),
        ("54.3", "en", "share", "0.1", "54.35", "54.4"),
        ("more than half", "en", "share", "1", "50.1", "50"),
        ("100 percent", "en", "share", "1", "100", "99.9"),
        ("54", "en", "count", "1", "54", "54.5"),
        ("61,000", "en", "count", "1000", "61500", "61501"),
        ("54", "en", "amount", "1", "54.5", "54.6"),
    ],
)
def test_a_phrase_is_read_as_letters_are(
    text: str, language: str, kind: str, unit: str, holds: str, fails: str
) -> None:
    """Its interval decides; a bare number is in percent where the figure is."""
    found = sought(text, language, kind)
    assert found.unit == Fraction(unit)
    assert found.holds(Told(Fraction(holds)))
    assert not found.holds(Told(Fraction(fails)))
    assert not found.holds(Told(None))


def test_pairs_and_upper_bounds_are_decided_on_what_they_speak_of() -> None:
    """`211 of 391` is two integers; `as many as` is of the upper bound."""
    pair = sought("211 of 391", "en", "share")
    assert pair.holds(Told(Fraction(1), numerator=211, denominator=391))
    assert not pair.holds(Told(Fraction(21100, 391), numerator=422, denominator=782))
    most = sought("as many as 107", "en", "count")
    assert most.holds(Told(Fraction(90), high=Fraction(107)))
    assert not most.holds(Told(Fraction(107), high=Fraction(110)))


@pytest.mark.parametrize(
    ("text", "kind"), [("many", "share"), ("54 percent", "count"), ("352 people", "share")]
)
def test_what_has_no_interval_is_not_searched_for(text: str, kind: str) -> None:
    """Nor what speaks of another kind of figure."""
    with pytest.raises(UnusableError, match="cannot be searched for"):
        sought(text, "en", kind)
