"""Removals and encounters by hand (DOMAIN 3.3, 3.4, 4.1, 4.2)."""

from collections.abc import Callable, Sequence

from figures.by_hand import counties
from figures.by_hand.cells import (
    Row,
    age_group,
    criminality,
    day,
    first_of_each,
    instant,
    level,
    place_of,
    state,
    told,
)
from figures.by_hand.events import Event


def removals(rows: Sequence[Row], rule: str = "none") -> list[Event]:
    """The rows that count, each a departure: all of them unless a rule is asked for."""
    return [departure(row) for row in RULES[rule](rows)]


def last_of_each_day(rows: Sequence[Row]) -> list[Row]:
    """REM-DUP/DDP-2026-late: of a person's departures on one day the last, by country and row."""
    kept: dict[object, Row] = {}
    ordered = sorted(
        rows, key=lambda row: (row["departure_country"], row["sheet"], int(row["row"]), row["file"])
    )
    for number, row in enumerate(ordered):
        kept[(row["person"], row["departed_date"]) if row["person"] else number] = row
    return list(kept.values())


RULES: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    "none": list,
    "REM-DUP/DDP-2025-07": lambda rows: first_of_each(rows, ("departed_date",)),
    "REM-DUP/DDP-2026-late": last_of_each_day,
}


def departure(row: Row) -> Event:
    """A removal or return as it is told."""
    on = day(row["departed_date"])
    where = state(row["apprehension_state"])
    return Event(
        person=row["person"] or None,
        at=instant(row["departed_date"]),
        on=on,
        state=where,
        source="recorded" if where else "unknown",
        place=place_of(row),
        cells={
            "county": counties.bare(row["apprehension_county"]),
            "criminality": criminality(row["case_criminality"]),
            "threat_level": level(row["case_threat_level"]),
            "to": told(row["departure_country"]),
            "citizenship": told(row["citizenship_country"]),
            "birth_country": told(row["birth_country"]),
            "gender": told(row["gender"]),
            "program": told(row["final_program"]),
            "aor": told(row["docket_aor"]),
            "age_group": age_group(on, row["birth_year"]),
        },
    )


def without_conviction(removal: Event) -> bool | None:
    """The class of the case; where it says nothing, the level, which only a conviction has."""
    by_class = {"convicted": False, "charged": True, "neither": True}
    by_level = {"none": True, "1": False, "2": False, "3": False}
    told_by_class = by_class.get(removal.cells["criminality"])
    if told_by_class is not None:
        return told_by_class
    return by_level.get(removal.cells["threat_level"])


def level_1(removal: Event) -> bool | None:
    """Level 1; where no level is told, those without a conviction have none."""
    mine = removal.cells["threat_level"]
    if mine in {"1", "2", "3", "none"}:
        return bool(mine == "1")
    return False if removal.cells["criminality"] in {"charged", "neither"} else None


def third_country(removal: Event) -> bool | None:
    """Neither the country of citizenship nor that of birth; None where that cannot be told."""
    to, citizen, born = (
        None if removal.cells[name] in {None, "Unknown"} else removal.cells[name].upper()
        for name in ("to", "citizenship", "birth_country")
    )
    if to is None:
        return None
    if to in {citizen, born}:
        return False
    return None if citizen is None else True


def encounters(rows: Sequence[Row], rule: str = "none") -> list[Event]:
    """Every row, or one for each person and day; no encounter has a place."""
    kept = rows if rule == "none" else first_of_each(rows, ("event_date",))
    return [encounter(row) for row in kept]


ENCOUNTER_RULES = ("none", "ENC-DUP/DDP-2026-03")


def encounter(row: Row) -> Event:
    """An encounter as it is told."""
    on = day(row["event_date"])
    return Event(
        person=row["person"] or None,
        at=instant(row["event_date"]),
        on=on,
        state=None,
        source="unknown",
        place=place_of(row),
        cells={
            "criminality": criminality(row["encounter_criminality"]),
            "gender": told(row["gender"]),
            "citizenship": told(row["citizenship_country"]),
            "program": told(row["final_program"]),
            "program_group": told(row["final_program_group"]),
            "aor": told(row["responsible_aor"]),
            "age_group": age_group(on, row["birth_year"]),
        },
    )
