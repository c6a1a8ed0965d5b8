"""Measures on detainers: requests to jails to hold a person or to give notice."""

from uncover.figures.measure import Counting, Words, measure


@measure(
    table="detainers",
    unit="detainer",
    version=1,
    words={
        "en": Words(called=("detainers", "detainers prepared"), never=("people", "arrests")),
        "es": Words(called=("órdenes de retención",), never=("personas", "arrestos")),
    },
)
def detainers_prepared() -> Counting:
    """Detainers that ICE prepared.

    Unit: detainers
    Counts: one detainer for each person, facility code, type and prepare date (DET-DUP/UNCOVER-1)
    Out of: nothing, this is a count and not a rate
    From: detainers
    Leaves out: rows without a prepare date when a period is given; a detainer prepared is not one
        served, honoured or even sent
    Bounds: none over the class; over the place, rows whose facility's state is unknown
    """
    return Counting("events")


@measure(
    table="detainers",
    unit="detainer",
    version=1,
    words={
        "en": Words(
            called=("booked into detention", "led to detention"),
            never=("deported", "honored", "convicted"),
        ),
        "es": Words(
            called=("ingresaron en detención",), never=("deportados", "cumplidas", "condenados")
        ),
    },
)
def share_of_detainers_booked_in() -> Counting:
    """Share of detainers that ended with a booking into ICE detention.

    Unit: detainers
    Counts: detainers whose lift reason says that the person was booked into detention
    Out of: detainers whose lift reason is recorded
    From: detainers
    Leaves out: detainers without a lift reason, pending or never reported; they are `unknown`
    Bounds: if none, or all, of the unknown were booked in
    """
    return Counting(
        "share",
        in_class="case when detainer_lift_reason is null then null "
        "else lower(detainer_lift_reason) like 'booked into detention%' end",
        reads=("detainer_lift_reason",),
        needs=("detainer_lift_reason",),
    )


@measure(
    table="detainers",
    unit="detainer",
    version=2,
    words={
        "en": Words(
            called=("detainers recorded as declined", "lifted as declined"),
            never=("refusals", "refused", "released criminals", "people", "arrests"),
            qualify=("declined",),
        ),
        "es": Words(
            called=("órdenes de retención registradas como rechazadas",),
            never=("negativas", "criminales liberados", "personas", "arrestos"),
            qualify=("rechazadas",),
        ),
    },
)
def detainers_declined() -> Counting:
    """Detainers that ICE recorded as lifted because a jail declined; not a measure of refusals.

    Unit: detainers
    Counts: detainers whose lift reason is Declined by LEA or Detainer Declined by LEA
    Out of: nothing, this is a count and not a rate
    From: detainers
    Leaves out: detainers without a lift reason, pending or never reported; a note says how many
    Bounds: none over the class, whose unknown stand in the note; over the place, rows whose
        facility's state is unknown
    """
    return Counting(
        "events",
        in_class="lower(detainer_lift_reason) in ('declined by lea', 'detainer declined by lea')",
        reads=("detainer_lift_reason",),
        needs=("detainer_lift_reason",),
    )
