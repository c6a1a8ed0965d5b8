"""Answering a measure from what was printed or quoted, exactly at its date."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.figures.published.lines import Line
from uncover.figures.published.printed import Printed, printed
from uncover.terms.errors import UnusableError
from uncover.terms.places import places
from uncover.terms.speech import say

SOURCE = "published_statistics"

# Shares that two printed counts give: numerator out of the whole.
_SHARES = {
    "share_of_removals_without_conviction": ("removals_without_conviction", "removals"),
    "share_of_removals_level_1": ("removals_level_1", "removals"),
}
# Counts that a difference of two printed counts gives.
_COMPLEMENTS = {"removals_without_conviction": ("removals", "removals_with_conviction")}
_SAME = {"detainers_prepared": "detainers"}


def can_answer(measure: str, lines: Sequence[Line]) -> bool:
    """Whether any line could answer this measure."""
    return measure in _SHARES or _SAME.get(measure, measure) in {line.measure for line in lines}


def answer(ask: Ask, lines: Sequence[Line], release: str) -> tuple[Figure, tuple[Line, ...]]:
    """The figure as printed, and the lines it rests on.

    Cumulative statistics match `through` exactly. Raises UnusableError: `published.needs-date` and
    `published.no-report`, both with the dates there are.
    """
    here = [line for line in lines if line.place_id == ask.place]
    dates = dates_of(ask.measure, here)
    name = places()[ask.place].name
    if ask.through is None and len(dates) > 1:
        told = ", ".join(dates)
        raise UnusableError("published.needs-date", measure=ask.measure, place=name, dates=told)
    through = str(ask.through) if ask.through else (dates[0] if dates else "")
    found = _at(ask.measure, here, through)
    if found is None:
        told = ", ".join(dates) or "-"
        raise UnusableError(
            "published.no-report", measure=ask.measure, place=name, through=through, dates=told
        )
    figure, used = found
    return _complete(figure, used, ask, release), used


def dates_of(measure: str, lines: Sequence[Line]) -> list[str]:
    """The dates at which this measure can be answered, in order."""
    every = sorted({line.through for line in lines})
    return [through for through in every if _at(measure, lines, through) is not None]


Found = tuple[Figure, tuple[Line, ...]]


def _at(measure: str, lines: Sequence[Line], through: str) -> Found | None:
    now = [line for line in lines if line.through == through]
    direct = _one(_SAME.get(measure, measure), now)
    if measure in _SHARES:
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
    part_name, whole_name = _SHARES[measure]
    whole = _one(whole_name, now)
    if direct is not None:
        return _narrowed(measure, direct, whole)
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
    note = say("published.note.quotient")
    if whole.exact is not None:
        value = Fraction(100 * numerator, whole.exact)
        told = Printed(value, value, value)
        figure = _figure(measure, "share", told, used, (*part.notes, note))
        return _with(figure, numerator=numerator, denominator=whole.exact)
    most = Fraction(100 * numerator) / (whole.low or 1)
    figure = _figure(measure, "share", Printed(most, Fraction(0), most), used, (*part.notes, note))
    return _with(
        figure, numerator=numerator, value=None, low_closed=False, high_closed=whole.low_closed
    )


def _narrowed(measure: str, direct: Line, whole: Line | None) -> Found:
    """A printed share; a count printed beside it leaves only some whole numbers possible."""
    share = printed(direct)
    total = printed(whole).exact if whole else None
    figure = _figure(measure, "share", share, (direct,))
    if whole is None or total is None or share.low is None or share.high is None:
        return figure, (direct,)
    least, most = ceil(share.low * total / 100), floor(share.high * total / 100)
    used = (direct, whole)
    if least > most:
        told = say("published.hazard.no-whole-number", share=direct.value, total=f"{total:,}")
        return _with(figure, hazards=(("no-whole-number", told),)), used
    note = say(
        "published.note.narrowed", share=direct.value, total=f"{total:,}", least=least, most=most
    )
    return _with(
        figure,
        denominator=total,
        low=Fraction(100 * least, total),
        high=Fraction(100 * most, total),
        notes=(note,),
    ), used


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
        said_by=tuple(dict.fromkeys(line.source for line in used)),
        notes=notes,
    )


def _unit(measure: str) -> str:
    for word, unit in (("removal", "removal"), ("match", "match"), ("detainer", "detainer")):
        if word in measure:
            return unit
    units = {"submissions": "submission", "jurisdictions_active": "jurisdiction"}
    return units.get(measure, "booking")


def _with(figure: Figure, **changes: object) -> Figure:
    return replace(figure, **changes)  # type: ignore[arg-type]


def _complete(figure: Figure, used: Sequence[Line], ask: Ask, release: str) -> Figure:
    hazards = list(figure.hazards)
    hazards.append(("quoted-not-held", say("published.hazard.quoted-not-held")))
    if not any("not cumulative" in line.note for line in used):
        hazards.append(("cumulative", say("published.hazard.cumulative")))
    if "level_1" in figure.measure:
        hazards.append(("level-1-not-violent", say("published.hazard.level-1-not-violent")))
    return _with(figure, release=release, hazards=tuple(hazards), options=dict(ask.options))
