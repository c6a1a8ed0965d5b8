"""Random arrests: chains at the edge of 24 hours, copies, reprocessing, blanks and ties."""

from datetime import datetime

from figures.by_hand import chances
from figures.by_hand.chances import Chance

Cells = dict[str, str]


def arrests(chance: Chance, many: int) -> list[Cells]:
    """Rows of arrests, about a third of them a little after another one of the same person."""
    rows: list[Cells] = []
    while len(rows) < many:
        if rows and chance.often(8):
            rows.append(dict(chance.random.choice(rows)))
        elif rows and chance.often(40):
            rows.append(_after(chance, chance.random.choice(rows)))
        else:
            rows.append(_arrest(chance, chance.person(), str(chance.instant())))
    return rows


def _after(chance: Chance, row: Cells) -> Cells:
    """Another row of the person, so soon that it may be the same arrest."""
    if not row["apprehension_date"]:
        return _arrest(chance, row["person"], row["apprehension_date"])
    at = datetime.fromisoformat(row["apprehension_date"]) + chance.gap()
    return _arrest(chance, row["person"], str(at))


def _arrest(chance: Chance, person: str, at: str) -> Cells:
    return {
        "person": person,
        "apprehension_date": "" if chance.often(5) else at,
        "apprehension_method": chance.one(chances.METHODS),
        "apprehension_criminality": chance.one(chances.CLASSES),
        "case_criminality": chance.one(chances.CLASSES),
        "case_threat_level": chance.one(chances.LEVELS),
        "apprehension_state": chance.one(chances.STATES),
        "apprehension_county": chance.one(chances.COUNTIES),
        "apprehension_duty_site": chance.one(chances.SITES),
        "apprehension_aor": chance.one(chances.AREAS),
        "gender": chance.one(chances.GENDERS),
        "citizenship_country": chance.one(chances.COUNTRIES),
        "final_program": chance.one(chances.PROGRAMS),
        "birth_year": chance.one(chances.BIRTHS),
        "departed_date": chance.day() if chance.often(30) else "",
    }
