"""The counting rules of DOMAIN 3, each a named version with its SQL in a file of its own.

A rule's SQL reads relations by name and gives one back:

- *duplicates* reads `reported` (the stored rows of one table and release) and gives all its rows
  with one column more, `counts`: false where the rule does not count the row;
- *state* reads `counted` (the rows that count) and gives them all with `place_state` and
  `place_source` (`recorded`, where it was found, or `unknown`);
- *stays* and *join* read the rows that count of other relations, each placed, under the relation's
  name and `_placed`; they give the relation that the rule is `of`. The first relation that a join
  reads is the one it counts: each of its rows is given once.

Versions are never removed (DESIGN 8).
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError

RuleKind = Literal["duplicates", "state", "stays", "join"]


@dataclass(frozen=True)
class Rule:
    """One version of a counting rule.

    name: as receipts print it. kind: see above. of: the relation whose rows it flags, places or
    gives. reads: the canonical columns it reads of `of` (duplicates, state), beside file, sheet and
    row; empty: all of them. inputs: the relations that it reads (stays, join), each with the
    canonical columns read. looks_up: stored tables it looks something up in, with the columns read;
    where they are not in the library nothing is found.
    """

    name: str
    kind: RuleKind
    of: str
    reads: tuple[str, ...] = ()
    inputs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    looks_up: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def file_name(self) -> str:
        """The file of its SQL: `ARR-EP/DDP-2026-03` is `arr-ep_ddp-2026-03.sql`."""
        return self.name.lower().replace("/", "_") + ".sql"

    def sql(self, table: Table | None = None) -> str:
        """The rule's SQL, its list of columns filled from the declaration of `table`."""
        text = (files(__package__) / self.file_name).read_text("utf-8").strip()
        return text.replace("{identical}", _identical(table)) if table else text


_BOND = {
    "initial_bond_set_amount",
    "initial_bond_set_date",
    "bond_posted_amount",
    "bond_posted_date",
}
_ORIGINALS = ("file_original", "sheet_original", "row_original")

_STAY_ATTRIBUTES = (
    "stay_release_reason", "book_in_criminality", "case_threat_level", "case_status",
    "case_category", "final_order_yes_no", "final_order_date", "final_program",
    "final_program_group", "departed_date", "departure_country", "gender", "birth_year",
    "citizenship_country",
)  # fmt: skip

_RULES = (
    Rule(
        "ARR-EP/DDP-2026-03",
        "duplicates",
        "arrests",
        ("person", "apprehension_date", "apprehension_method", *_ORIGINALS),
    ),
    Rule(
        "DET-DUP/UNCOVER-1",
        "duplicates",
        "detainers",
        (
            "person",
            "detention_facility_code",
            "detainer_type",
            "detainer_prepare_date",
            *_ORIGINALS,
        ),
    ),
    Rule("STINT-DUP/DDP-2026-03", "duplicates", "detention_stints"),
    Rule(
        "STATE/DDP-2026-03", "state", "arrests", ("apprehension_state", "apprehension_duty_site")
    ),
    Rule(
        "FACILITY/UNCOVER-1",
        "state",
        "detention_stints",
        ("facility_state", "detention_facility_code"),
        looks_up={"facilities": ("facility_code", "state")},
    ),
    Rule(
        "STAY/UNCOVER-1",
        "stays",
        "detention_stays",
        inputs={
            "detention_stints": (
                "person", "stay_book_in_date_time", "book_in_date_time", "book_out_date_time",
                "stay_book_out_date_time", "detention_facility_code", "detention_release_reason",
                *_STAY_ATTRIBUTES, *_ORIGINALS,
            ),
        },
    ),
    Rule(
        "JOIN/DDP-2026-03",
        "join",
        "arrests_with_stays",
        inputs={
            "arrests": (
                "person", "apprehension_date", "apprehension_method", "apprehension_criminality",
                "apprehension_state", "apprehension_county", "apprehension_city",
                "apprehension_aor", "apprehension_duty_site", "apprehension_landmark",
                "apprehension_type", "case_criminality", "processing_disposition",
                "arresting_agency", "operation", "final_program", "final_program_group",
                "case_status", "case_category", "case_threat_level", "departed_date",
                "departure_country", "final_order_yes_no", "final_order_date", "birth_year",
                "citizenship_country", "gender", *_ORIGINALS,
            ),
            "detention_stays": (),
        },
    ),
    Rule(
        "JOIN-DET/UNCOVER-1",
        "join",
        "detainers_with_stays",
        inputs={
            "detainers": ("person", "detainer_prepare_date", "departed_date", *_ORIGINALS),
            "detention_stays": (),
        },
    ),
)  # fmt: skip


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
