"""The cells of columns that several made-up tables have, and of any by its declared kind."""

from collections.abc import Callable, Sequence

import numpy as np

from uncover.records.declaration import Column
from uncover.records.headers import plain
from uncover.records.sample.cells import DAY, Cells, Numbers, Pseudonyms, Times, Words
from uncover.records.sample.cells import calendar_year as year_of
from uncover.records.sample.chance import Flags, Whole, chosen
from uncover.records.sample.people import CONVICTED, World
from uncover.records.sample.rows import Rows
from uncover.records.sample.scenery import blank_share, fact, newer, offices, state_names, words
from uncover.records.sample.slips import REDACTIONS

_WITHHELD = 0.6  # share of the case categories of expedited removals that newer releases withhold
_FEMALE = 0.14
_YES = 0.1
_FINAL_ORDER = 0.35
_EXPEDITED = ("[8F", "[8G", "[8H", "[8K")

_OF_THE_CASE = ("case_status", "case_category")

Make = Callable[[Rows, Column], Cells]


def cells(rows: Rows, name: str) -> Cells:
    """The cells of a canonical column."""
    column = rows.whole.table.column(name)
    own = SHARED | rows.whole.maker.columns
    return own.get(name, _by_kind)(rows, column)


def blanks(rows: Rows, column: str, *, by_event: bool = True) -> Flags:
    """Which cells of a column are blank for no reason."""
    share = blank_share(rows.table, column)
    question = "case" if column in _OF_THE_CASE else fact(column)
    return rows.draw(f"blank {question}", by_event=by_event) < share


def among(rows: Rows, column: Column, texts: Sequence[str], *, by_event: bool = True) -> Words:
    """One of the texts, the first likeliest; some blank."""
    weights = [1 / (rank + 1) for rank in range(len(texts))]
    at = chosen(rows.draw(fact(column.name), by_event=by_event), weights)
    return Words(tuple(texts), at).blanked(blanks(rows, column.name, by_event=by_event))


def without_case(rows: Rows) -> Flags:
    """Rows to which no case belongs: what a case tells is blank in them."""
    return blanks(rows, "case_status")


def likely(column: Column) -> tuple[str, ...]:
    """The likelier of a column's declared codes, likeliest first; all where none are likelier."""
    told: dict[str, list[str]] = words()["likely"]
    if column.name in told:
        return tuple(told[column.name])
    found = (codes for codes in told.values() if all(column.known(code) for code in codes))
    return tuple(next(found, column.codes))


def criminality(rows: Rows, column: Column) -> Words:
    """The class of the person at this column's moment, in the words of the releases."""
    texts = tuple(released[0] for released in column.classes.values())
    at = rows.world.criminality(column.name, rows.person, rows.event)
    return Words(texts, at).blanked(blanks(rows, column.name))


def threat_level(rows: Rows, column: Column) -> Words:
    """A level for the convicted; for others `NA` or blank, and nobody says which is which."""
    texts = tuple(released[0] for released in column.classes.values())
    convicted = rows.world.criminality("case_criminality", rows.person, rows.event) == CONVICTED
    level = chosen(rows.draw("threat level"), (0.3, 0.2, 0.5))
    none = np.where(rows.draw(f"says NA in {column.name}") < 0.7, len(texts) - 1, -1)  # noqa: PLR2004
    return Words(texts, np.where(convicted, level, none)).blanked(blanks(rows, column.name))


def state(rows: Rows, column: Column) -> Words:
    """The state as recorded, often blank."""
    return Words(state_names(), rows.world.state(rows.person)).blanked(blanks(rows, column.name))


def region(rows: Rows, column: Column) -> Words:
    """The region of the office."""
    told = tuple(f"{office.region} Area of Responsibility" for office in offices())
    return Words(told, rows.world.office(rows.person)).blanked(blanks(rows, column.name))


def of_office(part: str) -> Make:
    """A part of the office, such as its city; the place of an arrest in another state is blank."""

    def make(rows: Rows, column: Column) -> Words:
        told = tuple(getattr(office, part) for office in offices())
        return Words(told, rows.world.office(rows.person)).blanked(blanks(rows, column.name))

    return make


def withheld(rows: Rows, column: Column) -> Words:
    """A column withheld throughout: the marker, blank where there is nothing to withhold."""
    nothing = (
        rows.nameless if column.name == "alien_file_number" else np.zeros(len(rows.person), bool)
    )
    return Words(REDACTIONS[:1], np.zeros(len(rows.person), np.int64)).blanked(nothing)


def category(rows: Rows, column: Column) -> Words:
    """The category of the case; newer releases withhold most of the expedited removals."""
    made = among(rows, column, likely(column))
    texts = (*made.words, REDACTIONS[1])
    fast = np.array([text.startswith(_EXPEDITED) for text in made.words] + [False])[made.at]
    hidden = fast & (rows.draw("category withheld") < _WITHHELD) & newer(rows.whole.layout)
    return Words(texts, np.where(hidden, len(made.words), made.at))


def status(rows: Rows, column: Column) -> Words:
    """The status of the case: closed by removal for the removed."""
    removal = tuple(c for c in column.codes if c.startswith(("6-", "8-")))
    made = among(rows, column, likely(column))
    which = chosen(rows.draw("status of removal"), [1] * len(removal)) + len(made.words)
    gone = rows.world.removed(rows.person)
    at = np.where(gone & (made.at >= 0), which, made.at)
    return Words((*made.words, *removal), at)


def departed(rows: Rows, _column: Column) -> Times:
    """The day of departure of the removed."""
    blank = ~rows.world.removed(rows.person) | without_case(rows)
    return Times(rows.world.departed(rows.person), blank)


def departure_country(rows: Rows, column: Column) -> Words:
    """The country of citizenship, for the removed."""
    made = citizenship(rows, column)
    return made.blanked(~rows.world.removed(rows.person) | without_case(rows))


def citizenship(rows: Rows, _column: Column) -> Words:
    """The country of citizenship."""
    texts = words()["texts"]["citizenship_country"]
    weights = [1 / (rank + 1) for rank in range(len(texts))]
    return Words(tuple(texts), chosen(rows.draw("country", by_event=False), weights))


def port(rows: Rows, column: Column) -> Words:
    """The port of departure, for the removed."""
    made = among(rows, column, words()["texts"][column.name])
    return made.blanked(~rows.world.removed(rows.person) | without_case(rows))


def final_order(rows: Rows, _column: Column) -> Words:
    """Whether there is a final order."""
    at = np.where(ordered(rows.world, rows.person), 0, 1)
    return Words(("YES", "NO"), at).blanked(without_case(rows))


def final_order_date(rows: Rows, _column: Column) -> Times:
    """The day of the final order, within a year before the departure or the arrest."""
    world, person = rows.world, rows.person
    last = np.where(world.removed(person), world.departed(person), world.moment(person))
    days = (world.draw("days since the order", person) * 365).astype(np.int64)
    return Times(last // DAY * DAY - days * DAY, ~ordered(world, person) | without_case(rows))


def ordered(world: World, person: Whole) -> Flags:
    """Whether there is a final order of removal against the person."""
    return world.removed(person) | (world.draw("final order", person) < _FINAL_ORDER)


def birth_year(rows: Rows, _column: Column) -> Numbers:
    """The year of birth: adults of working age mostly."""
    age = 18 + (rows.draw("age", by_event=False) ** 1.6 * 50).astype(np.int64)
    return Numbers(year_of(rows.world.moment(rows.person)) - age, np.zeros(len(age), bool))


def gender(rows: Rows, column: Column) -> Words:
    """The gender as recorded: the first two declared are common, the third rare."""
    share = rows.draw("gender", by_event=False)
    return Words(column.codes, chosen(share, (1 - _FEMALE, _FEMALE, 0.001)[: len(column.codes)]))


def offence(rows: Rows, column: Column) -> Words:
    """Charge or code of the most serious conviction, for the convicted."""
    texts = tuple(words()["texts"][column.name])
    weights = [1 / (rank + 1) for rank in range(len(texts))]
    made = Words(texts, chosen(rows.draw("offence", by_event=False), weights))
    return made.blanked(~convicted(rows))


def convicted(rows: Rows) -> Flags:
    """Rows of people with a conviction in the case."""
    told = rows.world.criminality("case_criminality", rows.person, np.zeros_like(rows.person))
    return np.asarray(told == CONVICTED, bool)


def for_convicted(make: Make) -> Make:
    """The same, blank for people without a conviction."""

    def made(rows: Rows, column: Column) -> Cells:
        return make(rows, column).blanked(~convicted(rows))

    return made


def before(days: int) -> Callable[[Rows, Column], Times]:
    """A day up to so many days before the row's date."""

    def make(rows: Rows, column: Column) -> Times:
        back = (rows.draw(column.name) * days).astype(np.int64)
        return Times((rows.when // DAY - back) * DAY, blanks(rows, column.name))

    return make


def charge_date(rows: Rows, _column: Column) -> Times:
    """The day of the charge, within a year before the conviction."""
    conviction = before(2000)(rows, rows.whole.table.column("msc_conviction_date"))
    back = (rows.draw("days from charge to conviction") * 365).astype(np.int64)
    return Times(conviction.seconds - back * DAY, conviction.blank)


def up_to(limit: int) -> Make:
    """A whole number from 0 to under a limit, mostly small."""

    def make(rows: Rows, column: Column) -> Numbers:
        told = (rows.draw(column.name) ** 3 * limit).astype(np.int64)
        return Numbers(told, blanks(rows, column.name))

    return make


def flag(rows: Rows, at: Flags, *, blank: Flags | None = None) -> Words:
    """TRUE or FALSE, as the processed files write them."""
    told = Words(("FALSE", "TRUE"), at.astype(np.int64))
    return told.blanked(rows.nameless if blank is None else blank)


def repeated(rows: Rows) -> Flags:
    """Rows of people with more rows than events."""
    plans = rows.whole.maker.plans
    several = [len(plan.turns) > len({turn.event for turn in plan.turns}) for plan in plans]
    return np.array(several)[rows.plan]


def named(text: str) -> Make:
    """The same text in every row."""
    return lambda rows, _column: Words((text,), np.zeros(len(rows.person), np.int64))


def _no_blanks(rows: Rows) -> Flags:
    return np.zeros(len(rows.person), bool)


def _by_kind(rows: Rows, column: Column) -> Cells:  # noqa: PLR0911  one for each kind
    """The cells of a column that needs no words of its own."""
    texts = words()["texts"].get(column.name)
    match column.kind:
        case "code":
            return among(rows, column, likely(column))
        case "class" if plain(column.name).endswith("threat_level"):
            return threat_level(rows, column)
        case "class":
            return criminality(rows, column)
        case "state":
            return state(rows, column)
        case "yes_no":
            yes = rows.draw(column.name) < _YES
            return Words(("NO", "YES"), yes.astype(np.int64)).blanked(blanks(rows, column.name))
        case "date":
            return before(400)(rows, column)
        case "text" if texts:
            return among(rows, column, texts)
    raise LookupError(f"{rows.table}.{column.name}: nobody says what its cells hold")


SHARED: dict[str, Make] = {
    "person": lambda rows, _: Pseudonyms(np.where(rows.nameless, -1, rows.person)),
    "gender": gender,
    "citizenship_country": citizenship,
    "birth_country": citizenship,
    "birth_year": birth_year,
    "birth_date": withheld,
    "alien_file_number": withheld,
    "eid_case_id": withheld,
    "eid_subject_id": withheld,
    "case_category": category,
    "case_status": status,
    "departed_date": departed,
    "departure_country": departure_country,
    "port_of_departure": port,
    "final_order_yes_no": final_order,
    "final_order_date": final_order_date,
    "entry_date": before(3000),
    "case_closed_date": departed,
    "msc_charge": offence,
    "msc_charge_code": offence,
    "msc_charge_date": for_convicted(charge_date),
    "msc_conviction_date": for_convicted(before(2000)),
    "msc_criminal_charge_status": for_convicted(_by_kind),
    "msc_criminal_charge_status_code": for_convicted(_by_kind),
    "msc_crime_class": for_convicted(_by_kind),
    "aggravated_felon": _by_kind,
    "msc_sentence_days": for_convicted(up_to(365)),
    "msc_sentence_months": for_convicted(up_to(12)),
    "msc_sentence_years": for_convicted(up_to(10)),
    "file_original": lambda rows, column: named(f"made-up-{rows.table}.xlsx")(rows, column),
    "sheet_original": lambda rows, column: named(rows.whole.maker.sheet)(rows, column),
    "row_original": lambda rows, _: Numbers(rows.number + 8, _no_blanks(rows)),
    "ddp_duplicate_likely": lambda rows, _: flag(rows, repeated(rows)),
    "ddp_duplicate_drop_row": lambda rows, _: flag(rows, ~rows.counts, blank=_no_blanks(rows)),
    "ddp_duplicate_episode_first": lambda rows, _: flag(rows, rows.counts, blank=_no_blanks(rows)),
    "ddp_duplicate_episode_identifier": lambda rows, _: Numbers(
        rows.person * 10 + rows.event + 1, rows.nameless
    ),
    "ddp_duplicate_likely_bond": lambda rows, _: flag(rows, ~rows.counts, blank=_no_blanks(rows)),
    "ddp_duplicate_likely_sameday": lambda rows, _: flag(
        rows, np.zeros(len(rows.person), bool), blank=_no_blanks(rows)
    ),
}
