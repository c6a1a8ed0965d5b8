"""`--library`, `--json` and `--lang` stand before any command or behind it, and mean the same."""

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from uncover.cli.before import behind_the_command
from uncover.cli.main import COMMANDS, code_of
from uncover.records.ingest import ingest

WORDS = {
    "ingest": ["activations.csv"],
    "replace": ["activations.csv", "--release", "none"],
    "tables": [],
    "table": ["export", "arrests"],
    "figure": ["no_such_measure"],
    "figures": [],
    "bind": ["letter.md"],
    "words": [],
    "explain": ["no_such_measure"],
    "check": ["letter.md"],
    "plain": ["letter.md"],
    "page": ["letter.md"],
    "verify": ["receipt.json"],
    "build": [],
    "serve": ["--home", "nowhere"],
    "disputes": ["--home", "nowhere"],
    "watch": ["letter.md"],
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
    assert behind_the_command(["--json", "table", "export", "arrests"]) == [
        *("table", "export", "--json", "arrests"),
    ]
    assert behind_the_command(["--version"]) == ["--version"]
    assert behind_the_command([]) == []


def test_the_demonstration_in_spanish_is_spanish_throughout(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its letters, what is said beside them, and units; English stays only what was quoted."""
    assert code_of(["demo", "--no-serve", "--home", "home", "--lang", "es"]) == 0
    told = capsys.readouterr().out
    letters = [line.split(":")[0].strip() for line in told.splitlines() if ".md:" in line]
    assert letters == [
        *("boston-2011-march.es.md", "boston-2011-july.es.md", "sample-letter.es.md"),
    ]
    assert "(guardado)" in told
    assert "111 arresto," in told
    english = r"\b(percent|more than|stored|cumulative|removals? and|person|arrest|of the)\b"
    own = [line for line in told.splitlines() if "citado por" not in line]
    assert not [line for line in own if re.search(english, line, re.IGNORECASE)]


def test_both_languages_pin_the_same_figures() -> None:
    """Only what a caveat says differs."""
    data = files("uncover.cli") / "demo_data"
    english, spanish = (
        tomllib.loads((data / f"boston-2011{code}.toml").read_text("utf-8")) for code in ("", ".es")
    )
    for pins in (english, spanish):
        assert pins["boston-no-conviction-march"].pop("caveat")
    assert english == spanish
