"""The declared tables: TOML files read, checked, and made into `Table`s."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from uncover.records.declaration import (
    NEW,
    Column,
    Derived,
    Hazard,
    Layout,
    ReleaseNaming,
    Splice,
    Table,
)
from uncover.records.declaring import Keys, shared
from uncover.records.headers import plain
from uncover.records.rules import rules
from uncover.terms.errors import UnusableError

_BLOCKS = {"one_row_is", "releases", "disclosure", "columns", "layouts", "hazards"}
_FACTS = {"name", "title", "unit", "source"}
_ROLES = ("date", "person", "state", "county", "facility")
_TABLE = _BLOCKS | _FACTS | {*_ROLES, "classes", "rule", "state_rule", "forbidden"}
_TABLE |= {"shared", "shared_hazards", "derived", "in_order", "splices"}
_SPLICE = {"name", "seam", "before", "after", "en", "es"}
_COLUMN = set(Column.__dataclass_fields__) - {"name"}
_LAYOUT = set(Layout.__dataclass_fields__) | {"like", "without", "also"}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
_POLICY = re.compile(r"none|threshold:[1-9]\d{0,3}", re.ASCII)
_TAKEN = {"withheld", "file", "sheet", "row", "ordinal"}
_HAZARD = {"id", "en", "es", "from", "through", "columns"}


@cache
def tables() -> dict[str, Table]:
    """The tables that come with Uncover, by name."""
    folder = files("uncover.records") / "tables"
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            table = read(entry.read_text("utf-8"), entry.name)
            found[table.name] = table
    return found


def released() -> dict[str, Table]:
    """The tables that come with Uncover and that agencies release: all but the derived ones."""
    return {name: table for name, table in tables().items() if table.derived is None}


def load(path: Path) -> Table:
    """The table that a group's own file declares, in the same format as the built-in ones.

    Raises UnusableError `tables.*`, naming file and key, for a declaration that is wrong.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableError("tables.declaration-unreadable", file=path.name) from error
    return read(text, path.name)


def read(text: str, name: str) -> Table:
    """The table declared by this TOML text; `name` is the file's name, for messages."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnusableError("tables.not-toml", file=name, detail=error) from error
    at = Keys(name)
    at.keys(data, _TABLE, "")
    columns = _columns(at, data)
    layouts = _layouts(at, data, columns)
    columns = _with_headers(columns, layouts, aliases(at, columns))
    disclosure = at.block(data, "disclosure", {"policy", "reason"})
    naming = at.block(data, "releases", {"by", "keeping"})
    table = Table(
        name=_table_name(at, at.text(data, "name")),
        title=at.text(data, "title"),
        unit=at.text(data, "unit"),
        source=at.text(data, "source"),
        one_row_is=_sentences(at, at.block(data, "one_row_is", {"en", "es"}), "one_row_is"),
        columns=columns,
        layouts=layouts,
        releases=ReleaseNaming(
            at.choice(naming, "by", "releases", ("request", "date", "fiscal_year_date", "folder")),
            at.choice(naming, "keeping", "releases", ("snapshot", "series", "rows")),
        ),
        hazards=_hazards(at, data),
        classes=at.names(data, "classes"),
        rule=at.text(data, "rule", "none"),
        state_rule=at.text(data, "state_rule", "") or None,
        derived=_derived(at, data),
        splices=tuple(_splice(at, facts) for facts in at.blocks(data, "splices")),
        in_order=_in_order(at, data, {column.name: column for column in columns}),
        disclosure=_policy(at, at.text(disclosure, "policy", where="disclosure")),
        disclosure_reason=at.text(disclosure, "reason", where="disclosure"),
        **{role: at.text(data, role, "") or None for role in _ROLES},
    )
    _check_roles(at, table)
    _check_rules(at, table)
    return table


def _table_name(at: Keys, name: str) -> str:
    """A table's name, which becomes the name of a folder and stands in addresses of figures."""
    if not _NAME.fullmatch(name):
        at.fail("bad-table-name", where="name", name=name)
    return name


def _policy(at: Keys, policy: str) -> str:
    if not _POLICY.fullmatch(policy):
        at.fail("not-a-choice", where="disclosure.policy", value=policy, known="none, threshold:10")
    return policy


def aliases(at: Keys, columns: tuple[Column, ...]) -> dict[str, str]:
    """The canonical column of every plain header; an error if one stands for two columns."""
    index: dict[str, str] = {}
    for column in columns:
        for header in (column.name, *column.headers):
            other = index.setdefault(plain(header), column.name)
            if other != column.name:
                at.fail("header-of-two", header=header, first=other, second=column.name)
    return index


def _columns(at: Keys, data: dict[str, Any]) -> tuple[Column, ...]:
    declared = dict(at.block(data, "columns", None))
    for name in at.names(data, "shared"):
        declared.setdefault(name, at.pick(shared("columns"), name, "shared"))
    return tuple(_column(at, name, facts) for name, facts in declared.items())


def _column(at: Keys, name: str, facts: dict[str, Any]) -> Column:
    where = f"columns.{name}"
    if not isinstance(facts, dict):
        at.fail("not-a-block", where=where)
    if plain(name) != name or name in _TAKEN or name.startswith(NEW):
        at.fail("bad-name", where=where)
    at.keys(facts, _COLUMN, where)
    facts = dict(facts)
    facts["meaning"] = at.text(facts, "meaning", where=where)
    kinds = Column.__dataclass_fields__["kind"].type.__args__  # type: ignore[union-attr]
    facts["kind"] = at.choice({"kind": "text"} | facts, "kind", where, kinds)
    vocabularies = shared("vocabularies")
    if isinstance(facts.get("codes"), str):
        facts["codes"] = at.pick(vocabularies["codes"], facts["codes"], f"{where}.codes")
    if isinstance(facts.get("classes"), str):
        facts["classes"] = at.pick(vocabularies["classes"], facts["classes"], f"{where}.classes")
    facts["classes"] = {
        key: at.names({key: value}, key, where) for key, value in facts.get("classes", {}).items()
    }
    if facts["kind"] == "class" and not facts["classes"]:
        at.fail("missing-key", where=f"{where}.classes")
    for key in ("headers", "codes"):
        facts[key] = at.names(facts, key, where)
    return Column(name=name, **facts)


def _with_headers(
    columns: tuple[Column, ...], layouts: tuple[Layout, ...], index: Mapping[str, str]
) -> tuple[Column, ...]:
    """The columns, each with every header that a layout lists for it."""
    seen: dict[str, list[str]] = {}
    for header in (h for layout in layouts for h in layout.headers):
        seen.setdefault(index[plain(header)], []).append(header)
    return tuple(
        Column(
            **{key: getattr(c, key) for key in Column.__dataclass_fields__ if key != "headers"},
            headers=tuple(dict.fromkeys([*c.headers, *seen.get(c.name, []), c.name])),
        )
        for c in columns
    )


def _layouts(at: Keys, data: dict[str, Any], columns: tuple[Column, ...]) -> tuple[Layout, ...]:
    index = aliases(at, columns)
    done: dict[str, Layout] = {}
    blocks = at.blocks(data, "layouts")
    if not blocks and "derived" not in data:
        at.fail("missing-key", where="layouts")
    for facts in blocks:
        layout = _layout(at, facts, done, at.names(data, "forbidden"))
        _check_layout(at, layout, index)
        done[layout.name] = layout
    return tuple(done.values())


def _layout(
    at: Keys, facts: dict[str, Any], done: dict[str, Layout], forbidden: tuple[str, ...]
) -> Layout:
    name = at.text(facts, "name", where="layouts")
    where = f"layouts.{name}"
    at.keys(facts, _LAYOUT, where)
    like = facts.get("like")
    model: Layout | None = at.pick(done, like, f"{where}.like") if like else None
    headers = at.names(facts, "headers", where) or (model.headers if model else ())
    without = at.names(facts, "without", where)
    for header in without:
        at.pick(dict.fromkeys(headers), header, f"{where}.without")
    kept = tuple(h for h in headers if h not in without)
    return Layout(
        name=name,
        title=at.text(facts, "title", where=where),
        headers=kept + at.names(facts, "also", where),
        required=at.names(facts, "required", where) or (model.required if model else ()),
        forbidden=at.names(facts, "forbidden", where) + forbidden,
        header_row=facts.get("header_row", model.header_row if model else None),
        seen=bool(facts.get("seen", False)),
        note=at.text(facts, "note", "", where=where),
    )


def _check_layout(at: Keys, layout: Layout, index: Mapping[str, str]) -> None:
    where = f"layouts.{layout.name}"
    found = {}
    for header in layout.headers:
        found[at.pick(index, plain(header), f"{where}.headers", shown=header)] = header
    if not layout.required:
        at.fail("missing-key", where=f"{where}.required")
    for column in layout.required:
        at.pick(found, column, f"{where}.required")


def _derived(at: Keys, data: dict[str, Any]) -> Derived | None:
    if "derived" not in data:
        return None
    facts = at.block(data, "derived", {"rule", "tables"})
    return Derived(at.text(facts, "rule", where="derived"), at.names(facts, "tables", "derived"))


def _in_order(
    at: Keys, data: dict[str, Any], columns: Mapping[str, Column]
) -> tuple[tuple[str, str], ...]:
    """Pairs of columns of days, or of moments."""
    value = data.get("in_order", [])
    if not isinstance(value, list) or not all(isinstance(pair, list) for pair in value):
        at.fail("not-pairs", where="in_order")
    pairs = [at.names({"in_order": pair}, "in_order") for pair in value]
    for pair in pairs:
        kinds = [at.pick(columns, name, "in_order").kind for name in pair]
        if kinds not in (["date", "date"], ["moment", "moment"]):
            at.fail("not-pairs", where="in_order")
    return tuple((first, then) for first, then in pairs)


def _splice(at: Keys, facts: dict[str, Any]) -> Splice:
    name = at.text(facts, "name", where="splices")
    where = f"splices.{name}"
    at.keys(facts, _SPLICE, where)
    parts = {key: at.text(facts, key, where=where) for key in ("seam", "before", "after")}
    return Splice(name, sentences=_sentences(at, facts, where), **parts)


def _hazards(at: Keys, data: dict[str, Any]) -> tuple[Hazard, ...]:
    blocks = list(at.blocks(data, "hazards"))
    blocks += [
        {"id": name, **at.pick(shared("hazards"), name, "shared_hazards")}
        for name in at.names(data, "shared_hazards")
    ]
    return tuple(_hazard(at, facts) for facts in blocks)


def _hazard(at: Keys, facts: dict[str, Any]) -> Hazard:
    name = at.text(facts, "id", where="hazards")
    where = f"hazards.{name}"
    at.keys(facts, _HAZARD, where)
    return Hazard(
        id=name,
        sentences=_sentences(at, facts, where),
        from_=at.text(facts, "from", "", where=where) or None,
        through=at.text(facts, "through", "", where=where) or None,
        columns=at.names(facts, "columns", where),
    )


def _sentences(at: Keys, facts: dict[str, Any], where: str) -> dict[str, str]:
    """English is needed; a group that has no Spanish yet gets the English one twice."""
    english = at.text(facts, "en", where=where)
    return {"en": english, "es": at.text(facts, "es", english, where=where)}


def _check_roles(at: Keys, table: Table) -> None:
    names = {column.name: column for column in table.columns}
    for role in _ROLES:
        if getattr(table, role):
            at.pick(names, getattr(table, role), role)
    for column in table.classes:
        at.pick(names, column, "classes")


def _check_rules(at: Keys, table: Table) -> None:
    """The rules there are, each of its kind, over columns that the table has."""
    columns = {column.name: column for column in table.columns}
    of_kind = {
        kind: {rule.name: rule for rule in rules().values() if rule.kind == kind}
        for kind in ("duplicates", "state", "stays")
    }
    named = {"rule": ("duplicates", table.rule), "state_rule": ("state", table.state_rule)}
    for where, (kind, name) in named.items():
        if name and (where, name) != ("rule", "none"):
            for column in at.pick(of_kind[kind], name, where).reads:
                at.pick(columns, column, where)
    if table.derived:
        at.pick(of_kind["stays"], table.derived.rule, "derived.rule")
