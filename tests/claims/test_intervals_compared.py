"""Properties of the intervals of comparisons, R18 to R25, in both languages (CLAIMS F 1)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncover.claims.interval import Interval
from uncover.claims.ordinals import ordinal_said
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.vocabulary import comparing
from uncover.figures.comparing import Way

# A comparison as a template of its size, in both languages, and the way that it compares.
TEMPLATES: list[tuple[str, str, str, Way]] = [
    ("R18", "rose {} percent", "aumentó {} por ciento", "percent"),
    ("R18", "fell {} percent", "bajó {} por ciento", "percent"),
    ("R18", "{} percent more", "{} por ciento más", "percent"),
    ("R19", "rose {} percentage points", "subió {} puntos porcentuales", "points"),
    ("R19", "fell {} points", "bajó {} puntos", "points"),
    ("R20", "{} times as many", "{} veces el número", "ratio"),
    ("R21", "{} times more", "{} veces más", "ratio"),
    ("R23", "{} more than", "{} más que", "difference"),
    ("R23", "{} fewer than", "{} menos que", "difference"),
]
HEDGES = {
    "R02": ("exactly", "exactamente"),
    "R06": ("about", "alrededor de"),
    "R07": ("nearly", "casi"),
    "R08": ("more than", "más de"),
    "R09": ("just over", "poco más de"),
    "R10": ("at least", "por lo menos"),
    "R11": ("less than", "menos de"),
    "R12": ("at most", "como máximo"),
}
numbers = st.one_of(
    st.integers(3, 400).map(str), st.tuples(st.integers(2, 90), st.integers(0, 9)).map(
        lambda told: f"{told[0]}.{told[1]}"
    ),
)  # fmt: skip
templates = st.sampled_from(TEMPLATES)


def said(template: str, number: str, hedge: str = "") -> str:
    """The template with its number, and the hedge straight before that."""
    return template.format(f"{hedge} {number}" if hedge else number)


def read(text: str, language: str = "en") -> Phrase:
    """A phrase that must be decided."""
    found = read_phrase(text, language)
    assert isinstance(found, Phrase), (text, found)
    return found


def size(phrase: Phrase, template: str) -> Interval:
    """The interval of the size: a fall is mirrored, so that it reads like a rise."""
    falls = any(word in template for word in ("fell", "fewer", "bajó", "menos"))
    return phrase.interval.mirrored if falls else phrase.interval


def whole(number: str, way: Way) -> bool:
    """A difference is of whole things; "2.0 more than" is none."""
    return way != "difference" or "." not in number


@given(templates, numbers, st.sampled_from(["", *HEDGES]))
def test_every_interval_has_its_number_inside_or_as_an_open_end(
    told: tuple[str, str, str, Way], number: str, hedge: str
) -> None:
    """R18 to R23: the number written is allowed, or is an end that does not belong."""
    rule, template, _, way = told
    if not whole(number, way):
        return
    phrase = read(said(template, number, HEDGES[hedge][0] if hedge else ""))
    assert (phrase.rule, phrase.way) == (rule, way)
    interval, x = size(phrase, template), Fraction(number)
    assert phrase.x == x
    low_open = interval.low == x and not interval.low_closed
    high_open = interval.high == x and not interval.high_closed
    assert interval.contains(x) or low_open or high_open


@given(templates, numbers)
def test_around_contains_the_plain_size(told: tuple[str, str, str, Way], number: str) -> None:
    """Whatever is allowed without a hedge is allowed with "about"."""
    _, template, _, way = told
    if whole(number, way):
        wide, plain = (read(said(template, number, hedge)) for hedge in ("about", ""))
        assert wide.interval.relation(plain.interval) == "inside"


@given(templates, numbers)
def test_nearly_and_just_over_meet_at_the_number(
    told: tuple[str, str, str, Way], number: str
) -> None:
    """R07 and R09 are disjoint and meet at X, in rises and falls alike."""
    _, template, _, way = told
    if not whole(number, way):
        return
    under, over = (size(read(said(template, number, h)), template) for h in ("nearly", "just over"))
    assert under.high == over.low == Fraction(number)
    assert under.relation(over) == "disjoint"


@given(templates, numbers, st.fractions(0, 500, max_denominator=60))
def test_more_than_and_at_most_are_complements_of_a_direction(
    told: tuple[str, str, str, Way], number: str, value: Fraction
) -> None:
    """Of a change in the direction of the verb exactly one of the two is true; of none neither."""
    _, template, _, way = told
    if not whole(number, way):
        return
    for one, other in (("more than", "at most"), ("at least", "less than")):
        first, second = (size(read(said(template, number, h)), template) for h in (one, other))
        if value > 0 or way == "ratio":
            assert first.contains(value) != second.contains(value)
        else:
            assert not first.contains(value)
            assert not second.contains(value)
        if way != "ratio" and value:
            assert not first.contains(-value)
            assert not second.contains(-value)


@given(templates, numbers, st.sampled_from(["", *HEDGES]))
def test_spanish_says_what_english_says(
    told: tuple[str, str, str, Way], number: str, hedge: str
) -> None:
    """The same rule, way and intervals, with each hedge."""
    _, english, spanish, way = told
    if not whole(number, way):
        return
    first, second = HEDGES[hedge] if hedge else ("", "")
    assert read(said(english, number, first)) == read(said(spanish, number, second), "es")


FACTORS = [("doubled", "se duplicó"), ("tripled", "se triplicó"), ("quadrupled", "se cuadruplicó")]


@pytest.mark.parametrize("hedge", ["", *HEDGES])
@pytest.mark.parametrize(("english", "spanish"), [*FACTORS, ("halved", "se redujo a la mitad")])
def test_factors_meet_their_number_and_say_the_same_in_spanish(
    english: str, spanish: str, hedge: str
) -> None:
    """R22: 2, 3, 4 and a half belong or are open ends, by every hedge, in both languages."""
    first, second = HEDGES[hedge] if hedge else ("", "")
    phrase = read(f"{first} {english}".strip())
    assert phrase == read(f"{second} {spanish}".strip(), "es")
    factor = comparing("en").became[english]
    assert phrase.rule == "R22"
    assert phrase.interval.contains(factor) or factor in (phrase.interval.low, phrase.interval.high)


@pytest.mark.parametrize("english", ["doubled", "tripled", "quadrupled", "halved"])
def test_a_hedge_of_a_factor_turns_with_its_direction(english: str) -> None:
    """R22: nearly and just over are disjoint; more than halved is less than half, a rise more."""
    factor = comparing("en").became[english]
    nearly, over = read(f"nearly {english}").interval, read(f"just over {english}").interval
    assert nearly.relation(over) == "disjoint"
    further = factor * Fraction(101, 100) if factor > 1 else factor * Fraction(99, 100)
    assert read(f"more than {english}").interval.contains(further)
    assert not nearly.contains(further)


@pytest.mark.parametrize("rank", range(1, 100))
def test_a_rank_is_one_place_in_both_languages(rank: int) -> None:
    """R24: the rank itself and no other, in digits, from either end."""
    for ends in (("highest", "más alto"), ("lowest", "más bajo")):
        english = read(f"the {ordinal_said(rank, 'en')} {ends[0]}")
        spanish = read(f"el {ordinal_said(rank, 'es')} {ends[1]}", "es")
        assert english == spanish
        assert english.interval == Interval.point(Fraction(rank))
        assert english.rule == "R24"


LOOSE = [
    ("dozens", "docenas", 24),
    ("hundreds", "cientos", 200),
    ("thousands", "miles", 2000),
    ("tens of thousands", "decenas de miles", 20_000),
    ("hundreds of thousands", "cientos de miles", 200_000),
    ("millions", "millones", 2_000_000),
]


@pytest.mark.parametrize(("english", "spanish", "least"), LOOSE)
def test_a_loose_count_begins_at_two_of_its_unit(english: str, spanish: str, least: int) -> None:
    """R25: from twice what it counts by, the end itself in it; the same in Spanish."""
    phrase = read(english)
    assert phrase == read(spanish, "es")
    assert phrase.interval == Interval(Fraction(least), None, high_closed=False)
    assert phrase.width == Fraction(least, 2)


@given(st.integers(1, 99))
def test_a_collective_number_is_exact_in_both_languages(dozens: int) -> None:
    """R25: so many dozen are twelve times as many and no other; more than them is more."""
    english, spanish = read(f"{dozens} dozen"), read(f"{dozens} docenas", "es")
    assert english == spanish
    assert english.interval == Interval.point(Fraction(12 * dozens))
    assert read(f"more than {dozens} dozen").interval.low == 12 * dozens
