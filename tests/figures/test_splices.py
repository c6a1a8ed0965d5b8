"""Two releases as one source: each on its side of a seam that is told, and nobody across it."""

from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

SOURCE = "arrests_since_2011"
# Both hold days of the other's side, which do not count; one number is another person in each.
EARLIER = """
    person | apprehension_date   | apprehension_criminality
    ana    | 2023-09-29 08:00:00 | 3 Other Immigration Violator
    ana    | 2023-09-30 07:00:00 | 3 Other Immigration Violator
    ben    | 2023-10-01 00:00:00 | 3 Other Immigration Violator
"""
LATER = """
    person | apprehension_date   | apprehension_criminality
    zoe    | 2023-09-30 23:00:00 | 1 Convicted Criminal
    zoe    | 2023-10-02 08:00:00 | 1 Convicted Criminal
    eva    |                     | 1 Convicted Criminal
"""
BEFORE, AFTER = "2023-ICFO-42034-2023-11-01", "2026-ICLI-00005-2026-03-11"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two drawn releases of arrests."""
    for name, drawing in ((BEFORE, EARLIER), (AFTER, LATER)):
        file = released(tmp_path / name, "arrests", rows_of(drawing))
        ingest(tmp_path / "library", [file], release=name)
    return tmp_path / "library"


def test_each_release_counts_on_its_side_of_the_seam(library: Path) -> None:
    """One episode before, one arrest after, and one without a date in the later release."""
    figure = Resolver(library).answer(Ask("arrests_made", source=SOURCE))
    assert (figure.value, figure.undated) == (3, 1)
    assert (figure.source, figure.release) == (SOURCE, f"{BEFORE}+{AFTER}")
    rows = Resolver(library).table(Ask("arrests_made", source=SOURCE, by=("month",)))
    assert {row.dimensions["month"]: row.value for row in rows} == {
        "2023-09": 1,
        "2023-10": 1,
        None: 1,
    }


def test_the_seam_is_told_where_it_is_crossed(library: Path) -> None:
    """A figure of one side says nothing of it."""
    across = Resolver(library).answer(Ask("arrests_made", source=SOURCE))
    assert "seam-2023-10-01" in [id_ for id_, _ in across.hazards]
    ask = Ask("arrests_made", source=SOURCE, from_=moment("2023-10-01"))
    assert "seam-2023-10-01" not in [id_ for id_, _ in Resolver(library).answer(ask).hazards]


def test_people_are_not_counted_across_it(library: Path) -> None:
    """Nobody of one release can be found in the other: neither people nor shares of them."""
    with pytest.raises(UnusableError, match="2023-10-01"):
        Resolver(library).answer(Ask("people_arrested", source=SOURCE))
    share = "share_of_arrests_without_conviction"
    with pytest.raises(UnusableError, match="2023-10-01"):
        Resolver(library).answer(Ask(share, source=SOURCE, options={"unit": "person"}))
    readings = Resolver(library).answer(Ask(share, source=SOURCE)).alternatives
    assert [each.name for each in readings] == ["unit=event,denominator=all"]
    ask = Ask("people_arrested", source=SOURCE, through=moment("2023-09-30"))
    assert Resolver(library).answer(ask).value == 1


def test_without_one_of_them_it_names_what_is_missing(tmp_path: Path) -> None:
    """The request whose release is to be found."""
    file = released(tmp_path / BEFORE, "arrests", rows_of(EARLIER))
    ingest(tmp_path / "library", [file], release=BEFORE)
    with pytest.raises(UnusableError, match="2026-ICLI-00005"):
        Resolver(tmp_path / "library").answer(Ask("arrests_made", source=SOURCE))


def test_its_receipt_names_both_and_the_seam_and_verifies(library: Path) -> None:
    """The persons of both are hashed by their pseudonyms."""
    receipt = Resolver(library).answer(Ask("arrests_made", source=SOURCE)).receipt
    assert receipt is not None
    assert [held["release"] for held in receipt["releases"]] == [BEFORE, AFTER]
    assert receipt["rules"]["seam"] == f"{SOURCE}, 2023-10-01"
    assert verify(receipt, library).status == "verified"
