"""Figures made again from what an edition holds of them, to be said in sentences."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from uncover.figures.edition.reading import Told
from uncover.figures.figure import Alternative, Figure, PlaceBounds


def figure_of(told: Told, hazards: tuple[tuple[str, str], ...] = ()) -> Figure:
    """The figure of a value of a series; hazards as (id, sentence).

    Its decimals are those of the edition, to the fourth; a share is exact again from its integers.
    """
    value = _number(told.value)
    if told.kind == "share" and told.numerator is not None and told.denominator:
        value = Fraction(100 * told.numerator, told.denominator)
    low, high = _number(told.low), _number(told.high)
    is_count = told.kind == "count" and told.unit != "person"
    return Figure(
        measure=told.measure,
        version=1,
        source="",
        release=None,
        basis="counted",
        kind=told.kind,
        unit=told.unit,
        place=told.place,
        from_=told.first,
        through=told.last,
        numerator=told.numerator,
        denominator=told.denominator,
        unknown=0 if is_count else told.unknown,
        value=value,
        low=value if is_count else low,
        high=value if is_count else high,
        unclassed=told.unknown if is_count else 0,
        alternatives=tuple(Alternative(name, _number(v), "") for name, v in told.alternatives),
        records_end=told.records_end,
        hazards=hazards,
    )


def with_place(figure: Figure, unplaced: Told | None) -> Figure:
    """The figure with what the rows of unknown place could change (DESIGN 4).

    unplaced: the value of the same series whose place nobody knows. Each of its rows, with its own
    class, did or did not belong.
    """
    if unplaced is None or figure.value is None or unplaced.numerator is None:
        return figure
    rows = unplaced.numerator if figure.kind == "count" else unplaced.denominator or 0
    low: Fraction | None = None
    high: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    if figure.kind == "count" and figure.unit == "person":
        # Each row of unknown place, as each without an identifier, could be somebody else.
        rows += unplaced.unknown
        high = figure.value + (figure.unknown or 0) + rows
        return replace(figure, place_bounds=PlaceBounds(0, 0, rows, figure.value, high))
    if figure.kind == "count":
        low, high = figure.value, figure.value + unplaced.numerator
        most = high + figure.unclassed + unplaced.unknown
    elif figure.kind == "share" and figure.numerator is not None and figure.denominator:
        k, n, inside, outside = figure.numerator, figure.denominator, unplaced.numerator, rows
        outside -= inside
        low, high = Fraction(100 * k, n + outside), Fraction(100 * (k + inside), n + inside)
        open_ = (figure.unknown or 0) + unplaced.unknown
        least = Fraction(100 * k, n + outside + open_)
        most = Fraction(100 * (k + inside + open_), n + inside + open_)
    return replace(figure, place_bounds=PlaceBounds(0, 0, rows, low, high, least, most))


def figure_of_document(document: Mapping[str, Any], receipt: Mapping[str, Any] | None) -> Figure:
    """The figure of a pinned one's document (DESIGN 5), with its receipt."""
    place = document["place_bounds"]
    return Figure(
        measure=document["measure"],
        version=1,
        source=document["source"],
        release=document["release"],
        basis=document["basis"],
        kind=document["kind"],
        unit=document["unit"],
        place=document["place"],
        from_=document["from"],
        through=document["through"],
        numerator=document["numerator"],
        denominator=document["denominator"],
        unknown=document["unknown"],
        value=_number(document["value"]),
        low=_number(document["low"]),
        high=_number(document["high"]),
        alternatives=tuple(
            Alternative(a["name"], _number(a["value"]), a["reason"])
            for a in document["alternatives"]
        ),
        place_bounds=None
        if place is None
        else PlaceBounds(
            place["recorded"],
            place["filled"],
            place["unknown"],
            _number(place["low"]),
            _number(place["high"]),
        ),
        undated=document["undated"],
        records_end=document["records_end"],
        options=dict(document["options"]),
        said_by=tuple(document["said_by"]),
        notes=tuple(document["notes"]),
        hazards=tuple((each["id"], each["sentence"]) for each in document["hazards"]),
        caveat=document["caveat"],
        receipt=dict(receipt) if receipt else None,
    )


def _number(told: int | str | None) -> Fraction | None:
    return None if told is None else Fraction(told)
