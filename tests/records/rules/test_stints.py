"""STINT-DUP/DDP-2026-03 (DOMAIN 3.5): which of several rows of one stint is the stint."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.by_hand.stints import same_day
from records.rules.reported import Row, kept

RULE = "STINT-DUP/DDP-2026-03"


def test_of_two_book_ins_on_one_day_the_later_is_kept() -> None:
    """Same person, facility, day and stay: 09:00 is last in the order of the rule."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | stay_book_in_date_time
        ana    | EAST                    | 2025-02-01 09:00:00 | 2025-02-01 08:00:00
        ana    | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
    """
    assert kept(RULE, drawing) == [1]


@pytest.mark.parametrize(
    ("first", "second"),
    [("1500", "5000"), ("5000", "1500"), ("", "1500"), ("1500", "")],
)
def test_rows_that_differ_in_their_bond_only_are_one(first: str, second: str) -> None:
    """The first is kept, whichever of them has a bond, and however many there are."""
    drawing = f"""
        person | detention_facility_code | book_in_date_time   | initial_bond_set_amount
        ana    | EAST                    | 2025-02-01 08:00:00 | {first}
        ana    | EAST                    | 2025-02-01 08:00:00 | {second}
        ana    | EAST                    | 2025-02-01 08:00:00 | {first}
    """
    assert kept(RULE, drawing) == [1]


def test_a_posted_bond_orders_the_rows_it_does_not_tell_apart() -> None:
    """The posted bond stands in the order, missing first, and is no part of what must be equal."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | bond_posted_date | bond_posted_amount
        ana    | EAST                    | 2025-02-01 08:00:00 | 2025-02-09       | 1500
        ana    | EAST                    | 2025-02-01 08:00:00 |                  |
    """  # noqa: E501  a drawing is as wide as its table
    assert kept(RULE, drawing) == [2]


@pytest.mark.parametrize("stay", ["2025-01-31 08:00:00", ""])
def test_two_stays_at_one_place_on_one_day_are_two_stints(stay: str) -> None:
    """A stint belongs to a stay, and a stay without a beginning is not another one."""
    drawing = f"""
        person | detention_facility_code | book_in_date_time   | stay_book_in_date_time
        ana    | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
        ana    | EAST                    | 2025-02-01 09:00:00 | {stay}
    """
    assert kept(RULE, drawing) == [1, 2]


def test_book_ins_around_midnight_are_two_stints() -> None:
    """23:59 and 00:01 are two days."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | stay_book_in_date_time
        ana    | EAST                    | 2025-02-01 23:59:00 | 2025-02-01 08:00:00
        ana    | EAST                    | 2025-02-02 00:01:00 | 2025-02-01 08:00:00
    """
    assert kept(RULE, drawing) == [1, 2]


def test_other_people_and_other_facilities_are_other_stints() -> None:
    """Only one person at one facility can be told twice."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | stay_book_in_date_time
        ana    | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
        ana    | WEST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
        ben    | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
    """
    assert kept(RULE, drawing) == [1, 2, 3]


def test_rows_without_a_person_all_count() -> None:
    """Two rows without an id that are alike in everything are two stints."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | stay_book_in_date_time
               | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
               | EAST                    | 2025-02-01 08:00:00 | 2025-02-01 08:00:00
    """
    assert kept(RULE, drawing) == [1, 2]


def test_what_is_missing_is_one_value_and_comes_first() -> None:
    """Rows without facility, day and stay share them; a missing release reason goes before one."""
    drawing = """
        person | detention_facility_code | book_in_date_time | detention_release_reason
        ana    |                         |                   | Removed
        ana    |                         |                   |
    """
    assert kept(RULE, drawing) == [1]


def test_classes_are_in_the_order_in_which_they_are_released() -> None:
    """1 Convicted, 2 Pending, 3 Other: the last is the one with neither."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | book_in_criminality
        ana    | EAST                    | 2025-02-01 08:00:00 | charged
        ana    | EAST                    | 2025-02-01 08:00:00 | convicted
        ana    | EAST                    | 2025-02-01 08:00:00 |
    """
    assert kept(RULE, drawing) == [1]


def test_a_class_not_in_the_vocabulary_is_not_missing() -> None:
    """It stands in the order by its text, behind the three that begin with their digit."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | book_in_criminality
        ana    | EAST                    | 2025-02-01 08:00:00 | neither
        ana    | EAST                    | 2025-02-01 08:00:00 | 4 Not yet known
        ana    | EAST                    | 2025-02-01 08:00:00 |
    """
    assert kept(RULE, drawing) == [2]


def test_a_copy_of_the_first_row_does_not_become_the_last() -> None:
    """Copies go before the day is looked at: the later book-in stays, whatever is copied."""
    drawing = """
        person | detention_facility_code | book_in_date_time   | initial_bond_set_amount
        ana    | EAST                    | 2025-02-01 09:00:00 | 1500
        ana    | EAST                    | 2025-02-01 08:00:00 |
        ana    | EAST                    | 2025-02-01 09:00:00 | 5000
        ana    | EAST                    | 2025-02-01 08:00:00 | 1500
    """
    assert kept(RULE, drawing) == [1]


def test_equal_rows_are_told_apart_by_where_they_stand() -> None:
    """Of rows alike in all, the one first in file, sheet and row is kept, in any order of input."""
    drawing = """
        person | book_in_date_time   | file   | sheet | row
        ana    | 2025-02-01 08:00:00 | b.xlsx | one   | 1
        ana    | 2025-02-01 08:00:00 | a.xlsx | two   | 2
        ana    | 2025-02-01 08:00:00 | a.xlsx | one   | 10
        ana    | 2025-02-01 08:00:00 | a.xlsx | one   | 9
    """
    assert kept(RULE, drawing) == [4]


# A slow count by hand, as DOMAIN 3.5 tells it.

_RELEASED = {
    "": "",
    "convicted": "1 Convicted Criminal",
    "charged": "2 Pending Criminal Charges",
    "neither": "3 Other Immigration Violator",
}


def _hour(hours: int) -> str:
    return str(datetime(2025, 2, 1) + timedelta(hours=hours))


stints = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.sampled_from(["", "ana", "ana", "ben"]),
            "detention_facility_code": st.sampled_from(["", "EAST", "EAST", "WEST"]),
            "book_in_date_time": st.sampled_from(["", *(_hour(h) for h in (8, 9, 23, 25))]),
            "stay_book_in_date_time": st.sampled_from(["", _hour(0), _hour(0), _hour(7)]),
            "detention_release_reason": st.sampled_from(["", "Removed"]),
            "religion": st.sampled_from(["", "", "ñ", "z"]),
            "bond_posted_amount": st.sampled_from(["", "1500", "500"]),
            "initial_bond_set_amount": st.sampled_from(["", "1500", "500"]),
            "book_in_criminality": st.sampled_from(["", *_RELEASED]),
            "citizenship_country": st.sampled_from(["", "MEXICO"]),
            "race": st.sampled_from(["", "", "told in no order"]),
        }
    ),
    min_size=1,
    max_size=12,
)


def kept_by_hand(rows: list[Row]) -> list[int]:
    """The rows that the slow count keeps, with classes as they are released."""
    placed = [
        {
            **row,
            "book_in_criminality": _RELEASED[row["book_in_criminality"]],
            "file": "a.xlsx",
            "sheet": "one",
            "row": str(number),
        }
        for number, row in enumerate(rows, 1)
    ]
    return sorted(int(row["row"]) for row in same_day(placed))


@settings(deadline=None, max_examples=100, derandomize=True)
@given(stints)
def test_the_rule_counts_as_a_person_would(rows: list[Row]) -> None:
    """Whatever the rows, the SQL and the walk by hand keep the same ones."""
    assert kept(RULE, rows) == kept_by_hand(rows)


@settings(deadline=None, max_examples=25, derandomize=True)
@given(stints, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(rows: list[Row], random: Random) -> None:
    """Shuffled input keeps the same rows of the file."""
    placed = [{**row, "row": str(number)} for number, row in enumerate(rows, 1)]
    shuffled = list(placed)
    random.shuffle(shuffled)
    numbers = sorted(int(shuffled[number - 1]["row"]) for number in kept(RULE, shuffled))
    assert numbers == kept(RULE, placed)
