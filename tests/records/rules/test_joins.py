"""JOIN/DDP-2026-03 and JOIN-DET/UNCOVER-1 (DOMAIN 3.7): which stay goes with which arrest."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.by_hand import joins
from figures.by_hand.cells import day, instant
from figures.by_hand.events import Event
from records.rules.joined import joined, pairs
from records.rules.reported import Row

ARRESTS = "JOIN/DDP-2026-03"
DETAINERS = "JOIN-DET/UNCOVER-1"

_ARREST = datetime(2025, 3, 1, 12)


@pytest.mark.parametrize(
    ("after", "matched"),
    [
        (timedelta(hours=-120), True),
        (timedelta(hours=-120, seconds=-1), False),
        (timedelta(hours=240), True),
        (timedelta(hours=240, seconds=1), False),
        (timedelta(0), True),
    ],
)
def test_the_window_is_to_the_second(after: timedelta, matched: bool) -> None:
    """A book-in from 120 hours before the arrest to 240 hours after it, both ends in."""
    arrest = [{"person": "ana", "apprehension_date": str(_ARREST)}]
    stay = [{"person": "ana", "stay_book_in_date_time": str(_ARREST + after)}]
    assert pairs(ARRESTS, arrest, stay) == [1 if matched else None]


def test_a_clock_change_alters_nothing() -> None:
    """240 elapsed hours over the night of 9 March 2025 are ten days by the clock."""
    drawing = """
        person | apprehension_date
        ana    | 2025-03-04 12:00:00
    """
    for second, matched in ((0, 1), (1, None)):
        stays = [
            {"person": "ana", "stay_book_in_date_time": f"2025-03-14 12:00:0{second}"},
        ]
        assert pairs(ARRESTS, drawing, stays) == [matched]


def test_merging_on_the_identifier_alone_would_multiply_rows() -> None:
    """Three arrests and three stays of one person are three pairs and not nine (DOMAIN 3.7)."""
    arrests = """
        person | apprehension_date
        ana    | 2025-01-01 08:00:00
        ana    | 2025-02-01 08:00:00
        ana    | 2025-03-01 08:00:00
    """
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-03-01 20:00:00
        ana    | 2025-01-01 20:00:00
        ana    | 2025-02-01 20:00:00
    """
    assert pairs(ARRESTS, arrests, stays) == [2, 3, 1]


def test_a_stay_keeps_its_nearest_arrest_and_the_other_has_none() -> None:
    """What lost is not matched again, though another stay lies within its window."""
    arrests = """
        person | apprehension_date
        ana    | 2025-01-01 08:00:00
        ana    | 2025-01-03 08:00:00
    """
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-01-03 09:00:00
        ana    | 2025-01-05 08:00:00
    """
    assert pairs(ARRESTS, arrests, stays) == [None, 1]


@pytest.mark.parametrize("by_place", [False, True])
def test_of_two_as_near_the_earlier_arrest_then_the_one_first_in_the_files(by_place: bool) -> None:
    """Twelve hours before and twelve after: the earlier. At one instant: by file, sheet and row."""
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-01-02 12:00:00
    """
    arrests = """
        person | apprehension_date   | file   | sheet | row
        ana    | 2025-01-03 00:00:00 | a.xlsx | one   | 1
        ana    | 2025-01-02 00:00:00 | b.xlsx | one   | 1
    """
    if by_place:
        arrests = """
            person | apprehension_date   | file   | sheet | row
            ana    | 2025-01-02 00:00:00 | b.xlsx | one   | 1
            ana    | 2025-01-02 00:00:00 | a.xlsx | two   | 9
            ana    | 2025-01-02 00:00:00 | a.xlsx | two   | 10
        """
    expected = [None, 1, None] if by_place else [None, 1]
    assert pairs(ARRESTS, arrests, stays) == expected


def test_of_two_stays_as_near_the_earlier() -> None:
    """One arrest, a stay twelve hours before it and one twelve hours after it."""
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-01-02 12:00:00
        ana    | 2025-01-01 12:00:00
    """
    arrests = """
        person | apprehension_date
        ana    | 2025-01-02 00:00:00
    """
    assert pairs(ARRESTS, arrests, stays) == [2]


def test_rows_without_identifier_or_date_stay_unmatched() -> None:
    """They are given all the same: the rows are those of the arrests that count."""
    arrests = """
        person | apprehension_date
               | 2025-01-02 00:00:00
        ana    |
        ben    | 2025-01-02 00:00:00
    """
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-01-02 00:00:00
    """
    assert pairs(ARRESTS, arrests, stays) == [None, None, None]


def test_what_both_tables_say_is_what_the_stay_says() -> None:
    """With a stay its departure counts, even none; without one the arrest's."""
    arrests = """
        person | apprehension_date   | departed_date | gender
        ana    | 2025-01-02 00:00:00 | 2025-01-20    | Female
        ben    | 2025-01-02 00:00:00 | 2025-01-20    | Male
    """
    stays = """
        person | stay_book_in_date_time | departed_date | gender
        ana    | 2025-01-02 00:00:00    |               | Unknown
    """
    show = "coalesce(cast(departed_date as varchar), '-') || ' ' || gender"
    assert joined(ARRESTS, arrests, stays, show) == [(1, "- Unknown"), (None, "2025-01-20 Male")]


def test_the_records_end_where_the_first_of_both_tables_ends() -> None:
    """The last arrest is of 9 March, the last book-in of the 5th."""
    arrests = """
        person | apprehension_date
        ana    | 2025-03-09 23:59:59
    """
    stays = """
        person | stay_book_in_date_time
        ben    | 2025-03-05 00:00:00
    """
    assert joined(ARRESTS, arrests, stays, "records_end") == [(None, "2025-03-05")]


@pytest.mark.parametrize(
    ("day", "matched"),
    [
        ("2025-01-05 23:59:00", True),
        ("2025-01-04 23:59:00", None),
        ("2026-01-10 23:59:00", True),
        ("2026-01-11 00:00:00", None),
    ],
)
def test_a_detainer_waits_for_the_jail(day: str, matched: bool | None) -> None:
    """A stay may begin from 5 days before a detainer of 10 January to 365 days after it."""
    detainers = """
        person | detainer_prepare_date
        ana    | 2025-01-10
    """
    stays = [{"person": "ana", "stay_book_in_date_time": day}]
    assert pairs(DETAINERS, detainers, stays) == [1 if matched else None]


def test_of_two_detainers_the_one_nearer_to_the_stay() -> None:
    """A re-issue after a transfer has the stay; of two jails on one day the first row has it."""
    detainers = """
        person | detainer_prepare_date | detention_facility_code
        ana    | 2025-01-10            | EAST
        ana    | 2025-02-10            | WEST
        ana    | 2025-02-10            | EAST
    """
    stays = """
        person | stay_book_in_date_time
        ana    | 2025-03-01 08:00:00
    """
    assert pairs(DETAINERS, detainers, stays) == [None, 1, None]


# A slow match by hand, as DOMAIN 3.7 tells it.

_BEGIN = datetime(2025, 1, 1)
_HOURS = (0, 1, 12, 24, 100, 119, 120, 121, 240, 241, 360, 361)
people = st.sampled_from(["", "ana", "ana", "ana", "ben"])
instants = st.builds(
    lambda hours, second: str(_BEGIN + timedelta(hours=hours, seconds=second)),
    st.sampled_from(_HOURS),
    st.sampled_from([0, 0, 1]),
)
arrests = st.lists(
    st.fixed_dictionaries({"person": people, "apprehension_date": st.just("") | instants}),
    min_size=1,
    max_size=8,
)
detainers = st.lists(
    st.fixed_dictionaries(
        {
            "person": people,
            "detainer_prepare_date": st.just("") | instants.map(lambda instant: instant[:10]),
        }
    ),
    min_size=1,
    max_size=8,
)
stays = st.lists(
    st.fixed_dictionaries(
        {"person": people.filter(bool), "stay_book_in_date_time": instants},
    ),
    max_size=6,
    unique_by=lambda stay: (stay["person"], stay["stay_book_in_date_time"]),
)


def matched_by_hand(
    rows: list[Row], found: list[Row], date: str, apart: joins.Apart
) -> list[int | None]:
    """For each row the number of the stay that the slow match gives it."""
    events = [_event(row["person"], row[date], place) for place, row in enumerate(rows)]
    drawn = [
        _event(stay["person"], stay["stay_book_in_date_time"], place)
        for place, stay in enumerate(found)
    ]
    told = joins.matched(events, drawn, apart)
    return [None if stay is None else drawn.index(stay) + 1 for stay in told]


def _event(person: str, at: str, place: int) -> Event:
    stands = ("a.xlsx", "one", place)
    return Event(person or None, instant(at), day(at), None, "unknown", stands)


@settings(deadline=None, max_examples=120, derandomize=True)
@given(arrests, stays)
def test_arrests_are_joined_as_a_person_would(rows: list[Row], found: list[Row]) -> None:
    """Whatever the rows, the SQL and the match by hand agree, and no stay is taken twice."""
    by_rule = pairs(ARRESTS, rows, found)
    assert by_rule == matched_by_hand(rows, found, "apprehension_date", joins.seconds_apart)
    taken = [stay for stay in by_rule if stay]
    assert len(taken) == len(set(taken))


@settings(deadline=None, max_examples=80, derandomize=True)
@given(detainers, stays)
def test_detainers_are_joined_as_a_person_would(rows: list[Row], found: list[Row]) -> None:
    """Whatever the rows, the SQL and the match by hand agree."""
    by_hand = matched_by_hand(rows, found, "detainer_prepare_date", joins.days_apart)
    assert pairs(DETAINERS, rows, found) == by_hand


@settings(deadline=None, max_examples=25, derandomize=True)
@given(arrests, stays, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(rows: list[Row], found: list[Row], random: Random) -> None:
    """Shuffled arrests find the same stays."""
    placed = [{**row, "row": str(number)} for number, row in enumerate(rows, 1)]
    shuffled = list(placed)
    random.shuffle(shuffled)
    told = dict(zip((row["row"] for row in shuffled), pairs(ARRESTS, shuffled, found), strict=True))
    assert [told[row["row"]] for row in placed] == pairs(ARRESTS, placed, found)
