"""Made-up encounters: shortly before an arrest, or without one."""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import DAY, Cells, Times
from uncover.records.sample.chance import Flags, Whole
from uncover.records.sample.columns import of_office, region
from uncover.records.sample.people import HOUR, World
from uncover.records.sample.rows import Maker, Plan, Rows, counted

# No rule drops an encounter (DOMAIN 3.4): two of one person on one day are two rows.
_PLANS = (
    Plan(0.88, (counted(),)),
    Plan(0.04, (counted(), counted(1))),
    Plan(0.06, (counted(), counted(1, 9 * DAY + HOUR, 9 * DAY))),
    Plan(0.02, (counted(), counted(1), counted(2, 9 * DAY + HOUR, 9 * DAY))),
)


def _when(rows: Rows) -> Whole:
    """Up to two days before the arrest, the later ones before that."""
    back = (rows.world.draw("hours from encounter to arrest", rows.person) * 48).astype(np.int64)
    told = rows.world.moment(rows.person) - back * HOUR - rows.after
    return rows.world.floored(np.maximum(told, rows.world.first))


def _moment(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when, np.zeros(len(rows.when), bool))


def _everybody(_world: World, person: Whole) -> Flags:
    return np.ones(len(person), bool)


ENCOUNTERS = Maker(
    sheet="Encounters",
    plans=_PLANS,
    member=_everybody,
    when=_when,
    columns={
        "event_date": _moment,
        "event_landmark": of_office("landmark"),
        "responsible_aor": region,
        "responsible_site": of_office("site"),
    },
)
