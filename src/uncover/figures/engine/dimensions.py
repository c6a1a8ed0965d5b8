"""The dimensions a figure can be split by, each as SQL over the scope of a question."""

from dataclasses import dataclass

from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Dimension:
    """One dimension: its name, its SQL, and the canonical columns it reads."""

    name: str
    expression: str
    reads: tuple[str, ...] = ()


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


def dimension(name: str, table: Table) -> Dimension:
    """The dimension of this name on `table`.

    Raises UnusableError (`figures.unknown-dimension`) naming those the table has.
    """
    known = dimensions(table)
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
        known["state_source"] = Dimension("state_source", "place_source", (table.state,))
    for column in table.classes:
        known[column] = Dimension(column, column, (column,))
        for short in _CLASSES:
            if column.endswith(short):
                known.setdefault(short, Dimension(short, column, (column,)))
    own = {short: name for name, short in _COLUMNS.items() if _has(table, name)}
    own |= {short: name for short, name in _roles(table) if name}
    return known | {short: Dimension(short, name, (name,)) for short, name in own.items()}


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _roles(table: Table) -> list[tuple[str, str | None]]:
    return [("facility", table.facility), ("county", table.county)]
