"""The page of rules, printed from their declarations."""

from uncover.records.declaration import Table
from uncover.records.declared import tables
from uncover.records.rules import Rule, rules
from uncover.terms.speech import speaking

_HEAD = """# Rules

Every rule by which rows are counted, placed and put together, in each of its versions. A version is
never changed and never removed. The default of a table is marked; another is asked for with
`--option rule=NAME`, several with commas between, and `--option rule=none` counts every row. The
rules that a figure used stand in its receipt, their SQL with them. This page is printed from the
code by `script/docs`; CI fails when it is stale.

No rule for repeated rows drops a row without a person's id (such a stint belongs to no stay), and
no rule depends on the order of rows or files.
"""
_COLUMNS = ("rule", "table", "what it does", "lo que hace", "source")


def page() -> str:
    """docs/rules.md as it has to read."""
    lines = [_HEAD, _line(_COLUMNS), _line(("---",) * len(_COLUMNS))]
    return "\n".join([*lines, *(_line(_cells(rule)) for rule in rules().values())])


def _cells(rule: Rule) -> tuple[str, ...]:
    default = " (default)" if rule.name in _defaults(tables().get(rule.of)) else ""
    said = []
    for code in ("en", "es"):
        with speaking(code):
            said.append(rule.sentence)
    return (f"`{rule.name}`{default}", f"`{rule.of}`", *said, _source(rule))


def _defaults(table: Table | None) -> set[str | None]:
    if table is None:
        return set()
    return {table.rule, table.state_rule, table.derived.rule if table.derived else None}


def _source(rule: Rule) -> str:
    """Who published the rule: `DDP-2026-03` is the Deportation Data Project's code of then."""
    version = rule.name.rpartition("/")[2]
    publisher, _, state = version.partition("-")
    return (
        f"Deportation Data Project, cleaning code of {state}" if publisher == "DDP" else "Uncover"
    )


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
