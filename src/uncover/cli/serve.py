"""`uncover serve`: the site of the newest edition, on this machine alone."""

import os
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, tell
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    home: Annotated[
        Path | None,
        typer.Option("--home", metavar="DIR", help="Holds library/, editions/ and site/; else ."),
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
    from uncover.figures.edition.reading import Edition

    folder = home or Path()
    found = [edition] if edition else sorted((folder / "editions").glob("*.sqlite"))
    if not found:
        raise UnusableError("figures.edition-missing", file=folder / "editions" / "*.sqlite")
    Edition(found[-1]).close()  # refused here, with its sentence, and not by the first visitor
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
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=2,
        log_enabled=False,
        workers_kill_timeout=3,
    )
    server.serve()


def _begin(home: Path) -> None:
    """Make or move forward what the site keeps; a home that cannot be written in is served too."""
    from uncover.site.homes import begin

    try:
        begin(home)
    except UnusableError as error:
        tell(error, as_json=False)
