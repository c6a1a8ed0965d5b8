"""`uncover disputes` on what is unusable: one sentence, exit code 2, and nothing changed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def told(home: Path, *words: str) -> tuple[int, Any]:
    """Exit code and JSON of the command, in a process whose settings are of this home alone."""
    line = [sys.executable, "-c", "from uncover.cli.main import run; run()", "disputes", *words]
    done = subprocess.run(
        [*line, "--home", str(home), "--json"], capture_output=True, text=True, check=False
    )
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["publish", "9"], "no-such"),
        (["show", "9"], "no-such"),
        (["burn", "1"], "unknown-step"),
        (["show"], "needs-number"),
        (["publish", "x"], "bad-value"),
        (["answer", "9", "--outcome", "stands", "--text", "nowhere.md"], "no-such"),
    ],
)
def test_what_is_unusable(words: list[str], code: str, tmp_path: Path) -> None:
    """A number that is none, a step that is none, a dispute that is not there."""
    (tmp_path / "editions").mkdir()
    exit_code, document = told(tmp_path, *words)
    assert exit_code == 2
    assert document["error"]["code"] == code
    assert document["error"]["sentence"].endswith(".")
    assert document["error"]["next"]


def test_a_folder_that_is_no_home(tmp_path: Path) -> None:
    """Nothing is made in it."""
    exit_code, document = told(tmp_path)
    assert exit_code == 2
    assert document["error"]["code"] == "edition-missing"
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_none(tmp_path: Path) -> None:
    """What lies there in its place is not touched."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "site.sqlite3").write_text("no database " * 500, "utf-8")
    exit_code, document = told(tmp_path)
    assert exit_code == 2
    assert document["error"]["code"] == "not-kept"
    assert (tmp_path / "site" / "site.sqlite3").read_text("utf-8").startswith("no database")


def test_a_home_without_disputes(tmp_path: Path) -> None:
    """None waits, in either language."""
    (tmp_path / "editions").mkdir()
    assert told(tmp_path) == (0, {"disputes": []})
    line = [sys.executable, "-c", "from uncover.cli.main import run; run()", "disputes"]
    done = subprocess.run(
        [*line, "--home", str(tmp_path), "--lang", "es"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "No espera ninguna objeción.\n"
