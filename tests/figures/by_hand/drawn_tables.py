"""Random detainers, removals and encounters, and the tables beside them."""

from collections.abc import Sequence
from datetime import date, timedelta

from figures.by_hand import chances
from figures.by_hand.chances import Chance
from figures.by_hand.drawn_arrests import Cells, arrests
from figures.by_hand.drawn_stints import stints

_LIFTED = (
    *("Booked into Detention", "Booked into Detention", "Declined by LEA"),
    *("Detainer Declined by LEA", "Case Closed", "A reason not yet known", "", ""),
)
_JAILS = ("EAST JAIL", "WEST JAIL ", "")


def library(chance: Chance) -> dict[str, list[Cells]]:
    """Every table of one release, and those that are looked up."""
    made = arrests(chance, chance.random.randint(20, 80))
    return {
        "arrests": made,
        "detainers": detainers(chance, chance.random.randint(20, 60)),
        "detention_stints": stints(chance, chance.random.randint(20, 80), made),
        "removals": removals(chance, chance.random.randint(20, 60)),
        "encounters": encounters(chance, chance.random.randint(20, 60)),
        "facilities": FACILITIES,
        "facility_days": facility_days(chance),
        "population": POPULATION,
    }


def detainers(chance: Chance, many: int) -> list[Cells]:
    """Rows of detainers, many on one day or the next of another one of the same person."""
    rows: list[Cells] = []
    while len(rows) < many:
        person, on = chance.person(), chance.day()
        if rows and chance.often(45):
            other = chance.random.choice(rows)
            person, on = other["person"], other["detainer_prepare_date"]
            if on:
                days = chance.random.choice((0, 0, 1, 2, 30))
                on = str(date.fromisoformat(on) + timedelta(days=days))
        rows.append(_detainer(chance, person, on))
    return rows


def _detainer(chance: Chance, person: str, on: str) -> Cells:
    return {
        "person": person,
        "detainer_prepare_date": "" if chance.often(5) else on,
        "detainer_type": chance.one(("I247A", "I247A", "I247G", "")),
        "detention_facility": chance.one(_JAILS),
        "detention_facility_code": chance.one(chances.FACILITIES),
        "facility_state": chance.one(chances.STATES),
        "facility_aor": chance.one(chances.AREAS),
        "detainer_criminality": chance.one(chances.CLASSES),
        "detainer_threat_level": chance.one(chances.LEVELS),
        "detainer_lift_reason": chance.one(_LIFTED),
        "gender": chance.one(chances.GENDERS),
        "citizenship_country": chance.one(chances.COUNTRIES),
        "birth_country": chance.one(chances.COUNTRIES),
        "birth_year": chance.one(chances.BIRTHS),
        "final_program": chance.one(chances.PROGRAMS),
        "departed_date": chance.day() if chance.often(25) else "",
    }


def removals(chance: Chance, many: int) -> list[Cells]:
    """Rows of removals, some of one person on one day to two countries."""
    rows: list[Cells] = []
    while len(rows) < many:
        person, on = chance.person(), chance.day()
        if rows and chance.often(35):
            other = chance.random.choice(rows)
            person, on = other["person"], other["departed_date"]
        rows.append(
            {
                "person": person,
                "departed_date": "" if chance.often(5) else on,
                "departure_country": chance.one(chances.COUNTRIES),
                "citizenship_country": chance.one(chances.COUNTRIES),
                "birth_country": chance.one(chances.COUNTRIES),
                "apprehension_state": chance.one(chances.STATES),
                "apprehension_county": chance.one(chances.COUNTIES),
                "case_criminality": chance.one(chances.CLASSES),
                "case_threat_level": chance.one(chances.LEVELS),
                "docket_aor": chance.one(chances.AREAS),
                "gender": chance.one(chances.GENDERS),
                "birth_year": chance.one(chances.BIRTHS),
                "final_program": chance.one(chances.PROGRAMS),
            }
        )
    return rows


def encounters(chance: Chance, many: int) -> list[Cells]:
    """Rows of encounters, some of one person on one day."""
    rows: list[Cells] = []
    while len(rows) < many:
        person, at = chance.person(), str(chance.instant())
        if rows and chance.often(35):
            other = chance.random.choice(rows)
            person, at = other["person"], other["event_date"]
            if at and chance.often(50):
                at = f"{at[:10]} 23:59:59"
        rows.append(
            {
                "person": person,
                "event_date": "" if chance.often(5) else at,
                "encounter_criminality": chance.one(chances.CLASSES),
                "responsible_aor": chance.one(chances.AREAS),
                "gender": chance.one(chances.GENDERS),
                "citizenship_country": chance.one(chances.COUNTRIES),
                "birth_year": chance.one(chances.BIRTHS),
                "final_program": chance.one(chances.PROGRAMS),
                "final_program_group": chance.one(("ICE", "CBP", "")),
            }
        )
    return rows


def facility_days(chance: Chance) -> list[Cells]:
    """Facilities by day over a month that a fiscal year ends in, with days and counts missing."""
    rows = []
    for code in ("EAST", "WEST", "NORTH", "BORDER", "TWINS", "LOOSE", "UNLISTED"):
        for number in range(30):
            if chance.often(70):
                counted = str(chance.random.randrange(9))
                midnight = "" if chance.often(10) else str(chance.random.randrange(7))
                on = str(date(2024, 9, 15) + timedelta(days=number))
                cells = (code, on, counted, midnight)
                names = ("detention_facility_code", "date", "n_detained", "n_detained_at_midnight")
                rows.append(dict(zip(names, cells, strict=True)))
    return rows


def _table(names: str, *rows: Sequence[str]) -> list[Cells]:
    return [dict(zip(names.split(), row, strict=True)) for row in rows]


FACILITIES = _table(
    "facility_code facility_name state county aor",
    ("EAST", "East House", "MASSACHUSETTS", "Suffolk County", "Boston"),
    ("WEST", "West House", "TEXAS", "TRAVIS", "Dallas "),
    ("NORTH", "North House", "NEW YORK", "SAINT LAWRENCE COUNTY", ""),
    ("ISLAND", "Island House", "PUERTO RICO", "", "Miami"),
    ("BORDER", "Border House", "TEXAS", "Travis County", "Dallas"),
    ("BORDER", "Border House", "NEW YORK", "SUFFOLK", "Buffalo"),  # in two states says nothing
    ("TWINS", "Twin Houses", "MASSACHUSETTS", "SUFFOLK", "Boston"),
    ("TWINS", "Twin Houses", "MASSACHUSETTS", "MIDDLESEX", "Hartford"),  # in two counties neither
    ("AGAIN", "Twice Told", "MASSACHUSETTS", "SUFFOLK", "Boston"),
    ("AGAIN", "Twice Told", "MASSACHUSETTS", "", ""),
    ("AGAIN", "Twice Told", "MASSACHUSETTS", "Unknown", ""),
    ("VAGUE", "House Unseen", "MASSACHUSETTS", "Unknown", "Boston"),
    ("LOOSE", "House at Large", "MASSACHUSETTS", "Nowhereshire", "Boston"),
)
POPULATION = _table(
    "state total_population noncitizen",
    ("MASSACHUSETTS", "7000", "700"),
    ("TEXAS", "30000", "3000"),
    ("NEW YORK", "20000", "2100"),
    ("PUERTO RICO", "3000", "40"),
)
