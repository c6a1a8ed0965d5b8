"""Counts of people: distinct persons among the rows that count."""

from fractions import Fraction

from uncover.figures.address import Ask
from uncover.figures.engine.kinds.kind import Cells, Result, RowKind
from uncover.figures.measure import Measure


class People(RowKind):
    """Distinct persons; a row without a person may be one more, or one of them (DOMAIN 1.2)."""

    def columns(self, measure: Measure) -> list[str]:  # noqa: ARG002 - the same for every measure
        """Persons and rows without one, in the place and where the place may be it."""
        return [
            "count(distinct person) filter (where belongs) as people",
            "count(*) filter (where belongs and person is null) as unnamed",
            "count(distinct person) filter (where belongs is not false) as people_at_most",
            "count(*) filter (where belongs is not false and person is null) as unnamed_at_most",
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
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
