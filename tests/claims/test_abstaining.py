"""What is not understood inside a link is not decided, and what stands around it is heard."""

from dataclasses import replace
from fractions import Fraction

import pytest

from claims.made import count, figure, share
from uncover.claims.check import NoFigure, Report, check
from uncover.claims.reading import Phrase, Undecided, read_phrase
from uncover.claims.unbound import unbound
from uncover.claims.verdict import decide
from uncover.figures.figure import Alternative, Figure, PlaceBounds

NOT_DECIDED = [
    ("más de un centenar", "es"),
    ("más de un millar", "es"),
    ("una veintena", "es"),
    ("un par", "es"),
    ("medio centenar", "es"),
    ("medio millar", "es"),
    ("medio por ciento", "es"),
    ("todos excepto uno", "es"),
    ("la mitad que", "es"),
    ("la mitad que antes", "es"),
    ("half a percent", "en"),
    ("half of one percent", "en"),
    ("two thirds of a percent", "en"),
    ("less than a tenth of a percent", "en"),
    ("between 900 and 2 million", "en"),
    ("all but one", "en"),
    ("every other arrest", "en"),
    ("every second arrest", "en"),
    ("most serious crimes", "en"),
    ("most recent", "en"),
    ("nearly 400 or so", "en"),
]


@pytest.mark.parametrize(("text", "language"), NOT_DECIDED)
def test_what_is_not_a_level_is_not_decided(text: str, language: str) -> None:
    """A rough number, a ratio, an exception, a degree: none of them is read as a share or count."""
    assert isinstance(read_phrase(text, language), Undecided)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("54 percent as of March", "en"),
        ("most removals", "en"),
        ("the majority of those deported", "en"),
        ("half of those arrested", "en"),
        ("mil personas", "es"),
        ("la mitad de las personas que fueron deportadas", "es"),
    ],
)
def test_ordinary_words_behind_a_number_are_no_obstacle(text: str, language: str) -> None:
    """Who was counted, where and when does not change what the number says."""
    assert isinstance(read_phrase(text, language), Phrase)


def test_a_year_behind_a_count_is_no_whole() -> None:
    """352 in 2011 are 352, and not 352 of 2,011."""
    assert read_phrase("352 in 2011", "en") == read_phrase("352", "en")
    assert read_phrase("1 in 20", "en") == read_phrase("one in twenty", "en")


def test_letters_composed_in_two_ways_read_alike() -> None:
    """An accent may be a letter of its own."""
    assert read_phrase("ma\u0301s de la mitad", "es") == read_phrase("más de la mitad", "es")


FIGURES = {"share": share(556, 1000), "days": figure(kind="amount", basis="counted", unit="day")}


def checked(text: str) -> Report:
    """An English letter checked on a share of 55.6 percent."""

    def resolve(target: str) -> Figure | NoFigure:
        return FIGURES.get(target) or NoFigure("There is none.")

    return check(f"---\nlang: en\n---\n{text}", resolve)


@pytest.mark.parametrize(
    "text",
    [
        'about "[55 percent](#share)"',
        "about \u201c[55 percent](#share)\u201d",
        "about ([55 percent](#share))",
        "about, [55 percent](#share)",
        "[55 percent](#share), or more",
        "[55 percent](#share) (or more)",
        "about [55 percent](#share)",
    ],
)
def test_a_hedge_beside_a_link_is_heard_through_quotes_and_brackets(text: str) -> None:
    """With it the phrase would hold, without it it does not: so it cannot be checked (rule 2)."""
    (claim,) = checked(text).claims
    assert claim.decision.verdict == "cannot-be-checked"


def test_two_rules_with_text_between_them_are_no_front_matter() -> None:
    """Front matter is keys and values; a letter may begin with a rule."""
    told = check("---\n\nWe say [99 percent](#share).\n\n---\n\nBody", lambda _: FIGURES["share"])
    assert [claim.decision.verdict for claim in told.claims] == ["does-not-hold"]
    listed = check("---\nlang: es\ncc:\n  - a\n  - b\n---\nUn 99 %.", lambda _: FIGURES["share"])
    assert listed.letter.language == "es"


UNBOUND = {
    "ICE's 54 percent claim": ["54 percent"],
    "the agency\u2019s 352 removals": ["352"],
    "it's 1,200 people": ["1,200"],
    "40-50 percent of them": ["40", "50 percent"],
    "one-in-four of them": ["one-in-four"],
    "\u00bd of them": ["\u00bd"],
    "in part 300 people": ["300"],
    "level 300 people": ["300"],
    "in line 40 percent": ["40 percent"],
    "the number 352 is": ["352"],
    "March 54 people came": ["54"],
    "![54 percent of them](chart.png)": ["54 percent"],
    "H.3269/S.1305, part 4, level 1, March 5, page 12.": [],
}


@pytest.mark.parametrize(("text", "expected"), UNBOUND.items())
def test_numbers_that_no_figure_stands_behind(text: str, expected: list[str]) -> None:
    """Every one is listed; bills, parts, levels, dates and pages are none."""
    assert [found.text for found in unbound(checked(text).letter)] == expected


def test_a_third_part_in_spanish_is_listed() -> None:
    """«La tercera parte» is a fraction."""
    letter = check("---\nlang: es\n---\nla tercera parte de ellas", lambda _: NoFigure("")).letter
    assert [found.text for found in unbound(letter)] == ["la tercera parte"]


def test_a_link_to_a_heading_is_no_claim() -> None:
    """A letter may link within itself; a number bound to nothing is still told."""
    told = checked("# Our ask\n\n[see](#our-ask), [top](#top), [54 percent](#nowhere)")
    assert [claim.claim.text for claim in told.claims] == ["54 percent"]
    assert told.exit_code == 4


def test_markup_inside_a_link_is_not_read() -> None:
    """`<b>` around a number leaves the number."""
    (claim,) = checked("[<b>56</b> percent](#share)").claims
    assert claim.decision.verdict == "holds-rounded"


def test_as_many_as_is_decided_on_upper_bounds_in_every_reading() -> None:
    """Readings are compared by the bound that decides the phrase (reading rule 7)."""
    others = tuple(
        Alternative(f"reading {n}", Fraction(40 + n), "made up", high=Fraction(63))
        for n in range(3)
    )
    told = replace(share(60, 100, 0, alternatives=others), high=Fraction(63))
    decision = decide(read_phrase("up to 63 percent", "en"), told)
    assert decision.verdict == "holds"
    assert decision.alternatives is not None
    assert (decision.alternatives.declared, decision.alternatives.hold) == (4, 4)


def test_rows_of_unknown_place_stand_on_the_verdict() -> None:
    """1,000 arrests, 250 more of unknown place: most is not established (DOMAIN 4.6)."""
    bounds = PlaceBounds(1000, 0, 250, Fraction(48), Fraction(68))
    decision = decide(read_phrase("most", "en"), share(600, 1000, place_bounds=bounds))
    assert (decision.verdict, decision.robust) == ("holds", True)
    assert decision.notes[0].startswith("place-not-established: 250 ")
    sure = PlaceBounds(1000, 0, 10, Fraction(59), Fraction(61))
    decision = decide(read_phrase("most", "en"), share(600, 1000, place_bounds=sure))
    assert not any(told.startswith("place-not-established") for told in decision.notes)


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("29 days", "29.4", "holds-rounded"),
        ("29 days", "29.6", "does-not-hold"),
        ("29.4 days", "29.44", "holds-rounded"),
        ("more than 29 days", "29.4", "holds"),
    ],
)
def test_an_amount_is_rounded_and_not_exact(text: str, value: str, verdict: str) -> None:
    """A median of 29.4 days is 29 days in a sentence; 352 people are 352 and no other."""
    days = figure(kind="amount", basis="counted", unit="day", value=Fraction(value))
    days = replace(days, low=days.value, high=days.value)
    assert decide(read_phrase(text, "en"), days).verdict == verdict
    assert decide(read_phrase("352 people", "en"), count(353)).verdict == "does-not-hold"
