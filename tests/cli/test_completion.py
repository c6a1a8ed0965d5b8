"""Shell completion: the scripts for bash and zsh, and the words that are offered."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from uncover.cli import completing

COMMAND = Path(sys.executable).parent / "uncover"


def offered(line: str, folder: Path) -> list[str]:
    """What bash is told for the last word of a line."""
    words = line.split(" ")
    asked = {
        "_UNCOVER_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "PATH": os.environ["PATH"],
    }
    told = subprocess.run(
        [COMMAND], cwd=folder, env=asked, capture_output=True, text=True, check=False
    )
    assert (told.returncode, told.stderr) == (0, "")
    return told.stdout.split()


@pytest.mark.parametrize(
    ("shell", "parts"),
    [
        ("bash", ["complete -o default -F _uncover_completion uncover", "complete_bash"]),
        ("zsh", ["#compdef uncover", "complete_zsh"]),
    ],
)
def test_the_script_of_a_shell_is_shown(shell: str, parts: list[str]) -> None:
    """`uncover --show-completion` prints what the shell reads."""
    surroundings = {"PATH": os.environ["PATH"], "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    told = subprocess.run(
        [COMMAND, "--show-completion", shell],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert not [part for part in parts if part not in told.stdout]


def test_bash_can_read_its_script() -> None:
    """In a bash of one's own, without naming the shell: it is found out."""
    line = f'eval "$({COMMAND} --show-completion)"; complete -p uncover'
    told = subprocess.run(
        ["bash", "--norc", "-c", line], capture_output=True, text=True, check=False
    )
    assert told.stdout == "complete -o default -F _uncover_completion uncover\n", told.stderr


def test_words_are_offered_in_a_shell(tmp_path: Path) -> None:
    """Commands, measures with the figures pinned here, and places."""
    (tmp_path / "figures.toml").write_text(
        '[share-of-boston]\nmeasure = "removals"\nplace = "us-ma-boston"\n', "utf-8"
    )
    assert offered("uncover fig", tmp_path) == ["figure", "figures"]
    assert offered("uncover check --fi", tmp_path) == ["--figures", "--fix"]
    assert offered("uncover figure share-", tmp_path) == ["share-of-boston"]
    assert offered("uncover figure removals --place us-m", tmp_path)[:2] == ["us-ma", "us-md"]


@pytest.mark.parametrize(
    ("ask", "incomplete", "some"),
    [
        (completing.measures, "arrests_", ["arrests_made", "arrests_by_method_group"]),
        (completing.measures, "cou", ["count"]),
        (completing.sources, "detention_st", ["detention_statistics", "detention_stints"]),
        (completing.sampled, "enc", ["encounters"]),
        (completing.places, "us-ma-suf", ["us-ma-suffolk-county"]),
        (completing.places, "us-ma-bos", ["us-ma-boston"]),
        (completing.figures, "no_such", []),
    ],
)
def test_each_kind_of_word_has_its_names(
    ask: Callable[[str], list[str]], incomplete: str, some: list[str]
) -> None:
    """Names that begin with what is typed, and no others."""
    told = ask(incomplete)
    assert set(some) <= set(told)
    assert all(name.startswith(incomplete) for name in told)
    assert bool(told) == bool(some)


def test_counties_are_offered_once_their_state_is_typed() -> None:
    """3,000 places are no help; 50 states are."""
    assert len(completing.places("us-")) < 100
    assert "us-tx-travis-county" in completing.places("us-tx-")


def test_pins_that_cannot_be_read_offer_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command tells what is wrong with the file; the shell goes on."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "figures.toml").write_text("[", "utf-8")
    assert "arrests_made" in completing.figures("arr")
