"""Options that commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

SHARED = {
    "library": "The folder of the library.",
    "json": "Print one JSON document and nothing else.",
    "lang": "The language of messages.",
    "help": "Show this message and exit.",
    "install-completion": "Install completion for the current shell.",
    "show-completion": "Show completion for the current shell, to copy it or customize the"
    " installation.",
}
"""What is said of the options that commands share, the last three in typer's words."""

LibraryOption = Annotated[
    Path,
    typer.Option("--library", metavar="DIR", envvar="UNCOVER_LIBRARY", help=SHARED["library"]),
]
JsonOption = Annotated[bool, typer.Option("--json", help=SHARED["json"])]
LangOption = Annotated[str, typer.Option("--lang", metavar="en|es", help=SHARED["lang"])]

DEFAULT_LIBRARY = Path("library")
