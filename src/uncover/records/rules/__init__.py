"""The counting rules of DOMAIN 3, each a named version with its SQL in a file of its own.

A rule's SQL reads relations by name and gives one back:

- *duplicates* reads `reported` (the stored rows of one table and release) and gives all its rows
  with `counts`: false where the rule does not count the row; a published rule that flags rows and
  chooses none gives its flag too, as `flagged` (null without a person);
- *state* reads `counted` (the rows that count), or `reported` (those that do not count too) where
  one row tells about another, and gives them all with `place_state` and `place_source` (`recorded`,
  where it was found, or `unknown`);
- *stays* and *join* read the rows that count of other relations, each placed, under the relation's
  name and `_placed`; they give the relation that the rule is `of`. The first relation that a join
  reads is the one it counts: each of its rows is given once.

SQL is kept to what two engines read alike: what they name differently stands in macros.sql.
Versions are never removed (DESIGN 8).
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal

from uncover.records.declaration import Table
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

RuleKind = Literal["duplicates", "state", "stays", "join"]


@dataclass(frozen=True)
class Rule:
    """One version of a counting rule.

    name: as receipts print it. kind: see above. of: the relation whose rows it flags, places or
    gives. section: where DOMAIN tells it. reads: the canonical columns it reads of `of`
    (duplicates, state), beside the ordinal; empty: all of them. inputs: the relations that
    it reads (stays, join), each with the canonical columns read. looks_up: stored tables it looks
    something up in, with the columns read; where they are not in the library nothing is found.
    over: which rows a state rule reads. text: the name of its SQL, where it shares it with other
    rules; blanks: what stands in the text for this one. places: how closely a state rule places a
    row; one that places it in a county gives `place_county` and `place_area` too.
    """

    name: str
    kind: RuleKind
    of: str
    section: str
    reads: tuple[str, ...] = ()
    inputs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    looks_up: dict[str, tuple[str, ...]] = field(default_factory=dict)
    over: Literal["counted", "reported"] = "counted"
    text: str = ""
    blanks: dict[str, str] = field(default_factory=dict)
    places: Literal["state", "county"] = "state"

    @property
    def id(self) -> str:
        """Its name as files and messages have it: `ARR-EP/DDP-2026-03` is `arr-ep_ddp-2026-03`."""
        return self.name.lower().replace("/", "_")

    @property
    def sentence(self) -> str:
        """What it does, in one sentence, in the language spoken now."""
        return say(f"rules.{self.id}")

    def sql(self, table: Table | None = None) -> str:
        """The rule's SQL, its blanks filled, a list of columns from the declaration of `table`."""
        text = (files(__package__) / f"{self.text or self.id}.sql").read_text("utf-8").strip()
        blanks = {"name": self.name, "section": self.section, **self.blanks}
        if table:
            blanks["identical"] = _identical(table)
        for name, filled in blanks.items():
            text = text.replace(f"{{{name}}}", filled)
        return text


_BOND = {
    "initial_bond_set_amount",
    "initial_bond_set_date",
    "bond_posted_amount",
    "bond_posted_date",
}
_ORIGINALS = ("file_original", "sheet_original", "row_original")
_PLACES = (*_ORIGINALS[1:], "sheet", "row")

_STAY_ATTRIBUTES = (
    "stay_release_reason", "book_in_criminality", "case_threat_level", "case_status",
    "case_category", "final_order_yes_no", "final_order_date", "final_program",
    "final_program_group", "departed_date", "departure_country", "gender", "birth_year",
    "citizenship_country",
)  # fmt: skip

_STINTS_READ: tuple[str, ...] = (
    "person", "stay_book_in_date_time", "book_in_date_time", "book_out_date_time",
    "stay_book_out_date_time", "detention_facility_code", "detention_release_reason", "book_in_aor",
    *_STAY_ATTRIBUTES,
)  # fmt: skip


def _duplicates(name: str, of: str, section: str, *reads: str, day: str | None = None) -> Rule:
    """A duplicate rule that reads `reads`; one of persons and days, if it has a day."""
    read = (*(("person", day) if day else ()), *reads)
    text, blanks = ("pair", {"day": day}) if day else ("", {})
    return Rule(name, "duplicates", of, section, read, text=text, blanks=blanks)


def _alike(name: str, of: str, section: str, alike: str, order: str, *reads: str) -> Rule:
    """A duplicate rule by which one of rows that are alike counts, the first in an order of SQL."""
    blanks = {"alike": alike, "order": order}
    return Rule(name, "duplicates", of, section, reads, text="one-of-alike", blanks=blanks)


def _stays(name: str, open_stint: Literal["first", "last"]) -> Rule:
    """A rule of stays; open_stint: where it comes beside a stint that begins at its instant."""
    return Rule(
        name, "stays", "detention_stays", "3.6",
        inputs={"detention_stints": _STINTS_READ}, text="stay", blanks={"open": open_stint},
    )  # fmt: skip


def _facility(name: str, of: str, state: str | None = None, county: str | None = None) -> Rule:
    """A rule that looks places up by the code of the facility; state, county: those recorded."""
    known = f"case when slug_of(counted.{county}) <> 'unknown' then counted.{county} end"
    return Rule(
        name, "state", of, "3.9",
        (*(column for column in (state, county) if column), "detention_facility_code"),
        looks_up={"facilities": ("facility_code", "state", "county", "aor")},
        text="facility",
        blanks={
            "state": f"counted.{state}" if state else "cast(null as string)",
            "county": known if county else "cast(null as string)",
        },
        places="county",
    )  # fmt: skip


_ARRESTED = ("person", "apprehension_date")
_DETAINED = ("person", "detention_facility_code", "detainer_type", "detainer_prepare_date")
_CLASSED = ("apprehension_method", "apprehension_criminality")

_RULES = (
    _duplicates("ARR-EP/DDP-2026-03", "arrests", "3.1", *_ARRESTED, "apprehension_method"),
    _duplicates("ARR-EP/DDP-2025-07", "arrests", "3.1", *_ARRESTED),
    _alike(
        "ARR-EP/DDP-2025-03", "arrests", "3.1",
        "person, cast(apprehension_date as date), apprehension_method, apprehension_criminality",
        "ordinal", *_ARRESTED, *_CLASSED,
    ),
    _alike(
        "DET-DUP/UNCOVER-1", "detainers", "3.2",
        "person, detention_facility_code, detainer_type, cast(detainer_prepare_date as date)",
        "ordinal", *_DETAINED,
    ),
    _duplicates("DET-DUP/DDP-2026-03", "detainers", "3.2", day="detainer_prepare_date"),
    _duplicates("DET-DUP/DDP-2026-late", "detainers", "3.2", *_DETAINED),
    _duplicates("REM-DUP/DDP-2025-07", "removals", "3.3", day="departed_date"),
    _alike(  # the last by country, a missing one first, then by sheet and row, then by file
        "REM-DUP/DDP-2026-late", "removals", "3.3", "person, departed_date",
        "departure_country desc nulls last, coalesce(sheet_original, sheet) desc nulls last,"
        ' coalesce(row_original, "row") desc, ordinal desc',
        "person", "departed_date", "departure_country", *_PLACES,
    ),
    _duplicates("ENC-DUP/DDP-2026-03", "encounters", "3.4", day="event_date"),
    Rule("STINT-DUP/DDP-2026-03", "duplicates", "detention_stints", "3.5"),
    _alike(  # the last of those with the lowest initial bond, if any has one
        "STINT-DUP/DDP-2025-10", "detention_stints", "3.5",
        "person, book_in_date_time, detention_facility_code",
        "initial_bond_set_amount nulls last, ordinal desc",
        "person", "book_in_date_time", "detention_facility_code", "initial_bond_set_amount",
    ),
    Rule(
        "STATE/DDP-2026-03", "state", "arrests", "3.8",
        ("apprehension_state", "apprehension_duty_site"),
    ),
    Rule(
        "STATE/DDP-2026-late", "state", "arrests", "3.8",
        (*_ARRESTED, "apprehension_state", "apprehension_landmark", "apprehension_aor"),
        over="reported",
    ),
    Rule(
        "FACILITY/UNCOVER-1", "state", "detention_stints", "3.9",
        ("facility_state", "detention_facility_code"),
        looks_up={"facilities": ("facility_code", "state")},
    ),
    _facility("FACILITY/UNCOVER-2", "detention_stints", "facility_state", "facility_county"),
    _facility("FACILITY-DET/UNCOVER-1", "detainers", "facility_state"),
    _facility("FACILITY-DAY/UNCOVER-1", "facility_days"),
    _stays("STAY/UNCOVER-1", "last"),
    _stays("STAY/DDP-2026-03", "first"),
    Rule(
        "JOIN/DDP-2026-03",
        "join",
        "arrests_with_stays",
        "3.7",
        inputs={
            "arrests": (
                "person", "apprehension_date", "apprehension_method", "apprehension_criminality",
                "apprehension_state", "apprehension_county", "apprehension_city",
                "apprehension_aor", "apprehension_duty_site", "apprehension_landmark",
                "apprehension_type", "case_criminality", "processing_disposition",
                "arresting_agency", "operation", "final_program", "final_program_group",
                "case_status", "case_category", "case_threat_level", "departed_date",
                "departure_country", "final_order_yes_no", "final_order_date", "birth_year",
                "citizenship_country", "gender",
            ),
            "detention_stays": (),
        },
    ),
    Rule(
        "JOIN-DET/UNCOVER-1",
        "join",
        "detainers_with_stays",
        "3.7",
        inputs={
            "detainers": ("person", "detainer_prepare_date", "departed_date"),
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
