"""The questions that the bench puts to a library, and their answers as whole numbers.

Every tool tells the same numbers in the same order: first those of the whole, which one figure
with its receipt can tell too, then those of the groups.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from uncover.figures.address import Ask
from uncover.figures.figure import Figure

_HALVES_A_DAY = 2 * 86_400
_CLASSES = {"convicted": 1, "charged": 2, "neither": 3}


@dataclass(frozen=True)
class Question:
    """One question: of the engine's rows, and of one figure with its receipt.

    answer: from the rows of the table. whole: the figure; what its JSON says under `totals` are the
    first numbers of the answer.
    """

    ask: Ask
    answer: Callable[[Sequence[Figure]], list[int]]
    whole: Ask
    totals: tuple[str, ...]


def _value(figure: Figure) -> int:
    return int(figure.value or 0)


def _counts(*names: str) -> Callable[[Sequence[Figure]], list[int]]:
    """The sum, then each group's names and value; a name that is not known is 0."""

    def answer(rows: Sequence[Figure]) -> list[int]:
        groups = sorted((*(_number(row, name) for name in names), _value(row)) for row in rows)
        return [sum(map(_value, rows)), *chain.from_iterable(groups)]

    return answer


def _number(row: Figure, name: str) -> int:
    told = row.dimensions[name]
    return told if isinstance(told, int) else _CLASSES.get(str(told), 0)


def _share(figure: Figure) -> list[int]:
    return [figure.numerator or 0, figure.denominator or 0, figure.unknown or 0]


def _shares_by_year(rows: Sequence[Figure]) -> list[int]:
    groups = sorted([_number(row, "fiscal_year"), *_share(row)] for row in rows)
    return [*map(sum, zip(*map(_share, rows), strict=True)), *chain.from_iterable(groups)]


def _lengths(figure: Figure) -> list[int]:
    return [figure.denominator or 0, figure.unknown or 0]


def _lengths_by_year(rows: Sequence[Figure]) -> list[int]:
    """Closed and open stays; then by year these and the median in half seconds."""
    groups = sorted(
        [
            _number(row, "fiscal_year"),
            *_lengths(row),
            int(_HALVES_A_DAY * (row.value or Fraction())),
        ]
        for row in rows
    )
    return [*map(sum, zip(*map(_lengths, rows), strict=True)), *chain.from_iterable(groups)]


def _events_and_persons(rows: Sequence[Figure]) -> list[int]:
    """In the class, known and unknown by events; in and known by first and last event; cells.

    Persons are added up over the cells: one with arrests in two of them is in both.
    """
    told = [_share(row) for row in rows]
    found = [*map(sum, zip(*told, strict=True))]
    for unit in ("person", "person-last"):
        name = f"unit={unit},denominator=known"
        readings = [one for row in rows for one in row.alternatives if one.name == name]
        found += [sum(one.numerator or 0 for one in readings)]
        found += [sum(one.denominator or 0 for one in readings)]
    return [*found, len(rows)]


def _days(rows: Sequence[Figure]) -> list[int]:
    """Person-days, days, and the most on a day."""
    held = [_value(row) for row in rows]
    return [sum(held), len(held), max(held)]


_ARRESTS, _SHARE = Ask("arrests_made"), Ask("share_of_arrests_without_conviction")
_STINTS = Ask("count", source="detention_stints")
_DETAINED, _LENGTH = Ask("share_detained_after_arrest"), Ask("median_days_held")


def _by(ask: Ask, *names: str) -> Ask:
    return Ask(ask.measure, source=ask.source, by=names)


QUESTIONS: dict[str, Question] = {
    "duplicates": Question(
        _by(_ARRESTS, "fiscal_year"), _counts("fiscal_year"), _ARRESTS, ("value",)
    ),
    "stints' duplicates": Question(
        _by(_STINTS, "fiscal_year", "criminality"),
        _counts("fiscal_year", "criminality"),
        _STINTS,
        ("value",),
    ),
    "stays": Question(
        _by(_LENGTH, "fiscal_year"), _lengths_by_year, _LENGTH, ("denominator", "unknown")
    ),
    "join": Question(
        _by(_DETAINED, "fiscal_year"),
        _shares_by_year,
        _DETAINED,
        ("numerator", "denominator", "unknown"),
    ),
    "shares": Question(
        _by(_SHARE, "state", "month"),
        _events_and_persons,
        _SHARE,
        ("numerator", "denominator", "unknown"),
    ),
    "population": Question(
        Ask("people_held_at_midnight", by=("day",)),
        _days,
        Ask("average_daily_population"),
        ("numerator", "denominator"),
    ),
}
