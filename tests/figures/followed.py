"""Arrests with the stays that followed them, drawn, and their figures."""

from collections.abc import Sequence
from pathlib import Path

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest

Row = dict[str, str]


def stints(stays: Sequence[Row] | str) -> list[Row]:
    """Each drawn stay as one stint at one facility."""
    drawn = rows_of(stays) if isinstance(stays, str) else stays
    return [
        {
            **row,
            "book_in_date_time": row["stay_book_in_date_time"],
            "book_out_date_time": row["stay_book_out_date_time"],
            "detention_facility_code": "EAST",
        }
        for row in drawn
    ]


def library_with(
    folder: Path, rows: Sequence[Row] | str, stays: Sequence[Row] | str, table: str = "arrests"
) -> Path:
    """A library that holds both tables, drawn, as one release."""
    library = library_of(folder, table, rows_of(rows) if isinstance(rows, str) else list(rows))
    file = released(folder / "files", "detention_stints", stints(stays), "stints.csv")
    ingest(library, [file], release="drawn")
    return library


def figure(library: Path, measure: str, **asked: object) -> Figure:
    """One figure of the library."""
    return Resolver(library).answer(Ask(measure, **asked))  # type: ignore[arg-type]


def parts(library: Path, measure: str, **options: str) -> dict[str, int]:
    """The parts of the whole, by outcome."""
    rows = Resolver(library).table(Ask(measure, options=options, by=("outcome",)))
    return {str(row.dimensions["outcome"]): row.numerator or 0 for row in rows}
