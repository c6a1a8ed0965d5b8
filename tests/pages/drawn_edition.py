"""An edition of a drawn library: arrests whose numbers a person can count, made up or not."""

from pathlib import Path

from drawn import library_of, rows_of
from uncover.figures.edition.reading import Edition
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load

# Of Massachusetts: in fiscal year 2024 four arrests (two convicted, one charged, one neither), in
# 2025 three (one convicted, one neither, one of unknown class), in 2026, which the records cover
# in part, one (neither).
DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ann    | 2023-10-01 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    bea    | 2024-01-06 08:00:00 | 2 Pending Criminal Charges   | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2024-11-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ida    | 2024-11-08 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ivo    | 2024-11-09 08:00:00 |                              | MASSACHUSETTS
    jan    | 2025-10-09 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    kim    | 2025-01-08 08:00:00 | 2 Pending Criminal Charges   | TEXAS
    lea    | 2025-01-09 08:00:00 | 1 Convicted Criminal         |
"""
PINS = """
[boston]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-03-07
"""


def home_of(folder: Path) -> Path:
    """A home with one edition of the drawing."""
    (folder / "figures.toml").write_text(PINS, "utf-8")
    library = library_of(folder, "arrests", rows_of(DRAWING))
    resolver = Resolver(library, load(folder / "figures.toml"))
    write(folder / "editions" / "2026-03-10.sqlite", build(resolver, lambda *_: None)[0])
    return folder


def edition_of(home: Path) -> Edition:
    """The edition of a home."""
    return Edition(next((home / "editions").glob("*.sqlite")))
