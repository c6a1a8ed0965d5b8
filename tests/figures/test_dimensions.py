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
