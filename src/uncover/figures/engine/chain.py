"""From stored tables to the rows that count: the steps of SQL that rules stand for, in order."""

from collections.abc import Collection, Mapping

from uncover.figures.engine.placing import PLACE_COUNTY, county_column
from uncover.records.declaration import Table
from uncover.records.rules import Rule, rule, rules
from uncover.terms.errors import UnusableError

NO_RULE = "none"
_PLACED = "_placed"


class Chain:
    """The steps that a question needs before it can count, built as relations are asked for.

    steps: the common table expressions by name, in order. reads: the stored tables read, each with
    its canonical columns. rules: the rules applied, by what they do, as receipts print them.
    """

    def __init__(
        self, tables: Mapping[str, Table], held: Collection[str], chosen: Collection[str] = ()
    ) -> None:
        """Build over the declared `tables`, of which the library holds `held`.

        chosen: names of rules to apply instead of the defaults; `none` leaves out the duplicate
        rule of the table that is counted.
        """
        self.steps: dict[str, str] = {}
        self.reads: dict[str, set[str]] = {}
        self.rules: dict[str, str] = {}
        self._tables = tables
        self._held = held
        self._every_row = NO_RULE in chosen
        self._chosen = [rule(name) for name in chosen if name != NO_RULE]
        self._used: set[str] = set()

    def counted_from(self, relation: str) -> str:
        """The relation with the rows of `relation` that count, each placed.

        Raises UnusableError: a chosen rule that this relation does not use
        (`figures.rule-of-another-table`), a table that is not in the library.
        """
        name = self._relation(relation, own=True)
        for chosen in self._chosen:
            if chosen.name not in self._used:
                raise UnusableError(
                    "figures.rule-of-another-table", name=chosen.name, table=relation
                )
        return name

    def read(self, table: str, columns: Collection[str]) -> None:
        """Tell that the question reads these columns of a stored table."""
        self.reads.setdefault(table, set()).update(columns)

    def _relation(self, relation: str, *, own: bool = False) -> str:
        giving = self._giving(relation)
        if giving is not None:
            return self._derived(relation, giving, own=own)
        return self._stored(self._tables[relation], own=own)

    def _giving(self, relation: str) -> Rule | None:
        """The stays or join rule that makes `relation`, None for a stored table."""
        table = self._tables.get(relation)
        default = table.derived.rule if table and table.derived else JOINS.get(relation)
        return self._choose(relation, ("stays", "join"), default)

    def _derived(self, relation: str, giving: Rule, *, own: bool) -> str:
        if relation not in self.steps:
            for number, (source, columns) in enumerate(giving.inputs.items()):
                self._relation(source, own=own and giving.kind == "join" and number == 0)
                if source in self._tables and self._tables[source].derived is None:
                    self.read(source, columns)
            self.steps[relation] = giving.sql()
            self.rules[giving.kind] = giving.name
        return relation

    def _stored(self, table: Table, *, own: bool) -> str:
        placed = f"{table.name}{_PLACED}"
        if placed not in self.steps:
            self.read(table.name, ())
            counted = self._counted(table, own=own)
            self.steps[placed] = self._placed(table, counted, own=own)
        return placed

    def _counted(self, table: Table, *, own: bool) -> str:
        if own and self._every_row:
            return table.name  # a duplicate rule asked for beside it goes unused, and is refused
        default = None if table.rule == NO_RULE else table.rule
        duplicates = self._choose(table.name, ("duplicates",), default)
        if duplicates is None:
            return table.name
        self.rules["duplicates" if own else f"duplicates in {table.name}"] = duplicates.name
        self._reads_of(duplicates, table)
        flagged = duplicates.sql(table).replace("from reported", f"from {table.name}")
        self.steps[f"{table.name}_flagged"] = flagged
        self.steps[f"{table.name}_counted"] = f"select * from {table.name}_flagged where counts"
        return f"{table.name}_counted"

    def _placed(self, table: Table, counted: str, *, own: bool) -> str:
        """The rows of `counted`, each with its state and how the state is known (DOMAIN 3.8)."""
        states = self._choose(table.name, ("state",), table.state_rule)
        if states is not None and set(states.looks_up) <= set(self._held):
            self.rules["state" if own else f"state in {table.name}"] = states.name
            self._reads_of(states, table)
            for looked_up, columns in states.looks_up.items():
                self.read(looked_up, columns)
            if states.over == "reported":
                return self._stated(table, states)
            placed = states.sql(table).replace("from counted", f"from {counted} as counted")
            placed = placed.replace("from reported", f"from {table.name}")
            return placed if states.places == "county" else _with_county(table, placed)
        if table.state is None:
            told = "cast(null as string) as place_state, 'unknown' as place_source"
        else:
            told = (
                f"{table.state} as place_state,\n"
                f"  case when {table.state} is null then 'unknown' else 'recorded' end"
                " as place_source"
            )
            self.read(table.name, (table.state,))
        return _with_county(table, f"select *, {told}\nfrom {counted}")

    def _stated(self, table: Table, states: Rule) -> str:
        """The rows that count, placed by a rule that looks at those that do not count too."""
        flagged = f"{table.name}_flagged"
        every_row = flagged if flagged in self.steps else table.name
        stated = states.sql(table).replace("from reported", f"from {every_row} as reported")
        self.steps[f"{table.name}_stated"] = stated
        counts = " where counts" if flagged in self.steps else ""
        return f"select * from {table.name}_stated{counts}"

    def _reads_of(self, chosen: Rule, table: Table) -> None:
        self.read(table.name, chosen.reads or [column.name for column in table.columns])

    def _choose(self, of: str, kinds: Collection[str], default: str | None) -> Rule | None:
        for chosen in self._chosen:
            if chosen.of == of and chosen.kind in kinds:
                self._used.add(chosen.name)
                return chosen
        return rules()[default] if default else None


def _with_county(table: Table, placed: str) -> str:
    """The placed rows with the county that is recorded, where a rule could have looked it up."""
    if county_column(table) != PLACE_COUNTY:
        return placed
    recorded = table.county or "cast(null as string)"
    area = "cast(null as string) as place_area"
    return f"select *, {recorded} as {PLACE_COUNTY}, {area}\nfrom (\n{placed}\n) as placed"


JOINS: dict[str, str] = {
    "arrests_with_stays": "JOIN/DDP-2026-03",
    "detainers_with_stays": "JOIN-DET/UNCOVER-1",
}
"""The default rule of each joined relation; a relation that is no table has no declaration."""
