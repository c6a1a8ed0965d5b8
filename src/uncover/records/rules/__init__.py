"""The counting rules of DOMAIN 3, each a named version with its SQL in a file of its own.

A rule's SQL reads a relation called `reported` (the canonical rows of one table and release) and
returns its columns with one more, `counts`: false where the rule does not count the row. Versions
are never removed (DESIGN 8).
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError


@dataclass(frozen=True)
class Rule:
    """One version of a counting rule.

    name: as receipts print it. table: whose rows it reads. reads: the canonical columns it reads,
    beside file, sheet and row.
    """

    name: str
    table: str
    reads: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """The file of its SQL: `ARR-EP/DDP-2026-03` is `arr-ep_ddp-2026-03.sql`."""
        return self.name.lower().replace("/", "_") + ".sql"

    def sql(self, table: Table) -> str:
        """The rule's SQL over `reported`, its list of columns filled from the declaration."""
        text = (files(__package__) / self.file_name).read_text("utf-8").strip()
        return text.replace("{identical}", _identical(table))


_BOND = {
    "initial_bond_set_amount",
    "initial_bond_set_date",
    "bond_posted_amount",
    "bond_posted_date",
}
_ORIGINALS = ("file_original", "sheet_original", "row_original")

_RULES = (
    Rule(
        "ARR-EP/DDP-2026-03",
        "arrests",
        ("person", "apprehension_date", "apprehension_method", *_ORIGINALS),
    ),
    Rule(
        "DET-DUP/UNCOVER-1",
        "detainers",
        (
            "person",
            "detention_facility_code",
            "detainer_type",
            "detainer_prepare_date",
            *_ORIGINALS,
        ),
    ),
    Rule("STINT-DUP/DDP-2026-03", "detention_stints", ()),
)


def _identical(table: Table) -> str:
    """The columns in which two stints must agree to be one row told twice (DOMAIN 3.5, stage 1)."""
    left_out = {*_BOND, *_ORIGINALS}
    return ", ".join(
        column.name
        for column in table.columns
        if column.name not in left_out and not column.name.startswith("ddp_")
    )


@cache
def rules() -> dict[str, Rule]:
    """Every rule, by name."""
    return {rule.name: rule for rule in _RULES}


def rule(name: str) -> Rule:
    """The rule of this name.

    Raises UnusableError (`figures.unknown-rule`) naming the rules there are.
    """
    if name not in rules():
        raise UnusableError("figures.unknown-rule", name=name, names=", ".join(sorted(rules())))
    return rules()[name]
