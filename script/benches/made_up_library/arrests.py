"""Made-up arrests: people arrested once or more, rows repeated in chains, states often blank."""

from benches.made_up.layout import sheet_of
from benches.made_up_library.cells import cells
from benches.made_up_library.drawing import below, happens, later, one_of
from benches.made_up_library.places import SITES, area_name, site_county, site_name, state_name

FIRST_DAY, DAYS = "2021-03-11", 1_826  # the sixty months to 10 March 2026
PEOPLE = 1_180  # drawn from for a thousand rows: about 650 of them are arrested
_HOUR, _DAY = 3_600, 86_400
_CHAIN = 3  # the most repeated rows of an arrest

MADE = "made_up_arrests"


def skeleton(rows: int) -> str:
    """SQL: every row of the table, whose it is and when.

    Row i repeats an earlier one (`base`) in one of twenty cases, each within 24 hours of the row
    before it; a row whose number is its base is an arrest.
    """
    again = [happens(50, f"i - {n}", "repeated row") for n in range(_CHAIN)]
    whens = " ".join(
        f"when not ({flag} and i >= {n + 1}) then i - {n}" for n, flag in enumerate(again)
    )
    base = f"case {whens} else i - {_CHAIN} end"
    step = (
        f"case when {happens(20, 'base', 'a day later')}"
        f" then {_DAY} + {below(2, 'base', 'one more')}"
        f" else {_HOUR} + {below(19 * _HOUR, 'base', 'hours later')} end"
    )
    who = below(PEOPLE * rows // 1000 + 1, "base", "person")
    nobody, undated = happens(8, "base", "no person"), happens(1, "base", "no date")
    return (
        f"create table {MADE} as\n"
        f"select i, base, case when not {nobody} then {who} end as who,\n"
        f"  case when not {undated} then {later(moment_of('base'), f'(i - base) * ({step})')}"
        " end as moment\n"
        f"from (select i, {base} as base from range({rows}) as every(i)) as numbered"
    )


def moment_of(key: str) -> str:
    """SQL: a moment of the sixty months, more often a late one."""
    days = [below(DAYS, key, f"day {n}") for n in range(2)]
    late = happens(400, key, "late")
    day = f"case when {late} then greatest({', '.join(days)}) else {days[0]} end"
    return later(
        f"timestamp '{FIRST_DAY} 00:00:00'", f"{_DAY} * ({day}) + {below(_DAY, key, 'time')}"
    )


def query(years: str) -> str:
    """SQL: the rows of some fiscal years as released; `years` is a condition on `fiscal_year`."""
    sheet = sheet_of("arrests", "2026-03")
    site = below(SITES, "base", "duty site")
    methods = next(c.texts for c in sheet.columns if c.name == "apprehension_method")
    method = one_of(methods, below(len(methods), "base", "method"))
    sites = range(SITES)
    own = {
        "person": "sha1('made up ' || cast(who as string))",
        "apprehension_date": "moment",
        "apprehension_method": f"case when i > base and {happens(500, 'i', 'reprocessed')}"
        f" then 'ERO Reprocessed Arrest' else {method} end",
        "apprehension_state": f"case when not {happens(300, 'base', 'blank state')}"
        f" then {one_of(tuple(state_name(n) for n in sites), site)} end",
        "apprehension_duty_site": one_of(tuple(site_name(n) for n in sites), site),
        "apprehension_county": f"case when {happens(300, 'base', 'county')}"
        f" then {one_of(tuple(site_county(n) for n in sites), site)} end",
        "apprehension_aor": one_of(tuple(area_name(n) for n in sites), site),
    }
    columns = ",\n  ".join(
        cells(
            sheet,
            own,
            "base",
            "coalesce(who, -base)",
            "coalesce(cast(moment as date), date '2024-01-01')",
        )
    )
    return f"select\n  {columns}\nfrom {MADE}\nwhere {years}\norder by i"
