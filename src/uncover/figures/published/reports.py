"""One report of one place: what its printed lines say for a measure, directly or computed."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from uncover.figures.figure import Figure
from uncover.figures.published.lines import Line
from uncover.figures.published.printed import Printed, printed
from uncover.terms.errors import UnusableError
from uncover.terms.speech import say

SOURCE = "published_statistics"

# Shares that two printed counts give: numerator out of the whole.
SHARES = {
    "share_of_removals_without_conviction": ("removals_without_conviction", "removals"),
    "share_of_removals_level_1": ("removals_level_1", "removals"),
}
# Counts that a difference of two printed counts gives.
_COMPLEMENTS = {"removals_without_conviction": ("removals", "removals_with_conviction")}
SAME = {"detainers_prepared": "detainers"}


def dates_of(measure: str, lines: Sequence[Line]) -> list[str]:
    """The dates at which this measure can be answered, in order."""
    every = sorted({line.through for line in lines})
    return [through for through in every if at(measure, lines, through) is not None]


Found = tuple[Figure, tuple[Line, ...]]


def at(measure: str, lines: Sequence[Line], through: str) -> Found | None:
    """What the lines of one place say at one date, and which; None if they do not say it.

    A printed number goes before a computed one. Raises UnusableError (`published.sources-differ`).
    """
    now = [line for line in lines if line.through == through]
    direct = _one(SAME.get(measure, measure), now)
    if measure in SHARES:
        return _share(measure, direct, now)
    if direct is not None:
        return _figure(measure, "count", printed(direct), (direct,)), (direct,)
    return _difference(measure, now)


def _one(measure: str, lines: Sequence[Line]) -> Line | None:
    found = [line for line in lines if line.measure == measure]
    if len({(line.value, line.precision) for line in found}) > 1:
        sources = "; ".join(line.source for line in found)
        raise UnusableError("published.sources-differ", measure=measure, sources=sources)
    return found[0] if found else None


def _difference(measure: str, lines: Sequence[Line]) -> Found | None:
    """A count computed as the difference of two exact printed counts."""
    if measure not in _COMPLEMENTS:
        return None
    whole, rest = (_one(name, lines) for name in _COMPLEMENTS[measure])
    if whole is None or rest is None:
        return None
    all_, others = printed(whole).exact, printed(rest).exact
    if all_ is None or others is None:
        return None
    value = Fraction(all_ - others)
    told = Printed(value, value, value)
    note = say("published.note.difference", whole=f"{all_:,}", rest=f"{others:,}")
    return _figure(measure, "count", told, (whole, rest), (note,)), (whole, rest)


def _share(measure: str, direct: Line | None, now: Sequence[Line]) -> Found | None:
    part_name, whole_name = SHARES[measure]
    whole = _one(whole_name, now)
    if direct is not None:
        return _narrowed(measure, direct, now)
    part_line = _one(part_name, now)
    part: Found | None
    if part_line is not None:
        part = _figure(part_name, "count", printed(part_line), (part_line,)), (part_line,)
    else:
        part = _difference(part_name, now)
    if part is None or whole is None or part[0].numerator is None:
        return None
    counted, used = part
    used = tuple(dict.fromkeys((*used, whole)))
    return _quotient(measure, counted, printed(whole), used), used


def _quotient(measure: str, part: Figure, whole: Printed, used: tuple[Line, ...]) -> Figure:
    """A share computed from two printed counts; the whole may be known from below only."""
    numerator = part.numerator or 0
    names = _sources(used)
    note = say("published.note.quotient")
    if len(names) > 1:
        note = say("published.note.quotient-of-two-sources", sources="; ".join(names))
    if whole.exact:
        value = Fraction(100 * numerator, whole.exact)
        told = Printed(value, value, value)
        figure = _figure(measure, "share", told, used, (*part.notes, note))
        return replace(figure, numerator=numerator, denominator=whole.exact)
    most = Fraction(100 * numerator) / (whole.low or 1)
    figure = _figure(measure, "share", Printed(most, Fraction(0), most), used, (*part.notes, note))
    return replace(
        figure, numerator=numerator, value=None, low_closed=False, high_closed=whole.low_closed
    )


def _narrowed(measure: str, direct: Line, now: Sequence[Line]) -> Found:
    """A printed share; counts printed beside it leave only some whole numbers possible."""
    part_name, whole_name = SHARES[measure]
    whole, part = _one(whole_name, now), _one(part_name, now)
    share = printed(direct)
    total = printed(whole).exact if whole else None
    figure = _figure(measure, "share", share, (direct,))
    if whole is None or not total or share.low is None or share.high is None:
        return figure, (direct,)
    least, most = ceil(share.low * total / 100), floor(share.high * total / 100)
    used = (direct, whole) if part is None else (direct, whole, part)
    figure = replace(figure, said_by=_sources(used))
    counted = printed(part).exact if part else None
    if counted is not None and not least <= counted <= most:
        return _contradicted(
            figure, "share-and-counts-disagree", direct, total, counted=f"{counted:,}"
        ), used
    if least > most:
        return _contradicted(figure, "no-whole-number", direct, total), used
    if counted is not None:
        least = most = counted
    facts = {"share": direct.value, "total": f"{total:,}", "least": least}
    several = say("published.note.narrowed", **facts, most=most)
    note = several if least < most else say("published.note.narrowed-to-one", **facts)
    low, high = Fraction(100 * least, total), Fraction(100 * most, total)
    return replace(
        figure, numerator=counted, denominator=total, low=low, high=high, notes=(note,)
    ), used


def _contradicted(figure: Figure, id_: str, direct: Line, total: int, **facts: str) -> Figure:
    told = say(f"published.hazard.{id_}", share=direct.value, total=f"{total:,}", **facts)
    return replace(figure, hazards=((id_, told),))


def _sources(used: Sequence[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.source for line in used))


def _figure(
    measure: str, kind: str, told: Printed, used: Sequence[Line], notes: tuple[str, ...] = ()
) -> Figure:
    first = used[0]
    exact = told.exact if kind == "count" else None
    return Figure(
        measure=measure,
        version=1,
        source=SOURCE,
        release=None,
        basis="printed" if all(line.basis == "printed" for line in used) else "quoted",
        kind="share" if kind == "share" else "count",
        unit=_unit(measure),
        place=first.place_id,
        from_=first.from_ or None,
        through=first.through,
        numerator=exact,
        denominator=None,
        unknown=None,
        value=told.value,
        low=told.low,
        high=told.high,
        low_closed=told.low_closed,
        said_by=_sources(used),
        notes=notes,
    )


def _unit(measure: str) -> str:
    for word, unit in (("removal", "removal"), ("match", "match"), ("detainer", "detainer")):
        if word in measure:
            return unit
    units = {"submissions": "submission", "jurisdictions_active": "jurisdiction"}
    return units.get(measure, "booking")
