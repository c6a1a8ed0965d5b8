"""The last and first seconds of days and years, and nights on which clocks change (DOMAIN 2.4, 3).

Released times carry no zone. An hour that a clock leaves out, or strikes twice, is an hour like any
other: what lies between two times are the seconds between them as they are written.
"""

import os
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pytest

from drawn import library_of, released, rows_of
from figures.followed import stints
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.records.ingest import ingest
from uncover.terms.periods import moment

NEW_YORK = "America/New_York"

ARRESTS = """
    person | apprehension_date
    ana    | 2025-03-08 02:30:00
    ana    | 2025-03-09 02:30:00
    ben    | 2025-03-08 02:30:00
    ben    | 2025-03-09 02:30:01
    eva    | 2025-11-01 01:30:00
    eva    | 2025-11-02 01:30:00
    joe    | 2025-11-01 01:30:00
    joe    | 2025-11-02 01:30:01
    kim    | 2025-03-05 02:30:00
    lea    | 2025-03-05 02:30:00
    max    | 2025-10-30 01:30:00
    zoe    | 2025-11-29 23:30:00
"""
"""02:30 on 9 March is struck by no clock of New York, and 01:30 on 2 November twice."""

STAYS = """
    person | stay_book_in_date_time | stay_book_out_date_time
    kim    | 2025-03-15 02:30:00    | 2025-03-16 02:30:00
    lea    | 2025-03-15 02:30:01    | 2025-03-16 02:30:00
    max    | 2025-11-09 01:30:00    | 2025-11-10 01:30:00
    ada    | 2025-03-08 02:30:00    | 2025-03-09 02:30:00
    bob    | 2025-11-01 01:30:00    | 2025-11-02 01:30:00
    zoe    | 2025-11-29 23:30:00    | 2025-11-30 01:30:00
"""


@pytest.fixture(params=["UTC", NEW_YORK])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The machine's time zone, and the engine's."""
    name: str = request.param
    monkeypatch.setenv("TZ", name)
    time.tzset()
    connect = duckdb.connect

    def there(*where: Any, **how: Any) -> duckdb.DuckDBPyConnection:
        connection = connect(*where, **how)
        connection.execute(f"set TimeZone = '{name}'")
        return connection

    monkeypatch.setattr(duckdb, "connect", there)
    yield name
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def resolver(zone: str, tmp_path: Path) -> Resolver:
    """Arrests and stays around the two nights, ingested and asked in this zone."""
    assert os.environ["TZ"] == zone
    made = library_of(tmp_path, "arrests", rows_of(ARRESTS))
    drawn = released(tmp_path / "files", "detention_stints", stints(STAYS), "stints.csv")
    ingest(made, [drawn], release="drawn")
    return Resolver(made)


def test_24_hours_are_24_hours_on_the_nights_when_clocks_change(resolver: Resolver) -> None:
    """Ana and Eva are arrested once, Ben and Joe, a second later, twice."""
    told = {
        month: resolver.answer(Ask("arrests_made", "us", moment(month), moment(month))).value
        for month in ("2025-03", "2025-11")
    }
    assert told == {"2025-03": 5, "2025-11": 4}


def test_240_hours_are_240_hours_over_the_nights_when_clocks_change(resolver: Resolver) -> None:
    """Kim and Max are booked in at the very end of the window; Lea a second later, Zoe of late."""
    share = resolver.answer(Ask("share_detained_after_arrest"))
    assert (share.numerator, share.denominator, share.unknown) == (2, 9, 1)


def test_a_day_in_custody_is_a_day_on_the_nights_when_clocks_change(resolver: Resolver) -> None:
    """Ada and Bob are held for 86,400 seconds each."""
    for day in ("2025-03-08", "2025-11-01"):
        on = moment(day)
        assert resolver.answer(Ask("mean_days_held", "us", on, on)).value == 1
        held = resolver.answer(Ask("people_held_at_midnight", "us", on, on))
        assert held.value == 1
    end = moment("2025-11-29")
    assert resolver.answer(Ask("mean_days_held", "us", end, end)).value == Fraction(1, 12)


def test_the_seconds_around_midnight_are_of_two_days_months_and_years(
    zone: str, tmp_path: Path
) -> None:
    """30 September 23:59:59 ends a fiscal year, 1 October 00:00:00 begins one (DOMAIN 3.10)."""
    assert time.tzname[0] == {"UTC": "UTC", NEW_YORK: "EST"}[zone]
    drawing = """
        person | apprehension_date
        ana    | 2024-09-30 23:59:59
        ben    | 2024-10-01 00:00:00
        eva    | 2024-12-31 23:59:59
        joe    | 2025-01-01 00:00:00
        kim    | 2025-01-20 11:59:59
        lea    | 2025-01-20 12:00:00
    """
    resolver = Resolver(library_of(tmp_path, "arrests", rows_of(drawing)))

    def by(name: str) -> dict[object, object]:
        table = resolver.table(Ask("arrests_made", by=(name,)))
        return {row.dimensions[name]: row.value for row in table}

    assert by("fiscal_year") == {2024: 1, 2025: 5}
    assert by("month") == {"2024-09": 1, "2024-10": 1, "2024-12": 1, "2025-01": 3}
    first, last = moment("2024-10-01"), moment("2024-12-31")
    assert resolver.answer(Ask("arrests_made", "us", first, last)).value == 2
    since = moment("2025-01-20")  # the day belongs whole, before its noon as after it
    assert resolver.answer(Ask("arrests_made", from_=since)).value == 2
