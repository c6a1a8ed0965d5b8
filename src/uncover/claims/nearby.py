"""What stands near a claim: the reading, the year, the unit under which its phrase would hold.

A number that does not hold is often another number that is right: of people and not of arrests, of
the fiscal and not of the calendar year. These are named, and never change a verdict (CLAIMS B).
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from uncover.claims.letters.letter import Claim
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.verdict import TRUE_VERDICTS, Decision, decide, note
from uncover.claims.vocabulary import plain, words
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.terms.errors import UncoverError
from uncover.terms.numbers import grouped, half_up
from uncover.terms.periods import fiscal_year_span, moment

Answer = Callable[[str], Figure | None]
"""The figure at an address; None where there is none."""

_YEAR = re.compile(r"(?<![\d,.])((?:19|20)\d\d)(?![\d,.]\d|\d)")


MOST_SOUGHT = 10
"""Claims that do not hold for which other years and units are counted: each costs two queries."""


def nearby(
    claim: Claim,
    read: Phrase | Undecided,
    figure: Figure,
    decision: Decision,
    answer: Answer,
    failed: int = 0,
) -> tuple[str, ...]:
    """Notes on what would hold instead, or on what else the words may mean.

    failed: how many claims of the letter before this one did not hold. From the eleventh on no
    other figures are counted, and the note says so: a letter that is wrong throughout is not one
    with the years mixed up.
    """
    ask = _asked(figure)
    if isinstance(read, Undecided) or figure.basis != "counted" or ask is None:
        return ()
    if decision.verdict != "does-not-hold":
        return tuple(_ambiguous(claim, read, ask, decision, answer))
    if failed >= MOST_SOUGHT:
        return (*_readings(read, figure), note("not-sought", most=MOST_SOUGHT))
    return (
        *_readings(read, figure),
        *_periods(read, ask, answer),
        *_units(read, figure, ask, answer),
    )


def _asked(figure: Figure) -> Ask | None:
    told = (figure.receipt or {}).get("figure", {}).get("address")
    return ask_from_address(told) if isinstance(told, str) else None


def _readings(read: Phrase, figure: Figure) -> Iterator[str]:
    """The declared alternatives of the figure of which the phrase is true."""
    for each in figure.alternatives:
        value = each.high if read.rule == "R13" else each.value
        if value is not None and read.allows(value):
            yield note("holds-by-alternative", name=each.name, value=_said(value, figure))


def _ambiguous(
    claim: Claim, read: Phrase, ask: Ask, decision: Decision, answer: Answer
) -> Iterator[str]:
    """A bare year is calendar or fiscal: told where the other one decides otherwise (rule 4)."""
    year = _year_of(ask)
    if year is None or not _is_bare(year, claim):
        return
    other = _other_year(ask)
    figure = answer(other.address) if other else None
    if other is None or figure is None:
        return
    if (decide(read, figure).verdict in TRUE_VERDICTS) != (decision.verdict in TRUE_VERDICTS):
        yield note("period-ambiguous", year=year, **_told(other, figure))


def _periods(read: Phrase, ask: Ask, answer: Answer) -> Iterator[str]:
    other = _other_year(ask)
    figure = answer(other.address) if other else None
    if other and figure and decide(read, figure).verdict in TRUE_VERDICTS:
        yield note("holds-in-other-year", **_told(other, figure))


def _units(read: Phrase, figure: Figure, ask: Ask, answer: Answer) -> Iterator[str]:
    """Counts of the same table in another unit: people where arrests were bound, or the reverse."""
    own = measures().get(ask.measure)
    if own is None or figure.kind != "count" or ask.options:
        return
    for each in measures().values():
        if each.table != own.table or each.kind != "count" or each.unit == own.unit:
            continue
        other = answer(replace(ask, measure=each.name).address)
        if other is not None and decide(read, other).verdict in TRUE_VERDICTS:
            value = _said(other.value, other) if other.value is not None else "-"
            yield note("holds-of-measure", measure=each.name, value=value)


def _year_of(ask: Ask) -> int | None:
    """The year that the period is, calendar or fiscal."""
    if ask.from_ is None or ask.through is None:
        return None
    first, last = ask.from_.first, ask.through.last
    is_year = (first, last) in (_calendar(last.year), fiscal_year_span(last.year))
    return last.year if is_year else None


def _other_year(ask: Ask) -> Ask | None:
    """The same question about the fiscal year of a calendar year, or the reverse."""
    year = _year_of(ask)
    if year is None or ask.from_ is None:
        return None
    is_calendar = ask.from_.first == _calendar(year)[0]
    first, last = fiscal_year_span(year) if is_calendar else _calendar(year)
    return replace(ask, from_=moment(first.isoformat()), through=moment(last.isoformat()))


def _calendar(year: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _is_bare(year: int, claim: Claim) -> bool:
    """Whether the sentence names the year without saying that it is a fiscal one."""
    around = claim.sentence.text if claim.sentence else f"{claim.before} {claim.text} {claim.after}"
    said = plain(around, claim.language)
    named = {int(found[1]) for found in _YEAR.finditer(said)}
    return year in named and not any(word in said for word in words(claim.language).fiscal)


def _told(ask: Ask, figure: Figure) -> dict[str, str]:
    value = "-" if figure.value is None else _said(figure.value, figure)
    return {"first": str(ask.from_), "last": str(ask.through), "value": value}


def _said(value: Fraction, figure: Figure) -> str:
    said = grouped(value.numerator) if value.denominator == 1 else half_up(value, 2)
    return f"{said}%" if figure.kind == "share" else said


def answering(resolve: Callable[[str], object]) -> Answer:
    """`resolve` as an answer: None where a figure cannot be told."""

    def answer(address: str) -> Figure | None:
        try:
            found = resolve(address)
        except UncoverError:
            return None
        return found if isinstance(found, Figure) and found.unsaid is None else None

    return answer
