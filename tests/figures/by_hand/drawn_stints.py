"""Random stints: stays near arrests, transfers, copies, open ends, and ends before beginnings."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from figures.by_hand import chances
from figures.by_hand.chances import Chance
from figures.by_hand.drawn_arrests import Cells

_HOUR = 3_600
_AFTER_ARREST = tuple(
    timedelta(seconds=seconds)
    for seconds in (
        *(-120 * _HOUR - 1, -120 * _HOUR, -120 * _HOUR, -12 * _HOUR, 0, 1, 12 * _HOUR),
        *(24 * _HOUR, 5 * 24 * _HOUR, 240 * _HOUR, 240 * _HOUR, 240 * _HOUR + 1),
    )
)
_HELD = tuple(
    timedelta(seconds=seconds)
    for seconds in (0, 1, 3_600, 8 * _HOUR, 86_399, 86_400, 5 * 86_400, 20 * 86_400, -7_200)
)
_BETWEEN = tuple(timedelta(seconds=seconds) for seconds in (0, 0, 0, 60, 86_400, -3_600))
_REASONS = ("Transferred", "Transferred", "Processing Disposition Changed Locally", "")
_ENDS = (
    *("Removed", "Removed", "Paroled", "Bonded Out - IJ", "Order of Recognizance", "Died"),
    *("Voluntary Departure", "U.S. Marshals or other agency", "(b)(6)", "Reason unheard of", ""),
)
_BONDS = ("", "", "500", "1500", "1500.5")


def stints(chance: Chance, many: int, arrests: Sequence[Cells]) -> list[Cells]:
    """Rows of stints, in stays of one to four, some of them told twice or thrice."""
    rows: list[Cells] = []
    is_placed = chance.often(50)  # others added state and county
    while len(rows) < many:
        stay = _stay(chance, arrests)
        for row in list(stay):
            if is_placed:
                row["facility_state"] = chance.one(chances.STATES)
                row["facility_county"] = chance.one(chances.COUNTIES)
            if chance.often(25):
                stay.append(_again(chance, row))
        rows += stay
    chance.random.shuffle(rows)
    return rows


def _stay(chance: Chance, arrests: Sequence[Cells]) -> list[Cells]:
    person, begun = chance.person(), chance.instant()
    dated = [row for row in arrests if row["apprehension_date"]]
    if dated and chance.often(60):
        arrest = chance.random.choice(dated)
        person = arrest["person"]
        begun = datetime.fromisoformat(arrest["apprehension_date"])
        begun += chance.random.choice(_AFTER_ARREST)
    is_open = chance.often(25)
    stints, at = [], begun
    for number in range(chance.random.choice((1, 1, 2, 3, 4))):
        if number or chance.often(10):
            at += chance.random.choice(_BETWEEN)
        out = at + chance.random.choice(_HELD)
        stints.append((at, out))
        at = out if chance.often(85) else at  # a second stint of the same instant
    shared = {
        "person": person,
        "stay_book_in_date_time": "" if chance.often(4) else str(begun),
        "stay_book_out_date_time": "" if is_open else str(at),
        "stay_release_reason": "" if is_open else chance.one(_ENDS),
        "gender": chance.one(chances.GENDERS),
        "citizenship_country": chance.one(chances.COUNTRIES),
        "birth_year": chance.one(chances.BIRTHS),
        "departed_date": str((at + timedelta(days=1)).date()) if chance.often(30) else "",
    }
    found = []
    for number, (begins, ends) in enumerate(stints, 1):
        last = number == len(stints)
        still = (last and is_open) or chance.often(3)
        found.append(shared | _stint(chance, str(begins), "" if still else str(ends)))
    return found


def _stint(chance: Chance, begins: str, ends: str) -> Cells:
    bond = chance.one(_BONDS)
    return {
        "book_in_date_time": "" if chance.often(3) else begins,
        "book_out_date_time": ends,
        "detention_facility_code": chance.one(chances.FACILITIES),
        "detention_release_reason": chance.one(_REASONS) if ends else "",
        "book_in_criminality": chance.one(chances.CLASSES),
        "case_threat_level": chance.one(chances.LEVELS),
        "final_program": chance.one(chances.PROGRAMS),
        "book_in_aor": chance.one(chances.AREAS),
        "initial_bond_set_amount": bond,
        "initial_bond_set_date": chance.day() if bond else "",
        "bond_posted_amount": chance.one(_BONDS),
        "bond_posted_date": "",
        "religion": chance.one(("", "", "Ñ", "Z", "a")),
        "race": chance.one(("", "", "", "told in no order")),
    }


def _again(chance: Chance, row: Cells) -> Cells:
    """The same stint once more: with another bond, another hour, another class, or no change."""
    again = dict(row)
    what = chance.random.randrange(4)
    if what == 0:
        again["initial_bond_set_amount"] = chance.one(_BONDS)
        again["bond_posted_amount"] = chance.one(_BONDS)
    elif what == 1 and row["book_in_date_time"]:
        later = datetime.fromisoformat(row["book_in_date_time"]) + timedelta(hours=1)
        again["book_in_date_time"] = str(later)
    elif what == 2:
        again["book_in_criminality"] = chance.one(chances.CLASSES)
    return again
