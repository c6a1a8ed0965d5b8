"""Columns that have cells and no header: what was released there is kept too (DESIGN 5)."""

from collections.abc import Collection, Container

import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.declaration import NEW
from uncover.records.reading.sheet import Batch, ColumnCells


def unheaded(batch: Batch, known: Container[int]) -> list[int]:
    """The positions of columns beside the known ones in which this batch has anything to read.

    Blanks are no content: a column of them, such as a styled margin, stays unmentioned.
    """
    return [
        position
        for position, cells in enumerate(batch.columns)
        if position not in known and _says_anything(cells)
    ]


def unheaded_name(position: int, taken: Collection[str]) -> str:
    """The canonical name of such a column, by its place: `x_column_24` is a spreadsheet's X."""
    name = f"{NEW}column_{position + 1}"
    while name in taken:  # a header can read `Column 24`, at another place
        name += "_"
    return name


def _says_anything(cells: ColumnCells) -> bool:
    if cells.moment is not None and cells.moment.null_count < len(cells.moment):
        return True
    if cells.text.null_count == len(cells.text):
        return False
    text = cells.text
    if pa.types.is_dictionary(text.type):
        text = text.dictionary.take(text.indices.unique().drop_null())
    return bool(pc.any(pc.not_equal(pc.utf8_trim_whitespace(text), "")).as_py())
