"""The examples of the written pages, run as a reader would and compared with what the page says.

A page is a story told from its top: what stands in a block of `markdown`, `toml` or `csv` is put
into the file that the sentence before it names last (``This is `letter.md`:``), and each line of a
`console` block that begins with `$` is run. Below it stands what it prints, on either stream. Where
`...` stands in that, anything may be printed: what differs from machine to machine, or a long list.
"""

import io
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

ROOT = Path(__file__).parents[1]
TUTORIAL = "docs/tutorial.md"
"""The page that makes the library and the letter with which the pages by task go on."""

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILES = {"markdown", "toml", "csv"}
_NAMED = re.compile(r"`([\w-]+\.(?:md|toml|csv))`[^`\n]*:\n\n$")
_LEFT_OUT = "..."
_OF_THE_MACHINE = re.compile(r"[\d,]+(?= MB (?:are free|libres))")


class Example(NamedTuple):
    """One command of a page: what the page says it prints, and what it printed."""

    command: str
    told: str
    printed: str

    @property
    def holds(self) -> bool:
        """Whether the page tells what was printed, what it leaves out apart."""
        told = (re.escape(part) for part in self.told.split(_LEFT_OUT))
        return re.fullmatch(".*?".join(told), self.printed, re.DOTALL) is not None


class UnknownExampleError(Exception):
    """A page shows what nobody can run here: a command or a file that has no name."""


def pages() -> list[str]:
    """Every page with an example to run, by its path; the tutorial comes first."""
    written = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    told = [path for path in written if "```console\n" in path.read_text("utf-8")]
    names = [path.relative_to(ROOT).as_posix() for path in told]
    return sorted(names, key=lambda name: name != TUTORIAL)


def begins_after_tutorial(page: str) -> bool:
    """Whether a page goes on with the folder that the tutorial leaves: the pages by task do."""
    return page.startswith("docs/howto/")


def run(page: str, folder: Path) -> tuple[list[Example], str]:
    """Run a page in a folder: its examples, and its text with what they printed.

    Raises UnknownExampleError for a command that is none of those a page may show.
    """
    text = (ROOT / page).read_text("utf-8")
    examples: list[Example] = []
    parts: list[str] = []
    at = 0
    for block in _BLOCK.finditer(text):
        kind, body = block.groups()
        parts.append(text[at : block.start(2)])
        at = block.end(2)
        if kind == "console":
            done = list(_session(body, folder))
            examples += done
            parts.append("".join(_told_again(each) for each in done))
            continue
        if kind in _FILES:
            named = _NAMED.search(text, 0, block.start())
            if named is not None:
                (folder / named[1]).write_text(body, "utf-8")
        parts.append(body)
    return examples, "".join([*parts, text[at:]])


def _told_again(example: Example) -> str:
    """An example as its page should read: what holds stays as it was written."""
    if example.holds:
        return f"$ {example.command}\n{example.told}"
    return f"$ {example.command}\n{_OF_THE_MACHINE.sub(_LEFT_OUT, example.printed)}"


def _session(block: str, folder: Path) -> Iterator[Example]:
    code = 0
    for command, told in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
        if command == "echo $?":
            yield Example(command, told, f"{code}\n")
            continue
        code, printed = _run(command, folder)
        yield Example(command, told, printed)


def _run(command: str, folder: Path) -> tuple[int, str]:
    """Run one command line in a folder: its exit code, and what is to be read in the terminal."""
    from uncover.cli.main import code_of  # noqa: PLC0415  the engine, when an example asks for it

    line, _, file = command.partition(" > ")
    words = shlex.split(line)
    out, told = io.StringIO(), io.StringIO()
    with _standing(folder, out if file else told, told):
        code = 0
        match words:
            case ["uncover", *arguments]:
                code = code_of(arguments)
            case ["cat", name]:
                print(Path(name).read_text("utf-8"), end="")
            case ["mkdir", name]:
                Path(name).mkdir()
            case ["cp" | "mv" as verb, source, target]:
                (shutil.copy if verb == "cp" else shutil.move)(source, target)
            case _:
                raise UnknownExampleError(command)
    if file:
        (folder / file.strip()).write_text(out.getvalue(), "utf-8")
    return code, told.getvalue()


@contextmanager
def _standing(folder: Path, out: io.StringIO, told: io.StringIO) -> Iterator[None]:
    """Stand in a folder, with nothing of this machine's settings and a terminal of 80 columns."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    here = Path.cwd()
    with ExitStack() as stack:
        stack.enter_context(patch.dict(os.environ, {**kept, "COLUMNS": "80"}, clear=True))
        stack.enter_context(patch("sys.stdin", io.StringIO()))
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(told))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
