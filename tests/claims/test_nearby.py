"""What would hold instead: another reading, another year, another unit."""

import pytest

from drawn import library_of, rows_of
from uncover.claims.check import Checked, check
from uncover.figures.engine.resolver import Resolver

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2023-11-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ana    | 2024-02-05 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2024-11-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2024-12-08 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    kim    | 2025-03-08 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
"""
# Arrests: 5 in the year 2024, 4 in fiscal year 2024 (people: 4 and 2), 7 in all (people: 5).
CALENDAR, FISCAL = "us-ma/2024-01-01..2024-12-31", "us-ma/2023-10-01..2024-09-30"


@pytest.fixture(scope="module")
def resolver(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    """Seven drawn arrests of five people."""
    return Resolver(library_of(tmp_path_factory.mktemp("n"), "arrests", rows_of(DRAWING)))


def claim(text: str, resolver: Resolver) -> Checked:
    """The one claim of a letter."""
    (found,) = check(text, resolver.figure).claims
    return found


@pytest.mark.parametrize(
    ("text", "verdict", "code", "told"),
    [
        (f"In 2024 [4 arrests](#arrests_made/{CALENDAR}).", "does-not-hold", "other-year", "is 4,"),
        (f"In 2024 [5 arrests](#arrests_made/{CALENDAR}).", "holds", "ambiguous", "is 4,"),
        (f"In 2024 [5 arrests](#arrests_made/{FISCAL}).", "does-not-hold", "other-year", "is 5,"),
        (f"In 2024 [4 arrests](#arrests_made/{FISCAL}).", "holds", "ambiguous", "is 5,"),
        (
            "[5 arrests](#arrests_made/us-ma).",
            "does-not-hold",
            "of-measure",
            "people_arrested is 5",
        ),
        (
            "[80 percent](#share_of_arrests_without_conviction/us-ma?unit=event).",
            "does-not-hold",
            "by-alternative",
            "unit=person-last",
        ),
    ],
)
def test_what_would_hold_is_named(
    text: str, verdict: str, code: str, told: str, resolver: Resolver
) -> None:
    """The other year, the other unit, the other reading, each with its value."""
    found = claim(text, resolver)
    assert found.decision.verdict == verdict
    assert any(code in each.partition(":")[0] and told in each for each in found.decision.notes)


@pytest.mark.parametrize(
    "text",
    [
        f"In fiscal 2024 [4 arrests](#arrests_made/{FISCAL}).",
        f"In FY2024 [4 arrests](#arrests_made/{FISCAL}).",
        f"Last year [5 arrests](#arrests_made/{CALENDAR}).",
        f"In 2024 [more than 3 arrests](#arrests_made/{CALENDAR}).",
    ],
)
def test_what_is_said_plainly_is_not_questioned(text: str, resolver: Resolver) -> None:
    """A fiscal year called so, no year at all, or a verdict that both years share."""
    assert not any("period-ambiguous" in each for each in claim(text, resolver).decision.notes)


def test_other_figures_are_sought_for_the_first_claims_only(resolver: Resolver) -> None:
    """A letter that is wrong throughout costs no hundred queries, and says what was left."""
    text = f"In all [4 arrests](#arrests_made/{CALENDAR}). " * 12
    claims = check(text, resolver.figure).claims
    told = ["".join(claim.decision.notes) for claim in claims]
    assert ["is 4," in notes for notes in told] == [True] * 10 + [False] * 2
    assert ["not-sought" in notes for notes in told] == [False] * 10 + [True] * 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"In Texas there were [5 arrests](#arrests_made/{CALENDAR}).", "place-differs"),
        (f"In Massachusetts there were [5 arrests](#arrests_made/{CALENDAR}).", ""),
        (f"In Boston there were [5 arrests](#arrests_made/{CALENDAR}).", ""),
        ("In Texas there were [7 arrests](#arrests_made/us).", ""),
        (f"In Texas and Maine it is not [5 arrests](#arrests_made/{CALENDAR}).", ""),
        (f"In 2019 there were [5 arrests](#arrests_made/{CALENDAR}).", "year-differs"),
        (f"In 2024 there were [more than 3](#arrests_made/{CALENDAR}).", ""),
        (f"In 2019 and 2024: [5 arrests](#arrests_made/{CALENDAR}).", ""),
    ],
)
def test_another_place_or_year_in_the_sentence_is_told(
    text: str, code: str, resolver: Resolver
) -> None:
    """It is a note, and changes no verdict: a newspaper may be called by a place."""
    notes = " ".join(claim(text, resolver).decision.notes)
    assert ("-differs" in notes) == bool(code)
    assert code in notes
