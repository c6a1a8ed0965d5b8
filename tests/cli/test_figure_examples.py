"""Every example in the help of `uncover figure` can be typed, and answers."""

import json
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drawn import released, rows_of
from uncover.cli.main import app, code_of
from uncover.records.ingest import ingest

ARRESTS = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-02-05 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 08:00:00 | 2 Pending Criminal Charges   | TEXAS
    joe    | 2025-06-30 08:00:00 |                              | MASSACHUSETTS
"""
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | stay_book_out_date_time | book_out_date_time  | stay_release_reason | detention_facility_code
    ben    | 2025-02-02 12:00:00    | 2025-02-02 12:00:00 | 2025-02-09 12:00:00     | 2025-02-09 12:00:00 | Removed             | BOSHOLD
    joe    | 2025-06-30 12:00:00    | 2025-06-30 12:00:00 |                         |                     |                     | BOSHOLD
"""  # noqa: E501  a drawing is as wide as its table
PEOPLE = """
    state         | total_population | noncitizen
    Massachusetts | 200000           | 20000
    Texas         | 400000           | 50000
"""


def helped() -> str:
    """What `uncover figure --help` prints in a narrow terminal."""
    printed = CliRunner().invoke(app, ["figure", "--help"], env={"COLUMNS": "60"})
    assert printed.exit_code == 0
    return printed.output


def examples() -> list[list[str]]:
    """The examples of the help, each on one line of its own, as words behind `uncover`."""
    lines = [line.strip() for line in helped().splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith("uncover figure ")]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with all that the examples read."""
    folder = tmp_path_factory.mktemp("examples")
    for table, drawing, release in (
        ("arrests", ARRESTS, "drawn"),
        ("detention_stints", STINTS, "drawn"),
        ("population", PEOPLE, "survey"),
    ):
        file = released(folder / release, table, rows_of(drawing), f"{table}.csv")
        ingest(folder / "library", [file], release)
    return folder / "library"


def answered(
    words: list[str], library: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, object]:
    """What an example answers."""
    code = code_of([*words, "--library", str(library), "--json"])
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    assert code == 0, told
    return told


@pytest.mark.parametrize("words", examples(), ids=" ".join)
def test_an_example_answers(
    words: list[str],
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With rows where it splits, and with a number where it does not."""
    monkeypatch.chdir(tmp_path)
    told = answered(words, library, capsys)
    assert told["rows"] if "--by" in words else told["value"] is not None


@pytest.mark.parametrize(
    "part",
    [
        "share_of_arrests_without_conviction --place us-ma --option unit=person",
        "--by state --by month",
        "--by outcome",
        "--option against=",
        "--option per=",
    ],
)
def test_the_help_shows_what_is_hard_to_guess(part: str) -> None:
    """A share in another reading, a table of two dimensions, a funnel, a change and a rate."""
    assert any(part in " ".join(words) for words in examples())


def test_a_change_and_a_funnel_say_what_the_drawing_holds(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two arrests against one are 100 percent more; one was removed, one is too recent to tell."""
    (change,) = (words for words in examples() if "against" in " ".join(words))
    assert answered(change, library, capsys)["value"] == "100.0000"
    (funnel,) = (words for words in examples() if "--by outcome" in " ".join(words))
    rows = answered(funnel, library, capsys)["rows"]
    assert isinstance(rows, list)
    assert {row["outcome"]: row["value"] for row in rows} == {
        "not_detained": 2,
        "removed": 1,
        "too_recent": 1,
    }
