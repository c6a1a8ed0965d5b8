"""The commands `uncover table ...`: one table of the library."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import say

if TYPE_CHECKING:
    from uncover.records.exporting import Exported

GROUP_HELP = "One table of the library: export it."
"""What the group of commands says of itself."""


def command(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Which, for example arrests.")],
    release: Annotated[
        str | None, typer.Option("--release", metavar="R", help="Of which release, if of several.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE.parquet", help="The file; else TABLE.RELEASE.parquet here."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
    library: LibraryOption = DEFAULT_LIBRARY,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Write a table as one Parquet file, so that a stranger recounts a receipt with DuckDB alone.

    The file holds ROWS, ABOUT PERSONS BY THE AGENCY'S PSEUDONYM. It is for handing to somebody who
    counts again, and not for publishing. `uncover verify RECEIPT --explain` prints what to run on
    it: the SQL of the receipt as it stands, and the query of its hash. Columns are those of the
    data dictionary, with the order of rows (ordinal), and pseudonym beside the person's number.

    Examples:
      uncover table export arrests

      uncover table export arrests --release 2026-ICLI-00005-2026-03-11 -o arrests.parquet
    """
    del lang  # spoken since before the command began
    from uncover.records.exporting import export
    from uncover.records.library import Library

    done = export(Library(library), table, release, out, force=force)
    if json:
        emit(_document(done))
        return 0
    policy = done.table.disclosure
    rows, name = f"{done.rows:,}", done.table.name
    lines = [say("exporting.written", file=done.file, rows=rows, table=name, release=done.release)]
    lines += [say("exporting.not-for-publishing")]
    lines += [say("exporting.protected", policy=policy)] if policy != "none" else []
    for line in lines:
        console().print(line, markup=False)
    return 0


def _document(done: "Exported") -> dict[str, Any]:
    return {
        "file": str(done.file),
        "table": done.table.name,
        "release": done.release,
        "rows": done.rows,
        "sha256": done.sha256,
        "disclosure": done.table.disclosure,
        "for_publishing": False,
    }
