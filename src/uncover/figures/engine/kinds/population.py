"""People in custody on a day, on an average day, and day by day (DOMAIN 3.11)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
from uncover.figures.engine.kinds.kind import FILLED, NOTHING_TOLD, Cells, Kind, Result, Tail
from uncover.figures.engine.scope import belongs
from uncover.figures.engine.spans import (
    CONVENTIONS,
    convention_of,
    disjoint,
    last_day_hazard,
    period,
    records,
    spans,
)
from uncover.figures.measure import Measure
from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError
from uncover.terms.periods import fiscal_year

FROM_DAYS: dict[str, Callable[[date], str | int]] = {
    "day": lambda day: day.isoformat(),
    "week": lambda day: (day - timedelta(days=day.weekday())).isoformat(),
    "month": lambda day: day.isoformat()[:7],
    "fiscal_year": fiscal_year,
}
"""What each dimension of time makes of a day; weeks are called by their Monday (DOMAIN 3.10)."""

_EPOCH = date(1970, 1, 1)
_HERE, _AT_MOST = "person_days", "person_days_at_most"
_TESTS = {_HERE: "belongs", _AT_MOST: "belongs is not false"}
_PLACES = {"place_recorded": "place_source = 'recorded'", "place_filled": FILLED}
"""How the place of the person-days is known; unknown is what more there may be of them at most."""
_UNKNOWN = "place_unknown"


class _Population(Kind):
    """What a count on a day and an average over days share: disjoint spans, and days in turn."""

    def tail(
        self,
        measure: Measure,
        table: Table,
        ask: Ask,
        relation: str,
        dims: tuple[Dimension, ...],
    ) -> Tail:
        """Disjoint spans of days; then their days added up, or their changes from day to day."""
        convention = convention_of(measure, ask)
        own = tuple(d for d in dims if d.name not in FROM_DAYS)
        steps = {
            "records": records(table.name),
            "spans": spans(convention, relation, belongs(table, ask), ask, own),
        }
        for name, test in _tests(ask).items():
            steps[f"{name}_spans"] = disjoint(convention, test, own)
        if len(own) == len(dims):
            self.refuse_period(measure, ask)
            undated = f"(select count(*) from {table.name} where book_in_date_time is null)"
            return Tail(steps, _added_up(ask, own, undated))
        return Tail(steps, _changes(ask, own))

    def hazards(self, cells: Cells, measure: Measure, ask: Ask) -> tuple[str, ...]:
        """The last day has no midnight count."""
        return last_day_hazard(convention_of(measure, ask), cells, ask)

    def refuse_period(self, measure: Measure, ask: Ask) -> None:
        """Refuse a period for which this kind has no single figure."""

    def refuse_rows(self, measure: Measure, rows: Iterable[Cells]) -> None:
        """Refuse a table for which this kind has no single figure a row."""

    def rows(self, found: Sequence[Cells], measure: Measure, ask: Ask) -> list[Cells]:
        """One row for each group and time, in order, days with nobody among them."""
        if not set(ask.by) & set(FROM_DAYS):
            return list(found)
        told: dict[tuple[Any, ...], Cells] = {}
        called = _times(found, ask)
        for group, time, days, held in _in_turn(found, ask, called):
            names = {
                f"by_{name}": time[name] if name in FROM_DAYS else group[f"by_{name}"]
                for name in ask.by
            }
            key = tuple(names.values())
            if key not in told:
                told[key] = names | dict.fromkeys(["days", *_TESTS, *_PLACES, _UNKNOWN], 0)
                told[key]["first_day"], told[key]["last_day"] = _ends(group)
            cells = told[key]
            cells["days"] += days
            for name, count in held.items():
                cells[name] += count * days
        self.refuse_rows(measure, told.values())
        return [told[key] for key in sorted(told, key=_nulls_last)]


class Held(_Population):
    """How many people were held on one day."""

    def refuse_period(self, measure: Measure, ask: Ask) -> None:
        """A population over several days is an average, or a table by day (DESIGN 5)."""
        if ask.from_ is None or ask.from_ != ask.through or not ask.from_.is_day:
            raise UnusableError("figures.one-day-only", name=measure.name)

    def refuse_rows(self, measure: Measure, rows: Iterable[Cells]) -> None:
        """Weeks, months and years are averages."""
        if any(cells["days"] > 1 for cells in rows):
            raise UnusableError("figures.one-day-only", name=measure.name)

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """The count; over place, at most also those whose place is unknown."""
        count = int(cells[_HERE])
        value = Fraction(count)
        most = Fraction(int(cells.get(_AT_MOST, count)))
        return Result(count, None, 0, value, value, value, value, most)


class AverageDaily(_Population):
    """How many people were held on an average day: person-days over calendar days."""

    options: ClassVar = {"convention": CONVENTIONS}

    def result(self, cells: Cells, measure: Measure, ask: Ask) -> Result:  # noqa: ARG002
        """Person-days over the days of the period that the records cover (DOMAIN 3.12)."""
        days, person_days = cells["days"], int(cells[_HERE])
        if not days or days < 0:
            return NOTHING_TOLD
        value = Fraction(person_days, days)
        most = Fraction(int(cells.get(_AT_MOST, person_days)), days)
        return Result(person_days, days, 0, value, value, value, value, most)


def _tests(ask: Ask) -> dict[str, str]:
    """Which spans to add up: over the whole nation no place is unknown."""
    return {_HERE: _TESTS[_HERE]} if ask.place == "us" else _TESTS


def _added_up(ask: Ask, dims: tuple[Dimension, ...], undated: str) -> str:
    """SQL: the days of the spans added up, by group."""
    first, last = period(ask)
    names = [f"by_{d.name}" for d in dims]
    tests = list(_tests(ask))
    columns = [
        *names,
        *(
            f"coalesce(sum(days_left) filter (where part = '{part}'), 0) as {part}"
            for part in tests
        ),
        *(
            f"coalesce(sum(days_left) filter (where part = '{_HERE}' and {test}), 0) as {name}"
            for name, test in _PLACES.items()
        ),
        _more("days_left", tests[-1]),
        f"(select {last} - {first} + 1 from records) as days",
    ]
    columns += [
        "(select day_of_number(begin_day) from records) as first_day",
        "(select day_of_number(end_day) from records) as last_day",
    ]
    if not dims:
        columns.append(f"{undated} as undated")
    parts = "\n  union all\n".join(
        f"  select *, '{part}' as part, ends - begins + 1 as days_left from {part}_spans"
        for part in tests
    )
    group = f"\ngroup by {', '.join(names)}\norder by {', '.join(names)}" if names else ""
    told = ",\n  ".join(columns)
    return f"select\n  {told}\nfrom (\n{parts}\n) as left_over{group}"


def _more(days: str, at_most: str) -> str:
    """SQL: how many more person-days there are at most than there are for certain."""
    most, here = (
        f"coalesce(sum({days}) filter (where part = '{part}'), 0)" for part in (at_most, _HERE)
    )
    return f"{most} - {here} as {_UNKNOWN}"


def _changes(ask: Ask, dims: tuple[Dimension, ...]) -> str:
    """SQL: how many begin and how many are over on each day, by group."""
    names = "".join(f"by_{d.name}, " for d in dims)
    parts = "\n  union all\n".join(
        f"  select {names}period_first, period_last, '{part}' as part, place_source,\n"
        f"    {day} as day, {change} as change from {part}_spans"
        for part in _tests(ask)
        for day, change in (("begins", 1), ("ends + 1", -1))
    )
    sums = [f"sum(change) filter (where part = '{part}') as {part}" for part in _tests(ask)]
    sums += [
        f"sum(change) filter (where part = '{_HERE}' and {test}) as {name}"
        for name, test in _PLACES.items()
    ]
    sums.append(_more("change", list(_tests(ask))[-1]))
    told = ",\n  ".join(sums)
    return (
        f"select {names}day, period_first, period_last,\n  {told}\nfrom (\n{parts}\n) as changes\n"
        f"group by {names}day, period_first, period_last\norder by {names}day"
    )


def _times(found: Sequence[Cells], ask: Ask) -> dict[int, dict[str, Any]]:
    """What each day of the period is called in the times asked for, by its number."""
    if not found:
        return {}
    days = range(found[0]["period_first"], found[0]["period_last"] + 1)
    names = [name for name in ask.by if name in FROM_DAYS]
    return {
        number: {name: FROM_DAYS[name](_EPOCH + timedelta(days=number)) for name in names}
        for number in days
    }


def _in_turn(
    found: Sequence[Cells], ask: Ask, called: dict[int, dict[str, Any]]
) -> Iterator[tuple[Cells, dict[str, Any], int, dict[str, int]]]:
    """Each group with each run of days in which neither the time nor who is held is another.

    A run is told by what its days are called, how many they are, and how many are held on each.
    """
    groups: dict[tuple[Any, ...], list[Cells]] = {}
    own = [f"by_{name}" for name in ask.by if name not in FROM_DAYS]
    for cells in found:
        groups.setdefault(tuple(cells[name] for name in own), []).append(cells)
    counted = [name for name in (*_tests(ask), *_PLACES, _UNKNOWN) if found and name in found[0]]
    for changes in groups.values():
        by_day = {cells["day"]: cells for cells in changes}
        held = dict.fromkeys(counted, 0)
        time: dict[str, Any] | None = None
        days = 0
        for number, next_time in called.items():
            change = by_day.get(number)
            if time is not None and (change is not None or next_time != time):
                yield changes[0], time, days, held
                days = 0
            if change is not None:
                held = {name: many + int(change[name] or 0) for name, many in held.items()}
            time, days = next_time, days + 1
        if time is not None:
            yield changes[0], time, days, held


def _ends(group: Cells) -> tuple[date, date]:
    """The first and the last day that were asked for and that the records cover."""
    first, last = (timedelta(days=group[f"period_{end}"]) for end in ("first", "last"))
    return _EPOCH + first, _EPOCH + last


def _nulls_last(key: tuple[Any, ...]) -> tuple[tuple[bool, Any], ...]:
    return tuple((part is None, part) for part in key)
