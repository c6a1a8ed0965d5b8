"""The command `uncover tables`: what the library holds."""

from typing import Any

from rich.table import Table

from uncover.cli.options import DEFAULT_LIBRARY, JsonOption, LangOption, LibraryOption
from uncover.cli.output import console, emit
from uncover.terms.speech import say

_COLUMNS = ("table", "release", "rows", "from", "through", "people")


def command(
    library: LibraryOption = DEFAULT_LIBRARY, json: JsonOption = False, lang: LangOption = "en"
) -> None:
    """List the tables of the library: release, rows, first and last day, people.

    Examples:
      uncover tables

      uncover tables --library ~/coalition/library --json
    """
    del lang  # spoken since before the command began
    from uncover.records.library import Library

    opened = Library(library)
    held = [
        {
            "table": holding.table,
            "release": holding.release,
            "rows": holding.rows,
            "from": holding.from_,
            "through": holding.through,
            "people": holding.people,
        }
        for holding in opened.steady(opened.holdings)
    ]
    if json:
        emit({"tables": held})
    else:
        _print(held)


def _print(held: list[dict[str, Any]]) -> None:
    out = console()
    if not held:
        out.print(say("ingest.summary.tables_empty"))
        return
    grid = Table(box=None, pad_edge=False)
    for name in _COLUMNS:
        numeric = name in {"rows", "people"}
        grid.add_column(say(f"ingest.summary.{name}"), justify="right" if numeric else "left")
    for row in held:
        grid.add_row(*(_cell(row[name]) for name in _COLUMNS))
    out.print(grid, markup=False)


def _cell(value: object) -> str:
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
