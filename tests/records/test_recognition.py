"""A sheet is known by its content: header rows anywhere, columns by name, the rest told."""

from collections.abc import Sequence

import pytest

from uncover.records.declaration import Layout, Table
from uncover.records.declared import tables
from uncover.records.recognition import Near, Recognised, Row, looks_like_data, recognise

LAYOUTS = [(t, layout) for t in tables().values() for layout in t.layouts]
NAMES = [f"{table.name}-{layout.name}" for table, layout in LAYOUTS]
ARRESTS_2025 = next(
    layout.headers for layout in tables()["arrests"].layouts if layout.name == "2025"
)


def drawn(*rows: Sequence[str | None], first: int = 1) -> list[Row]:
    """The rows of a made-up sheet, numbered from `first`."""
    return [(number, list(row)) for number, row in enumerate(rows, start=first)]


def known(head: list[Row]) -> Recognised:
    """What the sheet was recognised as; the test fails if it was not."""
    found = recognise(head, tables())
    assert isinstance(found, Recognised)
    return found


@pytest.mark.parametrize(("table", "layout"), LAYOUTS, ids=NAMES)
def test_every_declared_layout_is_recognised(table: Table, layout: Layout) -> None:
    """Under title rows and a merged group header each layout is found, whole."""
    group: list[str | None] = ["Person information", *[None] * 4, "Case information"]
    head = drawn(["A made-up title"], ["As of 03/11/2026"], [None], group, list(layout.headers))
    found = known(head)
    assert (found.table.name, found.layout.name) == (table.name, layout.name)
    assert found.header_row == 5
    assert (found.new, found.missing) == ([], [])
    assert found.titles[:2] == ["A made-up title", "As of 03/11/2026"]


def test_headers_may_be_written_otherwise() -> None:
    """Line breaks, case, a blank first column and blank trailing headers make no difference."""
    written: list[str | None] = [None, *(h.upper().replace(" ", "\n") for h in ARRESTS_2025)]
    found = known(drawn([None, "Title"], [*written, None, " "], first=3))
    assert found.layout.name == "2025"
    assert found.header_row == 4
    assert found.positions["apprehension_date"] == 1
    assert (found.new, found.missing) == ([], [])


def test_a_new_column_and_a_missing_one_are_told() -> None:
    """A known layout with a column more and one less is kept, and both are told."""
    headers = [h for h in ARRESTS_2025 if h != "Gender"]
    found = known(drawn([*headers, "Shoe Size"]))
    assert found.missing == ["gender"]
    assert found.missing_headers == ["Gender"]
    assert found.new == [(22, "Shoe Size")]


def test_a_header_of_another_layout_is_mapped() -> None:
    """What the table knows under any name is mapped, whichever layout the sheet is."""
    headers = ["Event Landmark" if h == "Apprehension Site Landmark" else h for h in ARRESTS_2025]
    found = known(drawn(headers))
    assert found.new == []
    assert found.positions["apprehension_landmark"] == headers.index("Event Landmark")


def test_the_same_header_twice_keeps_both() -> None:
    """The first keeps the column, the second is a new one."""
    found = known(drawn([*ARRESTS_2025, "Gender"]))
    assert found.positions["gender"] == ARRESTS_2025.index("Gender")
    assert found.new == [(23, "Gender")]


def test_a_time_and_its_day_go_to_two_columns() -> None:
    """Where a file has both, the time is the date of the arrest and the day is kept beside it."""
    found = known(drawn(["apprehension_date", *ARRESTS_2025[1:], "apprehension_date_time"]))
    assert found.positions["apprehension_date"] == 23
    assert found.positions["apprehension_day"] == 0


def test_a_list_of_pending_applications_is_no_list_of_agreements() -> None:
    """Without its required column a sheet is not the table, and the difference is told."""
    head = drawn(["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE"])
    found = recognise(head, tables())
    assert isinstance(found, Near)
    assert found.table.name == "agreements"
    assert found.required == ["SIGNED"]
    assert found.missing == ["SIGNED", "MOA"]
    assert found.new == []


def test_the_nearest_names_are_told() -> None:
    """An unknown layout shows which known header each new one resembles."""
    swapped = {"Apprehension Date": "Date Apprehended", "Apprehension Method": "Method of Arrest"}
    found = recognise(drawn([swapped.get(h, h) for h in ARRESTS_2025]), tables())
    assert isinstance(found, Near)
    assert found.required == ["Apprehension Date", "Apprehension Method"]
    assert found.new == ["Date Apprehended", "Method of Arrest"]
    assert found.nearest["Method of Arrest"] == "Apprehension Method"


def test_a_table_that_explains_little_does_not_take_a_sheet() -> None:
    """Arrests with a renamed date are not taken for a short list of removals."""
    swapped = {"Apprehension Date": "Event Number", "Apprehension Method": "Way"}
    found = recognise(drawn([swapped.get(h, h) for h in ARRESTS_2025]), tables())
    assert isinstance(found, Near)
    assert found.table.name == "arrests"


def test_a_sheet_of_something_else_is_no_table() -> None:
    """A table of another matter is neither a table nor near to one."""
    assert recognise(drawn(["Fruit", "Colour", "Weight"], ["Apple", "red", "90"]), tables()) is None
    assert recognise([], tables()) is None


def test_deportable_marks_another_universe() -> None:
    """The sheet with DEPORTABLE is not a sheet of apprehensions."""
    table = tables()["border_patrol_apprehensions"]
    headers: list[str | None] = [*table.layouts[0].headers, "DEPORTABLE"]
    assert known(drawn(headers)).table.name == "border_patrol_subjects"


def test_data_looks_like_data() -> None:
    """A row of names over rows of their width is data; notes and code tables are not."""
    names: list[str | None] = ["Name", "City", "State", "Beds"]
    rows: list[list[str | None]] = [[f"Jail {n}", "Town", "MA", str(n)] for n in range(5)]
    assert looks_like_data(drawn(["A title"], names, *rows))
    assert looks_like_data(drawn(["Day", "Held", "Men"], *([str(n)] * 3 for n in range(5))))
    notes: list[list[str | None]] = [["A note of many words."]] * 9
    assert not looks_like_data(drawn(*notes))
    assert not looks_like_data([])


def test_rows_of_figures_are_data() -> None:
    """Two columns are enough, and what stands above them can be years, months or nothing."""
    two = [[f"Office {n}", str(n)] for n in range(50)]
    assert looks_like_data(drawn(["Office", "Arrests"], *two))
    assert looks_like_data(drawn(*two))
    years = [None, *(str(2012 + n) for n in range(12))]
    wide = [[f"Office {n}", *(str(n * m) for m in range(12))] for n in range(50)]
    assert looks_like_data(drawn(years, *wide))
    percent = [[f"Facility {n}", f"{n}.5%", "1,203"] for n in range(4)]
    assert looks_like_data(drawn(["Facility", "Share", "Held"], *percent))


def test_codes_and_notes_are_no_data() -> None:
    """A code and its meaning, with digits or without, in either order, and numbered notes."""
    letters = [["BLK", "Black"], ["BRO", "Brown"], ["GRY", "Grey"]]
    assert not looks_like_data(drawn(["EYE_COLOR", "DESCRIPTION"], *letters))
    digits = [[str(n), f"Meaning {n}"] for n in range(30)]
    assert not looks_like_data(drawn(["Level", "Meaning"], *digits))
    behind = [[f"Crime {n}", str(1301 + n)] for n in range(30)]
    assert not looks_like_data(drawn(["Crime", "NCIC_CODE"], *behind))
    zeros = [[f"State {n}", f"{n:02}"] for n in range(1, 10)]
    assert not looks_like_data(drawn(["State", "Number of the state"], *zeros))
    notes = [[str(n), "A note.", "See page 3."] for n in range(30)]
    assert not looks_like_data(drawn(["Number", "Note", "Where"], *notes))
