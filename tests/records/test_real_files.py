"""The real files of ../shared enter a library, with the counts measured by hand in its README."""

from pathlib import Path

import duckdb
import pytest

from records.ingesting import contents, rows_of, stored
from uncover.records.library import Library

pytestmark = pytest.mark.real

STORED = {
    "eads-pa-detainers/pa_detainers.csv": ("detainers", "eads-pa-detainers", 32_757, 1),
    "npr-detainers/residents.csv": ("detainers", "npr-detainers", 1_846, 1),
    "uwchr-removals/SeattleAORExpeditedRemovals.csv": ("removals", "uwchr-removals", 6_529, 7),
    "ice-287g/participatingAgencies05162025am.xlsx": ("agreements", "2025-05-16", 571, 1),
    "ice-287g/participatingAgencies07182025pm.xlsx": ("agreements", "2025-07-18", 832, 1),
    "ice-287g/participatingAgencies12312025am.xlsx": ("agreements", "2025-12-31", 1_274, 1),
    "sc-activation/activation_dates_makayla_revisedforbalance.csv": (
        "activations", "sc-activation", 3_242, 1,
    ),
    "uwchr-geo/county_aor.csv": ("county_areas", "uwchr-geo", 3_220, 1),
    "vera-facilities/facilities.csv": ("facilities", "vera-facilities", 1_464, 1),
    "state-population/state_population_by_citizenship_acs2024_5yr.csv": (
        "population", "state-population", 52, 1,
    ),
    "uwchr-usbp/USBP-BLW-SPW-Apprehensions.csv": (
        "border_patrol_apprehensions", "uwchr-usbp", 4_711, 7,
    ),
    "ddp-daily-population/facilities-daily-population-latest.parquet": (
        "facility_days", "ddp-daily-population", 888_699, 1,
    ),
    "uwchr-headcount/inc_headcount_fy12-24ytd.csv.gz": (
        "facility_days", "uwchr-headcount", 928_231, 1,
    ),
}  # fmt: skip
FACILITIES = {
    "FY19-detentionstats.xlsx": (213, 7),
    "FY24_detentionStats.xlsx": (109, 7),
    "FY25_detentionStats09242025.xlsx": (189, 7),
    "FY26_detentionStats_02122026.xlsx": (220, 10),
    "FY26_detentionStats_04092026.xlsx": (203, 10),
}


@pytest.mark.parametrize("name", STORED)
def test_a_released_file_is_stored_whole(shared: Path, tmp_path: Path, name: str) -> None:
    """Table, release, rows and header row are those measured by opening the file."""
    table, release, rows, header = STORED[name]
    told = stored(tmp_path / "library", shared / "data" / name)
    (file,) = told["files"]
    (sheet,) = [sheet for sheet in file["sheets"] if sheet["table"]]
    assert told["exit"] == 0
    assert (sheet["table"], sheet["release"], sheet["header_row"]) == (table, release, header)
    assert sheet["rows_read"] == sheet["rows_stored"] == rows
    (holding,) = Library(tmp_path / "library").holdings()
    assert (holding.table, holding.release, holding.rows) == (table, release, rows)


@pytest.mark.parametrize("name", FACILITIES)
def test_the_facilities_of_a_workbook_of_statistics_are_stored(
    shared: Path, tmp_path: Path, name: str
) -> None:
    """The sheet of facilities is found wherever its header stands; unread sheets are told."""
    told = stored(tmp_path / "library", shared / "data" / "ice-detention-stats" / name)
    (sheet,) = [s for s in told["files"][0]["sheets"] if s["table"] == "detention_statistics"]
    assert (sheet["rows_stored"], sheet["header_row"]) == FACILITIES[name]
    assert told["exit"] == 1
    assert all(s["reason"] for s in told["files"][0]["sheets"] if s["table"] is None)


def test_redacted_columns_are_told(shared: Path, tmp_path: Path) -> None:
    """Date of birth and event number are withheld in every row, and every row says so."""
    path = shared / "data" / "uwchr-removals" / "SeattleAORExpeditedRemovals.csv"
    sheet = stored(tmp_path / "library", path)["files"][0]["sheets"][0]
    assert sheet["redacted_columns"] == ["Date of Birth", "Event Number"]
    table = Library(tmp_path / "library").table_path("removals", "uwchr-removals")
    withheld = duckdb.execute(f"SELECT withheld, count(*) FROM '{table}' GROUP BY 1").fetchall()
    assert len(withheld) == 1


@pytest.mark.parametrize("first", [0, 1])
def test_a_sheet_saved_as_text_is_the_sheet(shared: Path, tmp_path: Path, first: int) -> None:
    """`Tab1` and its CSV are equal row by row, and together they are stored once."""
    folder = shared / "data" / "uwchr-usbp"
    paths = [folder / "USBP I 213 Spreadsheet.xlsx", folder / "USBP-BLW-SPW-Apprehensions.csv"]
    table, release = "border_patrol_apprehensions", "uwchr-usbp"
    tables = []
    for number, path in enumerate(paths):
        library = tmp_path / f"one-{number}"
        stored(library, path)
        tables.append(rows_of(library, table, release, place=False))
    assert tables[0] == tables[1]
    told = stored(tmp_path / "both", paths[first], paths[1 - first])
    held = {h.table: h.rows for h in Library(tmp_path / "both").holdings()}
    assert held[table] == 4_711
    assert told["files"][0]["status"] == "stored"
    again = [s for s in told["files"][1]["sheets"] if s["table"] == table]
    assert again[0]["rows_stored"] == again[0]["rows_read"] == 4_711
    assert told["files"][0]["file"] in again[0]["reason"]


def test_stata_and_its_text_are_one_table(shared: Path, tmp_path: Path) -> None:
    """The activations as Stata file and as CSV: the same 3,242 rows, stored once."""
    folder = shared / "data" / "sc-activation"
    told = stored(tmp_path / "library", folder)
    assert [f["status"] for f in told["files"]] == ["stored", "already stored"]
    (holding,) = Library(tmp_path / "library").holdings()
    assert holding.rows == 3_242


def test_values_that_cannot_be_typed_are_kept(shared: Path, tmp_path: Path) -> None:
    """Signed on `05/082025` is no date: null in the table, its text and place in the rejects."""
    path = shared / "data" / "ice-287g" / "participatingAgencies05162025am.xlsx"
    stored(tmp_path / "library", path)
    rejects = Library(tmp_path / "library").rejects_path("agreements", "2025-05-16")
    found = duckdb.execute(
        f"SELECT header, text, reason FROM '{rejects}' WHERE reason <> 'error-cell'"
    ).fetchall()
    assert found == [("SIGNED", "05/082025", "not-a-date")]


@pytest.mark.slow
def test_the_whole_folder_enters_and_again_changes_nothing(shared: Path, tmp_path: Path) -> None:
    """Every file is told; a second run leaves every byte and repeats the report."""
    library = tmp_path / "library"
    told = stored(library, shared / "data")
    assert told["exit"] == 1
    statuses = {file["file"]: file["status"] for file in told["files"]}
    assert statuses["pendingAgencies07182025pm.xlsx"] == "not recognised"
    assert statuses["pa_detainers.csv"] == "stored"
    held = {(h.table, h.release): h.rows for h in Library(library).holdings()}
    for table, release, rows, _ in STORED.values():
        assert held[table, release] == rows
    before = contents(library)
    again = stored(library, shared / "data")
    assert contents(library) == before
    assert "stored" not in {file["status"] for file in again["files"]}
    assert {f["file"] for f in again["files"] if f["status"] == "already stored"} == {
        name for name, status in statuses.items() if status in {"stored", "already stored"}
    }
