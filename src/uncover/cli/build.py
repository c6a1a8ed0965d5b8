"""`uncover build`: an edition of figures from a library, and one taken away."""

import datetime as dt
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated
from urllib.parse import unquote

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit, progress_console
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

if TYPE_CHECKING:
    from uncover.figures.edition.content import Content
    from uncover.figures.engine.building import Left

Progress = Callable[[str, int, int], None]
_MINUTE = 60


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
    withdraw: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Make none: take this edition away for good."),
    ] = None,
    reason: Annotated[
        str, typer.Option(metavar="TEXT", help="Why it is withdrawn; it stays to be read.")
    ] = "",
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Make an edition: the standing figures and the pinned ones, each with its receipt.

    One read-only SQLite file that holds no row of a record. The same library gives the same hash.
    A correction is an edition of its own, with a date of its own. Of one that is withdrawn the
    name, the hash and the reason stay in a file beside it.

    Examples:
      uncover build --edition editions

      uncover build --figures figures.toml --date 2026-03-10 --edition editions

      uncover build --withdraw editions/2026-03-10.sqlite --reason "Released by mistake."
    """
    if withdraw is not None:
        return _withdraw(withdraw, reason, as_json=json)
    day = None if date is None else _day(date)
    with _progress() as progress:
        content, left = _content(library, figures, day, progress)
        made = content.about["made_up"] == "yes"
        path = edition / f"{'made-up-' if made else ''}{content.about['date']}.sqlite"
        progress("", 0, 0)
        digest, is_new = _written(path, content)
    values = sum(len(each.values) for each in content.series) + len(content.figures)
    if json:
        left_out = [vars(each) for each in left]
        emit({"edition": str(path), "sha256": digest, "figures": values, "left_out": left_out})
        return 0
    for each in left:
        console().print(say("cli.build.left", told=each.sentence), markup=False)
    key = "cli.build.made" if is_new else "editions.told.same"
    console().print(say(key, file=path, sha256=digest, figures=values), markup=False)
    return 0


def _content(
    library: Path, figures: Path | None, day: dt.date | None, progress: Progress
) -> "tuple[Content, list[Left]]":
    from uncover.figures.engine.building import build
    from uncover.figures.engine.resolver import Resolver
    from uncover.figures.pins import load

    here = Path("figures.toml")
    pins = load(figures or here) if figures or here.exists() else {}
    content, left = build(Resolver(library, pins, keep=True), progress, day)
    if not content.series and not content.figures:
        raise UnusableError("cli.nothing-to-build")
    return content, left


def _written(path: Path, content: "Content") -> tuple[str, bool]:
    """The hash of the edition, and whether it is new; one with the same content stays as it is.

    Raises UnusableError (`editions.there`) where another edition has its name.
    """
    from uncover.figures.edition.reading import Edition
    from uncover.figures.edition.writing import write

    if not path.exists():
        return write(path, content), True
    there = Edition(path)
    with TemporaryDirectory(prefix="uncover-") as folder:
        digest = write(Path(folder) / path.name, content)
    there.close()
    if digest != there.sha256:
        raise UnusableError("editions.there", file=path, there=there.sha256[:12], new=digest[:12])
    return digest, False


def _withdraw(file: Path, reason: str, *, as_json: bool) -> int:
    from uncover.figures.edition.writing import withdraw

    stone = withdraw(file, reason)
    if as_json:
        emit({"withdrawn": str(file), "tombstone": str(stone), "reason": reason.strip()})
    else:
        told = say("editions.told.withdrawn", file=file, stone=stone)
        console().print(told, markup=False)
    return 0


@contextmanager
def _progress() -> Iterator[Progress]:
    """Tells on a terminal what is counted now, how many are done, of how many, and since when."""
    begun = time.monotonic()
    with progress_console().status("") as status:

        def tell(what: str, done: int, total: int) -> None:
            minutes, seconds = divmod(int(time.monotonic() - begun), _MINUTE)
            facts = {"done": done + 1, "total": total, "elapsed": f"{minutes}:{seconds:02}"}
            key = "editions.progress.counting" if what else "editions.progress.writing"
            status.update(say(key, what=unquote(what), **facts))

        yield tell


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UnusableError("terms.bad-date", text=text) from error
