"""The command `uncover ingest`: released files enter the library."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit, progress_console, show_if_asked, tell
from uncover.terms.speech import say

_FACTS = ("duplicates", "without_person", "rejected", "times_dropped")
_LISTS = {
    "redacted": "redacted_columns",
    "missing": "missing_columns",
    "new": "new_columns",
}


def command(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, folders of files, or ZIPs.")
    ],
    library: LibraryOption = DEFAULT_LIBRARY,
    release: Annotated[
        str | None,
        typer.Option("--release", metavar="NAME", help="The release all these files belong to."),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--table", metavar="TABLE.toml", help="Your own declaration of a table."),
    ] = None,
    json: JsonOption = False,
    lang: LangOption = "en",
) -> int:
    """Recognise, clean and store released files.

    Nothing is dropped: duplicates are flagged, and a value that cannot be read stays in rejects/.
    Storing the same file twice changes nothing. If the command is stopped, every file finished
    before is kept; run it again to go on. Exit code 1: a file or a sheet that looks like data was
    left unread (the rest is stored); 2: nothing could be done, or a file was refused.

    A file's "status" in JSON: stored, already stored, ignored (lock files), not recognised,
    unreadable, refused (its release holds another file of its name, or another list of its day:
    use --release or uncover replace), defect (of Uncover; please tell us).

    A declaration given with --table is kept in the library with the first file stored under it.
    After that no command needs --table. Later it may gain headers, layouts and known codes; another
    one of the same name is refused.

    Examples:
      uncover ingest ~/releases/2026-03

      uncover ingest arrests.xlsx detainers.xlsx --release 2026-ICLI-00005-2026-03-11

      uncover ingest jail-log.csv --table jail.toml --json
    """
    del lang  # spoken since before the command began
    from uncover.records.ingest import ingest
    from uncover.records.kept import load

    own = load(table) if table is not None else None
    if not json:
        _say_room(library, paths)
    with progress() as told:
        report = ingest(library, paths, release=release, table=own, progress=told)
    for file in report.files:
        if file.cause is not None:
            show_if_asked(file.cause)
    if json:
        emit(report.document())
        return report.exit_code
    print_files(report.document()["files"])
    for file in report.files:
        if file.refusal is not None:
            tell(file.refusal, as_json=False)
    return report.exit_code


def _say_room(library: Path, paths: list[Path]) -> None:
    """Say how much disk this may need, before anything is written."""
    from uncover.records.room import megabytes, room_for

    room = room_for(library, paths)
    needed, free = f"{megabytes(room.needed):,}", f"{megabytes(room.free):,}"
    console().print(say("ingest.summary.room", needed=needed, free=free), markup=False)


@contextmanager
def progress() -> Iterator[Callable[[str, int], None]]:
    """The file being read and its rows so far, on standard error, if that is a terminal."""
    screen = progress_console()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True, disable=screen.quiet) as bar:
        task = bar.add_task("", total=None)

        def told(file: str, rows: int) -> None:
            bar.update(task, description=f"{file}: {say('ingest.summary.row', rows=f'{rows:,}')}")

        yield told


def print_files(files: list[dict[str, Any]]) -> None:
    """The report for people, one block for each file and one line of totals."""
    out = console()

    def line(key: str, **facts: object) -> None:
        out.print(say(f"ingest.summary.{key}", **facts), markup=False)

    for file in files:
        status = say(f"ingest.status.{file['status'].replace(' ', '_')}")
        line("file", file=file["file"], status=status)
        if file["reason"]:
            out.print(f"  {file['reason']}", markup=False)
        for sheet in file["sheets"]:
            _print_sheet(sheet, line)
            if sheet["table"] and sheet["reason"]:
                out.print(f"    {sheet['reason']}", markup=False)
    statuses = [file["status"] for file in files]
    line(
        "total",
        files=len(files),
        stored=statuses.count("stored"),
        already=statuses.count("already stored"),
        left=sum(
            status in {"not recognised", "unreadable", "refused", "defect"} for status in statuses
        ),
        ignored=statuses.count("ignored"),
    )


def _print_sheet(sheet: dict[str, Any], line: Callable[..., None]) -> None:
    if sheet["table"] is None:
        line("left", sheet=sheet["sheet"], reason=sheet["reason"])
        return
    line(
        "sheet",
        sheet=sheet["sheet"],
        table=sheet["table"],
        release=sheet["release"],
        rows=f"{sheet['rows_stored']:,}",
        header_row=sheet["header_row"],
    )
    for key in _FACTS:
        if sheet[key]:
            line(key, count=f"{sheet[key]:,}")
    for key, name in _LISTS.items():
        if sheet[name]:
            line(key, columns=", ".join(sheet[name]))
    if sheet["new_codes"]:
        codes = (f"{new['column']} '{new['code']}' ({new['rows']:,})" for new in sheet["new_codes"])
        line("new_codes", codes=", ".join(codes))
    for note in sheet["notes"]:
        line("note", note=note)
