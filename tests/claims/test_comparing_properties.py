"""Properties of phrases that compare, in both languages (CLAIMS F)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncover.claims.interval import Interval
from uncover.claims.reading import Phrase, read_phrase

SAID = {
    "R18": ("rose {} percent", "aumentó {} por ciento"),
    "R18 fall": ("fell {} percent", "bajó {} por ciento"),
    "R19": ("rose {} percentage points", "subió {} puntos porcentuales"),
    "R19 fall": ("fell {} points", "cayó {} puntos"),
    "R20": ("{} times as many", "{} veces el número"),
    "R23": ("{} more than in 2010", "{} más que en 2010"),
    "R23 fall": ("{} fewer than in 2010", "{} menos que en 2010"),
}
HEDGES = {
    "about": ("about {}", "unos {}"),
    "nearly": ("nearly {}", "casi {}"),
    "above": ("more than {}", "más de {}"),
    "over": ("just over {}", "poco más de {}"),
    "from": ("at least {}", "al menos {}"),
    "under": ("less than {}", "menos de {}"),
    "to": ("at most {}", "como máximo {}"),
}
numbers = st.integers(3, 900)
kinds = st.sampled_from(sorted(SAID))


def allowed(kind: str, hedge: str, number: int, language: str = "en") -> Interval:
    """What a comparison with a hedge allows."""
    column = ("en", "es").index(language)
    said = HEDGES[hedge][column].format(number) if hedge else str(number)
    read = read_phrase(SAID[kind][column].format(said), language)
    assert isinstance(read, Phrase), (SAID[kind][column].format(said), read)
    assert read.rule == kind[:3]
    return read.interval


def x_of(kind: str, number: int) -> Fraction:
    """The number written, below nought for a fall."""
    return Fraction(-number if "fall" in kind else number)


@given(kinds, numbers, st.sampled_from(["", *HEDGES]))
def test_spanish_allows_what_english_allows(kind: str, number: int, hedge: str) -> None:
    """The same comparison in either language, hedged or not."""
    assert allowed(kind, hedge, number) == allowed(kind, hedge, number, "es")


@given(kinds, numbers, st.sampled_from(["", *HEDGES]))
def test_the_number_is_inside_or_an_open_end(kind: str, number: int, hedge: str) -> None:
    """Every interval contains X or has X as an end."""
    interval, x = allowed(kind, hedge, number), x_of(kind, number)
    assert interval.contains(x) or x in (interval.low, interval.high)


@given(kinds, numbers)
def test_about_contains_the_plain_comparison(kind: str, number: int) -> None:
    """Whatever is true without a hedge is true with "about"."""
    assert allowed(kind, "about", number).relation(allowed(kind, "", number)) == "inside"


@given(kinds, numbers)
def test_nearly_and_just_over_meet_at_the_number(kind: str, number: int) -> None:
    """They are disjoint, and X belongs to neither."""
    near, over = allowed(kind, "nearly", number), allowed(kind, "over", number)
    x = x_of(kind, number)
    assert near.relation(over) == "disjoint"
    assert x in (near.low, near.high)
    assert x in (over.low, over.high)
    assert not near.contains(x)
    assert not over.contains(x)


@given(kinds, numbers, st.fractions(Fraction(1, 100), 1000))
def test_of_one_direction_more_than_and_at_most_are_complements(
    kind: str, number: int, size: Fraction
) -> None:
    """Of R08 and R12, of R10 and R11, exactly one is true of a change that way."""
    value = -size if "fall" in kind else size
    for one, other in (("above", "to"), ("from", "under")):
        pair = [allowed(kind, each, number) for each in (one, other)]
        assert [each.contains(value) for each in pair].count(True) == 1
        if kind != "R20":
            assert not any(each.contains(-value) for each in pair)


@pytest.mark.parametrize(
    ("plain", "hedged"), [("doubled", "more than doubled"), ("halved", "more than halved")]
)
def test_more_than_halved_goes_further_down(plain: str, hedged: str) -> None:
    """A fall that is hedged upwards is a deeper one."""
    one, other = (read_phrase(text, "en") for text in (plain, hedged))
    assert isinstance(one, Phrase)
    assert isinstance(other, Phrase)
    deeper = Fraction(1, 4) if plain == "halved" else Fraction(4)
    assert other.interval.contains(deeper)
    assert not one.interval.contains(deeper)
