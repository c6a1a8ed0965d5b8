"""Figures made of two, by hand: against another period or place, and for each 100,000 people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from figures.by_hand import residents
from figures.by_hand.answers import Answer
from figures.by_hand.asked import Question
from figures.by_hand.catalogue import MEASURES
from figures.by_hand.chances import Chance
from figures.by_hand.events import About, Key
from figures.by_hand.measures import Asked
from figures.by_hand.tables import Rows

_BEFORE = date(2024, 8, 1), date(2024, 12, 31)
_AFTER = About(first=date(2025, 1, 1), last=date(2025, 5, 31))
_NAMES = (
    *("arrests_made", "people_arrested", "share_of_arrests_without_conviction"),
    *("stays_begun", "mean_days_held", "detainers_prepared", "share_of_removals_level_1"),
    *("outcomes_after_arrest", "average_daily_population"),
)
_COMPARED = [
    asked for asked in MEASURES if asked.measure in _NAMES and asked.source != "facility_days"
]
_COUNTS = {
    *("arrests_made", "people_arrested", "stays_begun", "detainers_prepared"),
    "outcomes_after_arrest",
}
_PEOPLE = {asked.measure: asked for asked in MEASURES if asked.measure in residents.WHOM}

Comparison = tuple[Question, Mapping[Key, Answer]]


def comparisons(chance: Chance, rows: Rows) -> Iterator[Comparison]:
    """Of each measure one comparison that the seed picks; counts also as a rate."""
    for asked in _COMPARED:
        yield _against(chance, asked, rows)
        if asked.measure in _COUNTS:
            yield _rate(chance, asked, rows)


def _against(chance: Chance, asked: Asked, rows: Rows) -> Comparison:
    """Of Massachusetts, or of the nation, against the time before or against Texas."""
    about = replace(_AFTER, state=chance.random.choice((None, "MA")))
    with_place = chance.often(50)
    first, last = _BEFORE
    other = replace(about, state="TX") if with_place else replace(about, first=first, last=last)
    is_share = asked.measure.startswith("share")
    ways = ("percent", "difference", "ratio", *(("points",) if is_share else ()))
    way = chance.random.choice(ways)
    against = "us-tx" if with_place else f"{first}..{last}"
    options = {"against": against, "as": way}
    mine, its = (asked.answers(rows, one, {})[()] for one in (about, other))
    told = residents.made_of(
        mine, its, residents.WAYS[way], is_difference=way in ("points", "difference")
    )
    return Question(asked.measure, about, options, asked.source), {(): told}


def _rate(chance: Chance, asked: Asked, rows: Rows) -> Comparison:
    """For each 100,000 residents or noncitizens, of the nation, of a state, or by state."""
    whom = chance.one(residents.WHOM)
    by = chance.random.choice(((), ("state",), ("state", "month")))
    about = replace(_AFTER, state=None if by else chance.random.choice((None, "MA")), by=by)
    of_people = replace(about, first=None, last=None, by=by[:1])
    mine = asked.answers(rows, about, {})
    people = _PEOPLE[whom].answers(rows, of_people, {})
    told = {
        key: residents.made_of(
            one, people.get(key[:1], residents.NOBODY_KNOWS), residents.rate, is_difference=False
        )
        for key, one in mine.items()
    }
    return Question(asked.measure, about, {"per": whom}, asked.source), told
