"""Commands whose help is told in the language spoken now: texts, headings and placeholders."""

import re
from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from typer.core import TyperCommand, TyperGroup

from uncover.cli.translated import (
    epilog,
    help_text,
    parameter_name,
    parameter_text,
    placeholder,
)
from uncover.terms.speech import say

_SENTENCE = re.compile(r"(?<=\.)\s")
_EXTRAS = {"env var: ": ("environment", "name"), "default: ": ("default", "value")}


class _Spoken:
    """What a command and the group of them have in common; typer's classes stand behind it."""

    name: str | None
    help: str | None
    epilog: str | None

    def get_short_help_str(self, limit: int = 45) -> str:
        """The beginning of the first sentence, for a shell that shows it on one line."""
        return shorten(self.sentence(), limit, placeholder="...")

    def sentence(self) -> str:
        """The first sentence of the help, whole: in a list one that breaks off says nothing."""
        paragraph = self._text().partition("\n\n")[0]
        return _SENTENCE.split(" ".join(paragraph.split()))[0]

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """The line of usage."""
        pieces = placeholder(" ".join(self.collect_usage_pieces(ctx)))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=say("help.usage"))

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """What the command says of itself."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self._text())

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Arguments, options and, of the group, commands, each under its heading."""
        shown: dict[str, list[tuple[str, str]]] = {"arguments": [], "options": []}
        for each in self.get_params(ctx):  # type: ignore[attr-defined]
            told = each.get_help_record(ctx)
            if told is not None:
                kind = "arguments" if each.param_type_name == "argument" else "options"
                shown[kind].append((placeholder(told[0]), self._record(each, told[1])))
        shown["commands"] = [
            (name, command.sentence())
            for name, command in getattr(self, "commands", {}).items()
            if not command.hidden
        ]
        for kind, rows in shown.items():
            if rows:
                with formatter.section(say(f"help.{kind}")):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """What stands at the end."""
        del ctx
        if self.epilog:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(epilog(self.name or "", self.epilog))

    def _text(self) -> str:
        return help_text(self.name or "", self.help or "")

    def _record(self, parameter: Any, told: str) -> str:  # noqa: ANN401
        """What is said of a parameter, with its default and its variable; told: in English."""
        english = parameter.help or ""
        text = parameter_text(self.name or "", parameter_name(parameter), english)
        extra = told.removeprefix(english).strip().removeprefix("[").removesuffix("]")
        said = "; ".join(_extras(extra)) if extra else ""
        return f"{text}  [{said}]" if said else text


def _extras(extra: str) -> Iterator[str]:
    """The parts of what typer adds in brackets, each in the language spoken now."""
    for part in extra.split("; "):
        for english, (key, blank) in _EXTRAS.items():
            if part.startswith(english):
                yield say(f"help.{key}", **{blank: part.removeprefix(english)})
                break
        else:
            yield say("help.required") if part == "required" else part


class SpokenCommand(_Spoken, TyperCommand):
    """A command."""


class SpokenGroup(_Spoken, TyperGroup):
    """The command `uncover`, with the others in it."""
