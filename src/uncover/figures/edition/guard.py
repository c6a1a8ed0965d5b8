"""What no edition tells, whatever the policy of a table (DESIGN 4, Disclosure).

No cell under 10 that crosses what a person is (citizenship, gender, age) with a facility, or with a
place in a month or less. A table may be stricter: under its policy `threshold:N` no cell under N is
told at all.
"""

import datetime as dt
from collections.abc import Collection, Iterable

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.terms.errors import UnusableError

FEWEST = 10
"""The least that a cell of a person's traits at a facility, or at a place in a month, may hold."""

_TRAITS = {
    "citizenship", "citizenship_country", "birth_country", "gender", "age_group", "birth_year",
    "birth_date",
}  # fmt: skip
"""What a person is, as dimensions and as columns are called."""
_FACILITY = "facility"
_SHORT = {"day", "week", "month"}
_PLACES = {"state", "county", "aor", "area_of_responsibility"}
_MONTH = 31


def refuse_small_cells(rows: Iterable[Figure], ask: Ask, facility: str | None = None) -> None:
    """Refuse a table of figures (`editions.small-cells`) that has a cell too small to be told.

    facility: the column of the table that has the facility, if it has one.
    """
    by = set(ask.by)
    if not by & _TRAITS:
        return
    at_facility = any(_FACILITY in name or name == facility for name in by)
    at_place = ask.place != "us" or bool(by & _PLACES)
    if not at_facility and not (at_place and (by & _SHORT or _is_short(ask))):
        return
    if any(least(row) < FEWEST for row in rows):
        raise UnusableError("editions.small-cells", by=", ".join(sorted(by)), fewest=FEWEST)


def refuse_small_figure(id_: str, figure: Figure, reads: Collection[str]) -> None:
    """Refuse a pinned figure (`editions.small-figure`) of few people of a trait there and then.

    reads: the columns that its class is told by.
    """
    if not set(reads) & _TRAITS:
        return
    at_facility = any(_FACILITY in name for name in reads)
    at_place = figure.place != "us" and _lasts_a_month(figure.from_, figure.through)
    if (at_facility or at_place) and least(figure) < FEWEST:
        raise UnusableError("editions.small-figure", id=id_, fewest=FEWEST)


def refuse_under(id_: str, figure: Figure, policy: str, table: str) -> None:
    """Refuse a pinned figure (`editions.protected-figure`) under the threshold of its table."""
    _, _, fewest = policy.partition("threshold:")
    if fewest and least(figure) < int(fewest):
        raise UnusableError("editions.protected-figure", id=id_, table=table, fewest=fewest)


def least(figure: Figure) -> int:
    """The smallest cell that a figure tells: in the class, out of it, of unknown class; 0 of none.

    That nobody is of unknown class tells of nobody. Of an amount it is the people, or the rows that
    it is of.
    """
    if figure.kind == "amount":
        people = figure.value if figure.unit == "person" else figure.denominator
        return int(people or 0)
    cells = [figure.numerator or 0]
    cells += [part for part in (figure.unknown, figure.unclassed) if part]
    if figure.denominator is not None:
        cells += [figure.denominator - cells[0], figure.denominator]
    return min(cells)


def _is_short(ask: Ask) -> bool:
    if ask.from_ is None or ask.through is None:
        return False
    return (ask.through.last - ask.from_.first).days < _MONTH


def _lasts_a_month(first: str | None, last: str | None) -> bool:
    """Whether a period is a month or less; one that is not told may be."""
    if first is None or last is None:
        return True
    begins, ends = (
        dt.date.fromisoformat(end if len(end) > len("2011-03") else f"{end}-01")
        for end in (first, last)
    )
    return (ends - begins).days < _MONTH
