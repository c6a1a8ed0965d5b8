"""What came of arrests, counted by the engine and by looking at each of them."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.followed import Row, figure, library_with, parts

_FIRST = datetime(2025, 1, 1, 8)
_REASONS = ("Removed", "Paroled", "Died", "(b)(6)", "Voluntary Departure", "")
lives = st.lists(
    st.fixed_dictionaries(
        {
            "arrest_day": st.integers(0, 40),
            "named": st.sampled_from([True, True, True, False]),
            "hours_to_stay": st.none() | st.sampled_from([-121, -120, 0, 1, 24, 240, 241]),
            "hours_held": st.none() | st.integers(0, 40 * 24),
            "reason": st.sampled_from(_REASONS),
            "departed_after": st.none() | st.integers(-2, 40),
        }
    ),
    min_size=1,
    max_size=10,
)


def _drawn(many: list[dict[str, object]]) -> tuple[list[Row], list[Row]]:
    arrests, stays = [], []
    for n, life in enumerate(many):
        at = _FIRST + timedelta(days=int(str(life["arrest_day"])))
        gone = life["departed_after"]
        departed = "" if gone is None else str((at + timedelta(days=int(str(gone)))).date())
        arrests.append(
            {
                "person": f"p{n}" if life["named"] else "",
                "apprehension_date": str(at),
                "apprehension_method": "Located",
                "departed_date": departed,
            }
        )
        if life["hours_to_stay"] is not None:
            begun = at + timedelta(hours=int(str(life["hours_to_stay"])))
            held = life["hours_held"]
            over = held is not None
            ended = str(begun + timedelta(hours=int(str(held)))) if over else ""
            stays.append(
                {
                    "person": f"p{n}",
                    "stay_book_in_date_time": str(begun),
                    "stay_book_out_date_time": ended,
                    "stay_release_reason": str(life["reason"]) if over else "",
                    "departed_date": departed,
                }
            )
    return arrests, stays


def outcome_by_hand(arrest: Row, stays: list[Row], end: date, within: int) -> str:
    """Walk one arrest to the end of its last day."""
    if not arrest["person"]:
        return "unknown"
    at = datetime.fromisoformat(arrest["apprehension_date"])
    last = at.date() + timedelta(days=within)
    if last > end:
        return "too_recent"
    if arrest["departed_date"] and at.date() <= date.fromisoformat(arrest["departed_date"]) <= last:
        return "removed"
    stay = next((s for s in stays if s["person"] == arrest["person"]), None)
    return "not_detained" if stay is None else _end_by_hand(at, stay, last)


def _end_by_hand(at: datetime, stay: Row, last: date) -> str:
    begun = datetime.fromisoformat(stay["stay_book_in_date_time"])
    near = timedelta(hours=-120) <= begun - at <= timedelta(hours=240)
    if not near or begun.date() > last:
        return "not_detained"
    ended = stay["stay_book_out_date_time"]
    if not ended or datetime.fromisoformat(ended).date() > last:
        return "still_held"
    return {
        "Removed": "removed",
        "Paroled": "released",
        "Died": "ended_otherwise",
        "Voluntary Departure": "ended_otherwise",
    }.get(stay["stay_release_reason"], "unknown")


@settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(lives, st.sampled_from([1, 5, 20]))
def test_outcomes_are_counted_as_a_person_would(many: list[dict[str, object]], within: int) -> None:
    """Whatever the lives, parts and shares agree with the walk by hand."""
    arrests, stays = _drawn(many)
    last = {"person": "zoe", "stay_book_in_date_time": "2025-02-05 00:00:00"}
    blank = {"stay_book_out_date_time": "", "stay_release_reason": "", "departed_date": ""}
    stays = [*stays, last | blank]
    end = min(
        max(row["apprehension_date"] for row in arrests)[:10],
        max(row["stay_book_in_date_time"] for row in stays)[:10],
    )
    told = [outcome_by_hand(row, stays, date.fromisoformat(end), within) for row in arrests]
    with TemporaryDirectory() as folder:
        library = library_with(Path(folder), arrests, stays)
        asked = {"within": str(within)}
        assert parts(library, "outcomes_after_arrest", **asked) == dict(Counter(told))
        share = figure(library, "share_removed_within", options=asked)
        unknown = told.count("unknown") + told.count("too_recent")
        assert (share.numerator, share.unknown) == (told.count("removed"), unknown)
        assert share.denominator == len(told) - unknown
