"""Measures on arrests: administrative arrests by ICE's Enforcement and Removal Operations."""

from uncover.figures.measure import Counting, Words, measure

_ARREST_WORDS = {
    "en": Words(called=("arrests", "arrests made"), never=("people", "deported", "detained")),
    "es": Words(called=("arrestos",), never=("personas", "deportados", "detenidos")),
}
_PEOPLE_WORDS = {
    "en": Words(called=("people arrested",), never=("arrests", "deported", "detained")),
    "es": Words(called=("personas arrestadas",), never=("arrestos", "deportadas", "detenidas")),
}


@measure(table="arrests", unit="arrest", version=1, words=_ARREST_WORDS)
def arrests_made() -> Counting:
    """Arrests that ICE made.

    Unit: arrests
    Counts: the first row of each episode: rows of one person at most 24 hours apart are one arrest
        (DOMAIN 3.1)
    Out of: nothing, this is a count and not a rate
    From: arrests
    Leaves out: arrests by other agencies (Homeland Security Investigations, Border Patrol), and
        rows without a date when a period is given
    Bounds: none over the class; over the place, rows whose state is unknown
    """
    return Counting("events")


@measure(table="arrests", unit="person", version=1, words=_PEOPLE_WORDS)
def people_arrested() -> Counting:
    """People whom ICE arrested at least once.

    Unit: persons
    Counts: distinct persons among the arrests that arrests_made counts
    Out of: nothing, this is a count and not a rate
    From: arrests
    Leaves out: arrests by other agencies, and rows without a date when a period is given
    Bounds: at least the distinct persons; at most these and one more for each row without a person
    """
    return Counting("people", reads=("person",), needs=("person",))


@measure(
    table="arrests",
    unit="arrest",
    version=1,
    words={
        "en": Words(
            called=("no known criminal conviction", "no criminal conviction", "without conviction"),
            never=("no record", "no criminal record", "neither convicted nor charged", "deported"),
            qualify=("people",),
        ),
        "es": Words(
            called=("sin condena penal conocida",),
            never=("sin antecedentes", "sin antecedentes penales", "deportados"),
            qualify=("personas",),
        ),
    },
)
def share_of_arrests_without_conviction() -> Counting:
    """Share of arrests of people with no criminal conviction known to ICE at the arrest.

    Unit: arrests
    Counts: arrests whose class is pending charges or neither convicted nor charged (DOMAIN 4.1)
    Out of: arrests whose class is recorded
    From: arrests
    Leaves out: arrests whose class is blank, withheld or not in the vocabulary; they are `unknown`
    Bounds: if none, or all, of the unknown were without a conviction
    """
    return Counting(
        "share",
        in_class="case apprehension_criminality when 'convicted' then false "
        "when 'charged' then true when 'neither' then true end",
        reads=("apprehension_criminality",),
        needs=("apprehension_criminality",),
    )


@measure(
    table="arrests",
    unit="arrest",
    version=1,
    words={
        "en": Words(
            called=("neither convicted nor charged", "no conviction and no pending charge"),
            never=("no record", "no conviction", "no prior criminal convictions", "deported"),
            qualify=("people",),
        ),
        "es": Words(
            called=("sin condena ni cargos pendientes conocidos",),
            never=("sin antecedentes", "sin condena penal conocida", "deportados"),
            qualify=("personas",),
        ),
    },
)
def share_of_arrests_neither_convicted_nor_charged() -> Counting:
    """Share of arrests of people with neither a conviction nor a pending charge known to ICE.

    Unit: arrests
    Counts: arrests whose class is neither convicted nor charged (DOMAIN 4.1, class 3)
    Out of: arrests whose class is recorded
    From: arrests
    Leaves out: arrests whose class is blank, withheld or not in the vocabulary; they are `unknown`
    Bounds: if none, or all, of the unknown were neither convicted nor charged
    """
    return Counting(
        "share",
        in_class="case apprehension_criminality when 'convicted' then false "
        "when 'charged' then false when 'neither' then true end",
        reads=("apprehension_criminality",),
        needs=("apprehension_criminality",),
    )
