"""Where the options that all commands share may stand: before the command or behind it."""

from collections.abc import Sequence

TAKES_VALUE = {"--library": True, "--lang": True, "--json": False}
"""The options of the command `uncover` (DESIGN 5), and whether a value follows."""
GROUPS = {"table": "export"}
"""The words that a second word follows to make a command: `uncover table export`."""


def behind_the_command(arguments: Sequence[str]) -> list[str]:
    """The same command line with every shared option that stands before the command behind it.

    They come first there, so that one that is said again behind the command is the one that holds.
    A line without a command, or with another option before it, is left as it is.
    """
    end = 0
    while end < len(arguments) and arguments[end].partition("=")[0] in TAKES_VALUE:
        name, equals, _ = arguments[end].partition("=")
        end += 2 if TAKES_VALUE[name] and not equals else 1
    if end >= len(arguments) or arguments[end].startswith("-"):
        return list(arguments)
    words = 2 if arguments[end] in GROUPS and len(arguments) > end + 1 else 1
    return [*arguments[end : end + words], *arguments[:end], *arguments[end + words :]]


def said_last(arguments: Sequence[str], name: str) -> str | None:
    """The value of an option where it is said last, None where it is not said."""
    values = [
        following if here == name else here.partition("=")[2]
        for here, following in zip(arguments, [*arguments, ""][1:], strict=True)
        if here == name or here.startswith(f"{name}=")
    ]
    return values[-1] if values else None
