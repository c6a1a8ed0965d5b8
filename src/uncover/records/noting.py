"""What is worth telling of a sheet's values and is no reject: counted batch by batch, told once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from uncover.records.declaration import Table
from uncover.records.report import Told
from uncover.records.values import ColumnTyper


class Noted:
    """Rows whose moments are out of order; they are kept as released (DOMAIN 3.6 mends nothing)."""

    def __init__(self, table: Table) -> None:
        """Nothing is seen yet; the table declares which columns follow which."""
        self._in_order = table.in_order
        self._reversed: Counter[tuple[str, str]] = Counter()

    def add(self, columns: Mapping[str, pa.Array]) -> None:
        """Take the next rows."""
        for first, then in self._in_order:
            reversed_ = pc.sum(pc.less(columns[then], columns[first])).as_py()
            self._reversed[first, then] += reversed_ or 0

    def told(self, headers: Mapping[str, str]) -> Iterator[Told]:
        """A note for each pair of columns, named by their headers as released."""
        for (first, then), rows in self._reversed.items():
            if rows:
                facts = {"first": headers[first], "then": headers[then], "rows": f"{rows:,}"}
                yield Told("ingest.note.reversed", facts)


def blanked(typers: Iterable[ColumnTyper], headers: Mapping[str, str]) -> Iterator[Told]:
    """A note of the columns in which the text `NA` was read as a blank, as their declaration says.

    Whether it meant one there is for the reader to judge (DOMAIN 2.3: it depends on the column).
    """
    said = [
        f"{headers[typer.column.name]} ({typer.not_applicable:,})"
        for typer in typers
        if typer.not_applicable and typer.column.na == "blank"
    ]
    if said:
        yield Told("ingest.note.blanked", {"columns": ", ".join(said)})
