"""`uncover serve`: the site of the newest edition, on this machine alone."""

import os
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    home: Annotated[
        Path, typer.Option("--home", metavar="DIR", help="Holds library/, editions/ and site/.")
    ] = Path(),
    edition: Annotated[
        Path | None, typer.Option(metavar="FILE", help="This edition, not the newest in the home.")
    ] = None,
    port: Annotated[int, typer.Option(metavar="N", help="The port on 127.0.0.1.")] = 8000,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Serve the site of an edition on 127.0.0.1; it needs no configuration.

    Stops within five seconds of Ctrl-C or SIGTERM.

    Example:
      uncover serve --home . --port 8000
    """
    del library, json, lang  # a site reads editions, and knows no library
    from uncover.figures.edition.reading import Edition

    found = [edition] if edition else sorted((home / "editions").glob("*.sqlite"))
    if not found:
        raise UnusableError("figures.edition-missing", file=home / "editions" / "*.sqlite")
    Edition(found[-1]).close()  # refused here, with its sentence, and not by the first visitor
    os.environ["UNCOVER_HOME"] = str(home.resolve())
    if edition:
        os.environ["UNCOVER_EDITION"] = str(edition.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "uncover.site.settings"
    from granian.constants import Interfaces
    from granian.server import Server

    console().print(say("cli.serve.at", port=port), markup=False)
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
    return 0
