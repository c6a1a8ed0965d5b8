"""`uncover build`: an edition of figures from a library."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit, progress_console
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    edition: Annotated[
        Path, typer.Option("--edition", metavar="DIR", help="The folder of editions.")
    ] = Path("editions"),
    figures: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Pinned figures; else figures.toml here.")
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="D", help="Its date; else that of the newest release.")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Make an edition: the standing figures and the pinned ones, each with its receipt.

    One read-only SQLite file that holds no row of a record. The same library gives the same hash.

    Examples:
      uncover build --edition editions

      uncover build --figures figures.toml --date 2026-03-10 --edition editions
    """
    from uncover.figures.edition.writing import write
    from uncover.figures.engine.building import build
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    here = Path("figures.toml")
    pins = load(figures or here) if figures or here.exists() else {}
    day = None if date is None else _day(date)
    with progress_console().status("") as status:
        content, left = build(
            Resolver(library, pins),
            lambda what, done, total: status.update(f"{done}/{total}  {what}"),
            day,
        )
    if not content.series and not content.figures:
        raise UnusableError("cli.nothing-to-build")
    made = content.about["made_up"] == "yes"
    path = edition / f"{'made-up-' if made else ''}{content.about['date']}.sqlite"
    if path.exists():
        raise UnusableError("cli.edition-there", file=path)
    digest = write(path, content)
    values = sum(len(each.values) for each in content.series) + len(content.figures)
    if json:
        emit({"edition": str(path), "sha256": digest, "figures": values, "left_out": left})
        return 0
    for each in left:
        console().print(say("cli.build.left", told=each), markup=False)
    console().print(say("cli.build.made", file=path, sha256=digest, figures=values), markup=False)
    return 0


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UnusableError("terms.bad-date", text=text) from error
