"""A figure: one number with everything that has to stand beside it."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal

from uncover.terms.numbers import four_decimals, grouped
from uncover.terms.speech import say

MADE_UP = "made-up"
"""The hazard of a figure that is counted from a release that is made up."""
Basis = Literal["counted", "printed", "quoted"]
Kind = Literal["count", "share", "amount"]


@dataclass(frozen=True)
class Alternative:
    """Another reading of the same words, declared before any check, with its reason.

    high: its upper bound, which decides "as many as".
    """

    name: str
    value: Fraction | None
    reason: str
    numerator: int | None = None
    denominator: int | None = None
    high: Fraction | None = None


@dataclass(frozen=True)
class PlaceBounds:
    """What rows of unknown place could change (DESIGN 4, bounds over place).

    recorded, filled, unknown: rows of the period by how their place is known, of a population its
    person-days; low and high: the figure if each row of unknown place, with its own class, did or
    did not belong. least, most: what it could be if rows of unknown class, there and here, were
    taken into account as well; None where that was not reckoned.
    """

    recorded: int
    filled: int
    unknown: int
    low: Fraction | None
    high: Fraction | None
    least: Fraction | None = None
    most: Fraction | None = None


@dataclass(frozen=True)
class Instead:
    """A figure that there is where the one asked for cannot be told.

    by: the dimension to split it by, for what was asked. value: as JSON prints it; None of a table.
    unknown_place: rows of unknown place beside it.
    """

    sentence: str
    address: str
    by: tuple[str, ...] = ()
    value: int | str | None = None
    unknown_place: int | None = None


@dataclass(frozen=True)
class Unsaid:
    """Why the records cannot say, what there is instead, and what to ask the agency for."""

    sentence: str
    instead: tuple[Instead, ...]
    request: str


@dataclass(frozen=True)
class Figure:
    """One answer of the engine or of published statistics.

    kind: a count (value is a whole number of `unit`), a share (value, low, high in percent, exact)
        or an amount (value, low, high in `unit`, exact: days held, people on an average day).
    basis: counted from rows we hold, printed in a document we hold, or quoted by others.
    from_, through: ISO days, or months where the source printed a month; None when there is none.
    numerator, denominator, unknown: integers; for a count the numerator is the value and the
        denominator None; for what was printed or quoted None unless printed.
    value: None when the source fixes an interval only. low, high: None when open on that side.
    low_closed, high_closed: whether the ends belong (a value "below 20" does not reach 20).
    said_by: who printed or quoted it. notes: sentences about how it was computed.
    hazards: named traps as (id, sentence). caveat: what the person who pinned it says.
    unclassed: of a count of one class the rows of unknown class, which are not in it and are told
        in a note; they are no bounds of a count (DESIGN 5), and could yet add to it.
    undated: rows of the place without a date. records_end: the last day that the records tell of.
    unsaid: why the records cannot say; then there is no value.
    parts: the two figures that a composed one is made of, the later or nearer one first.
    receipt: the receipt as a JSON object; None in the rows of a table of figures.
    """

    measure: str
    version: int
    source: str
    release: str | None
    basis: Basis
    kind: Kind
    unit: str
    place: str
    from_: str | None
    through: str | None
    numerator: int | None
    denominator: int | None
    unknown: int | None
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True
    alternatives: tuple[Alternative, ...] = ()
    place_bounds: PlaceBounds | None = None
    unclassed: int = 0
    undated: int | None = None
    records_end: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    said_by: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hazards: tuple[tuple[str, str], ...] = ()
    caveat: str | None = None
    unsaid: Unsaid | None = None
    parts: tuple["Figure", ...] = ()
    receipt: dict[str, Any] | None = None
    dimensions: dict[str, str | int | None] = field(default_factory=dict)

    @property
    def most(self) -> Fraction | None:
        """What the figure is at most, if all rows of unknown class were in it."""
        return None if self.high is None else self.high + self.unclassed

    def told(self, value: Fraction | int | None) -> int | str | None:
        """A value or bound of this figure as JSON prints it.

        A whole count is an integer, everything else a decimal string with four decimals.
        """
        if value is None:
            return None
        whole = Fraction(value)
        if self.kind == "count" and whole.denominator == 1:
            return whole.numerator
        return four_decimals(whole)


def unclassed_note(rows: int, counted: int | None) -> tuple[str, ...]:
    """What is said beside a count of one class of the rows whose class is unknown, if any."""
    if not rows:
        return ()
    most = grouped((counted or 0) + rows)
    return (say("figures.note.unclassed", rows=grouped(rows), most=most),)
