"""A printed series over its dates, and what it cannot do: a cumulative count that falls."""

from collections.abc import Sequence

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.figures.published.answer import answer, dates_of
from uncover.figures.published.falls import Fall, falls
from uncover.figures.published.lines import Line
from uncover.terms.periods import moment

__all__ = ["Fall", "fall", "series"]


def series(measure: str, place: str, lines: Sequence[Line], release: str) -> list[Figure]:
    """The measure at a place at each of its dates, in order."""
    here = [line for line in lines if line.place_id == place]
    return [
        answer(Ask(measure, place, through=moment(date)), lines, release)[0]
        for date in dates_of(measure, here)
    ]


def fall(place: str, lines: Sequence[Line], release: str) -> Fall | None:
    """The first fall of the cumulative number of removals without a conviction, if there is one."""
    del release  # the reports themselves say who and when
    here = [line for line in lines if line.place_id == place]
    found = falls("share_of_removals_without_conviction", here)
    return found[0] if found else None
