"""`uncover verify --explain`: a shell and DuckDB's command line get what the receipt says."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from drawn import released, rows_of
from figures.followed import stints
from uncover.cli.main import code_of
from uncover.figures.receipt import sealed
from uncover.records.ingest import ingest

ARRESTS = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2023-08-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 00:00:00 | 3 Other Immigration Violator | TEXAS
           | 2025-02-03 00:00:00 |                              | MASSACHUSETTS
    zoe    | 2025-06-01 00:00:00 | 3 Other Immigration Violator | FLORIDA
"""
STAYS = """
    person | stay_book_in_date_time | stay_book_out_date_time
    ben    | 2025-02-02 10:00:00    | 2025-02-04 10:00:00
    zoe    | 2025-06-01 10:00:00    |
"""
FACILITIES = """
    facility_code | facility_name | state
    EAST          | East Hold     | MA
"""
EARLIER = "2023-ICFO-42034-2023-11-01"
LATER = "2026-ICLI-00005-2026-03-11"
TABLES = {
    (LATER, "arrests"): rows_of(ARRESTS),
    (LATER, "detention_stints"): stints(STAYS),
    ("places", "facilities"): rows_of(FACILITIES),
    (EARLIER, "arrests"): rows_of(ARRESTS)[:1] * 2,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the library, and beside each other the released files and exported tables."""
    folder = tmp_path_factory.mktemp("made")
    for (release, table), rows in TABLES.items():
        file = released(folder / "all", table, rows, f"{table}-{release[:4]}.csv")
        (told,) = ingest(folder / "library", [file], release).files
        assert told.status == "stored", told
        words = ["table", "export", table, "--release", release, "--library"]
        out = folder / "all" / f"{table}.{release}.parquet"
        assert code_of([*words, str(folder / "library"), "-o", str(out)]) == 0
    return folder


def receipt(made: Path, capsys: pytest.CaptureFixture[str], address: str) -> dict[str, Any]:
    """The receipt of a figure, as the command prints it."""
    assert code_of(["figure", address, "--library", str(made / "library"), "--json"]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)["receipt"]
    return told


def explain(
    folder: Path, told: dict[str, Any], capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, str]:
    """The exit code and what `verify --explain` prints of a receipt; there is no library."""
    file = folder / "receipt.json"
    file.write_text(json.dumps(told), "utf-8")
    code = code_of(["verify", str(file), "--explain", "--library", str(folder / "no"), *words])
    return code, capsys.readouterr().out


def shell(lines: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The lines run by a shell that knows DuckDB's command line and no more.

    Nothing of Uncover is imported: the program is the one that DuckDB brings.
    """
    surroundings = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    return subprocess.run(
        ["sh", "-eu"],
        input=lines,
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )


def run(lines: str, folder: Path) -> list[dict[str, Any]]:
    """The rows that the lines print."""
    done = shell(lines, folder)
    assert (done.returncode, done.stderr) == (0, "")
    printed = [line for line in done.stdout.splitlines() if line.startswith(("[", "{", ","))]
    return [row for answer in _documents("".join(printed)) for row in answer]


def _documents(text: str) -> Sequence[list[dict[str, Any]]]:
    found, decoder, at = [], json.JSONDecoder(), 0
    while at < len(text):
        document, at = decoder.raw_decode(text, at)
        found.append(document)
    return found


@pytest.mark.parametrize(
    ("address", "column", "values"),
    [
        (f"share_of_arrests_without_conviction/us-ma?release={LATER}", "event_in", [1]),
        (f"arrests_made/us?release={LATER}", "events", [5]),
        (
            f"arrests_made/us-ma/2025-01-01..2025-12-31?against=us-tx&release={LATER}",
            "events",
            [2, 1],
        ),
        (f"arrests_made/us?release={LATER}&rule=none", "events", [5]),
        ("stays_begun/us-ma", "events", [2]),
        (f"share_detained_after_arrest/us?release={LATER}", "event_in", [1]),
        ("arrests_made/us?source=arrests_since_2011", "events", [5]),
        (f"people/us?source=arrests&release={LATER}", "people", [4]),
    ],
)
def test_the_lines_give_the_integers_and_the_hashes(
    made: Path,
    capsys: pytest.CaptureFixture[str],
    address: str,
    column: str,
    values: list[int],
) -> None:
    """Shares, counts, comparisons, stays, joins and a splice: each as the receipt has it."""
    told = receipt(made, capsys, address)
    code, lines = explain(made, told, capsys)
    assert code == 0
    rows = run(lines, made / "all")
    assert [row[column] for row in rows if column in row] == values
    parts = told.get("parts", [told])
    assert [part["result"]["numerator"] for part in parts] == values
    hashes = [(row["row_count"], row["columns_sha256"]) for row in rows if "row_count" in row]
    expected = [(one["rows"], one["sha256"]) for part in parts for one in part["columns"]]
    assert hashes == expected


def test_one_changed_cell_gives_another_hash(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The integers may be the same; the hash of the columns is not."""
    told = receipt(made, capsys, f"arrests_made/us?release={LATER}")
    rows = rows_of(ARRESTS)
    rows[0]["person"] = "somebody else"
    released(tmp_path / "all", "arrests", rows, "arrests-2026.csv")
    ingest(tmp_path / "library", [tmp_path / "all"], LATER)
    out = tmp_path / "all" / f"arrests.{LATER}.parquet"
    words = ["table", "export", "arrests", "--library", str(tmp_path / "library")]
    assert code_of([*words, "-o", str(out)]) == 0
    capsys.readouterr()
    _, lines = explain(tmp_path, told, capsys)
    shutil.copy(made / "all" / "arrests-2026.csv", tmp_path / "all")
    events, hashed = run(lines, tmp_path / "all")
    assert events["events"] == told["result"]["value"]
    assert hashed["columns_sha256"] != told["columns"][0]["sha256"]


def test_another_released_file_ends_it(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first line compares the files with the receipt, and the shell goes no further."""
    told = receipt(made, capsys, f"arrests_made/us?release={LATER}")
    _, lines = explain(tmp_path, told, capsys)
    (tmp_path / "arrests-2026.csv").write_text("another file")
    done = shell(lines, tmp_path)
    assert done.returncode == 1
    assert "sha256sum" in done.stderr
    assert "event" not in done.stdout


def test_what_was_printed_has_lines_and_no_sql(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is read, not counted."""
    address = "share_of_removals_without_conviction/us-ma-boston/..2011-03-07"
    told = receipt(made, capsys, f"{address}?source=published_statistics")
    code, lines = explain(made, told, capsys)
    assert code == 0
    assert [line for line in lines.splitlines() if line and not line.startswith("#")] == []
    assert run(lines, made / "all") == []


@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_is_said_stands_in_comments(
    made: Path, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    """In either language the lines run."""
    told = receipt(made, capsys, f"arrests_made/us?release={LATER}")
    _, lines = explain(made, told, capsys, "--lang", lang)
    assert {"en": "Expected:", "es": "Se espera:"}[lang] in lines
    assert [row["events"] for row in run(lines, made / "all") if "events" in row] == [5]


FORGED: dict[str, tuple[list[str | int], object]] = {
    "sql that writes": (["sql", "text"], "copy (select 1) to 'owned'"),
    "a shell in the sql": (["sql", "text"], "select 1;\n.shell touch owned"),
    "a macro more": (["sql", "macros", "more"], "create macro more() as 1"),
    "another dialect": (["sql", "dialect"], "sh"),
    "a line in a file's name": (["releases", 0, "files", 0, "file"], "x\nFILES\ntouch owned"),
    "no hash": (["releases", 0, "files", 0, "sha256"], "; touch owned".ljust(64)),
    "a release in quotes": (["releases", 0, "release"], "a'; copy (select 1) to 'owned"),
    "a table that is none": (["releases", 0, "table"], "arrests; drop table x"),
    "the query of the hash": (["columns", 0, "sql"], "select * from read_csv('/etc/passwd')"),
    "an address of lines": (["figure", "address"], "arrests_made/us\ntouch owned"),
    "no rules": (["rules"], 3),
    "other columns": (["columns"], [[]]),
}


@pytest.mark.parametrize(("path", "to"), FORGED.values(), ids=FORGED)
def test_nothing_of_a_forged_receipt_is_handed_to_a_shell(
    made: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    path: list[str | int],
    to: object,
) -> None:
    """Exit 5, one sentence, and not a line to run."""
    told = receipt(made, capsys, f"arrests_made/us?release={LATER}")
    place: Any = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    code, printed = explain(tmp_path, sealed(told), capsys)
    assert code == 5
    assert len(printed.splitlines()) == 1
    assert "owned" not in printed


def test_a_newer_receipt_is_told_and_not_explained(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a later version counts is not known here: exit 2."""
    told = receipt(made, capsys, f"arrests_made/us?release={LATER}")
    code, printed = explain(tmp_path, sealed(told | {"uncover_receipt": 99}), capsys, "--json")
    (only,) = json.loads(printed)["receipts"]
    assert (code, only["lines"]) == (2, [])
    assert "newer" in only["reason"]
