"""What a search found, and how far it could have reached (CLAIMS 3)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from uncover.figures.address import BY_SEARCH, FOUND, Ask
from uncover.figures.engine.search.lattice import Choice, lattice
from uncover.figures.engine.search.placed import placed
from uncover.figures.engine.search.trying import Lattice, Progress, Reading
from uncover.figures.engine.source import Chosen
from uncover.records.library import Library

_ALL = 100


@dataclass(frozen=True)
class Wanted:
    """What is searched for, as whoever read the phrase says.

    text: the phrase. holds: whether it is true of a reading. unit: what values are rounded to, half
    up, to count how many different ones a search could have reached.
    """

    text: str
    holds: Callable[[Reading], bool]
    unit: Fraction = Fraction(1)


@dataclass(frozen=True)
class Difference:
    """A choice that is made otherwise than pinned: its name, the pinned way and the other."""

    choice: str
    pinned: str
    way: str


@dataclass(frozen=True)
class Flip:
    """One choice flipped alone: the value, its change from the pinned one, whether it agrees."""

    difference: Difference
    value: Fraction | None
    change: Fraction | None
    agrees: bool


@dataclass(frozen=True)
class Hit:
    """A reading of which the phrase is true: its address, what differs from the pinned one.

    The address of any but the pinned reading has the label `found=search`.
    """

    address: str
    reading: Reading
    differs: tuple[Difference, ...]

    @property
    def by_search(self) -> bool:
        """Whether it was found by a search, this one or one before."""
        return bool(self.differs) or FOUND in self.reading.ask.options


@dataclass(frozen=True)
class Search:
    """A search: how many combinations were tried, of how many there are, and what came of them.

    reached: the different values, in units of the phrase, that the combinations give; of: how many
    values there are from 0 to 100 percent, None where there is no end.
    """

    wanted: Wanted
    choices: tuple[Choice, ...]
    readings: tuple[Reading, ...]
    combinations: int
    hits: tuple[Hit, ...]
    flips: tuple[Flip, ...]
    reached: tuple[Fraction, ...]
    of: int | None

    @property
    def tried(self) -> int:
        """How many combinations were tried."""
        return len(self.readings)


def search(
    library: Library, chosen: Chosen, ask: Ask, wanted: Wanted, limit: int, progress: Progress
) -> Search:
    """Try the readings of the question nearest to it, and tell which agree with what is wanted.

    ask: a question with its source and release. limit: how many combinations to try.
    """
    with placed(library, chosen, ask) as rows:
        choices = lattice(library, chosen, ask, rows.days())
        every = Lattice(choices, ask)
        readings = every.tried(rows, limit, progress)
    pinned = readings[0]
    hits = [reading for reading in readings if reading.value is not None and wanted.holds(reading)]
    of = int(_ALL / wanted.unit) + 1 if chosen.measure.kind == "share" else None
    return Search(
        wanted=wanted,
        choices=choices,
        readings=tuple(readings),
        combinations=len(every),
        hits=tuple(_hit(choices, reading) for reading in hits),
        flips=tuple(
            _flip(choices, pinned, reading, agrees=reading in hits)
            for reading in readings
            if reading.differing == 1
        ),
        reached=_reached(readings, wanted.unit),
        of=of,
    )


def _hit(choices: Sequence[Choice], reading: Reading) -> Hit:
    ask = reading.ask
    if reading.differing:
        ask = replace(ask, options=ask.options | {FOUND: BY_SEARCH})
    return Hit(ask.address, reading, tuple(_differences(choices, reading)))


def _flip(choices: Sequence[Choice], pinned: Reading, reading: Reading, *, agrees: bool) -> Flip:
    (difference,) = _differences(choices, reading)
    known = reading.value is not None and pinned.value is not None
    change = reading.value - pinned.value if known else None  # type: ignore[operator]
    return Flip(difference, reading.value, change, agrees)


def _differences(choices: Sequence[Choice], reading: Reading) -> list[Difference]:
    return [
        Difference(choice.name, choice.ways[0].name, choice.ways[way].name)
        for choice, way in zip(choices, reading.ways, strict=True)
        if way
    ]


def _reached(readings: Sequence[Reading], unit: Fraction) -> tuple[Fraction, ...]:
    """The different values rounded to the unit, half up (DOMAIN 3.12), in order."""
    values = (reading.value for reading in readings if reading.value is not None)
    return tuple(sorted({((2 * value / unit + 1) // 2) * unit for value in values}))
