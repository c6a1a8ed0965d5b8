"""What was printed or quoted of a place, and the nearest that the records tell, side by side."""

from dataclasses import dataclass

from uncover.figures.edition.reading import Edition
from uncover.figures.figure import Figure
from uncover.figures.footnote.counted import noun_said, what_said
from uncover.site.charts.chart import Chart
from uncover.site.charts.of_figure import quoted_of
from uncover.site.pages.told import Shown, of_place, pinned
from uncover.terms.places import places
from uncover.terms.speech import say

_NEAREST = {
    "share_of_removals_without_conviction": (
        "share_of_removals_without_conviction",
        "share_of_arrests_without_conviction",
    ),
    "share_of_removals_level_1": ("share_of_removals_without_conviction",),
    "removals": ("removals", "arrests_made"),
    "removals_without_conviction": ("share_of_removals_without_conviction",),
    "detainers": ("detainers_prepared",),
}
"""Of what was printed, the measures that come nearest to it, the nearest first."""
_EVENTS = ("removals", "arrests", "detainers")


@dataclass(frozen=True)
class Quoted:
    """What was said of one thing at one place, date by date, and ours of it.

    told: the figures in the order of their dates. chart: how they moved. ours: the nearest counted
    figure of that place, else of its state or the nation. why: sentences on why they differ.
    """

    told: tuple[Shown, ...]
    chart: Chart | None
    ours: Shown | None
    why: tuple[str, ...]

    @property
    def first(self) -> Shown:
        """What was said first."""
        return self.told[0]


def quoted(edition: Edition, ids: list[str]) -> list[Quoted]:
    """The pinned figures of these places that were not counted, by measure and place."""
    groups: dict[tuple[str, str], list[Shown]] = {}
    for id_ in ids:
        for each in pinned(edition, id_):
            if each.basis != "counted":
                groups.setdefault((each.figure.measure, id_), []).append(each)
    order = list(_NEAREST)
    ranked = sorted(groups, key=lambda key: order.index(key[0]) if key[0] in order else len(order))
    return [_beside(edition, groups[key]) for key in ranked]


def _beside(edition: Edition, group: list[Shown]) -> Quoted:
    told = sorted(group, key=lambda each: each.figure.through or "")
    first = told[0].figure
    ours = _nearest(edition, first)
    chart = quoted_of(edition, first.place, first.measure) if len(told) > 1 else None
    return Quoted(tuple(told), chart, ours, _why(first, ours.figure) if ours else ())


def _nearest(edition: Edition, figure: Figure) -> Shown | None:
    state = places()[figure.place].state
    wider = (figure.place, *((f"us-{state.lower()}",) if state else ()), "us")
    for place in dict.fromkeys(wider):
        held = {each.figure.measure: each for each in of_place(edition, place)}
        for measure in _NEAREST.get(figure.measure, (figure.measure,)):
            if measure in held:
                return held[measure]
    return None


def _why(theirs: Figure, ours: Figure) -> tuple[str, ...]:
    """In what the two differ: what they count, where, when, and what they rest on."""
    told = []
    if _event(theirs) != _event(ours):
        events = {"theirs": _event_said(theirs), "ours": _event_said(ours)}
        told.append(say("site.why.event", **events))
    if theirs.place != ours.place:
        told.append(say("site.why.place"))
    if (theirs.from_, theirs.through) != (ours.from_, ours.through):
        told.append(say("site.why.period"))
    told.append(say(f"site.why.{theirs.basis}"))
    return tuple(told)


def _event(figure: Figure) -> str:
    """What is counted, by the name of its measure: removals, arrests, or something else."""
    return next((name for name in _EVENTS if name in figure.measure), figure.measure)


def _event_said(figure: Figure) -> str:
    return noun_said(figure, the=True) if figure.kind == "share" else what_said(figure)
