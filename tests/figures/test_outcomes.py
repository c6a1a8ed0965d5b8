"""What came of arrests and detainers: detained, removed, released, held, or not told yet."""

from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from figures.followed import figure, library_with, parts, stints
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

# The last arrest and the last book-in are of 30 June: the records end there.
ARRESTS = """
    person | apprehension_date   | apprehension_method | apprehension_state | departed_date
    ana    | 2025-02-01 08:00:00 | Located             | MASSACHUSETTS      |
    ben    | 2025-02-01 08:00:00 | Located             | MASSACHUSETTS      |
    eva    | 2025-02-01 08:00:00 | Located             | MASSACHUSETTS      |
    joe    | 2025-02-01 08:00:00 | Located             | TEXAS              |
    kim    | 2025-02-01 08:00:00 | Located             | TEXAS              |
    lea    | 2025-02-01 08:00:00 | Located             | TEXAS              | 2025-04-02
    max    | 2025-02-01 08:00:00 | Located             | TEXAS              | 2025-04-03
    gus    | 2025-02-01 08:00:00 | Located             | TEXAS              | 2025-01-31
           | 2025-02-01 08:00:00 | Located             | TEXAS              |
    ora    |                     | Located             | TEXAS              |
    pam    | 2025-05-01 08:00:00 | Located             | TEXAS              |
    pia    | 2025-05-02 08:00:00 | Located             | TEXAS              | 2025-05-03
    zoe    | 2025-06-30 08:00:00 | Located             | TEXAS              |
"""
STAYS = """
    person | stay_book_in_date_time | stay_book_out_date_time | stay_release_reason           | departed_date
    ana    | 2025-02-01 09:00:00    | 2025-04-02 23:00:00     | Removed                       |
    ben    | 2025-02-01 09:00:00    | 2025-04-03 00:00:00     | Removed                       |
    eva    | 2025-02-04 08:00:00    | 2025-02-09 08:00:00     | Bonded Out - IJ               |
    joe    | 2025-02-04 08:00:01    | 2025-02-09 08:00:00     | U.S. Marshals or other agency |
    kim    | 2025-02-01 09:00:00    | 2025-02-09 08:00:00     | (b)(6), (b)(7)(C)             |
    pam    | 2025-05-01 09:00:00    |                         |                               |
    zoe    | 2025-06-30 09:00:00    | 2025-06-30 12:00:00     | Removed                       | 2025-06-30
"""  # noqa: E501  a drawing is as wide as its table


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The drawn arrests and stays."""
    return library_with(tmp_path, ARRESTS, STAYS)


def test_arrests_followed_by_a_stay_are_detained(library: Path) -> None:
    """Six of ten: five of February and Pam; no identifier, no date and the last day are unknown."""
    share = figure(library, "share_detained_after_arrest")
    assert (share.numerator, share.denominator, share.unknown) == (6, 10, 3)
    assert (share.value, share.low, share.high) == (60, Fraction(600, 13), Fraction(900, 13))


@pytest.mark.parametrize(("within", "detained"), [("1", 4), ("3", 5), ("4", 6), ("10", 6)])
def test_within_is_elapsed_seconds(library: Path, within: str, detained: int) -> None:
    """Eva was booked in 72:00:00 after her arrest and Joe 72:00:01."""
    share = figure(library, "share_detained_after_arrest", options={"within": within})
    assert share.numerator == detained


def test_removed_is_by_departure_or_by_the_end_of_the_stay(library: Path) -> None:
    """Ana's stay ended as Removed on day 60 and Lea left on it; Ben and Max a day later.

    Gus left before his arrest. Why Kim's stay ended is withheld, so she is unknown, as are those
    without identifier or date and the two of May and June, whatever is recorded of them by now.
    """
    share = figure(library, "share_removed_within")
    assert (share.numerator, share.denominator, share.unknown) == (2, 8, 5)
    later = figure(library, "share_removed_within", options={"within": "61"})
    assert (later.numerator, later.denominator, later.unknown) == (4, 7, 6)


def test_the_last_days_of_the_records_are_told_as_unknown(library: Path) -> None:
    """The records end on 30 June: of 60 days 1 May is the last that can be told."""
    share = figure(library, "share_removed_within")
    assert any("60 days before the records end: 2." in note for note in share.notes)
    assert any("identifier or a date: 2." in note for note in share.notes)
    with speaking("es"):
        spanish = figure(library, "share_removed_within")
    assert any("60 días del fin de los registros: 2." in note for note in spanish.notes)


def test_the_parts_add_up_to_the_whole(library: Path) -> None:
    """Every arrest has one outcome; the whole is what arrests_made counts."""
    assert parts(library, "outcomes_after_arrest") == {
        "removed": 2,
        "released": 1,
        "still_held": 2,
        "ended_otherwise": 1,
        "not_detained": 2,
        "too_recent": 2,
        "unknown": 3,
    }
    whole = figure(library, "outcomes_after_arrest").numerator
    assert whole == figure(library, "arrests_made").numerator == 13


def test_one_part_can_be_pinned(library: Path) -> None:
    """A letter may quote one part; beside it stand those of whom nothing is told."""
    released_ = figure(library, "outcomes_after_arrest", options={"outcome": "released"})
    assert (released_.numerator, released_.unknown, released_.low, released_.high) == (1, 0, 1, 1)
    assert (released_.unclassed, released_.most) == (5, 6)
    assert released_.receipt is not None
    assert verify(released_.receipt, library).status == "verified"


def test_who_is_still_held_depends_on_the_day(library: Path) -> None:
    """After three days Ana, Ben, Eva and Kim are held; Joe's stay began a second after 72 hours.

    Outcomes go by days, so he is held on the third day too.
    """
    told = parts(library, "outcomes_after_arrest", within="3")
    assert (told["still_held"], told["not_detained"]) == (6, 3)
    assert "released" not in told


def test_a_place_is_the_arrests(library: Path) -> None:
    """In Massachusetts all three were detained."""
    share = figure(library, "share_detained_after_arrest", place="us-ma")
    assert (share.numerator, share.denominator, share.value) == (3, 3, 100)


@pytest.mark.parametrize(
    ("measure", "within"),
    [
        ("share_detained_after_arrest", "11"),
        ("share_detained_after_arrest", "0"),
        ("share_removed_within", "366"),
        ("share_removed_within", "2.5"),
        ("share_removed_within", "1 day); --"),
    ],
)
def test_other_days_are_refused(library: Path, measure: str, within: str) -> None:
    """The join looks 10 days ahead; nothing but a whole number goes into the SQL."""
    with pytest.raises(UnusableError) as error:
        figure(library, measure, options={"within": within})
    assert error.value.code == "unknown-value"


def test_without_stints_of_the_release_it_says_what_to_do(tmp_path: Path) -> None:
    """None at all, or of another release, whose identifiers are others."""
    made = library_of(tmp_path, "arrests", rows_of(ARRESTS))
    for _ in range(2):
        with pytest.raises(UnusableError) as error:
            figure(made, "share_removed_within")
        assert error.value.code == "not-beside"
        assert "detention_stints" in str(error.value)
        assert "--release drawn" in str(error.value)
        other = released(tmp_path / "other", "detention_stints", stints(STAYS), "stints.csv")
        ingest(made, [other], release="another")


def test_its_receipt_tells_both_tables_and_all_rules(library: Path, tmp_path: Path) -> None:
    """Rules of arrests, of stints, of stays and of the join; it verifies from library and files."""
    receipt = figure(library, "share_removed_within", place="us-ma").receipt
    assert receipt is not None
    assert set(receipt["rules"].values()) == {
        "ARR-EP/DDP-2026-03",
        "STATE/DDP-2026-03",
        "STINT-DUP/DDP-2026-03",
        "STAY/UNCOVER-1",
        "JOIN/DDP-2026-03",
        "RELEASED/UNCOVER-1",
    }
    assert [told["table"] for told in receipt["columns"]] == ["arrests", "detention_stints"]
    assert verify(receipt, library).status == "verified"
    assert verify_from_files(receipt, tmp_path / "files").status == "verified"


def test_another_rule_for_repeated_arrests_is_an_option(tmp_path: Path) -> None:
    """Counting every row, the second row of an episode has no stay of its own."""
    twice = """
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 08:00:00 | Located
        ana    | 2025-02-01 10:00:00 | Located
        zoe    | 2025-06-30 08:00:00 | Located
    """
    made = library_with(tmp_path, twice, STAYS)
    once = figure(made, "share_detained_after_arrest")
    assert (once.numerator, once.denominator) == (1, 1)
    all_rows = figure(made, "share_detained_after_arrest", options={"rule": "none"})
    assert (all_rows.numerator, all_rows.denominator) == (1, 2)


def test_a_join_that_finds_hardly_anything_is_told(tmp_path: Path) -> None:
    """Of six arrests one finds a stay: under 20 percent (DOMAIN 3.7)."""
    days = [f"2025-02-0{day} 08:00:00" for day in range(1, 7)]
    rows = [
        {"person": f"p{n}", "apprehension_date": day, "apprehension_method": "Located"}
        for n, day in enumerate(days)
    ]
    stay = {
        "person": "p0", "stay_book_in_date_time": days[0], "stay_book_out_date_time": "",
        "stay_release_reason": "",
    }  # fmt: skip
    made = library_with(tmp_path, rows, [stay])
    notes = figure(made, "outcomes_after_arrest").notes
    assert any("1 found a stay" in note for note in notes)


def test_a_detainer_has_its_outcome_too(tmp_path: Path) -> None:
    """Booked in on day 60 or on day 61; never; gone without a stay; nobody's."""
    detainers = """
        person | detainer_prepare_date | detainer_type | departed_date
        ana    | 2025-02-01            | I247A         |
        ben    | 2025-02-01            | I247A         |
        eva    | 2025-02-01            | I247A         |
        lea    | 2025-02-01            | I247A         | 2025-03-01
               | 2025-02-01            | I247A         |
        zoe    | 2025-06-30            | I247A         |
    """
    stays = """
        person | stay_book_in_date_time | stay_book_out_date_time | stay_release_reason
        ana    | 2025-04-02 09:00:00    |                         |
        ben    | 2025-04-03 09:00:00    |                         |
        zoe    | 2025-06-30 09:00:00    |                         |
    """
    made = library_with(tmp_path, detainers, stays, "detainers")
    assert parts(made, "outcomes_after_detainer") == {
        "removed": 1,
        "still_held": 1,
        "not_detained": 2,
        "too_recent": 1,
        "unknown": 1,
    }
    whole = figure(made, "outcomes_after_detainer")
    assert whole.numerator == 6
    assert whole.receipt is not None
    assert whole.receipt["rules"]["join"] == "JOIN-DET/UNCOVER-1"
    assert verify(whole.receipt, made).status == "verified"
