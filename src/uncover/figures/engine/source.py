"""Which tables and releases answer a question; two that both could need to be told apart."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from uncover.figures.address import Ask
from uncover.figures.engine.chain import JOINS
from uncover.figures.engine.series import covered, editions, is_series, is_snapshot, newest
from uncover.figures.engine.splices import crosses, releases_of, splice_of
from uncover.figures.measure import Measure
from uncover.figures.measures import measure_named
from uncover.figures.measures.generic import NAMES, generic
from uncover.records.declaration import Hazard, Splice, Table
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
    stored table in the library that the question may read, those it is read from. columns: the
    canonical columns that these releases of the base have. editions: the first and last day that
    the editions of a series tell about. splice: the declared source of two releases, if it is one.
    """

    measure: Measure
    table: Table
    base: Table
    release: str
    releases: Mapping[str, tuple[str, ...]]
    columns: frozenset[str] = frozenset()
    editions: tuple[str | None, str | None] = (None, None)
    splice: Splice | None = None
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


def by_person(options: Mapping[str, str]) -> bool:
    """Whether a share is asked for by persons."""
    return options.get("unit", "event") != "event"


def _joined(measure: Measure) -> list[Table]:
    """The tables that a measure's relation joins to its own."""
    join = JOINS.get(measure.counting.relation or "")
    return [tables()[name] for name in rules()[join].inputs][1:] if join else []


def choose(
    library: Library, ask: Ask, beside: Mapping[str, tuple[str, ...]] | None = None
) -> Chosen:
    """The measure, tables and releases for `ask`; of the tables looked up only those of `beside`.

    beside: what a receipt tells; a table that came later and is looked up since is left out of it.

    Raises UnusableError: `figures.no-source` (a generic measure without --source),
    `figures.no-such-table`, `figures.not-in-library`, `figures.which-release` naming them.
    """
    known = library.tables()
    held = library.releases_by_table()
    spliced = splice_of(known, ask.source)
    if spliced is not None:
        return _spliced(library, ask, *spliced)
    if ask.measure in NAMES:
        if ask.source is None:
            raise UnusableError("figures.no-source", name=ask.measure)
        if ask.source not in known:
            raise UnusableError("figures.no-such-table", name=ask.source, names=", ".join(known))
        table = known[ask.source]
        if table.base not in held:  # before what is wrong with the rest of the question
            raise UnusableError("figures.not-in-library", table=table.base, held="-")
        measure = generic(ask.measure, table, ask.options)
    else:
        measure = _on_source(measure_named(ask.measure), ask, known, held)
        table = known[measure.table]
    base = known[table.base]
    able = held.get(base.name, ())
    if beside is not None and is_snapshot(base):
        able = tuple(name for name in able if name in beside.get(base.name, able))
    chosen = _releases(library, base, able, ask)
    releases = _beside(library, held, base, chosen)
    if beside is not None:
        later = {name for name in releases if is_snapshot(known[name])} - {base.name, *beside}
        releases = {name: told for name, told in releases.items() if name not in later}
        releases |= beside
    days = covered(library, chosen) if is_series(base) else (None, None)
    columns = frozenset(
        column
        for release in chosen
        for column in library.manifest(release)["tables"][base.name]["columns"]
    )
    name = _SERIES_SEPARATOR.join(chosen)
    return Chosen(measure, table, base, name, releases, columns, days)


def _spliced(library: Library, ask: Ask, table: Table, splice: Splice) -> Chosen:
    """The measure over two releases with a seam."""
    generic_ = ask.measure in NAMES
    measure = generic(ask.measure, table, ask.options) if generic_ else measure_named(ask.measure)
    if measure.table != table.name:
        raise UnusableError("figures.wrong-source", name=measure.name, source=ask.source)
    if crosses(splice, ask) and (measure.counting.what == "people" or by_person(ask.options)):
        raise UnusableError("figures.people-across-seam", seam=splice.seam)
    named = tuple((ask.release or "").split(_SERIES_SEPARATOR))
    both = len(named) == len(("before", "after")) and set(named) <= set(
        library.releases_of(table.name)
    )
    parts = named if both else releases_of(library, table, splice)
    columns = frozenset(
        column
        for release in parts
        for column in library.manifest(release)["tables"][table.name]["columns"]
    )
    name = _SERIES_SEPARATOR.join(parts)
    return Chosen(measure, table, table, name, {table.name: parts}, columns, splice=splice)


def _on_source(
    measure: Measure,
    ask: Ask,
    known: Mapping[str, Table],
    held: Mapping[str, tuple[str, ...]],
) -> Measure:
    """The measure on the table that is asked for, or on the only one of its tables that is held.

    Raises UnusableError: `figures.wrong-source`, and `figures.which-source` where two could answer.
    """
    if ask.source is not None and ask.source in measure.also:
        return measure.on(ask.source)
    if ask.source is not None:
        if ask.source != measure.table:
            raise UnusableError("figures.wrong-source", name=measure.name, source=ask.source)
        return measure
    able = [
        name for name in measure.also if ask.release is None or ask.release in held.get(name, ())
    ]
    others = [name for name in able if name in held]
    own = known[measure.table].base
    if own in held and (ask.release is None or ask.release in held[own]):
        if others:
            names = ", ".join([measure.table, *others])
            raise UnusableError("figures.which-source", name=measure.name, names=names)
        return measure
    return measure.on(others[0]) if len(others) == 1 else measure


def _beside(
    library: Library,
    held: Mapping[str, tuple[str, ...]],
    base: Table,
    chosen: tuple[str, ...],
) -> dict[str, tuple[str, ...]]:
    """Of every held table the releases to read beside the base's.

    Tables meant to be joined are of one release; of a snapshot the newest answers.
    """
    known = library.tables()
    beside = {base.name: chosen}
    for name, releases in held.items():
        if name == base.name or name not in known:
            continue
        if is_snapshot(known[name]):
            beside[name] = (newest(library, releases),)
        elif set(chosen) <= set(releases):
            beside[name] = chosen
    return beside


def _releases(library: Library, table: Table, held: tuple[str, ...], ask: Ask) -> tuple[str, ...]:
    if ask.release is not None:
        asked = tuple(ask.release.split(_SERIES_SEPARATOR))
        if not set(asked) <= set(held) or (len(asked) > 1 and not is_series(table)):
            raise UnusableError(
                "figures.not-in-library",
                table=f"{table.name} {ask.release}",
                held=", ".join(held) or "-",
            )
        return asked
    if not held:
        raise UnusableError("figures.not-in-library", table=table.name, held="-")
    if is_series(table):
        return editions(library, held, ask)
    if len(held) == 1:
        return held
    if is_snapshot(table):
        return (newest(library, held),)
    raise UnusableError("figures.which-release", table=table.name, names=", ".join(sorted(held)))
