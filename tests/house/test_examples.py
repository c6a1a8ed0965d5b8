"""What the pages show is what the program prints: every example is run, none is left unrun."""

import re
import shutil
from pathlib import Path

import examples
import pytest

from house.tree import texts

PRINTED = {"docs/commands.md", "docs/commands.es.md", "docs/dictionary.md"}
BLOCK = re.compile(r"^ *(?:```|~~~)(\S*)[^\n]*\n(.*?)^ *(?:```|~~~)\s*$", re.MULTILINE | re.DOTALL)
TYPED = re.compile(r"^\s*(?:\$ |# )?uncover [a-z-]", re.MULTILINE)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[examples.Example]]:
    """The folder that the tutorial leaves, and what was run on the way."""
    folder = tmp_path_factory.mktemp("tutorial")
    return folder, examples.run(examples.TUTORIAL, folder)[0]


@pytest.mark.parametrize("page", examples.pages())
def test_a_page_shows_what_is_printed(
    page: str, taught: tuple[Path, list[examples.Example]], tmp_path: Path
) -> None:
    """Each example of a page, run in order from the state that the page begins with."""
    folder = tmp_path / "page"
    if examples.begins_after_tutorial(page):
        shutil.copytree(taught[0], folder)
    folder.mkdir(exist_ok=True)
    done = taught[1] if page == examples.TUTORIAL else examples.run(page, folder)[0]
    unlike = [
        f"{page}: $ {each.command}\nprints:\n{each.printed}\nand the page says:\n{each.told}"
        for each in done
        if not each.holds
    ]
    assert not unlike, "\n\n".join([*unlike, "script/docs writes what is printed into the pages."])
    shown = sum(
        line.startswith("$ ")
        for kind, body in BLOCK.findall(texts()[page])
        if kind == "console"
        for line in body.splitlines()
    )
    assert len(done) == shown > 0, f"{page}: an example was not run"


def test_no_page_shows_a_command_that_is_not_run() -> None:
    """A command with its options stands in a console block, where it is run, and nowhere else."""
    shown = {
        (name, line)
        for name, text in texts().items()
        if re.fullmatch(r"(?:docs/.*|[^/]+)\.md", name) and name not in PRINTED
        for kind, body in BLOCK.findall(text)
        if kind != "console" or name not in examples.pages()
        for line in TYPED.findall(body)
    }
    assert not shown


def test_the_pages_teach_each_task() -> None:
    """The tutorial and the way to check a letter are there in both languages, with examples."""
    both = {"docs/tutorial.md", "docs/tutorial.es.md"}
    both |= {"docs/howto/check-a-letter.md", "docs/howto/check-a-letter.es.md"}
    assert both <= set(examples.pages())


@pytest.mark.parametrize(
    ("told", "printed", "holds"),
    [
        ("102\n", "102\n", True),
        ("102\n", "103\n", False),
        ("102\n", "102\nand more\n", False),
        ("", "102\n", False),
        ("receipt  ...\n", "receipt  debb6f\n", True),
        ("first\n...\nlast\n", "first\n2\n3\nlast\n", True),
        ("first\n...\nlast\n", "first\n2\n3\n", False),
        ("5 MB of ... are free.\n", "6 MB of 7 are free.\n", False),
    ],
)
def test_three_dots_stand_for_what_is_left_out(told: str, printed: str, holds: bool) -> None:
    """And nothing else on a page is taken on trust."""
    assert examples.Example("uncover tables", told, printed).holds is holds


def test_a_command_nobody_can_run_here_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page cannot show what its test passes over."""
    (tmp_path / "page.md").write_text("```console\n$ curl somewhere\n```\n", "utf-8")
    monkeypatch.setattr(examples, "ROOT", tmp_path)
    with pytest.raises(examples.UnknownExampleError, match="curl somewhere"):
        examples.run("page.md", tmp_path)
