"""A figure is split by what a column says, not by how it was typed."""

from pathlib import Path

from drawn import library_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver


def test_blanks_behind_a_country_make_no_second_country(tmp_path: Path) -> None:
    """Texts are stored as released, and `CUBA` with a blank behind it is Cuba."""
    rows = [
        {"person": person, "apprehension_date": "2025-02-01 08:00:00", "citizenship_country": text}
        for person, text in (("ana", "CUBA"), ("ben", "CUBA "), ("cem", " CUBA"), ("dov", "PERU"))
    ]
    library = library_of(tmp_path, "arrests", rows)
    told = Resolver(library).table(Ask("count", source="arrests", by=("citizenship",)))
    assert {line.dimensions["citizenship"]: line.numerator for line in told} == {
        "CUBA": 3,
        "PERU": 1,
    }


def test_days_weeks_and_years_are_told_by_their_beginning(tmp_path: Path) -> None:
    """Weeks begin on Monday; the fiscal year of 1 October is the next one (DOMAIN 3.10)."""
    days = ("2024-09-29", "2024-09-30", "2024-10-01", "2025-01-05", "2025-01-06")
    rows = [{"person": f"p{day}", "apprehension_date": f"{day} 08:00:00"} for day in days]
    library = library_of(tmp_path, "arrests", rows)

    def told(by: str) -> dict[object, object]:
        table = Resolver(library).table(Ask("arrests_made", by=(by,)))
        return {row.dimensions[by]: row.value for row in table}

    assert told("week") == {"2024-09-23": 1, "2024-09-30": 2, "2024-12-30": 1, "2025-01-06": 1}
    assert told("month") == {"2024-09": 2, "2024-10": 1, "2025-01": 2}
    assert told("fiscal_year") == {2024: 2, 2025: 3}


def test_ages_are_those_reached_in_the_year(tmp_path: Path) -> None:
    """Only the year of birth is released: born in 2007 counts as 18 all through 2025."""
    born = {"ana": "2008", "ben": "2007", "eva": "1990", "joe": "1950", "kim": ""}
    rows = [
        {"person": person, "apprehension_date": "2025-02-01 08:00:00", "birth_year": year}
        for person, year in born.items()
    ]
    library = library_of(tmp_path, "arrests", rows)
    table = Resolver(library).table(Ask("arrests_made", by=("age_group",)))
    assert {row.dimensions["age_group"]: row.value for row in table} == {
        "under 18": 1,
        "18 to 24": 1,
        "35 to 44": 1,
        "65 and over": 1,
        None: 1,
    }


def test_areas_and_programs_are_told_as_released(tmp_path: Path) -> None:
    """The area of responsibility is an ICE region and no state."""
    rows = [
        {"person": "ana", "apprehension_aor": "Boston", "final_program": "Fugitive Operations"},
        {"person": "ben", "apprehension_aor": "Boston", "final_program": "287G Program"},
    ]
    library = library_of(tmp_path, "arrests", rows)
    for by, expected in (
        ("aor", {"Boston": 2}),
        ("area_of_responsibility", {"Boston": 2}),
        ("program", {"287G Program": 1, "Fugitive Operations": 1}),
    ):
        table = Resolver(library).table(Ask("arrests_made", by=(by,)))
        assert {row.dimensions[by]: row.value for row in table} == expected
