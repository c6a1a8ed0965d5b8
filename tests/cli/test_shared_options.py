"""`--library`, `--json` and `--lang` stand before any command or behind it, and mean the same."""

import json
from pathlib import Path

import pytest

from uncover.cli.before import behind_the_command
from uncover.cli.main import COMMANDS, code_of
from uncover.records.ingest import ingest

WORDS = {
    "ingest": ["activations.csv"],
    "replace": ["activations.csv", "--release", "none"],
    "tables": [],
    "figure": ["no_such_measure"],
    "figures": [],
    "check": ["letter.md"],
    "verify": ["receipt.json"],
    "sample": ["removals", "--rows", "3", "-o", "made-up.xlsx"],
    "demo": ["--no-serve", "--home", "home"],
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a letter in it; the environment names no library."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UNCOVER_LIBRARY", raising=False)
    (tmp_path / "letter.md").write_text("No number here.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_them_in_either_place(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command line is never what is wrong, and one JSON document is all that is printed."""
    shared = ["--library", "made", "--lang", "es", "--json"]
    for line in ([*shared, command, *WORDS[command]], [command, *WORDS[command], *shared]):
        code_of(line)
        told = json.loads(capsys.readouterr().out)
        assert told.get("error", {}).get("code") not in ("no-such-option", "usage", "bad-value")


@pytest.mark.parametrize(
    "line",
    [
        ["--library", "there", "tables", "--json"],
        ["--library=there", "--json", "tables"],
        ["tables", "--json", "--library", "there"],
        ["--library", "elsewhere", "tables", "--library", "there", "--json"],
    ],
)
def test_the_library_named_is_the_one_opened(
    line: list[str], shared: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In either place, and in the place behind the command where it is said twice."""
    lines = shared / "facts" / "published-statistics.csv"
    ingest(here / "there", [lines], "some-lines")
    assert code_of(line) == 0
    (told,) = json.loads(capsys.readouterr().out)["tables"]
    assert told["release"] == "some-lines"


def test_the_language_said_behind_the_command_is_spoken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As with the other options, what is said last holds."""
    assert code_of(["--lang", "en", "figure", "no_such", "--lang", "es"]) == 2
    assert "Ninguna medida" in capsys.readouterr().err


def test_the_demonstration_as_json_tells_every_step(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One document: what was stored, found and checked, and that the receipt verifies."""
    assert code_of(["demo", "--json", "--no-serve", "--library", "made"]) == 0
    printed = capsys.readouterr()
    told = json.loads(printed.out)
    assert printed.err == ""
    assert told["library"] == "made"
    assert (here / "made").is_dir()
    assert told["statistics"]["rows"] == 54
    assert told["fall"]["at_least"] > told["fall"]["at_most"]
    assert [len(each["claims"]) for each in told["letters"]] == [2, 2, 3, 6]
    assert told["recount"]["status"] == "verified"


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        (["--library"], "option-needs-value", "--library"),
        (["--json", "--library", "there"], "no-command", "uncover --help"),
        (["--nonsense", "tables", "--json"], "no-such-option", "--nonsense"),
    ],
)
def test_what_is_wrong_before_a_command_is_told(
    line: list[str], code: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A value or a command that is missing, and an option that there is not, each by its name."""
    assert code_of([*line, "--json"] if line[-1:] != ["--library"] else ["--json", *line]) == 2
    told = json.loads(capsys.readouterr().out)["error"]
    assert told["code"] == code
    assert word in told["sentence"] + told["next"]


def test_other_options_stay_where_they_are() -> None:
    """Only what all commands share is moved, and only from before the command."""
    assert behind_the_command(["--lang", "es", "tables", "--json"]) == [
        *("tables", "--lang", "es", "--json"),
    ]
    assert behind_the_command(["--version"]) == ["--version"]
    assert behind_the_command([]) == []
