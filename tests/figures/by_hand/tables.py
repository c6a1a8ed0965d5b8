"""The events of each table that count under the options of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from figures.by_hand import arrests, detainers, joins, removals, residents, states, stays, stints
from figures.by_hand.cells import Row
from figures.by_hand.events import Event

Rows = Mapping[str, Sequence[Row]]
"""The rows of a library, by table."""
Options = Mapping[str, str]


def of_arrests(rows: Rows, options: Options) -> list[Event]:
    """Arrests, each the first row of its episode."""
    rule = _rule("ARR-EP/DDP-2026-03", options, arrests.RULES)
    state_rule = _rule("STATE/DDP-2026-03", options, states.RULES)
    return arrests.arrests(rows["arrests"], rule, state_rule)


def of_detainers(rows: Rows, options: Options) -> list[Event]:
    """Detainers, one of each person, jail, form and day."""
    rule = _rule("DET-DUP/UNCOVER-1", options, detainers.RULES)
    return detainers.detainers(rows["detainers"], rows["facilities"], rule)


def of_removals(rows: Rows, options: Options) -> list[Event]:
    """Removals, every row of them."""
    return removals.removals(rows["removals"], _rule("none", options, removals.RULES))


def of_encounters(rows: Rows, options: Options) -> list[Event]:
    """Encounters, every row of them."""
    rule = _rule("none", options, removals.ENCOUNTER_RULES)
    return removals.encounters(rows["encounters"], rule)


def of_stints(rows: Rows, options: Options) -> list[Event]:
    """Stints, without their copies."""
    rule = _rule("STINT-DUP/DDP-2026-03", options, stints.RULES)
    place_rule = _rule("FACILITY/UNCOVER-2", options, stints.PLACES)
    return stints.stints(rows["detention_stints"], rows["facilities"], rule, place_rule)


def of_stays(rows: Rows, options: Options) -> list[Event]:
    """Stays, made of stints; `rule=none` is about the rows that are counted, and these are not."""
    rule = _rule(stays.UNCOVER, options, (stays.UNCOVER, stays.DDP))
    of_stays = {name: value for name, value in options.items() if value != "none"}
    return stays.stays(of_stints(rows, of_stays), rows["detention_stints"], rule)


def of_followed(rows: Rows, options: Options) -> list[Event]:
    """Arrests with the stays that followed them."""
    found = joins.arrests_with_stays(of_arrests(rows, options), of_stays(rows, options))
    return _with_outcomes(found, options)


def of_detained(rows: Rows, options: Options) -> list[Event]:
    """Detainers with the stays that followed them."""
    found = joins.detainers_with_stays(of_detainers(rows, options), of_stays(rows, options))
    return _with_outcomes(found, options)


def of_population(rows: Rows, options: Options) -> list[Event]:  # noqa: ARG001  there are none
    """States with the people who live there."""
    return residents.states(rows["population"])


def _with_outcomes(events: Sequence[Event], options: Options) -> list[Event]:
    within = int(options.get("within", 60))
    outcomes = [joins.outcome(event, within) for event in events]
    told = zip(events, outcomes, strict=True)
    return [replace(event, cells={**event.cells, "outcome": what}) for event, what in told]


def _rule(default: str, options: Options, rules: Mapping[str, object] | Sequence[str]) -> str:
    """The rule among these that the option names; else the default."""
    asked = options.get("rule", "").split(",")
    return next((rule for rule in asked if rule in rules), default)
