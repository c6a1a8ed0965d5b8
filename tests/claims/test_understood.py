"""A phrase is decided only when every word of its link is understood."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.test_abstaining import checked
from uncover.claims.reading import Phrase, Undecided, read_phrase
from uncover.claims.unbound import unbound

NOT_DECIDED = {
    "en": "one half percent|½ percent|every day|all of the 352|some of the 400|half of 2011"
    "|a third arrest|most criminal aliens|352 people a day|352 per day|thousand"
    "|half an hour|half the average|half a year|all-time high|no longer|two thirds majority"
    "|a quarter century|more than half again|between 500 and 2 million|54 percent at most or so",
    "es": "la media de arrestos|un cuarto arresto|todos los días|medio año|una treintena"
    "|todos menos uno",
}


@pytest.mark.parametrize(
    ("text", "language"),
    [(text, language) for language, texts in NOT_DECIDED.items() for text in texts.split("|")],
)
def test_what_is_not_wholly_understood_is_not_decided(text: str, language: str) -> None:
    """Rates, spans of time, ordinals, ranks and parts of other things have no interval here."""
    read = read_phrase(text, language)
    assert isinstance(read, Undecided), read


@pytest.mark.parametrize(
    ("text", "language", "rule", "low", "high"),
    [
        ("between one million and two million", "en", "R14", "500000", "2500000"),
        ("between one hundred and two hundred", "en", "R14", "99.5", "200.5"),
        ("40,000 to 50,000", "en", "R14", "39999.5", "50000.5"),
        ("352 in 2011", "en", "R03", "352", "352"),
        ("a hundred people", "en", "R03", "100", "100"),
        ("1-in-4", "en", "R05", "24", "26"),
        ("una cuarta parte de los arrestos", "es", "R05", "24", "26"),
        ("430 más o menos", "es", "R06", "421.4", "438.6"),
        ("400 people approximately", "en", "R06", "360", "440"),
        ("54 percent of all removals in fiscal year 2011", "en", "R01", "53.5", "54.5"),
        ("54 percent had no criminal record", "en", "R01", "53.5", "54.5"),
        ("54 percent of the people arrested in Massachusetts", "en", "R01", "53.5", "54.5"),
        ("61,000 people held on an average day", "en", "R04", "60500", "61500"),
        ("29 days", "en", "R03", "29", "29"),
    ],
)
def test_what_is_understood_is_read_by_its_rule(
    text: str, language: str, rule: str, low: str, high: str
) -> None:
    """Who was counted, where and when may stand in the link, and changes nothing."""
    read = read_phrase(text, language)
    assert isinstance(read, Phrase), read
    assert (read.rule, read.interval.low, read.interval.high) == (
        rule,
        Fraction(low),
        Fraction(high),
    )


CORES = {
    "en": "54 percent|half|a third|one in four|most|none|all|352|61,000|1.2 million|nearly all"
    "|between 40 and 50 percent|211 of 391",
    "es": "54 por ciento|la mitad|un tercio|uno de cada cuatro|la mayoría|todos|352|61 mil"
    "|entre 40 y 50 por ciento|211 de 391|casi todos",
}
HEDGES = {"en": ["", "about ", "more than ", "only "], "es": ["", "más de ", "solo "]}
BEHIND = {"en": ["", " of the people", " in 2011"], "es": ["", " de las personas", " en 2011"]}
UNKNOWN = st.one_of(
    st.text("bcdfghjklmnpqrtvwxz", min_size=4, max_size=9),
    st.sampled_from(["scores", "other", "but", "quintile", "veintena", "centenar", "half-life"]),
)


@given(st.data())
def test_an_unknown_word_forbids_a_decision(data: st.DataObject) -> None:
    """A known phrase with one unknown word before it, in it, behind it or at its end abstains."""
    language = data.draw(st.sampled_from(["en", "es"]))
    core = data.draw(st.sampled_from(CORES[language].split("|")))
    hedge = data.draw(st.sampled_from(HEDGES[language]))
    behind = data.draw(st.sampled_from(BEHIND[language]))
    unknown = data.draw(UNKNOWN)
    places = [
        f"{unknown} {hedge}{core}{behind}",
        f"{hedge}{unknown} {core}{behind}",
        f"{hedge}{core} {unknown}{behind}",
        f"{hedge}{core}{behind} {unknown}",
        f"{hedge}{core}{behind}, {unknown}",
    ]
    text = data.draw(st.sampled_from(places))
    assert isinstance(read_phrase(text, language), Undecided), text


def test_the_words_that_were_not_understood_are_named() -> None:
    """Whoever wrote the letter learns which words to leave outside the link."""
    (claim,) = checked("[54 percent of quintiles](#share)").claims
    assert "quintiles" in claim.decision.notes[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("12 may have gone on 12 May", ["12"]),
        ("in part 1,200 people", ["1,200"]),
        ("100-2000 people, call 555-0100", ["100", "2000"]),
    ],
)
def test_a_number_before_what_is_counted_is_listed(text: str, found: list[str]) -> None:
    """Neither a verb, a part nor a telephone hides it."""
    assert [each.text for each in unbound(checked(text).letter)] == found


def test_a_heading_may_be_underlined() -> None:
    """A link to a heading is no claim, however the heading is written."""
    assert not checked("Our ask\n===\n\nTheir ask\n---\n\n[x](#our-ask) [y](#their-ask)").claims
