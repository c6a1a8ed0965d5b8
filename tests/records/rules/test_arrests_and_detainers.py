"""ARR-EP/DDP-2026-03 and DET-DUP/UNCOVER-1 (DOMAIN 3.1, 3.2): the rows they keep.

The episodes are held to a walk by hand in `figures/test_arrests.py`; here stands which row is kept.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.rules.reported import Row, kept

ARRESTS = "ARR-EP/DDP-2026-03"
DETAINERS = "DET-DUP/UNCOVER-1"


@pytest.mark.parametrize(
    ("times", "arrests"),
    [
        (("02-01 08:00:00", "02-02 08:00:00"), [1]),
        (("02-01 08:00:00", "02-02 08:00:01"), [1, 2]),
        (("02-02 08:00:00", "02-01 08:00:00"), [2]),
        (("02-01 00:00:00", "02-01 20:00:00", "02-02 16:00:00"), [1]),
        (("02-01 00:00:00", "02-04 00:00:00", "02-01 23:00:00", "02-02 20:00:00"), [1, 2]),
        (("02-28 23:00:00", "03-01 22:00:00"), [1]),
    ],
)
def test_a_row_opens_an_episode_more_than_24_hours_after_the_one_before(
    times: tuple[str, ...], arrests: list[int]
) -> None:
    """The gap is to the previous row of the person, to the second, in whatever order they stand."""
    rows = [{"person": "ana", "apprehension_date": f"2025-{time}"} for time in times]
    assert kept(ARRESTS, rows) == arrests


def test_a_leap_day_has_24_hours() -> None:
    """29 February is a day between 28 February and 1 March, in 2024 and not in 2025."""
    drawing = """
        person | apprehension_date
        ana    | 2024-02-28 12:00:00
        ana    | 2024-03-01 11:00:00
        ben    | 2025-02-28 12:00:00
        ben    | 2025-03-01 11:00:00
    """
    assert kept(ARRESTS, drawing) == [1, 2, 3]


def test_of_rows_at_one_time_the_reprocessed_one_goes_and_an_unknown_method_goes_first() -> None:
    """Not reprocessed before reprocessed before a method that is missing."""
    drawing = """
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 00:00:00 | ERO Reprocessed Arrest
        ana    | 2025-02-01 00:00:00 |
        ana    | 2025-02-01 00:00:00 | Located
        ben    | 2025-02-01 00:00:00 |
        ben    | 2025-02-01 00:00:00 | ERO Reprocessed Arrest
    """
    assert kept(ARRESTS, drawing) == [3, 5]


def test_rows_without_a_person_or_a_date_are_episodes_of_their_own() -> None:
    """Neither is ever a copy: rows without an id count, and so do undated rows of one person."""
    drawing = """
        person | apprehension_date
               | 2025-02-01 00:00:00
               | 2025-02-01 00:00:00
        ana    |
        ana    |
        ana    | 2025-02-01 00:00:00
    """
    assert kept(ARRESTS, drawing) == [1, 2, 3, 4, 5]


def test_equal_arrests_are_told_apart_by_where_they_stand() -> None:
    """The first in file, sheet and row is the arrest; a file of DDP's keeps the agency's places."""
    drawing = """
        person | apprehension_date   | file  | sheet | row | file_original | sheet_original | row_original
        ana    | 2025-02-01 00:00:00 | a.csv | one   | 1   | z.xlsx        | one            | 7
        ana    | 2025-02-01 00:00:00 | a.csv | one   | 2   | y.xlsx        | one            | 8
        ben    | 2025-02-01 00:00:00 | b.csv | one   | 1   |               |                |
        ben    | 2025-02-01 00:00:00 | a.csv | one   | 9   |               |                |
        ben    | 2025-02-01 00:00:00 | a.csv | one   | 10  |               |                |
    """  # noqa: E501  a drawing is as wide as its table
    assert kept(ARRESTS, drawing) == [2, 4]


@pytest.mark.parametrize(
    ("facility", "kind", "day", "detainers"),
    [
        ("EAST", "I-247A", "2025-02-01", [1]),
        ("WEST", "I-247A", "2025-02-01", [1, 2]),
        ("", "I-247A", "2025-02-01", [1, 2]),
        ("EAST", "I-247G", "2025-02-01", [1, 2]),
        ("EAST", "I-247A", "2025-02-02", [1, 2]),
        ("EAST", "I-247A", "", [1, 2]),
    ],
)
def test_another_jail_type_or_day_is_another_detainer(
    facility: str, kind: str, day: str, detainers: list[int]
) -> None:
    """Two jails, a second form, a re-issue on the next day: each is a detainer."""
    drawing = f"""
        person | detention_facility_code | detainer_type | detainer_prepare_date
        ana    | EAST                    | I-247A        | 2025-02-01
        ana    | {facility}              | {kind}        | {day}
    """
    assert kept(DETAINERS, drawing) == detainers


def test_detainers_without_a_person_all_count() -> None:
    """Rows that nobody's id tells apart are never dropped."""
    drawing = """
        person | detention_facility_code | detainer_type | detainer_prepare_date
               | EAST                    | I-247A        | 2025-02-01
               | EAST                    | I-247A        | 2025-02-01
        ana    |                         |               |
        ana    |                         |               |
    """
    assert kept(DETAINERS, drawing) == [1, 2, 3]


detainers = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.sampled_from(["", "ana", "ana", "ben"]),
            "detention_facility_code": st.sampled_from(["", "EAST", "WEST"]),
            "detainer_type": st.sampled_from(["", "I-247A"]),
            "detainer_prepare_date": st.sampled_from(["", "2025-02-01", "2025-02-02"]),
        }
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=100, derandomize=True)
@given(detainers)
def test_the_rule_counts_detainers_as_a_person_would(rows: list[Row]) -> None:
    """The first row of each person, facility, type and day, and every row without a person."""
    seen: set[tuple[str, ...]] = set()
    by_hand = []
    for number, row in enumerate(rows, 1):
        told = tuple(value for _, value in sorted(row.items()))
        if not row["person"] or told not in seen:
            by_hand.append(number)
        seen.add(told)
    assert kept(DETAINERS, rows) == by_hand
