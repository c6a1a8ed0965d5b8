"""What is in a made-up table, added up while it is made and never by the engine."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import Cells, Marred, Words, fiscal_year
from uncover.records.sample.chance import Flags, Whole
from uncover.records.sample.rows import Rows, Skeleton
from uncover.records.sample.slips import NEW_CODE, REDACTIONS

UNKNOWN = "unknown"
_NOT_APPLICABLE = "NA"


@dataclass
class Tally:
    """Counts of the rows seen so far."""

    whole: Skeleton
    events: int = 0
    nameless: int = 0
    by_class: dict[str, Counter[str]] = field(default_factory=dict)
    by_state: Counter[str] = field(default_factory=Counter)
    by_year: Counter[str] = field(default_factory=Counter)
    _people: list[Whole] = field(default_factory=list)
    _filled: Counter[str] = field(default_factory=Counter)
    _withheld: Counter[str] = field(default_factory=Counter)
    _rejected: Counter[str] = field(default_factory=Counter)
    _new: Counter[str] = field(default_factory=Counter)
    _stray: Counter[str] = field(default_factory=Counter)

    def add(self, rows: Rows, made: Mapping[str, Cells | Marred]) -> None:
        """Take some rows and their cells by canonical column."""
        counts = rows.counts
        self.events += int(counts.sum())
        self.nameless += int(rows.nameless.sum())
        self._people.append(np.unique(rows.person[~rows.nameless]))
        years, found = np.unique(fiscal_year(rows.when[counts]), return_counts=True)
        self.by_year.update(dict(zip(map(str, years.tolist()), found.tolist(), strict=True)))
        table = self.whole.table
        for name in table.classes:
            if name in made:
                told = self.by_class.setdefault(name, Counter())
                told.update(_classes(table.column(name), made[name], counts))
        if self.whole.maker.state is not None and self._tells_state:
            self.by_state.update(_counted(self.whole.maker.state(rows), counts))
        for name, cells in made.items():
            self._look_for_slips(name, cells)

    def document(self, headers: Mapping[str, str]) -> dict[str, object]:
        """The truth; `headers` are those released, by canonical column."""
        people = np.unique(np.concatenate(self._people)) if self._people else np.zeros(0)
        rows = len(self.whole.person)
        table = self.whole.table
        classes = {name: _sorted(found) for name, found in self.by_class.items()}
        document: dict[str, object] = {
            "rows": rows,
            "people": len(people),
            "without_person": self.nameless,
            "duplicates": rows - self.events,
            table.name: self.events,
        }
        if classes:
            document["by_class"] = next(iter(classes.values()))
            document["classes"] = classes
        if self._tells_state:
            document["by_state"] = _sorted(self.by_state)
        document["by_fiscal_year"] = _sorted(self.by_year)
        document["redacted_columns"] = [
            header
            for name, header in headers.items()
            if 0 < self._withheld[name] == self._filled[name]
        ]
        document |= self._slips(headers)
        more = self.whole.maker.more
        return document | (more(self.whole) if more else {})

    @property
    def _tells_state(self) -> bool:
        """Whether the layout has a column from which a state follows."""
        table = self.whole.table
        telling = {table.state} | ({"apprehension_duty_site"} if table.state_rule else set())
        return self.whole.maker.state is not None and bool(telling & self.whole.released)

    def _slips(self, headers: Mapping[str, str]) -> dict[str, object]:
        """Cells that are not what their column says, by header."""

        def by_column(found: Counter[str]) -> dict[str, int]:
            return {header: found[name] for name, header in headers.items() if found[name]}

        return {
            "rejected": self._rejected.total(),
            "rejected_by_column": by_column(self._rejected),
            "new_codes": [
                {"column": header, "code": NEW_CODE, "rows": rows}
                for header, rows in by_column(self._new).items()
            ],
            "redacted_by_column": by_column(self._withheld),
            "stray_blanks_by_column": by_column(self._stray),
        }

    def _look_for_slips(self, name: str, cells: Cells | Marred) -> None:
        """A column is withheld throughout if nothing else but the text NA stands in it."""
        if isinstance(cells, Marred):
            self._rejected[name] += int((cells.at >= 0).sum())
        if not isinstance(cells, Words):
            self._filled[name] += 1  # numbers and days are never withheld here
            return
        for text, found in _counted(cells, cells.at >= 0).items():
            bare = text.strip()
            self._filled[name] += found * (bare != _NOT_APPLICABLE)
            self._withheld[name] += found * (bare in REDACTIONS)
            self._new[name] += found * (bare == NEW_CODE)
            self._stray[name] += found * (bare != text)


def _classes(column: Column, cells: Cells | Marred, counts: Flags) -> Counter[str]:
    """Cells that count by class, blank ones as unknown."""
    meant = {text: name for name, texts in column.classes.items() for text in texts}
    told: Counter[str] = Counter()
    for text, found in _counted(cells, counts).items():
        told[meant.get(text.strip(), UNKNOWN)] += found
    return told


def _counted(cells: Cells | Marred, counts: Flags) -> Counter[str]:
    """How many of the chosen cells hold each text."""
    if not isinstance(cells, Words):
        raise TypeError(cells)
    found = np.bincount(cells.at[counts] + 1, minlength=len(cells.words) + 1).tolist()
    told = Counter({UNKNOWN: found[0]})
    for text, number in zip(cells.words, found[1:], strict=True):
        told[text] += number
    return +told


def _sorted(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items()))
