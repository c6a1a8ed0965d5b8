"""STATE/DDP-2026-03 and STATE/DDP-2026-late (DOMAIN 3.8): where a blank state comes from."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.by_hand.states import by_landmark
from records.rules.reported import Row, engine, placed, told

BY_SITE = "STATE/DDP-2026-03"
BY_LANDMARK = "STATE/DDP-2026-late"
UNKNOWN = (None, "unknown")


def arrest(state: str = "", landmark: str = "", area: str = "", **others: str) -> Row:
    """An arrest with a recorded state, a landmark and an area of responsibility."""
    return {
        "apprehension_state": state,
        "apprehension_landmark": landmark,
        "apprehension_aor": area,
        **others,
    }


@pytest.mark.parametrize(
    ("site", "state"),
    [
        ("Boston, MA, Docket Control", "MA"),
        ("boston ma", "MA"),
        ("MAIN OFFICE", None),
        ("New Mexico Sub-Office", "NM"),
        ("Washington Field Office", "WA"),
        ("SALEM OR / LYNN MA", "OR"),  # the first of two codes
        ("TEXAS BORDER LIAISON, MA", "MA"),  # a code before a name
        ("CHECK IN DESK", "IN"),  # a word that is a code: the rule as published takes it
        ("", None),
    ],
)
def test_of_march_2026_a_blank_state_is_the_one_of_the_duty_site(
    site: str, state: str | None
) -> None:
    """A postal code standing as a word, else the name of a state."""
    rows = [{"apprehension_state": "", "apprehension_duty_site": site}]
    assert placed(BY_SITE, rows) == [(state, "duty site") if state else UNKNOWN]


def test_a_recorded_state_is_never_overwritten() -> None:
    """Whatever site, landmark and area say."""
    rows = [{"apprehension_state": "TX", "apprehension_duty_site": "Boston, MA"}]
    assert placed(BY_SITE, rows) == [("TX", "recorded")]
    assert placed(BY_LANDMARK, [arrest("TX", "BOSTON, MA")]) == [("TX", "recorded")]


@pytest.mark.parametrize(
    ("landmark", "state"),
    [
        ("BOSTON, MA", "MA"),
        ("Boston,ma", "MA"),
        ("BOS - MA FIELD OFFICE", "MA"),
        ("UTAH - UT STATE PRISON, TX", "TX"),
        ("MCI, MA - TX", "TX"),
        ("TX STATE JAIL", "TX"),
        ("JAIL, TX, HI STATE", "HI"),
        ("SAN JUAN, PR", "PR"),
        ("BOSTON, MASS", None),
        ("BOSTON MA", None),
        ("BOS-MA", None),
        ("IN OR ME", None),
        ("SOMEWHERE, XX", None),
        ("", None),
    ],
)
def test_a_landmark_tells_the_last_anchored_code(landmark: str, state: str | None) -> None:
    """Behind a comma, or a hyphen and a space, or before the word STATE; nowhere else."""
    told = (state, "landmark code") if state else UNKNOWN
    assert placed(BY_LANDMARK, [arrest("", landmark)]) == [told]


@pytest.mark.parametrize(
    ("agreeing", "others", "told"),
    [
        (0, 19, ("IN", "landmark code")),
        (18, 2, ("IN", "landmark code")),
        (17, 3, UNKNOWN),
        (0, 20, ("TX", "landmark majority")),
    ],
)
def test_a_code_that_the_rows_of_its_landmark_contradict_is_not_trusted(
    agreeing: int, others: int, told: tuple[str | None, str]
) -> None:
    """20 rows with a state, fewer than 90 percent of them this one: the IN of `IN CUSTODY`."""
    landmark = "JAIL, IN CUSTODY"
    known = [arrest("IN", landmark)] * agreeing + [arrest("TX", landmark)] * others
    assert placed(BY_LANDMARK, [*known, arrest("", landmark)])[-1] == told


@pytest.mark.parametrize("by", ["landmark", "area"])
@pytest.mark.parametrize(
    ("same", "others", "tells"),
    [(19, 0, False), (20, 0, True), (98, 2, False), (99, 1, True), (19, 1, False)],
)
def test_a_majority_is_20_rows_and_99_percent(
    by: str, *, same: int, others: int, tells: bool
) -> None:
    """Of a landmark, else of an area of responsibility; rows with a recorded state are asked."""
    at = {by: "CENTRAL"}
    rows = [arrest("TX", **at)] * same + [arrest("OK", **at)] * others + [arrest("", **at)]
    told = ("TX", f"{by} majority") if tells else UNKNOWN
    assert placed(BY_LANDMARK, rows)[-1] == told


def test_the_landmark_is_asked_before_the_area() -> None:
    """Where both tell, the nearer place does; what was filled in is not asked again."""
    rows = [arrest("TX", "MILL", "Dallas")] * 20 + [arrest("OK", "", "Tulsa")] * 20
    blank = [arrest("", "MILL", "Tulsa"), arrest("", "", "Tulsa"), arrest("", "NEW", "Dallas")]
    assert placed(BY_LANDMARK, [*rows, *blank])[-3:] == [
        ("TX", "landmark majority"),
        ("OK", "area majority"),
        ("TX", "area majority"),
    ]


def at(person: str, hours: int, state: str = "") -> Row:
    """An arrest of a person so many hours into February."""
    time = str(datetime(2025, 2, 1) + timedelta(hours=hours))
    return arrest(state, person=person, apprehension_date=time)


def test_rows_of_one_episode_lend_each_other_their_state() -> None:
    """If all that have one agree; a chain is one episode, a row 25 hours on is another."""
    rows = [at("ana", 0), at("ana", 20, "MA"), at("ana", 40), at("ana", 65)]
    assert placed(BY_LANDMARK, rows) == [
        ("MA", "episode"),
        ("MA", "recorded"),
        ("MA", "episode"),
        UNKNOWN,
    ]
    rows = [at("ana", 0, "TX"), at("ana", 20, "MA"), at("ana", 40)]
    assert placed(BY_LANDMARK, rows)[-1] == UNKNOWN


def test_rows_at_one_time_are_one_episode_in_any_order() -> None:
    """Equal times are no gap, whichever row is looked at first."""
    rows = [at("ana", 0, "MA"), at("ana", 60), at("ana", 60, "TX"), at("ana", 60)]
    for turned in (rows, rows[::-1], rows[2:] + rows[:2]):
        states = {state for state, source in placed(BY_LANDMARK, turned) if source == "episode"}
        assert states == {"TX"}


def test_rows_without_a_person_or_a_date_lend_nothing() -> None:
    """They are each an episode of their own."""
    undated = [arrest("MA", person="ana"), arrest("", person="ana")]
    assert placed(BY_LANDMARK, [at("", 0, "MA"), at("", 0)])[-1] == UNKNOWN
    assert placed(BY_LANDMARK, undated)[-1] == UNKNOWN


# A slow fill-in by hand, as DOMAIN 3.8 tells it.

_MORE = 6
_LANDMARKS = ("", "MILL, TX", "MILL - OK", "MILL")

rows_drawn = st.lists(
    st.fixed_dictionaries(
        {
            "person": st.sampled_from(["", "ana", "ana", "ben"]),
            "apprehension_date": st.sampled_from(
                ["", *(str(datetime(2025, 2, 1) + timedelta(hours=h)) for h in (0, 8, 32, 57))]
            ),
            "apprehension_state": st.sampled_from(["", "", "TX", "OK"]),
            "apprehension_landmark": st.sampled_from(_LANDMARKS),
            "apprehension_aor": st.sampled_from(["", "Dallas", "Tulsa"]),
        }
    ),
    min_size=1,
    max_size=10,
)


@settings(deadline=None, max_examples=100, derandomize=True)
@given(rows_drawn)
def test_the_rule_fills_in_as_a_person_would(rows: list[Row]) -> None:
    """Whatever the rows, each seven times so that some landmarks have twenty."""
    together = [*rows, *({**row, "person": ""} for row in rows * _MORE)]
    assert placed(BY_LANDMARK, together) == by_landmark(together)


@settings(deadline=None, max_examples=20, derandomize=True)
@given(rows_drawn, st.randoms(use_true_random=False))
def test_the_order_of_rows_is_nothing(rows: list[Row], random: Random) -> None:
    """Shuffled input is placed alike."""
    order = list(range(len(rows)))
    random.shuffle(order)
    told = placed(BY_LANDMARK, rows)
    assert placed(BY_LANDMARK, [rows[number] for number in order]) == [told[n] for n in order]


def test_a_recorded_county_stands_and_a_blank_one_is_looked_up() -> None:
    """FACILITY/UNCOVER-2: the list's county is not taken over for another state than its own."""
    drawing = """
        detention_facility_code | facility_state | facility_county
        PLY                     |                |
        PLY                     | MA             | Norfolk
        PLY                     | NH             |
        LOST                    | MA             |
                                |                |
    """
    with engine().cursor() as connection:
        listed = "'PLY' as facility_code, 'MA' as state, 'Plymouth' as county, 'Boston' as aor"
        connection.execute(f"create or replace view facilities as select {listed}")
    asked = "place_state, place_source, place_county"
    assert told("FACILITY/UNCOVER-2", drawing, asked) == [
        ("MA", "facility", "Plymouth"),
        ("MA", "recorded", "Norfolk"),
        ("NH", "recorded", None),
        ("MA", "recorded", None),
        (None, "unknown", None),
    ]
