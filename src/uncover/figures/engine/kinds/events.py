"""Counts of events: every row that counts."""

from collections.abc import Mapping
from fractions import Fraction

from uncover.figures.engine.kinds.kind import Cells, Result
from uncover.figures.figure import Alternative
from uncover.figures.measure import Measure


class Events:
    """How many rows belong; where the measure has a class, how many of these are in it."""

    options: Mapping[str, tuple[str, ...]] = {}
    needs_events = False

    def columns(self, measure: Measure) -> list[str]:
        """The rows of the place, and the rows of unknown place, in the class if there is one."""
        within = " and in_class" if measure.counting.in_class else ""
        unknown = " and in_class is null" if measure.counting.in_class else " and false"
        return [
            f"count(*) filter (belongs{within}) as events",
            f"count(*) filter (belongs{unknown}) as events_unclassed",
            f"count(*) filter (belongs is null{within}) as events_unplaced",
        ]

    def result(self, cells: Cells, options: Mapping[str, str]) -> Result:  # noqa: ARG002 - has none
        """The count; at most one more for each row whose class is unknown."""
        count, unknown = cells["events"], cells["events_unclassed"]
        value = Fraction(count)
        return Result(
            numerator=count,
            denominator=None,
            unknown=unknown,
            value=value,
            low=value,
            high=value + unknown,
            place_low=value,
            place_high=value + cells["events_unplaced"],
        )

    def alternatives(
        self,
        cells: Cells,  # noqa: ARG002 - a count has no other reading
        options: Mapping[str, str],  # noqa: ARG002
    ) -> tuple[Alternative, ...]:
        """None: a count is one reading (DESIGN 5)."""
        return ()

    def unit(self, measure: Measure, options: Mapping[str, str]) -> str:  # noqa: ARG002
        """The measure's own."""
        return measure.unit
