"""Made-up detention stints: transfers, open stays, rows told twice, people who were arrested."""

from benches.made_up.layout import sheet_of
from benches.made_up_library import arrests
from benches.made_up_library.arrests import moment_of
from benches.made_up_library.cells import cells
from benches.made_up_library.drawing import below, happens, later, leaning, one_of
from benches.made_up_library.places import FACILITIES, facility_code

MADE = "made_up_stints"
_END = "timestamp '2026-03-10 23:59:59'"
_DAY = 86_400
_OF_ARREST = 850  # stays of a thousand that came of an arrest
_OTHERS = 400  # people for a thousand rows who were never arrested here
_STINTS = (1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 6)
_LIKELY = {
    "Removed", "Bonded Out - IJ", "Order of Recognizance", "Order of Supervision", "Paroled",
    "Voluntary Departure", "U.S. Marshals or other agency", "Proceedings Terminated",
}  # fmt: skip
_BOND, _SAME_DAY = 1, 2  # which copy of a stint a row is


def skeleton(rows: int) -> list[str]:
    """SQL: stays, one for every second arrest; then every row of the table."""
    return [_stays(rows), _rows(rows)]


def _stays(rows: int) -> str:
    linked = f"({happens(_OF_ARREST, 's', 'of an arrest')} and moment is not null)"
    other = (
        f"{arrests.PEOPLE * rows // 1000 + 1} + {below(_OTHERS * rows // 1000 + 1, 's', 'other')}"
    )
    nobody = happens(2, "s", "no person")
    follows = later("moment", below(5 * _DAY, "s", "days to the stay"))
    length = (
        f"{_DAY // 24} + {below(1000, 's', 'length')} * {below(1000, 's', 'length too')}"
        f" * 120 * {_DAY} // 1000000"
        f" + case when {happens(30, 's', 'long')}"
        f" then {below(300 * _DAY, 's', 'much longer')} else 0 end"
    )
    return (
        "create table made_up_stays as\n"
        f"select s, case when {nobody} then null when {linked} then who else {other} end as who,\n"
        f"  case when {linked} then {follows} else {moment_of('-1 - s')} end as begins,\n"
        f"  {length} as held,\n"
        f"  list_extract({list(_STINTS)}, 1 + {below(len(_STINTS), 's', 'stints')}) as n\n"
        f"from (select i // 2 as s, who, moment from {arrests.MADE} where i % 2 = 0) as arrested"
    )


def _rows(rows: int) -> str:
    turn = "s * 16 + k"
    moved = below(600, f"{turn}", "when moved")
    cut = (
        f"held * (k * 1000 + case when k between 1 and n - 1 then {moved} else 0 end) // (n * 1000)"
    )
    rebooked = f"(k % 2 = 1 and {happens(100, turn, 'rebooked')})"
    gap = (
        f"case when rebooked_next or k + 1 = n then 0 else {below(14_400, turn, 'on the way')} end"
    )
    copies = (
        f"[0] || case when {happens(8, turn, 'bond')} then [{_BOND}] else [] end"
        f" || case when {happens(6, turn, 'same day')} then [{_SAME_DAY}] else [] end"
    )
    again = later(
        "begins",
        f"case when copy = {_SAME_DAY} then {below(7_200, turn, 'same day')} + 1 else 0 end",
    )
    over = later("begins", "held")
    return (
        f"create table {MADE} as\n"
        "select *, row_number() over (order by s, k, copy) as i from (\n"
        "select s, k, n, copy, who, stay_in, stay_out,\n"
        f"  case when cast({again} as date) = cast(begins as date) then {again}"
        " else begins end as begins,\n"
        "  case when ends <= latest then ends end as ends,\n"
        f"  s * 16 + case when rebooked then k - 1 else k end as at_place, rebooked_next\n"
        "from (\n"
        f"  select *, unnest({copies}) as copy,\n"
        f"    greatest(begins, make_timestamp(epoch_us(next_begins) - 1000000 * ({gap}))) as ends\n"
        "  from (\n"
        f"    select *, {later('stay_in', cut)} as begins, {rebooked} as rebooked,\n"
        f"      {later('stay_in', cut.replace('k', 'next_k'))} as next_begins,\n"
        f"      {rebooked.replace('k %', 'next_k %').replace('+ k', '+ next_k')} as rebooked_next\n"
        "    from (\n"
        f"      select s, who, held, n, k, k + 1 as next_k, {_END} as latest, begins as stay_in,\n"
        f"        case when {over} <= {_END} then {over} end as stay_out\n"
        "      from (select *, unnest(range(n)) as k from made_up_stays) as every\n"
        "    ) as turns\n"
        "  ) as cuts\n"
        "  where begins <= latest\n"
        ") as copies\n"
        f") as rows qualify i <= {rows}"
    )


def query(years: str) -> str:
    """SQL: the rows of some fiscal years as released; `years` is a condition on `fiscal_year`."""
    sheet = sheet_of("detention_stints", "2026-03")
    texts = {column.name: column.texts for column in sheet.columns}
    place = leaning(FACILITIES, "at_place", "facility")
    codes = tuple(facility_code(n) for n in range(FACILITIES))
    reasons = tuple(text for text in texts["detention_release_reason"] if text in _LIKELY)
    last = one_of(reasons, leaning(len(reasons), "s", "end of stay"))
    classes = texts["book_in_criminality"]
    own = {
        "person": "sha1('made up ' || cast(who as string))",
        "stay_book_in_date_time": "stay_in",
        "book_in_date_time": "begins",
        "book_out_date_time": "ends",
        "stay_book_out_date_time": "stay_out",
        "stay_book_out_day": "cast(stay_out as date)",
        "detention_facility_code": one_of(codes, place),
        "detention_facility": one_of(
            tuple(f"MADE-UP FACILITY {n:03}" for n in range(FACILITIES)), place
        ),
        "detention_release_reason": "case when ends is null then null"
        f" when k + 1 = n then {last} when rebooked_next"
        " then 'Processing Disposition Changed Locally' else 'Transferred' end",
        "stay_release_reason": f"case when stay_out is not null then {last} end",
        "book_in_criminality": f"case when not {happens(20, 's * 4 + copy // 2', 'no class')} then "
        f"{one_of(classes, below(len(classes), 's * 4 + copy // 2', 'class'))} end",
        "initial_bond_set_amount": f"case when copy = {_BOND}"
        f" or not {happens(850, 's', 'no bond')} then 500 * (1 + {below(30, 's', 'bond')}"
        f" + case when copy = {_BOND} then 1 else 0 end) end",
    }  # fmt: skip
    columns = ",\n  ".join(cells(sheet, own, "s", "coalesce(who, -s)", "cast(stay_in as date)"))
    return f"select\n  {columns}\nfrom {MADE}\nwhere {years}\norder by i"
