"""Options that commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

LibraryOption = Annotated[
    Path,
    typer.Option(
        "--library", metavar="DIR", envvar="UNCOVER_LIBRARY", help="The folder of the library."
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else.")
]
LangOption = Annotated[
    str, typer.Option("--lang", metavar="en|es", help="The language of messages.")
]

DEFAULT_LIBRARY = Path("library")
