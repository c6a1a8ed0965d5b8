"""Answering a measure from what was printed or quoted, exactly at its date."""

from collections.abc import Sequence
from dataclasses import replace

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.figures.published.falls import fall_of
from uncover.figures.published.lines import Line
from uncover.figures.published.reports import SAME, SHARES, SOURCE, at, dates_of
from uncover.terms.errors import UnusableError
from uncover.terms.places import places
from uncover.terms.speech import say

__all__ = ["SOURCE", "answer", "can_answer", "dates_of"]


def can_answer(measure: str, lines: Sequence[Line]) -> bool:
    """Whether any line could answer this measure."""
    return measure in SHARES or SAME.get(measure, measure) in {line.measure for line in lines}


def answer(ask: Ask, lines: Sequence[Line], release: str) -> tuple[Figure, tuple[Line, ...]]:
    """The figure as printed, and the lines it rests on.

    Cumulative statistics match `through` exactly. Raises UnusableError: `published.needs-date` and
    `published.no-report`, both with the dates there are; `published.other-from`; where there is no
    date at all `published.not-of-place` and `published.not-printed`, with what there is; and
    `published.no-options`.
    """
    if ask.options:
        raise UnusableError("published.no-options", names=", ".join(sorted(ask.options)))
    here = [line for line in lines if line.place_id == ask.place]
    dates = dates_of(ask.measure, here)
    name = places()[ask.place].name
    if not dates:
        raise _nothing(ask.measure, name, lines)
    if ask.through is None and len(dates) > 1:
        told = ", ".join(dates)
        raise UnusableError("published.needs-date", measure=ask.measure, place=name, dates=told)
    through = str(ask.through) if ask.through else dates[0]
    found = at(ask.measure, here, through)
    if found is None:
        told = ", ".join(dates)
        raise UnusableError(
            "published.no-report", measure=ask.measure, place=name, through=through, dates=told
        )
    figure, used = found
    if ask.from_ and not _begins(figure.from_, str(ask.from_)):
        raise UnusableError(
            "published.other-from",
            measure=ask.measure,
            place=name,
            through=through,
            begins=figure.from_ or "-",
        )
    hazards = (*figure.hazards, *_hazards(figure, used, here))
    return replace(figure, release=release, hazards=hazards), used


def _nothing(measure: str, place: str, lines: Sequence[Line]) -> UnusableError:
    """Why nothing that was printed answers: the measure is told of other places only, or nowhere.

    place: its name.
    """
    by_place: dict[str, list[Line]] = {}
    for line in lines:
        by_place.setdefault(line.place_id, []).append(line)
    elsewhere = [places()[id_].name for id_, own in by_place.items() if dates_of(measure, own)]
    if elsewhere:
        names = ", ".join(sorted(elsewhere))
        return UnusableError("published.not-of-place", measure=measure, place=place, names=names)
    names = ", ".join(sorted({line.measure for line in lines} | set(SHARES)))
    return UnusableError("published.not-printed", measure=measure, names=names)


def _begins(printed_from: str | None, asked: str) -> bool:
    """Whether a report begins where it was asked to: at that day, or in that month."""
    return printed_from is not None and asked in (printed_from, printed_from[:7])


def _hazards(figure: Figure, used: Sequence[Line], here: Sequence[Line]) -> list[tuple[str, str]]:
    """The traps of this figure; `here` are all lines of its place."""
    ids = []
    if figure.basis == "quoted":
        ids.append("quoted-not-held")
    if "removals" in figure.measure:
        ids.append("removals-and-returns")
    if "level_1" in figure.measure:
        ids.append("level-1-not-violent")
    if _is_cumulative(used, here):
        ids.append("cumulative")
    told = [(id_, say(f"published.hazard.{id_}")) for id_ in ids]
    fell = fall_of(figure.measure, here, figure.through)
    if fell is not None:
        told.append(("cumulative-count-fell", fell.sentence))
    return told


def _is_cumulative(used: Sequence[Line], here: Sequence[Line]) -> bool:
    """Whether it counts since activation; a note on one line speaks for its whole report."""
    report = {(line.from_, line.through) for line in used}
    notes = [line.note for line in here if (line.from_, line.through) in report]
    return used[0].measure != "jurisdictions_active" and not any(
        "not cumulative" in note for note in notes
    )
