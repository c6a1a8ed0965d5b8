"""Made-up removals: one person may depart twice, and equal rows all count."""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import DAY, Cells, Times, Words
from uncover.records.sample.chance import Flags, Whole
from uncover.records.sample.columns import for_convicted, of_office, region, state, withheld
from uncover.records.sample.columns import threat_level as level
from uncover.records.sample.people import World
from uncover.records.sample.rows import Maker, Plan, Rows, counted
from uncover.records.sample.scenery import state_codes

_EARLIER = 150 * DAY

# No rule drops a removal (DESIGN 4): rows that repeat a day and a person count too. What comes
# after the plan's beginning is told backwards here: an earlier removal of the same person.
_PLANS = (
    Plan(0.95, (counted(),)),
    Plan(0.02, (counted(), counted(1))),
    Plan(0.03, (counted(), counted(1, _EARLIER, _EARLIER))),
)


def _when(rows: Rows) -> Whole:
    return rows.world.departed(rows.person) - rows.after


def _day(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when, np.zeros(len(rows.when), bool))


def _latest(rows: Rows, _column: Column) -> Cells:
    return Times(rows.world.departed(rows.person), np.zeros(len(rows.person), bool))


def _arrest(rows: Rows, _column: Column) -> Cells:
    """The day of the arrest before this departure."""
    return Times(rows.world.moment(rows.person) // DAY * DAY - rows.after, ~_by_ice(rows))


def _latest_arrest(rows: Rows, _column: Column) -> Cells:
    return Times(rows.world.moment(rows.person) // DAY * DAY, ~_by_ice(rows))


def _by_ice(rows: Rows) -> Flags:
    return rows.world.arrested(rows.person)


def _credited(rows: Rows) -> Cells:
    told = state(rows, rows.whole.table.column("apprehension_state"))
    return Words(state_codes(), told.at)


def _able(world: World, person: Whole, plan: Whole) -> Flags:
    """An earlier removal must lie within the days that the release covers."""
    room = world.departed(person) - _EARLIER > world.first
    return np.asarray((plan != len(_PLANS) - 1) | room, bool)


REMOVALS = Maker(
    sheet="Removals",
    plans=_PLANS,
    member=World.removed,
    able=_able,
    when=_when,
    columns={
        "departed_date": _day,
        "removal_date": _day,
        "latest_person_departed_date": _latest,
        "apprehension_date": _arrest,
        "latest_apprehension_date": _latest_arrest,
        "docket_aor": region,
        "apprehension_city": of_office("city"),
        "apprehension_county": of_office("county"),
        "removal_threat_level": for_convicted(level),
        "event_number": withheld,
    },
    state=_credited,
)
