"""The help of a command: what one types stays on a line of its own, however narrow it is shown."""

import inspect
from types import ModuleType

_AS_IT_IS = "\b\n"
"""Before a paragraph it tells typer to leave its lines as they are."""


def help_of(module: ModuleType) -> str:
    """The docstring of a module's command, and its EXAMPLES if it has them.

    Every paragraph that ends in an indented line keeps its lines.
    """
    examples = getattr(module, "EXAMPLES", "").strip("\n")
    told = inspect.cleandoc(module.command.__doc__ or "")
    return lines_kept(f"{told}\n\n{examples}")


def lines_kept(text: str) -> str:
    """A help text in which every paragraph that ends in an indented line keeps its lines."""
    return "\n\n".join(
        f"{_AS_IT_IS}{each}" if each.splitlines()[-1].startswith("  ") else each
        for each in text.strip().split("\n\n")
    )
