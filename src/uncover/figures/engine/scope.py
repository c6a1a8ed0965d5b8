"""Which rows a question is about: its place, its period, its class, its amount."""

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
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
        f"{belongs(table, ask)} as belongs",
        f"{day} as day",
        f"coalesce({' and '.join(ends) or 'true'}, false) as in_period",
        f"{counting.in_class or 'cast(null as boolean)'} as in_class",
    ]
    if counting.amount:
        told += [f"{counting.amount} as amount", f"{counting.at_least} as at_least"]
    columns = ",\n  ".join(told)
    return f"select {columns}\nfrom {relation}"


def belongs(table: Table, ask: Ask) -> str:
    """SQL: whether a placed row is in the place asked for; null where its place is unknown."""
    place = place_named(ask.place)
    if place.kind == "nation":
        return "true"
    if place.kind != "state" or table.state is None:
        raise UnusableError("figures.place-not-told", place=place.name, table=table.name)
    return f"place_state = '{place.state}'"


def places(table: Table) -> list[str]:
    """SQL: where a row stands in the released files, the last word wherever rows tie."""
    declared = {column.name for column in table.columns}
    return [
        f'coalesce({name}_original, "{name}")' if f"{name}_original" in declared else f'"{name}"'
        for name in ("file", "sheet", "row")
    ]


def told(table: Table, dims: tuple[Dimension, ...], *, events: bool) -> str:
    """Rows of the period by dimension; `events`: which is the first and the last of its person."""
    cells = "".join(f", {d.expression} as by_{d.name}" for d in dims)
    if not events:
        return f"select *{cells}\nfrom scope where in_period"
    if table.person is None:
        turns = ", true as first_event, true as last_event"
        return f"select *{cells}{turns}\nfrom scope where in_period"
    group = ", ".join(["person", "belongs", *(d.expression for d in dims)])
    ties = places(table)
    first = ", ".join([*([f"{table.date} nulls last"] if table.date else []), *ties])
    back = ", ".join(f"{tie} desc" for tie in ties)
    last = ", ".join([*([f"{table.date} desc nulls last"] if table.date else []), back])
    return (
        f"select *{cells},\n"
        f"  person is null or row_number() over (\n"
        f"    partition by {group} order by {first}) = 1 as first_event,\n"
        f"  person is null or row_number() over (\n"
        f"    partition by {group} order by {last}) = 1 as last_event\n"
        "from scope where in_period"
    )
