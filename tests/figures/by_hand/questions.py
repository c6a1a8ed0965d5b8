"""The questions that a seed picks for each measure: a figure and a table."""

from collections.abc import Iterator
from datetime import date

from figures.by_hand.asked import Question
from figures.by_hand.chances import Chance
from figures.by_hand.events import About
from figures.by_hand.measures import Asked

PERIODS = (
    (date(2024, 10, 1), date(2025, 1, 20)),
    (date(2024, 11, 3), date(2025, 3, 9)),
    (None, date(2024, 9, 30)),
    (date(2025, 1, 20), None),
)
ONE_DAY = (date(2024, 9, 30), date(2024, 10, 1), date(2024, 11, 3), date(2025, 1, 1))


def questions(chance: Chance, asked: Asked) -> Iterator[Question]:
    """One figure and one table by one or two dimensions, of a place, in a period or in none."""
    for splits in (0, min(chance.random.choice((1, 2)), len(asked.dims))):
        state, county = chance.random.choice(asked.places)
        by = tuple(dict.fromkeys(chance.random.sample(asked.dims, splits)))
        first, last = _period(chance, asked, by)
        options = {
            name: value
            for name, values in asked.choices.items()
            if (value := chance.random.choice(values)) is not None
        }
        about = About(state, county, first, last, by)
        yield Question(asked.measure, about, {**asked.fixed, **options}, asked.source)


def _period(chance: Chance, asked: Asked, by: tuple[str, ...]) -> tuple[date | None, date | None]:
    """A period or none; of a count on a day that day, unless each day has its row."""
    if asked.periods == "none":
        return None, None
    if asked.periods == "one day" and "day" not in by:
        on = chance.random.choice(ONE_DAY)
        return on, on
    return chance.random.choice(PERIODS) if chance.often(60) else (None, None)
