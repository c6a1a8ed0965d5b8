"""The sentences of 2011, each with the verdict that the facts give it by hand."""

from pathlib import Path

import pytest

from uncover.claims.check import Report, check
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load

EXAMPLES = Path(__file__).parents[2] / "examples" / "2011"

# English, Spanish, rule, verdict, note, suggestions; and why, from the published statistics.
QUOTED = "quoted-by"
TABLE = [
    # 54 percent, rounded: 53.5 to 54.5
    ("54 percent", "54 por ciento", "R01", "agrees-as-quoted", QUOTED, None, None),
    ("more than half", "más de la mitad", "R08", "agrees-as-quoted", QUOTED, None, None),
    # about 25: 22.5 to 27.5
    (
        "about one in four",
        "alrededor de uno de cada cuatro",
        "R06",
        "agrees-as-quoted",
        QUOTED,
        None,
        None,
    ),
    # 53.5 / 27.5 = 1.945 to 54.5 / 22.5 = 2.422; almost twice is 1.8 to below 2
    (
        "almost twice as many",
        "casi el doble",
        "R20",
        "cannot-be-checked",
        "printed-too-coarsely",
        "more than 1.9 times as many",
        "más de 1.9 veces el número",
    ),
    # 136 / 83 = 1.639
    ("1.6 times as many", "1,6 veces el número", "R20", "agrees-as-quoted", QUOTED, None, None),
    ("352", "352", "R03", "agrees-as-quoted", QUOTED, None, None),
    # 182 / 352 = 51.70 to 184 / 352 = 52.27
    ("52 percent", "52 por ciento", "R01", "agrees-as-quoted", QUOTED, None, None),
    (
        "183 of 352",
        "183 de 352",
        "R17",
        "cannot-be-checked",
        "not-printed-as-counts",
        "more than half",
        "más de la mitad",
    ),
    # 190 / 352 = 53.98
    ("190 of 352", "190 de 352", "R17", "does-not-hold", QUOTED, "52 percent", "52 por ciento"),
    # 177 / 369 = 47.97
    ("177 of 369", "177 de 369", "R17", "agrees-as-quoted", QUOTED, None, None),
    ("48 percent", "48 por ciento", "R01", "agrees-as-quoted", QUOTED, None, None),
    ("54 percent", "54 por ciento", "R01", "does-not-hold", QUOTED, "48 percent", "48 por ciento"),
    # 101,741 - 72,445 = 29,296; of 101,741 it is 28.79 percent
    ("29,296", "29.296", "R03", "agrees-as-quoted", QUOTED, None, None),
    ("29,296 of 101,741", "29.296 de 101.741", "R17", "agrees-as-quoted", QUOTED, None, None),
    (
        "about one in four",
        "alrededor de uno de cada cuatro",
        "R06",
        "does-not-hold",
        QUOTED,
        "29 percent",
        "29 por ciento",
    ),
    (
        "more than one in four",
        "más de uno de cada cuatro",
        "R08",
        "agrees-as-quoted",
        QUOTED,
        None,
        None,
    ),
    # 281 / 560 = 50.18
    ("281 of 560", "281 de 560", "R17", "agrees-as-quoted", QUOTED, None, None),
    ("half", "la mitad", "R05", "agrees-as-quoted", QUOTED, None, None),
]


def report(name: str, tmp_path: Path) -> Report:
    """A letter of the example, checked without any library."""
    resolver = Resolver(tmp_path / "none", load(EXAMPLES / "figures.toml"))
    return check((EXAMPLES / name).read_text("utf-8"), resolver.figure)


@pytest.mark.parametrize(
    ("name", "text", "suggested"), [("letter.md", 0, 5), ("carta.md", 1, 6)], ids=["en", "es"]
)
def test_each_sentence_gets_the_verdict_of_its_facts(
    name: str, text: int, suggested: int, tmp_path: Path
) -> None:
    """Rule, verdict, note and suggestion of every claim, in both languages; no number is loose."""
    found = report(name, tmp_path)
    told = [
        (
            each.claim.text,
            each.read.rule,
            each.decision.verdict,
            each.decision.notes[0].partition(":")[0],
            each.suggest,
        )
        for each in found.claims
    ]
    assert told == [(row[text], *row[2:5], row[suggested]) for row in TABLE]
    assert found.unbound == ()
    assert found.exit_code == 1


def test_fifty_two_percent_of_352_can_only_be_three_counts(tmp_path: Path) -> None:
    """182, 183 and 184 round to 52 percent of 352; the figure says so."""
    counts = [k for k in range(353) if 515 <= 1000 * k / 352 <= 525]
    assert counts == [182, 183, 184]
    claim = next(c for c in report("letter.md", tmp_path).claims if c.claim.text == "52 percent")
    assert claim.figure is not None
    assert any("182 to 184" in note for note in claim.figure.notes)


def test_the_first_account_has_two_numbers_that_agree_and_one_without_a_figure(
    tmp_path: Path,
) -> None:
    """54 percent and one in four agree as quoted; 49 alleged re-entries nobody can recount."""
    found = report("first-account.md", tmp_path)
    assert {each.decision.verdict for each in found.claims} == {"agrees-as-quoted"}
    assert [each.text for each in found.unbound] == ["two", "49"]
