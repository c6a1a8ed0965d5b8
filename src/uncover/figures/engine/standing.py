"""The standing series of an edition: each declared table of figures, counted with its receipt."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from uncover.figures.address import Ask
from uncover.figures.edition.content import Series, Value
from uncover.figures.edition.guard import refuse_small_cells
from uncover.figures.engine.coverage import in_part, span
from uncover.figures.engine.keeping import Keeping
from uncover.figures.engine.series import newest
from uncover.figures.engine.source import Chosen, choose
from uncover.figures.engine.together import Put, Told, put, told_together
from uncover.figures.figure import Figure
from uncover.figures.measures import measures
from uncover.figures.wording.dimensions import dimension_said
from uncover.records.library import Library
from uncover.terms.errors import UnusableError
from uncover.terms.numbers import grouped
from uncover.terms.periods import fiscal_year_span, moment
from uncover.terms.places import places
from uncover.terms.speech import say

Progress = Callable[[str, int, int], None]
"""Told what is counted now, how many are done, and of how many."""

_FEW = 10_000
"""A series of at most so many values tells the alternatives of each."""
_MOST = 100_000
"""A series of more values is left out: it would be most of the edition."""
_NO_CHANCE = 100
"""So many rows of one state, and none of another, are of a release of that state."""
_OWN_QUESTION = {"state", "county", "month", "fiscal_year"}
"""What a value may be split by and still be a figure that can be asked for alone."""


@dataclass(frozen=True)
class Left:
    """Why tables of a measure are not in the edition, and how many; the reason in one sentence."""

    measure: str
    reason: str
    tables: int

    @property
    def sentence(self) -> str:
        """All of it, in the language spoken now."""
        return say("editions.left", measure=self.measure, reason=self.reason, tables=self.tables)


@cache
def standing() -> tuple[Ask, ...]:
    """The declared standing series, as questions."""
    text = (files("uncover.figures.edition") / "standing.toml").read_text("utf-8")
    return tuple(
        Ask(each["measure"], by=tuple(name for name in by.split(",") if name))
        for each in tomllib.loads(text)["standing"]
        for by in each["by"]
    )


def held(library: Library) -> list[Ask]:
    """The standing series whose measure has its table in the library."""
    stored, known = library.releases_by_table(), library.tables()
    return [
        ask
        for ask in standing()
        if (measure := measures().get(ask.measure)) and known[measure.table].base in stored
    ]


def counted_series(
    library: Library, keeping: Keeping, asks: list[Ask], progress: Progress
) -> tuple[list[Series], list[Left]]:
    """Every series that can be told, and why the others cannot; both in an order of their own.

    keeping: where hashes of columns are kept meanwhile.
    """
    puts, why = [], Counter[tuple[str, str]]()
    for ask in asks:
        try:
            chosen = chosen_of_newest(library, ask)
            _refuse_protected(chosen)
            puts.append(put(library, chosen, ask))
        except UnusableError as error:
            why[ask.measure, error.sentence] += 1
    done = 0

    def before(ask: Ask) -> None:
        nonlocal done
        progress(ask.table_address, done, len(puts))
        done += 1

    series = []
    for ask, told in told_together(library, puts, keeping, before, _series):
        if isinstance(told, UnusableError):
            why[ask.measure, told.sentence] += 1
        else:
            series.append(told)
    kept = _of_all_states(series, why)
    left = [Left(measure, reason, tables) for (measure, reason), tables in sorted(why.items())]
    return sorted(kept, key=lambda each: each.address), left


def _of_all_states(series: list[Series], why: Counter[tuple[str, str]]) -> list[Series]:
    """Without what a release of one state alone would tell of the nation, told in `why`.

    Such a release was asked for by state: all of its rows are of that state, and none of the rest.
    A few rows may be of one state by chance.
    """
    alone = {
        each.source: each.values[0].place
        for each in series
        if each.dimensions == ("state",)
        and len(each.values) == 1
        and each.values[0].keys["state"] is not None
        and max(each.values[0].numerator or 0, each.values[0].denominator or 0) >= _NO_CHANCE
    }
    kept = []
    for each in series:
        if each.source in alone and not {"state", "county"} & {*each.dimensions}:
            name = places()[alone[each.source]].name
            why[each.measure, UnusableError("editions.one-state", state=name).sentence] += 1
        else:
            kept.append(each)
    return kept


def chosen_of_newest(library: Library, ask: Ask) -> Chosen:
    """What answers a question; where several releases could and none is named, the newest.

    An edition is of the newest release: the figures of one before stand in the editions before.
    """
    try:
        return choose(library, ask)
    except UnusableError as error:
        if error.message != "figures.which-release":
            raise
        releases = tuple(library.releases_of(str(error.facts["table"])))
    return choose(library, replace(ask, release=newest(library, releases)))


def _refuse_protected(chosen: Chosen) -> None:
    """Refuse a table whose small cells are protected (`editions.table-protected`).

    What is withheld in one of its tables of figures could be told from the others.
    """
    for table in (chosen.table, chosen.base):
        if table.disclosure != "none":
            raise UnusableError("editions.table-protected", table=table.name)


def _series(asked: Put, told: Told) -> Series:
    rows, receipt = told
    ask = asked.ask
    if not rows or not receipt:
        raise UnusableError("editions.series-empty", name=ask.measure)
    if len(rows) > _MOST:
        by = ", ".join(dimension_said(name) for name in ask.by)
        raise UnusableError("editions.too-long", by=by, most=grouped(_MOST))
    for name in ask.by:
        if all(row.dimensions[name] is None for row in rows):
            raise UnusableError("editions.never-told", name=dimension_said(name))
    refuse_small_cells(rows, ask, asked.chosen.table.facility)
    first = rows[0]
    base = replace(ask, source=first.source, release=first.release)
    few = len(rows) <= _FEW
    return Series(
        address=receipt["figure"]["address"],
        measure=ask.measure,
        source=first.source,
        release=str(first.release),
        kind=first.kind,
        unit=first.unit,
        dimensions=ask.by,
        options=dict(ask.options),
        records_end=first.records_end,
        hazards=tuple(receipt["hazards"]),
        receipt=receipt,
        values=tuple(_value(base, row, few=few) for row in rows),
    )


def _value(base: Ask, row: Figure, *, few: bool) -> Value:
    keys = {name: row.dimensions[name] for name in base.by}
    first, last = _days(keys, row)
    return Value(
        keys=keys,
        address=_address(base, keys, row.place),
        place=row.place,
        first=first,
        last=last,
        is_partial=bool(in_part(base, keys, row.from_, row.records_end)),
        numerator=row.numerator,
        denominator=row.denominator,
        unknown=(row.unknown or 0) + row.unclassed,
        value=_text(row.told(row.value)),
        low=_text(row.told(row.low)),
        high=_text(row.told(row.most if row.unclassed else row.high)),
        alternatives=tuple((a.name, _text(row.told(a.value))) for a in row.alternatives if few),
    )


def _days(keys: Mapping[str, Any], row: Figure) -> tuple[str | None, str | None]:
    """The first and the last day of a value: of the time it is split by, else of its records."""
    first, last = span(keys)
    return (str(first), str(last)) if first and last else (row.from_, row.through)


def _address(base: Ask, keys: Mapping[str, Any], place: str) -> str:
    """The address of a value: its own question where place and time are all it is split by.

    Of a value of a class, or of an unknown place, it is that of the series and its keys. So it is
    of a county that has no id.
    """
    whole = replace(base, by=())
    untold = any(value is None for value in keys.values()) or {*keys} - _OWN_QUESTION
    if untold or keys.get("county", place) not in places():
        said = ",".join("" if keys[name] is None else str(keys[name]) for name in base.by)
        return f"{base.table_address}&at={quote(said)}"
    if keys.get("month") is not None:
        month = moment(str(keys["month"]))
        return replace(whole, place=place, from_=month, through=month).address
    if keys.get("fiscal_year") is not None:
        first, last = fiscal_year_span(int(keys["fiscal_year"]))
        from_, through = moment(first.isoformat()), moment(last.isoformat())
        return replace(whole, place=place, from_=from_, through=through).address
    return replace(whole, place=place).address


def _text(value: int | str | None) -> str | None:
    return None if value is None else str(value)
