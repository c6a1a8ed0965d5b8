"""Measures on how arrests came about, in groups of the agency's methods."""

from uncover.figures.measure import Counting, Split, Words, measure
from uncover.records.groupings import groupings

_METHODS = groupings()["method_group"]
_GROUP = Split(_METHODS.sql, tuple(_METHODS.groups), (_METHODS.column,))


@measure(
    table="arrests",
    unit="arrest",
    version=2,
    words={
        "en": Words(
            called=("at-large arrests", "arrests at large"),
            never=("raids", "street arrests", "people", "deported", "detained"),
        ),
        "es": Words(
            called=("arrestos fuera de la cárcel", "arrestos en libertad"),
            never=("redadas", "arrestos callejeros", "personas", "deportados", "detenidos"),
        ),
    },
)
def at_large_arrests() -> Counting:
    """Arrests of people who were not in another agency's custody.

    Unit: arrests
    Counts: arrests whose method is in the group at-large of METHOD/DDP-2026-03: Non-Custodial,
        Located, Probation and Parole, Worksite Enforcement
    Out of: nothing, this is a count and not a rate
    From: arrests
    Leaves out: arrests whose method is blank or in no group; a note says how many
    Bounds: none over the class, whose unknown stand in the note; over the place, rows whose state
        is unknown
    """
    return Counting(
        "events",
        in_class=f"case when ({_METHODS.sql}) is not null\n"
        f"    then {_METHODS.within('at-large')} end",
        reads=("apprehension_method",),
        needs=("apprehension_method",),
        groupings=("method_group",),
    )


@measure(
    table="arrests",
    unit="arrest",
    version=2,
    words={
        "en": Words(
            called=("arrests by method", "arrests by how they came about"),
            never=("people", "deported", "detained"),
        ),
        "es": Words(
            called=("arrestos por método", "arrestos según cómo ocurrieron"),
            never=("personas", "deportados", "detenidos"),
        ),
    },
)
def arrests_by_method_group() -> Counting:
    """Arrests, to be parted by how they came about.

    Unit: arrests
    Counts: the arrests that arrests_made counts; `--by method_group` parts them by
        METHOD/DDP-2026-03 (at-large, custodial, 287(g), other, and those of unknown method), and
        `--option method_group=...` counts one group
    Out of: nothing, this is a count and not a rate
    From: arrests
    Leaves out: nothing; an arrest whose method is blank or in no group is unknown and never other
    Bounds: none over the class: beside one group a note says how many arrests are of unknown
        method; over the place, rows whose state is unknown
    """
    return Counting(
        "events",
        reads=("apprehension_method",),
        needs=("apprehension_method",),
        splits={"method_group": _GROUP},
        groupings=("method_group",),
    )
