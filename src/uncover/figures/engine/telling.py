"""From a row of the engine's answer to the figure that it tells."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from uncover.figures.address import FOUND, Ask
from uncover.figures.engine.coverage import in_part, outside
from uncover.figures.engine.dimensions import dimension
from uncover.figures.engine.kinds import kind_of
from uncover.figures.engine.kinds.kind import NOTHING_TOLD, Cells, Result
from uncover.figures.engine.placing import county_told
from uncover.figures.engine.source import Chosen
from uncover.figures.engine.splices import crosses
from uncover.figures.figure import Alternative, Figure, PlaceBounds, unclassed_note
from uncover.figures.measure import Counting
from uncover.terms.places import places
from uncover.terms.speech import language, say

Dimensions = dict[str, Any]
Hazards = Callable[[str, str], tuple[tuple[str, str], ...]]
"""The traps that touch the days from a first to a last, as (id, sentence)."""


def hazards_of(chosen: Chosen, ask: Ask) -> Hazards:
    """The hazards of the rows of a question by first and last day, sought once for many rows."""
    splits = chosen.measure.counting.splits
    reads = [c for name in ask.by for c in dimension(name, chosen.table, splits).reads]
    return cache(lambda first, last: chosen.hazards(first, last, reads))


def figure_from(
    chosen: Chosen,
    ask: Ask,
    cells: Cells,
    hazards: Hazards,
) -> Figure:
    """The figure of one row of the engine's answer, without a receipt."""
    measure, kind = chosen.measure, kind_of(chosen.measure)
    dimensions = {name: _plain(cells[f"by_{name}"]) for name in ask.by}
    place = _place(ask, dimensions)
    first, last = _days(chosen, cells)
    none = outside(ask, first, last)
    dated = chosen.base.date is not None
    result = NOTHING_TOLD if none else kind.result(cells, measure, ask)
    from_ = str(ask.from_) if ask.from_ else None if none else first
    through = str(ask.through) if ask.through else None if none else last
    return Figure(
        measure=measure.name,
        version=measure.version,
        source=chosen.splice.name if chosen.splice else chosen.table.name,
        release=chosen.release,
        basis="counted",
        kind=measure.kind,
        unit=kind.unit(measure, ask),
        place=place,
        from_=from_,
        through=through,
        numerator=result.numerator,
        denominator=result.denominator,
        unknown=result.unknown,
        value=result.value,
        low=result.low,
        high=result.high,
        alternatives=_tellable(chosen, ask, kind.alternatives(cells, ask)),
        place_bounds=None if ask.place == "us" else _place_bounds(cells, result),
        unclassed=result.unclassed,
        undated=cells.get("undated") if chosen.table.date else None,
        records_end=last,
        options=dict(ask.options),
        hazards=(
            *hazards(str(first), str(last)),
            *_seam(chosen, ask),
            *((id_, say(f"figures.hazard.{id_}")) for id_ in kind.hazards(cells, measure, ask)),
        ),
        notes=(
            *_label(ask),
            *chosen.notes,
            *none,
            *(in_part(ask, dimensions, first, last) if dated and not none else ()),
            *_told(measure.counting, ask, cells),
            *unclassed_note(result.unclassed, result.numerator),
        ),
        dimensions=dimensions,
    )


def _place(ask: Ask, dimensions: Dimensions) -> str:
    """The place that a row is about; a county is told by its id, where it has one."""
    if "county" in dimensions:
        dimensions["county"] = county_told(dimensions["county"])
    for name in (dimensions.get("county"), f"us-{dimensions.get('state')}".lower()):
        if name in places():
            return str(name)
    return ask.place


def _label(ask: Ask) -> tuple[str, ...]:
    """What is told for ever of a figure that a search found (CLAIMS 3)."""
    return (say("figures.note.found-by-search"),) if FOUND in ask.options else ()


def _told(counting: Counting, ask: Ask, cells: Cells) -> list[str]:
    """The sentences of the measure about rows that there are."""
    numbers = {n: ask.options.get(n, str(one.default)) for n, one in counting.numbers.items()}
    rows = {name: cells[f"tells_{name.replace('-', '_')}"] for name in counting.tells}
    return [
        say(f"figures.note.{name}", rows=count, **numbers) for name, count in rows.items() if count
    ]


def _tellable(
    chosen: Chosen, ask: Ask, alternatives: tuple[Alternative, ...]
) -> tuple[Alternative, ...]:
    """The readings that the release can tell: without persons only those of events."""
    across = chosen.splice is not None and crosses(chosen.splice, ask)
    if chosen.base.person in chosen.columns and not across:
        return alternatives
    return tuple(each for each in alternatives if "unit=person" not in each.name)


def _seam(chosen: Chosen, ask: Ask) -> list[tuple[str, str]]:
    """What is told of a figure that crosses the seam of two releases."""
    splice = chosen.splice
    if splice is None or not crosses(splice, ask):
        return []
    return [(f"seam-{splice.seam}", splice.sentences.get(language(), splice.sentences["en"]))]


def _days(chosen: Chosen, cells: Cells) -> tuple[str | None, str | None]:
    """The first and the last day of the records, as ISO days; of a series its fiscal years."""
    if chosen.base.date is None:
        return chosen.editions
    return _plain(cells.get("first_day")), _plain(cells.get("last_day"))


def _place_bounds(cells: Cells, result: Result) -> PlaceBounds:
    """What the rows of unknown place could change (DESIGN 4)."""
    return PlaceBounds(
        recorded=cells["place_recorded"],
        filled=cells["place_filled"],
        unknown=cells["place_unknown"],
        low=result.place_low,
        high=result.place_high,
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  a cell of any dimension
    return value.isoformat() if isinstance(value, date) else value
