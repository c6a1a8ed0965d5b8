"""Counties: of one state each, recorded or told by the code of the facility; no row is doubled."""

from pathlib import Path

import pytest

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

PLYMOUTH, ESSEX, DONA_ANA = "us-ma-plymouth-county", "us-ma-essex-county", "us-nm-dona-ana-county"
ESSEX_OF_JERSEY = "us-nj-essex-county"

# Everything here is made up, but for the names of counties. TWO stands for two counties of one
# state, BOTH for two states; LOST is in no list.
FACILITIES = """
    facility_code | facility_name | state | county   | aor
    PLY           | Plymouth Jail | MA    | Plymouth | Boston
    ESX           | Essex Jail    | MA    | ESSEX    | Boston
    NJE           | Newark House  | NJ    | Essex    | Newark
    ANA           | Otero House   | NM    | Doña Ana | El Paso
    TWO           | Two Houses    | MA    | Essex    | Boston
    TWO           | Two Houses    | MA    | Suffolk  | Boston
    BOTH          | Both Houses   | MA    | Essex    | Boston
    BOTH          | Both Houses   | NJ    | Essex    | Newark
    NONE          | No County     | MA    | Unknown  | Boston
"""
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | book_out_date_time  | stay_book_out_date_time | detention_facility_code
    ana    | 2025-02-01 08:00:00    | 2025-02-01 08:00:00 | 2025-02-03 08:00:00 | 2025-02-05 08:00:00     | PLY
    ana    | 2025-02-01 08:00:00    | 2025-02-03 09:00:00 | 2025-02-05 08:00:00 | 2025-02-05 08:00:00     | NJE
    ben    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | ESX
    eva    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | TWO
    joe    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | BOTH
    kim    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | LOST
    lou    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | NONE
    mia    | 2025-02-02 08:00:00    | 2025-02-02 08:00:00 | 2025-02-04 08:00:00 | 2025-02-04 08:00:00     | ANA
"""  # noqa: E501  a drawing is as wide as its table
DETAINERS = """
    person | detainer_prepare_date | facility_state | detention_facility_code | detention_facility
    ana    | 2025-01-05            | MASSACHUSETTS  | PLY                     | PLYMOUTH COUNTY JAIL
    ben    | 2025-01-06            |                | ESX                     | ESSEX COUNTY JAIL
    eva    | 2025-01-07            | NEW JERSEY     | ESX                     | ESSEX COUNTY JAIL
    joe    | 2025-01-08            |                |                         | SOMEWHERE
"""
DAYS = """
    detention_facility_code | date       | n_detained | n_detained_at_midnight
    PLY                     | 2025-09-29 | 5          | 4
    NJE                     | 2025-09-29 | 2          | 2
    LOST                    | 2025-09-29 | 8          | 7
    PLY                     | 2025-09-30 | 4          | 3
"""
DRAWN = {"detention_stints": STINTS, "detainers": DETAINERS, "facility_days": DAYS}


def library_with(folder: Path, table: str, facilities: str = FACILITIES) -> Path:
    """A library of one drawn table and the drawn list of facilities."""
    made = library_of(folder, table, rows_of(DRAWN[table]))
    ingest(made, [released(folder / "places", "facilities", rows_of(facilities), "places.csv")])
    return made


@pytest.fixture(scope="module")
def stints(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight stints at facilities of known and of unknown county."""
    return library_with(tmp_path_factory.mktemp("stints"), "detention_stints")


@pytest.fixture(scope="module")
def detainers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four detainers."""
    return library_with(tmp_path_factory.mktemp("detainers"), "detainers")


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four facility-days."""
    return library_with(tmp_path_factory.mktemp("days"), "facility_days")


def table(library: Path, measure: str, *by: str, **asked: object) -> list[Figure]:
    """The rows of a table of figures."""
    return Resolver(library).table(Ask(measure, by=by, **asked))  # type: ignore[arg-type]


def split(library: Path, measure: str, by: str, **asked: object) -> dict[object, object]:
    """What each value of the dimension counts."""
    rows = table(library, measure, by, **asked)
    return {row.dimensions[by]: row.numerator for row in rows}


def figure(library: Path, measure: str, place: str, **asked: object) -> Figure:
    """One figure at a place."""
    return Resolver(library).answer(Ask(measure, place, **asked))  # type: ignore[arg-type]


def test_a_stint_is_in_the_county_of_its_facility(stints: Path) -> None:
    """Codes of two counties, of two states, in no list and without a county are unknown."""
    told = split(stints, "count", "county", source="detention_stints")
    assert told == {PLYMOUTH: 1, ESSEX: 1, ESSEX_OF_JERSEY: 1, DONA_ANA: 1, None: 4}
    states = split(stints, "count", "state", source="detention_stints")
    assert states == {"MA": 4, "NJ": 1, "NM": 1, None: 2}


def test_the_county_asked_for_has_its_bounds(stints: Path) -> None:
    """In Essex ben surely was; eva, joe, kim and lou may have been."""
    told = figure(stints, "count", ESSEX, source="detention_stints")
    bounds = told.place_bounds
    assert bounds is not None
    assert (told.value, bounds.unknown, bounds.low, bounds.high) == (1, 4, 1, 5)
    assert told.receipt is not None
    assert verify(told.receipt, stints).status == "verified"
    accented = figure(stints, "count", DONA_ANA, source="detention_stints")
    assert accented.value == 1


def test_a_stay_is_in_the_county_of_its_first_facility(stints: Path) -> None:
    """Ana began in Plymouth, and her transfer to New Jersey makes no stay there."""
    told = split(stints, "stays_begun", "county")
    assert told == {PLYMOUTH: 1, ESSEX: 1, DONA_ANA: 1, None: 4}
    assert figure(stints, "stays_begun", PLYMOUTH).value == 1
    assert figure(stints, "stays_begun", ESSEX_OF_JERSEY).value == 0


def test_people_are_held_in_counties(stints: Path) -> None:
    """On 1 February ana alone, in Plymouth; on the 3rd in Newark."""
    for day, place in (("2025-02-01", PLYMOUTH), ("2025-02-03", ESSEX_OF_JERSEY)):
        on = moment(day)
        told = figure(stints, "people_held_at_midnight", place, from_=on, through=on)
        assert told.value == 1


def test_codes_that_are_not_listed_are_told(stints: Path) -> None:
    """By name, where the question turns on the place, and not elsewhere."""
    (note,) = figure(stints, "stays_begun", PLYMOUTH).notes
    assert "LOST" in note
    assert figure(stints, "stays_begun", "us").notes == ()


def test_a_detainer_is_where_its_jail_is(detainers: Path) -> None:
    """The recorded state stands; a county of another state than the recorded is not taken over."""
    assert split(detainers, "detainers_prepared", "state") == {"MA": 2, "NJ": 1, None: 1}
    assert split(detainers, "detainers_prepared", "county") == {PLYMOUTH: 1, ESSEX: 1, None: 2}
    sources = split(detainers, "detainers_prepared", "state_source")
    assert sources == {"recorded": 2, "facility": 1, "unknown": 1}
    told = figure(detainers, "detainers_prepared", ESSEX)
    assert told.place_bounds is not None
    assert (told.value, told.place_bounds.high) == (1, 2)


def test_jails_are_told_by_code_with_their_name_beside(detainers: Path, tmp_path: Path) -> None:
    """Detainers as stints; the name is the list's, and there is none where there is no list."""
    rows = table(detainers, "detainers_prepared", "facility")
    told = {(r.dimensions["facility"], r.dimensions["facility_name"]): r.value for r in rows}
    assert told == {("PLY", "Plymouth Jail"): 1, ("ESX", "Essex Jail"): 2, (None, None): 1}
    alone = library_of(tmp_path, "detainers", rows_of(DETAINERS))
    (row, *_) = table(alone, "detainers_prepared", "facility")
    assert set(row.dimensions) == {"facility"}


def test_facility_days_are_told_by_state_county_and_area(days: Path) -> None:
    """None of them is in the file; LOST is in no list."""
    asked = {"source": "facility_days"}
    measure = "average_daily_population"
    assert split(days, measure, "state", **asked) == {"MA": 7, "NJ": 2, None: 7}
    assert split(days, measure, "county", **asked) == {PLYMOUTH: 7, ESSEX_OF_JERSEY: 2, None: 7}
    assert split(days, measure, "aor", **asked) == {"Boston": 7, "Newark": 2, None: 7}
    told = figure(days, measure, "us-ma", **asked)
    assert told.place_bounds is not None
    assert (told.numerator, told.denominator) == (7, 2)
    assert (told.place_bounds.unknown, told.place_bounds.high) == (1, 7)
    on = moment("2025-09-29")
    held = figure(days, "people_held_at_midnight", PLYMOUTH, from_=on, through=on, **asked)
    assert held.value == 4


@pytest.mark.parametrize(
    ("name", "measure", "by"),
    [("facility_days", "count", "state"), ("detention_stints", "count", "county")],
)
def test_without_a_list_of_facilities_the_answer_says_what_to_ingest(
    tmp_path: Path, name: str, measure: str, by: str
) -> None:
    """No nought, and no table of unknown rows."""
    library = library_of(tmp_path, name, rows_of(DRAWN[name]))
    with pytest.raises(UnusableError, match="list of facilities"):
        table(library, measure, by, source=name)
    told = figure(library, measure, PLYMOUTH, source=name)
    assert told.unsaid is not None
    assert any("facilities" in note for note in told.notes)


def test_a_county_called_unknown_is_none(tmp_path: Path) -> None:
    """Recorded, the facility tells the county; listed beside another, the other one is told."""
    facilities = """
        facility_code | facility_name | state | county   | aor
        PLY           | Plymouth Jail | MA    | Plymouth | Boston
        ESX           | Essex Jail    | MA    | Essex    | Boston
        ESX           | Essex Jail    | MA    | Unknown  | Boston
    """
    drawing = """
        person | book_in_date_time   | detention_facility_code | facility_state | facility_county
        ana    | 2025-02-01 08:00:00 | PLY                     |                | Unknown
        ben    | 2025-02-02 08:00:00 | PLY                     | MASSACHUSETTS  | UNKNOWN
        eva    | 2025-02-03 08:00:00 | ESX                     |                |
        joe    | 2025-02-04 08:00:00 | PLY                     |                | Essex County
        kim    | 2025-02-05 08:00:00 | PLY                     | NEW JERSEY     | Unknown
    """
    library = library_of(tmp_path, "detention_stints", rows_of(drawing))
    places = released(tmp_path / "places", "facilities", rows_of(facilities), "places.csv")
    ingest(library, [places])
    told = split(library, "count", "county", source="detention_stints")
    assert told == {PLYMOUTH: 2, ESSEX: 2, None: 1}


def test_counties_of_one_name_are_two(tmp_path: Path) -> None:
    """Essex is a county of Massachusetts and one of New Jersey, however it is written.

    A county without its state may be either, and one that nobody knows keeps its name.
    """
    drawing = """
        person | apprehension_date   | apprehension_state | apprehension_county
        ana    | 2025-01-05 08:00:00 | MASSACHUSETTS      | ESSEX
        ben    | 2025-01-06 08:00:00 | MASSACHUSETTS      | Essex County
        eva    | 2025-01-07 08:00:00 | NEW JERSEY         | Essex
        joe    | 2025-01-08 08:00:00 |                    | ESSEX
        kim    | 2025-01-09 08:00:00 | MASSACHUSETTS      | Nowhere Shire
        lou    | 2025-01-10 08:00:00 | MASSACHUSETTS      |
    """
    library = library_of(tmp_path, "arrests", rows_of(drawing))
    rows = table(library, "arrests_made", "county")
    assert {row.dimensions["county"]: row.value for row in rows} == {
        ESSEX: 2,
        ESSEX_OF_JERSEY: 1,
        "essex, ?": 1,
        "nowhereshire, MA": 1,
        None: 1,
    }
    assert {row.place for row in rows} == {ESSEX, ESSEX_OF_JERSEY, "us"}
    told = figure(library, "arrests_made", ESSEX)
    assert told.place_bounds is not None
    assert (told.value, told.place_bounds.high) == (2, 4)


@pytest.mark.real
def test_nearly_every_listed_facility_has_a_county_that_is_one(
    shared: Path, tmp_path: Path
) -> None:
    """Of 1,464 codes 8 have no county, 3 have Unknown, and 4 a name that no county has."""
    ingest(tmp_path / "library", [shared / "data" / "vera-facilities"])
    rows = table(tmp_path / "library", "count", "county", source="facilities")
    named = [row for row in rows if str(row.dimensions["county"]).startswith("us-")]
    assert sum(row.numerator or 0 for row in rows) == 1464
    assert sum(row.numerator or 0 for row in named) == 1449
    assert [row.numerator for row in rows if row.dimensions["county"] is None] == [11]


@pytest.mark.real
@pytest.mark.parametrize("by", ["state", "county", "aor"])
def test_the_list_of_facilities_doubles_no_person_day(
    shared: Path, tmp_path: Path, by: str
) -> None:
    """FY2025 at midnight: 17,410,331 however they are placed; 13 of them in no state known."""
    data = shared / "data"
    ingest(tmp_path / "library", [data / "ddp-daily-population", data / "vera-facilities"])
    period = {"from_": moment("2024-10-01"), "through": moment("2025-09-30")}
    measure = "average_daily_population"
    told = split(tmp_path / "library", measure, by, source="facility_days", **period)
    assert sum(told.values()) == 17_410_331  # type: ignore[arg-type]
    if by == "state":
        assert told[None] == 13
