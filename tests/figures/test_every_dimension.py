"""Which dimensions each table has, and what is said where one is asked for that it has not."""

from pathlib import Path

import pytest

from drawn import library_of, released
from uncover.figures.address import Ask
from uncover.figures.engine.dimensions import dimensions
from uncover.figures.engine.resolver import Resolver
from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

# A dimension by table: + it is recorded, f it is told by the code of the facility, . it is not.
DRAWING = """
    dimension      | arrests | detainers | detention_stints | detention_stays | removals | encounters | facility_days
    state          | +       | +         | +                | f               | +        | .          | f
    county         | +       | f         | +                | f               | +        | .          | f
    aor            | +       | +         | +                | +               | +        | +          | f
    facility       | .       | +         | +                | +               | .        | .          | +
    day            | +       | +         | +                | +               | +        | +          | +
    week           | +       | +         | +                | +               | +        | +          | +
    month          | +       | +         | +                | +               | +        | +          | +
    fiscal_year    | +       | +         | +                | +               | +        | +          | +
    criminality    | +       | +         | +                | +               | +        | +          | .
    method_group   | +       | +         | .                | .               | .        | .          | .
    citizenship    | +       | +         | +                | +               | +        | +          | .
    gender         | +       | +         | +                | +               | +        | +          | .
    age_group      | +       | +         | +                | +               | +        | +          | .
    program_group  | +       | .         | +                | +               | .        | +          | .
"""  # noqa: E501  a drawing is as wide as its table
NAMES, *LINES = [
    [cell.strip() for cell in line.split("|")] for line in DRAWING.strip().splitlines()
]
CELLS = [
    (name, table, cell)
    for name, *cells in LINES
    for table, cell in zip(NAMES[1:], cells, strict=True)
]

PERSON = {"citizenship_country": "CUBA", "gender": "Female", "birth_year": "1990"}
ROWS = {
    "arrests": {
        "apprehension_date": "2025-02-03 08:00:00",
        "apprehension_state": "MASSACHUSETTS",
        "apprehension_county": "PLYMOUTH",
        "apprehension_aor": "Boston",
        "apprehension_criminality": "1 Convicted Criminal",
        "apprehension_method": "Located",
        "final_program": "Fugitive Operations",
        **PERSON,
    },
    "detainers": {
        "detainer_prepare_date": "2025-02-03",
        "facility_state": "MASSACHUSETTS",
        "facility_aor": "Boston",
        "detention_facility_code": "PLY",
        "detainer_criminality": "1 Convicted Criminal",
        "apprehension_method": "Located",
        **PERSON,
    },
    "detention_stints": {
        "person": "ana",
        "stay_book_in_date_time": "2025-02-03 08:00:00",
        "book_in_date_time": "2025-02-03 08:00:00",
        "detention_facility_code": "PLY",
        "book_in_aor": "Boston",
        "book_in_criminality": "1 Convicted Criminal",
        **PERSON,
    },
    "removals": {
        "departed_date": "2025-02-03",
        "docket_aor": "Boston",
        "apprehension_state": "MASSACHUSETTS",
        "apprehension_county": "PLYMOUTH",
        "case_criminality": "1 Convicted Criminal",
        **PERSON,
    },
    "encounters": {
        "event_date": "2025-02-03 08:00:00",
        "responsible_aor": "Boston",
        "encounter_criminality": "1 Convicted Criminal",
        "final_program_group": "ERO",
        **PERSON,
    },
    "facility_days": {
        "detention_facility_code": "PLY",
        "date": "2025-02-03",
        "n_detained": "5",
        "n_detained_at_midnight": "4",
    },
}
FACILITY = {
    "facility_code": "PLY", "facility_name": "Plymouth Jail", "county": "Plymouth", "state": "MA",
    "aor": "Boston",
}  # fmt: skip
VALUES = {
    "state": "MA",
    "county": "us-ma-plymouth-county",
    "aor": "Boston",
    "facility": "PLY",
    "day": "2025-02-03",
    "week": "2025-02-03",
    "month": "2025-02",
    "fiscal_year": 2025,
    "criminality": "convicted",
    "method_group": "at-large",
    "citizenship": "CUBA",
    "gender": "Female",
    "age_group": "35 to 44",
    "program_group": "ERO",
}
# The releases that are drawn here do not have the column.
NOT_RELEASED = {(name, "program_group") for name in ("arrests", "detention_stints")} | {
    ("detention_stays", "program_group")
}


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A library for each table: one made-up row, and the facility that it names."""
    made = {}
    for name, row in ROWS.items():
        folder = tmp_path_factory.mktemp(name)
        made[name] = library_of(folder, name, [row])
        ingest(made[name], [released(folder / "places", "facilities", [FACILITY], "places.csv")])
    return made | {"detention_stays": made["detention_stints"]}


@pytest.mark.parametrize(("name", "table", "cell"), CELLS)
def test_a_dimension_is_there_where_the_data_have_it(
    name: str, table: str, cell: str, libraries: dict[str, Path]
) -> None:
    """One row, one value; else a sentence that names the dimensions there are."""
    ask = Ask("count", source=table, by=(name,))
    if cell == ".":
        with pytest.raises(UnusableError, match="cannot be split by") as refused:
            Resolver(libraries[table]).table(ask)
        assert set(dimensions(tables()[table])) <= set(words_of(refused.value.next_step))
        return
    if (table, name) in NOT_RELEASED:
        with pytest.raises(UnusableError, match="has no column final_program_group"):
            Resolver(libraries[table]).table(ask)
        return
    rows = Resolver(libraries[table]).table(ask)
    assert [(row.dimensions[name], row.value) for row in rows] == [(VALUES[name], 1)]


@pytest.mark.parametrize("name", [name for name, *_ in LINES])
def test_people_held_are_split_as_stints_are(name: str, libraries: dict[str, Path]) -> None:
    """On the day of the book-in one woman was held."""
    on = moment("2025-02-03")
    ask = Ask("people_held_at_midnight", by=(name,), from_=on, through=on)
    if name not in dimensions(tables()["detention_stints"]):
        with pytest.raises(UnusableError, match="cannot be split by"):
            Resolver(libraries["detention_stints"]).table(ask)
    elif ("detention_stints", name) not in NOT_RELEASED:
        rows = Resolver(libraries["detention_stints"]).table(ask)
        assert [(row.dimensions[name], row.value) for row in rows] == [(VALUES[name], 1)]


def test_the_table_above_is_whole() -> None:
    """What is drawn as there is declared, and what is drawn as missing is not."""
    declared = {table: set(dimensions(tables()[table])) for table in NAMES[1:]}
    assert {(name, table) for name, table, cell in CELLS if cell != "."} == {
        (name, table) for name, *_ in LINES for table in NAMES[1:] if name in declared[table]
    }


def words_of(text: str) -> list[str]:
    """The names that a sentence lists."""
    return text.replace(":", ",").rstrip(".").replace(" ", "").split(",")
