"""Real released files are recognised as what they are; the other sheets are not."""

import csv
import gzip
from pathlib import Path

import openpyxl
import pytest

from uncover.records.declared import tables
from uncover.records.recognition import HEAD_ROWS, Recognised, Row, looks_like_data, recognise

pytestmark = pytest.mark.real

WORKBOOKS = [
    ("ice-287g/participatingAgencies05162025am.xlsx", {"Sheet1": ("agreements", 1)}),
    ("ice-287g/participatingAgencies12312025am.xlsx", {"Sheet1": ("agreements", 1)}),
    ("ice-287g/pendingAgencies07182025pm.xlsx", {}),
    (
        "uwchr-usbp/USBP I 213 Spreadsheet.xlsx",
        {"Tab1": ("border_patrol_apprehensions", 7), "Tab2": ("border_patrol_subjects", 7)},
    ),
    (
        "ice-detention-stats/FY19-detentionstats.xlsx",
        {"Facilities FY19": ("detention_statistics", 7)},
    ),
    (
        "ice-detention-stats/FY24_detentionStats.xlsx",
        {"Facilities EOFY24": ("detention_statistics", 7)},
    ),
    (
        "ice-detention-stats/FY26_detentionStats_04092026.xlsx",
        {"Facilities FY26": ("detention_statistics", 10)},
    ),
    ("ice-detention-stats/Over72HourFacilities.xlsx", {}),
]
TEXTS = [
    ("eads-pa-detainers/pa_detainers.csv", ",", "detainers", 1),
    ("npr-detainers/residents.csv", ",", "detainers", 1),
    ("uwchr-removals/SeattleAORExpeditedRemovals.csv", ",", "removals", 7),
    ("uwchr-usbp/USBP-BLW-SPW-Apprehensions.csv", "|", "border_patrol_apprehensions", 7),
    ("uwchr-geo/county_aor.csv", ",", "county_areas", 1),
    ("uwchr-headcount/inc_headcount_fy12-24ytd.csv.gz", "|", "facility_days", 1),
    ("sc-activation/activation_dates_makayla_revisedforbalance.csv", ",", "activations", 1),
    ("state-population/state_population_by_citizenship_acs2024_5yr.csv", ",", "population", 1),
    ("vera-facilities/facilities.csv", ",", "facilities", 1),
    ("trac/TRAC_removals.csv", ",", None, 1),
    ("immigrant-nonprofits/county_npo_counts.csv", ",", None, 1),
    ("bln-la-arrests-excerpt/la_arrests_first_rows.csv", ",", None, 1),
]


def heads(path: Path) -> dict[str, list[Row]]:
    """The first rows of every sheet of a workbook."""
    book = openpyxl.load_workbook(path, read_only=True)
    found: dict[str, list[Row]] = {}
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_row=HEAD_ROWS, max_col=150, values_only=True)
        texts = [[None if cell is None else str(cell) for cell in row] for row in rows]
        found[sheet.title] = [(n, row) for n, row in enumerate(texts, start=1) if any(row)]
    book.close()
    return found


@pytest.mark.parametrize(("name", "wanted"), WORKBOOKS)
def test_a_real_workbook(shared: Path, name: str, wanted: dict[str, tuple[str, int]]) -> None:
    """The sheets of records are found with all their columns, no other sheet is taken."""
    found = {
        sheet: (known.table.name, known.header_row)
        for sheet, head in heads(shared / "data" / name).items()
        if isinstance(known := recognise(head, tables()), Recognised)
    }
    assert found == wanted


def test_code_sheets_do_not_look_like_data(shared: Path) -> None:
    """The three code tables beside the records are no unread data."""
    found = heads(shared / "data/uwchr-usbp/USBP I 213 Spreadsheet.xlsx")
    assert {sheet for sheet, head in found.items() if looks_like_data(head)} == {"Tab1", "Tab2"}
    notes = heads(shared / "data/ice-detention-stats/FY25_detentionStats09242025.xlsx")
    assert {sheet for sheet, head in notes.items() if not looks_like_data(head)} == {
        "Footnotes",
        "Header",
    }


@pytest.mark.parametrize(("name", "mark", "table", "row"), TEXTS)
def test_a_real_text_file(shared: Path, name: str, mark: str, table: str | None, row: int) -> None:
    """Every column of a known file is mapped, and an unknown file is not taken for another."""
    path = shared / "data" / name
    zipped = path.suffix == ".gz"
    with gzip.open(path, "rt") if zipped else path.open(encoding="utf-8-sig") as lines:
        records = [next(lines, "") for _ in range(HEAD_ROWS)]
    cells = csv.reader(records, delimiter=mark)
    head = [(n, [c or None for c in texts]) for n, texts in enumerate(cells, start=1) if any(texts)]
    found = recognise(head, tables())
    if table is None:
        assert not isinstance(found, Recognised)
        return
    assert isinstance(found, Recognised)
    assert (found.table.name, found.header_row) == (table, row)
    assert (found.new, found.missing) == ([], [])
