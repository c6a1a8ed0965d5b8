"""Cells of drawn rows, read one by one: instants, days, classes, states."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

Row = Mapping[str, str]
"""The cells of one row by canonical column, an empty text where there is none.

`file`, `sheet` and `row` say where it stands in the released files.
"""

Place = tuple[str, str, int]

CRIMINALITY = {
    "1 Convicted Criminal": "convicted",
    "2 Pending Criminal Charges": "charged",
    "3 Other Immigration Violator": "neither",
}
LEVELS = {"1": "1", "2": "2", "3": "3", "NA": "none"}
STATES = {
    "MASSACHUSETTS": "MA",
    "TEXAS": "TX",
    "NEW YORK": "NY",
    "PUERTO RICO": "PR",
}
AGES = [(18, "under 18"), (25, "18 to 24"), (35, "25 to 34"), (45, "35 to 44"), (55, "45 to 54")]


def place_of(row: Row) -> Place:
    """Where the row stands: the last word wherever rows tie."""
    return row["file"], row["sheet"], int(row["row"])


def instant(text: str) -> datetime | None:
    """A day with its time; a blank is none."""
    return datetime.fromisoformat(text) if text else None


def day(text: str) -> date | None:
    """The day of an instant."""
    return date.fromisoformat(text[:10]) if text else None


def criminality(text: str) -> str | None:
    """The class of DOMAIN 4.1; a text that is none of them stays as it was released."""
    return CRIMINALITY.get(text, text or None)


def level(text: str) -> str | None:
    """The threat level; the letters NA are a level of none, and a blank is unknown."""
    return LEVELS.get(text, text or None)


def state(text: str) -> str | None:
    """The postal code of a state's name; what is no state stays as it was released."""
    return STATES.get(text, text or None)


def told(text: str) -> str | None:
    """A text without the blanks around it; none if that is all there is."""
    return text.strip() or None


def month(on: date | None) -> str | None:
    """The month of a day."""
    return on.isoformat()[:7] if on else None


def week(on: date | None) -> str | None:
    """The Monday of a day's week (DOMAIN 3.10)."""
    return (on - timedelta(days=on.weekday())).isoformat() if on else None


def fiscal_year(on: date | None) -> int | None:
    """The federal fiscal year: October belongs to the next (DOMAIN 3.10)."""
    return None if on is None else on.year + 1 if on.month >= 10 else on.year


def age_group(on: date | None, born: str) -> str | None:
    """The group of the age reached in the year of the event."""
    if on is None or not born:
        return None
    age = on.year - int(born)
    older = "65 and over" if age >= 65 else "55 to 64"
    return next((name for below, name in AGES if age < below), older)


def by_person(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each person; those without one each by itself."""
    whose: dict[object, list[Row]] = {}
    for number, row in enumerate(rows):
        whose.setdefault(row["person"] or number, []).append(row)
    return list(whose.values())


def first_of_each(rows: Sequence[Row], names: Sequence[str]) -> list[Row]:
    """The first row in the files of each person and of what these columns say, times as days.

    A cell that is missing is a value like any other; every row without a person counts.
    """
    kept = []
    for mine in by_person(rows):
        seen = set()
        for row in sorted(mine, key=place_of):
            says = tuple(row[name][:10] if name.endswith("_date") else row[name] for name in names)
            if says not in seen:
                kept.append(row)
            seen.add(says)
    return kept
