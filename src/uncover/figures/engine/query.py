"""The SQL of a figure, rebuilt word for word from measure, version and question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from uncover.figures.address import BY_SEARCH, FOUND, Ask
from uncover.figures.engine.chain import Chain
from uncover.figures.engine.dimensions import dimension
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.kind import Tail
from uncover.figures.measure import Measure, Number
from uncover.records.declaration import Table
from uncover.records.groupings import groupings
from uncover.records.relation import ORDINAL
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Question:
    """One question to a library: its SQL, what it reads and the rules it applies.

    reads: the stored tables, each with the canonical columns read, in the order of its declaration.
    steps, relation, tail: what the SQL is made of: the steps to the rows that count, the last of
    these relations, and what counts them.
    """

    sql: str
    reads: dict[str, tuple[str, ...]]
    rules: dict[str, str]
    steps: dict[str, str]
    relation: str
    tail: Tail


def question(
    measure: Measure, tables: Mapping[str, Table], held: Collection[str], ask: Ask
) -> Question:
    """The SQL that answers `ask` in one pass: the figure, its alternatives and its bounds.

    It reads relations named as the stored tables, with canonical columns; `held` are the tables
    that the library has. Raises UnusableError for a place the table cannot tell
    (`figures.place-not-told`) and for unknown options, rules or dimensions.
    """
    _refuse_unknown_options(measure, ask)
    table = tables[measure.table]
    counting = measure.counting.asked(ask.options)
    measure = replace(measure, counting=counting)
    dims = tuple(dimension(name, table, counting.splits) for name in ask.by)
    chain = Chain(tables, held, rules_asked(ask))
    relation = chain.counted_from(counting.relation or table.name)
    if table.derived is None:
        wanted = {*counting.reads, *(column for d in dims for column in d.reads)}
        wanted |= {name for name in (table.date, table.person) if name}
        chain.read(table.name, wanted)
    tail = kind_of(measure).tail(measure, table, ask, relation, dims)
    parts = chain.steps | tail.steps
    ctes = ",\n".join(f"{name} as (\n{sql}\n)" for name, sql in parts.items())
    used = {*counting.groupings, *(d.grouping for d in dims if d.grouping)}
    rules = chain.rules | {name: groupings()[name].name for name in sorted(used)}
    sql, reads = f"with {ctes}\n{tail.answer}", _ordered(chain.reads, tables)
    return Question(sql, reads, rules, dict(chain.steps), relation, tail)


def rules_asked(ask: Ask) -> list[str]:
    """The rules that the option `rule` names, separated by commas."""
    return [name.strip() for name in ask.options.get("rule", "").split(",") if name.strip()]


def _refuse_unknown_options(measure: Measure, ask: Ask) -> None:
    allowed: dict[str, tuple[str, ...]] = {
        "rule": (),
        FOUND: (BY_SEARCH,),
        **kind_of(measure).options,
    }
    if measure.name == "share":  # the others have their class in their name
        allowed["class"] = ()
    allowed |= {name: split.values for name, split in measure.counting.splits.items()}
    numbers = measure.counting.numbers
    allowed |= dict.fromkeys(numbers, ())
    for key, value in ask.options.items():
        if key not in allowed:
            names = ", ".join(sorted({*allowed} - {FOUND}))  # a label, and nobody's choice
            raise UnusableError("figures.unknown-option", name=key, names=names)
        if allowed[key] and value not in allowed[key]:
            values = ", ".join(allowed[key])
            raise UnusableError("figures.unknown-value", name=key, value=value, values=values)
        if key in numbers:
            _refuse_other_numbers(key, value, numbers[key])


def _refuse_other_numbers(name: str, value: str, number: Number) -> None:
    whole = value.isascii() and value.isdigit() and value == str(int(value))
    if not whole or not number.least <= int(value) <= number.most:
        values = f"{number.least} .. {number.most}"
        raise UnusableError("figures.unknown-value", name=name, value=value, values=values)


def _ordered(
    reads: Mapping[str, Collection[str]], tables: Mapping[str, Table]
) -> dict[str, tuple[str, ...]]:
    """The columns of each stored table in the order of its declaration, the ordinal last."""
    return {
        name: (
            *(column.name for column in tables[name].columns if column.name in columns),
            *(place for place in ("file", "sheet", "row") if place in columns),
            ORDINAL,
        )
        for name, columns in sorted(reads.items())
    }
