"""Phrases: the table's own examples, the properties of its intervals, numbers in two languages."""

from collections import Counter
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncover.claims.interval import Interval
from uncover.claims.numerals import number_at
from uncover.claims.reading import Phrase, Undecided, read_phrase
from uncover.claims.vocabulary import Example, examples, rules, usual_fractions

_LEAST_EXAMPLES = 6
DECIDED = [example for example in examples() if example.true]


@pytest.mark.parametrize("example", DECIDED, ids=lambda e: f"{e.rule} {e.text}")
def test_the_examples_of_the_table_hold(example: Example) -> None:
    """Each example is read by its rule, true on its values and false on those just outside."""
    read = read_phrase(example.text, example.language)
    assert isinstance(read, Phrase), read
    assert read.rule == example.rule
    if read.pair is not None:
        said = [tuple(map(int, value.split("/"))) for value in (*example.true, *example.false)]
        assert [read.pair == pair for pair in said] == [True] + [False] * (len(said) - 1)
        return
    assert [value for value in example.true if not read.allows(Fraction(value))] == []
    assert [value for value in example.false if read.allows(Fraction(value))] == []


@pytest.mark.parametrize(
    "example", [e for e in examples() if not e.true], ids=lambda e: f"{e.rule} {e.text}"
)
def test_what_has_no_values_is_not_decided(example: Example) -> None:
    """R26: a phrase without a fixed meaning has none here."""
    read = read_phrase(example.text, example.language)
    assert isinstance(read, Undecided)
    assert (read.rule, read.reason) == ("R26", "vague")


def test_every_rule_has_examples_on_both_sides_in_both_languages() -> None:
    """27 rules by 2 languages, six of each or more, true somewhere and false elsewhere."""
    told = Counter((example.rule, example.language) for example in examples())
    rules_told = [f"R{n:02}" for n in range(1, 28)]
    assert {rule["id"] for rule in rules()} == set(rules_told)
    wanted = [(rule, language) for rule in rules_told for language in ("en", "es")]
    assert [each for each in wanted if told[each] < _LEAST_EXAMPLES] == []
    assert all(example.false for example in DECIDED)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("nearly more than half", "en", "two-hedges"),
        ("at least 40 or more", "en", "two-hedges"),
        ("many", "en", "vague"),
        ("the vast majority", "en", "vague"),
        ("la gran mayoría", "es", "vague"),
        ("54 percent but one", "en", "not-a-level"),
        ("11 percentage points", "en", "no-direction"),
        ("nearly more than doubled", "en", "two-hedges"),
        ("dozens and dozens of the", "en", "loose-count"),
        ("the highest ever known on this earth", "en", "word-not-known"),
        ("rose from 40 to 54 percent", "en", "more-than-one-number"),
        ("se disparó", "es", "vague"),
        ("54 percent of 391", "en", "more-than-one-number"),
        ("half a million", "en", "more-than-one-number"),
        ("1.234 millones", "es", "two-readings-of-marks"),
        ("about 2 people", "en", "too-small-to-hedge"),
        ("nowhere near 54 percent", "en", "no-number"),
        ("boston", "en", "no-number"),
    ],
)
def test_what_cannot_be_decided_says_why(text: str, language: str, reason: str) -> None:
    """A phrase outside the table is never guessed at."""
    read = read_phrase(text, language)
    assert isinstance(read, Undecided), read
    assert read.reason == reason


@pytest.mark.parametrize(
    ("text", "language", "like"),
    [
        ("only about one in four", "en", "about one in four"),
        ("just 54 percent", "en", "54 percent"),
        ("tan solo el 54 %", "es", "54 por ciento"),
        ("apenas un tercio", "es", "un tercio"),
        ("más del 50 por ciento", "es", "más de 50 por ciento"),
        ("1.200 personas", "es", "1,200 personas"),
        ("1,200 people", "en", "1.200 people"),
        ("54\u00a0%", "es", "54 por ciento"),
        ("More than half of those deported", "en", "more than half"),
        ("54 percent of removals in 2011", "en", "54 percent"),
        (".5 percent", "en", "0.5 percent"),
        ("54-percent", "en", "54 percent"),
        ("between one in four and one in three", "en", "between 1/4 and 1/3"),
    ],
)
def test_what_does_not_change_truth(text: str, language: str, like: str) -> None:
    """Arguing words, contractions, marks and nouns leave the interval as it is."""
    assert read_phrase(text, language) == read_phrase(like, language)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("one hundred and twenty-three", "en", 123),
        ("sixty-one thousand", "en", 61_000),
        ("two million three hundred thousand", "en", 2_300_000),
        ("treinta y uno", "es", 31),
        ("veintidós", "es", 22),
        ("ciento cinco", "es", 105),
        ("doscientos mil", "es", 200_000),
        ("mil quinientas", "es", 1500),
        ("1,234,567", "en", 1_234_567),
        ("61 mil", "es", 61_000),
        ("3 millones", "es", 3_000_000),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, language: str, value: int) -> None:
    """Compound number words and scale words have the value a speaker means."""
    found = number_at(text.replace("-", " "), language)
    assert found
    assert found[0].read(share=False) == (value, 0)
    assert found[1] == ""


def test_one_mark_with_three_digits_is_a_decimal_mark_in_a_share() -> None:
    """29.296 is a count of thousands, 29.296 percent a share with three decimals (rule 5)."""
    count, percent = read_phrase("29.296", "en"), read_phrase("29.296 percent", "en")
    assert isinstance(count, Phrase)
    assert isinstance(percent, Phrase)
    assert (count.x, percent.x) == (29296, Fraction("29.296"))


percents = st.integers(1, 99).map(lambda n: f"{n} percent")
tenths = st.integers(1, 999).map(lambda n: f"{n // 10}.{n % 10} percent")
counts = st.integers(3, 10_000_000).map(lambda n: f"{n:,} people")
parts = st.tuples(st.integers(1, 19), st.integers(2, 20)).filter(lambda p: p[0] < p[1])
fractions = parts.map(lambda p: f"{p[0]} in {p[1]}")
quantities = st.one_of(percents, tenths, counts, fractions)


def allowed(text: str) -> Interval:
    """What a phrase allows."""
    read = read_phrase(text, "en")
    assert isinstance(read, Phrase), (text, read)
    return read.interval


def number_in(text: str) -> Fraction:
    """The number of an exact phrase."""
    end = allowed(f"exactly {text}").low
    assert end is not None
    return end


@given(quantities)
def test_about_contains_the_plain_phrase(text: str) -> None:
    """Whatever "54 percent" allows, "about 54 percent" allows (R06 contains R01, R03, R05)."""
    if "people" in text and number_in(text) < 3:
        return
    assert allowed(f"about {text}").relation(allowed(text)) == "inside"


@given(quantities)
def test_nearly_and_just_over_meet_at_the_number(text: str) -> None:
    """R07 and R09 are disjoint and meet at X, which belongs to neither."""
    under, over = allowed(f"nearly {text}"), allowed(f"just over {text}")
    assert under.high == over.low == number_in(text)
    assert under.relation(over) == "disjoint"


@given(quantities, st.fractions(0, 100))
def test_more_than_and_at_most_are_complements(text: str, value: Fraction) -> None:
    """Of R08 and R12, and of R10 and R11, exactly one is true of any value."""
    for one, other in (("more than", "at most"), ("at least", "less than")):
        assert allowed(f"{one} {text}").contains(value) != allowed(f"{other} {text}").contains(
            value
        )


@given(
    st.sampled_from(
        ["", "exactly ", "about ", "nearly ", "more than ", "just over ", "at least ", "under "]
    ),
    quantities,
)
def test_every_interval_has_its_number_inside_or_as_an_end(hedge: str, text: str) -> None:
    """Every interval contains X or has X as an open end."""
    given_, x = allowed(hedge + text), number_in(text)
    assert given_.contains(x) or x in (given_.low, given_.high)


def test_spanish_says_what_english_says() -> None:
    """Each hedge of one language allows exactly what its rule allows in the other."""
    pairs = {rule["id"]: rule["before"] for rule in rules() if "before" in rule}
    for rule, wordings in pairs.items():
        english = {read_phrase(f"{w} 40 percent", "en") for w in wordings["en"]}
        spanish = {read_phrase(f"{w} 40 por ciento", "es") for w in wordings["es"]}
        assert english == spanish, rule
        assert len(english) == 1, rule


def test_usual_fractions_keep_apart() -> None:
    """No two usual fractions reach into each other when they stand without a hedge."""
    marks = usual_fractions()
    said = [allowed(f"{f.numerator} in {f.denominator}") for f in (m / 100 for m in marks)]
    for one, other in pairwise(said):
        assert one.high is not None
        assert other.low is not None
        assert one.high <= other.low
