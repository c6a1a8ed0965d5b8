"""Measures on stays: unbroken times of one person in ICE custody, made of stints."""

from uncover.figures.measure import Counting, Words, measure

_SECONDS_A_DAY = 86_400

_LENGTH_NEVER = {
    "en": ("sentence", "jail time", "people held"),
    "es": ("condena", "pena de cárcel", "personas detenidas"),
}


@measure(
    table="detention_stays",
    unit="stay",
    version=1,
    words={
        "en": Words(
            called=("stays", "detention stays", "stays begun"),
            never=("people", "arrests", "bookings", "deported"),
        ),
        "es": Words(
            called=("estancias en detención", "estancias"),
            never=("personas", "arrestos", "ingresos", "deportados"),
        ),
    },
)
def stays_begun() -> Counting:
    """Stays in ICE custody that began.

    Unit: stays
    Counts: stays, each the stints of one person under one stay book-in (STAY/UNCOVER-1)
    Out of: nothing, this is a count and not a rate
    From: detention_stays, made from detention_stints
    Leaves out: stints without a person's id or without a stay book-in, which belong to no stay
    Bounds: none over the class; over the place, stays whose first facility's state is unknown
    """
    return Counting("events")


@measure(
    table="detention_stays",
    unit="day",
    version=1,
    words={
        "en": Words(
            called=("median days held", "half were held longer than", "median stay"),
            never=_LENGTH_NEVER["en"],
            qualify=("average",),
        ),
        "es": Words(
            called=("mediana de días bajo custodia", "la mitad estuvo más de", "estancia mediana"),
            never=_LENGTH_NEVER["es"],
            qualify=("promedio",),
        ),
    },
)
def median_days_held() -> Counting:
    """The middle length of the stays that are over, in days.

    Unit: days, elapsed seconds over 86,400
    Counts: the middle one of the lengths; of an even number the mean of the two in the middle
    Out of: stays that began in the period and are closed
    From: detention_stays, made from detention_stints
    Leaves out: open stays, never mixed with closed ones; they are `unknown`
    Bounds: if the open stays ended at once, or never; none over the place
    """
    return Counting("median", amount="seconds_held", at_least="seconds_so_far", per=_SECONDS_A_DAY)


@measure(
    table="detention_stays",
    unit="day",
    version=1,
    words={
        "en": Words(
            called=("mean days held", "average stay", "held on average"),
            never=_LENGTH_NEVER["en"],
        ),
        "es": Words(
            called=("media de días bajo custodia", "estancia promedio"),
            never=_LENGTH_NEVER["es"],
        ),
    },
)
def mean_days_held() -> Counting:
    """The mean length of the stays that are over, in days.

    Unit: days, elapsed seconds over 86,400
    Counts: the lengths added up
    Out of: stays that began in the period and are closed, one row each however many transfers
    From: detention_stays, made from detention_stints
    Leaves out: open stays, never mixed with closed ones; they are `unknown`
    Bounds: if the open stays ended at once; no upper bound while one is open; none over the place
    """
    return Counting("mean", amount="seconds_held", at_least="seconds_so_far", per=_SECONDS_A_DAY)


@measure(
    table="detention_stays",
    unit="transfer per stay",
    version=2,
    words={
        "en": Words(
            called=("transfers per stay", "moved on average"), never=("people", "deported")
        ),
        "es": Words(
            called=("traslados por estancia", "trasladada en promedio"),
            never=("personas", "deportados"),
        ),
    },
)
def transfers_per_stay() -> Counting:
    """How often a stay was moved from one facility to another, on average.

    Unit: transfers per stay
    Counts: stints released as transferred whose next stint has another facility code (DOMAIN 3.6)
    Out of: stays that began in the period, open ones with the transfers they have had
    From: detention_stays, made from detention_stints
    Leaves out: changes of disposition at the same place; two codes are two facilities, though the
        agency may have given one facility several
    Bounds: none; open stays may be moved again
    """
    return Counting("mean", amount="transfers", at_least="transfers")
