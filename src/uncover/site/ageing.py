"""When a figure is old: it says so wherever it is shown, and not only in its date."""

import datetime as dt

from uncover.figures.figure import Figure
from uncover.terms.periods import moment
from uncover.terms.speech import say

LIMIT_MONTHS = 12
"""What a figure tells of may have ended so many months ago before it is marked old."""
_MONTHS = 12


def old(figure: Figure, today: dt.date) -> str | None:
    """The sentence that marks a figure as old; None of one that is not, or that has no date.

    A counted figure is as old as the end of its records, another as old as the end of its period.
    """
    told = figure.records_end if figure.basis == "counted" else figure.through
    if told is None:
        return None
    last = moment(told).last
    months = (today.year - last.year) * _MONTHS + today.month - last.month
    months -= today.day < last.day
    if months < LIMIT_MONTHS:
        return None
    years = months // _MONTHS
    return say("site.old.one" if years == 1 else "site.old.years", years=years)
