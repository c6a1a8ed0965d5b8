"""How closely a table tells where its rows happened: by a column of its own, or by the facility.

A county is one of a state: Suffolk of Massachusetts is not Suffolk of New York. Records write it in
several ways (`SUFFOLK`, `Suffolk County`), so it is known by its state and its bare name, in which
case, blanks and the word for a county say nothing; `terms.places` gives the id that has both.
"""

import re
from functools import cache

from uncover.records.declaration import Table
from uncover.records.declared import tables
from uncover.records.rules import Rule, rules
from uncover.terms.places import Place, places, slug

PLACE_COUNTY = "place_county"
_FIPS_DIGITS = 5
_WORDS = (
    "county", "parish", "city-and-borough", "borough", "census-area", "municipality", "municipio",
)  # fmt: skip
_WORD = f"-({'|'.join(_WORDS)})$"
_UNKNOWN_STATE = "?"


def placing_rule(table: Table) -> Rule | None:
    """The default rule by which the rows of `table`, or of what it is made from, are placed."""
    name = tables()[table.base].state_rule if table.base in tables() else table.state_rule
    return rules()[name] if name else None


def tells_state(table: Table) -> bool:
    """Whether the table is declared to tell a state, recorded or looked up."""
    return table.state is not None or placing_rule(table) is not None


def county_column(table: Table) -> str | None:
    """The column that has the county of a placed row, None where nothing tells it."""
    by_facility = placing_rule(table)
    if by_facility is not None and by_facility.places == "county":
        return PLACE_COUNTY
    return table.county


def told_by_state(table: Table) -> tuple[str, ...]:
    """The canonical columns of which one has to be released for the state of a row to be told."""
    rule = rules()[table.state_rule] if table.state_rule else None
    reads = (column for column in (rule.reads if rule else ()) if column != table.county)
    return tuple(dict.fromkeys([*([table.state] if table.state else []), *reads]))


def told_by_county(table: Table) -> tuple[str, ...]:
    """The same of the county."""
    recorded = (table.county,) if table.county else ()
    if county_column(table) != PLACE_COUNTY or table.derived:
        return recorded
    looked_up = [name for name in told_by_state(table) if name != table.state]
    return (*recorded, *looked_up)


def looks_up(table: Table) -> tuple[str, ...]:
    """The stored tables in which the place of a row is looked up."""
    rule = placing_rule(table)
    return tuple(rule.looks_up) if rule else ()


def is_by_fips(table: Table) -> bool:
    """Whether the county is told by its number of five digits, and not by name."""
    return table.county is not None and table.column(table.county).digits == _FIPS_DIGITS


def bare_county(column: str) -> str:
    """SQL: the bare name of a county, without blanks and without the word for a county.

    It is null where nothing is told: blank, or Unknown.
    """
    without = f"regexp_replace(slug_of({column}), '{_WORD}', '')"
    bare = f"replace(regexp_replace({without}, '^saint-', 'st-'), '-', '')"
    return f"nullif(nullif({bare}, ''), 'unknown')"


def county_key(table: Table) -> str:
    """SQL: the county as one key, its state before its bare name; null where it is not told.

    A county of unknown state keeps a key of its own, for it may be one of several.
    """
    column = str(county_column(table))
    if is_by_fips(table):
        return column
    bare = bare_county(column)
    key = f"concat(coalesce(place_state, '{_UNKNOWN_STATE}'), ' ', {bare})"
    return f"case when {bare} is not null then {key} end"


def county_told(key: str | None) -> str | None:
    """The id of the county of this key; where no county has it, what the records say of it."""
    if key is None:
        return None
    found = _by_key().get(key)
    state, _, name = key.partition(" ")
    return found.id if found else f"{name}, {state}"


def bare_name(name: str) -> str:
    """The bare name of a county, as the SQL has it."""
    bare = re.sub(_WORD, "", slug(name))
    return re.sub("^saint-", "st-", bare).replace("-", "")


@cache
def _by_key() -> dict[str, Place]:
    """Every county by its key and by its number of five digits."""
    counties = [place for place in places().values() if place.kind == "county"]
    keys = {f"{place.state} {bare_name(place.name)}": place for place in counties}
    return keys | {str(place.fips): place for place in counties}
