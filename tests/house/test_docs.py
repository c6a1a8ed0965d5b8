"""The written pages agree with what there is."""

import re
import subprocess
import sys

import pytest

from house.tree import ROOT, texts

# What is written by hand. The pages printed from the code are compared by `script/docs --check`.
WRITTEN = (
    *("README.md", "CONTRIBUTING.md", "docs/how-it-works.md", "docs/index.md"),
    *("docs/tutorial.md", "docs/tutorial.es.md"),
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/howto").glob("*.md")),
)
CODE = re.compile(r"```.*?\n(.*?)```|`([^`\n]+)`", re.DOTALL)


@pytest.fixture(scope="module")
def commands() -> set[str]:
    """The names of all commands there are."""
    program = "from uncover.cli.main import COMMANDS; print(*COMMANDS)"
    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert printed.returncode == 0, printed.stderr
    return set(printed.stdout.split())


def code(page: str) -> list[str]:
    """The lines of a page that stand in code."""
    return [
        line.strip()
        for block, span in CODE.findall(texts()[page])
        for line in (block or span).splitlines()
    ]


def test_every_command_is_in_the_printed_pages(commands: set[str]) -> None:
    """Each command has its section in docs/commands.md."""
    sections = re.findall(r"^## `uncover (\S+?)`", texts()["docs/commands.md"], re.MULTILINE)
    assert set(sections) == commands


@pytest.mark.parametrize("page", WRITTEN)
def test_a_written_page_names_only_commands_that_exist(page: str, commands: set[str]) -> None:
    """Nobody types a command from a page and is told that there is no such thing."""
    named = {
        found[1]
        for line in code(page)
        if (found := re.match(r"(?:\$ )?uncover (?:--lang es )?([a-z]+)", line)) is not None
    }
    assert named <= commands


@pytest.mark.parametrize("page", WRITTEN)
def test_a_written_page_links_only_to_what_exists(page: str) -> None:
    """No link within the repository leads nowhere."""
    folder = (ROOT / page).parent
    prose = re.sub(r"```.*?```", "", texts()[page], flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#:]+)\)", prose)
    assert not [target for target in targets if not (folder / target).exists()]


@pytest.mark.parametrize("page", WRITTEN)
def test_a_written_page_names_only_files_that_exist(page: str) -> None:
    """A path of this repository that a page names in code is there."""
    named = {
        word
        for line in code(page)
        for word in re.findall(r"(?:^|\s)((?:src|docs|script|tests)/[\w./-]+)", line)
    }
    assert not [word for word in named if not (ROOT / word).exists()]


def test_set_up_is_two_commands() -> None:
    """The README asks for two commands and no third."""
    section = texts()["README.md"].partition("## Set up")[2].partition("\n## ")[0]
    (block,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    asked = [line.partition("#")[0].strip() for line in block.splitlines() if line.strip()]
    assert asked == ["script/demo", "script/test"]


@pytest.mark.parametrize("command", ["script/demo", "script/test", "script/check", "script/setup"])
def test_scripts_can_be_run(command: str) -> None:
    """A script that a page names is executable and plain bash."""
    path = ROOT / command
    assert path.stat().st_mode & 0o111
    assert path.read_text().startswith("#!/usr/bin/env bash\n")


def test_the_readme_can_be_read_in_three_minutes() -> None:
    """At 250 words a minute, code left out."""
    prose = re.sub(r"```.*?```|<!--.*?-->", "", texts()["README.md"], flags=re.DOTALL)
    assert len(prose.split()) <= 3 * 250


def test_our_own_sentences_avoid_the_words_we_refuse() -> None:
    """What the pages call people is what they call themselves, or what the records count."""
    refused = re.compile(r"\b(illegals?|aliens?|shocking(ly)?)\b", re.IGNORECASE)
    for page in WRITTEN:
        prose = re.sub(r"\"[^\"]*\"|`[^`]*`", "", texts()[page])
        assert not refused.search(prose), page
