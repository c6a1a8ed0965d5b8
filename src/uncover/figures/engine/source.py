"""Which table and release answer a question; two that both could need to be told apart."""

from dataclasses import dataclass

from uncover.figures.address import Ask
from uncover.figures.measure import Measure
from uncover.figures.measures import measure_named
from uncover.figures.measures.generic import NAMES, generic
from uncover.records.declaration import Hazard, Table
from uncover.records.library import Library
from uncover.terms.errors import UnusableError
from uncover.terms.speech import language


@dataclass(frozen=True)
class Chosen:
    """A measure with the table and release that answer it."""

    measure: Measure
    table: Table
    release: str
    notes: tuple[str, ...] = ()

    def hazards(self, first: str, last: str) -> tuple[tuple[str, str], ...]:
        """The table's hazards that touch this measure and these days, in the language spoken."""
        return tuple(
            (hazard.id, hazard.sentences.get(language(), hazard.sentences["en"]))
            for hazard in self.table.hazards
            if self._touches(hazard, first, last)
        )

    def _touches(self, hazard: Hazard, first: str, last: str) -> bool:
        reads = {*self.measure.counting.reads, *self.measure.counting.needs}
        if hazard.columns and not reads & set(hazard.columns):
            return False
        begins_late = hazard.from_ is not None and last < hazard.from_
        ended_early = hazard.through is not None and first > hazard.through
        return not (begins_late or ended_early)


def choose(library: Library, ask: Ask) -> Chosen:
    """The measure, table and release for `ask`.

    Raises UnusableError: `figures.no-source` (a generic measure without --source),
    `figures.no-such-table`, `figures.not-in-library`, `figures.which-release` naming them.
    """
    known = library.tables()
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
    return Chosen(measure, table, _release(library, table, ask))


def _release(library: Library, table: Table, ask: Ask) -> str:
    held = library.releases_of(table.name)
    if ask.release is not None:
        if ask.release not in held:
            raise UnusableError(
                "figures.not-in-library",
                table=f"{table.name} {ask.release}",
                held=", ".join(held) or "-",
            )
        return ask.release
    if not held:
        raise UnusableError("figures.not-in-library", table=table.name, held="-")
    if len(held) == 1:
        return held[0]
    if table.releases.keeping == "snapshot":
        return max(held, key=lambda name: (library.release_date(name) or "", name))
    raise UnusableError("figures.which-release", table=table.name, names=", ".join(sorted(held)))
