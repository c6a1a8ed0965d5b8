"""A group's own declarations, kept in the library whose rows they typed."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from uncover.records import declared
from uncover.records.connection import connected
from uncover.records.declaration import Column, Table
from uncover.records.rules import rule
from uncover.terms.errors import UnusableError

FOLDER = "declared"
"""Where a library keeps them, each under its table's name."""

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_TAKEN = {"persons", "reported", "counted", "placed", "scope", "told", "hashed", "buckets"}
"""What the SQL of rules and figures calls its own steps."""
_FREE = ("layouts", "columns")
_GROWING = ("headers", "codes")
"""What a column may gain: it decides what is recognised and told, not what was stored."""


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
    if not _NAME.fullmatch(table.name) or table.name in _TAKEN | _reserved():
        raise UnusableError("ingest.bad-table-name", file=path.name, name=table.name)
    if table.rule != "none" and rule(table.rule).of != table.name:
        raise UnusableError("figures.rule-of-another-table", name=table.rule, table=table.name)
    return Kept(table, path.read_bytes().decode())


def declarations(
    root: Path, at: Callable[[Path], Path], manifests: Iterable[Mapping[str, Any]]
) -> dict[str, Kept]:
    """The declarations that a library keeps, by table; `at` tells where a file lies now.

    Raises UnusableError (`ingest.declaration-altered`) for one that is missing, or is not one under
    which rows of the library were stored.
    """
    hashes: dict[str, set[str]] = {}
    for manifest in manifests:
        for table, facts in manifest["tables"].items():
            if facts.get("declaration"):
                hashes.setdefault(table, set()).add(facts["declaration"]["sha256"])
    found = {}
    for table, known in hashes.items():
        path = root / FOLDER / f"{table}.toml"
        text = at(path).read_bytes() if at(path).is_file() else b""
        if hashlib.sha256(text).hexdigest() not in known:
            raise UnusableError("ingest.declaration-altered", library=root, file=path.name)
        found[table] = Kept(declared.read(text.decode(), path.name), text.decode())
    return found


def refuse_change(own: Kept, known: Mapping[str, Table], *, has_rows: bool) -> None:
    """Refuse another declaration of a table of which rows are stored.

    It may add headers, layouts and known codes, which a later release needs; anything else would
    change what the stored rows mean. Raises UnusableError `ingest.other-declaration`.
    """
    before = known.get(own.table.name)
    if before is None or not has_rows:
        return
    unlike = _differences(before, own.table)
    if unlike:
        places = ", ".join(unlike)
        raise UnusableError("ingest.other-declaration", table=own.table.name, places=places)


def _differences(before: Table, after: Table) -> list[str]:
    """Where two declarations of one table differ in more than what they recognise."""
    names = [name for name in Table.__dataclass_fields__ if name not in _FREE]
    unlike = [name for name in names if getattr(before, name) != getattr(after, name)]
    old = {column.name: column for column in before.columns}
    new = {column.name: column for column in after.columns}
    unlike += [f"columns.{name}" for name in sorted(old.keys() ^ new.keys())]
    both = sorted(old.keys() & new.keys())
    return unlike + [f"columns.{name}" for name in both if not _grew(old[name], new[name])]


def _grew(before: Column, after: Column) -> bool:
    """Whether a column is the same, or has gained headers or codes."""
    lost = any(set(getattr(before, key)) - set(getattr(after, key)) for key in _GROWING)
    same = replace(after, **{key: getattr(before, key) for key in _GROWING})
    return same == before and not lost


def _reserved() -> set[str]:
    """The words that SQL keeps for itself."""
    asked = "select keyword_name from duckdb_keywords() where keyword_category = 'reserved'"
    with connected() as connection:
        return {word for (word,) in connection.execute(asked).fetchall()}
