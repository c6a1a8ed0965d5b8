"""What stands in the cells of a made-up release: the agency's columns, each as SQL."""

from collections.abc import Mapping

from benches.made_up.layout import MadeUpColumn, MadeUpSheet
from benches.made_up_library.drawing import below, happens, leaning, one_of

BLANK = {
    "religion": 600,
    "race": 300,
    "ethnicity": 100,
    "marital_status": 100,
    "entry_date": 400,
    "operation": 850,
    "arresting_agency": 10,
    "apprehension_criminality": 40,
    "book_in_criminality": 20,
    "case_criminality": 60,
    "case_threat_level": 550,
    "apprehension_type": 700,
    "apprehension_county": 700,
    "apprehension_aor": 22,
    "apprehension_landmark": 23,
    "departed_date": 550,
    "departure_country": 550,
    "final_order_date": 400,
    "aggravated_felon": 540,
    "msc_charge": 600,
    "msc_charge_code": 600,
    "msc_charge_date": 700,
    "msc_conviction_date": 700,
    "msc_sentence_days": 900,
    "msc_sentence_months": 900,
    "msc_sentence_years": 900,
    "msc_criminal_charge_status": 700,
    "msc_criminal_charge_status_code": 700,
    "msc_crime_class": 700,
    "initial_bond_set_amount": 850,
    "initial_bond_set_date": 850,
    "bond_posted_date": 900,
    "bond_posted_amount": 900,
}
"""Blank cells of a thousand; ten where nothing is said."""

OF_PERSON = {
    "gender", "citizenship_country", "birth_country", "birth_year", "birth_date", "ethnicity",
    "race", "religion",
}  # fmt: skip
"""What is said of a person: the same in all rows of one."""

# Below how much a number of a kind is drawn; dates lie so many days after the first of their row.
_MOST = {"moment": 120, "date": 120, "year": 60, "money": 30, "integer": 365, "decimal": 365}
_OLDEST = 1950
_DOLLARS = 500


def cells(sheet: MadeUpSheet, own: Mapping[str, str], key: str, person: str, day: str) -> list[str]:
    """The columns of a sheet under its headers.

    own: SQL of the columns that the table makes itself. key: the column of what the other cells
    are drawn for, an event; person: of those of a person; day: the day from which dates count.
    """
    told = []
    for column in sheet.columns:
        of = person if column.name in OF_PERSON else key
        sql = own.get(column.name) or _drawn(column, of, day)
        told.append(f'{sql} as "{column.header}"')
    return told


def _drawn(column: MadeUpColumn, key: str, day: str) -> str:
    if column.texts and len(column.texts) == 1:
        return f"'{column.texts[0]}'"  # withheld
    blank = happens(BLANK.get(column.name, 10), key, f"{_together(column.name)} blank")
    return f"case when not {blank} then {_filled(column, key, day)} end"


def _together(name: str) -> str:
    """Columns that are blank together."""
    for first in ("departed", "departure", "bond_posted", "initial_bond", "msc"):
        if name.startswith(first):
            return "departed" if first == "departure" else first
    return name


def _filled(column: MadeUpColumn, key: str, day: str) -> str:
    drawn = below(_MOST.get(column.kind, 1), key, column.name)
    match column.kind:
        case "moment" | "date":
            return f"{day} + cast({drawn} as integer)"
        case "year":
            return f"{_OLDEST} + {drawn}"
        case "money":
            return f"{_DOLLARS} * (1 + {drawn})"
        case "integer" | "decimal":
            return drawn
        case _:
            return _text(column, key)


def _text(column: MadeUpColumn, key: str) -> str:
    if column.kind == "class":
        return one_of(column.texts, below(len(column.texts), key, column.name))
    number = leaning(len(column.texts), key, column.name)
    if column.name == "msc_charge_code":
        return f"cast(1000 + {number} as string)"
    return one_of(column.texts, number)
