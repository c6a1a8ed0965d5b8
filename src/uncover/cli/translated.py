"""The texts of help in another language than English, which stands with each command in code.

`help/es/check.toml` has those of `uncover check`: `says` for the command and one text for each
argument and option. Those of the options that commands share stand in `_shared.toml`, those of the
command `uncover` itself in `uncover.toml`, and words such as FILE in `_placeholders.toml`.
"""

import hashlib
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from uncover.cli.helping import lines_kept
from uncover.cli.options import SHARED
from uncover.terms.speech import language

_WORD = re.compile(r"[A-Z]+(?![a-z])|(?<=<)[a-z]+(?=>)")


def help_text(command: str, english: str) -> str:
    """What a command says of itself in the language spoken now; in English if it has no other."""
    told = texts(language(), command).get("says")
    return english if told is None else lines_kept(told)


def epilog(command: str, english: str) -> str:
    """What stands below the help of a command."""
    return str(texts(language(), command).get("epilog", english))


def parameter_text(command: str, name: str, english: str) -> str:
    """What is said of an option or argument; name: as `parameter_name` gives it."""
    own = texts(language(), command).get("parameters", {})
    shared = texts(language(), "_shared") if SHARED.get(name) == english else {}
    return str(own.get(name, shared.get(name, english)))


def parameter_name(parameter: Any) -> str:  # noqa: ANN401  of typer, which exports no class of it
    """The name of a parameter in a file of texts: an option's longest without its dashes."""
    if parameter.param_type_name == "argument":
        return str(parameter.name)
    return str(max(parameter.opts, key=len)).lstrip("-")


def placeholder(text: str) -> str:
    """What stands for a value, such as FILE or <path>, in the language spoken now."""
    words = texts(language(), "_placeholders")
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text)


def fingerprint(command: Any) -> str:  # noqa: ANN401  of typer, which exports no class of it
    """Eight digits that change with the English help of a command, shared options left out.

    A file of texts names those that it was written for, so that none is left behind unseen.
    """
    told = {
        parameter_name(each): each.help or ""
        for each in command.params
        if each.help is None or SHARED.get(parameter_name(each)) != each.help
    }
    lines = [command.help or "", command.epilog or "", *(f"{n}: {t}" for n, t in told.items())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


@cache
def texts(code: str, name: str) -> dict[str, Any]:
    """The texts of a file of one language; nothing where there is no such file."""
    path = files("uncover.cli") / "help" / code / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
