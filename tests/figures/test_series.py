"""A series answers by the newest edition of each of its periods, and adds no two editions."""

from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

# Each edition by the name of its file: the fiscal year, and the day it was let out.
EDITIONS = {
    "FY25_detentionStats09242025.csv": "East",
    "FY26_detentionStats02122026.csv": "East West North",
    "FY26_detentionStats04092026.csv": "East West",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of three made-up editions: one of FY2025, two of FY2026."""
    for name, facilities in EDITIONS.items():
        lines = "\n".join(f"{each} | MA | 1.5 | 2.5" for each in facilities.split())
        rows = rows_of(f"facility | state | level_a | no_ice_threat_level\n{lines}")
        file = released(tmp_path / "files", "detention_statistics", rows, name)
        ingest(tmp_path / "library", [file])
    return tmp_path / "library"


def test_the_newest_edition_of_each_year_answers(library: Path) -> None:
    """One facility in FY2025 and two in the later edition of FY2026; three were listed before."""
    ask = Ask("count", source="detention_statistics")
    figure = Resolver(library).answer(ask)
    assert (figure.value, figure.release) == (3, "FY25-2025-09-24+FY26-2026-04-09")
    assert (figure.from_, figure.through, figure.undated) == ("2024-10-01", "2026-04-09", None)
    rows = Resolver(library).table(Ask("count", source="detention_statistics", by=("fiscal_year",)))
    assert [(row.dimensions["fiscal_year"], row.value) for row in rows] == [(2025, 1), (2026, 2)]


def test_a_period_chooses_whole_years(library: Path) -> None:
    """Part of a year cannot be told from a figure for the year so far."""
    ask = Ask("count", source="detention_statistics", from_=moment("2025-10-01"))
    assert Resolver(library).answer(ask).value == 2
    with pytest.raises(UnusableError, match="FY2025, FY2026"):
        Resolver(library).answer(
            Ask("count", source="detention_statistics", from_=moment("2026-01"))
        )


def test_an_older_edition_is_asked_for_by_name(library: Path) -> None:
    """Three facilities were listed in February."""
    ask = Ask("count", source="detention_statistics", release="FY26-2026-02-12")
    assert Resolver(library).answer(ask).value == 3


def test_its_receipt_names_every_edition_and_verifies(library: Path) -> None:
    """The address of the receipt asks the same editions, whatever comes later."""
    receipt = Resolver(library).answer(Ask("count", source="detention_statistics")).receipt
    assert receipt is not None
    releases = [held["release"] for held in receipt["releases"]]
    assert releases == ["FY25-2025-09-24", "FY26-2026-04-09"]
    assert ask_from_address(receipt["figure"]["address"]).release == "+".join(releases)
    assert verify(receipt, library).status == "verified"
