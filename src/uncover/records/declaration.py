"""What a table is: the parts of its declaration, whichever file declares it."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Kind = Literal[
    "person", "text", "code", "class", "state", "date", "moment", "month",
    "integer", "decimal", "money", "year", "yes_no",
]  # fmt: skip

NEW = "x_"
"""How the names of columns begin that no declaration knows; no declared column is called so."""


@dataclass(frozen=True)
class Column:
    """One canonical column.

    name: canonical (DOMAIN 2.6). kind: how its text is typed. meaning: one sentence.
    headers: every header it has had, as released; the canonical name itself is always one.
    codes: known values (kind code), or class name to its released values (kind class).
    blank: what an empty cell means, in words; blank_class: the class a blank is read as, if the
    declaration says that a blank is one. na: what the text `NA` means: `blank`, `text`, or a class.
    private: never leaves the library. unit: of numbers. part: the part of a code that is stable
    (`before_dash` as in `6-Deported`, `brackets` as in `[8F] Expedited Removal`). digits: codes of
    so many digits, to which lost leading zeros are given back. spare_of: takes the second header
    of a sheet that has two headers of that column (a time and its day).

    Kind `month` is a day or a month as printed (`2011-03-07`, `2011-03`), kept as text.
    """

    name: str
    kind: Kind
    meaning: str
    headers: tuple[str, ...]
    codes: tuple[str, ...] = ()
    classes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    blank: str = "not recorded"
    blank_class: str | None = None
    na: str = "blank"
    private: bool = False
    unit: str = ""
    part: Literal["whole", "before_dash", "brackets"] = "whole"
    digits: int | None = None
    spare_of: str | None = None

    def known(self, text: str) -> bool:
        """Whether this text is one of the known codes; case and blanks do not matter."""
        return self._part(text) in self._codes

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(self._part(code) for code in self.codes)

    def _part(self, text: str) -> str:
        plain = _plain(text)
        if self.part == "before_dash":
            return plain.partition("-")[0].strip()
        if self.part == "brackets" and plain.startswith("[") and "]" in plain:
            return plain[1 : plain.index("]")].strip()
        return plain


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Layout:
    """The headers one family of files has, in order, and which of them mark it.

    required: canonical columns without which a sheet is not this layout. forbidden:
    headers that a sheet of this layout never has (they mark another table). header_row: where the
    header is expected; another place is reported, not refused. seen: whether a real file of this
    layout was read, or it is known from descriptions only.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    required: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    header_row: int | None = None
    seen: bool = False
    note: str = ""


@dataclass(frozen=True)
class Hazard:
    """A named trap that every figure on the table inherits.

    id: stable. sentences: by language. from_, through: ISO days of the period it touches (None:
    open). columns: it touches figures that read one of these only (empty: all figures).
    """

    id: str
    sentences: dict[str, str]
    from_: str | None = None
    through: str | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReleaseNaming:
    """How the releases of a table are told and ordered (DESIGN 5).

    by: `request` (request number and date out of file name or titles), `date`, `fiscal_year_date`
    or `folder`; whatever it is, `--release` wins and the folder is the last resort.
    keeping: `snapshot` (the newest answers), `series` (the newest edition of each period) or
    `rows` (individual records: two releases need --release).
    """

    by: Literal["request", "date", "fiscal_year_date", "folder"]
    keeping: Literal["snapshot", "series", "rows"]


@dataclass(frozen=True)
class Derived:
    """How a table that no agency released is made: by which rule, from which tables."""

    rule: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Splice:
    """A source made of two releases: one before the seam, another from that day on.

    name: what `--source` calls it. seam: the first day (ISO) of the second. before, after: the
    request numbers of the releases, or what their names begin with; the newest of each answers.
    sentences: what stands beside every figure that crosses the seam, by language.
    """

    name: str
    seam: str
    before: str
    after: str
    sentences: dict[str, str]


@dataclass(frozen=True)
class Table:
    """One table of records.

    one_row_is: what one row is, in words, by language. date: the column figures belong to.
    person, state, county, facility: canonical columns, None where the table has none. classes:
    columns that `share --option class=...` may ask about. rule: the default duplicate rule by name,
    or `none`. state_rule: how blank states are filled, or None. derived: how the table is made
    where it was not released; such a table has no layouts and is never stored. in_order: pairs of
    columns of which the first is not after the second; rows that break it are kept and counted.
    splices: sources that put two releases together, each with its seam.
    """

    name: str
    title: str
    unit: str
    one_row_is: dict[str, str]
    source: str
    columns: tuple[Column, ...]
    layouts: tuple[Layout, ...]
    releases: ReleaseNaming
    date: str | None = None
    person: str | None = None
    state: str | None = None
    county: str | None = None
    facility: str | None = None
    classes: tuple[str, ...] = ()
    rule: str = "none"
    state_rule: str | None = None
    derived: Derived | None = None
    splices: tuple[Splice, ...] = ()
    in_order: tuple[tuple[str, str], ...] = ()
    hazards: tuple[Hazard, ...] = ()
    disclosure: str = "none"
    disclosure_reason: str = ""

    @property
    def base(self) -> str:
        """The stored table that its rows come from: itself, or what it is derived from."""
        return self.derived.tables[0] if self.derived else self.name

    def column(self, name: str) -> Column:
        """The column of this canonical name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
