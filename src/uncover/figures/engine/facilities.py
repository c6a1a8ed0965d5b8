"""What the list of facilities tells beside a figure: names by code, and codes that it lacks."""

from collections.abc import Iterable, Sequence

import duckdb

from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import dimension
from uncover.figures.engine.placing import PLACE_COUNTY, county_column, looks_up
from uncover.figures.engine.source import Chosen
from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named
from uncover.terms.speech import say

FACILITIES = "facilities"
NAME = "facility_name"
_CODE = "detention_facility_code"
_TOLD = 10


def turns_on_facilities(chosen: Chosen, ask: Ask) -> bool:
    """Whether the question is about a place, or split by one, that the list of facilities tells."""
    if FACILITIES not in looks_up(chosen.table):
        return False
    splits = chosen.measure.counting.splits
    by = [dimension(name, chosen.table, splits) for name in ask.by]
    return ask.place != "us" or any(one.looked_up for one in by)


def refuse_unheld(chosen: Chosen, ask: Ask) -> None:
    """Refuse a place or split that only the list of facilities could tell, where it is not here.

    Raises UnusableError (`figures.needs-facilities`), which says what to ingest.
    """
    if FACILITIES in chosen.releases or not turns_on_facilities(chosen, ask):
        return
    base, splits = chosen.base, chosen.measure.counting.splits
    by = [one for name in ask.by if (one := dimension(name, chosen.table, splits)).looked_up]
    untold = [one.name for one in by if not recorded(chosen, one.name)]
    place = place_named(ask.place)
    if place.kind in ("state", "county") and not recorded(chosen, place.kind):
        untold.append(place.kind)
    if untold:
        raise UnusableError("figures.needs-facilities", name=untold[0], table=base.name)


def recorded(chosen: Chosen, what: str) -> bool:
    """Whether the table itself is declared to tell the state, and the release the county."""
    base = chosen.base
    if what == "county":
        return base.county is not None and base.county in chosen.columns
    return what in ("state", "state_source") and base.state is not None


def can_look_up(chosen: Chosen) -> bool:
    """Whether the county can be looked up: the list is here, and the release has codes."""
    looked_up = county_column(chosen.table) == PLACE_COUNTY
    return looked_up and FACILITIES in chosen.releases and _CODE in chosen.columns


def names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The name of each code that has one name; the connection sees the list of facilities."""
    asked = (
        f"select facility_code, min(trim(facility_name)) from {FACILITIES}"
        " where facility_code is not null group by facility_code"
        " having min(trim(facility_name)) = max(trim(facility_name))"
    )
    return dict(connection.execute(asked).fetchall())


def unmatched(connection: duckdb.DuckDBPyConnection, chosen: Chosen) -> tuple[str, ...]:
    """The sentence about the codes of the table that the list of facilities lacks (DOMAIN 3.9)."""
    asked = (
        f"select distinct told.{_CODE} as code from {chosen.base.name} as told"
        f" left join {FACILITIES} as listed on listed.facility_code = told.{_CODE}"
        f" where told.{_CODE} is not null and listed.facility_code is null order by code"
    )
    codes = [code for (code,) in connection.execute(asked).fetchall()]
    if not codes:
        return ()
    table = chosen.base.name
    return (say("figures.note.codes-unlisted", many=len(codes), table=table, codes=_few(codes)),)


def _few(codes: Sequence[str]) -> str:
    few: Iterable[str] = codes[:_TOLD]
    return ", ".join(few) + (", ..." if len(codes) > _TOLD else "")
