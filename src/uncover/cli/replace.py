"""The command `uncover replace`: a released file takes the place of an earlier one of its name."""

from pathlib import Path
from typing import Annotated, Any

import typer

from uncover.cli.ingest import print_files, progress
from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import say


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The new file, by the old name.")],
    release: Annotated[
        str, typer.Option("--release", metavar="R", help="The release that holds the old one.")
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and count only; change nothing.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Put a file in the place of the file of its name in a release, all at once.

    Rows before and after are said for each table. What release.json said of the old file stays
    there under "replaced", with its hash and the time. Receipts of the old file no longer verify.
    Exit code 1: the new file, or a sheet of it that looks like data, was left unread; 2: nothing
    could be done.

    Examples:
      uncover replace arrests.xlsx --release 2026-ICLI-00005-2026-03-11 --dry-run

      uncover replace arrests.xlsx --release 2026-ICLI-00005-2026-03-11
    """
    del lang  # spoken since before the command began
    from uncover.records.library import Library
    from uncover.records.replacing import replace

    with progress() as told:
        done = replace(Library(library), file, release, dry_run=dry_run, progress=told)
    document = done.document()
    if json:
        emit(document)
    else:
        print_files([document])
        _print(document)
    return done.exit_code


def _print(document: dict[str, Any]) -> None:
    out = console()
    for table in document["tables"]:
        before, after = f"{table['rows_before']:,}", f"{table['rows_after']:,}"
        told = say("ingest.replaced.rows", table=table["table"], before=before, after=after)
        out.print(told, markup=False)
    if document["tables"]:
        key = "done" if document["done"] else "dry"
        out.print(say(f"ingest.replaced.{key}", release=document["release"]), markup=False)
