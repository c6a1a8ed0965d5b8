"""Which rows a question is about: its place, its period, its class, its amount."""

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
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

    Raises UnusableError (`figures.place-not-told`) for a place that the table cannot tell.
    """
    day = f"cast({table.date} as date)" if table.date else "cast(null as date)"
    ends = []
    by_edition = table.date is None and is_series(table)  # its editions were chosen by the period
    if ask.from_ and not by_edition:
        ends.append(f"{day} >= date '{ask.from_.first}'")
    if ask.through and not by_edition:
        ends.append(f"{day} <= date '{ask.through.last}'")
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


def places(table: Table) -> list[str]:
    """SQL: where a row stands in the released files, the last word wherever rows tie."""
    declared = {column.name for column in table.columns}
    return [
        f'coalesce({name}_original, "{name}")' if f"{name}_original" in declared else f'"{name}"'
        for name in ("file", "sheet", "row")
    ]


def in_order(table: Table, *, last: bool = False) -> str:
    """SQL: the order of a person's events in time, or backwards; undated ones come last."""
    down = " desc" if last else ""
    dates = [f"{table.date}{down} nulls last"] if table.date else []
    return ", ".join([*dates, *(f"{place}{down}" for place in places(table))])


def told(table: Table, dims: tuple[Dimension, ...], *, events: bool) -> str:
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
    turns = ",\n".join(
        f"  person is null or row_number() over (\n"
        f"    partition by {group} order by {in_order(table, last=last)}) = 1 as {name}"
        for name, last in (("first_event", False), ("last_event", True))
    )
    return f"select *,\n{turns}\nfrom (\n{rows}\n) as dated"
