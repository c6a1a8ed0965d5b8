"""Measures that work on every table: count, people and share (DESIGN 5)."""

from uncover.figures.measure import Counting, Measure
from uncover.records.declaration import Table
from uncover.records.declared import tables
from uncover.terms.errors import UnusableError

NAMES = ("count", "people", "share")


def generic(name: str, table: Table, options: dict[str, str]) -> Measure:
    """The measure `count`, `people` or `share` on `table`.

    `share` takes the class from options["class"], alone or as `column=class`. Raises UnusableError
    where the table has no person (`figures.no-person`), no classes (`figures.no-classes`), or not
    this one (`figures.unknown-class`).
    """
    if name == "people" and table.person is None:
        raise UnusableError("figures.no-person", table=table.name)
    counting = {
        "count": lambda: Counting("events"),
        "people": lambda: Counting("people", reads=("person",), needs=("person",)),
        "share": lambda: _share(table, options),
    }[name]()
    unit = "person" if name == "people" else table.unit
    return Measure(
        name=name,
        version=1,
        table=table.name,
        unit=unit,
        six_words=_six_words(name, table, options),
        summary=f"{name} on {table.name}",
        words={},
        counting=counting,
    )


def _share(table: Table, options: dict[str, str]) -> Counting:
    if not table.classes:
        able = sorted(name for name, other in tables().items() if other.classes)
        raise UnusableError("figures.no-classes", table=table.name, names=", ".join(able))
    asked = options.get("class", "")
    column_name, _, wanted = asked.rpartition("=")
    found = [
        column
        for column in (table.column(name) for name in table.classes)
        if wanted in column.classes and column_name in {"", column.name}
    ]
    if len(found) != 1:
        known = ", ".join(f"{c}={k}" for c in table.classes for k in table.column(c).classes)
        raise UnusableError("figures.unknown-class", name=asked, table=table.name, names=known)
    (column,) = found
    known = ", ".join(f"'{name}'" for name in column.classes)
    return Counting(
        "share",
        in_class=f"case when {column.name} in ({known}) then {column.name} = '{wanted}' end",
        reads=(column.name,),
        needs=(column.name,),
    )


def _six_words(name: str, table: Table, options: dict[str, str]) -> dict[str, str]:
    counts = {
        "count": f"rows of {table.name} that its duplicate rule counts",
        "people": f"distinct persons among the rows of {table.name} that count",
        "share": f"rows of {table.name} whose class is {options.get('class', '')}",
    }[name]
    share = name == "share"
    return {
        "Unit": "persons" if name == "people" else f"{table.unit}s",
        "Counts": counts,
        "Out of": "rows whose class is recorded" if share else "nothing, this is a count",
        "From": table.name,
        "Leaves out": "rows without a date when a period is given",
        "Bounds": "rows whose class, person or place is unknown",
    }
