"""What every kind of measure has to give: the end of the SQL, and the result from its rows."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
from uncover.figures.engine.scope import scope, told
from uncover.figures.figure import Alternative
from uncover.figures.measure import Measure
from uncover.records.declaration import Table

Cells = dict[str, Any]

_MAY_BELONG = "may_belong"
FILLED = "place_source not in ('recorded', 'unknown')"
"""SQL: the state of a row was not released but found by a rule."""


@dataclass(frozen=True)
class Result:
    """The integers and the exact value of a figure, with its bounds over class and over place.

    numerator, denominator, unknown, value, low, high, unclassed: as `Figure` has them. place_low,
    place_high: the value if each row of unknown place, with its own class, did or did not belong.
    """

    numerator: int | None
    denominator: int | None
    unknown: int
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    place_low: Fraction | None
    place_high: Fraction | None
    unclassed: int = 0


NOTHING_TOLD = Result(None, None, 0, None, None, None, None, None)
"""Of a period that the records do not reach: nothing was recorded there, which is no nought."""


@dataclass(frozen=True)
class Tail:
    """The end of a question's SQL: further steps by name, and the answer that reads them."""

    steps: dict[str, str]
    answer: str


class Kind(ABC):
    """One kind of measure: the end of its SQL, and what the rows of the answer mean."""

    options: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """The options that this kind understands, each with its values."""

    @abstractmethod
    def tail(
        self,
        measure: Measure,
        table: Table,
        ask: Ask,
        relation: str,
        dims: tuple[Dimension, ...],
    ) -> Tail:
        """The steps from the placed rows of `relation` that count to the answer."""

    @abstractmethod
    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:
        """The result from one row of the answer."""

    def alternatives(self, cells: Cells, ask: Ask) -> tuple[Alternative, ...]:  # noqa: ARG002
        """The declared other readings, without the pinned one: none but of shares (DESIGN 5)."""
        return ()

    def needs(self, measure: Measure, ask: Ask) -> tuple[str, ...]:  # noqa: ARG002
        """The canonical columns of which a release must have at least one."""
        return measure.counting.needs

    def hazards(self, cells: Cells, measure: Measure, ask: Ask) -> tuple[str, ...]:  # noqa: ARG002
        """The ids of traps that lie in the answer itself, beside those of the table."""
        return ()

    def unit(self, measure: Measure, ask: Ask) -> str:  # noqa: ARG002 - shares have a choice
        """The unit of the value under the options of the question."""
        return measure.unit

    def rows(
        self,
        found: Sequence[Cells],
        measure: Measure,  # noqa: ARG002 - what the engine answers is what is told
        ask: Ask,
    ) -> list[Cells]:
        """The rows of the figure or table, from those that the engine answered.

        A group of rows that are surely elsewhere, or in another period, is none.
        """
        return [cells for cells in found if not ask.by or cells.get(_MAY_BELONG, 1)]


class RowKind(Kind):
    """A kind that counts rows.

    Its columns are SQL aggregates over the relation `told`: the rows with `belongs` (true in the
    place and period, null where the place is unknown), `in_class` and `amount` as the measure
    gives them, and for kinds of `needs_events` also `first_event` and `last_event`, true on the
    first and last row of each person.
    """

    needs_events = False

    @abstractmethod
    def columns(self, measure: Measure) -> list[str]:
        """The aggregates, each with its name."""

    def tail(
        self,
        measure: Measure,
        table: Table,
        ask: Ask,
        relation: str,
        dims: tuple[Dimension, ...],
    ) -> Tail:
        """Each row with whether it belongs; then the aggregates, by group."""
        steps = {
            "scope": scope(measure.counting, table, ask, relation),
            "told": told(table, dims, ask, events=self.needs_events),
        }
        tells = [
            f"{sql} as tells_{name.replace('-', '_')}"
            for name, sql in measure.counting.tells.items()
        ]
        return Tail(steps, _answer([*self.columns(measure), *tells], dims))


def _answer(columns: list[str], dims: tuple[Dimension, ...]) -> str:
    names = ", ".join(f"by_{d.name}" for d in dims)
    asked = [
        *([names] if names else []),
        *columns,
        "count(*) filter (where belongs and place_source = 'recorded') as place_recorded",
        f"count(*) filter (where belongs and {FILLED}) as place_filled",
        "count(*) filter (where belongs is null) as place_unknown",
    ]
    over_all = " over ()" if names else ""
    asked += [
        "count(*) filter (where is_undated) as undated",
        f"min({'min(day)' if names else 'day'}){over_all} as first_day",
        f"max({'max(day)' if names else 'day'}){over_all} as last_day",
        f"count(*) filter (where belongs is not false) as {_MAY_BELONG}",
    ]
    group = f"\ngroup by {names}\norder by {names}" if names else ""
    return "select\n  " + ",\n  ".join(asked) + f"\nfrom told{group}"
