"""What commands print: one JSON document, plain text when piped, colour only in a terminal."""

import json
import os
import sys
from typing import Any

from rich.console import Console

from uncover.terms.commands import without_commands
from uncover.terms.defects import TRACEBACK, show
from uncover.terms.errors import UncoverError
from uncover.terms.stopping import answered


def console() -> Console:
    """Standard output for people: wrapped and coloured in a terminal, neither when piped."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(
        highlight=False, no_color=True, soft_wrap=True, width=10_000, legacy_windows=False
    )


def progress_console() -> Console:
    """Standard error, where progress goes and only to a terminal."""
    return Console(stderr=True, quiet=not sys.stderr.isatty())


def emit(document: dict[str, Any]) -> None:
    """Print one JSON document on standard output, and nothing else."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.flush()
    answered()


def tell(error: UncoverError, *, as_json: bool) -> None:
    """Tell one error: a sentence and the next step, or the JSON form of DESIGN 5."""
    if as_json:
        told = {"code": error.code, "sentence": error.sentence, "next": error.next_step}
        emit({"error": told})
        return
    lines = f"{error.sentence}\n{error.next_step}\n".rstrip("\n") + "\n"
    sys.stderr.write(without_commands(lines))


def show_if_asked(error: BaseException) -> None:
    """Print a traceback on standard error if the environment asks for it."""
    if os.environ.get(TRACEBACK, "0") not in {"", "0"}:
        show(error)
