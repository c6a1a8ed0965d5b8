"""Counts of people: distinct persons among the rows that count."""

from collections.abc import Mapping
from fractions import Fraction

from uncover.figures.engine.kinds.kind import Cells, Result
from uncover.figures.figure import Alternative
from uncover.figures.measure import Measure


class People:
    """Distinct persons; a row without a person may be one more, or one of them (DOMAIN 1.2)."""

    options: Mapping[str, tuple[str, ...]] = {}
    needs_events = False

    def columns(self, measure: Measure) -> list[str]:  # noqa: ARG002 - the same for every measure
        """Persons and rows without one, in the place and where the place may be it."""
        return [
            "count(distinct person) filter (belongs) as people",
            "count(*) filter (belongs and person is null) as unnamed",
            "count(distinct person) filter (belongs is not false) as people_at_most",
            "count(*) filter (belongs is not false and person is null) as unnamed_at_most",
        ]

    def result(self, cells: Cells, options: Mapping[str, str]) -> Result:  # noqa: ARG002 - has none
        """The persons; at most one more for each row without one."""
        people, unnamed = cells["people"], cells["unnamed"]
        value = Fraction(people)
        return Result(
            numerator=people,
            denominator=None,
            unknown=unnamed,
            value=value,
            low=value,
            high=value + unnamed,
            place_low=value,
            place_high=Fraction(cells["people_at_most"] + cells["unnamed_at_most"]),
        )

    def alternatives(
        self,
        cells: Cells,  # noqa: ARG002 - a count has no other reading
        options: Mapping[str, str],  # noqa: ARG002
    ) -> tuple[Alternative, ...]:
        """None: a count is one reading (DESIGN 5)."""
        return ()

    def unit(self, measure: Measure, options: Mapping[str, str]) -> str:  # noqa: ARG002
        """The measure's own: persons."""
        return measure.unit
