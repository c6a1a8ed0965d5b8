"""Every measure that stands on rows, as it may be asked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from figures.by_hand import (
    arrests,
    detainers,
    facility_days,
    joins,
    population,
    removals,
    residents,
    tables,
)
from figures.by_hand.answers import Answer, mean, median
from figures.by_hand.cells import CRIMINALITY, LEVELS
from figures.by_hand.events import About, Event, Key
from figures.by_hand.measures import (
    COUNTIES,
    NATION,
    SHARES,
    STATES,
    TIMES,
    Answers,
    Asked,
    Choices,
    Counts,
    Places,
    counted,
    counting,
    of_class,
    parted,
    persons,
    plainly,
    rules,
    sharing,
    typical,
)
from figures.by_hand.stays import DAYS, TRANSFERS
from figures.by_hand.tables import Options, Rows

_Events = Callable[[Rows, Options], Sequence[Event]]

_WHO = ("criminality", "gender", "citizenship", "program", "age_group")
_PLACES = ("state", "state_source", "county", "aor")
_ARREST_DIMS = (
    *(*TIMES, *_WHO, *_PLACES),
    *("method_group", "case_criminality", "threat_level"),
)
_DETAINER_DIMS = (
    *(*TIMES, *_WHO, *_PLACES, "facility", "facility_name", "threat_level", "birth_country"),
)
_REMOVAL_DIMS = (*TIMES, *_WHO, *_PLACES, "threat_level", "birth_country")
_ENCOUNTER_DIMS = (*TIMES, *_WHO, "program_group", "aor")
_STINT_DIMS = (*TIMES, *_WHO, *_PLACES, "facility", "threat_level")
_STAY_DIMS = _STINT_DIMS

_ARREST_RULES = rules(
    *("ARR-EP/DDP-2025-07", "ARR-EP/DDP-2025-03", "none", "STATE/DDP-2026-late"),
    "STATE/DDP-2026-late,ARR-EP/DDP-2025-07",
)
_DETAINER_RULES = rules("DET-DUP/DDP-2026-03", "DET-DUP/DDP-2026-late", "none")
_REMOVAL_RULES = rules("REM-DUP/DDP-2025-07", "REM-DUP/DDP-2026-late", "none")
_ENCOUNTER_RULES = rules("ENC-DUP/DDP-2026-03", "none")
_STINT_RULES = rules("STINT-DUP/DDP-2025-10", "FACILITY/UNCOVER-1", "none")
_STAY_RULES = rules(
    *("STAY/DDP-2026-03", "STINT-DUP/DDP-2025-10", "FACILITY/UNCOVER-1"),
    "STAY/DDP-2026-03,STINT-DUP/DDP-2025-10",
)
_JOIN_RULES = rules("ARR-EP/DDP-2025-07", "STAY/DDP-2026-03,STINT-DUP/DDP-2025-10", "none")
_HELD_RULES = rules("DET-DUP/DDP-2026-late", "STINT-DUP/DDP-2025-10", "none")
_WITHIN: Choices = {"within": (None, "1", "10", "60", "365")}
_WITHIN_10: Choices = {"within": (None, "1", "5", "10")}
_PARTS = ("removed", "released", "still_held", "ended_otherwise", "not_detained")
_OUTCOME: Choices = _WITHIN | {"outcome": (None, *_PARTS)}


def _came_to(event: Event, what: str, options: Options) -> bool | None:
    return joins.came_to(event, int(options.get("within", 60)), what)


def _of_arrests(name: str, count: Counts, choices: Choices) -> Asked:
    answers = counted(tables.of_arrests, count)
    return Asked(name, answers, _ARREST_DIMS, choices=choices | _ARREST_RULES)


ARRESTS = [
    _of_arrests("arrests_made", counting(), {}),
    _of_arrests("people_arrested", persons, {}),
    _of_arrests("share_of_arrests_without_conviction", plainly(arrests.without_conviction), SHARES),
    _of_arrests("share_of_arrests_neither_convicted_nor_charged", plainly(arrests.neither), SHARES),
    _of_arrests("at_large_arrests", counting(arrests.at_large), {}),
    _of_arrests(
        "arrests_by_method_group",
        parted("method_group", lambda event, group, _: arrests.of_method(event, group)),
        {"method_group": (None, "at-large", "custodial", "287(g)", "other")},
    ),
]


def _of_detainers(name: str, count: Counts, choices: Choices) -> Asked:
    answers = counted(tables.of_detainers, count)
    return Asked(name, answers, _DETAINER_DIMS, choices=choices | _DETAINER_RULES)


DETAINERS = [
    _of_detainers("detainers_prepared", counting(), {}),
    _of_detainers("share_of_detainers_booked_in", plainly(detainers.booked_in), SHARES),
    _of_detainers("detainers_declined", counting(detainers.declined), {}),
]


def _of_removals(name: str, count: Counts, choices: Choices) -> Asked:
    answers = counted(tables.of_removals, count)
    return Asked(name, answers, _REMOVAL_DIMS, choices=choices | _REMOVAL_RULES)


REMOVALS = [
    _of_removals("removals", counting(), {}),
    _of_removals(
        "share_of_removals_without_conviction", plainly(removals.without_conviction), SHARES
    ),
    _of_removals("share_of_removals_level_1", plainly(removals.level_1), SHARES),
    _of_removals("third_country_removals", counting(removals.third_country), {}),
]


def _of_stays(name: str, count: Counts) -> Asked:
    answers = counted(tables.of_stays, count)
    return Asked(name, answers, _STAY_DIMS, choices=_STAY_RULES)


STAYS = [
    _of_stays("stays_begun", counting()),
    _of_stays("median_days_held", typical(median, DAYS)),
    _of_stays("mean_days_held", typical(mean, DAYS)),
    _of_stays("transfers_per_stay", typical(mean, TRANSFERS)),
]

_followed = partial(Asked, dims=_ARREST_DIMS)
OUTCOMES = [
    _followed(
        "share_detained_after_arrest",
        counted(tables.of_followed, sharing(joins.detained, 10)),
        choices=_WITHIN_10 | SHARES | _JOIN_RULES,
    ),
    _followed(
        "share_removed_within",
        counted(tables.of_followed, sharing(joins.removed, 60)),
        choices=_WITHIN | SHARES | _JOIN_RULES,
    ),
    Asked(
        "outcomes_after_arrest",
        counted(tables.of_followed, parted("outcome", _came_to)),
        (*_ARREST_DIMS, *["outcome"] * 5),
        choices=_OUTCOME | _JOIN_RULES,
    ),
    Asked(
        "outcomes_after_detainer",
        counted(tables.of_detained, parted("outcome", _came_to)),
        (*_DETAINER_DIMS, *["outcome"] * 5),
        choices=_OUTCOME | _HELD_RULES,
    ),
]

_GENERIC: list[tuple[str, _Events, tuple[str, ...], Places, Choices]] = [
    ("arrests", tables.of_arrests, _ARREST_DIMS, COUNTIES, _ARREST_RULES),
    ("detainers", tables.of_detainers, _DETAINER_DIMS, COUNTIES, _DETAINER_RULES),
    ("removals", tables.of_removals, _REMOVAL_DIMS, COUNTIES, _REMOVAL_RULES),
    ("encounters", tables.of_encounters, _ENCOUNTER_DIMS, NATION, _ENCOUNTER_RULES),
    ("detention_stints", tables.of_stints, _STINT_DIMS, COUNTIES, _STINT_RULES),
    ("detention_stays", tables.of_stays, _STAY_DIMS, COUNTIES, _STAY_RULES),
]
GENERIC = [
    Asked(name, counted(events, count), dims, source, places, choices=choices)
    for source, events, dims, places, choices in _GENERIC
    for name, count in (("count", counting()), ("people", persons))
]
_CLASSES = [
    ("arrests", "case_criminality=charged", "case_criminality", CRIMINALITY),
    ("arrests", "1", "threat_level", LEVELS),
    ("detainers", "convicted", "criminality", CRIMINALITY),
    ("removals", "none", "threat_level", LEVELS),
    ("encounters", "neither", "criminality", CRIMINALITY),
    ("detention_stints", "convicted", "criminality", CRIMINALITY),
    ("detention_stays", "book_in_criminality=charged", "criminality", CRIMINALITY),
]
GENERIC += [
    Asked(
        "share",
        counted(events, of_class(column, asked.rpartition("=")[2], known)),
        dims,
        source,
        places,
        {"class": asked},
        SHARES | choices,
    )
    for source, asked, column, known in _CLASSES
    for name, events, dims, places, choices in _GENERIC
    if name == source
]


def _held(convention: str | None, *, average: bool) -> Answers:
    def answers(rows: Rows, about: About, options: Options) -> Mapping[Key, Answer]:
        by = convention or options.get("convention", "midnight")
        custody = population.Custody(tables.of_stints(rows, options), rows["detention_stints"], by)
        return population.answers(custody, about, average=average)

    return answers


def _listed(convention: str | None, *, average: bool) -> Answers:
    def answers(rows: Rows, about: About, options: Options) -> Mapping[Key, Answer]:
        by = convention or options.get("convention", "midnight")
        events = facility_days.facility_days(rows["facility_days"], rows["facilities"])
        return dict(facility_days.answers(events, about, by, average=average))

    return answers


_HELD_DIMS = tuple(name for name in _STINT_DIMS if name not in {"week", "month", "fiscal_year"})
POPULATION = [
    Asked(
        "average_daily_population",
        _held(None, average=True),
        _STINT_DIMS,
        "detention_stints",
        choices={"convention": (None, "midnight", "any", "instant")} | _STINT_RULES,
    ),
    Asked(
        "average_daily_population",
        _listed(None, average=True),
        (*TIMES, *_PLACES, "facility"),
        "facility_days",
        choices={"convention": (None, "midnight", "any")},
    ),
    *(
        Asked(
            name,
            how(convention, average=False),
            dims,
            source,
            choices=choices,
            periods="one day",
        )
        for name, convention in (
            ("people_held_at_midnight", "midnight"),
            ("people_held_any_time", "any"),
        )
        for how, source, dims, choices in (
            (_held, "detention_stints", _HELD_DIMS, _STINT_RULES),
            (_listed, "facility_days", ("day", *_PLACES, "facility"), {}),
        )
    ),
]

RESIDENTS = [
    Asked(
        whom,
        counted(tables.of_population, residents.counts(whom)),
        ("state",),
        places=STATES,
        periods="none",
    )
    for whom in residents.WHOM
]

MEASURES = [*ARRESTS, *DETAINERS, *REMOVALS, *STAYS, *OUTCOMES, *GENERIC, *POPULATION, *RESIDENTS]
