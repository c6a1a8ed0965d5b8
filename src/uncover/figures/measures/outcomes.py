"""Measures on what came of arrests and detainers: each joined to the stay that followed it.

What came of one is told `within` days, counted in days from its own. One less than so many days
before the end of the records has no told outcome, whatever the records say of it by now: quick
ends are recorded first, and counting them alone would show too many (DOMAIN 3.6).
"""

from uncover.figures.measure import Counting, Number, Split, Words, measure
from uncover.records.groupings import groupings

_ENDS = groupings()["end_of_stay"]
_STAY_COLUMNS = ("stay_book_in_date_time", "stay_book_out_date_time", "stay_release_reason")
_OUTCOMES = ("removed", "released", "still_held", "ended_otherwise", "not_detained")
_JOIN_WINDOW_DAYS = 10  # JOIN/DDP-2026-03 takes a book-in up to 240 hours after the arrest
_MOST_DAYS = 365
_WITHIN = {"within": Number(default=60, least=1, most=_MOST_DAYS)}
_AT_MOST_ALL = 95  # percent of the rows with an identifier; fewer than 20 is odd too (DOMAIN 3.7)


def _too_recent(date: str) -> str:
    return f"cast({date} as date) + interval {{within}} day > records_end"


def _cannot_join(date: str) -> str:
    return f"(person is null or {date} is null)"


def _outcome(date: str, departed: str) -> str:
    """SQL: what had come of a row by the end of the last of the `within` days after its day."""
    day = f"cast({date} as date)"
    last = f"{day} + interval {{within}} day"
    return (
        "case\n"
        f"    when {_cannot_join(date)} then 'unknown'\n"
        f"    when {_too_recent(date)} then 'too_recent'\n"
        f"    when {departed} between {day} and {last} then 'removed'\n"
        "    when not has_detention_stay\n"
        f"      or cast(stay_book_in_date_time as date) > {last} then 'not_detained'\n"
        "    when stay_book_out_date_time is null\n"
        f"      or cast(stay_book_out_date_time as date) > {last} then 'still_held'\n"
        f"    when {_ENDS.within('removed')} then 'removed'\n"
        f"    when {_ENDS.within('released')} then 'released'\n"
        f"    when {_ENDS.within('ended_otherwise')} then 'ended_otherwise'\n"
        "    else 'unknown' end"
    )


def _tells(date: str) -> dict[str, str]:
    """What the reader has to be told of the rows: those without an outcome, and an odd join."""
    named, joined = "count(person)", "count(*) filter (where has_detention_stay)"
    percent = f"100 * {joined}"
    odd = f"{percent} < 20 * {named} or {percent} > {_AT_MOST_ALL} * {named}"
    return {
        "too-recent": f"count(*) filter (where belongs and not {_cannot_join(date)}"
        f" and {_too_recent(date)})",
        "cannot-be-joined": f"count(*) filter (where belongs and {_cannot_join(date)})",
        "odd-join": f"(select case when {odd} then {joined} else 0 end from scope)",
    }


_ARREST_OUTCOME = _outcome("apprehension_date", "departed_date")
_DETAINER_OUTCOME = _outcome("detainer_prepare_date", "coalesce(stay_departed_date, departed_date)")
_ARREST_READS = ("person", "apprehension_date", "departed_date", *_STAY_COLUMNS)
_DETAINER_READS = ("person", "detainer_prepare_date", "departed_date", *_STAY_COLUMNS)


@measure(
    table="arrests",
    unit="arrest",
    version=1,
    words={
        "en": Words(
            called=("detained after arrest", "booked into detention after arrest"),
            never=("deported", "removed", "jailed", "convicted"),
            qualify=("people",),
        ),
        "es": Words(
            called=("con detención tras el arresto", "ingresados en detención tras el arresto"),
            never=("deportados", "removidos", "encarcelados", "condenados"),
            qualify=("personas",),
        ),
    },
)
def share_detained_after_arrest() -> Counting:
    """Share of arrests that a stay in ICE detention followed.

    Unit: arrests
    Counts: arrests with a stay of their own (JOIN/DDP-2026-03) that began at most `within` days
        after the arrest, by elapsed seconds; 10 days, the join's window, unless fewer are asked
        for; a book-in up to 5 days before the arrest belongs to it too
    Out of: arrests with a person's identifier and a date, made at least `within` days before the
        records end
    From: arrests, joined one to one to detention_stays of the same release
    Leaves out: arrests without identifier or date, and those too recent to tell; they are `unknown`
    Bounds: if none, or all, of the unknown were followed by a stay
    """
    date = "apprehension_date"
    return Counting(
        "share",
        relation="arrests_with_stays",
        in_class=f"case when {_cannot_join(date)} or {_too_recent(date)} then null\n"
        "    else has_detention_stay and seconds_to_stay <= {within} * 86400 end",
        reads=("person", date, "stay_book_in_date_time"),
        numbers={"within": Number(_JOIN_WINDOW_DAYS, least=1, most=_JOIN_WINDOW_DAYS)},
        tells=_tells(date),
    )


@measure(
    table="arrests",
    unit="arrest",
    version=1,
    words={
        "en": Words(
            called=("removed within", "removed or returned within"),
            never=("detained", "convicted", "people deported"),
            qualify=("deported", "people"),
        ),
        "es": Words(
            called=("con remoción dentro de", "con remoción o retorno dentro de"),
            never=("detenidos", "condenados", "personas deportadas"),
            qualify=("deportados", "personas"),
        ),
    },
)
def share_removed_within() -> Counting:
    """Share of arrests that ended with the person's removal within so many days.

    Unit: arrests
    Counts: arrests with a recorded departure, or whose stay (JOIN/DDP-2026-03) ended with the
        release reason Removed, at most `within` days after the day of the arrest; 60 unless others
        are asked for; removals and returns alike
    Out of: arrests whose outcome is told: made at least `within` days before the records end
    From: arrests, joined one to one to detention_stays of the same release
    Leaves out: arrests without identifier or date, those too recent to tell, and those whose stay
        ended for a reason that is blank, withheld or not in the vocabulary; they are `unknown`
    Bounds: if none, or all, of the unknown were removed
    """
    return Counting(
        "share",
        relation="arrests_with_stays",
        in_class=f"case {_ARREST_OUTCOME}\n"
        "    when 'removed' then true when 'unknown' then null when 'too_recent' then null\n"
        "    else false end",
        reads=_ARREST_READS,
        numbers=_WITHIN,
        tells=_tells("apprehension_date"),
        groupings=("end_of_stay",),
    )


@measure(
    table="arrests",
    unit="arrest",
    version=2,
    words={
        "en": Words(
            called=("what came of arrests", "outcomes of arrests"),
            never=("people", "deported", "convicted"),
            qualify=("removed", "released", "detained"),
        ),
        "es": Words(
            called=("qué pasó tras los arrestos", "resultados de los arrestos"),
            never=("personas", "deportados", "condenados"),
            qualify=("removidos", "liberados", "detenidos"),
        ),
    },
)
def outcomes_after_arrest() -> Counting:
    """What had come of arrests so many days later.

    Unit: arrests
    Counts: the arrests that arrests_made counts, each once; `--by outcome` parts them by what had
        come of them by the end of the last of `within` days (60 unless others are asked for):
        removed (or returned), released inside the country, still_held, ended_otherwise,
        not_detained, too_recent, unknown; the parts add up to the whole, and `--option
        outcome=...` counts one part
    Out of: nothing, this is a count and not a rate
    From: arrests, joined one to one to detention_stays of the same release
    Leaves out: nothing; an arrest too recent to tell, or that cannot be joined, is a part of its
        own
    Bounds: none over the class: beside one part a note says how many are too recent or unknown;
        over the place, rows whose state is unknown
    """
    return Counting(
        "events",
        relation="arrests_with_stays",
        reads=_ARREST_READS,
        numbers=_WITHIN,
        splits={"outcome": Split(_ARREST_OUTCOME, _OUTCOMES)},
        tells=_tells("apprehension_date"),
        groupings=("end_of_stay",),
    )


@measure(
    table="detainers",
    unit="detainer",
    version=2,
    words={
        "en": Words(
            called=("what came of detainers", "outcomes of detainers"),
            never=("people", "arrests", "honored", "refused", "deported"),
            qualify=("removed", "released", "detained"),
        ),
        "es": Words(
            called=("qué pasó tras las órdenes de retención",),
            never=("personas", "arrestos", "cumplidas", "rechazadas", "deportados"),
            qualify=("removidos", "liberados", "detenidos"),
        ),
    },
)
def outcomes_after_detainer() -> Counting:
    """What had come of detainers so many days later.

    Unit: detainers
    Counts: the detainers that detainers_prepared counts, each once; `--by outcome` parts them by
        what had come of them by the end of the last of `within` days (60 unless others are asked
        for): removed (or returned), released inside the country, still_held, ended_otherwise,
        not_detained by ICE, too_recent, unknown; the parts add up to the whole, and `--option
        outcome=...` counts one part
    Out of: nothing, this is a count and not a rate
    From: detainers, joined one to one to detention_stays of the same release (JOIN-DET/UNCOVER-1)
    Leaves out: nothing; a detainer too recent to tell, or that cannot be joined, is a part of its
        own
    Bounds: none over the class: beside one part a note says how many are too recent or unknown;
        over the place, rows whose state is unknown
    """
    return Counting(
        "events",
        relation="detainers_with_stays",
        reads=_DETAINER_READS,
        numbers=_WITHIN,
        splits={"outcome": Split(_DETAINER_OUTCOME, _OUTCOMES)},
        tells=_tells("detainer_prepare_date"),
        groupings=("end_of_stay",),
    )
