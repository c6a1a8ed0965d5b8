"""Phrases that compare, held to figures made of two, and to ranks."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.made import count, figure, share
from uncover.claims.check import Report, check
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.verdict import decide
from uncover.figures.comparing import Way, compared
from uncover.figures.figure import Figure


def made_of(later: Figure, earlier: Figure, way: Way = "ratio") -> Figure:
    """A made-up figure of two, as the engine makes it of them: of 2011 and of 2010."""
    earlier = replace(earlier, through="2010-03-07")
    whole = figure(basis="counted", kind="amount", unit="arrest", parts=(later, earlier))
    made = compared(whole, way)
    assert made is not None
    return made


def rank(place: int, among: int = 50, order: str = "top") -> Figure:
    """A made-up rank."""
    ends = dict.fromkeys(("value", "low", "high"), Fraction(place))
    told = {"numerator": place, "denominator": among, "options": {"rank": "state", "order": order}}
    return figure(basis="counted", kind="amount", unit="rank", **told, **ends)


ROSE = made_of(count(62), count(50), "percent")  # 24 percent, 12 more, 1.24 times
FELL = made_of(count(38), count(50), "percent")
SHARES = made_of(share(60, 100), share(49, 100), "points")  # 11 points; 22.45 percent
TWICE = made_of(count(177), count(92))  # 1.92


@pytest.mark.parametrize(
    ("text", "whole", "verdict", "note"),
    [
        ("rose 24 percent", ROSE, "holds", ""),
        ("rose 24 percent", FELL, "does-not-hold", ""),
        ("rose between 20 and 30 percent", ROSE, "holds-rounded", ""),
        ("fell between 20 and 30 percent", ROSE, "does-not-hold", ""),
        ("fell by 20 to 24 percent", FELL, "holds-rounded", ""),
        ("rose 25 to 30 percent", ROSE, "does-not-hold", ""),
        ("rose 10 to 12 percentage points", SHARES, "holds-rounded", ""),
        ("between 10 and 20 more than in 2010", ROSE, "holds-rounded", ""),
        ("rose between 80 and 120 percent", ROSE, "cannot-be-checked", ""),
        ("fell 24 percent", FELL, "holds", ""),
        ("fell 24 percent", ROSE, "does-not-hold", ""),
        ("12 more than in 2010", ROSE, "holds", ""),
        ("12 fewer than in 2010", FELL, "holds", ""),
        ("12 fewer than in 2010", ROSE, "does-not-hold", ""),
        ("1.2 times as many", ROSE, "holds-rounded", ""),
        ("doubled", ROSE, "does-not-hold", ""),
        ("rose to 62", ROSE, "holds", ""),
        ("fell to 62", ROSE, "does-not-hold", "wrong-direction"),
        ("rose to 62", count(62), "holds", "direction-not-checked"),
        ("rose 11 percentage points", SHARES, "holds", ""),
        ("rose 11 percent", SHARES, "does-not-hold", "points-not-percent"),
        ("rose 22 percentage points", SHARES, "does-not-hold", "percent-not-points"),
        ("rose 22 percent", SHARES, "holds-rounded", ""),
        ("rose 11 points", ROSE, "cannot-be-checked", "no-pair-of-shares"),
        ("11 more than", SHARES, "cannot-be-checked", "no-pair-of-counts"),
        ("rose 24 percent", count(62), "cannot-be-checked", "no-pair"),
        ("almost twice as many", TWICE, "holds", ""),
        ("twice as many", TWICE, "holds-rounded", ""),
        ("more than twice as many", TWICE, "does-not-hold", ""),
        ("two times more", TWICE, "holds-under-definition", "times-more"),
        ("three times more", TWICE, "does-not-hold", "times-more"),
        ("one time more", TWICE, "cannot-be-checked", ""),
        ("the highest", rank(1), "holds", ""),
        ("second most", rank(1), "does-not-hold", ""),
        ("the lowest", rank(1), "cannot-be-checked", "other-order"),
        ("the lowest", rank(1, order="bottom"), "holds", ""),
        ("the highest", count(62), "cannot-be-checked", "no-rank"),
        ("24 percent", ROSE, "cannot-be-checked", "kind-mismatch"),
    ],
)
def test_a_comparison_is_held_to_its_two_figures(
    text: str, whole: Figure, verdict: str, note: str
) -> None:
    """Size and direction both decide; a mismatch of kinds says what to bind to."""
    decision = decide(read_phrase(text, "en"), whole)
    assert decision.verdict == verdict
    assert note in "".join(decision.notes)


def test_unknown_rows_decide_whether_a_change_is_robust() -> None:
    """49 to 51 of 100 against 40: between 22.5 and 27.5 percent more."""
    unsure = made_of(count(50, 1), count(40), "percent")
    assert decide(read_phrase("rose 25 percent", "en"), unsure).robust is False
    assert decide(read_phrase("rose more than 20 percent", "en"), unsure).robust is True


def checked(text: str, whole: Figure, language: str = "en") -> Report:
    """A letter of one claim."""
    return check(text, lambda _: whole, language)


@pytest.mark.parametrize(
    ("text", "whole", "language", "verdict"),
    [
        ("It rose by [24 percent](#x).", ROSE, "en", "holds"),
        ("It fell by [24 percent](#x).", ROSE, "en", "does-not-hold"),
        ("A [24 percent](#x) increase.", ROSE, "en", "holds"),
        ("A [24 percent](#x) drop.", ROSE, "en", "does-not-hold"),
        ("An increase of [11 points](#x).", SHARES, "en", "holds"),
        ("They rose. It was [24 percent](#x).", ROSE, "en", "cannot-be-checked"),
        ("Bajaron un [24 %](#x).", FELL, "es", "holds"),
        ("Un aumento del [24 %](#x).", FELL, "es", "does-not-hold"),
    ],
)
def test_a_direction_outside_the_link_is_heard(
    text: str, whole: Figure, language: str, verdict: str
) -> None:
    """The verb of the sentence gives the direction, and the report says to move it in."""
    (claim,) = checked(text, whole, language).claims
    assert claim.decision.verdict == verdict
    told = any(each.startswith("direction-outside") for each in claim.decision.notes)
    assert told == (verdict != "cannot-be-checked")


def test_json_tells_the_value_that_was_compared() -> None:
    """A figure pinned as a ratio tells percent where the phrase does."""
    (claim,) = checked("[rose 24 percent](#x)", made_of(count(62), count(50))).claims
    told = claim.as_json()
    assert told["value"] == "24.0000"
    assert told["interval"] == {
        "low": "23.5000",
        "high": "24.5000",
        "low_closed": True,
        "high_closed": True,
    }


counts = st.integers(1, 100_000)


@given(counts, counts, st.integers(0, 50), st.integers(0, 50), st.sampled_from(["en", "es"]))
def test_what_is_suggested_for_a_comparison_holds(
    later: int, earlier: int, more: int, others: int, language: str
) -> None:
    """Whatever two counts are compared, a phrase that is suggested holds, robustly."""
    first, second = count(later, more), count(earlier, others)
    for way in ("percent", "ratio", "difference"):
        whole = made_of(first, second, way)
        said = checked("[vast majority](#x)", whole, language).claims[0].suggest
        if said is None:
            continue
        read = read_phrase(said, language)
        assert isinstance(read, Phrase), said
        decision = decide(read, whole)
        assert decision.verdict in ("holds", "holds-rounded"), said
        assert decision.robust is not False


@pytest.mark.parametrize(
    ("whole", "english", "spanish"),
    [
        (ROSE, "rose 24 percent", "aumentó 24 por ciento"),
        (FELL, "fell 24 percent", "bajó 24 por ciento"),
        (SHARES, "rose 11 percentage points", "aumentó 11 puntos porcentuales"),
        (TWICE, "1.9 times as many", "1.9 veces el número"),
        (made_of(count(62), count(50), "difference"), "12 more than", "12 más que"),
        (rank(1), "highest", "el más alto"),
        (rank(3), "third highest", "el tercer más alto"),
        (rank(2, order="bottom"), "second lowest", "el segundo más bajo"),
        (made_of(count(50), count(50, 10), "percent"), None, None),
    ],
)
def test_suggestions_say_the_comparison(
    whole: Figure, english: str | None, spanish: str | None
) -> None:
    """The direction's verb, points where shares are compared, an ordinal for a rank."""
    for language, said in (("en", english), ("es", spanish)):
        assert checked("[vast majority](#x)", whole, language).claims[0].suggest == said
