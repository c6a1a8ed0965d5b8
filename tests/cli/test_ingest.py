"""`uncover ingest` and `uncover tables` as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from records.ingesting import HEADERS, arrest, write_arrests

RELEASE = "made-up-2025"
SHEET_KEYS = {
    "sheet", "table", "release", "header_row", "rows_read", "rows_stored", "duplicates",
    "without_person", "rejected", "redacted_columns", "missing_columns", "new_columns",
    "new_codes", "reason",
}  # fmt: skip


def uncover(*arguments: object) -> tuple[int, str, str]:
    """The command in a process of its own, piped: exit code, output, errors."""
    done = subprocess.run(
        [sys.executable, "-c", "from uncover.cli.main import run\nrun()", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "COLUMNS": "40"},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A folder with one made-up file of arrests."""
    rows = [arrest(n, Apprehension_Method="A Method Nobody Declared") for n in range(20)]
    return write_arrests(tmp_path / RELEASE / "arrests.csv", rows).parent


def test_ingest_prints_one_json_document(tmp_path: Path, release: Path) -> None:
    """The keys of DESIGN 5 are there, and nothing else is printed."""
    code, out, err = uncover("ingest", release, "--library", tmp_path / "library", "--json")
    document: dict[str, Any] = json.loads(out)
    assert (code, err) == (0, "")
    (file,) = document["files"]
    assert {"file", "sha256", "status", "reason", "sheets"} <= file.keys()
    (sheet,) = file["sheets"]
    assert sheet.keys() >= SHEET_KEYS
    assert sheet["release"] == RELEASE
    assert sheet["new_codes"] == [
        {"column": "Apprehension Method", "code": "A Method Nobody Declared", "rows": 20}
    ]


def test_a_report_that_is_piped_is_neither_wrapped_nor_coloured(
    tmp_path: Path, release: Path
) -> None:
    """However narrow the terminal was said to be; progress is not printed at all."""
    code, out, err = uncover("ingest", release, "--library", tmp_path / "library")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    told = [line for line in out.splitlines() if "A Method Nobody Declared" in line]
    assert len(told) == 1
    assert len(told[0]) > 40


def test_tables_lists_what_the_library_holds(tmp_path: Path, release: Path) -> None:
    """In JSON with the keys of DESIGN 5, and as a table for people."""
    library = tmp_path / "library"
    uncover("ingest", release, "--library", library)
    code, out, _ = uncover("tables", "--library", library, "--json")
    assert code == 0
    assert json.loads(out) == {
        "tables": [
            {
                "table": "arrests", "release": RELEASE, "rows": 20, "from": "2025-03-01",
                "through": "2025-03-20", "people": 20,
            }
        ]
    }  # fmt: skip
    _, out, _ = uncover("tables", "--library", library)
    assert [line.split() for line in out.splitlines()][1] == [
        "arrests", RELEASE, "20", "2025-03-01", "2025-03-20", "20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["ingest", "nowhere.xlsx"],
        ["ingest"],
        ["ingest", "--release"],
        ["ingest", ".", "--release", "a/b"],
        ["ingest", ".", "--table", "nowhere.toml"],
        ["tables", "--library", "nowhere"],
    ],
)
def test_an_unusable_command_is_told_in_one_sentence(tmp_path: Path, arguments: list[str]) -> None:
    """Exit code 2 and an error with code, sentence and next step; no traceback, no library."""
    if "tables" not in arguments:
        arguments = [*arguments, "--library", str(tmp_path / "library")]
    code, out, err = uncover(*arguments, "--json")
    assert code == 2
    assert json.loads(out)["error"].keys() == {"code", "sentence", "next"}
    assert "Traceback" not in err
    assert not (tmp_path / "library").exists()


def test_unread_data_is_exit_code_1_and_told_in_spanish(tmp_path: Path, release: Path) -> None:
    """A sheet that is almost a table: the rest is stored, and the difference told."""
    headers = tuple("Day of Arrest" if name == "Apprehension Date" else name for name in HEADERS)
    rows = [arrest(n) | {"Day of Arrest": "2025-01-01"} for n in range(20)]
    write_arrests(release / "other.csv", rows, headers)
    code, out, _ = uncover("ingest", release, "--library", tmp_path / "library", "--lang", "es")
    assert code == 1
    assert "no reconocido" in out
    assert "Faltan" in out or "Falta" in out or "Casi es la tabla arrests" in out
    assert "1 guardados" in out


def test_a_groups_own_table_is_stored(tmp_path: Path) -> None:
    """A jail's log with a declaration of its own beside it."""
    declaration = tmp_path / "jail.toml"
    declaration.write_text(JAIL, encoding="utf-8")
    log = tmp_path / "jail" / "log.csv"
    log.parent.mkdir()
    lines = [f"{n},2025-01-{n:02},Hold {n % 3},MA" for n in range(1, 20)]
    log.write_text("\n".join(["Booking No,Booked On,Hold Kind,State", *lines]) + "\n")
    library = tmp_path / "library"
    code, out, err = uncover("ingest", log, "--table", declaration, "--library", library, "--json")
    assert (code, err) == (0, "")
    sheet = json.loads(out)["files"][0]["sheets"][0]
    assert (sheet["table"], sheet["rows_stored"]) == ("jail_log", 19)


JAIL = """
name = "jail_log"
title = "A made-up jail's log"
unit = "booking"
source = "Made up for tests"
date = "booked_on"
state = "state"
rule = "none"

[one_row_is]
en = "one booking"
es = "un ingreso"

[releases]
by = "folder"
keeping = "rows"

[disclosure]
policy = "threshold:10"
reason = "The group's own table."

[columns]
booking_no = { headers = ["Booking No"], private = true, meaning = "Number of the booking." }
booked_on = { kind = "date", headers = ["Booked On"], meaning = "Day of the booking." }
hold_kind = { headers = ["Hold Kind"], meaning = "Why." }
state = { kind = "state", meaning = "State." }

[[layouts]]
name = "log"
title = "The log"
seen = true
required = ["booking_no", "booked_on"]
headers = ["Booking No", "Booked On", "Hold Kind", "State"]
"""


def test_the_disk_that_storing_may_need_is_said_first(tmp_path: Path) -> None:
    """Two million bytes to keep, and four times as much to work with; not in the JSON."""
    file = tmp_path / "made-up.csv"
    file.write_bytes(b"made,up\n" * 250_000)
    code, out, _ = uncover("ingest", file, "--library", tmp_path / "library")
    assert code == 1
    assert out.splitlines()[0].startswith("Storing this may need up to 10 MB")
