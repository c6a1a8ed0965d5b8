"""What is wrong with a command line, in our words: typer speaks English only."""

import re
from typing import Any

from typer import TyperException

from uncover.cli.translated import placeholder
from uncover.terms.errors import UnusableError

_OF_A_PARAMETER = {"MissingParameter": "cli.missing-argument", "BadParameter": "cli.bad-value"}
_NO_COMMAND = "Missing command."
_COMMAND = re.compile(r"No such command '(.*)'\.", re.DOTALL)
_EXTRA = re.compile(r"unexpected extra argument.*\((.*)\)", re.DOTALL)


def usage_error(error: TyperException) -> UnusableError:
    """The error of a command line, by what typer says of it.

    A kind of error that is not known here is told in typer's own words.
    """
    kind, text = type(error).__name__, error.format_message()
    name, hint = getattr(error, "option_name", None), _hint(getattr(error, "param", None))
    if kind == "NoSuchOption" and name:
        near = ", ".join(getattr(error, "possibilities", None) or ()) or "--help"
        return UnusableError("cli.no-such-option", name=name, near=near)
    if kind == "BadOptionUsage" and name:
        return UnusableError("cli.option-needs-value", name=name)
    if kind in _OF_A_PARAMETER and hint:
        return UnusableError(_OF_A_PARAMETER[kind], name=hint)
    if text == _NO_COMMAND:
        return UnusableError("cli.no-command")
    for pattern, code in ((_COMMAND, "cli.no-such-command"), (_EXTRA, "cli.extra-argument")):
        found = pattern.search(text)
        if found:
            return UnusableError(code, name=found.group(1))
    return UnusableError("cli.usage", text=text)


def _hint(param: Any) -> str:  # noqa: ANN401  a parameter of typer, which exports no class of it
    if param is None:
        return ""
    options = [text for text in getattr(param, "opts", ()) if text.startswith("-")]
    return "/".join(options) or placeholder(
        str(getattr(param, "metavar", None) or param.name).upper()
    )
