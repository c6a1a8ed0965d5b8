"""The dimensions a figure can be split by, each as SQL over the scope of a question."""

from collections.abc import Mapping
from dataclasses import dataclass

from uncover.figures.measure import Split
from uncover.records.declaration import Table
from uncover.records.groupings import groupings
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Dimension:
    """One dimension: its name, its SQL, the canonical columns it reads, the grouping it uses."""

    name: str
    expression: str
    reads: tuple[str, ...] = ()
    grouping: str | None = None


_TIME = {
    "day": "strftime(day, '%Y-%m-%d')",
    "month": "month_of(day)",
    "fiscal_year": "fiscal_year_of(day)",
}
_CLASSES = ("criminality", "threat_level")
_COLUMNS = {
    "gender": "gender",
    "citizenship_country": "citizenship",
    "birth_country": "birth_country",
}


def dimension(name: str, table: Table, own: Mapping[str, Split] | None = None) -> Dimension:
    """The dimension of this name on `table`, or of the measure's `own`.

    Raises UnusableError (`figures.unknown-dimension`) naming those there are.
    """
    known = dimensions(table)
    known |= {name: Dimension(name, split.sql, split.reads) for name, split in (own or {}).items()}
    if name not in known:
        raise UnusableError(
            "figures.unknown-dimension", name=name, table=table.name, names=", ".join(known)
        )
    return known[name]


def dimensions(table: Table) -> dict[str, Dimension]:
    """Every dimension of `table`, by name: time, state, classes, and columns of its own."""
    known = {name: Dimension(name, sql) for name, sql in _TIME.items()} if table.date else {}
    if table.state:
        known["state"] = Dimension("state", "place_state", (table.state,))
    for column in table.classes:
        known[column] = Dimension(column, column, (column,))
        for short in _CLASSES:
            if column.endswith(short):
                known.setdefault(short, Dimension(short, column, (column,)))
    own = {short: name for name, short in _COLUMNS.items() if _has(table, name)}
    own |= {short: name for short, name in _roles(table) if name}
    known |= {
        told: Dimension(told, grouping.sql, (grouping.column,), told)
        for told, grouping in groupings().items()
        if _has(table, grouping.column)
    }
    return known | {short: Dimension(short, name, (name,)) for short, name in own.items()}


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _roles(table: Table) -> list[tuple[str, str | None]]:
    return [("facility", table.facility), ("county", table.county)]
