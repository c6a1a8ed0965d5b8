"""What is made up says so, in every file made from it."""

from pathlib import Path

import openpyxl
import pytest

from house.tree import ROOT, files

DATA = {".csv", ".tsv", ".json", ".xlsx", ".parquet", ".dta"}


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
@pytest.mark.parametrize(
    "table", ["arrests", "detainers", "detention_stints", "encounters", "removals"]
)
def test_every_sheet_of_a_sample_says_that_it_is_made_up(table: str, tmp_path: Path) -> None:
    """A sample cannot be mistaken for a release, whichever sheet of it is passed on."""
    from uncover.cli.main import code_of  # noqa: PLC0415 - a broken command fails this test alone

    sample = tmp_path / "sample.xlsx"
    assert code_of(["sample", table, "--rows", "6", "--seed", "1", "-o", str(sample)]) == 0
    workbook = openpyxl.load_workbook(sample, read_only=True)
    for sheet in workbook.worksheets:
        titles = [
            str(cell)
            for row in sheet.iter_rows(max_row=6, values_only=True)
            for cell in row
            if cell is not None
        ]
        assert any("made up" in title.lower() for title in titles), sheet.title
    workbook.close()
    beside = [path for path in tmp_path.iterdir() if path != sample]
    assert beside, "a sample comes with a truth file"
    assert all(
        "made up" in path.read_text("utf-8").lower().replace("_", " ").replace("-", " ")
        for path in beside
    )


def test_every_committed_data_file_says_where_it_is_from() -> None:
    """Data kept here names its source, or says that it is made up."""
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in files()
        if path.suffix in DATA
        and not any(word in path.read_bytes().lower() for word in (b"made up", b"source"))
    ]
    assert not silent
