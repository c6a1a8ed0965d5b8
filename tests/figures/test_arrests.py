"""Arrests are counted by episodes, in drawings and beside a slow hand count."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawn import library_of, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.terms.periods import moment

Row = dict[str, str]


def counted(folder: Path, rows: Sequence[Row] | str, measure: str, **asked: object) -> Figure:
    """The figure of a measure over drawn arrests."""
    drawn = rows_of(rows) if isinstance(rows, str) else list(rows)
    library = library_of(folder, "arrests", drawn)
    return Resolver(library).answer(Ask(measure, **asked))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("second", "arrests"),
    [("2025-02-02 08:00:00", 1), ("2025-02-02 08:00:01", 2), ("2025-02-01 08:00:00", 1)],
)
def test_an_episode_ends_after_24_hours_to_the_second(
    tmp_path: Path, second: str, arrests: int
) -> None:
    """24:00:00 is one episode, 24:00:01 are two (ARR-EP/DDP-2026-03)."""
    drawing = f"""
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 08:00:00 | Located
        ana    | {second}            | Located
    """
    assert counted(tmp_path, drawing, "arrests_made").numerator == arrests


def test_a_chain_may_span_more_than_a_day(tmp_path: Path) -> None:
    """The gap is to the previous row, not to the first: 0, 20 and 40 hours are one episode."""
    drawing = """
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 00:00:00 | Located
        ana    | 2025-02-01 20:00:00 | Located
        ana    | 2025-02-02 16:00:00 | Located
    """
    assert counted(tmp_path, drawing, "arrests_made").value == 1


def test_rows_without_a_person_all_count(tmp_path: Path) -> None:
    """Two rows without an id that look alike are two arrests, and people have a ceiling."""
    drawing = """
        person | apprehension_date   | apprehension_method
               | 2025-02-01 00:00:00 | Located
               | 2025-02-01 00:00:00 | Located
        ana    | 2025-02-01 00:00:00 | Located
    """
    assert counted(tmp_path / "a", drawing, "arrests_made").value == 3
    people = counted(tmp_path / "b", drawing, "people_arrested")
    assert (people.value, people.unknown, people.low, people.high) == (1, 2, 1, 3)


def test_of_two_rows_at_once_the_reprocessed_one_goes(tmp_path: Path) -> None:
    """The row kept tells the class: the reprocessed one is not the arrest."""
    drawing = """
        person | apprehension_date   | apprehension_method    | apprehension_criminality
        ana    | 2025-02-01 00:00:00 | ERO Reprocessed Arrest | 1 Convicted Criminal
        ana    | 2025-02-01 00:00:00 | Located                | 3 Other Immigration Violator
    """
    share = counted(tmp_path, drawing, "share_of_arrests_without_conviction")
    assert (share.numerator, share.denominator) == (1, 1)


def test_unknown_class_widens_the_bounds(tmp_path: Path) -> None:
    """Value over the known, bounds over all: 1 of 2 known and 1 unknown is 33.3 to 66.7."""
    drawing = """
        person | apprehension_date   | apprehension_method | apprehension_criminality
        ana    | 2025-02-01 00:00:00 | Located             | 1 Convicted Criminal
        ben    | 2025-02-01 00:00:00 | Located             | 2 Pending Criminal Charges
        eva    | 2025-02-01 00:00:00 | Located             | (b)(6), (b)(7)(C)
    """
    share = counted(tmp_path, drawing, "share_of_arrests_without_conviction")
    assert (share.value, share.low, share.high) == (50, Fraction(100, 3), Fraction(200, 3))
    assert (share.numerator, share.denominator, share.unknown) == (1, 2, 1)


def test_alternatives_are_unit_by_denominator(tmp_path: Path) -> None:
    """Ana was first neither and later convicted: by person the first or the last event decides."""
    drawing = """
        person | apprehension_date   | apprehension_method | apprehension_criminality
        ana    | 2025-02-01 00:00:00 | Located             | 3 Other Immigration Violator
        ana    | 2025-03-01 00:00:00 | Located             | 1 Convicted Criminal
        ben    | 2025-02-01 00:00:00 | Located             | 1 Convicted Criminal
        eva    | 2025-02-01 00:00:00 | Located             |
    """
    share = counted(tmp_path, drawing, "share_of_arrests_without_conviction")
    assert share.value == Fraction(100, 3)
    assert {a.name: a.value for a in share.alternatives} == {
        "unit=event,denominator=all": 25,
        "unit=person,denominator=known": 50,
        "unit=person,denominator=all": Fraction(100, 3),
        "unit=person-last,denominator=known": 0,
        "unit=person-last,denominator=all": 0,
    }


def test_rows_of_unknown_place_bound_the_place(tmp_path: Path) -> None:
    """Each row of unknown state, with its own class, may or may not belong (DESIGN 4)."""
    drawing = """
        person | apprehension_date   | apprehension_method | apprehension_criminality     | apprehension_state | apprehension_duty_site
        ana    | 2025-02-01 00:00:00 | Located             | 3 Other Immigration Violator | MASSACHUSETTS      |
        ben    | 2025-02-01 00:00:00 | Located             | 1 Convicted Criminal         |                    | BOSTON, MA, DOCKET CONTROL OFFICE
        eva    | 2025-02-01 00:00:00 | Located             | 3 Other Immigration Violator |                    |
        joe    | 2025-02-01 00:00:00 | Located             | 1 Convicted Criminal         |                    | INDIANA OF NOWHERE
    """  # noqa: E501  a drawing is as wide as its table
    share = counted(tmp_path, drawing, "share_of_arrests_without_conviction", place="us-ma")
    place = share.place_bounds
    assert place is not None
    assert (share.numerator, share.denominator) == (1, 2)
    assert (place.recorded, place.filled, place.unknown) == (1, 1, 1)
    assert (place.low, place.high) == (50, Fraction(200, 3))


def test_a_period_leaves_undated_rows_out_and_tells_them(tmp_path: Path) -> None:
    """Without a period undated rows count; with one they do not; both say how many there are."""
    drawing = """
        person | apprehension_date   | apprehension_method
        ana    | 2025-02-01 00:00:00 | Located
        ben    |                     | Located
        eva    | 2025-03-01 23:59:59 | Located
    """
    whole = counted(tmp_path / "a", drawing, "arrests_made")
    assert (whole.value, whole.undated, whole.from_, whole.through) == (
        3,
        1,
        "2025-02-01",
        "2025-03-01",
    )
    march = counted(
        tmp_path / "b",
        drawing,
        "arrests_made",
        from_=moment("2025-03-01"),
        through=moment("2025-03"),
    )
    assert (march.value, march.undated) == (1, 1)


# A slow count by hand, as DOMAIN 3.1 tells it.

_METHODS = ("Located", "ERO Reprocessed Arrest", "")
_CLASSES = (
    "1 Convicted Criminal",
    "2 Pending Criminal Charges",
    "3 Other Immigration Violator",
    "",
)

arrests = st.lists(
    st.builds(
        lambda person, hours, second, method, kind: {
            "person": person,
            "apprehension_date": ""
            if hours is None
            else str(datetime(2025, 9, 28) + timedelta(hours=hours, seconds=second)),
            "apprehension_method": method,
            "apprehension_criminality": kind,
            "birth_year": "1980",  # a row with nothing in it is no row
        },
        st.sampled_from(["", "ana", "ben", "eva"]),
        st.none() | st.integers(0, 120),
        st.sampled_from([0, 0, 1]),
        st.sampled_from(_METHODS),
        st.sampled_from(_CLASSES),
    ),
    min_size=1,
    max_size=14,
)


def kept_by_hand(rows: Sequence[Row]) -> list[Row]:
    """The arrests of a file: walk each person's rows in order, keep the first of each episode."""
    kept = [row for row in rows if not row["person"]]
    for person in {row["person"] for row in rows if row["person"]}:
        mine = [(n, row) for n, row in enumerate(rows) if row["person"] == person]
        mine.sort(
            key=lambda one: (
                one[1]["apprehension_date"] == "",
                one[1]["apprehension_date"],
                {"Located": 0, "ERO Reprocessed Arrest": 1, "": 2}[one[1]["apprehension_method"]],
                one[0],
            )
        )
        before = None
        for _, row in mine:
            now = row["apprehension_date"] or None
            far = (
                before is None
                or now is None
                or datetime.fromisoformat(now) - datetime.fromisoformat(before)
                > timedelta(hours=24)
            )
            if far:
                kept.append(row)
            before = now
    return kept


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(arrests)
def test_the_engine_counts_as_a_person_would(rows: list[Row]) -> None:
    """Whatever the rows, the SQL and the walk by hand agree."""
    with TemporaryDirectory() as folder:
        library = library_of(Path(folder), "arrests", rows)
        resolver = Resolver(library)
        kept = kept_by_hand(rows)
        assert resolver.answer(Ask("arrests_made")).value == len(kept)
        people = resolver.answer(Ask("people_arrested"))
        assert people.value == len({row["person"] for row in kept if row["person"]})
        share = resolver.answer(Ask("share_of_arrests_neither_convicted_nor_charged"))
        known = [row["apprehension_criminality"][:1] for row in kept]
        assert share.numerator == known.count("3")
        assert share.denominator == len(known) - known.count("")
        assert share.unknown == known.count("")
