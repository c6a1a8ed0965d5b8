"""People by facility and day, as others counted them from records: on a day and on average.

Under `any` a person moved on a day is at two facilities, so that facilities add up to more than
the people there were; the table's hazards say so.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
from uncover.figures.engine.kinds.kind import FILLED, NOTHING_TOLD, Cells, Kind, Result, Tail
from uncover.figures.engine.kinds.population import FROM_DAYS
from uncover.figures.engine.scope import scope, told
from uncover.figures.engine.spans import CONVENTIONS, convention_of, last_day_hazard
from uncover.figures.measure import Measure
from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError

_AMOUNTS = {
    "midnight": "n_detained_at_midnight",
    "any": "n_detained",
    "instant": "n_detained_at_instant",
}


class FacilityDays(Kind):
    """Person-days added up over facilities; divided by calendar days where no convention is set."""

    options: ClassVar = {"convention": CONVENTIONS}

    def needs(self, measure: Measure, ask: Ask) -> tuple[str, ...]:
        """The column of the convention."""
        return (_AMOUNTS[convention_of(measure, ask)],)

    def hazards(self, cells: Cells, measure: Measure, ask: Ask) -> tuple[str, ...]:
        """The last day has no midnight count."""
        return last_day_hazard(convention_of(measure, ask), cells, ask)

    def tail(
        self,
        measure: Measure,
        table: Table,
        ask: Ask,
        relation: str,
        dims: tuple[Dimension, ...],
    ) -> Tail:
        """The rows of the period, by group."""
        is_count = measure.counting.convention is not None
        several = ask.from_ is None or ask.from_ != ask.through or not ask.from_.is_day
        if is_count and several and "day" not in ask.by:
            raise UnusableError("figures.one-day-only", name=measure.name)
        steps = {
            "scope": scope(measure.counting, table, ask, relation),
            "told": told(table, dims, ask, events=False),
        }
        names = [f"by_{d.name}" for d in dims]
        amount = _AMOUNTS[convention_of(measure, ask)]
        columns = [
            *names,
            f"sum({amount}) filter (where belongs) as person_days",
            f"sum({amount}) filter (where belongs is null) as person_days_unplaced",
            f"count({amount}) filter (where belongs is not false) as counted",
            "count(*) filter (where is_undated) as undated",
            "count(*) filter (where belongs and place_source = 'recorded') as place_recorded",
            f"count(*) filter (where belongs and {FILLED}) as place_filled",
            "count(*) filter (where belongs is null) as place_unknown",
            f"min({'min(day)) over (' if names else 'day'}) as first_day",
            f"max({'max(day)) over (' if names else 'day'}) as last_day",
            "count(*) filter (where belongs is not false) as may_belong",
        ]
        group = f"\ngroup by {', '.join(names)}\norder by {', '.join(names)}" if names else ""
        listed = ",\n  ".join(columns)
        return Tail(steps, f"select\n  {listed}\nfrom told{group}")

    def rows(self, found: Sequence[Cells], measure: Measure, ask: Ask) -> list[Cells]:
        """Each row with the calendar days of its time that the records cover (DOMAIN 3.12)."""
        times = [name for name in ask.by if name in FROM_DAYS]
        found = super().rows(found, measure, ask)
        if not found or not times or found[0]["first_day"] is None:
            return found
        days = Counter(
            tuple(FROM_DAYS[name](day) for name in times) for day in _days(found[0], ask)
        )
        return [
            cells | {"days": days[tuple(cells[f"by_{name}"] for name in times)]} for cells in found
        ]

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:
        """The people on the day, or person-days over days; nothing where nothing was counted.

        Over place, at most also those at facilities whose place is unknown.
        """
        if not cells["counted"]:
            return NOTHING_TOLD
        here, unplaced = (int(cells[name] or 0) for name in ("person_days", "person_days_unplaced"))
        days = None
        if measure.counting.convention is None:
            days = cells["days"] if "days" in cells else len(_days(cells, ask))
        value, most = (Fraction(told, days or 1) for told in (here, here + unplaced))
        return Result(here, days, 0, value, value, value, value, most)


def _days(cells: dict[str, Any], ask: Ask) -> list[date]:
    """The days of the period that the records cover."""
    first, last = cells["first_day"], cells["last_day"]
    if ask.from_:
        first = max(first, ask.from_.first)
    if ask.through:
        last = min(last, ask.through.last)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
