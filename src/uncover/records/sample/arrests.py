"""Made-up arrests: episodes within 24 hours and just beyond, chains, records processed again."""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import DAY, Cells, Times, Words
from uncover.records.sample.chance import Flags, Whole
from uncover.records.sample.columns import among, likely, of_office, region, state, status
from uncover.records.sample.people import HOUR, World
from uncover.records.sample.rows import Maker, Plan, Rows, again, counted
from uncover.records.sample.scenery import offices, state_codes

_AGAIN = 1  # the slot of a record that ICE processed again
_TYPES_SINCE = 210 * DAY  # before the release's end: targeted or collateral is recorded since then
_AT_HEADQUARTERS = 0.4

# Gaps after which a further row is, and is not, the same arrest: 24 hours to the second (DOMAIN
# 3.1). Files without times say days, so a second day is still the same arrest and a third is not.
_PLANS = (
    Plan(0.885, (counted(),)),
    Plan(0.03, (counted(), again(0, 20 * HOUR, DAY))),
    Plan(0.01, (counted(), again(0, DAY, DAY))),
    Plan(0.01, (counted(), counted(1, DAY + 1, 2 * DAY))),
    Plan(
        0.008,
        (
            counted(),
            again(0, 20 * HOUR, DAY),
            again(0, 40 * HOUR, 2 * DAY),
        ),
    ),
    Plan(0.002, (counted(), *(again(0, n * DAY, n * DAY) for n in (1, 2, 3)))),
    Plan(0.015, (counted(), again(0, slot=_AGAIN))),
    Plan(0.005, (counted(), again(0))),
    Plan(0.03, (counted(), counted(1, 40 * DAY, 40 * DAY))),
    Plan(
        0.005,
        (
            counted(),
            again(0, 20 * HOUR, DAY),
            counted(1, 40 * DAY, 40 * DAY),
            again(1, 41 * DAY, 41 * DAY),
        ),
    ),
)


def _when(rows: Rows) -> Whole:
    """The first arrest or, where the last would come after the release, so much before it."""
    first = rows.world.moment(rows.person)
    late = first + rows.span >= rows.world.end
    return np.where(late, first - rows.span, first) + rows.after


def _moment(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when, np.zeros(len(rows.when), bool))


def _day(rows: Rows, column: Column) -> Cells:
    told = _moment(rows, column)
    return told.days if isinstance(told, Times) else told


def _method(rows: Rows, column: Column) -> Cells:
    """How it came about; a record processed again says so."""
    again = next(code for code in column.codes if "Reprocessed" in code)
    made = among(rows, column, likely(column))
    at = np.where(rows.told("slot") == _AGAIN, len(made.words), made.at)
    return Words((*made.words, again), at)


def _type(rows: Rows, column: Column) -> Cells:
    """Targeted or collateral, in the last months only."""
    return among(rows, column, column.codes).blanked(rows.when < rows.world.end - _TYPES_SINCE)


def _site(rows: Rows, _column: Column) -> Cells:
    """The officer's site: often headquarters, which names no state."""
    told = (*(office.site for office in offices()), "HEADQUARTERS")
    return Words(told, np.where(_headquarters(rows), len(told) - 1, rows.world.office(rows.person)))


def _headquarters(rows: Rows) -> Flags:
    return rows.draw("at headquarters") < _AT_HEADQUARTERS


def _simple_method(rows: Rows, column: Column) -> Cells:
    return among(rows, column, ("custodial", "at-large", "287(g)", "other"))


def _credited(rows: Rows) -> Cells:
    """The state as recorded, else that of the duty site where there is one (DOMAIN 3.8)."""
    recorded = state(rows, rows.whole.table.column("apprehension_state")).at
    if "apprehension_state" not in rows.whole.released:
        recorded = np.full(len(rows.person), -1)
    sites = np.array([state_codes().index(office.state) for office in offices()])
    filled = np.where(_headquarters(rows), -1, sites[rows.world.office(rows.person)])
    if "apprehension_duty_site" not in rows.whole.released:
        filled = np.full(len(rows.person), -1)
    return Words(state_codes(), np.where(recorded < 0, filled, recorded))


ARRESTS = Maker(
    sheet="Admin Arrests",
    plans=_PLANS,
    member=World.arrested,
    when=_when,
    columns={
        "apprehension_date": _moment,
        "apprehension_day": _day,
        "apprehension_method": _method,
        "apprehension_type": _type,
        "apprehension_aor": region,
        "apprehension_city": of_office("city"),
        "apprehension_county": of_office("county"),
        "apprehension_duty_site": _site,
        "apprehension_landmark": of_office("landmark"),
        "ddp_apprehension_state_filled_in": lambda rows, _: _credited(rows),
        "ddp_apprehension_method_simple": _simple_method,
        "case_status": status,
    },
    state=_credited,
)
