"""Made-up detainers: prepared twice, for two jails, in two forms, again the next day."""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import DAY, Cells, Times, Words
from uncover.records.sample.chance import Flags, Whole, chosen
from uncover.records.sample.columns import among, blanks, likely, of_office, region, withheld
from uncover.records.sample.people import World
from uncover.records.sample.rows import Maker, Plan, Rows, again, counted
from uncover.records.sample.scenery import facilities, offices, state_codes, state_names

_LINKED = 0.3  # of those whom ICE arrested later
_ELSEWHERE, _OTHER_FORM = 1, 2

# One detainer for each person, facility code, type and day of preparation (DESIGN 4).
_PLANS = (
    Plan(0.90, (counted(),)),
    Plan(0.03, (counted(), again(0))),
    Plan(0.005, (counted(), again(0), again(0))),
    Plan(0.02, (counted(), counted(1, slot=_ELSEWHERE))),
    Plan(0.01, (counted(), counted(1, slot=_OTHER_FORM))),
    Plan(0.015, (counted(), counted(1, DAY, DAY))),
    Plan(0.02, (counted(), counted(1, 30 * DAY, 30 * DAY, _OTHER_FORM))),
)


def _when(rows: Rows) -> Whole:
    """Up to two months before the arrest, a whole day."""
    back = (rows.world.draw("days from detainer to arrest", rows.person) * 60).astype(np.int64)
    first = rows.world.moment(rows.person) // DAY * DAY - back * DAY
    first = np.maximum(first, rows.world.first)
    late = first + rows.span >= rows.world.end
    return np.asarray(np.where(late, first - rows.span, first) + rows.after, np.int64)


def _day(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when, np.zeros(len(rows.when), bool))


def _facility(rows: Rows) -> Whole:
    each = len(facilities()) // len(offices())
    first = (rows.draw("facility", by_event=False) * each).astype(np.int64)
    which = (first + (rows.told("slot") == _ELSEWHERE)) % each
    return np.asarray(rows.world.office(rows.person) * each + which, np.int64)


def _name(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(facility.name for facility in facilities()), _facility(rows))


def _code(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(facility.code for facility in facilities()), _facility(rows))


def _credited(rows: Rows) -> Cells:
    """The state of the facility, which is that of the office."""
    at = np.array([state_codes().index(office.state) for office in offices()])
    return Words(state_codes(), at[rows.world.office(rows.person)]).blanked(
        blanks(rows, "facility_state")
    )


def _state(rows: Rows, _column: Column) -> Cells:
    told = _credited(rows)
    return Words(state_names(), told.at) if isinstance(told, Words) else told


def _type(rows: Rows, column: Column) -> Cells:
    """The form; another form is the next of those that are likely."""
    texts = likely(column)
    first = chosen(rows.draw("form", by_event=False), [1 / (n + 1) for n in range(len(texts))])
    return Words(texts, (first + (rows.told("slot") == _OTHER_FORM)) % len(texts))


def linked(rows: Rows) -> Flags:
    """Detainers that ICE linked to a later arrest."""
    person = rows.person
    return rows.world.arrested(person) & (rows.world.draw("linked", person) < _LINKED)


def _arrest_day(rows: Rows, _column: Column) -> Cells:
    return Times(rows.world.moment(rows.person) // DAY * DAY, ~linked(rows))


def _arrest_method(rows: Rows, column: Column) -> Cells:
    return among(rows, column, likely(column)).blanked(~linked(rows))


DETAINERS = Maker(
    sheet="Detainers",
    plans=_PLANS,
    member=World.held_elsewhere,
    when=_when,
    columns={
        "detainer_prepare_date": _day,
        "detainer_type": _type,
        "detention_facility": _name,
        "detention_facility_code": _code,
        "facility_state": _state,
        "facility_city": of_office("city"),
        "facility_aor": region,
        "apprehension_date": _arrest_day,
        "apprehension_method": _arrest_method,
        "tod_current_duty_site": of_office("site"),
        "eid_dta_id": withheld,
    },
    state=_credited,
)
