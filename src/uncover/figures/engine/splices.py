"""Spliced sources: two releases of one table with a declared seam, and what cannot cross it."""

from collections.abc import Mapping

from uncover.figures.address import Ask
from uncover.figures.engine.series import newest
from uncover.records.declaration import Splice, Table
from uncover.records.library import Library
from uncover.terms.errors import UnusableError


def splice_of(tables: Mapping[str, Table], source: str | None) -> tuple[Table, Splice] | None:
    """The splice that a source names, with its table; None for a table."""
    return next(
        ((table, one) for table in tables.values() for one in table.splices if one.name == source),
        None,
    )


def releases_of(library: Library, table: Table, splice: Splice) -> tuple[str, str]:
    """The two releases, before the seam and after it.

    Raises UnusableError (`figures.splice-missing`) naming the one that the library lacks.
    """
    found = []
    for wanted in (splice.before, splice.after):
        able = tuple(
            name
            for name in library.releases_of(table.name)
            if name.startswith(wanted) or library.manifest(name)["request"] == wanted
        )
        if not able:
            raise UnusableError("figures.splice-missing", name=splice.name, release=wanted)
        found.append(newest(library, able))
    return found[0], found[1]


def crosses(splice: Splice, ask: Ask) -> bool:
    """Whether the period of a question lies on both sides of the seam."""
    before = ask.from_ is None or ask.from_.first.isoformat() < splice.seam
    return before and (ask.through is None or ask.through.last.isoformat() >= splice.seam)


def rows(splice: Splice, date: str, person: str, before: str, after: str) -> str:
    """SQL: the rows of both releases, each on its side of the seam; undated ones of the second.

    Persons of the two are told apart, and rows: the same number is another person, another row.
    """
    day = f"cast({date} as date)"
    return (
        f"select * replace ({person} * 2 as {person}, ordinal * 2 as ordinal)"
        f" from ({before}) as earlier"
        f" where {day} < date '{splice.seam}'"
        " union all by name "
        f"select * replace ({person} * 2 + 1 as {person}, ordinal * 2 + 1 as ordinal)"
        f" from ({after}) as later"
        f" where {day} >= date '{splice.seam}' or {date} is null"
    )
