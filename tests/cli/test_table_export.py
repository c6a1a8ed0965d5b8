"""`uncover table export`: rows for whoever counts again, whole or not at all."""

import json
from pathlib import Path

import duckdb
import pytest

from drawn import library_of, released, rows_of
from uncover.cli.main import code_of
from uncover.records.ingest import ingest

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
           | 2025-02-02 00:00:00 | 1 Convicted Criminal         | TEXAS
"""


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two arrests, one of nobody who is named; and an empty folder to work in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return library_of(tmp_path, "arrests", rows_of(DRAWING))


def export(library: Path, *words: str) -> int:
    """The exit code of the export of a table."""
    return code_of(["table", "export", *words, "--library", str(library)])


def test_every_row_is_there_with_its_order_and_pseudonym(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The canonical columns under their names; a row without a person has no pseudonym."""
    assert export(library, "arrests", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["file"], told["rows"]) == ("arrests.drawn.parquet", 2)
    assert (told["for_publishing"], told["disclosure"]) == (False, "none")
    asked = "select apprehension_state, pseudonym, file, row from 'arrests.drawn.parquet'"
    with duckdb.connect() as connection:
        found = connection.execute(f"{asked} order by ordinal").fetchall()
    assert found == [
        ("MA", "ana", "drawn.csv", 2),
        ("TX", None, "drawn.csv", 3),
    ]


@pytest.mark.parametrize(("lang", "word"), [("en", "do not publish"), ("es", "no lo publique")])
def test_it_says_that_it_is_not_for_publishing(
    library: Path, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    """In what it prints, and in its help."""
    assert export(library, "arrests", "--lang", lang) == 0
    assert word in capsys.readouterr().out
    assert code_of(["table", "export", "--help"]) == 0
    assert "not for publishing" in " ".join(capsys.readouterr().out.split())


def test_a_file_that_is_there_stays(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only --force writes over it, and nothing half written lies beside it."""
    out = Path("out.parquet")
    out.write_text("something of mine")
    assert export(library, "arrests", "-o", "out.parquet", "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "is-there"
    assert out.read_text() == "something of mine"
    assert export(library, "arrests", "-o", "out.parquet", "--force") == 0
    assert out.read_bytes()[:4] == b"PAR1"
    assert [path.name for path in Path().iterdir()] == ["out.parquet"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nothing"], "no-such-table"),
        (["removals"], "not-in-library"),
        (["arrests", "--release", "another"], "not-in-library"),
        (["detention_stays"], "derived"),
        (["arrests", "-o", "no/such/folder/out.parquet"], "unwritable"),
        (["arrests", "-o", "."], "is-there"),
        (["arrests", "-o", ".", "--force"], "unwritable"),
    ],
)
def test_what_cannot_be_exported_is_told(
    library: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: str
) -> None:
    """Exit 2 with a sentence, and nothing is written."""
    assert export(library, *words, "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code
    assert not list(Path().iterdir())


def test_of_two_releases_one_is_named(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Releases are never added together."""
    later = released(library.parent / "later", "arrests", rows_of(DRAWING)[:1])
    ingest(library, [later], "later")
    assert export(library, "arrests", "--json") == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "which-release"
    assert export(library, "arrests", "--release", "later", "--json") == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 1
