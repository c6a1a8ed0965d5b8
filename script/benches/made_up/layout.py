"""The columns of a made-up sheet, as the table's declaration has them: nothing typed again."""

from dataclasses import dataclass

from uncover.records.declaration import Column, Kind, Layout, Table
from uncover.records.declared import tables
from uncover.records.headers import plain
from uncover.terms.places import states

_WORDS = 400  # different values of a column of free text
_REDACTION = "(b)(6), (b)(7)(C)"


@dataclass(frozen=True)
class MadeUpColumn:
    """One column of a made-up sheet.

    name: its canonical name. texts: what its cells choose from; empty for other kinds.
    """

    name: str
    header: str
    kind: Kind
    texts: tuple[str, ...]
    leads: bool = False  # whether it is the date that the table's figures belong to


@dataclass(frozen=True)
class MadeUpSheet:
    """What a made-up sheet is to look like."""

    table: str
    layout: str
    header_row: int
    columns: tuple[MadeUpColumn, ...]


def sheet_of(name: str, layout: str | None) -> MadeUpSheet:
    """The sheet of a table in this layout; without one in the widest that an agency released."""
    table = tables()[name]
    chosen = next((one for one in table.layouts if one.name == layout), None) or _widest(table)
    named = {plain(header): column for column in table.columns for header in column.headers}
    spares = {column.spare_of: column for column in table.columns if column.spare_of}
    columns, taken = [], set()
    for header in chosen.headers:
        column = named[plain(header)]
        if column.name in taken:  # the second header of one column, as for a time and its day
            column = spares[column.name]
        taken.add(column.name)
        texts = _texts(column, header)
        leads = column.name == table.date
        columns.append(MadeUpColumn(column.name, header, column.kind, texts, leads))
    return MadeUpSheet(name, chosen.name, chosen.header_row or 1, tuple(columns))


def _widest(table: Table) -> Layout:
    """Those that say their header row are workbooks; processed files carry the rows' origin."""
    released = [
        one for one in table.layouts if one.header_row and "file_original" not in one.headers
    ]
    return max(released, key=lambda one: len(one.headers))


def _texts(column: Column, header: str) -> tuple[str, ...]:
    """The values a cell of the column may have: declared ones, or words that say what they are."""
    match column.kind:
        case "code" | "text" if column.codes:
            return column.codes
        case "class":
            return tuple(values[0] for values in column.classes.values())
        case "state":
            return tuple(state.name.upper() for state in states().values())
        case "yes_no":
            return ("YES", "NO")
        case "text" | "code":
            made = tuple(f"MADE UP {header.upper()} {n:03}" for n in range(_WORDS))
            return (_REDACTION,) if column.private else made
        case _:
            return ()
