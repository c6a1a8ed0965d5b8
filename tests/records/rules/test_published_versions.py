"""The other published versions of the duplicate rules (DOMAIN 3.1 to 3.5): the rows they keep."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.by_hand import arrests, detainers, removals, stints
from figures.by_hand.cells import first_of_each
from records.rules.reported import Row, flags, kept
from uncover.records.rules import rules

BY_HOURS = "ARR-EP/DDP-2025-07"
BY_DAY = "ARR-EP/DDP-2025-03"
BY_EPISODE = "DET-DUP/DDP-2026-late"
LAST_REMOVAL = "REM-DUP/DDP-2026-late"
LOWEST_BOND = "STINT-DUP/DDP-2025-10"
PAIRS = {
    "DET-DUP/DDP-2026-03": "detainer_prepare_date",
    "REM-DUP/DDP-2025-07": "departed_date",
    "ENC-DUP/DDP-2026-03": "event_date",
}


@pytest.mark.parametrize(
    ("times", "flagged", "arrests"),
    [
        (("02-01 08:00:00", "02-02 08:00:00"), [True, True], [1]),
        (("02-01 08:00:00", "02-02 08:00:01"), [False, False], [1, 2]),
        (("02-01 00:00:00", "02-01 20:00:00", "02-02 16:00:00"), [True, True, True], [1]),
        (("02-02 08:00:00", "02-01 08:00:00", "02-09 08:00:00"), [True, True, False], [2, 3]),
    ],
)
def test_both_arrests_of_a_pair_are_flagged_and_one_of_them_counts(
    times: tuple[str, ...], flagged: list[bool], arrests: list[int]
) -> None:
    """Whoever leaves out what is flagged loses the arrest; surplus are all rows but the first."""
    rows = [{"person": "ana", "apprehension_date": f"2025-{time}"} for time in times]
    assert flags(BY_HOURS, rows) == flagged
    assert kept(BY_HOURS, rows) == arrests


def test_the_flag_of_hours_knows_no_method() -> None:
    """Of two rows at one time the first in the file counts, reprocessed or not."""
    drawing = """
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 00:00:00 | ERO Reprocessed Arrest
        ana    | 2025-02-01 00:00:00 | Located
    """
    assert kept(BY_HOURS, drawing) == [1]


def test_the_flag_of_hours_leaves_rows_without_a_person_or_a_date_alone() -> None:
    """Without an id there is no flag; without a date there is nothing near."""
    drawing = """
        person | apprehension_date
               | 2025-02-01 00:00:00
               | 2025-02-01 00:00:00
        ana    |
        ana    |
    """
    assert flags(BY_HOURS, drawing) == [None, None, False, False]
    assert kept(BY_HOURS, drawing) == [1, 2, 3, 4]


def test_of_march_2025_an_arrest_is_one_day_method_and_class() -> None:
    """Hours do not matter; another method or class on the day is another arrest."""
    drawing = """
        person | apprehension_date   | apprehension_method | apprehension_criminality
        ana    | 2025-02-01 08:00:00 | Located             | charged
        ana    | 2025-02-01 20:00:00 | Located             | charged
        ana    | 2025-02-01 08:00:00 | Located             |
        ana    | 2025-02-01 09:00:00 | Located             |
        ana    | 2025-02-01 08:00:00 | CAP State           | charged
        ana    | 2025-02-02 00:00:00 | Located             | charged
               | 2025-02-01 08:00:00 | Located             | charged
               | 2025-02-01 08:00:00 | Located             | charged
    """
    assert kept(BY_DAY, drawing) == [1, 3, 5, 6, 7, 8]


@pytest.mark.parametrize(("rule", "day"), PAIRS.items())
def test_rows_of_one_person_and_day_are_flagged_and_one_of_them_counts(rule: str, day: str) -> None:
    """Rows less the surplus: what else they say does not matter, a missing day is one value."""
    drawing = f"""
        person | {day}      | file
        ana    | 2025-02-01 | b.xlsx
        ana    | 2025-02-01 | a.xlsx
        ana    | 2025-02-02 | a.xlsx
        ana    |            | a.xlsx
        ana    |            | a.xlsx
               | 2025-02-01 | a.xlsx
               | 2025-02-01 | a.xlsx
    """
    assert flags(rule, drawing) == [True, True, False, True, True, None, None]
    assert kept(rule, drawing) == [2, 3, 4, 6, 7]


def test_events_of_one_day_are_a_pair_at_whatever_hour() -> None:
    """23:59 and 00:01 are two days."""
    drawing = """
        person | event_date
        ana    | 2025-02-01 00:01:00
        ana    | 2025-02-01 23:59:00
        ana    | 2025-02-02 00:01:00
    """
    assert kept("ENC-DUP/DDP-2026-03", drawing) == [1, 3]


def test_detainers_on_days_in_a_row_are_one_episode() -> None:
    """Days chain; a day between breaks; another jail or form in the episode is another detainer."""
    drawing = """
        person | detainer_prepare_date | detainer_type | detention_facility_code
        ana    | 2025-02-01            | I-247A        | EAST
        ana    | 2025-02-02            | I-247A        | EAST
        ana    | 2025-02-02            | I-247A        | WEST
        ana    | 2025-02-03            | I-247A        | EAST
        ana    | 2025-02-05            | I-247A        | EAST
        ana    | 2025-02-05            | I-247G        | EAST
        ana    |                       | I-247A        | EAST
        ana    |                       | I-247A        | EAST
               | 2025-02-01            | I-247A        | EAST
               | 2025-02-01            | I-247A        | EAST
    """
    assert kept(BY_EPISODE, drawing) == [1, 3, 5, 6, 7, 8, 9, 10]


def test_of_a_persons_removals_on_one_day_the_last_counts() -> None:
    """Last by country, a missing one first, then by sheet and row, then by file."""
    drawing = """
        person | departed_date | departure_country | file   | sheet | row
        ana    | 2025-02-01    | MEXICO            | a.xlsx | one   | 8
        ana    | 2025-02-01    |                   | z.xlsx | two   | 9
        ana    | 2025-02-01    | CANADA            | z.xlsx | two   | 10
        ana    | 2025-02-02    | MEXICO            | a.xlsx | two   | 8
        ana    | 2025-02-02    | MEXICO            | a.xlsx | one   | 9
        ben    | 2025-02-02    | MEXICO            | b.xlsx | one   | 12
        ben    | 2025-02-02    | MEXICO            | a.xlsx | one   | 12
               | 2025-02-02    | MEXICO            | a.xlsx | one   | 1
               | 2025-02-02    | MEXICO            | a.xlsx | one   | 2
    """
    assert kept(LAST_REMOVAL, drawing) == [1, 4, 6, 8, 9]


@pytest.mark.parametrize(
    ("bonds", "stints"),
    [
        (("1500", "500", "500"), [3]),
        (("500", "1500", ""), [1]),
        (("", "", ""), [3]),
        (("", "0", ""), [2]),
    ],
)
def test_of_the_rows_of_a_stint_the_last_with_the_lowest_bond_counts(
    bonds: tuple[str, ...], stints: list[int]
) -> None:
    """The last of those with the lowest initial bond; the last if none has one."""
    rows = [_stint("08:00:00", "EAST", bond) for bond in bonds]
    assert kept(LOWEST_BOND, rows) == stints


def test_of_october_2025_a_stint_is_its_book_in_to_the_second() -> None:
    """Two book-ins on one day are two; so are two facilities; the stay is not asked."""
    rows = [_stint("08:00:00", "EAST"), _stint("09:00:00", "EAST"), _stint("08:00:00", "WEST")]
    rows.append({**_stint("08:00:00", "EAST"), "stay_book_in_date_time": "2025-01-01 00:00:00"})
    rows += [{**_stint("08:00:00", "EAST"), "person": ""}] * 2
    assert kept(LOWEST_BOND, rows) == [2, 3, 4, 5, 6]


def _stint(time: str, facility: str, bond: str = "") -> dict[str, str]:
    return {
        "person": "ana",
        "book_in_date_time": f"2025-02-01 {time}",
        "detention_facility_code": facility,
        "initial_bond_set_amount": bond,
    }


# Slow counts by hand, each as DOMAIN tells it.

_TIMES = ["", *(str(datetime(2025, 2, 1) + timedelta(hours=h)) for h in (0, 8, 24, 32, 57))]
_DAYS = ["", "2025-02-01", "2025-02-02", "2025-02-03", "2025-02-05"]
_CELLS: dict[str, list[str]] = {
    "person": ["", "ana", "ana", "ben"],
    "apprehension_date": _TIMES,
    "apprehension_method": ["", "Located", "ERO Reprocessed Arrest"],
    "apprehension_criminality": ["", "convicted", "charged"],
    "detainer_prepare_date": _DAYS,
    "detainer_type": ["", "I-247A", "I-247G"],
    "detention_facility_code": ["", "EAST", "WEST"],
    "departed_date": _DAYS,
    "departure_country": ["", "MEXICO", "ÁFRICA"],
    "event_date": _TIMES,
    "book_in_date_time": _TIMES,
    "initial_bond_set_amount": ["", "500", "1500"],
}
BY_HAND: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    BY_HOURS: arrests.RULES[BY_HOURS],
    BY_DAY: arrests.RULES[BY_DAY],
    BY_EPISODE: detainers.RULES[BY_EPISODE],
    LAST_REMOVAL: removals.RULES[LAST_REMOVAL],
    LOWEST_BOND: stints.RULES[LOWEST_BOND],
    **{rule: partial(first_of_each, names=(day,)) for rule, day in PAIRS.items()},
}


def _drawn(rule: str) -> st.SearchStrategy[list[Row]]:
    cells = {name: st.sampled_from(_CELLS[name]) for name in rules()[rule].reads if name in _CELLS}
    return st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=12)


@pytest.mark.parametrize("rule", BY_HAND)
@settings(deadline=None, max_examples=60, derandomize=True)
@given(st.data())
def test_a_rule_counts_as_a_person_would(rule: str, data: st.DataObject) -> None:
    """Whatever the rows, the SQL and the walk by hand keep the same; all without a person."""
    rows = data.draw(_drawn(rule))
    stands = {"file": "a.xlsx", "sheet": "one"}
    placed = [{**row, **stands, "row": str(number)} for number, row in enumerate(rows, 1)]
    assert kept(rule, rows) == sorted(int(row["row"]) for row in BY_HAND[rule](placed))


@pytest.mark.parametrize("rule", BY_HAND)
@settings(deadline=None, max_examples=15, derandomize=True)
@given(st.data(), st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(rule: str, data: st.DataObject, random: Random) -> None:
    """Shuffled input keeps the same rows of the file."""
    rows = [{**row, "row": str(n)} for n, row in enumerate(data.draw(_drawn(rule)), 1)]
    shuffled = list(rows)
    random.shuffle(shuffled)
    numbers = sorted(int(shuffled[number - 1]["row"]) for number in kept(rule, shuffled))
    assert numbers == kept(rule, rows)


def test_two_versions_that_flag_by_24_hours_count_as_many_arrests() -> None:
    """Which row stands for the run differs, its method too; how many runs there are does not."""
    rows = [
        {"person": person, "apprehension_date": time, "apprehension_method": method}
        for person in ("ana", "ben", "")
        for time in _TIMES
        for method in _CELLS["apprehension_method"]
    ]
    assert len(kept(BY_HOURS, rows)) == len(kept("ARR-EP/DDP-2026-03", rows))
    assert kept(BY_HOURS, rows) != kept("ARR-EP/DDP-2026-03", rows)
