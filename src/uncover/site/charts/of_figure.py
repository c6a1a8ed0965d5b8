"""Pictures of one figure: its value with all that could move it, and how it moved over reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from uncover.figures.edition.reading import Edition
from uncover.figures.figure import MADE_UP, Alternative, Figure
from uncover.figures.footnote.counted import noun_said, part_said, place_said, what_said
from uncover.figures.footnote.period import day_said
from uncover.figures.published.lines import lines_of
from uncover.figures.published.series import series
from uncover.site.charts.chart import Chart, Row
from uncover.site.charts.ladder import Kind, Rung, ladder
from uncover.site.charts.numbers import PERCENT, between, shortly
from uncover.terms.errors import UnusableError
from uncover.terms.speech import catalogue, language, say

MOVED, RANGE = "moved", "range"
"""The names of these charts."""
_RELEASE = "uncover-facts"


@dataclass(frozen=True)
class Point:
    """A figure as it was told once: on which date or in which edition, by whom, with its bounds."""

    when: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    said_by: str = ""
    is_quoted: bool = False


def range_of(figure: Figure, receipt: str | None = None) -> Chart | None:
    """One figure on one axis: value, bounds, bounds over place, other readings by their names."""
    unit = PERCENT if figure.kind == "share" else ""
    rungs = [*_own(figure), *_others(figure.alternatives)]
    if figure.value is None and figure.low is None and figure.high is None:
        return None
    return Chart(
        name=RANGE,
        title=" ".join(_found(figure, unit)),
        called=say("charts.range.called"),
        drawing=ladder(rungs, unit),
        heads=(say("charts.range.what"), say("charts.table.value"), say("charts.table.bounds")),
        rows=tuple(_row(each, unit) for each in rungs),
        receipt=receipt,
        made_up=any(id_ == MADE_UP for id_, _ in figure.hazards),
    )


def moved(title: str, points: Sequence[Point], *, is_share: bool, made_up: bool = False) -> Chart:
    """How a figure moved between editions or reports; `title` says how."""
    unit = PERCENT if is_share else ""
    rungs = [
        Rung(
            say("charts.moved.by", when=each.when, who=each.said_by) if each.said_by else each.when,
            each.value,
            each.low,
            each.high,
            "quoted" if each.is_quoted else "value",
        )
        for each in points
    ]
    return Chart(
        name=MOVED,
        title=title,
        called=say("charts.moved.called"),
        drawing=ladder(rungs, unit, follows=True),
        heads=(say("charts.table.when"), say("charts.table.value"), say("charts.table.bounds")),
        rows=tuple(_row(each, unit) for each in rungs),
        made_up=made_up,
    )


def quoted_of(edition: Edition, place: str, measure: str) -> Chart | None:
    """What was printed or quoted of a place by its dates; None of fewer than two."""
    try:
        told = series(measure, place, lines_of(edition.lines(place)), _RELEASE)
    except UnusableError:
        return None
    told = [each for each in told if each.value is not None and each.through]
    if len(told) < 2:  # noqa: PLR2004  one point moves nowhere
        return None
    return moved(
        _moved_found(told[0], told[-1], place),
        [
            Point(
                say("charts.moved.up-to", day=day_said(each.through or "")),
                each.value,
                each.low,
                each.high,
                "; ".join(each.said_by),
                each.basis != "counted",
            )
            for each in told
        ],
        is_share=told[0].kind == "share",
    )


def _moved_found(first: Figure, last: Figure, place: str) -> str:
    facts: Mapping[str, str] = (
        {"noun": noun_said(first, the=True), "said": part_said(first)}
        if first.kind == "share"
        else {"what": what_said(first)}
    )
    return say(
        f"charts.moved.{first.kind}",
        place=place_said(place),
        first=_in_words(first),
        last=_in_words(last),
        first_when=day_said(first.through or ""),
        last_when=day_said(last.through or ""),
        **facts,
    )


def _in_words(figure: Figure) -> str:
    told = shortly(figure.value)
    return say("explain.percent", number=told) if figure.kind == "share" else told


def _own(figure: Figure) -> list[Rung]:
    """The figure itself, and what the unknown could make of it."""
    kind: Kind = "value" if figure.basis == "counted" else "quoted"
    value = figure.value
    told = [Rung(say("charts.range.value"), value, kind=kind)] if value is not None else []
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        said = "unknown" if figure.basis == "counted" else "printed"
        told.append(
            Rung(say(f"charts.range.{said}"), low=figure.low, high=figure.high, kind="bounds")
        )
    place = figure.place_bounds
    if place and place.low is not None and place.high is not None and place.low != place.high:
        told.append(Rung(say("charts.range.place"), low=place.low, high=place.high, kind="place"))
    return told


def _others(alternatives: Sequence[Alternative]) -> list[Rung]:
    """Other readings, those of one value in one row."""
    by_value: dict[Fraction, list[str]] = {}
    for each in alternatives:
        if each.value is not None:
            by_value.setdefault(each.value, []).append(each.name)
    return [Rung(_readings(names), value, kind="other") for value, names in by_value.items()]


def _readings(names: Sequence[str]) -> str:
    """Alternatives in words, as their names declare them: `unit=person,denominator=all`.

    What is so of every whole alike is told without it.
    """
    parts = [dict(part.split("=", 1) for part in name.split(",") if "=" in part) for name in names]
    units = list(dict.fromkeys(each.get("unit", "") for each in parts))
    wholes = {each.get("denominator", "") for each in parts}
    if len(wholes) > 1 and len(names) == len(units) * len(wholes):
        parts = [{"unit": unit} for unit in units]
    return "; ".join(_reading(each) or name for each, name in zip(parts, names, strict=False))


def _reading(named: Mapping[str, str]) -> str:
    whole = {"all": "all-of"}.get(named.get("denominator", ""), named.get("denominator"))
    keys = [f"explain.readings.{each}" for each in (named.get("unit"), whole) if each]
    return ", ".join(say(key) for key in keys if key in catalogue(language()))


def _found(figure: Figure, unit: str) -> list[str]:
    told = (
        []
        if figure.value is None
        else [say("charts.range.found-value", value=shortly(figure.value, unit))]
    )
    place = figure.place_bounds
    for key, low, high in (
        ("unknown" if figure.basis == "counted" else "printed", figure.low, figure.high),
        ("place", place.low if place else None, place.high if place else None),
    ):
        if low is not None and high is not None and low != high:
            ends = {"low": shortly(low, unit), "high": shortly(high, unit)}
            told.append(say(f"charts.range.found-{key}", **ends))
    return told


def _row(each: Rung, unit: str) -> Row:
    return Row(each.said, (shortly(each.value, unit), between(each.low, each.high, unit)))
