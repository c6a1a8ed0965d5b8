"""`uncover figure --search`: the report in words and in JSON, and what is refused."""

import json
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from uncover.cli.main import code_of

SHARE = "share_of_arrests_neither_convicted_nor_charged"
DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-01-20 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-01-22 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-01-23 08:00:00 |                              | MASSACHUSETTS
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three drawn arrests, of which half of the classed ones are of the class."""
    return library_of(tmp_path_factory.mktemp("s"), "arrests", rows_of(DRAWING))


def told(capsys: pytest.CaptureFixture[str], library: Path, *asked: str) -> str:
    """What the command prints; it ends well."""
    assert code_of(["figure", SHARE, *asked, "--library", str(library)]) == 0
    printed = capsys.readouterr()
    assert not printed.err  # no terminal, no progress
    return printed.out


def test_a_search_stands_beside_the_usual_keys(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A third of three: by another whole; each hit says what differs and how it was found."""
    document = json.loads(told(capsys, library, "--search", "33", "--json"))
    assert (document["value"], document["receipt"]["figure"]["measure"]) == ("50.0000", SHARE)
    search = document["search"]
    assert search["tried"] == search["combinations"]
    assert search["hits"] == len(search["found"])
    assert {"reached", "of", "unit", "values"} == set(search["reach"])
    assert search["reach"]["of"] == 101
    assert 33 in search["reach"]["values"]
    (flip,) = [each for each in search["flips"] if each["choice"] == "denominator"]
    assert flip == {
        "choice": "denominator",
        "from": "known",
        "to": "all",
        "value": "33.3333",
        "change": "-16.6667",
        "agrees": True,
    }
    first = search["found"][0]
    assert first["label"] == "found by search"
    assert first["differs"] == [{"choice": "denominator", "from": "known", "to": "all"}]
    assert "found=search" in first["address"]
    assert "no evidence" in " ".join(search["sentences"])


@pytest.mark.parametrize(
    ("language", "phrase", "words"),
    [
        ("en", "50 percent", ("[pinned] 50.00 %", "is no evidence for it", "one flip")),
        ("es", "33 por ciento", ("[hallado por búsqueda]", "no es prueba de él", "puntos")),
    ],
)
def test_the_report_says_what_a_search_is_worth(
    library: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    phrase: str,
    words: tuple[str, ...],
) -> None:
    """In either language."""
    printed = told(capsys, library, "--search", phrase, "--lang", language)
    assert not [word for word in words if word not in printed]


def test_a_limit_is_told(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not tried, and how to try it."""
    printed = told(capsys, library, "--search", "33", "--tries", "1")
    assert "--tries N tries more" in printed


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["--search", "many"], "not-searchable"),
        (["--search", "54 percent", "--by", "state"], "search-of-table"),
        (["--search", "54 percent", "--tries", "0"], "bad-tries"),
        (["--search", "54 percent", "--place", "us-ma-suffolk-county"], "search-of-other"),
    ],
)
def test_what_cannot_be_searched_is_said(
    library: Path, capsys: pytest.CaptureFixture[str], asked: list[str], code: str
) -> None:
    """One sentence with a stable code."""
    assert code_of(["figure", SHARE, *asked, "--json", "--library", str(library)]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code


def test_a_letter_that_cites_a_find_is_told_so(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The label goes through figures.toml to the verdict."""
    pins = (
        f'[third]\nmeasure = "{SHARE}"\n\n[third.options]\ndenominator = "all"\nfound = "search"\n'
    )
    (tmp_path / "figures.toml").write_text(pins)
    (tmp_path / "letter.md").write_text("---\nlang: en\n---\n[33 percent](#third)\n")
    code_of(["check", str(tmp_path / "letter.md"), "--json", "--library", str(library)])
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert claim["value"] == "33.3333"
    assert any(note.startswith("found-by-search") for note in claim["notes"])
