"""Verdicts on made-up figures, and on what was quoted of Boston in 2011."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.made import WORKED, count, figure, interval, share
from uncover.claims.reading import read_phrase
from uncover.claims.suggest import suggestion
from uncover.claims.verdict import Decision, decide
from uncover.figures.figure import Alternative, Figure

BOSTON = interval("53.5", "54.5", value=Fraction(54), said_by=("the letter of 27 May 2011",))
SERIOUS = interval("22.5", "27.5", value=Fraction(25))
JULY = share(177, 369, basis="quoted")
NATION = share(29_296, 101_741, basis="quoted")
ILLINOIS = interval("430", None, kind="count", low_closed=False, value=Fraction(430))


def held(text: str, to: Figure, language: str = "en") -> Decision:
    """The decision on a phrase."""
    return decide(read_phrase(text, language), to)


@pytest.mark.parametrize(
    ("text", "to", "verdict"),
    [
        ("54 percent", BOSTON, "agrees-as-quoted"),
        ("more than half", BOSTON, "agrees-as-quoted"),
        ("48 percent", BOSTON, "does-not-hold"),
        ("more than 53.8 percent", BOSTON, "cannot-be-checked"),
        ("about one in four", SERIOUS, "agrees-as-quoted"),
        ("54 percent", JULY, "does-not-hold"),
        ("more than half", JULY, "does-not-hold"),
        ("48 percent", JULY, "agrees-as-quoted"),
        ("177 of 369", JULY, "agrees-as-quoted"),
        ("about one in four", NATION, "does-not-hold"),
        ("more than one in four", NATION, "agrees-as-quoted"),
        ("more than 430", ILLINOIS, "agrees-as-quoted"),
        ("at least 430", ILLINOIS, "agrees-as-quoted"),
        ("430", ILLINOIS, "does-not-hold"),
        ("440", ILLINOIS, "cannot-be-checked"),
        ("fewer than 400", ILLINOIS, "does-not-hold"),
        ("54 percent", WORKED, "holds-under-definition"),
        ("more than half", WORKED, "holds"),
        ("211 of 391", WORKED, "holds-under-definition"),
        ("212 of 391", WORKED, "does-not-hold"),
        ("half", share(1, 2), "holds"),
        ("50 percent", share(1, 2), "holds-rounded"),
        ("a third", share(34, 100), "holds-rounded"),
        ("61,000", count(61_000), "holds"),
        ("61,000", count(61_200), "holds-rounded"),
        ("most", share(51, 100), "holds"),
        ("none", share(0, 100), "holds"),
        ("none", count(3), "does-not-hold"),
        ("all", share(100, 100), "holds"),
        ("54 percent", count(54), "cannot-be-checked"),
        ("54 people", share(54, 100), "cannot-be-checked"),
        ("many", WORKED, "cannot-be-checked"),
        ("54 percent", replace(BOSTON, basis="printed"), "holds-rounded"),
        ("54 percent", figure(), "cannot-be-checked"),
    ],
)
def test_a_phrase_is_decided_on_the_value(text: str, to: Figure, verdict: str) -> None:
    """Counted figures decide on their value, printed ones on what their source fixes."""
    assert held(text, to).verdict == verdict


def test_the_worked_case_has_its_alternatives_and_is_not_robust() -> None:
    """211 of 391 with 9 unknown: 1 of 6 readings is 54 percent, from 50.81 to 53.96."""
    decision = held("54 percent", WORKED)
    told = decision.alternatives
    assert told
    assert (told.declared, told.hold) == (6, 1)
    assert (told.low, told.high) == (Fraction(18900, 372), Fraction(21100, 391))
    assert decision.robust is False
    assert suggestion(WORKED, decision, "en") == "more than half"
    assert suggestion(WORKED, decision, "es") == "más de la mitad"
    assert held("more than half", WORKED).robust is True


def test_robust_is_said_of_counted_figures_only() -> None:
    """Bounds of a quoted figure are its rounding, not its unknown rows."""
    assert held("54 percent", BOSTON).robust is None
    assert held("more than half", share(40, 100, 30)).robust is False
    assert held("more than half", share(10, 100, 3)).robust is True


def test_truncation_does_not_hold_and_is_mended() -> None:
    """80.6 written as 80 fails, and 81 percent is proposed (rule 8)."""
    to = share(806, 1000)
    decision = held("80 percent", to)
    assert decision.verdict == "does-not-hold"
    assert suggestion(to, decision, "en") == "81 percent"


def test_notes_tell_of_edges_and_understatement() -> None:
    """Notes begin with a stable code."""
    codes = [n.partition(":")[0] for n in held("more than half", share(90, 100)).notes]
    assert codes == ["understates"]
    codes = [n.partition(":")[0] for n in held("54 percent", share(5451, 10000)).notes]
    assert codes == ["near-edge"]


shares = st.tuples(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 200)).filter(
    lambda told: told[0] <= told[1]
)


@given(shares, st.lists(st.fractions(0, 100, max_denominator=900), max_size=3), st.booleans())
def test_a_suggestion_holds(
    told: tuple[int, int, int], readings: list[Fraction], spanish: bool
) -> None:
    """What the tool proposes holds when read again, robustly, under every declared reading."""
    k, n, unknown = told
    to = share(k, n, unknown)
    others = tuple(Alternative(f"{i}", value, "made up") for i, value in enumerate(readings))
    to = replace(to, alternatives=others)
    language = "es" if spanish else "en"
    said = suggestion(to, Decision("does-not-hold"), language)
    if said is None:  # from none to all of them: there is nothing to say of that
        reached = [end for end in (to.low, to.high, *readings) if end is not None]
        assert min(reached) < 1
        assert max(reached) == 100
        return
    again = held(said, to, language)
    assert again.verdict in ("holds", "holds-rounded")
    assert again.robust is True


@given(st.integers(0, 3_000_000), st.integers(0, 50_000))
def test_a_suggestion_for_a_count_holds(n: int, unknown: int) -> None:
    """The same for counts, whose unknown rows could only add."""
    to = count(n, unknown)
    said = suggestion(to, Decision("does-not-hold"), "en")
    assert said is not None
    again = held(said, to)
    assert (again.verdict in ("holds", "holds-rounded"), again.robust) == (True, True)


@pytest.mark.parametrize(
    ("text", "verdict", "robust"),
    [
        ("more than 100", "holds", True),
        ("104", "holds", False),
        ("fewer than 110", "holds", False),
        ("fewer than 120", "holds", True),
        ("110", "does-not-hold", False),
        ("130", "does-not-hold", True),
    ],
)
def test_rows_of_unknown_class_can_overturn_a_count(text: str, verdict: str, robust: bool) -> None:
    """The bounds of 104 are 104; ten rows of unknown class could yet make 114 of them."""
    counted = count(104, unclassed=10)
    assert counted.low == counted.high == counted.value
    decision = held(text, counted)
    assert (decision.verdict, decision.robust) == (verdict, robust)


def test_what_is_suggested_of_a_count_holds_whatever_the_unknown_rows_are() -> None:
    """104 alone is not robust beside ten rows of unknown class; "more than 100" is."""
    counted = count(104, unclassed=10)
    assert suggestion(counted, held("104", counted), "en") == "more than 100"


@pytest.mark.parametrize(
    ("text", "verdict", "note"),
    [
        ("182 of 352", "cannot-be-checked", "one-of-several"),
        ("184 of 352", "cannot-be-checked", "one-of-several"),
        ("181 of 352", "does-not-hold", ""),
        ("185 of 352", "does-not-hold", ""),
        ("183 of 353", "does-not-hold", ""),
    ],
)
def test_a_printed_share_and_its_whole_leave_some_pairs(text: str, verdict: str, note: str) -> None:
    """52 percent of 352 is 182 to 184 people: others are wrong, and none of these is told."""
    ends = [str(Fraction(100 * people, 352)) for people in (182, 184)]
    decision = held(text, interval(*ends, denominator=352, value=Fraction(52)))
    assert decision.verdict == verdict
    assert note in "".join(decision.notes)


def test_a_printed_share_that_only_one_number_gives_is_that_pair() -> None:
    """33 percent of 45 can only be 15, which is a third exactly and not 33."""
    third = interval("100/3", "100/3", denominator=45, value=Fraction(33))
    assert held("15 of 45", third).verdict == "agrees-as-quoted"
    assert held("14 of 45", third).verdict == "does-not-hold"
    assert held("exactly a third", third).verdict == "agrees-as-quoted"
