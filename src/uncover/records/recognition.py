"""Which declared table a sheet is: its header row found by content, its columns by their names."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from uncover.records.appearance import looks_like_data
from uncover.records.declaration import Layout, Table
from uncover.records.headers import plain, unlike

__all__ = ["DEEP_ROWS", "HEAD_ROWS", "Near", "Recognised", "looks_like_data", "recognise"]

Row = tuple[int, list[str | None]]

HEAD_ROWS, DEEP_ROWS = 60, 1000
"""How many rows of a sheet are looked through for its header, and how many if none is there."""

_NEAR_COLUMNS = 3
_NEAR_SHARE = 0.25
_FAR_BETTER = 0.25


@dataclass(frozen=True)
class Recognised:
    """A sheet that is a declared table.

    header_row: as a spreadsheet numbers rows. positions: from canonical column to position (0 is
    column A). new: positions and headers, as released, that the table does not know. missing:
    canonical columns of the layout that the sheet lacks; missing_headers: the same as the layout
    writes them. titles: the rows above the header, one text each. headers: the whole header row.
    """

    table: Table
    layout: Layout
    header_row: int
    positions: dict[str, int]
    new: list[tuple[int, str]]
    missing: list[str]
    missing_headers: list[str]
    titles: list[str]
    headers: list[str | None]


@dataclass(frozen=True)
class Near:
    """Almost a declared table: what it lacks of it, what it has besides, and the nearest names.

    required: headers without which the sheet is not the table. missing: all headers of the nearest
    layout that it lacks. new: headers that the table does not know. nearest: for a new header the
    known one that it resembles.
    """

    table: Table
    layout: Layout
    header_row: int
    required: list[str]
    missing: list[str]
    new: list[str]
    nearest: dict[str, str]
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Fit:
    """How one layout of one table fits one row."""

    table: Table
    layout: Layout
    at: int
    positions: dict[str, int]
    lacking: list[str]
    score: float

    @property
    def good(self) -> bool:
        return not self.lacking


def recognise(
    head: Sequence[Row], tables: Mapping[str, Table] | Iterable[Table]
) -> Recognised | Near | None:
    """What a sheet is by its first rows: a table, almost one, or none.

    All required columns of a layout must be there and none of its forbidden ones. Among the tables
    for which this holds the one that explains the sheet best is taken, unless a table that lacks a
    required column explains it far better: then the sheet is that table in a layout not yet known.
    """
    declared = tables.values() if isinstance(tables, Mapping) else tables
    rows = [unlike(texts) for _, texts in head]
    fits = [fit for table in declared for fit in _fits(rows, table)]
    good = max((fit for fit in fits if fit.good), key=_score, default=None)
    near = max(
        (fit for fit in fits if not fit.good and _nearly(head, fit)), key=_score, default=None
    )
    if good and not (near and near.score > good.score + _FAR_BETTER):
        return _recognised(head, good)
    return _near(head, near) if near else None


def _score(fit: _Fit) -> float:
    return fit.score


def _fits(rows: Sequence[list[str]], table: Table) -> list[_Fit]:
    """How each layout of a table fits the row that knows most of the table's headers."""
    index = _index(table)
    best: tuple[int, int, list[str]] | None = None
    for at, names in enumerate(rows):
        known = len({index[name] for name in names if name in index})
        if known and (best is None or known > best[0]):
            best = (known, at, names)
    if best is None:
        return []
    _, at, names = best
    positions = _positions(table, names, index)
    return [
        fit
        for layout in table.layouts
        if (fit := _fit(table, layout, at, names, positions)) is not None
    ]


def _fit(
    table: Table, layout: Layout, at: int, names: list[str], positions: dict[str, int]
) -> _Fit | None:
    if {plain(header) for header in layout.forbidden} & set(names):
        return None
    index = _index(table)
    there = {name for name in names if name}
    as_written = {plain(header) for header in layout.headers}
    wanted = {index[name] for name in as_written}
    alike = 2 * len(wanted & positions.keys()) / (len(wanted) + len(there))
    same = 2 * len(as_written & there) / (len(as_written) + len(there))
    lacking = [column for column in layout.required if column not in positions]
    return _Fit(table, layout, at, positions, lacking, alike + same / 100)


def _positions(table: Table, names: list[str], index: Mapping[str, str]) -> dict[str, int]:
    """Where each canonical column stands; of two headers for one, that declared first keeps it."""
    places: dict[str, list[tuple[int, int]]] = {}
    for position, name in enumerate(names):
        if name in index:
            column = table.column(index[name])
            ranks = [plain(header) for header in (*column.headers, column.name)]
            places.setdefault(column.name, []).append((ranks.index(name), position))
    positions = {column: min(found)[1] for column, found in places.items()}
    for column in table.columns:
        if column.spare_of and len(places.get(column.spare_of, ())) > 1:
            positions.setdefault(column.name, sorted(places[column.spare_of])[1][1])
    return positions


def _index(table: Table) -> dict[str, str]:
    return {plain(h): c.name for c in table.columns for h in (*c.headers, c.name)}


def _recognised(head: Sequence[Row], fit: _Fit) -> Recognised:
    number, headers = head[fit.at]
    lacking = _lacking(fit)
    return Recognised(
        table=fit.table,
        layout=fit.layout,
        header_row=number,
        positions=fit.positions,
        new=_unknown(headers, fit.positions),
        missing=list(lacking),
        missing_headers=list(lacking.values()),
        titles=_titles(head[: fit.at]),
        headers=headers,
    )


def _near(head: Sequence[Row], fit: _Fit) -> Near:
    number, headers = head[fit.at]
    new = [header for _, header in _unknown(headers, fit.positions)]
    lacking = _lacking(fit)
    absent = {
        _words(each): header
        for column, header in lacking.items()
        for each in (header, *fit.table.column(column).headers)
    }
    close = {header: get_close_matches(_words(header), list(absent), 1, 0.7) for header in new}
    return Near(
        table=fit.table,
        layout=fit.layout,
        header_row=number,
        required=[lacking.get(column, column) for column in fit.lacking],
        missing=list(lacking.values()),
        new=new,
        nearest={header: absent[found[0]] for header, found in close.items() if found},
        titles=_titles(head[: fit.at]),
    )


def _words(header: str) -> str:
    """A header's words in one order, so that `Method of Arrest` resembles `Arrest Method`."""
    return "_".join(sorted(plain(header).split("_")))


def _lacking(fit: _Fit) -> dict[str, str]:
    """The columns of the layout that the sheet lacks, with the layout's headers for them."""
    index = _index(fit.table)
    wanted = {index[plain(header)]: header for header in reversed(fit.layout.headers)}
    return {c: wanted[c] for c in reversed(wanted) if c not in fit.positions}


def _unknown(headers: list[str | None], positions: dict[str, int]) -> list[tuple[int, str]]:
    taken = set(positions.values())
    return [
        (position, header.strip())
        for position, header in enumerate(headers)
        if position not in taken and header and header.strip()
    ]


def _titles(rows: Sequence[Row]) -> list[str]:
    lines = (" ".join(text.strip() for text in texts if text) for _, texts in rows)
    return [line for line in lines if line.strip()]


def _nearly(head: Sequence[Row], fit: _Fit) -> bool:
    """Whether enough of a row is known for its difference from the layout to be worth telling."""
    headers = [header for header in head[fit.at][1] if header and header.strip()]
    known = len(fit.positions)
    return known >= _NEAR_COLUMNS and known >= _NEAR_SHARE * len(headers)
