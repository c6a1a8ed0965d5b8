"""Made-up releases in the real layouts, marked as made up wherever anybody could look."""

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from uncover.records.declaration import Layout, Table
from uncover.records.recognition import Recognised, recognise
from uncover.records.sample.arrests import ARRESTS
from uncover.records.sample.cells import Cells, Marred
from uncover.records.sample.columns import cells
from uncover.records.sample.detainers import DETAINERS
from uncover.records.sample.encounters import ENCOUNTERS
from uncover.records.sample.markup import Strings
from uncover.records.sample.people import World
from uncover.records.sample.removals import REMOVALS
from uncover.records.sample.rows import Maker, Skeleton, skeleton
from uncover.records.sample.scenery import cover
from uncover.records.sample.slips import slipped
from uncover.records.sample.stints import DETENTION_STINTS
from uncover.records.sample.tally import Tally
from uncover.records.sample.workbook import Book, pieces_of, write_workbook
from uncover.terms.errors import UnusableError

MOST_ROWS = 20_000_000
"""How many rows a sample may have: several times the largest table released."""

NEWEST = "2026-03"
"""The layout of the newest release that is out; later ones are known from descriptions only."""

_MAKERS: dict[str, Maker] = {
    "arrests": ARRESTS,
    "detainers": DETAINERS,
    "detention_stints": DETENTION_STINTS,
    "encounters": ENCOUNTERS,
    "removals": REMOVALS,
}
_PIECE = 1 << 15  # rows made and written together
_HEADER_ROW = 7  # where the layout does not say


def write_sample(
    table: Table,
    rows: int,
    seed: int,
    target: Path,
    *,
    layout: str = NEWEST,
    progress: Callable[[int], None] = lambda _rows: None,
) -> dict[str, Any]:
    """Write a made-up release of `table` to `target`, and beside it what is in it.

    The truth goes to `<target>.truth.json` and is returned; it is known by construction, not
    counted by the engine. Tables of one seed and cover of days are about the same people.
    `progress` hears how many rows are made. A file that is there is replaced when the new one
    is whole. Raises UnusableError: `sample.not-sampled`, `sample.no-such-layout`,
    `sample.bad-rows`, `sample.not-a-workbook`, `sample.not-written`.
    """
    maker = _maker(table)
    chosen = _layout(table, layout)
    if rows < 1 or rows > MOST_ROWS:
        raise UnusableError("sample.bad-rows", rows=rows, most=MOST_ROWS)
    if target.suffix.lower() != ".xlsx":
        raise UnusableError("sample.not-a-workbook", file=target.name)
    columns = released_columns(table, chosen)
    made = skeleton(
        World(seed, cover(chosen.name)), table, maker, chosen.name, frozenset(columns), rows
    )
    book = _book(table, maker, chosen, seed, rows)
    tally = Tally(made)
    beside = target.with_name(target.name + ".truth.json")
    with _replacing(beside) as told, _replacing(target) as part:
        write_workbook(part, book, _pieces(made, book, columns, tally, progress), _strings(made))
        truth = {"made_up": True, "table": table.name, "layout": chosen.name, "seed": seed}
        truth |= {"sheets": [{"sheet": name, "rows": held} for name, held in book.sheets]}
        truth |= tally.document(dict(zip(columns, chosen.headers, strict=True)))
        told.write_text(json.dumps(truth, indent=1) + "\n", "utf-8")
    return truth


def sampled() -> tuple[str, ...]:
    """The tables that can be made up."""
    return tuple(_MAKERS)


def released_columns(table: Table, layout: Layout) -> list[str]:
    """The canonical column of each header, in the layout's order, as a reader finds them."""
    found = recognise([(1, list(layout.headers))], {table.name: table})
    if not isinstance(found, Recognised):
        raise TypeError(layout.name)
    columns = {at: name for name, at in found.positions.items()}
    return [columns[at] for at in range(len(layout.headers))]


def _maker(table: Table) -> Maker:
    if table.name not in _MAKERS:
        raise UnusableError("sample.not-sampled", table=table.name, names=", ".join(_MAKERS))
    return _MAKERS[table.name]


def _layout(table: Table, name: str) -> Layout:
    for layout in table.layouts:
        if layout.name == name:
            return layout
    names = ", ".join(layout.name for layout in table.layouts)
    raise UnusableError("sample.no-such-layout", layout=name, table=table.name, names=names)


def _book(table: Table, maker: Maker, layout: Layout, seed: int, rows: int) -> Book:
    """The titles: as many as stand above the header in a release, each saying what this is."""
    titles = (
        "MADE-UP DATA. All of it is made up: no agency released these rows.",
        f"Made up: {table.title.lower()}, in the layout {layout.name}, of seed {seed}.",
        "Nobody in this file exists; every row was made up by a program.",
        "It is made up in the layout of a release, to learn with and to test with.",
        "Do not publish any figure from it: every figure would be made up too.",
        "Made up by `uncover sample`; what is in it stands in the truth file beside it.",
    )
    above = max((layout.header_row or _HEADER_ROW) - 1, 1)
    return Book(f"Made up {maker.sheet}", titles[:above], layout.headers, titles[0], rows)


def _strings(made: Skeleton) -> Strings:
    """Agencies' workbooks share their strings; those of the processed files hold them inline."""
    people = np.unique(made.person) if "person" in made.released else made.person[:0]
    people = people[~made.world.nameless(made.table.name, people)]
    return Strings(made.world.seed, people, inline=made.layout.startswith("ddp-"))


def _pieces(
    made: Skeleton,
    book: Book,
    columns: Sequence[str],
    tally: Tally,
    progress: Callable[[int], None],
) -> Iterator[Sequence[Cells | Marred]]:
    for begin, end in pieces_of(book, _PIECE):
        rows = made.piece(begin, end)
        done: Mapping[str, Cells | Marred] = {
            name: slipped(rows, made.table.column(name), cells(rows, name)) for name in columns
        }
        tally.add(rows, done)
        progress(end)
        yield [done[name] for name in columns]


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    """A file under another name that takes the target's place once it is whole.

    Raises UnusableError `sample.not-written` if there is no room, or no right to write.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        raise UnusableError(
            "sample.not-written", file=target.name, reason=error.strerror or error
        ) from error
    finally:
        part.unlink(missing_ok=True)
