"""What every kind of measure has to give: columns of SQL over `told`, and the result from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from uncover.figures.figure import Alternative
from uncover.figures.measure import Measure

Cells = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """The integers and the exact value of a figure, with its bounds over class and over place.

    numerator, denominator, unknown, value, low, high: as `Figure` has them. place_low, place_high:
    the value if each row of unknown place, with its own class, did or did not belong.
    """

    numerator: int | None
    denominator: int | None
    unknown: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    place_low: Fraction | None
    place_high: Fraction | None


class Kind(Protocol):
    """One kind of measure.

    Its columns are SQL aggregates over the relation `told`: the rows of the period with `belongs`
    (true in the place, null where the place is unknown), `in_class` and `amount` as the measure
    gives them, and for measures of `needs_events` also `first_event` and `last_event`, true on the
    first and last row of each person.
    """

    options: Mapping[str, tuple[str, ...]]
    """The options that this kind understands, each with its values."""

    needs_events: bool

    def columns(self, measure: Measure) -> list[str]:
        """The aggregates, each with its name."""
        ...

    def result(self, cells: Cells, options: Mapping[str, str]) -> Result:
        """The result from one row of the aggregates."""
        ...

    def alternatives(self, cells: Cells, options: Mapping[str, str]) -> tuple[Alternative, ...]:
        """The declared other readings, without the pinned one."""
        ...

    def unit(self, measure: Measure, options: Mapping[str, str]) -> str:
        """The unit of the value under these options."""
        ...
