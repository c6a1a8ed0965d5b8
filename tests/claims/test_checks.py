"""A letter checked as a whole: the report, its JSON, its exit code, its page for a terminal."""

import json
from fractions import Fraction

import pytest

from claims.made import WORKED, interval, share
from uncover.claims.check import NoFigure, Report, check
from uncover.claims.report import report_lines
from uncover.figures.figure import Figure
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

FIGURES = {
    "boston": interval("53.5", "54.5", value=Fraction(54), said_by=("The letter; the Times",)),
    "july": share(177, 369, basis="quoted", said_by=("Boston Globe, September 2011",)),
    "worked": WORKED,
}
KEYS = {
    "line",
    "column",
    "text",
    "figure",
    "rule",
    "basis",
    "low",
    "high",
    "value",
    "numerator",
    "denominator",
    "verdict",
    "robust",
    "notes",
    "alternatives",
    "suggest",
    "words",
    "interval",
    "receipt",
}


def resolve(target: str) -> Figure | NoFigure:
    """The made-up figures by id; an address is an error, as the engine would raise it."""
    if "/" in target:
        raise UnusableError("figures.bad-address", text=target)
    return FIGURES.get(target) or NoFigure("There is none.")


def checked(text: str, language: str = "en") -> Report:
    """A letter in English unless it says otherwise, checked on the made-up figures."""
    return check(f"---\nlang: {language}\n---\n{text}", resolve)


def verdicts(report: Report) -> list[str]:
    """The verdicts in order."""
    return [each.decision.verdict for each in report.claims]


def test_json_has_the_keys_and_every_verdict() -> None:
    """The document is DESIGN 5's, and its numbers are integers or strings of four decimals."""
    report = checked("[54 percent](#worked) and 12 others")
    told = json.loads(json.dumps(report.as_json()))
    (claim,) = told["claims"]
    assert set(claim) == KEYS
    assert claim["alternatives"] == {"declared": 6, "hold": 1, "low": "50.8065", "high": "53.9642"}
    assert claim["interval"] == {
        "low": "53.5000",
        "high": "54.5000",
        "low_closed": True,
        "high_closed": True,
    }
    assert (claim["low"], claim["high"], claim["value"]) == ("52.7500", "55.0000", "53.9642")
    assert (claim["line"], claim["column"], claim["suggest"]) == (4, 1, "more than half")
    assert told["unbound"] == [{"line": 4, "column": 27, "text": "12"}]
    assert sum(told["counts"].values()) == 1
    assert len(told["counts"]) == 6


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[more than half](#worked)", 0),
        ("[54 percent](#worked) [more than half](#worked)", 3),
        ("[54 percent](#worked) [54 percent](#boston)", 6),
        ("[54 percent](#boston) [x](#none)", 4),
        ("[x](#none) [54 percent](#july) [54 percent](#boston)", 1),
        ("no claims", 0),
    ],
)
def test_the_worst_verdict_decides_the_exit_code(text: str, code: int) -> None:
    """1, then 4, then 6, then 3, then 0."""
    assert checked(text).exit_code == code


def test_what_has_no_figure_cannot_be_checked() -> None:
    """An unknown id, or an address that the engine refuses, is told in a note."""
    report = checked("[54 percent](#none) [54 percent](#no/such)")
    assert verdicts(report) == ["cannot-be-checked"] * 2
    assert all(each.decision.notes[0].startswith("no-figure: ") for each in report.claims)


def test_a_link_to_a_page_is_no_claim() -> None:
    """A full address is a claim if its fragment is a figure or its text a phrase."""
    page = "https://example.org/page#"
    assert not checked(f"[this page]({page}section)").claims
    assert verdicts(checked(f"[54 percent]({page}boston)")) == ["agrees-as-quoted"]
    assert verdicts(checked(f"[54 percent]({page}section)")) == ["cannot-be-checked"]


@pytest.mark.parametrize(
    ("text", "language", "verdict", "code"),
    [
        ("only [54 percent](#boston)", "en", "agrees-as-quoted", None),
        ("about [54 percent](#boston)", "en", "agrees-as-quoted", "hedge-outside"),
        ("more than [half](#boston)", "en", "cannot-be-checked", "hedge-outside"),
        ("about [47 percent](#july)", "en", "cannot-be-checked", "hedge-outside"),
        ("[53 percent](#boston) or more", "en", "cannot-be-checked", "hedge-outside"),
        ("nearly [more than half](#boston)", "en", "cannot-be-checked", "hedge-outside"),
        ("All about. [54 percent](#boston)", "en", "agrees-as-quoted", None),
        ("not [54 percent](#boston)", "en", "cannot-be-checked", "negated-outside"),
        ("It is no longer [54 percent](#boston)", "en", "cannot-be-checked", "negated-outside"),
        ("They cannot be [54 percent](#boston)", "en", "cannot-be-checked", "negated-outside"),
        ("It is far from [54 percent](#boston)", "en", "cannot-be-checked", "negated-outside"),
        ("Those with no conviction were [54 percent](#boston)", "en", "agrees-as-quoted", None),
        ("No eran el [54 por ciento](#boston)", "es", "cannot-be-checked", "negated-outside"),
        ("ni siquiera [el 54 %](#boston)", "es", "cannot-be-checked", "negated-outside"),
        ("No llegaron a [más de la mitad](#boston)", "es", "cannot-be-checked", "negated-outside"),
        ("Sin condena, y eran el [54 por ciento](#boston)", "es", "agrees-as-quoted", None),
        ("más del [50 por ciento](#boston)", "es", "cannot-be-checked", "hedge-outside"),
    ],
)
def test_a_hedge_outside_never_widens(
    text: str, language: str, verdict: str, code: str | None
) -> None:
    """What stands just outside the link can only take a verdict away (rule 2)."""
    (claim,) = checked(text, language).claims
    assert claim.decision.verdict == verdict
    codes = [each.partition(":")[0] for each in claim.decision.notes]
    assert (code in codes) if code else not {"hedge-outside", "negated-outside"} & set(codes)


@pytest.mark.parametrize(
    ("document", "verdict"),
    [
        ("the letter", "agrees-as-quoted"),
        ("Boston Globe, september 2011", "cannot-be-checked"),
    ],
)
def test_a_text_is_no_source_for_itself(document: str, verdict: str) -> None:
    """A figure that only the checked text tells is circular; one told by another too is not."""
    text = f"---\nlang: en\ndocument: {document}\n---\n[48 percent](#july)"
    (claim,) = check(text, resolve).claims
    assert claim.decision.verdict == verdict


def test_a_letter_without_a_language_is_told_so() -> None:
    """The language is declared on the letter; else the command's is taken, with a note."""
    report = check("[54 por ciento](#boston)", resolve, "es")
    assert verdicts(report) == ["agrees-as-quoted"]
    assert report.notes[0].startswith("language-not-declared: ")


def test_the_page_shows_the_line_of_the_letter() -> None:
    """The report for people has the line with its phrase, the verdict in words, all six counts."""
    report = checked("In Boston [54 percent](#july) were; [54 percent](#worked), 12.")
    shown = "\n".join(line.plain for line in report_lines(report, "letter.md"))
    for part in (
        "4:11  In Boston [54 percent](#july) were",
        "does not hold",
        "177 of 369",
        "needs 53.50% to 54.50%",
        "Boston Globe, September 2011",
        "not robust",
        "1 of 6 declared readings",
        'say instead: "48 percent"',
        "4:60  12",
        "cannot be checked",
    ):
        assert part in shown
    with speaking("es"):
        spanish = "\n".join(line.plain for line in report_lines(report, "letter.md"))
    assert "no se cumple" in spanish
