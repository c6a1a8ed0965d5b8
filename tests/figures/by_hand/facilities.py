"""Facilities by hand: where the list of facilities puts a code (DOMAIN 3.9, decision 0013)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from figures.by_hand import counties
from figures.by_hand.cells import Row, state, told


@dataclass(frozen=True)
class Where:
    """A state, how it is known, a county by its bare name, an area of responsibility."""

    state: str | None
    source: str
    county: str | None
    area: str | None


def where(
    code: str,
    facilities: Sequence[Row],
    recorded: str | None = None,
    county: str | None = None,
) -> Where:
    """Where the facility of this code is.

    recorded, county: what the row itself tells, which stands; the list's county is taken over only
    if it is a county of the recorded state.
    """
    listed = [one for one in facilities if code and one["facility_code"] == code]
    in_state = _only(state(one["state"]) for one in listed)
    in_county = _only(counties.bare(one["county"]) for one in listed) if in_state else None
    if county is None and recorded in {None, in_state}:
        county = in_county
    source = "recorded" if recorded else "facility" if in_state else "unknown"
    return Where(
        state=recorded or in_state,
        source=source,
        county=county,
        area=_only(told(one["aor"]) for one in listed),
    )


def state_only(
    code: str,
    facilities: Sequence[Row],
    recorded: str | None = None,
    county: str | None = None,
) -> Where:
    """By FACILITY/UNCOVER-1, which looks up the state and nothing else."""
    found = where(code, facilities, recorded)
    return Where(found.state, found.source, county, None)


def _only(told: Iterable[str | None]) -> str | None:
    """What all that tell something tell; a code of two does not say which."""
    several = set(told) - {None}
    return several.pop() if len(several) == 1 else None
