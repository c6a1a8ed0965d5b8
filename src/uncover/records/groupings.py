"""Groups of values that a table keeps apart, each grouping a named version with its reason.

Which value stands in which group is data: `tables/shared/groupings.toml`.
"""

from dataclasses import dataclass
from functools import cache

from uncover.records.declaring import shared


@dataclass(frozen=True)
class Grouping:
    """One version of a grouping.

    name: as receipts print it. column: the canonical column whose values are grouped. groups: the
    values of each group, by its name. reason: why doubtful values stand where they do.
    """

    name: str
    column: str
    groups: dict[str, tuple[str, ...]]
    reason: str

    @property
    def sql(self) -> str:
        """SQL: the group of the column's value; null for a value that stands in none."""
        whens = "\n".join(f"    when {self.within(group)} then '{group}'" for group in self.groups)
        return f"case\n{whens} end"

    def within(self, group: str) -> str:
        """SQL: whether the column's value stands in this group, whatever its case."""
        values = ", ".join(f"'{value.lower()}'" for value in self.groups[group])
        return f"lower({self.column}) in ({values})"


@cache
def groupings() -> dict[str, Grouping]:
    """Every grouping, by what it tells: `method_group`, `end_of_stay`."""
    return {
        told: Grouping(
            name=facts["name"],
            column=facts["column"],
            groups={group: tuple(values) for group, values in facts["groups"].items()},
            reason=facts["reason"],
        )
        for told, facts in shared("groupings").items()
    }
