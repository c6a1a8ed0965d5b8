"""Stints as spans of days, by the three conventions of DOMAIN 3.11.

- `midnight` (HC-MID): held at the end of the day.
- `any` (HC-ANY): held at any time in the day.
- `instant` (HC-T): held as the day begins, at 00:00; rows are counted and not persons.

People are counted, not stints: where two spans of one person share a day, it is one person's day.
A row without a person is a person. An open stint lasts until the last day on which anybody was
booked in (under `instant`: until the latest book-out); one that ends before it begins ends at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import Dimension
from uncover.figures.measure import Measure

CONVENTIONS = ("midnight", "any", "instant")

_IN, _OUT = "book_in_date_time", "book_out_date_time"
_IN_DAY = f"day_number({_IN})"
# Not `greatest` alone, which passes over a null: an open stint has no last day of its own.
_OUT_DAY = f"case when {_OUT} is not null then greatest(day_number({_OUT}), {_IN_DAY}) end"
# Booked out at 00:00 is not there as that day begins, nor who is booked in at 00:00 and out before.
_NOT_AT_START, _NOT_AT_OWN_START = (
    f"case when {out} > cast({out} as date) then 0 else 1 end"
    for out in (_OUT, f"greatest({_OUT}, {_IN})")
)
_FIRST = {
    "midnight": _IN_DAY,
    "any": _IN_DAY,
    "instant": f"{_IN_DAY} + case when {_IN} > cast({_IN} as date) then 1 else 0 end",
}
_LAST = {
    "midnight": f"coalesce(({_OUT_DAY}) - 1, end_day)",
    "any": f"coalesce({_OUT_DAY}, end_day)",
    "instant": f"coalesce(({_OUT_DAY}) - {_NOT_AT_OWN_START}, latest_out)",
}


def convention_of(measure: Measure, ask: Ask) -> str:
    """The convention of the measure, or the one that the question pins."""
    return measure.counting.convention or ask.options.get("convention", "midnight")


def last_day_hazard(convention: str, cells: Mapping[str, Any], ask: Ask) -> tuple[str, ...]:
    """The trap of the last day of a release, if an answer reaches it (DOMAIN 3.11).

    Who is held at the end of a day is known from the day after only.
    """
    last = cells.get("last_day")
    if convention != "midnight" or last is None or cells.get("by_day", str(last)) != str(last):
        return ()
    reached = ask.through is None or ask.through.last >= last
    begun = ask.from_ is None or ask.from_.first <= last
    return ("last-day-has-no-midnight",) if reached and begun else ()


def period(ask: Ask) -> tuple[str, str]:
    """SQL: the first and the last day that the question asks about and the records cover."""
    first, last = "begin_day", "end_day"
    if ask.from_:
        first = f"greatest({first}, day_number(date '{ask.from_.first}'))"
    if ask.through:
        last = f"least({last}, day_number(date '{ask.through.last}'))"
    return first, last


def records(relation: str) -> str:
    """SQL: the days that the records cover, as numbers of days; repeated rows change none."""
    return (
        f"select min({_IN_DAY}) as begin_day, max({_IN_DAY}) as end_day,\n"
        f"  max(day_number({_OUT}) - {_NOT_AT_START}) as latest_out\nfrom {relation}"
    )


def spans(convention: str, relation: str, belongs: str, ask: Ask, dims: Sequence[Dimension]) -> str:
    """SQL: `first_day` and `last_day` of every stint that touches the period, as numbers of days.

    belongs: whether a stint is in the place, null where its place is unknown. The `day` of a
    stint, by which an age is told, is that of its book-in.
    """
    first, last = period(ask)
    cells = "".join(f", {d.expression} as by_{d.name}" for d in dims)
    return (
        "select * from (\n"
        f"  select person, place_source, {belongs} as belongs{cells},\n"
        f"    {_FIRST[convention]} as first_day,\n"
        f"    {_LAST[convention]} as last_day,\n"
        f"    {first} as period_first, {last} as period_last\n"
        f"  from (select *, cast({_IN} as date) as day from {relation}) as dated\n"
        "    cross join records\n"
        ") as every\n"
        "where first_day <= last_day and first_day <= period_last and last_day >= period_first"
    )


def disjoint(convention: str, test: str, dims: Sequence[Dimension]) -> str:
    """SQL: the spans that pass `test`, cut so that no two of one person share a day.

    What is left of a span are the days `begins` to `ends`, inside the period. Persons are told
    apart within each group of `dims`.
    """
    clipped = "least(last_day, period_last) as ends"
    if convention == "instant":
        begins = "greatest(first_day, period_first) as begins"
        return f"select *, {begins}, {clipped}\nfrom spans where {test}"
    group = ", ".join(["person", *(f"by_{d.name}" for d in dims)])
    return (
        "select * from (\n"
        "  select *, greatest(first_day, period_first, coalesce(reached + 1, first_day)) as begins,"
        f"\n    {clipped}\n"
        "  from (\n"
        "    select *, case when person is not null then max(last_day) over (\n"
        f"      partition by {group} order by first_day, last_day, place_source\n"
        "      rows between unbounded preceding and 1 preceding) end as reached\n"
        f"    from spans where {test}\n"
        "  ) as in_turn\n"
        ") as cut where begins <= ends"
    )
