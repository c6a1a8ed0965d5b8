"""`uncover serve`: the site of the newest edition, on this machine alone."""

import os
import socket
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, tell
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

_HERE = "127.0.0.1"


def command(
    home: Annotated[
        Path | None,
        typer.Option(
            "--home",
            metavar="DIR",
            help="Holds library/, editions/ and site/; the folder here if not named.",
        ),
    ] = None,
    edition: Annotated[
        Path | None, typer.Option(metavar="FILE", help="This edition, not the newest in the home.")
    ] = None,
    port: Annotated[int, typer.Option(metavar="N", help="The port on 127.0.0.1.")] = 8000,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Serve the site of an edition on 127.0.0.1; it needs no configuration.

    What visitors send is kept in site/ of the home: database and key, made at the first start. With
    --edition and no --home, or where nothing can be written, figures are shown and nothing is kept.
    Stops within five seconds of Ctrl-C or SIGTERM.

    Example:
      uncover serve --home . --port 8000
    """
    del library, json, lang  # a site reads editions, and knows no library
    serve(home, port, edition)
    return 0


def serve(
    home: Path | None,
    port: int,
    edition: Path | None = None,
    *,
    quiet: bool = False,
    page: str = "",
) -> None:
    """Serve until told to stop. quiet: say nothing. page: the address to name, below the first.

    home: None for the current folder, and, beside one edition, for none at all.
    """
    from uncover.figures.edition.shelf import Shelf

    folder = home or Path()
    # Refused here, with its sentence, and not by the first visitor.
    Shelf(folder / "editions", edition.resolve() if edition else None).newest()
    _hold_free(port)
    if edition:
        os.environ["UNCOVER_EDITION"] = str(edition.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"
    if home or not edition:
        _begin(folder)
    from granian.constants import Interfaces
    from granian.server import Server

    if not quiet:
        console().print(say("cli.serve.at", port=f"{port}/{page}".rstrip("/")), markup=False)
    server = Server(
        "uncover.site.wsgi:application",
        address=_HERE,
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        log_enabled=False,
        workers_kill_timeout=3,
    )
    server.serve()


def _hold_free(port: int) -> None:
    """Raise UnusableError (`cli.port-taken`) where something else listens on the port.

    The server itself would share it in silence, and answer every other visitor.
    """
    with socket.socket() as mine:
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            mine.bind((_HERE, port))
        except (OSError, OverflowError) as error:
            raise UnusableError("cli.port-taken", port=port) from error


def _begin(home: Path) -> None:
    """Make or move forward what the site keeps; a home that cannot be written in is served too."""
    from uncover.site.homes import begin

    try:
        begin(home)
    except UnusableError as error:
        tell(error, as_json=False)
