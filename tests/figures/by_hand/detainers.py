"""Detainers by hand: which of a person's rows count (DOMAIN 3.2), and how they ended (2.7)."""

from collections.abc import Callable, Sequence

from figures.by_hand import facilities
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
    state,
    told,
)
from figures.by_hand.events import Event


def detainers(
    rows: Sequence[Row], listed: Sequence[Row], rule: str = "DET-DUP/UNCOVER-1"
) -> list[Event]:
    """The rows that count, each a detainer at its jail, of which the `listed` are looked up."""
    return [event(row, listed) for row in RULES[rule](rows)]


def episodes_of_days(rows: Sequence[Row]) -> list[Row]:
    """DET-DUP/DDP-2026-late: days in a row are one episode, each form and jail in it counts once.

    A gap of more than one day begins anew, and so does a date that is missing.
    """
    kept = []
    for mine in by_person(rows):
        ordered = sorted(mine, key=lambda row: (row["detainer_prepare_date"], place_of(row)))
        seen: set[tuple[str, str]] = set()
        for before, row in zip([None, *ordered], ordered, strict=False):
            on = day(row["detainer_prepare_date"])
            last = before and day(before["detainer_prepare_date"])
            if not on or not last or (on - last).days > 1:
                seen = set()
            told_of = row["detainer_type"], row["detention_facility_code"]
            if told_of not in seen:
                kept.append(row)
            seen.add(told_of)
    return kept


RULES: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    "none": list,
    "DET-DUP/UNCOVER-1": lambda rows: first_of_each(
        rows, ("detention_facility_code", "detainer_type", "detainer_prepare_date")
    ),
    "DET-DUP/DDP-2026-03": lambda rows: first_of_each(rows, ("detainer_prepare_date",)),
    "DET-DUP/DDP-2026-late": episodes_of_days,
}


def event(row: Row, listed: Sequence[Row]) -> Event:
    """A detainer as it is told."""
    on = day(row["detainer_prepare_date"])
    code = row["detention_facility_code"]
    where = facilities.where(code, listed, state(row["facility_state"]))
    return Event(
        person=row["person"] or None,
        at=instant(row["detainer_prepare_date"]),
        on=on,
        state=where.state,
        source=where.source,
        place=place_of(row),
        cells={
            "county": where.county,
            "facility": told(code),
            "facility_name": told(row["detention_facility"]),
            "criminality": criminality(row["detainer_criminality"]),
            "threat_level": level(row["detainer_threat_level"]),
            "lifted": told(row["detainer_lift_reason"]),
            "gender": told(row["gender"]),
            "citizenship": told(row["citizenship_country"]),
            "birth_country": told(row["birth_country"]),
            "program": told(row["final_program"]),
            "aor": told(row["facility_aor"]),
            "age_group": age_group(on, row["birth_year"]),
            "departed": day(row["departed_date"]),
        },
    )


def booked_in(detainer: Event) -> bool | None:
    """Whether it ended with a booking into detention; None where no reason is told."""
    reason = detainer.cells["lifted"]
    return None if reason is None else reason == "Booked into Detention"


def declined(detainer: Event) -> bool | None:
    """Whether it is recorded as declined by the jail; None where no reason is told."""
    reason = detainer.cells["lifted"]
    return None if reason is None else reason in {"Declined by LEA", "Detainer Declined by LEA"}
