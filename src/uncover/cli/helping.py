"""The help of a command: what one types stays on a line of its own, however narrow it is shown."""

import inspect
from collections.abc import Callable
from typing import Any

_AS_IT_IS = "\b\n"
"""Before a paragraph it tells typer to leave its lines as they are."""


def help_of(command: Callable[..., Any]) -> str:
    """A command's docstring, with every paragraph that has indented lines left as it is."""
    paragraphs = inspect.cleandoc(command.__doc__ or "").split("\n\n")
    return "\n\n".join(
        f"{_AS_IT_IS}{each}" if each.splitlines()[-1].startswith("  ") else each
        for each in paragraphs
    )
