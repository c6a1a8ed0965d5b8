"""What comes into a library later breaks no receipt of rows that it did not touch."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.figures.receipt import sealed
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.terms.periods import moment

ARRESTS = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | TEXAS
"""
DETAINERS = """
    person | detainer_prepare_date | facility_state
    ana    | 2025-03-01            | MASSACHUSETTS
"""
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | book_out_date_time  | detention_facility_code
    ana    | 2025-02-01 10:00:00    | 2025-02-01 10:00:00 | 2025-02-03 10:00:00 | BOSHOLD
    ben    | 2025-02-02 10:00:00    | 2025-02-02 10:00:00 |                     | TEXHOLD
"""  # noqa: E501  a drawing is as wide as its table
PEOPLE = """
    state         | total_population | noncitizen
    Massachusetts | 200000           | 20000
    Texas         | 400000           | 50000
"""
FACILITIES = """
    facility_code | facility_name | state
    BOSHOLD       | Boston Hold   | MA
    TEXHOLD       | Texas Hold    | TX
"""
FIRST = "ARRESTS_2026-ICLI-00019_2026-03-11.csv"
LATER = "DETAINERS_2025-ICLI-00001_2026-04-20.csv"


def put(folder: Path, table: str, drawing: str, name: str, release: str) -> None:
    """Ingest a drawing into a release of the library."""
    file = released(folder / release, table, rows_of(drawing), name)
    (told,) = ingest(folder / "library", [file], release).files
    assert told.status == "stored"


def receipt(folder: Path, ask: Ask) -> dict[str, Any]:
    """The receipt of a figure of the library."""
    made = Resolver(folder / "library").answer(ask).receipt
    assert made is not None
    return made


def test_a_file_of_another_date_and_request_breaks_no_receipt_of_another_table(
    tmp_path: Path,
) -> None:
    """The release moves on to the later date; the arrests were let out when they were."""
    put(tmp_path, "arrests", ARRESTS, FIRST, "spring")
    before = receipt(tmp_path, Ask("arrests_made"))
    (told,) = before["releases"]
    assert (told["date"], told["request"]) == ("2026-03-11", "2026-ICLI-00019")
    put(tmp_path, "detainers", DETAINERS, LATER, "spring")
    assert Library(tmp_path / "library").manifest("spring")["date"] == "2026-04-20"
    assert verify(before, tmp_path / "library").status == "verified"
    assert receipt(tmp_path, Ask("arrests_made")) == before
    (detainers,) = receipt(tmp_path, Ask("detainers_prepared"))["releases"]
    assert (detainers["date"], detainers["request"]) == ("2026-04-20", "2025-ICLI-00001")


def test_a_receipt_of_a_release_of_two_dates_recounts_from_its_own_files(tmp_path: Path) -> None:
    """The other table's file is not asked for, and its date is not this table's."""
    put(tmp_path, "arrests", ARRESTS, FIRST, "spring")
    put(tmp_path, "detainers", DETAINERS, LATER, "spring")
    made = receipt(tmp_path, Ask("arrests_made"))
    (tmp_path / "spring" / LATER).unlink()
    assert verify_from_files(made, tmp_path / "spring").status == "verified"


def test_a_later_file_of_the_very_table_breaks_it(tmp_path: Path) -> None:
    """Other rows are other columns: this is what broken means (DESIGN 4)."""
    put(tmp_path, "arrests", ARRESTS, FIRST, "spring")
    before = receipt(tmp_path, Ask("arrests_made"))
    more = ARRESTS.replace("ana ", "eva ").replace("2025-02-01", "2025-02-09")
    put(tmp_path, "arrests", more, "ARRESTS_2026-04-20.csv", "spring")
    assert verify(before, tmp_path / "library").status == "broken"


def test_a_table_that_is_looked_up_since_is_left_out_of_an_older_receipt(tmp_path: Path) -> None:
    """Without facilities no state was known; a receipt says so, and goes on saying it."""
    put(tmp_path, "detention_stints", STINTS, "stints.csv", "spring")
    ask = Ask("stays_begun", "us-ma")
    before = receipt(tmp_path, ask)
    put(tmp_path, "facilities", FACILITIES, "facilities.csv", "places")
    after = receipt(tmp_path, ask)
    assert (before["result"]["value"], after["result"]["value"]) == (0, 1)
    assert verify(before, tmp_path / "library").status == "verified"
    assert verify(after, tmp_path / "library").status == "verified"


@pytest.mark.parametrize("place", ["us", "us-ma"])
def test_a_newer_survey_breaks_no_rate(tmp_path: Path, place: str) -> None:
    """A rate was for the people of its survey; the newest answers only what is asked anew."""
    put(tmp_path, "arrests", ARRESTS, FIRST, "spring")
    put(tmp_path, "population", PEOPLE, "survey.csv", "survey-2024-01-01")
    ask = Ask("arrests_made", place, options={"per": "residents"})
    before = receipt(tmp_path, ask)
    put(tmp_path, "population", PEOPLE.replace("00000", "50000"), "new.csv", "survey-2025-01-01")
    assert receipt(tmp_path, ask)["result"]["value"] != before["result"]["value"]
    assert verify(before, tmp_path / "library").status == "verified"


PRINTED = Ask(
    "share_of_removals_without_conviction",
    "us-ma-boston",
    through=moment("2011-07-31"),
    source="published_statistics",
)


@pytest.mark.parametrize("options", [{}, {"against": "..2011-03-07", "as": "points"}])
def test_what_comes_with_the_package_needs_no_released_file(
    tmp_path: Path, options: dict[str, str]
) -> None:
    """Its receipt names no files: whatever lies in the folder, it is recounted and says so."""
    made = receipt(tmp_path, replace(PRINTED, options=options))
    assert made["releases"] == []
    (tmp_path / "empty").mkdir()
    done = verify_from_files(made, tmp_path / "empty")
    assert (done.status, done.found) == ("verified", done.expected)
    assert "comes with Uncover" in done.reason
    forged = sealed(made | {"result": made["result"] | {"numerator": 1}})
    assert verify_from_files(forged, tmp_path / "empty").status == "broken"


def test_what_is_counted_is_counted_from_files(tmp_path: Path) -> None:
    """A receipt of rows that names no release is no receipt, wherever it is verified."""
    put(tmp_path, "arrests", ARRESTS, FIRST, "spring")
    forged = sealed(receipt(tmp_path, Ask("arrests_made")) | {"releases": []})
    assert verify(forged, tmp_path / "library").status == "broken"
    assert verify_from_files(forged, tmp_path / "spring").status == "broken"
