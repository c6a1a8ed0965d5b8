"""What is odd in a sheet and was stored as it is, is told in the report's notes."""

import csv
from pathlib import Path
from typing import Any

import duckdb

from records.ingesting import stored
from uncover.records.declared import tables
from uncover.records.library import Library
from uncover.terms.speech import speaking

RELEASE = "made-up-2025"
STINTS = next(y for y in tables()["detention_stints"].layouts if y.name == "2025")


def write(path: Path, header_row: int, rows: list[dict[str, str]]) -> Path:
    """Made-up stints, their header in this row."""
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerows([["MADE UP for tests: no record of anybody"]] * (header_row - 1))
        writer.writerow(STINTS.headers)
        writer.writerows([row.get(header, "") for header in STINTS.headers] for row in rows)
    return path


def stint(number: int, entered: str, left: str, **cells: str) -> dict[str, str]:
    """One made-up stint, from one day and hour to another."""
    return {
        "Stay Book In Date Time": entered,
        "Book In Date Time": entered,
        "Detention Book Out Date Time": left,
        "Unique Identifier": f"made-up-{number}",
        **{name.replace("_", " "): text for name, text in cells.items()},
    }


def the_sheet(library: Path, path: Path) -> dict[str, Any]:
    """What is told of the one sheet of a file."""
    (file,) = stored(library, path, release=RELEASE)["files"]
    return dict(file["sheets"][0])


def test_a_book_out_before_its_book_in_is_kept_and_counted(tmp_path: Path) -> None:
    """| in         | out        |
    | 3 Mar 2025 | 2 Mar 2025 | before: told
    | 3 Mar 2025 | 3 Mar 2025 |
    | 3 Mar 2025 | (open)     |
    """  # noqa: D205, D415 - a drawn table
    days = ["2025-03-02 09:00", "2025-03-03 09:00", ""]
    rows = [stint(number, "2025-03-03 09:00", left) for number, left in enumerate(days)]
    path = write(tmp_path / "stints.csv", 7, rows)
    sheet = the_sheet(tmp_path / "library", path)
    (note,) = [note for note in sheet["notes"] if "before" in note and "Rows" in note]
    assert note.startswith("Rows with Detention Book Out Date Time before Book In Date Time: 1;")
    table = Library(tmp_path / "library").table_path("detention_stints", RELEASE)
    (held,) = duckdb.execute(
        f"SELECT count(book_out_date_time) FROM '{table}' WHERE book_out_date_time IS NOT NULL"
    ).fetchall()
    assert held == (2,)
    with speaking("es"):
        again = the_sheet(tmp_path / "library", path)
    assert "antes que Book In Date Time" in again["notes"][-1]


def test_the_text_na_that_became_a_blank_is_counted(tmp_path: Path) -> None:
    """Two countries read `NA` (Namibia, or nothing); of a threat level it is a class of its own."""
    texts = ["NA", "NA ", "MEXICO"]
    rows = [
        stint(n, "2025-03-03 09:00", "", Citizenship_Country=text, Case_Threat_Level="NA")
        for n, text in enumerate(texts)
    ]
    sheet = the_sheet(tmp_path / "library", write(tmp_path / "stints.csv", 7, rows))
    assert [note for note in sheet["notes"] if "NA" in note] == [
        "The text NA was read as blank, with the number of its cells, in: Citizenship Country (2)."
    ]


def test_a_header_elsewhere_than_expected_is_told(tmp_path: Path) -> None:
    """Row 7 is expected of the layout 2025; in row 3 the sheet is stored all the same."""
    rows = [stint(1, "2025-03-03 09:00", "")]
    here = the_sheet(tmp_path / "here", write(tmp_path / "seven.csv", 7, rows))
    assert not [note for note in here["notes"] if "row 7" in note]
    there = the_sheet(tmp_path / "there", write(tmp_path / "three.csv", 3, rows))
    assert (there["rows_stored"], there["header_row"]) == (1, 3)
    assert "row 3; in the layout 2025 it is expected in row 7" in there["notes"][0]


def test_a_layout_that_nobody_has_seen_is_told(tmp_path: Path) -> None:
    """What is known from a description only says so in the report too (DESIGN 4)."""
    assert not STINTS.seen
    rows = [stint(1, "2025-03-03 09:00", "")]
    sheet = the_sheet(tmp_path / "library", write(tmp_path / "stints.csv", 7, rows))
    assert "2025" in sheet["notes"][0]
    assert "not seen in a real file" in sheet["notes"][0]
