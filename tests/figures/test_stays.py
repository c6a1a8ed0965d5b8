"""Stays are made from stints: what begins, how long it lasts, how often it moves."""

from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.periods import moment

DRAWING = """
    person | stay_book_in_date_time | book_in_date_time   | book_out_date_time  | stay_book_out_date_time | detention_facility_code | detention_release_reason | book_in_criminality
    ana    | 2025-02-01 08:00:00    | 2025-02-01 08:00:00 | 2025-02-03 08:00:00 | 2025-02-05 08:00:00     | EAST                    | Transferred              | 2 Pending Criminal Charges
    ana    | 2025-02-01 08:00:00    | 2025-02-03 09:00:00 | 2025-02-05 08:00:00 | 2025-02-05 08:00:00     | WEST                    | Removed                  | 1 Convicted Criminal
    ana    | 2025-03-01 08:00:00    | 2025-03-01 08:00:00 | 2025-03-02 20:00:00 | 2025-03-02 20:00:00     | EAST                    | Removed                  | 1 Convicted Criminal
    ben    | 2025-02-10 08:00:00    | 2025-02-10 08:00:00 |                     |                         | WEST                    |                          | 3 Other Immigration Violator
           | 2025-02-11 08:00:00    | 2025-02-11 08:00:00 | 2025-02-12 08:00:00 | 2025-02-12 08:00:00     | WEST                    | Removed                  | 3 Other Immigration Violator
"""  # noqa: E501  a drawing is as wide as its table
FACILITIES = """
    facility_code | facility_name | state
    EAST          | East          | MA
    WEST          | West          | TX
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of drawn stints and of the two facilities they name."""
    made = library_of(tmp_path, "detention_stints", rows_of(DRAWING))
    ingest(made, [released(tmp_path / "places", "facilities", rows_of(FACILITIES), "places.csv")])
    return made


def figure(library: Path, measure: str, **asked: object) -> Figure:
    """A figure over the drawn stints."""
    return Resolver(library).answer(Ask(measure, **asked))  # type: ignore[arg-type]


def test_a_stay_is_the_stints_of_one_person_under_one_book_in(library: Path) -> None:
    """Ana has two stays and Ben one; a stint without a person belongs to none."""
    begun = figure(library, "stays_begun")
    assert (begun.value, begun.source, begun.release) == (3, "detention_stays", "drawn")


def test_open_stays_are_not_mixed_with_closed_ones(library: Path) -> None:
    """Ana's stays lasted 4 and 1.5 days; Ben's 20 days so far, or for ever."""
    median = figure(library, "median_days_held")
    assert (median.value, median.denominator, median.unknown) == (Fraction(11, 4), 2, 1)
    assert (median.low, median.high) == (Fraction(11, 4), 4)
    mean = figure(library, "mean_days_held")
    assert (mean.value, mean.low, mean.high) == (Fraction(11, 4), Fraction(11, 4), None)


def test_a_transfer_is_a_move_to_another_code(library: Path) -> None:
    """One transfer in three stays."""
    moved = figure(library, "transfers_per_stay")
    assert (moved.value, moved.numerator, moved.denominator) == (Fraction(1, 3), 1, 3)


def test_a_stay_is_where_its_first_facility_is(library: Path) -> None:
    """The facility's state is filled in by its code (FACILITY/UNCOVER-2)."""
    begun = figure(library, "stays_begun", place="us-ma")
    assert begun.value == 2
    assert begun.place_bounds is not None
    assert (begun.place_bounds.recorded, begun.place_bounds.filled) == (0, 2)


def test_without_facilities_the_place_is_unknown(tmp_path: Path) -> None:
    """Nothing is guessed: every stay may have begun in the state."""
    made = library_of(tmp_path, "detention_stints", rows_of(DRAWING))
    told = figure(made, "count", source="detention_stays", release="drawn")
    assert told.value == 3
    rows = Resolver(made).table(Ask("stays_begun", by=("state",)))
    assert [(row.dimensions["state"], row.value) for row in rows] == [(None, 3)]


def test_the_class_of_a_stay_is_its_last_stints(library: Path) -> None:
    """Ana's first stay ended convicted."""
    share = figure(
        library, "share", source="detention_stays", options={"class": "book_in_criminality=neither"}
    )
    assert (share.numerator, share.denominator, share.value) == (1, 3, Fraction(100, 3))


def test_a_stay_belongs_to_the_day_it_began(library: Path) -> None:
    """February has two stays, one of them closed."""
    asked = {"from_": moment("2025-02-01"), "through": moment("2025-02-28")}
    assert figure(library, "stays_begun", **asked).value == 2
    median = figure(library, "median_days_held", **asked)
    assert (median.value, median.denominator, median.unknown) == (4, 1, 1)


def test_its_receipt_tells_every_table_and_rule_and_verifies(library: Path) -> None:
    """Stints and facilities are both hashed; the rules are named."""
    receipt = figure(library, "stays_begun", place="us-ma").receipt
    assert receipt is not None
    assert [columns["table"] for columns in receipt["columns"]] == [
        "detention_stints",
        "facilities",
    ]
    assert set(receipt["rules"].values()) == {
        "STINT-DUP/DDP-2026-03",
        "FACILITY/UNCOVER-2",
        "STAY/UNCOVER-1",
    }
    assert [held["table"] for held in receipt["releases"]] == ["detention_stints", "facilities"]
    assert verify(receipt, library).status == "verified"


def test_it_is_recounted_with_the_facilities_it_read(library: Path, tmp_path: Path) -> None:
    """A newer list of facilities that says otherwise does not break it."""
    receipt = figure(library, "stays_begun", place="us-ma").receipt
    assert receipt is not None
    moved = rows_of(FACILITIES.replace("MA", "NY"))
    ingest(library, [released(tmp_path / "z-newer", "facilities", moved, "newer.csv")])
    assert figure(library, "stays_begun", place="us-ma").value == 0
    assert verify(receipt, library).status == "verified"


def test_released_files_of_both_tables_recount_it(library: Path, tmp_path: Path) -> None:
    """With --files every table is read again from its own file."""
    receipt = figure(library, "stays_begun", place="us-ma").receipt
    assert receipt is not None
    assert verify_from_files(receipt, tmp_path).status == "verified"
    (tmp_path / "places" / "places.csv").unlink()
    assert verify_from_files(receipt, tmp_path).status == "cannot be recounted"
