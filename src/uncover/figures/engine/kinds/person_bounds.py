"""What rows of unknown place could change in a share by persons: sharp bounds (DESIGN 4).

A person counts once, by the first (or last) of her events in the place. An event of unknown place
may be in it or not, so the event that decides may be any of unknown place that comes before the
first certain one, or that one; a person without a certain event may be left out. Persons are
independent of each other, so the extremes are reached person by person.
"""

from collections.abc import Sequence

from uncover.figures.engine.dimensions import Dimension
from uncover.figures.engine.scope import in_order
from uncover.records.declaration import Table

COLUMNS = {
    "known_most_in": "can_in",
    "known_most_out": "not can_in and not can_leave and not can_be_unknown",
    "known_least_in": "not can_out and not can_leave and not can_be_unknown",
    "known_least_out": "can_out",
    "all_most_in": "can_in",
    "all_most_out": "not can_in and not can_leave",
    "all_least_in": "not can_out and not can_leave and not can_be_unknown",
    "all_least_out": "can_out or can_be_unknown",
}
"""Numbers of persons by what they can be, under each denominator, at each extreme."""


def steps(table: Table, dims: Sequence[Dimension], *, last: bool) -> dict[str, str]:
    """The steps from `told` to `person_bounds`: one row, or one for each group."""
    names = [f"by_{d.name}" for d in dims]
    group = ", ".join(["person", *names])
    keys = ", ".join([*names, "person", "case when person is null then ordinal end"])
    before = (
        f"sum(case when belongs then 1 else 0 end) over (\n"
        f"    partition by {group} order by {in_order(table, last=last)}\n"
        f"    rows between unbounded preceding and 1 preceding)"
    )
    told = "".join(f"{name}, " for name in names)
    sums = ",\n  ".join(
        f"count(*) filter (where {test}) as {column}" for column, test in COLUMNS.items()
    )
    by_group = f"\ngroup by {', '.join(names)}" if names else ""
    return {
        "deciding": (
            f"select * from (\n  select *,\n    {before} as certain_before\n"
            "  from told where belongs is not false\n) as in_turn\n"
            "where person is null or coalesce(certain_before, 0) = 0"
        ),
        "chances": (
            f"select {told}max(coalesce(in_class, false)) as can_in,\n"
            "  max(coalesce(not in_class, false)) as can_out,\n"
            "  max(in_class is null) as can_be_unknown,\n"
            "  not max(coalesce(belongs, false)) as can_leave\n"
            f"from deciding\ngroup by {keys}"
        ),
        "person_bounds": f"select {told}{sums}\nfrom chances{by_group}",
    }
