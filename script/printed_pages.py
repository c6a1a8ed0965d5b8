"""Print the pages of docs/ that are made from the code, or say which of them are stale."""

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import examples
import typer.main

from uncover.cli import translated
from uncover.terms.speech import say, speaking

ROOT = Path(__file__).parents[1]
REMAKE = "script/docs"


def main(arguments: list[str]) -> int:
    """Write every page, or with `--check` compare; 1 when a page is stale."""
    if arguments not in ([], ["--check"]):
        print("usage: script/docs [--check]", file=sys.stderr)
        return 2
    stale = [name for name, made in PAGES.items() if not settled(name, made(), write=not arguments)]
    for name in stale:
        print(f"{name} is stale: run {REMAKE} and commit the page.", file=sys.stderr)
    if not arguments:  # a test runs the examples too, and says which of them differ
        for name, text in examples_again():
            settled(name, text, write=True)
    return 1 if stale else 0


def settled(name: str, text: str, *, write: bool) -> bool:
    """Whether the page says `text`; with `write` it is made to."""
    page = ROOT / name
    text = text.rstrip("\n") + "\n"
    if page.is_file() and page.read_text("utf-8") == text:
        return True
    if write:
        page.write_text(text, "utf-8")
        print(name)
    return write


def dictionary() -> str:
    """Every table and column, as declared."""
    return str(import_module("uncover.records.dictionary").dictionary())


def measures() -> str:
    """Every measure with its six words."""
    return str(import_module("uncover.figures.wording.six_words_page").page())


def measures_in_spanish() -> str:
    """The same in Spanish."""
    with speaking("es"):
        return str(import_module("uncover.figures.wording.six_words_page").page())


def glossary() -> str:
    """Every word in both languages, and where it is wrong."""
    return str(import_module("uncover.figures.wording.glossary").page())


def rules() -> str:
    """Every counting rule with its sentence."""
    return str(import_module("uncover.records.rules.page").page())


def phrases() -> str:
    """Every phrase that is decided, by rule and language."""
    return str(import_module("uncover.claims.phrases_page").page())


def commands() -> str:
    """Every command with its help, in the order of `uncover --help`."""
    return in_language("en", "# Commands", f"*Printed from the code by `{REMAKE}`.*")


def commands_in_spanish() -> str:
    """The same in Spanish."""
    return in_language("es", "# Órdenes", f"*Escrito a partir del código por `{REMAKE}`.*")


def in_language(code: str, *head: str) -> str:
    """The page of commands in a language, below its head."""
    root = typer.main.get_command(import_module("uncover.cli.main").app)
    with speaking(code):
        lines = [part for line in head for part in (line, "")]
        lines += described(root)
        for words, command in subcommands(root, "uncover"):
            lines += [f"## `{words}`", "", *described(command)]
    return "\n".join(lines)


def subcommands(group: Any, words: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """The commands of a group and of the groups in it, each with the words to type."""
    for name, command in getattr(group, "commands", {}).items():
        if not command.hidden:
            yield f"{words} {name}", command
            yield from subcommands(command, f"{words} {name}")


def described(command: Any) -> list[str]:  # noqa: ANN401
    """A command's help, and its arguments and options as a list."""
    lines = [markdown(translated.help_text(command.name, command.help or "")), ""]
    shown = [each for each in command.params if not each.hidden]
    lines += [f"- `{spelling(each)}`{meaning(command.name, each)}" for each in shown]
    return [*lines, ""] if shown else lines


def spelling(parameter: Any) -> str:  # noqa: ANN401
    """What one types: `--release NAME`, or `PATH...`."""
    word = translated.placeholder(str(parameter.metavar or parameter.name.strip("_").upper()))
    if parameter.param_type_name == "argument":
        return f"{word.removesuffix('...')}..." if parameter.nargs == -1 else word
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    return names if parameter.is_flag else f"{names} {word}"


def meaning(command: str, parameter: Any) -> str:  # noqa: ANN401
    """What is said of a parameter after its name; the default where there is a plain one."""
    name = translated.parameter_name(parameter)
    said = paragraph(translated.parameter_text(command, name, parameter.help or "")).rstrip(". ")
    default = parameter.default
    if isinstance(default, str | int | Path) and not isinstance(default, bool) and default != "":
        said += f" ({say('help.default', value=f'`{default}`')})"
    return f": {said}." if said else ""


def examples_again() -> Iterator[tuple[str, str]]:
    """Each page with examples, and its text with what they print when they are run."""
    with TemporaryDirectory() as kept:
        taught = Path(kept) / "tutorial"
        taught.mkdir()
        for number, page in enumerate(examples.pages()):
            folder = taught if page == examples.TUTORIAL else Path(kept) / str(number)
            if examples.begins_after_tutorial(page):
                shutil.copytree(taught, folder)
            folder.mkdir(exist_ok=True)
            yield page, examples.run(page, folder)[1]


def paragraph(text: str) -> str:
    """Text on one line, without the terminal's line breaks; a claim that it shows is no link."""
    return re.sub(r"\[[^\]]*\]\(#[^)]*\)", r"`\g<0>`", " ".join(text.split()))


def markdown(text: str) -> str:
    """A command's help as Markdown: its indented lines are what one types."""
    parts: list[str] = []
    lines = text.replace("\b", "").splitlines()
    for kind, group in groupby(lines, key=lambda line: (not line.strip(), line.startswith("  "))):
        said = [line.strip() for line in group if line.strip()]
        if said:
            parts.append(typed(said) if kind[1] else paragraph(" ".join(said)))
    return "\n\n".join(parts)


def typed(lines: list[str]) -> str:
    """Lines for a shell."""
    return "\n".join(["```sh", *lines, "```"])


PAGES: dict[str, Callable[[], str]] = {
    "docs/commands.md": commands,
    "docs/commands.es.md": commands_in_spanish,
    "docs/dictionary.md": dictionary,
    "docs/glossary.md": glossary,
    "docs/measures.md": measures,
    "docs/measures.es.md": measures_in_spanish,
    "docs/phrases.md": phrases,
    "docs/rules.md": rules,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
