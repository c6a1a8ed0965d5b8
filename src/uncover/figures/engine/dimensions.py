"""The dimensions a figure can be split by, each as SQL over the scope of a question."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from uncover.figures.engine.placing import (
    county_column,
    county_key,
    looks_up,
    tells_state,
    told_by_county,
    told_by_state,
)
from uncover.figures.engine.series import FISCAL_YEAR, is_series
from uncover.figures.measure import Split
from uncover.records.declaration import Table
from uncover.records.groupings import groupings
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Dimension:
    """One dimension: its name, its SQL, the canonical columns it reads, the grouping it uses.

    looked_up: whether the rule that places rows may tell it where the release does not.
    """

    name: str
    expression: str
    reads: tuple[str, ...] = ()
    grouping: str | None = None
    looked_up: bool = False


TIMES = {
    "day": "cast(day as string)",
    "week": "cast(monday_of(day) as string)",
    "month": "month_of(day)",
    "fiscal_year": "fiscal_year_of(day)",
}
"""The dimensions of time, each as SQL over the day of a row."""
_CLASSES = ("criminality", "threat_level")
_COLUMNS = {
    "gender": "gender",
    "citizenship_country": "citizenship",
    "birth_country": "birth_country",
    "final_program_group": "program_group",
    "final_program": "program",
}
_AREAS = ("apprehension_aor", "facility_aor", "book_in_aor", "docket_aor", "responsible_aor", "aor")
_FACILITY_NAME = "detention_facility"
_AREA = ("aor", "area_of_responsibility")
_AGES = {
    18: "under 18",
    25: "18 to 24",
    35: "25 to 34",
    45: "35 to 44",
    55: "45 to 54",
    65: "55 to 64",
}
_OLDEST = "65 and over"


def dimension(name: str, table: Table, own: Mapping[str, Split] | None = None) -> Dimension:
    """The dimension of this name on `table`, or of the measure's `own`.

    Raises UnusableError (`figures.unknown-dimension`) naming those there are.
    """
    known = dimensions(table)
    known |= {name: Dimension(name, split.sql, split.reads) for name, split in (own or {}).items()}
    if name not in known:
        raise UnusableError(
            "figures.unknown-dimension", name=name, table=table.name, names=", ".join(known)
        )
    return known[name]


def dimensions(table: Table) -> dict[str, Dimension]:
    """Every dimension of `table`, by name: time, state, classes, and columns of its own."""
    known = {name: Dimension(name, sql) for name, sql in TIMES.items()} if table.date else {}
    if table.date is None and is_series(table):
        known["fiscal_year"] = Dimension("fiscal_year", FISCAL_YEAR)
    known |= {one.name: one for one in _places(table)}
    for column in table.classes:
        known[column] = Dimension(column, column, (column,))
        for short in _CLASSES:
            if column.endswith(short):
                known.setdefault(short, Dimension(short, column, (column,)))
    if table.date and _has(table, "birth_year"):
        known["age_group"] = Dimension("age_group", _age_group(table.date), ("birth_year",))
    own = {short: name for name, short in _COLUMNS.items() if _has(table, name)}
    area = next((name for name in _AREAS if _has(table, name)), None)
    own |= dict.fromkeys(_AREA, area) if area else {}
    if table.facility:
        own["facility"] = table.facility
    if _has(table, _FACILITY_NAME):
        own["facility_name"] = _FACILITY_NAME
    known |= {
        told: Dimension(told, grouping.sql, (grouping.column,), told)
        for told, grouping in groupings().items()
        if _has(table, grouping.column)
    }
    return known | {
        short: Dimension(short, _bare(table, name), (name,)) for short, name in own.items()
    }


def _places(table: Table) -> Iterator[Dimension]:
    """The dimensions of place: recorded, or looked up by the code of the facility."""
    looked_up = bool(looks_up(table))
    if tells_state(table):
        by_state = told_by_state(table)
        yield Dimension("state", "place_state", by_state, looked_up=looked_up)
        yield Dimension("state_source", "place_source", by_state, looked_up=looked_up)
    if county_column(table):
        yield Dimension("county", county_key(table), told_by_county(table), looked_up=looked_up)
    areas = (name for name in _AREAS if _has(table, name))
    if looked_up and next(areas, None) is None:
        for name in _AREA:
            yield Dimension(name, "trim(place_area)", told_by_county(table), looked_up=True)


def _bare(table: Table, column: str) -> str:
    """The column as it is split by: blanks around a text, which is stored as released, say nothing.

    Else CUBA and CUBA with a blank behind it would be two countries (DOMAIN 2.3).
    """
    return f"trim({column})" if table.column(column).kind == "text" else column


def _age_group(date: str) -> str:
    """SQL: the age reached in the year of the event; only the year of birth is released.

    It is the age on the day, or one more, so that minors are fewer here than they are.
    """
    age = f"year(cast({date} as date)) - birth_year"
    whens = " ".join(f"when {age} < {below} then '{group}'" for below, group in _AGES.items())
    return f"case {whens} when {age} is not null then '{_OLDEST}' end"


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)
