"""`uncover sample`: a made-up release in the real layout, with the truth of what is in it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from uncover.cli import completing
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit, progress_console
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say


def command(
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE",
            help="Of which table, say arrests.",
            autocompletion=completing.sampled,
        ),
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE.xlsx", help="The workbook to write.")
    ],
    rows: Annotated[
        int, typer.Option(help="How many rows; what one sheet cannot hold goes on in the next.")
    ] = 2000,
    seed: Annotated[
        int,
        typer.Option(help="The same seed gives the same file, and the same people in each table."),
    ] = 1,
    layout: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="A declared layout; else that of the newest release."),
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Write a made-up release, marked as made up, and FILE.xlsx.truth.json beside it.

    It has the duplicates, blanks, redactions and transfers of real releases, and their slips: days
    that are none, codes nobody declared, stray blanks, book-outs before book-ins. The truth file
    counts them as they were made, column by column. Tables: arrests, detainers,
    detention_stints, encounters, removals. Nothing is put into a library.

    Examples:
      uncover sample arrests --rows 2000 --seed 1 -o made-up.xlsx

      uncover sample detention_stints --seed 1 -o made-up-stints.xlsx

      uncover sample arrests --layout 2025 --rows 300000 -o made-up-2025.xlsx
    """
    from uncover.records.declared import released
    from uncover.records.sample import NEWEST, sampled, write_sample

    if table not in released():
        raise UnusableError("sample.no-such-table", table=table, names=", ".join(sampled()))
    if not out.resolve().parent.is_dir():
        raise UnusableError("sample.no-folder", folder=out.resolve().parent.name)
    with _progress(out.name, rows) as told:
        truth = write_sample(
            released()[table], rows, seed, out, layout=layout or NEWEST, progress=told
        )
    if json:
        emit({"file": out.name, "truth": truth})
    else:
        told_rows = f"{truth['rows']:,}"
        console().print(say("sample.written", file=out.name, rows=told_rows), markup=False)
    return 0


@contextmanager
def _progress(file: str, rows: int) -> Iterator[Callable[[int], None]]:
    """How many of the rows are written, on standard error, if that is a terminal."""
    screen = progress_console()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True, disable=screen.quiet) as bar:
        task = bar.add_task(file, total=rows)
        yield lambda done: bar.update(task, completed=done)
