"""Receipts of earlier formats still answer: no reading is ever removed."""

import json
from pathlib import Path
from typing import Any

import pytest

from uncover.cli.main import code_of
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.figures.receipt import FORMAT, sealed
from uncover.records.ingest import ingest

EARLIER: dict[str, Any] = json.loads(
    (Path(__file__).parent / "earlier" / "format-1.json").read_text("utf-8")
)
RECEIPTS: dict[str, dict[str, Any]] = EARLIER["receipts"]
# The first ones have SQL that is not written any more; of what was printed there is none.
ANSWERS = {
    "first share": "older rules",
    "first count": "older rules",
    "first printed": "verified",
    "last share": "verified",
    "last count": "verified",
    "last printed": "verified",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of this version, of the file that the receipts were made of."""
    folder = tmp_path_factory.mktemp("made")
    file = folder / "files" / EARLIER["file"]
    file.parent.mkdir()
    file.write_bytes(EARLIER["text"].encode())
    (told,) = ingest(folder / "library", [file], "drawn").files
    assert told.status == "stored"
    return folder / "library"


def test_they_are_of_an_earlier_format() -> None:
    """And there is one of every format before this one."""
    assert {told["uncover_receipt"] for told in RECEIPTS.values()} == set(range(1, FORMAT))


@pytest.mark.parametrize("name", ANSWERS)
def test_an_earlier_receipt_answers(library: Path, tmp_path: Path, name: str) -> None:
    """From a library and from the released files; what is found is what it says."""
    done = verify(RECEIPTS[name], library)
    assert (done.status, done.found) == (ANSWERS[name], done.expected)
    assert ("earlier format" in done.reason) == (done.status == "older rules")
    from_files = verify_from_files(RECEIPTS[name], library.parent / "files")
    assert (from_files.status, from_files.found) == (done.status, done.expected)
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(RECEIPTS[name]), "utf-8")
    assert code_of(["verify", str(file), "--library", str(library)]) == 0


@pytest.mark.parametrize("name", ANSWERS)
def test_an_earlier_format_hides_no_other_integers(library: Path, name: str) -> None:
    """Nor another place, another basis or other rules: only the SQL is that of its time."""
    told = RECEIPTS[name]
    figure, result = told["figure"], told["result"]
    for forged in (
        {"result": result | {"numerator": 99}},
        {"alternatives": [{"name": "unit=person", "value": "1.0000"}]},
        {"records_end": "2030-01-01"},
        {"figure": figure | {"place": "us-ny"}},
        {"basis": "printed" if told["basis"] == "counted" else "counted"},
    ):
        assert verify(sealed(told | forged), library).status == "broken"


def test_an_earlier_hash_of_columns_is_recounted(library: Path) -> None:
    """The reading columns-1 is computed for it, and another hash breaks it."""
    told = RECEIPTS["last share"]
    (columns,) = told["columns"]
    assert columns["reading"] == "columns-1"
    forged = sealed(told | {"columns": [columns | {"sha256": "0" * 64}]})
    done = verify(forged, library)
    assert (done.status, "columns of arrests" in done.reason) == ("broken", True)


@pytest.mark.parametrize(("name", "code"), [("last share", 0), ("first share", 2)])
def test_an_earlier_receipt_is_explained_where_its_sql_is_still_written(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, code: int
) -> None:
    """The other one cannot be: nobody is handed SQL that is not ours."""
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(RECEIPTS[name]), "utf-8")
    assert code_of(["verify", str(file), "--explain", "--library", str(library)]) == code
    assert ("row_sha256" in capsys.readouterr().out) == (code == 0)
