"""The rows of stored tables, opened for the engine under the names the SQL uses."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

import duckdb

from uncover.figures.engine.splices import rows
from uncover.records.connection import connected
from uncover.records.declaration import Splice, Table
from uncover.records.library import Library
from uncover.records.relation import Held, parquet, rows_of, see_persons
from uncover.records.relation import text as quoted_text
from uncover.terms.errors import UnusableError
from uncover.terms.places import states


@contextmanager
def opened(
    library: Library,
    tables: Mapping[str, Table],
    releases: Mapping[str, tuple[str, ...]],
    persons_of: str,
    splice: Splice | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sees each table under its own name, and the macros of the house.

    Every row has its `release`, since several editions of a series answer together.

    tables: the declarations. releases: the stored tables, each with the releases it is read from.
    persons_of: the release whose pseudonyms `persons` holds, if it has any. splice: the seam
    between the two releases of a table, whose persons are told apart.
    """
    with connected() as connection:
        for text in macros().values():
            connection.execute(text)
        held = {name: library.held(name) for names in releases.values() for name in names}
        if splice is not None:
            _refuse_unmerged(splice, held.values())
            persons = [parquet([one.persons]) if one.persons else None for one in held.values()]
            for statement in persons_of_both(persons):
                connection.execute(statement)
        elif persons_of in library.releases():
            see_persons(connection, library.held(persons_of))

        def stored(table: str, release: str) -> str:
            return rows_of(connection, held[release], tables[table])

        for statement in views(tables, releases, stored, splice):
            connection.execute(statement)
        yield connection


def views(
    tables: Mapping[str, Table],
    releases: Mapping[str, tuple[str, ...]],
    stored: Callable[[str, str], str],
    splice: Splice | None = None,
) -> list[str]:
    """SQL that lets each table be seen under its own name, as the SQL of figures calls it.

    stored: the query for the rows of a table in one of its releases.
    """
    if splice is not None:
        ((name, names),) = releases.items()
        told = [
            f"select *, {quoted_text(release)} as release from ({stored(name, release)}) as r"
            for release in names
        ]
        date, person = _roles(splice, tables[name])
        return [f"create temp view {name} as {rows(splice, date, person, *told)}"]
    return [_view(table, names, stored) for table, names in releases.items()]


def _view(table: str, names: tuple[str, ...], stored: Callable[[str, str], str]) -> str:
    told = [
        f"select * replace (ordinal * {len(names)} + {number} as ordinal), "
        f"{quoted_text(name)} as release from ({stored(table, name)}) as held"
        for number, name in enumerate(names)
    ]
    return f"create temp view {table} as {' union all by name '.join(told)}"


def persons_of_both(persons: Sequence[str | None]) -> list[str]:
    """SQL that lets the persons of a splice be seen, told apart; None where a release has none."""
    told = [
        f"select person * 2 + {side} as person, pseudonym from {one}"
        for side, one in enumerate(persons)
        if one is not None
    ]
    return [f"create temp view persons as {' union all '.join(told)}"] if told else []


def _roles(splice: Splice, table: Table) -> tuple[str, str]:
    if table.date is None or table.person is None:
        raise UnusableError("figures.splice-unmerged", name=splice.name)
    return table.date, table.person


def _refuse_unmerged(splice: Splice, held: Iterable[Held]) -> None:
    if any(one.parts for one in held):
        raise UnusableError("figures.splice-unmerged", name=splice.name)


@cache
def macros() -> dict[str, str]:
    """The macros that the SQL of figures may use, by name: at most ten (LIBRARIES, engine)."""
    text = (files("uncover.records.rules") / "macros.sql").read_text("utf-8")
    found = [statement.strip() for statement in text.split(";") if statement.strip()]
    found += [_state_named_in(), _state_in_landmark()]
    return {statement.split("(")[0].split()[-1]: statement for statement in found}


def macros_in(sql: str) -> dict[str, str]:
    """The macros that this SQL uses, by name."""
    return {name: text for name, text in macros().items() if f"{name}(" in sql}


def _state_named_in() -> str:
    """STATE/DDP-2026-03: the first postal code standing as a word, else the first state's name."""
    codes = "|".join(states())
    names = {place.name.upper(): code for code, place in states().items()}
    whens = " ".join(f"when '{name}' then '{code}'" for name, code in names.items())
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    return (
        "create macro state_named_in(site) as coalesce(\n"
        f"  nullif(regexp_extract(upper(site), '\\b({codes})\\b', 1), ''),\n"
        f"  case regexp_extract(upper(site), '\\b({longest_first})\\b', 1) {whens} end)"
    )


def _state_in_landmark() -> str:
    """STATE/DDP-2026-late: the last postal code behind a comma or hyphen, or before STATE."""
    codes = "|".join(states())
    pattern = f"(?s)^.*(?:(?:,\\s*|-\\s)({codes})\\b|\\b({codes})\\s+STATE\\b)"
    return (
        "create macro state_in_landmark(landmark) as nullif(concat(\n"
        f"  regexp_extract(upper(landmark), '{pattern}', 1),\n"
        f"  regexp_extract(upper(landmark), '{pattern}', 2)), '')"
    )
