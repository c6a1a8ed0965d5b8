"""Counts of events: every row that counts."""

from fractions import Fraction

from uncover.figures.address import Ask
from uncover.figures.engine.kinds.kind import Cells, Result, RowKind
from uncover.figures.measure import Measure


class Events(RowKind):
    """How many rows belong; where the measure has a class, how many of these are in it."""

    def columns(self, measure: Measure) -> list[str]:
        """The rows of the place, and the rows of unknown place, in the class if there is one."""
        within = " and in_class" if measure.counting.in_class else ""
        unknown = " and in_class is null" if measure.counting.in_class else " and false"
        return [
            f"count(*) filter (where belongs{within}) as events",
            f"count(*) filter (where belongs{unknown}) as events_unclassed",
            f"count(*) filter (where belongs is null{within}) as events_unplaced",
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The count, without the rows whose class is unknown: these are told beside it."""
        count = cells["events"]
        value = Fraction(count)
        return Result(
            numerator=count,
            denominator=None,
            unknown=0,
            value=value,
            low=value,
            high=value,
            place_low=value,
            place_high=value + cells["events_unplaced"],
            unclassed=cells["events_unclassed"],
        )
