"""The SQL of a figure, rebuilt word for word from measure, version and question."""

from dataclasses import dataclass

from uncover.figures.address import Ask
from uncover.figures.engine.arithmetic import DENOMINATORS, UNITS
from uncover.figures.engine.dimensions import Dimension, dimension
from uncover.figures.measure import Measure
from uncover.records.declaration import Table
from uncover.records.rules import rule
from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named

_TIES = (
    "coalesce(file_original, file)",
    "coalesce(sheet_original, sheet)",
    'coalesce(row_original, "row")',
)


@dataclass(frozen=True)
class Question:
    """One question to one table: its SQL, the columns it reads and the rules it applies."""

    sql: str
    reads: tuple[str, ...]
    rules: dict[str, str]


def question(measure: Measure, table: Table, ask: Ask) -> Question:
    """The SQL that answers `ask` in one pass: the figure, its alternatives and its bounds.

    It reads one relation, named as the table, with canonical columns. Raises UnusableError for a
    place the table cannot tell (`figures.place-not-told`) and for unknown options or dimensions.
    """
    _refuse_unknown_options(measure, ask)
    rule_name = ask.options.get("rule", table.rule)
    dims = tuple(dimension(name, table) for name in ask.by)
    applied = {} if rule_name == "none" else {"duplicates": rule_name}
    if table.state_rule:
        applied["state"] = table.state_rule
    parts = (
        ("counted", _counted(rule_name, table)),
        ("placed", _placed(table)),
        ("scope", _scope(measure, table, ask)),
        ("told", _told(measure, table, dims)),
    )
    ctes = ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in parts)
    reads = _reads(measure, table, rule_name, dims)
    return Question(f"with {ctes}\n{_answer(measure, dims)}", reads, applied)


def _refuse_unknown_options(measure: Measure, ask: Ask) -> None:
    allowed: dict[str, tuple[str, ...]] = {"rule": ()}
    if measure.kind == "share":
        allowed |= {"class": (), "unit": UNITS, "denominator": DENOMINATORS}
    for key, value in ask.options.items():
        if key not in allowed:
            names = ", ".join(sorted(allowed))
            raise UnusableError("figures.unknown-option", name=key, names=names)
        if allowed[key] and value not in allowed[key]:
            values = ", ".join(allowed[key])
            raise UnusableError("figures.unknown-value", name=key, value=value, values=values)


def _counted(rule_name: str, table: Table) -> str:
    if rule_name == "none":
        return f"select *, true as counts from {table.name}"
    chosen = rule(rule_name)
    if chosen.table != table.name:
        raise UnusableError("figures.rule-of-another-table", name=rule_name, table=table.name)
    return chosen.sql(table).replace("from reported", f"from {table.name}")


def _placed(table: Table) -> str:
    """Rows that count, each with its state and how the state is known (DOMAIN 3.8)."""
    state = table.state or "cast(null as varchar)"
    filled = "cast(null as varchar)"
    if table.state_rule == "STATE/DDP-2026-03":
        filled = "state_named_in(apprehension_duty_site)"
    return (
        f"select *, coalesce({state}, {filled}) as place_state,\n"
        f"  case when {state} is not null then 'recorded'\n"
        f"    when {filled} is not null then 'filled' else 'unknown' end as place_source\n"
        "from counted where counts"
    )


def _scope(measure: Measure, table: Table, ask: Ask) -> str:
    """Each row with whether it belongs to place and period, null where the place is unknown."""
    day = f"cast({table.date} as date)" if table.date else "cast(null as date)"
    ends = []
    if ask.from_:
        ends.append(f"{day} >= date '{ask.from_.first}'")
    if ask.through:
        ends.append(f"{day} <= date '{ask.through.last}'")
    in_class = measure.counting.in_class or "cast(null as boolean)"
    return (
        f"select *, {_belongs(table, ask)} as belongs, {day} as day,\n"
        f"  coalesce({' and '.join(ends) or 'true'}, false) as in_period,\n"
        f"  {in_class} as in_class\n"
        "from placed"
    )


def _belongs(table: Table, ask: Ask) -> str:
    place = place_named(ask.place)
    if place.kind == "nation":
        return "true"
    if place.kind != "state" or table.state is None:
        raise UnusableError("figures.place-not-told", place=place.name, table=table.name)
    return f"place_state = '{place.state}'"


def _told(measure: Measure, table: Table, dims: tuple[Dimension, ...]) -> str:
    """Rows of the period; for a share, which is the first and the last event of its person."""
    cells = "".join(f", {d.expression} as by_{d.name}" for d in dims)
    if measure.kind != "share" or table.person is None:
        turns = ", true as first_event, true as last_event"
        return f"select *{cells}{turns}\nfrom scope where in_period"
    group = ", ".join(["person", "belongs", *(d.expression for d in dims)])
    first = ", ".join([*([f"{table.date} nulls last"] if table.date else []), *_TIES])
    back = ", ".join(f"{tie} desc" for tie in _TIES)
    last = ", ".join([*([f"{table.date} desc nulls last"] if table.date else []), back])
    return (
        f"select *{cells},\n"
        f"  person is null or row_number() over (\n"
        f"    partition by {group} order by {first}) = 1 as first_event,\n"
        f"  person is null or row_number() over (\n"
        f"    partition by {group} order by {last}) = 1 as last_event\n"
        "from scope where in_period"
    )


def _answer(measure: Measure, dims: tuple[Dimension, ...]) -> str:
    names = ", ".join(f"by_{d.name}" for d in dims)
    told = [*([names] if names else []), *_counts(measure)]
    told += [
        f"count(*) filter (belongs and place_source = '{source}') as place_{source}"
        for source in ("recorded", "filled")
    ]
    told.append("count(*) filter (belongs is null) as place_unknown")
    if not dims:
        told += [
            "(select count(*) from scope where belongs and day is null) as undated",
            "(select min(day) from scope) as first_day",
            "(select max(day) from scope) as last_day",
        ]
    group = f"\ngroup by {names}\norder by {names}" if names else ""
    return "select\n  " + ",\n  ".join(told) + f"\nfrom told{group}"


def _counts(measure: Measure) -> list[str]:
    if measure.counting.what == "events":
        return ["count(*) filter (belongs) as events"]
    if measure.counting.what == "people":
        return [
            "count(distinct person) filter (belongs) as people",
            "count(*) filter (belongs and person is null) as unnamed",
            "count(distinct person) filter (belongs is not false) as people_at_most",
            "count(*) filter (belongs is not false and person is null) as unnamed_at_most",
        ]
    units = {"event": "", "person": " and first_event", "person_last": " and last_event"}
    return [
        f"count(*) filter ({place}{unit} and {test}) as {unit_name}_{part}{suffix}"
        for place, suffix in (("belongs", ""), ("belongs is null", "_unplaced"))
        for unit_name, unit in units.items()
        for part, test in (
            ("in", "in_class"),
            ("out", "not in_class"),
            ("unknown", "in_class is null"),
        )
    ]


def _reads(
    measure: Measure, table: Table, rule_name: str, dims: tuple[Dimension, ...]
) -> tuple[str, ...]:
    """Every canonical column the SQL reads, in the order of the declaration, places last."""
    wanted = {*measure.counting.reads}
    wanted |= {name for name in (table.date, table.state, table.person) if name}
    wanted |= {column for d in dims for column in d.reads}
    if rule_name != "none":
        chosen = rule(rule_name)
        wanted |= set(chosen.reads) or {column.name for column in table.columns}
    if table.state_rule:
        wanted.add("apprehension_duty_site")
    declared = [column.name for column in table.columns]
    wanted |= {name for name in declared if name.endswith("_original")}
    return (*(name for name in declared if name in wanted), "file", "sheet", "row")
