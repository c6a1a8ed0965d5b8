"""Arrests by hand: episodes (DOMAIN 3.1), states (3.8), methods (2.7), classes (4.1)."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from figures.by_hand import counties, states
from figures.by_hand.cells import (
    Row,
    age_group,
    by_person,
    criminality,
    day,
    first_of_each,
    instant,
    level,
    place_of,
    told,
)
from figures.by_hand.events import Event

DAY = timedelta(hours=24)

METHOD_GROUPS = {
    "Located": "at-large",
    "Non-Custodial Arrest": "at-large",
    "Probation and Parole": "at-large",
    "Worksite Enforcement": "at-large",
    "Custodial Arrest": "custodial",
    "CAP Local Incarceration": "custodial",
    "287(g) Program": "287(g)",
    "ERO Reprocessed Arrest": "other",
    "Traffic Check": "other",
}
"""METHOD/DDP-2026-03 for the methods that are drawn; any other is in no group."""


def arrests(
    rows: Sequence[Row], rule: str = "ARR-EP/DDP-2026-03", state_rule: str = "STATE/DDP-2026-03"
) -> list[Event]:
    """The rows that count, each with its state, which rows that do not count may tell."""
    stated = zip(rows, states.RULES[state_rule](rows), strict=True)
    told = {id(row): where for row, where in stated}
    return [event(row, told[id(row)]) for row in RULES[rule](rows)]


def episodes(rows: Sequence[Row]) -> list[Row]:
    """ARR-EP/DDP-2026-03: the first row of each episode; rows without a person or a date alone.

    An episode goes on while a row lies at most 24 hours after the one before.
    """
    return _walk(rows, _reprocessed)


def runs_of_hours(rows: Sequence[Row]) -> list[Row]:
    """ARR-EP/DDP-2025-07: one for each run of rows 24 hours apart, whatever their method."""
    return _walk(rows, lambda _: 0)


def _reprocessed(row: Row) -> int:
    """Not reprocessed before reprocessed before a method that is missing."""
    if not row["apprehension_method"]:
        return 2
    return int(row["apprehension_method"] == "ERO Reprocessed Arrest")


def _walk(rows: Sequence[Row], after_time: Callable[[Row], int]) -> list[Row]:
    kept = []
    for mine in by_person(rows):
        dated = [(at, row) for row in mine if (at := instant(row["apprehension_date"]))]
        dated.sort(key=lambda one: (one[0], after_time(one[1]), place_of(one[1])))
        before = None
        for at, row in dated:
            if before is None or at - before > DAY:
                kept.append(row)
            before = at
        kept += [row for row in mine if not row["apprehension_date"]]
    return kept


def days_methods_classes(rows: Sequence[Row]) -> list[Row]:
    """ARR-EP/DDP-2025-03: the first row of each person, day, method and class."""
    return first_of_each(
        rows, ("apprehension_date", "apprehension_method", "apprehension_criminality")
    )


RULES: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    "none": list,
    "ARR-EP/DDP-2026-03": episodes,
    "ARR-EP/DDP-2025-07": runs_of_hours,
    "ARR-EP/DDP-2025-03": days_methods_classes,
}


def event(row: Row, stated: states.Stated) -> Event:
    """An arrest as it is told."""
    on = day(row["apprehension_date"])
    where, source = stated
    return Event(
        person=row["person"] or None,
        at=instant(row["apprehension_date"]),
        on=on,
        state=where,
        source=source,
        place=place_of(row),
        cells={
            "county": counties.bare(row["apprehension_county"]),
            "criminality": criminality(row["apprehension_criminality"]),
            "case_criminality": criminality(row["case_criminality"]),
            "threat_level": level(row["case_threat_level"]),
            "method_group": METHOD_GROUPS.get(row["apprehension_method"]),
            "gender": told(row["gender"]),
            "citizenship": told(row["citizenship_country"]),
            "program": told(row["final_program"]),
            "aor": told(row["apprehension_aor"]),
            "age_group": age_group(on, row["birth_year"]),
            "departed": day(row["departed_date"]),
            "born": row["birth_year"],
        },
    )


def without_conviction(arrest: Event) -> bool | None:
    """Charged or neither; None where the class is not one of the three."""
    return {"convicted": False, "charged": True, "neither": True}.get(arrest.cells["criminality"])


def neither(arrest: Event) -> bool | None:
    """Neither convicted nor charged."""
    return {"convicted": False, "charged": False, "neither": True}.get(arrest.cells["criminality"])


def at_large(arrest: Event) -> bool | None:
    """Of a method of the group; None where the method is in no group."""
    return of_method(arrest, "at-large")


def of_method(arrest: Event, group: str) -> bool | None:
    """Whether the method is in this group; None where it is in none."""
    mine = arrest.cells["method_group"]
    return None if mine is None else mine == group
