"""Stints by hand: which are copies of each other (DOMAIN 3.5), and where they were (3.9)."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from figures.by_hand import counties, facilities
from figures.by_hand.cells import (
    Row,
    age_group,
    by_person,
    criminality,
    day,
    instant,
    level,
    place_of,
    state,
    told,
)
from figures.by_hand.events import Event
from figures.by_hand.facilities import Where

ORDER = (
    *("book_in_date_time", "detention_facility_code", "detention_release_reason"),
    *("stay_book_out_date_time", "stay_release_reason", "religion", "gender", "marital_status"),
    *("birth_year", "ethnicity", "entry_status", "aggravated_felon", "bond_posted_date"),
    *("bond_posted_amount", "case_status", "case_category", "final_order_yes_no"),
    *("final_order_date", "case_threat_level", "book_in_criminality", "final_charge"),
    *("departed_date", "departure_country", "citizenship_country", "final_program"),
    *("msc_charge_code", "msc_charge"),
)
"""The long order of step 2; a missing value comes first."""

_BOND = (
    *("initial_bond_set_amount", "initial_bond_set_date"),
    *("bond_posted_amount", "bond_posted_date"),
)
_STANDS = ("file", "sheet", "row")


def same_day(rows: Sequence[Row]) -> list[Row]:
    """STINT-DUP/DDP-2026-03: strike copies but for the bond, then keep the last of each day."""
    kept = []
    for mine in by_person(rows):
        if not mine[0]["person"]:
            kept += mine
            continue
        seen = set()
        last: dict[tuple[str, ...], Row] = {}
        for row in sorted(mine, key=_long_order):
            says = tuple(sorted((k, v) for k, v in row.items() if k not in {*_BOND, *_STANDS}))
            if says not in seen:
                seen.add(says)
                names = ("detention_facility_code", "stay_book_in_date_time")
                last[(row["book_in_date_time"][:10], *(row[name] for name in names))] = row
        kept += last.values()
    return kept


def _long_order(row: Row) -> tuple[object, ...]:
    cells: list[object] = []
    for name in ORDER:
        text = row.get(name, "")
        amount = name == "bond_posted_amount"
        cells.append(Fraction(text or -1) if amount else text.encode())
    return (*cells, place_of(row))


def lowest_bond(rows: Sequence[Row]) -> list[Row]:
    """STINT-DUP/DDP-2025-10: of one book-in and facility the last row of the lowest bond."""
    kept = []
    for mine in by_person(rows):
        best: dict[tuple[str, str], tuple[Fraction, Row]] = {}
        for row in sorted(mine, key=place_of):
            stint = row["book_in_date_time"], row["detention_facility_code"]
            bond = Fraction(row["initial_bond_set_amount"] or 10**30)
            if stint not in best or bond <= best[stint][0]:
                best[stint] = bond, row
        kept += [row for _, row in best.values()]
    return kept


RULES: dict[str, Callable[[Sequence[Row]], list[Row]]] = {
    "none": list,
    "STINT-DUP/DDP-2026-03": same_day,
    "STINT-DUP/DDP-2025-10": lowest_bond,
}


PLACES: dict[str, Callable[[str, Sequence[Row], str | None, str | None], Where]] = {
    "FACILITY/UNCOVER-2": facilities.where,
    "FACILITY/UNCOVER-1": facilities.state_only,
}


def stints(
    rows: Sequence[Row],
    listed: Sequence[Row],
    rule: str = "STINT-DUP/DDP-2026-03",
    place_rule: str = "FACILITY/UNCOVER-2",
) -> list[Event]:
    """The rows that count, each at its facility, of which the `listed` are looked up."""
    found = []
    for row in RULES[rule](rows):
        recorded = state(row.get("facility_state", ""))
        county = counties.bare(row.get("facility_county", ""))
        code = row["detention_facility_code"]
        found.append(event(row, PLACES[place_rule](code, listed, recorded, county)))
    return found


def event(row: Row, where: Where) -> Event:
    """A stint as it is told."""
    on = day(row["book_in_date_time"])
    return Event(
        person=row["person"] or None,
        at=instant(row["book_in_date_time"]),
        on=on,
        state=where.state,
        source=where.source,
        place=place_of(row),
        cells={
            "county": where.county,
            "facility": told(row["detention_facility_code"]),
            "out": instant(row["book_out_date_time"]),
            "stay_in": instant(row["stay_book_in_date_time"]),
            "stay_out": instant(row["stay_book_out_date_time"]),
            "reason": told(row["detention_release_reason"]),
            "stay_reason": told(row["stay_release_reason"]),
            "departed": day(row["departed_date"]),
            "criminality": criminality(row["book_in_criminality"]),
            "threat_level": level(row["case_threat_level"]),
            "gender": told(row["gender"]),
            "citizenship": told(row["citizenship_country"]),
            "program": told(row["final_program"]),
            "aor": told(row["book_in_aor"]),
            "age_group": age_group(on, row["birth_year"]),
            "born": row["birth_year"],
        },
    )
