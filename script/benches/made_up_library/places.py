"""Made-up duty sites and facilities, and the states they are in."""

import duckdb

from uncover.terms.places import places, states

SITES = 240
_NAMED = 85  # of a hundred duty sites say their state
FACILITIES = 260
AREAS = 25


def _state_number(number: int, of: int) -> int:
    """The first states have many places, the last few."""
    return number * number * len(states()) // (of * of)


def state_name(number: int) -> str:
    """The state of a duty site as releases write it."""
    return list(states().values())[_state_number(number, SITES)].name.upper()


def site_name(number: int) -> str:
    """A duty site; most say their state, as the officers' offices do."""
    code = list(states())[_state_number(number, SITES)]
    if number * 37 % 100 < _NAMED:
        return f"MADE-UP FIELD SITE {number:03}, {code}, DUTY STATION"
    return f"MADE-UP FIELD SITE {number:03}, DUTY STATION"


def area_name(number: int) -> str:
    """The agency's region of a duty site."""
    return f"MADE-UP AREA {_state_number(number, SITES) % AREAS:02}"


def facility_code(number: int) -> str:
    """The code of a facility."""
    return f"MADEUP{number:03}"


def site_county(number: int) -> str:
    """The county of a duty site, blank where its state has none."""
    return _county_of(list(states())[_state_number(number, SITES)], number)


def _county_of(code: str, number: int) -> str:
    """One county of a state; a state of none, as some territories are, has nothing to say."""
    names = [each.name for each in places().values() if (each.kind, each.state) == ("county", code)]
    return names[number % len(names)] if names else ""


def make_facilities(connection: duckdb.DuckDBPyConnection, target: str) -> None:
    """The table of facilities, in the layout of the Vera Institute, without addresses."""
    codes = list(states())
    counties = [
        _county_of(codes[_state_number(n, FACILITIES)], n).replace("'", "''")
        for n in range(FACILITIES)
    ]
    rows = ",\n".join(
        f"('{facility_code(n)}', 'Made-up facility {n:03}', null, 'Made Up', '{counties[n]}',"
        f" '{codes[_state_number(n, FACILITIES)]}', null, 'MADE-UP AREA {n % AREAS:02}', null,"
        " null, 'Made up', 'Made up')"
        for n in range(FACILITIES)
    )
    names = (
        "detention_facility_code, detention_facility_name, address, city, county, state, zip, aor,"
        " latitude, longitude, type_detailed, type_grouped"
    )
    connection.execute(
        f"copy (select * from (values {rows}) as told({names})) to '{target}' (format parquet)"
    )
