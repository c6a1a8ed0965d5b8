"""Which rows a question is about: its place, its period, its class, its amount."""

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import TIMES, Dimension
from uncover.figures.engine.placing import (
    bare_county,
    bare_name,
    county_column,
    is_by_fips,
    tells_state,
)
from uncover.figures.engine.series import is_series
from uncover.figures.measure import Counting
from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named


def scope(counting: Counting, table: Table, ask: Ask, relation: str) -> str:
    """Each row with whether it belongs to place and period, null where the place is unknown.

    Raises UnusableError (`figures.place-not-told`) for a place that the table cannot tell, and
    (`figures.period-not-told`) for a period of a table without dates.
    """
    day = f"cast({table.date} as date)" if table.date else "cast(null as date)"
    ends = period_ends(table, ask)
    if table.date is None and (ask.from_ or ask.through) and not is_series(table):
        raise UnusableError("figures.period-not-told", table=table.name)
    told = [
        "*",
        f"{belongs(table, ask)} as here",
        f"{day} as day",
        f"coalesce({' and '.join(ends) or 'true'}, false) as in_period",
        f"{counting.in_class or 'cast(null as boolean)'} as in_class",
    ]
    if counting.amount:
        told += [f"{counting.amount} as amount", f"{counting.at_least or 'null'} as at_least"]
    columns = ",\n  ".join(told)
    return f"select {columns}\nfrom {relation}"


def period_ends(table: Table, ask: Ask) -> list[str]:
    """SQL: what a row's day is held to; nothing of a table without dates.

    The editions of a series were chosen by the period.
    """
    if table.date is None:
        return []
    day, ends = f"cast({table.date} as date)", []
    if ask.from_:
        ends.append(f"{day} >= date '{ask.from_.first}'")
    if ask.through:
        ends.append(f"{day} <= date '{ask.through.last}'")
    return ends


def belongs(table: Table, ask: Ask) -> str:
    """SQL: whether a placed row is in the place asked for; null where its place is unknown."""
    place = place_named(ask.place)
    if place.kind == "nation":
        return "true"
    if place.kind == "state" and tells_state(table):
        return f"place_state = '{place.state}'"
    column = county_column(table)
    if place.kind == "county" and tells_state(table) and column is not None:
        if is_by_fips(table):
            return f"{column} = '{place.fips}'"
        bare = bare_county(column)
        return (
            f"case when place_state <> '{place.state}' then false\n"
            f"    when {bare} <> '{bare_name(place.name)}' then false\n"
            f"    when place_state is not null and {bare} is not null then true end"
        )
    raise UnusableError("figures.place-not-told", place=place.name, table=table.name)


def in_order(table: Table, *, last: bool = False) -> str:
    """SQL: the order of a person's events in time, or backwards; undated ones come last."""
    down = " desc" if last else ""
    dates = [f"{table.date}{down} nulls last"] if table.date else []
    return ", ".join([*dates, f"ordinal{down}"])


def told(table: Table, dims: tuple[Dimension, ...], ask: Ask, *, events: bool) -> str:
    """Every row by dimension; `events`: which is the first and the last of its person.

    What lies outside the period does not belong, and is here for the days that the records cover:
    a second look at the rows would have them all kept in memory.
    """
    columns = [
        "*",
        *(f"{d.expression} as by_{d.name}" for d in dims),
        "case when in_period then here else false end as belongs",
        "coalesce(here, false) and day is null as is_undated",
    ]
    rows = f"select {', '.join(columns)}\nfrom scope"
    if not events:
        return rows
    if table.person is None:
        return (
            f"select *, belongs as first_event, belongs as last_event\nfrom (\n{rows}\n) as dated"
        )
    group = ", ".join(["person", "belongs", *(f"by_{d.name}" for d in dims)])
    in_order = f"{table.date} nulls first, ordinal" if table.date else "ordinal"
    first = _first(table, dims, ask, group)
    return (
        f"select *,\n  person is null or {first} as first_event,\n"
        "  person is null or lead(ordinal) over in_order is null as last_event\n"
        f"from (\n{rows}\n) as dated\n"
        f"window in_order as (partition by {group} order by {in_order})"
    )


def _first(table: Table, dims: tuple[Dimension, ...], ask: Ask, group: str) -> str:
    """SQL: whether a row is the first of its person's events in its group.

    One order serves the first and the last. Undated rows stand before the dated in it, so that the
    last row is the last event, and the first event is the first dated one; an undated row is the
    first only where there is no other. In a period and by time undated rows have no dated beside.
    """
    first = "lag(ordinal) over in_order is null"
    if table.date is None or ask.from_ or ask.through or {d.name for d in dims} & set(TIMES):
        return first
    return (
        f"case when {table.date} is not null then lag({table.date}) over in_order is null\n"
        f"    else {first} and count({table.date}) over (partition by {group}) = 0 end"
    )
