"""A group's own declarations, kept with the library whose rows they typed."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uncover.records import declared
from uncover.records.declaration import Column, Table
from uncover.records.rules import rule
from uncover.terms.errors import UnusableError

FOLDER = "declared"
"""Where a library keeps them, each under its table's name."""

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_ROLES = ("date", "person", "state", "county", "facility")
_FIXED = (*_ROLES, "unit", "classes", "rule", "state_rule", "disclosure")
_FREE_OF_COLUMN = {"name", "meaning", "headers", "codes", "unit"}
_FIXED_OF_COLUMN = tuple(
    name for name in Column.__dataclass_fields__ if name not in _FREE_OF_COLUMN
)
_TAKEN = {"persons", "reported", "counted", "placed", "scope", "told", "hashed", "buckets"}
"""What the SQL of rules and figures calls its own steps."""
_STATE_RULES = {None: None, "STATE/DDP-2026-03": "apprehension_duty_site"}


@dataclass(frozen=True)
class Kept:
    """A declaration with the very text that declared it."""

    table: Table
    text: str

    @property
    def sha256(self) -> str:
        """The hash of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def place(self) -> str:
        """Where in a library it is kept."""
        return f"{FOLDER}/{self.table.name}.toml"


def load(path: Path) -> Kept:
    """A group's declaration, checked so that figures can be counted on its table.

    Raises UnusableError: `tables.*` for a declaration that is wrong, `ingest.bad-table-name`,
    `figures.unknown-rule`, `figures.rule-of-another-table`.
    """
    table = declared.load(path)
    _check(table, path.name)
    return Kept(table, path.read_bytes().decode())


def kept_at(path: Path) -> Kept | None:
    """A declaration as a library keeps it; None if it is not there or is none any more."""
    try:
        text = path.read_bytes().decode()
        return Kept(declared.read(text, path.name), text)
    except (OSError, UnicodeDecodeError, UnusableError):
        return None


def refuse_change(new: Kept, known: Mapping[str, Table]) -> None:
    """Refuse a declaration under which the rows already stored would mean something else.

    Headers, layouts, known codes, wording and hazards may change: they decide what is recognised
    and said, not what was stored. Raises UnusableError `ingest.other-declaration`.
    """
    before = known.get(new.table.name)
    unlike = _differences(before, new.table) if before else []
    if unlike:
        raise UnusableError(
            "ingest.other-declaration", table=new.table.name, places=", ".join(unlike)
        )


def _check(table: Table, file: str) -> None:
    sql_words = [table.name, *table.classes]
    sql_words += [name for role in _ROLES if (name := getattr(table, role))]
    for name in sql_words:
        if not _NAME.fullmatch(name) or name in _TAKEN or name in _reserved():
            raise UnusableError("ingest.bad-table-name", file=file, name=name)
    if table.rule != "none" and rule(table.rule).table != table.name:
        raise UnusableError("figures.rule-of-another-table", name=table.rule, table=table.name)
    needed = _STATE_RULES.get(table.state_rule, "")
    if needed is not None and needed not in {column.name for column in table.columns}:
        raise UnusableError("figures.unknown-rule", name=table.state_rule, names="-")


def _differences(before: Table, after: Table) -> list[str]:
    """Where two declarations of one table differ in what stored rows depend on."""
    unlike = [name for name in _FIXED if getattr(before, name) != getattr(after, name)]
    old, new = _columns(before), _columns(after)
    unlike += [f"columns.{name}" for name in sorted(old.keys() ^ new.keys())]
    return unlike + [
        f"columns.{name}.{key}"
        for name in sorted(old.keys() & new.keys())
        for key in _FIXED_OF_COLUMN
        if old[name][key] != new[name][key]
    ]


def _columns(table: Table) -> dict[str, dict[str, Any]]:
    return {
        column.name: {key: getattr(column, key) for key in _FIXED_OF_COLUMN}
        for column in table.columns
    }


def _reserved() -> set[str]:
    """The words that SQL keeps for itself."""
    import duckdb  # noqa: PLC0415  (only when a declaration is checked)

    asked = "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"
    with duckdb.connect(":memory:") as connection:
        return {word for (word,) in connection.execute(asked).fetchall()}
