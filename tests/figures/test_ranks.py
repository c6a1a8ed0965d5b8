"""Ranks of places, with their ties, and figures compared with another measure."""

from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.terms.errors import UnusableError

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2025-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2025-01-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-02-08 08:00:00 | 3 Other Immigration Violator | TEXAS
    kim    | 2025-03-08 08:00:00 | 1 Convicted Criminal         | TEXAS
    lea    | 2025-03-09 08:00:00 |                              | TEXAS
    max    | 2025-03-10 08:00:00 | 1 Convicted Criminal         | MAINE
    zoe    | 2025-03-10 08:00:00 | 3 Other Immigration Violator |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight drawn arrests: three in Massachusetts, three in Texas, one in Maine, one nowhere."""
    return library_of(tmp_path_factory.mktemp("r"), "arrests", rows_of(DRAWING))


def ranked(library: Path, place: str, measure: str = "arrests_made", **options: str) -> Figure:
    """The rank of a place among the states."""
    return Resolver(library).answer(Ask(measure, place, options={"rank": "state"} | options))


def test_places_of_one_value_share_the_better_rank(library: Path) -> None:
    """Massachusetts and Texas have three each: both are first, and Maine is third of three."""
    first, second, third = (ranked(library, place) for place in ("us-ma", "us-tx", "us-me"))
    assert [each.value for each in (first, second, third)] == [1, 1, 3]
    assert [each.denominator for each in (first, second, third)] == [3, 3, 3]
    assert first.unit == "rank"
    assert any("share the rank: 1" in note for note in first.notes)
    assert ranked(library, "us-me", order="bottom").value == 1
    assert ranked(library, "us-ma", order="bottom").value == 2


def test_unknown_classes_leave_a_rank_open(library: Path) -> None:
    """Shares without a conviction: MA 2/3, TX 1/2 with one unknown (1/3 to 2/3), ME 0."""
    share = "share_of_arrests_without_conviction"
    own = ranked(library, "us-ma", share)
    assert (own.value, own.low, own.high) == (1, 1, 1)
    other = ranked(library, "us-tx", share)
    assert (other.value, other.low, other.high) == (2, 1, 2)


def test_the_receipt_of_a_rank_tells_every_place_and_counts_again(library: Path) -> None:
    """The values that were ranked stand in it, and it verifies."""
    figure = ranked(library, "us-me")
    assert figure.receipt is not None
    assert figure.receipt["ranked"] == [
        {"place": "us-ma", "value": 3},
        {"place": "us-me", "value": 1},
        {"place": "us-tx", "value": 3},
    ]
    assert verify(figure.receipt, library).status == "verified"
    again = Resolver(library).answer(ask_from_address(figure.receipt["figure"]["address"]))
    assert again.receipt == figure.receipt


@pytest.mark.parametrize(
    ("place", "options", "code"),
    [
        ("us", {"rank": "state"}, "rank-of"),
        ("us-ma", {"rank": "county"}, "rank-of"),
        ("us-ma", {"rank": "gender"}, "unknown-value"),
        ("us-ma", {"rank": "state", "order": "up"}, "unknown-value"),
    ],
)
def test_what_has_no_rank_says_so(
    library: Path, place: str, options: dict[str, str], code: str
) -> None:
    """A nation has no rank among states, and only places are ranked."""
    with pytest.raises(UnusableError) as told:
        Resolver(library).answer(Ask("arrests_made", place, options=options))
    assert told.value.code == code


def printed(measure: str, place: str, through: str, against: str, tmp_path: Path) -> Figure:
    """What was printed of one measure, compared with another."""
    told = f"{measure}/{place}/..{through}?source=published_statistics&against={against}"
    return Resolver(tmp_path / "none").answer(ask_from_address(told))


def test_two_measures_of_one_place_are_compared(tmp_path: Path) -> None:
    """136 without a conviction beside 83 of Level 1, as the letter of Illinois groups had them."""
    without, level_1 = "removals_without_conviction", "removals_level_1"
    figure = printed(without, "us-il", "2010-12-31", level_1, tmp_path)
    assert (figure.unit, figure.value) == ("times", Fraction(136, 83))


def test_a_ratio_of_what_was_rounded_is_no_sharper(tmp_path: Path) -> None:
    """54 percent beside about 25: from 53.5 / 27.5 to 54.5 / 22.5."""
    without, level_1 = "share_of_removals_without_conviction", "share_of_removals_level_1"
    figure = printed(without, "us-ma-boston", "2011-03-07", level_1, tmp_path)
    assert (figure.low, figure.high) == (Fraction(535, 275), Fraction(545, 225))


def test_a_count_is_not_compared_with_a_share(library: Path) -> None:
    """It would have no meaning."""
    options = {"against": "share_of_arrests_without_conviction"}
    with pytest.raises(UnusableError) as told:
        Resolver(library).answer(Ask("arrests_made", "us-ma", options=options))
    assert told.value.code == "unlike-kinds"


@pytest.mark.parametrize(
    "options",
    [{"rank": "state"}, {"against": "us-tx"}, {"against": "2025-01-01..2025-01-31", "as": "ratio"}],
)
def test_a_figure_of_others_is_kept_whole(library: Path, options: dict[str, str]) -> None:
    """What is taken from beside the library is the figure that was counted, its parts too."""
    ask = Ask("arrests_made", "us-ma", options=options)
    counted, kept = (Resolver(library, keep=True).answer(ask) for _ in range(2))
    assert kept == counted
    assert kept == Resolver(library).answer(ask)
