"""Twenty kinds of unreadable input: each has its sentence, and the library keeps its bytes."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from records.ingesting import arrest, contents, stored, write_arrests
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

RELEASE = "made-up-2025"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _workbook(path: Path, sheet: str) -> None:
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("[Content_Types].xml", "<Types/>")
        out.writestr("xl/workbook.xml", sheet)


def _truncated_workbook(path: Path) -> None:
    _workbook(path, "<workbook/>" * 500)
    path.write_bytes(path.read_bytes()[:-40])


def _half(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data[: len(data) // 2])


BROKEN: dict[str, Callable[[Path], object]] = {
    "empty.csv": lambda path: path.write_bytes(b""),
    "blank.csv": lambda path: path.write_text("\n\n \n"),
    "title-only.csv": lambda path: path.write_text("MADE UP: a title and nothing else\n"),
    "noise.csv": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "picture.png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "page.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n%made up\n"),
    "list.json": lambda path: path.write_text(json.dumps([{"state": "MA"}])),
    "page.xlsx": lambda path: path.write_text("<html><body><table></table></body></html>"),
    "noise.xlsx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(200)),
    "cut.xlsx": _truncated_workbook,
    "no-sheets.xlsx": lambda path: _workbook(path, "<workbook/>"),
    "not-xml.xlsx": lambda path: _workbook(path, "<workbook><sheets>"),
    "password.xlsx": lambda path: path.write_bytes(OLE + bytes(600)),
    "old.xls": lambda path: path.write_bytes(OLE + bytes(1200)),
    "cut.csv.gz": _half(gzip.compress(b"a,b,c,d\n1,2,3,4\n" * 5000)),
    "noise.gz": lambda path: path.write_bytes(b"\x1f\x8b\x08" + bytes(50)),
    "cut.zip": lambda path: path.write_bytes(b"PK\x03\x04" + b"made up" * 30),
    "cut.parquet": lambda path: path.write_bytes(b"PAR1" + bytes(60)),
    "cut.dta": lambda path: path.write_bytes(b"<stata_dta><header>" + bytes(60)),
    "code.py": lambda path: path.write_text("print('no table')\n"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_and_the_rest_is_stored(tmp_path: Path, name: str) -> None:
    """One sentence in each language, exit 1, nothing of it stored, no other file held back."""
    good = write_arrests(tmp_path / "in" / "good.csv", [arrest(n) for n in range(20)])
    stored(tmp_path / "library", good, release=RELEASE)
    before = contents(tmp_path / "library")
    broken = tmp_path / "in" / name
    BROKEN[name](broken)
    for language in ("en", "es"):
        with speaking(language):
            told = stored(tmp_path / "library", broken, good, release=RELEASE)
        assert told["exit"] == 1
        bad, kept = told["files"]
        assert bad["status"] in {"unreadable", "not recognised"}
        assert (bad["file"], kept["status"]) == (name, "already stored")
        assert bad["reason"]
        assert "Traceback" not in bad["reason"]
        assert "\n" not in bad["reason"]
        assert contents(tmp_path / "library") == before


def test_a_path_that_is_not_there_stops_the_command(tmp_path: Path) -> None:
    """Nothing is begun: exit 2, no library."""
    with pytest.raises(UnusableError) as told:
        stored(tmp_path / "library", tmp_path / "nowhere.xlsx")
    assert "nowhere.xlsx" in told.value.sentence
    assert not (tmp_path / "library").exists()


def test_an_empty_folder_stops_the_command(tmp_path: Path) -> None:
    """A folder without files is no release."""
    (tmp_path / "in").mkdir()
    with pytest.raises(UnusableError):
        stored(tmp_path / "library", tmp_path / "in")
    assert not (tmp_path / "library").exists()


def test_lock_files_are_ignored(tmp_path: Path) -> None:
    """What an office program leaves beside an open workbook is no release (DOMAIN 2.2)."""
    write_arrests(tmp_path / "in" / "good.csv", [arrest(n) for n in range(20)])
    (tmp_path / "in" / "~$good.xlsx").write_bytes(b"user")
    told = stored(tmp_path / "library", tmp_path / "in", release=RELEASE)
    assert told["exit"] == 0
    assert {file["file"]: file["status"] for file in told["files"]} == {
        "good.csv": "stored",
        "~$good.xlsx": "ignored",
    }
