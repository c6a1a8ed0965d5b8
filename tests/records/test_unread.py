"""A sheet that looks like data is not left without a word, and a header may stand far below."""

from pathlib import Path

import openpyxl

from records.ingesting import HEADERS, arrest, stored, write_arrests

RELEASE = "made-up-2025"
ROWS = [arrest(number) for number in range(1, 20)]


def test_a_sheet_of_figures_beside_the_records_is_unread_data(tmp_path: Path) -> None:
    """Arrests are stored; figures on a second sheet make exit 1, codes and meanings leave it 0."""
    figures = [["Office", "Arrests"], *([f"Office {n}", n] for n in range(50))]
    codes = [["Code", "Meaning"], *([n, f"Meaning {n}"] for n in range(50))]
    for name, second, code in (("figures", figures, 1), ("codes", codes, 0)):
        book = openpyxl.Workbook()
        for row in (["MADE UP"], HEADERS, *(list(row.values()) for row in ROWS)):
            book.worksheets[0].append(list(row))
        sheet = book.create_sheet(name)
        for cells in second:
            sheet.append(cells)
        book.save(tmp_path / f"{name}.xlsx")
        told = stored(tmp_path / name, tmp_path / f"{name}.xlsx", release=RELEASE)
        assert told["exit"] == code
        assert [sheet["table"] for sheet in told["files"][0]["sheets"]] == ["arrests", None]


def test_a_header_far_below_is_found(tmp_path: Path) -> None:
    """Seventy rows of notes above the header hide nothing."""
    path = write_arrests(tmp_path / "arrests.csv", ROWS)
    notes = "".join(f"MADE UP note {n}\n" for n in range(69))
    path.write_text(notes + path.read_text("utf-8"), "utf-8")
    told = stored(tmp_path / "library", path, release=RELEASE)
    (sheet,) = told["files"][0]["sheets"]
    assert (sheet["header_row"], sheet["rows_stored"], told["exit"]) == (71, 19, 0)
