"""Measures on the population in custody: people held on a day, and on an average day."""

from uncover.figures.measure import Counting, Words, measure

_BY_FACILITY = {
    "midnight": Counting(
        "days",
        amount="n_detained_at_midnight",
        convention="midnight",
        reads=("n_detained_at_midnight",),
        needs=("n_detained_at_midnight",),
    ),
    "any": Counting(
        "days",
        amount="n_detained",
        convention="any",
        reads=("n_detained",),
        needs=("n_detained",),
    ),
}
_DAYS = ("n_detained_at_midnight", "n_detained", "n_detained_at_instant")
_READS = ("person", "book_in_date_time", "book_out_date_time")
_NEVER = {
    "en": ("arrests", "bookings", "stays", "deported", "convicted"),
    "es": ("arrestos", "ingresos", "estancias", "deportadas", "condenadas"),
}


@measure(
    table="detention_stints",
    unit="person",
    version=1,
    also={"facility_days": _BY_FACILITY["midnight"]},
    words={
        "en": Words(
            called=("people held at midnight", "people in detention", "people detained on"),
            never=_NEVER["en"],
            qualify=("people held",),
        ),
        "es": Words(
            called=("personas detenidas a medianoche", "personas bajo custodia"),
            never=_NEVER["es"],
            qualify=("personas detenidas",),
        ),
    },
)
def people_held_at_midnight() -> Counting:
    """People in ICE custody at the end of a day, closest to the agency's own counting.

    Unit: persons
    Counts: distinct persons booked in by the end of the day and not booked out on it (HC-MID); rows
        without a person's id count one each
    Out of: nothing, this is a count and not a rate
    From: detention_stints; facility_days, counted by others, where asked for or held alone
    Leaves out: people booked in and out on the same day, and places that the records leave out
    Bounds: none over the class; over the place, people whose facility's state is unknown
    """
    return Counting("held", convention="midnight", reads=_READS)


@measure(
    table="detention_stints",
    unit="person",
    version=1,
    also={"facility_days": _BY_FACILITY["any"]},
    words={
        "en": Words(
            called=("people held at any time in the day", "people held during the day"),
            never=_NEVER["en"],
            qualify=("people held",),
        ),
        "es": Words(
            called=("personas detenidas en algún momento del día",),
            never=_NEVER["es"],
            qualify=("personas detenidas",),
        ),
    },
)
def people_held_any_time() -> Counting:
    """People in ICE custody at any time of a day.

    Unit: persons
    Counts: distinct persons booked in by the day and not booked out before it (HC-ANY); rows
        without a person's id count one each
    Out of: nothing, this is a count and not a rate
    From: detention_stints; facility_days, counted by others, where asked for or held alone
    Leaves out: places that the records leave out
    Bounds: none over the class; over the place, people whose facility's state is unknown; a person
        moved on a day is at two facilities, so facilities do not add up to the nation
    """
    return Counting("held", convention="any", reads=_READS)


@measure(
    table="detention_stints",
    unit="person",
    version=1,
    also={"facility_days": Counting("days", reads=_DAYS, needs=_DAYS)},
    words={
        "en": Words(
            called=("average daily population", "people held on an average day"),
            never=_NEVER["en"],
        ),
        "es": Words(
            called=("población diaria media", "personas detenidas en un día promedio"),
            never=_NEVER["es"],
        ),
    },
)
def average_daily_population() -> Counting:
    """People in ICE custody on an average day of a period.

    Unit: persons
    Counts: person-days: on each day the persons held, by the convention `midnight` (unless
        `convention` says `any`, or `instant`, which counts rows at 00:00)
    Out of: the calendar days of the period that the records cover
    From: detention_stints; facility_days, counted by others, where asked for or held alone
    Leaves out: days before the first and after the last book-in of the release
    Bounds: none over the class; over the place, people whose facility's state is unknown
    """
    return Counting("held on average", reads=_READS)
