"""The rows of an edition that could belong to a place, for all that is known (DESIGN 4, Bounds)."""

from collections.abc import Sequence
from dataclasses import replace

from uncover.figures.edition.reading import Edition, Told
from uncover.terms.places import places

_TIMES = ("month", "fiscal_year")


def unplaced(edition: Edition, value: Told) -> Told | None:
    """What could be added to a value of a place: the rows whose place nobody knows.

    Of a state those of the same series and time that have none. Of a county besides these the rows
    of its state that no county has: what the state has more than its counties together. None of the
    nation, and where the edition does not hold what is needed.
    """
    if value.keys.get("county") is not None:
        return _of_county(edition, value)
    if value.keys.get("state") is None:
        return None
    return edition.keyed(value.series, {**value.keys, "state": None})


def _of_county(edition: Edition, value: Told) -> Told | None:
    code = places()[value.place].state if value.place in places() else None
    times = {name: value.keys[name] for name in _TIMES if name in value.keys}
    if code is None or {*value.keys} != {"county", *times}:
        return None
    own = edition.values(f"us-{code.lower()}", value.measure, ["state", *times])
    state = next((each for each in own if times.items() <= each.keys.items()), None)
    if state is None:
        return None
    counties = [
        each
        for each in edition.series(value.series)
        if times.items() <= each.keys.items() and each.place.startswith(f"us-{code.lower()}-")
    ]
    nowhere = edition.keyed(state.series, {**state.keys, "state": None})
    return replace(
        state,
        numerator=_left("numerator", state, counties, nowhere),
        denominator=_left("denominator", state, counties, nowhere),
    )


def _left(name: str, state: Told, counties: Sequence[Told], nowhere: Told | None) -> int | None:
    """What a state has more than its counties, and what stands nowhere; None if not told."""
    whole: int | None = getattr(state, name)
    if whole is None:
        return None
    told = sum(getattr(each, name) or 0 for each in counties)
    more = 0 if nowhere is None else getattr(nowhere, name) or 0
    return max(whole - told, 0) + more
