"""Random arrests: chains at the edge of 24 hours, copies, reprocessing, blanks and ties."""

from datetime import datetime

from figures.by_hand import chances
from figures.by_hand.chances import Chance

Cells = dict[str, str]


def arrests(chance: Chance, many: int) -> list[Cells]:
    """Rows of arrests, about a third of them a little after another one of the same person.

    Few landmarks and areas, and in some libraries few states, so that some places have the twenty
    rows of one state that a rule asks for.
    """
    few = chance.often(40)
    states = ("TEXAS", "TEXAS", "") if few else chances.STATES
    landmarks = tuple(chance.random.sample(chances.LANDMARKS, 2 if few else 5))
    rows: list[Cells] = []
    while len(rows) < many:
        person, at = chance.person(), str(chance.instant())
        if rows and chance.often(8):
            rows.append(dict(chance.random.choice(rows)))
            continue
        if rows and chance.often(40):
            other = chance.random.choice(rows)
            person, at = other["person"], other["apprehension_date"]
            at = at and str(datetime.fromisoformat(at) + chance.gap())
        row = _arrest(chance, person, at)
        row["apprehension_state"] = chance.one(states)
        row["apprehension_landmark"] = chance.one(landmarks)
        rows.append(row)
    return rows


def _arrest(chance: Chance, person: str, at: str) -> Cells:
    return {
        "person": person,
        "apprehension_date": "" if chance.often(5) else at,
        "apprehension_method": chance.one(chances.METHODS),
        "apprehension_criminality": chance.one(chances.CLASSES),
        "case_criminality": chance.one(chances.CLASSES),
        "case_threat_level": chance.one(chances.LEVELS),
        "apprehension_county": chance.one(chances.COUNTIES),
        "apprehension_duty_site": chance.one(chances.SITES),
        "apprehension_aor": chance.one(chances.AREAS),
        "gender": chance.one(chances.GENDERS),
        "citizenship_country": chance.one(chances.COUNTRIES),
        "final_program": chance.one(chances.PROGRAMS),
        "birth_year": chance.one(chances.BIRTHS),
        "departed_date": chance.day() if chance.often(30) else "",
    }
