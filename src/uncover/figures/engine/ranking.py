"""Figures that are a rank: where a place stands among the others by a measure (CLAIMS R24).

`rank=state` asks for the rank of a state among the states, `rank=county` of a county among those of
its state, from the most (`order=bottom`: from the least). Places of one value share the better rank
and are told as ties. Rows of an unknown place are in no place; a place that none of the rows names
is not ranked: its value would be nought, and the records do not tell that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from uncover.figures.address import AGAINST, Ask
from uncover.figures.comparing import BOTTOM, ORDER, RANK, TOP
from uncover.figures.figure import Figure, PlaceBounds
from uncover.figures.receipt import FORMAT, sealed
from uncover.terms.errors import UnusableError
from uncover.terms.places import place as place_named
from uncover.terms.places import places
from uncover.terms.speech import say

_RANKED = ("state", "county")


@dataclass(frozen=True)
class _Rival:
    """A place that is ranked: its id, and the figure of its row."""

    place: str
    figure: Figure


def is_rank(ask: Ask) -> bool:
    """Whether the question is about a rank."""
    return RANK in ask.options


def ranked_parts(ask: Ask) -> tuple[Ask, Ask]:
    """The figure of the place itself, and the table of all places that it is ranked among.

    Raises UnusableError: `figures.unknown-value` for what cannot be ranked by, `figures.rank-of`
    for a place that is not of that kind.
    """
    options = dict(ask.options)
    dimension, order = options.pop(RANK), options.pop(ORDER, TOP)
    for name, value, known in ((RANK, dimension, _RANKED), (ORDER, order, (TOP, BOTTOM))):
        if value not in known:
            raise UnusableError(
                "figures.unknown-value", name=name, value=value, values=", ".join(known)
            )
    if AGAINST in options and ".." not in options[AGAINST]:
        raise UnusableError("figures.rank-against", name=options[AGAINST])
    own = place_named(ask.place)
    if own.kind != dimension:
        raise UnusableError("figures.rank-of", place=own.name, dimension=dimension)
    among = "us" if dimension == "state" else f"us-{own.state}".lower()
    alone = replace(ask, options=options)
    return alone, replace(alone, place=among, by=(dimension,))


def ranked(ask: Ask, own: Figure, rows: Sequence[Figure]) -> Figure:
    """The rank of the place of `ask`, with its receipt: the values of all places stand in it."""
    dimension = ask.options[RANK]
    rivals = [
        _Rival(_id(row, dimension), row)
        for row in rows
        if row.dimensions[dimension] is not None and row.value is not None and _is_told(row)
        if _is_place(_id(row, dimension), dimension, ask.place)
    ]
    if own.value is None or not _is_told(own):
        raise UnusableError("figures.not-ranked", place=place_named(ask.place).name)
    others = [each.figure for each in rivals if each.place != ask.place]
    rank, ties = _rank(own, others, ask.options.get(ORDER, TOP))
    low, high = _bounds(own, others, ask.options.get(ORDER, TOP))
    made = replace(
        own,
        kind="amount",
        unit=RANK,
        numerator=rank,
        denominator=len(others) + 1,
        value=None if rank is None else Fraction(rank),
        low=low,
        high=high,
        unclassed=0,
        alternatives=(),
        place_bounds=_place_bounds(own, others, rows, dimension, ask.options.get(ORDER, TOP)),
        options=dict(ask.options),
        notes=(*own.notes, *_told(rank, ties, len(others) + 1, own, dimension)),
        parts=(),
        receipt=None,
    )
    return replace(made, receipt=_receipt(ask, made, own, rivals))


def _is_told(row: Figure) -> bool:
    """Whether any row stands behind a value: a place that none names is not ranked."""
    return bool(row.numerator or row.denominator or (row.value and row.parts))


def _is_place(id_: str, dimension: str, own: str) -> bool:
    """Whether an id is of a place of that kind, and of a county one of the same state."""
    found = places().get(id_)
    state = place_named(own).state
    return (
        found is not None
        and found.kind == dimension
        and (dimension == "state" or found.state == state)
    )


def _place_bounds(
    own: Figure, others: Sequence[Figure], rows: Sequence[Figure], dimension: str, order: str
) -> PlaceBounds | None:
    """The best and the worst rank of a count if each row of unknown place belonged somewhere."""
    loose = sum(row.numerator or 0 for row in rows if row.dimensions[dimension] is None)
    if own.kind != "count" or own.parts or not loose or own.value is None:
        return None
    sign = 1 if order == TOP else -1
    best, worst = 1, 1
    for each in others:
        value = each.value or Fraction(0)
        low, high = (value, value + loose) if sign > 0 else (value + loose, value)
        mine = (own.value + loose, own.value) if sign > 0 else (own.value, own.value + loose)
        best += sign * low > sign * mine[0]
        worst += sign * high > sign * mine[1]
    return PlaceBounds(0, 0, loose, Fraction(best), Fraction(worst))


def _id(row: Figure, dimension: str) -> str:
    told = str(row.dimensions[dimension])
    return f"us-{told}".lower() if dimension == "state" else told


def _rank(own: Figure, others: Sequence[Figure], order: str) -> tuple[int | None, int]:
    """The rank, one more than the places that are before it; and how many share it."""
    if own.value is None:
        return None, 0
    sign = 1 if order == TOP else -1
    before = sum(sign * (each.value or 0) > sign * own.value for each in others)
    return before + 1, sum(each.value == own.value for each in others)


def _bounds(
    own: Figure, others: Sequence[Figure], order: str
) -> tuple[Fraction | None, Fraction | None]:
    """The best and the worst rank that the rows of unknown class leave open."""
    if own.low is None or own.most is None:
        return None, None
    best = worst = 1
    for each in others:
        low, high = each.low, each.most
        if low is None or high is None:
            return None, None
        surely, perhaps = (low > own.most, high > own.low)
        if order == BOTTOM:
            surely, perhaps = (high < own.low, low < own.most)
        best, worst = best + surely, worst + perhaps
    return Fraction(best), Fraction(worst)


def _told(rank: int | None, ties: int, among: int, own: Figure, dimension: str) -> tuple[str, ...]:
    if rank is None:
        return ()
    value = own.told(own.value)
    places_ = say(f"figures.note.ranked-{dimension}", count=among, value=value)
    return (places_, say("figures.note.ties", count=ties)) if ties else (places_,)


def _receipt(
    ask: Ask, made: Figure, own: Figure, rivals: Sequence[_Rival]
) -> dict[str, object] | None:
    if own.receipt is None:
        return None
    told = own.receipt
    return sealed(
        {
            **{key: told[key] for key in ("records_end", "hazards", "rules", "releases")},
            "uncover_receipt": FORMAT,
            "figure": {
                **told["figure"],
                "address": ask.at(made.source, made.release).address,
                "unit": made.unit,
                "options": made.options,
            },
            "basis": made.basis,
            "result": {"rank": made.numerator, "of": made.denominator},
            "alternatives": [],
            "sql": None,
            "columns": None,
            "ranked": [
                {"place": each.place, "value": each.figure.told(each.figure.value)}
                for each in sorted(rivals, key=lambda each: each.place)
            ],
            "parts": [told],
        }
    )
