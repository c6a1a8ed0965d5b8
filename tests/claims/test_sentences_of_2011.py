"""The real sentences of 2011 in both languages, each verdict worked out by hand from the facts."""

from pathlib import Path
from typing import NamedTuple

import pytest

from uncover.claims.check import Checked, Report, check
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load

EXAMPLES = Path(__file__).parents[2] / "examples" / "2011"
AGREES, CANNOT, FALSE = "agrees-as-quoted", "cannot-be-checked", "does-not-hold"


class Hand(NamedTuple):
    """A claim worked out by hand: what it says in both languages, and what is to be said of it."""

    english: str
    spanish: str
    figure: str
    verdict: str
    rule: str
    codes: tuple[str, ...] = ("quoted-by",)
    suggest: tuple[str, str] | None = None


BY_HAND = [
    # 54 as printed is 53.5 to 54.5, all of which "54 percent" allows, and all of it is above 50.
    Hand("54 percent", "54 por ciento", "boston-march", AGREES, "R01", ("quoted-by", "caveat")),
    Hand(
        "more than half",
        "más de la mitad",
        "boston-march",
        AGREES,
        "R08",
        ("quoted-by", "caveat"),
    ),
    # The sentence says "not three in five": the phrase is denied, and not decided.
    Hand(
        "three in five",
        "tres de cada cinco",
        "boston-march",
        CANNOT,
        "R05",
        ("negated-outside", "caveat"),
    ),
    # The line says "about 25": 22.5 to 27.5, exactly what "about one in four" allows.
    Hand(
        "about one in four",
        "alrededor de una de cada cuatro",
        "boston-march-level-1",
        AGREES,
        "R06",
    ),
    # "Exactly" allows 25 alone, a part of 22.5 to 27.5. All of it is above 20.
    Hand(
        "exactly one in four",
        "exactamente una de cada cuatro",
        "boston-march-level-1",
        CANNOT,
        "R02",
        ("printed-too-coarsely", "quoted-by"),
        ("more than one in five", "más de uno de cada cinco"),
    ),
    # 53.5/27.5 = 1.945 to 54.5/22.5 = 2.422; "almost twice" is 1.8 to below 2. All is above 1.9.
    Hand(
        "almost twice as many",
        "casi el doble",
        "boston-march-none-to-level-1",
        CANNOT,
        "R20",
        ("printed-too-coarsely", "quoted-by"),
        ("more than 1.9 times as many", "más de 1.9 veces el número"),
    ),
    # 136/83 = 1.6386: within 1.55 to 1.65, below 1.8.
    Hand("1.6 times as many", "1,6 veces el número", "illinois-none-to-level-1", AGREES, "R20"),
    Hand(
        "almost twice as many",
        "casi el doble",
        "illinois-none-to-level-1",
        FALSE,
        "R20",
        ("quoted-by",),
        ("1.6 times as many", "1.6 veces el número"),
    ),
    # More than 430 removals: 83 of them are less than 19.31 percent, 136 less than 31.63.
    Hand("fewer than one in five", "menos de una de cada cinco", "illinois-level-1", AGREES, "R11"),
    Hand(
        "more than 30 percent",
        "más del 30 por ciento",
        "illinois",
        CANNOT,
        "R08",
        ("printed-too-coarsely", "quoted-by"),
        ("fewer than a third", "menos de un tercio"),
    ),
    Hand("352 removals", "352 expulsiones", "boston-july-removals", AGREES, "R03"),
    # 52 percent of 352: 51.5 to 52.5 is 181.28 to 184.8 people, so 182, 183 or 184.
    Hand("52 percent", "52 por ciento", "boston-july", AGREES, "R01"),
    Hand(
        "183 of 352",
        "183 de 352",
        "boston-july",
        CANNOT,
        "R17",
        ("one-of-several", "quoted-by"),
        ("more than half", "más de la mitad"),
    ),
    # 177 of 352 is 50.28 percent, which nobody would print as 52.
    Hand(
        "177 of 352",
        "177 de 352",
        "boston-july",
        FALSE,
        "R17",
        ("quoted-by",),
        ("52 percent", "52 por ciento"),
    ),
    Hand("more than half", "más de la mitad", "boston-july", AGREES, "R08"),
    # 177/369 = 47.97: 48 rounded, from 47.5 to below 50, and not 53.5 to 54.5.
    Hand("177 of 369", "177 de 369", "boston-end-of-july", AGREES, "R17"),
    Hand("48 percent", "48 por ciento", "boston-end-of-july", AGREES, "R01"),
    Hand("nearly half", "casi la mitad", "boston-end-of-july", AGREES, "R07"),
    Hand(
        "54 percent",
        "54 por ciento",
        "boston-end-of-july",
        FALSE,
        "R01",
        ("quoted-by",),
        ("48 percent", "48 por ciento"),
    ),
    Hand("80 percent", "80 por ciento", "new-york", AGREES, "R01"),
    # 101,741 - 72,445 = 29,296; of 101,741 it is 28.795 percent: above 27.5 and above 25.
    Hand("29,296", "29,296", "nation-march-count", AGREES, "R03"),
    Hand("28.8 percent", "28,8 por ciento", "nation-march", AGREES, "R01"),
    Hand("more than one in four", "más de una de cada cuatro", "nation-march", AGREES, "R08"),
    Hand(
        "about one in four",
        "alrededor de una de cada cuatro",
        "nation-march",
        FALSE,
        "R06",
        ("quoted-by",),
        ("29 percent", "29 por ciento"),
    ),
    # 12,293/46,929 = 26.195.
    Hand("about one in four", "alrededor de una de cada cuatro", "nation-june-2010", AGREES, "R06"),
    # 281/560 = 50.18: half is 49 to 51.
    Hand("281 of 560", "281 de 560", "massachusetts-2012", AGREES, "R17"),
    Hand("half", "la mitad", "massachusetts-2012", AGREES, "R05"),
    Hand("majority", "la mayoría", "massachusetts-2012", AGREES, "R15"),
    Hand(
        "exactly half",
        "exactamente la mitad",
        "massachusetts-2012",
        CANNOT,
        "R02",
        ("negated-outside",),
    ),
]


@pytest.fixture(scope="module", params=["letter.md", "carta.md"])
def letter(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """One of the two letters, checked with no library: the lines come with the package."""
    resolver = Resolver(tmp_path_factory.mktemp("none"), load(EXAMPLES / "figures.toml"))
    return check((EXAMPLES / request.param).read_text("utf-8"), resolver.figure)


def told(each: Checked) -> tuple[str, ...]:
    """The codes of its notes, save those that ask for a word more (people, of removals)."""
    codes = (noted.partition(":")[0] for noted in each.decision.notes)
    return tuple(code for code in codes if code != "word-qualify")


def test_every_verdict_of_both_letters_is_as_worked_out_by_hand(letter: Report) -> None:
    """Phrase, figure, verdict, rule, notes and what to say instead."""
    spanish = letter.letter.language == "es"
    found = [
        (
            each.claim.text,
            each.claim.target,
            each.decision.verdict,
            each.read.rule,
            told(each),
            each.suggest,
        )
        for each in letter.claims
    ]
    assert found == [
        (
            hand.spanish if spanish else hand.english,
            hand.figure,
            hand.verdict,
            hand.rule,
            hand.codes,
            hand.suggest[spanish] if hand.suggest else None,
        )
        for hand in BY_HAND
    ]


def test_both_letters_as_a_whole(letter: Report) -> None:
    """No number is unbound; 4 do not hold, so the exit code is 1; nothing quoted ever holds."""
    assert letter.unbound == ()
    assert letter.notes == ()
    assert letter.exit_code == 1
    assert letter.counts == {
        "holds": 0,
        "holds-rounded": 0,
        "holds-under-definition": 0,
        FALSE: 4,
        CANNOT: 6,
        AGREES: 19,
    }


def test_the_people_behind_a_printed_share_are_named(letter: Report) -> None:
    """52 percent of 352 is 182 to 184 people; 80 percent of 45 can be 36 only."""
    (pair,) = [each for each in letter.claims if "one-of-several" in told(each)]
    assert "182 to 184" in pair.decision.notes[0]
    (york,) = [each for each in letter.claims if each.claim.target == "new-york"]
    assert york.figure is not None
    assert york.figure.notes == ("80 percent of 45 can only be 36.",)


def test_a_cumulative_count_that_fell_is_told_beside_the_figure(letter: Report) -> None:
    """At least 182 on 11 July and 177 on 31 July cannot both be right."""
    figures = {each.claim.target: each.figure for each in letter.claims}
    for name in ("boston-july", "boston-end-of-july"):
        figure = figures[name]
        assert figure is not None
        assert "cumulative-count-fell" in [id_ for id_, _ in figure.hazards]
