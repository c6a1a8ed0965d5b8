"""Options that commands share, each declared once."""

from pathlib import Path
from typing import Annotated

import typer

from uncover.cli import completing

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

WhatArgument = Annotated[
    str,
    typer.Argument(
        metavar="MEASURE_OR_ADDRESS_OR_ID",
        help="A measure, a figure's address, or its id in figures.toml.",
        autocompletion=completing.figures,
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option("--source", help="The table to count from.", autocompletion=completing.sources),
]
ReleaseOption = Annotated[str | None, typer.Option("--release", help="The release to count from.")]
PlaceOption = Annotated[
    str | None,
    typer.Option("--place", help="An id (us-ma) or a name.", autocompletion=completing.places),
]
FromOption = Annotated[str | None, typer.Option("--from", help="The first day.")]
ThroughOption = Annotated[str | None, typer.Option("--through", help="The last day.")]
ReadingOption = Annotated[
    list[str] | None,
    typer.Option("--option", metavar="K=V", help="Another reading, say unit=person."),
]
PinsOption = Annotated[Path | None, typer.Option("--figures", help="The file of pinned figures.")]

DEFAULT_LIBRARY = Path("library")
