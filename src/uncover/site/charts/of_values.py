"""What chart the values of an edition give: bars of counts, a band of shares, stacks of classes."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from uncover.figures.edition.figures import figure_of
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.footnote.counted import place_said, what_said
from uncover.figures.measures import measures
from uncover.site.charts.band import band
from uncover.site.charts.bars import Bar, Seam, bars
from uncover.site.charts.chart import Chart, Row
from uncover.site.charts.classes import Stack, classes
from uncover.site.charts.finding import MONTH, YEAR, finding, period_said, value_said, when_said
from uncover.site.charts.numbers import between, shortly
from uncover.site.charts.palette import CLASSES
from uncover.terms.speech import phrasing, say


def chart_of(
    edition: Edition, values: Sequence[Told], span: str, place: str, seams: Sequence[Seam] = ()
) -> Chart | None:
    """The chart of values over `month` or `fiscal_year`; None where no value is told.

    seams: where the definition of what is counted changes.
    """
    told = sorted(
        (each for each in values if each.keys.get(span) is not None),
        key=lambda each: str(each.keys[span]),
    )
    if not any(each.value is not None for each in told):
        return None
    first, has_bounds = told[0], _has_bounds(told)
    called = measures()[first.measure].words[phrasing()].called[0]
    axis = say(f"charts.axis.{_unit(first)}-{span}", what=called)
    draw = band if first.kind == "share" else bars
    return Chart(
        name=f"{first.measure}-{span}".replace("_", "-"),
        title=finding(told, span, place),
        called=called,
        drawing=draw([_bar(each, span) for each in told], axis, seams),
        heads=(
            say("charts.table.when"),
            called,
            *([say("charts.table.bounds")] if has_bounds else []),
        ),
        rows=tuple(_row(each, span, bounds=has_bounds) for each in told),
        notes=_notes(told),
        receipt=first.receipt,
        made_up=edition.is_made_up,
    )


def trend_of(edition: Edition, series: Sequence[Told], value: Told | None = None) -> Chart | None:
    """A series over its time: around one of its values, with that one's place and class.

    None where time does not split it, and of a whole series where anything else does.
    """
    if not series:
        return None
    keys = series[0].keys if value is None else value.keys
    span = next((name for name in (MONTH, YEAR) if keys.get(name) is not None), None)
    others = {name for name in keys if name != span}
    if span is None or (value is None and others):
        return None
    fixed = {name: key for name, key in keys.items() if name in others}
    near = [one for one in series if fixed.items() <= one.keys.items()]
    return chart_of(edition, near, span, (value or series[0]).place)


def classes_of(edition: Edition, place: str, span: str) -> Chart | None:
    """The arrests of a place by class of criminality over time; None where it is not told."""
    names = {"criminality", span} | (set() if place == "us" else {"state"})
    values = [
        each
        for each in edition.values(place, "arrests_made", sorted(names))
        if each.keys[span] is not None and each.numerator is not None
    ]
    if not values:
        return None
    stacks = _stacks(values, span)
    words = {name: say(f"charts.class.{name}") for name in CLASSES}
    called = measures()["arrests_made"].words[phrasing()].called[0]
    return Chart(
        name=f"arrests-by-class-{span}".replace("_", "-"),
        title=_classes_found(values, stacks, span, place),
        called=say("charts.class.called", what=called),
        drawing=classes(stacks, say(f"charts.axis.count-{span}", what=called), words),
        heads=(say("charts.table.when"), *words.values()),
        rows=tuple(
            Row(
                period_said(each.when, span),
                tuple(shortly(Fraction(each.rows.get(name, 0))) for name in CLASSES),
                say("charts.table.partial") if each.is_partial else "",
            )
            for each in stacks
        ),
        notes=_notes(values),
        receipt=values[0].receipt,
        made_up=edition.is_made_up,
    )


def _stacks(values: Sequence[Told], span: str) -> list[Stack]:
    """Rows by period and class; what is of none of the four classes is of unknown class."""
    rows: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    partial: dict[str, bool] = defaultdict(bool)
    for each in values:
        when, name = str(each.keys[span]), each.keys["criminality"]
        rows[when][str(name) if name in CLASSES else "unknown"] += each.numerator or 0
        partial[when] |= each.is_partial
    return [Stack(when, dict(rows[when]), partial[when]) for when in sorted(rows)]


def _classes_found(values: Sequence[Told], stacks: Sequence[Stack], span: str, place: str) -> str:
    last = [each for each in stacks if not each.is_partial][-1:] or list(stacks[-1:])
    told = {name: shortly(Fraction(last[0].rows.get(name, 0))) for name in CLASSES}
    said = say(
        "charts.finding.classes",
        place=place_said(place),
        when=period_said(last[0].when, span),
        what=what_said(figure_of(values[0])),
        whole=shortly(Fraction(last[0].whole)),
        **told,
    )
    if not last[0].rows.get("unknown"):
        return said
    return f"{said} {say('charts.finding.classes-unknown', unknown=told['unknown'])}"


def _unit(each: Told) -> str:
    return {"share": "share", "amount": "amount"}.get(each.kind, "count")


def _bar(each: Told, span: str) -> Bar:
    ends = (None, None) if _is_point(each) else (each.low, each.high)
    low, high = (None if end is None else Fraction(end) for end in ends)
    value = None if each.value is None else Fraction(each.value)
    return Bar(str(each.keys[span]), value, low, high, each.is_partial)


def _is_point(each: Told) -> bool:
    """Whether a value has no bounds of its own: a count of events (DESIGN 5)."""
    return each.kind == "count" and each.unit != "person"


def _has_bounds(told: Sequence[Told]) -> bool:
    """Whether any of the values could be another, depending on what is unknown."""
    return any(not _is_point(each) and each.low != each.high for each in told)


def _row(each: Told, span: str, *, bounds: bool) -> Row:
    unit = "%" if each.kind == "share" else ""
    cells = [value_said(each) if not unit else shortly(_number(each.value), unit)]
    if bounds:
        cells.append(between(_number(each.low), _number(each.high), unit))
    note = say("charts.table.partial") if each.is_partial else ""
    return Row(when_said(each, span), tuple(cells), note)


def _number(told: str | None) -> Fraction | None:
    return None if told is None else Fraction(told)


def _notes(told: Sequence[Told]) -> tuple[str, ...]:
    """What the forms mean that this chart has."""
    notes = []
    if any(each.is_partial for each in told):
        notes.append(say("charts.note.partial"))
    if _has_bounds(told):
        notes.append(say("charts.note.bounds"))
    return tuple(notes)
