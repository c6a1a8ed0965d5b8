"""The lines of published statistics, typed in with their sources."""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

from uncover.terms.places import slug

RELEASE = "uncover-facts-1"
"""The name of the statistics that come with the package."""


@dataclass(frozen=True)
class Line:
    """One printed or quoted number: its place, its period, how it was printed, and by whom."""

    program: str
    place: str
    place_kind: str
    state: str
    from_: str
    through: str
    measure: str
    value: str
    precision: str
    basis: str
    source: str
    source_date: str
    note: str

    @property
    def place_id(self) -> str:
        """The id of the line's place."""
        if self.place_kind == "nation":
            return "us"
        state = f"us-{self.state.lower()}"
        return state if self.place_kind == "state" else f"{state}-{slug(self.place)}"

    def as_text(self) -> dict[str, str]:
        """Every field as text, as receipts hold it."""
        told = asdict(self)
        return {"from": told.pop("from_"), **told}


def lines_of(rows: Iterable[dict[str, str | None]]) -> tuple[Line, ...]:
    """Lines out of rows with the columns of the statistics file."""
    names = [name for name in Line.__dataclass_fields__ if name != "from_"]
    return tuple(
        Line(from_=row.get("from") or "", **{name: row.get(name) or "" for name in names})
        for row in rows
    )


@cache
def package_lines() -> tuple[Line, ...]:
    """The statistics that come with the package; few enough to be typed in with their sources."""
    text = (files(__package__) / "statistics.csv").read_text("utf-8")
    return lines_of(csv.DictReader(text.splitlines()))
