"""Where the records cannot say, the answer is a sentence: what there is, and what to ask for."""

from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.claims.check import check
from uncover.cli.main import code_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.records.ingest import ingest
from uncover.terms.periods import moment

ARRESTS = """
    person | apprehension_date   | apprehension_state | apprehension_county
    ana    | 2025-01-05 08:00:00 | MASSACHUSETTS      |
    ben    | 2025-01-06 08:00:00 |                    |
"""
AGREEMENTS = """
    state         | law_enforcement_agency | county         | support_type     | signed
    MASSACHUSETTS | Sheriff                | Suffolk County | Task Force Model | 2025-02-01
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two drawn arrests without a county, and one agreement with one."""
    folder = tmp_path_factory.mktemp("u")
    made = library_of(folder, "arrests", rows_of(ARRESTS))
    names = "participatingAgencies07182025pm.csv"
    ingest(made, [released(folder / "lists", "agreements", rows_of(AGREEMENTS), names)])
    return made


def test_a_county_that_is_not_told_is_neither_nought_nor_an_error(library: Path) -> None:
    """The sentence, the state with its unknown, the agreement there, and the field to ask for."""
    figure = Resolver(library).answer(Ask("arrests_made", "us-ma-suffolk-county"))
    assert (figure.value, figure.numerator, figure.low) == (None, None, None)
    assert figure.unsaid is not None
    assert "county" in figure.unsaid.sentence
    assert "Apprehension County" in figure.unsaid.request
    told = {other.address: (other.value, other.unknown_place) for other in figure.unsaid.instead}
    assert told == {
        "arrests_made/us-ma": (1, 1),
        "count/us-ma-suffolk-county?source=agreements": (1, 0),
    }
    asked = [Resolver(library).answer(ask_from_address(address)) for address in told]
    assert not [other for other in asked if other.unsaid]


def test_the_command_says_it_and_ends_well(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0, in words and in JSON."""
    asked = ["figure", "arrests_made", "--place", "us-ma-suffolk-county", "--library", str(library)]
    assert code_of([*asked, "--lang", "es"]) == 0
    assert "condado" in capsys.readouterr().out
    assert code_of([*asked, "--json"]) == 0
    assert '"request"' in capsys.readouterr().out


def test_a_claim_on_it_cannot_be_checked(library: Path) -> None:
    """None is not none."""
    letter = "---\nlang: en\n---\n[none](#arrests_made/us-ma-suffolk-county)"
    (claim,) = check(letter, Resolver(library).figure).claims
    assert claim.decision.verdict == "cannot-be-checked"


def test_a_city_is_told_by_what_was_printed_of_it(tmp_path: Path) -> None:
    """Individual records name no city; the reports of 2011 printed Boston."""
    row = {"departed_date": "2011-03-07", "case_threat_level": "1", "apprehension_state": "MA"}
    library = library_of(tmp_path, "removals", [row])
    ask = Ask(
        "share_of_removals_without_conviction",
        "us-ma-boston",
        through=moment("2011-03-07"),
        source="removals",
    )
    figure = Resolver(library).answer(ask)
    assert figure.unsaid is not None
    assert any("published_statistics" in other.address for other in figure.unsaid.instead)


def test_a_state_that_is_not_told_is_a_sentence_too(tmp_path: Path) -> None:
    """Encounters have no state in any release: the nation, by area, and the field to ask for."""
    row = {"event_date": "2025-02-03 08:00:00", "responsible_aor": "Boston"}
    library = library_of(tmp_path, "encounters", [row])
    figure = Resolver(library).answer(Ask("count", "us-ma", source="encounters"))
    assert (figure.value, figure.receipt) == (None, None)
    assert figure.unsaid is not None
    assert "state" in figure.unsaid.sentence
    told = [(other.address, other.by, other.value) for other in figure.unsaid.instead]
    assert told == [
        ("count/us?source=encounters", (), 1),
        ("count/us?source=encounters", ("aor",), None),
    ]


def test_a_release_of_other_columns_says_so_of_its_state(tmp_path: Path) -> None:
    """The releases of 2012 to 2023 have no state of arrest."""
    file = tmp_path / "files" / "old.csv"
    file.parent.mkdir()
    headers = "Apprehension Date,Apprehension Method,Arrest Created By,Case ID,Subject ID"
    headers += ",Alien File Number,Anonymized Identifier\n"
    file.write_text(headers + "2014-01-02,Located,,,,,ana\n")
    ingest(tmp_path / "library", [file], release="old")
    figure = Resolver(tmp_path / "library").answer(Ask("arrests_made", "us-ma"))
    assert figure.unsaid is not None
    assert "Apprehension State" in figure.unsaid.request


def test_a_figure_of_two_says_which_of_them_is_not_told(library: Path) -> None:
    """No ratio of what the records say to what they do not."""
    ask = Ask("arrests_made", "us-ma", options={"against": "us-ma-suffolk-county"})
    figure = Resolver(library).answer(ask)
    assert figure.unsaid is not None
    assert figure.place == "us-ma-suffolk-county"
