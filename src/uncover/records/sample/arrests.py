"""Made-up arrests with every trap of the real ones: blanks, redactions, episodes of 24 hours."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha1
from random import Random
from typing import Any

from uncover.records.sample.workbook import Value
from uncover.terms.periods import fiscal_year

REDACTED = "(b)(6), (b)(7)(C)"
_FIRST, _DAYS = datetime(2022, 10, 1), 1256
_END = _FIRST + timedelta(days=_DAYS)  # no arrest of the release is later
_STATES = {
    "MASSACHUSETTS": ("BOSTON, MA, DOCKET CONTROL OFFICE", "MA", 8),
    "TEXAS": ("DALLAS, TX, DOCKET CONTROL OFFICE", "TX", 25),
    "FLORIDA": ("MIAMI, FL, DOCKET CONTROL OFFICE", "FL", 15),
    "CALIFORNIA": ("LOS ANGELES, CA, DOCKET CONTROL OFFICE", "CA", 14),
    "NEW YORK": ("NEW YORK CITY, NY, DOCKET CONTROL OFFICE", "NY", 9),
    "ILLINOIS": ("CHICAGO, IL, DOCKET CONTROL OFFICE", "IL", 8),
}
_CLASSES = {
    "1 Convicted Criminal": "convicted",
    "2 Pending Criminal Charges": "charged",
    "3 Other Immigration Violator": "neither",
}
_METHODS = ("CAP Local Incarceration", "Located", "Non-Custodial Arrest", "287(g) Program")
_COUNTRIES = ("MEXICO", "GUATEMALA", "HONDURAS", "BRAZIL", "ECUADOR", "HAITI")
# Gaps after which the same person's next row is, and is not, the same arrest (DOMAIN 3.1).
_SAME = (timedelta(hours=20), timedelta(hours=24), timedelta(0))
_OTHER = (timedelta(hours=24, seconds=1), timedelta(days=40))

Row = dict[str, Value]


@dataclass
class Made:
    """Made-up rows by released header, and what is in them by construction."""

    rows: list[Row]
    truth: dict[str, Any]


def made_arrests(rows: int, seed: int) -> Made:
    """`rows` made-up arrests of the layout 2026-03, the same for the same seed."""
    chance = Random(seed)  # noqa: S311  made-up data, no secret
    made: list[tuple[Row, bool]] = []
    people = 0
    while len(made) < rows:
        people += 1
        first = _arrest(chance, seed, people)
        made.append((first, True))
        if first["Anonymized Identifier"] and chance.random() < 0.06:  # noqa: PLR2004
            gap = chance.choice(_SAME)
            made.append((_again(chance, first, gap), False))
        elif first["Anonymized Identifier"] and chance.random() < 0.04:  # noqa: PLR2004
            made.append((_again(chance, first, chance.choice(_OTHER)), True))
    made = made[:rows]
    chance.shuffle(made)
    return Made([row for row, _ in made], _truth(made, seed))


def _arrest(chance: Random, seed: int, person: int) -> Row:
    name, (site, _, _) = chance.choices(
        list(_STATES.items()), [weight for _, _, weight in _STATES.values()]
    )[0]
    when = _FIRST + timedelta(days=chance.randrange(_DAYS), minutes=chance.randrange(1440))
    blank = chance.random() < 0.21  # noqa: PLR2004  the share of blank states in late July 2025
    weights = (40, 24, 36) if name == "MASSACHUSETTS" else (45, 28, 27)
    kind = chance.choices(list(_CLASSES), weights)[0]
    id_ = sha1(f"made up {seed} {person}".encode()).hexdigest()  # noqa: S324  a pseudonym
    return {
        "Apprehension Date": when,
        "State": None if blank else name,
        "TOA Current Duty Site": site if chance.random() < 0.6 else "HEADQUARTERS",  # noqa: PLR2004
        "TOA Current Duty AOR": None,
        "Apprehension Method": chance.choice(_METHODS),
        "Apprehension Criminality": None if chance.random() < 0.005 else kind,  # noqa: PLR2004
        "Case Threat Level": chance.choice("123") if kind.startswith("1") else "NA",
        "Citizenship Country": chance.choice(_COUNTRIES),
        "Gender": chance.choices(("Male", "Female"), (85, 15))[0],
        "Birth Year": str(chance.randrange(1950, 2008)),
        "Birth Date": REDACTED,
        "Anonymized Identifier": None if chance.random() < 0.008 else id_,  # noqa: PLR2004
    }


def _again(chance: Random, first: Row, gap: timedelta) -> Row:
    """A further row of the same person; at the very same time it is the reprocessed one."""
    when = first["Apprehension Date"]
    method = chance.choice(_METHODS) if gap else "ERO Reprocessed Arrest"
    if isinstance(when, datetime):  # so far before it, where after it there is no release
        when = when + gap if when + gap < _END else when - gap
    return first | {"Apprehension Date": when, "Apprehension Method": method}


def _truth(made: list[tuple[Row, bool]], seed: int) -> dict[str, Any]:
    kept = [row for row, counts in made if counts]
    ids = {row["Anonymized Identifier"] for row, _ in made}
    return {
        "made_up": True,
        "table": "arrests",
        "seed": seed,
        "rows": len(made),
        "people": len(ids - {None}),
        "without_person": sum(row["Anonymized Identifier"] is None for row, _ in made),
        "duplicates": len(made) - len(kept),
        "arrests": len(kept),
        "by_class": _counted(_CLASSES.get(str(row["Apprehension Criminality"])) for row in kept),
        "by_state": _counted(_state(row) for row in kept),
        "by_fiscal_year": _counted(_year(row) for row in kept),
        "redacted_columns": ["Birth Date"],
    }


def _state(row: Row) -> str | None:
    """The state as recorded, else as the duty site names it (STATE/DDP-2026-03)."""
    if row["State"]:
        return _STATES[str(row["State"])][1]
    return next(
        (code for site, code, _ in _STATES.values() if site == row["TOA Current Duty Site"]), None
    )


def _year(row: Row) -> str:
    when = row["Apprehension Date"]
    return str(fiscal_year(when.date())) if isinstance(when, datetime) else "unknown"


def _counted(values: Any) -> dict[str, int]:  # noqa: ANN401  an iterable of words
    return dict(sorted(Counter(value or "unknown" for value in values).items()))
