"""Made-up detention stints: transfers, open stays, bonds told twice, two book-ins of one day."""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import DAY, Cells, Numbers, Times, Words
from uncover.records.sample.chance import Flags, Whole
from uncover.records.sample.columns import among, likely, of_office, region, withheld
from uncover.records.sample.people import HOUR, MINUTE, World
from uncover.records.sample.rows import Maker, Plan, Rows, Skeleton, Turn
from uncover.records.sample.scenery import facilities, newer, offices, state_codes, state_names
from uncover.records.sample.slips import REDACTIONS, share_of

# A turn's slot says which of a chain of facilities; its `after` hours or days within the stay, in
# parts of the stay's length where it is below `PARTS`: 0 is the beginning, 10 the end.
_PARTS = 10
_WITHHELD = 0.03  # of release reasons in newer releases
_BOND = 0.15
_DOLLARS = (1500, 2500, 5000, 7500, 10000, 15000)
_EARLIER_BY = 250 * DAY
_BACK_BY = 2 * HOUR  # a book-out before the book-in; the day before where files say days

_Stint = tuple[int, int, int, int, bool]  # stay, from, through (in parts), facility, counts


def _plan(weight: float, *stints: _Stint) -> Plan:
    """A plan of stints; `after` keeps parts of the stay, `slot` the facility and the stay."""
    turns = []
    events: dict[tuple[int, int, int], int] = {}
    for stay, begin, end, facility, counts in stints:
        event = events.setdefault((stay, begin, facility), len(events))
        turns.append(
            Turn(event, counts, begin * 100 + end, begin * 100 + end, stay * 10 + facility)
        )
    return Plan(weight, tuple(turns))


# (DOMAIN 3.5) Rows that differ in their bond only are one, the first kept; of two book-ins on one
# day at one facility in one stay the later is kept; 23:59 and 00:01 are two days.
_PLANS = (
    _plan(0.44, (0, 0, 10, 0, True)),
    _plan(0.25, (0, 0, 3, 0, True), (0, 3, 10, 1, True)),
    _plan(0.12, (0, 0, 1, 0, True), (0, 1, 5, 1, True), (0, 5, 10, 2, True)),
    _plan(
        0.05, (0, 0, 1, 0, True), (0, 1, 3, 1, True), (0, 3, 6, 2, True), (0, 6, 10, 3, True)
    ),
    _plan(0.04, (0, 0, 10, 0, True), (0, 0, 10, 0, False)),
    _plan(
        0.02,
        (0, 0, 2, 0, True), (0, 2, 10, 1, True), (0, 2, 10, 1, False), (0, 2, 10, 1, False),
    ),
    _plan(0.01, (0, 0, 10, 0, False), (0, 0, 10, 0, True)),
    _plan(0.01, (0, 0, 5, 0, True), (0, 5, 10, 0, True)),
    _plan(0.05, (1, 0, 10, 0, True), (0, 0, 10, 0, True)),
    _plan(0.01, (1, 0, 10, 0, True), (0, 0, 10, 0, True)),
)  # fmt: skip
_BONDS, _SAME_DAY, _MIDNIGHT, _TWO_STAYS, _TWO_STAYS_ONE_DAY = (4, 5), 6, 7, 8, 9


def _stay_of(rows: Rows) -> Whole:
    return rows.told("slot") // 10


def _facility_of(rows: Rows) -> Whole:
    """Facilities of a chain lie far apart and differ."""
    count = len(facilities())
    first = (rows.world.draw("facility of detention", rows.person) * count).astype(np.int64)
    return (first + rows.told("slot") % 10 * 7) % count


def stay_times(world: World, person: Whole, plan: Whole, stay: Whole) -> tuple[Whole, Whole]:
    """When a stay began and ended, by the person's plan; plans of one day fix the hour."""
    begin = world.stay_begin(person)
    at = np.select([plan == _SAME_DAY, plan == _MIDNIGHT, plan == _TWO_STAYS_ONE_DAY], [8, 24, 18])
    fixed = (begin // DAY - 1) * DAY + at * HOUR - MINUTE * (plan == _MIDNIGHT)
    begin = np.where(at > 0, world.floored(fixed), begin)
    end = world.stay_end(person, world.stay_begin(person))
    earlier = (plan == _TWO_STAYS) & (stay == 1)
    same_day = (plan == _TWO_STAYS_ONE_DAY) & (stay == 1)
    before = world.floored(begin - _EARLIER_BY + 11 * HOUR)
    long = (world.draw("days held earlier", person) * 45 * DAY).astype(np.int64) // MINUTE * MINUTE
    first = np.select([earlier, same_day], [before, begin - 12 * HOUR], begin)
    last = np.select(
        [earlier, same_day], [world.floored(before + 30 * MINUTE + long), begin - 8 * HOUR], end
    )
    return first, last


def _stay(rows: Rows) -> tuple[Whole, Whole]:
    return stay_times(rows.world, rows.person, rows.plan, _stay_of(rows))


def _open(rows: Rows) -> Flags:
    return np.asarray(rows.world.stay_open(rows.person) & (_stay_of(rows) == 0), bool)


def _when(rows: Rows) -> Whole:
    """The book-in: a part of the stay, but for the plans of one day."""
    first, last = _stay(rows)
    part = rows.told("after") // 100
    told = first + (last - first) * part // _PARTS // MINUTE * MINUTE
    told = np.where((rows.plan == _SAME_DAY) & (rows.turn == 1), first + HOUR, told)
    told = np.where((rows.plan == _MIDNIGHT) & (rows.turn == 1), first + 2 * MINUTE, told)
    days = (rows.plan == _MIDNIGHT) & (rows.turn == 1) & rows.world.cover.days
    return rows.world.floored(np.where(days, first + DAY, told))


def _book_out(rows: Rows, _column: Column) -> Cells:
    first, last = _stay(rows)
    part = rows.told("after") % 100
    told = first + (last - first) * part // _PARTS // MINUTE * MINUTE
    told = np.where((rows.plan == _MIDNIGHT) & (rows.turn == 0), first + 2 * MINUTE, told)
    told = rows.world.floored(np.where(part == _PARTS, last, told))
    told = np.maximum(told, rows.when)
    told = np.where(_backwards(rows), rows.world.floored(rows.when - _BACK_BY), told)
    return Times(told, _open(rows) & (part == _PARTS))


def _backwards(rows: Rows) -> Flags:
    """Stints whose book-out was typed before their book-in (DOMAIN 2.4)."""
    return rows.draw("book-out before book-in") < share_of("backwards")


def _book_in(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when, np.zeros(len(rows.when), bool))


def _stay_book_in(rows: Rows, _column: Column) -> Cells:
    return Times(_stay(rows)[0], np.zeros(len(rows.person), bool))


def _stay_book_out(rows: Rows, _column: Column) -> Cells:
    return Times(_stay(rows)[1], _open(rows))


def _stay_book_out_day(rows: Rows, _column: Column) -> Cells:
    return Times(_stay(rows)[1], _open(rows)).days


def moved(rows: Rows) -> Flags:
    """Stints that ended with a transfer."""
    return rows.told("after") % 100 < _PARTS


def _stay_reason(rows: Rows, column: Column) -> Words:
    """Why the stay ended: removal, or one of the likelier ways out; some of it withheld."""
    removed = next(code for code in column.codes if code == "Removed")
    made = among(rows, column, likely(column), by_event=False)
    texts = (*made.words, removed, REDACTIONS[1])
    gone = rows.world.removed(rows.person) & (_stay_of(rows) == 0)
    at = np.where(gone, len(texts) - 2, made.at)
    hidden = rows.world.draw("reason withheld", rows.person) < _WITHHELD
    hidden &= newer(rows.whole.layout)
    return Words(texts, np.where(hidden, len(texts) - 1, at)).blanked(_open(rows))


def _reason(rows: Rows, column: Column) -> Cells:
    made = _stay_reason(rows, rows.whole.table.column("stay_release_reason"))
    transfer = next(code for code in column.codes if code == "Transferred")
    return Words((*made.words, transfer), np.where(moved(rows), len(made.words), made.at))


def _facility_name(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(one.name for one in facilities()), _facility_of(rows))


def _facility_code(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(one.code for one in facilities()), _facility_of(rows))


def _facility_office(rows: Rows) -> Whole:
    return np.array([one.office for one in facilities()])[_facility_of(rows)]


def _facility_city(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(office.city for office in offices()), _facility_office(rows))


def _facility_county(rows: Rows, _column: Column) -> Cells:
    return Words(tuple(office.county for office in offices()), _facility_office(rows))


def _credited(rows: Rows) -> Cells:
    at = np.array([state_codes().index(office.state) for office in offices()])
    return Words(state_codes(), at[_facility_office(rows)])


def _facility_state(rows: Rows, _column: Column) -> Cells:
    told = _credited(rows)
    return Words(state_names(), told.at) if isinstance(told, Words) else told


def _has_bond(rows: Rows) -> Flags:
    chance = rows.world.draw("bond", rows.person) < _BOND
    return np.asarray((chance | np.isin(rows.plan, _BONDS)) & (_stay_of(rows) == 0), bool)


def _bond_set(rows: Rows, _column: Column) -> Cells:
    """The bond; a row told again has another one."""
    at = (rows.world.draw("bond set", rows.person) * len(_DOLLARS)).astype(np.int64)
    told = (at + rows.turn * ~rows.told("counts").astype(bool)) % len(_DOLLARS)
    return Numbers(np.array(_DOLLARS)[told], ~_has_bond(rows))


def _bond_posted(rows: Rows, column: Column) -> Cells:
    told = _bond_set(rows, column)
    posted = rows.world.draw("bond posted", rows.person) < 0.5  # noqa: PLR2004  one half
    return Numbers(told.values, told.blank | ~posted) if isinstance(told, Numbers) else told


def _bond_set_day(rows: Rows, _column: Column) -> Cells:
    return Times(rows.when // DAY * DAY, ~_has_bond(rows))


def _bond_posted_day(rows: Rows, _column: Column) -> Cells:
    posted = rows.world.draw("bond posted", rows.person) < 0.5  # noqa: PLR2004  one half
    return Times(rows.when // DAY * DAY, ~(_has_bond(rows) & posted))


def _key(rows: Rows, _column: Column) -> Cells:
    return Numbers(rows.person * 100 + rows.event, rows.nameless)


def _able(world: World, person: Whole, plan: Whole) -> Flags:
    """Earlier stays must lie within the release; two stays of one day need a time of day."""
    room = world.stay_begin(person) - _EARLIER_BY - DAY > world.first
    once = (plan != _TWO_STAYS_ONE_DAY) | (not world.cover.days)
    return np.asarray(((plan < _SAME_DAY) | room) & once, bool)


def _stays(whole: Skeleton) -> dict[str, object]:
    """Stays of people with an identifier: how many, how many open, days held in closed ones."""
    rows = whole.piece(0, len(whole.person))
    counted = rows.counts & ~rows.nameless
    stay = _stay_of(rows)
    keys = np.unique(rows.person[counted] * 2 + stay[counted])
    person, stays = keys // 2, keys % 2
    known = np.zeros(int(rows.person.max()) + 1, np.int64)
    known[rows.person] = rows.plan
    begin, end = stay_times(whole.world, person, known[person], stays)
    still = whole.world.stay_open(person) & (stays == 0)
    lengths = np.sort((end - begin)[~still])
    return {
        "stays": len(keys),
        "open_stays": int(still.sum()),
        "transfers": int((moved(rows) & counted).sum()),
        "median_days_held": median_days(lengths),
        "book_outs_before_book_ins": _reversed(whole, rows),
    }


def _reversed(whole: Skeleton, rows: Rows) -> int:
    """Rows with a book-out before their book-in."""
    if "book_out_date_time" not in whole.released:
        return 0
    out = _book_out(rows, whole.table.column("book_out_date_time"))
    if not isinstance(out, Times):
        raise TypeError(out)
    return int((~out.blank & (out.seconds < rows.when)).sum())


def median_days(lengths: Whole) -> str | None:
    """The median of sorted lengths in seconds, as days with four decimals, half up."""
    if not len(lengths):
        return None
    middle = int(lengths[(len(lengths) - 1) // 2]) + int(lengths[len(lengths) // 2])
    tenths = (middle * 10_000 + DAY) // (2 * DAY)
    return f"{tenths // 10_000}.{tenths % 10_000:04}"


DETENTION_STINTS = Maker(
    sheet="Detentions",
    plans=_PLANS,
    member=World.booked,
    able=_able,
    when=_when,
    columns={
        "stay_book_in_date_time": _stay_book_in,
        "book_in_date_time": _book_in,
        "book_out_date_time": _book_out,
        "stay_book_out_date_time": _stay_book_out,
        "stay_book_out_day": _stay_book_out_day,
        "detention_facility": _facility_name,
        "detention_facility_code": _facility_code,
        "facility_city": _facility_city,
        "facility_county": _facility_county,
        "facility_state": _facility_state,
        "detention_release_reason": _reason,
        "stay_release_reason": _stay_reason,
        "bond_posted_date": _bond_posted_day,
        "bond_posted_amount": _bond_posted,
        "initial_bond_set_amount": _bond_set,
        "initial_bond_set_date": _bond_set_day,
        "book_in_site": of_office("site"),
        "book_in_aor": region,
        "detention_id": withheld,
        "ddp_stay_id": _key,
        "ddp_stint_id": _key,
    },
    state=_credited,
    more=_stays,
)
