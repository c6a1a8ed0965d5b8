"""Which tables and releases answer a question; two that both could need to be told apart."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from uncover.figures.address import Ask
from uncover.figures.engine.chain import JOINS
from uncover.figures.measure import Measure
from uncover.figures.measures import measure_named
from uncover.figures.measures.generic import NAMES, generic
from uncover.records.declaration import Hazard, Table
from uncover.records.declared import tables
from uncover.records.library import Library
from uncover.records.rules import rules
from uncover.terms.errors import UnusableError
from uncover.terms.speech import language

_SERIES_SEPARATOR = "+"


@dataclass(frozen=True)
class Chosen:
    """A measure with the table and releases that answer it.

    base: the stored table that the rows come from: `table` itself, or what it is derived from.
    release: the release of the base, or the releases of a series joined by `+`. releases: of every
    stored table in the library that the question may read, those it is read from.
    """

    measure: Measure
    table: Table
    base: Table
    release: str
    releases: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...] = ()

    def hazards(
        self, first: str, last: str, by: Collection[str] = ()
    ) -> tuple[tuple[str, str], ...]:
        """The hazards that touch this measure and these days, in the language spoken.

        They are the table's, and of tables joined to it those of columns that the measure reads.
        by: the columns of the dimensions.
        """
        joined = [h for table in _joined(self.measure) for h in table.hazards if h.columns]
        hazards = {hazard.id: hazard for hazard in (*self.table.hazards, *joined)}
        return tuple(
            (hazard.id, hazard.sentences.get(language(), hazard.sentences["en"]))
            for hazard in hazards.values()
            if self._touches(hazard, first, last, by)
        )

    def _touches(self, hazard: Hazard, first: str, last: str, by: Collection[str]) -> bool:
        reads = {*self.measure.counting.reads, *self.measure.counting.needs, *by}
        if hazard.columns and not reads & set(hazard.columns):
            return False
        begins_late = hazard.from_ is not None and last < hazard.from_
        ended_early = hazard.through is not None and first > hazard.through
        return not (begins_late or ended_early)


def _joined(measure: Measure) -> list[Table]:
    """The tables that a measure's relation joins to its own."""
    join = JOINS.get(measure.counting.relation or "")
    return [tables()[name] for name in rules()[join].inputs][1:] if join else []


def choose(
    library: Library, ask: Ask, beside: Mapping[str, tuple[str, ...]] | None = None
) -> Chosen:
    """The measure, tables and releases for `ask`; of the tables looked up those of `beside`.

    Raises UnusableError: `figures.no-source` (a generic measure without --source),
    `figures.no-such-table`, `figures.not-in-library`, `figures.which-release` naming them.
    """
    known = tables()
    if ask.measure in NAMES:
        if ask.source is None:
            raise UnusableError("figures.no-source", name=ask.measure)
        if ask.source not in known:
            raise UnusableError("figures.no-such-table", name=ask.source, names=", ".join(known))
        table = known[ask.source]
        measure = generic(ask.measure, table, ask.options)
    else:
        measure = measure_named(ask.measure)
        table = known[measure.table]
        if ask.source not in {None, table.name}:
            raise UnusableError("figures.wrong-source", name=measure.name, source=ask.source)
    base = known[table.derived.tables[0]] if table.derived else table
    held = _held(library)
    chosen = _releases(library, base, held.get(base.name, ()), ask)
    releases = _beside(library, held, base, chosen) | dict(beside or {})
    return Chosen(measure, table, base, _SERIES_SEPARATOR.join(chosen), releases)


def _held(library: Library) -> dict[str, tuple[str, ...]]:
    held: dict[str, tuple[str, ...]] = {}
    for holding in library.holdings():
        held[holding.table] = (*held.get(holding.table, ()), holding.release)
    return held


def _beside(
    library: Library,
    held: Mapping[str, tuple[str, ...]],
    base: Table,
    chosen: tuple[str, ...],
) -> dict[str, tuple[str, ...]]:
    """Of every held table the releases to read beside the base's.

    Tables meant to be joined are of one release; of a snapshot the newest answers.
    """
    known = tables()
    beside = {base.name: chosen}
    for name, releases in held.items():
        if name == base.name or name not in known:
            continue
        if known[name].releases.keeping == "snapshot":
            beside[name] = (newest(library, releases),)
        elif set(chosen) <= set(releases):
            beside[name] = chosen
    return beside


def _releases(library: Library, table: Table, held: tuple[str, ...], ask: Ask) -> tuple[str, ...]:
    if ask.release is not None:
        asked = tuple(ask.release.split(_SERIES_SEPARATOR))
        keeps_series = table.releases.keeping == "series"
        if not set(asked) <= set(held) or (len(asked) > 1 and not keeps_series):
            raise UnusableError(
                "figures.not-in-library",
                table=f"{table.name} {ask.release}",
                held=", ".join(held) or "-",
            )
        return asked
    if not held:
        raise UnusableError("figures.not-in-library", table=table.name, held="-")
    if len(held) == 1:
        return held
    if table.releases.keeping == "snapshot":
        return (newest(library, held),)
    if table.releases.keeping == "series":
        return newest_of_each_period(library, held)
    raise UnusableError("figures.which-release", table=table.name, names=", ".join(sorted(held)))


def newest(library: Library, releases: tuple[str, ...]) -> str:
    """The release that lets out last: by its date, else by its last event."""
    return max(releases, key=lambda name: (library.release_date(name) or "", name))


def newest_of_each_period(library: Library, releases: tuple[str, ...]) -> tuple[str, ...]:
    """Of a series the newest edition of each period, in the order of the periods.

    A release of a series is called by its period and then its date: `FY26-2026-04-09`.
    """
    editions: dict[str, tuple[str, ...]] = {}
    for name in sorted(releases):
        period = name.partition("-")[0]
        editions[period] = (*editions.get(period, ()), name)
    return tuple(newest(library, names) for _, names in sorted(editions.items()))
