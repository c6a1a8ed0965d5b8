"""Measures on removals: departures that ICE recorded, removals and returns."""

from uncover.figures.measure import Counting, Words, measure


@measure(
    table="removals",
    unit="removal",
    version=1,
    words={
        "en": Words(called=("removals", "deportations"), never=("people", "arrests")),
        "es": Words(called=("deportaciones", "expulsiones"), never=("personas", "arrestos")),
    },
)
def removals() -> Counting:
    """Removals that ICE recorded.

    Unit: removals
    Counts: rows, each a departure; rows that look alike may be different people and all count
    Out of: nothing, this is a count and not a rate
    From: removals
    Leaves out: rows without a departure date when a period is given
    Bounds: none over the class; over the place, rows whose state is unknown
    """
    return Counting("events")


# A level is assigned with a conviction only, so either column tells (DOMAIN 2.7, 4.1).
_WITHOUT_CONVICTION = (
    "case when case_criminality in ('charged', 'neither') then true "
    "when case_criminality = 'convicted' then false "
    "when case_threat_level = 'none' then true "
    "when case_threat_level in ('1', '2', '3') then false end"
)
_LEVEL_1 = (
    "case when case_threat_level = '1' then true "
    "when case_threat_level in ('2', '3', 'none') then false "
    "when case_criminality in ('charged', 'neither') then false end"
)


@measure(
    table="removals",
    unit="removal",
    version=1,
    words={
        "en": Words(
            called=("no criminal conviction", "no known criminal conviction"),
            never=("no record", "no criminal record", "arrested", "only civil violations"),
            qualify=("people", "immigrants"),
        ),
        "es": Words(
            called=("sin condena penal conocida",),
            never=("sin antecedentes", "sin antecedentes penales", "arrestados"),
            qualify=("personas", "inmigrantes"),
        ),
    },
)
def share_of_removals_without_conviction() -> Counting:
    """Share of removals of people with no criminal conviction known to ICE.

    Unit: removals
    Counts: removals whose case says charged or neither, or whose threat level is none (DOMAIN 4.1)
    Out of: removals whose class is recorded
    From: removals
    Leaves out: removals whose class and level are blank or withheld; they are `unknown`
    Bounds: if none, or all, of the unknown were without a conviction
    """
    return Counting(
        "share",
        in_class=_WITHOUT_CONVICTION,
        reads=("case_criminality", "case_threat_level"),
        needs=("case_criminality", "case_threat_level"),
    )


@measure(
    table="removals",
    unit="removal",
    version=1,
    words={
        "en": Words(
            called=("Level 1", "convicted of a serious crime"),
            never=("violent", "dangerous", "arrested"),
            qualify=("serious",),
        ),
        "es": Words(
            called=("Nivel 1", "condenadas por un delito grave"),
            never=("violento", "peligroso", "arrestados"),
            qualify=("grave",),
        ),
    },
)
def share_of_removals_level_1() -> Counting:
    """Share of removals of people whom ICE gave its Level 1, the gravest convictions.

    Unit: removals
    Counts: removals with threat level 1 (DOMAIN 4.2; serious in the letters of 2011, not violent)
    Out of: removals whose level is recorded, with those that have no known conviction
    From: removals
    Leaves out: removals whose level is blank or withheld and who may have a conviction; `unknown`
    Bounds: if none, or all, of the unknown were Level 1
    """
    return Counting(
        "share",
        in_class=_LEVEL_1,
        reads=("case_criminality", "case_threat_level"),
        needs=("case_threat_level",),
    )


# A country that is recorded as unknown is neither the same as another nor a different one, and
# blanks around a name say nothing (DOMAIN 2.3).
_DEPARTURE, _CITIZENSHIP, _BIRTH = (
    f"nullif(upper(trim({name})), 'UNKNOWN')"
    for name in ("departure_country", "citizenship_country", "birth_country")
)


@measure(
    table="removals",
    unit="removal",
    version=2,
    words={
        "en": Words(
            called=("removals to a third country", "third-country removals"),
            never=("people", "sent to a country they had never seen", "arrested"),
            qualify=("deported to a third country",),
        ),
        "es": Words(
            called=("remociones a un tercer país",),
            never=("personas", "enviadas a un país que no conocían", "arrestados"),
            qualify=("deportados a un tercer país",),
        ),
    },
)
def third_country_removals() -> Counting:
    """Removals to a country that is neither of citizenship nor of birth, as recorded.

    Unit: removals
    Counts: removals whose departure country differs from the country of citizenship, and from that
        of birth where it is known
    Out of: nothing, this is a count and not a rate
    From: removals
    Leaves out: removals whose departure country or citizenship is blank or Unknown, unless they
        went to the country of birth; a note says how many
    Bounds: none over the class, whose unknown stand in the note; over the place, rows whose state
        is unknown
    """
    return Counting(
        "events",
        in_class=f"case when {_DEPARTURE} in ({_CITIZENSHIP}, {_BIRTH}) then false\n"
        f"    when {_DEPARTURE} is not null and {_CITIZENSHIP} is not null then true end",
        reads=("departure_country", "citizenship_country", "birth_country"),
        needs=("departure_country",),
    )
