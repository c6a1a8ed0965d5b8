"""A figure as plain JSON and back, exact to the fraction."""

from dataclasses import fields
from fractions import Fraction
from typing import Any

from uncover.figures.figure import Alternative, Figure, PlaceBounds

_FRACTION = "fraction"
_TUPLES = ("said_by", "notes")


def as_plain(figure: Figure) -> dict[str, Any]:
    """The JSON of a figure that has a value; `figure_of` gives it back.

    Raises ValueError for one that says why the records cannot say: it rests on other figures.
    """
    if figure.unsaid is not None:
        raise ValueError(figure.measure)
    return {field.name: _told(getattr(figure, field.name)) for field in fields(figure)}


def figure_of(plain: dict[str, Any]) -> Figure:
    """The figure of which `plain` was made. Raises TypeError, KeyError or ValueError otherwise."""
    told = {name: _read(value) for name, value in plain.items()}
    told["alternatives"] = tuple(Alternative(**each) for each in told["alternatives"])
    told["hazards"] = tuple((id_, sentence) for id_, sentence in told["hazards"])
    told |= {name: tuple(told[name]) for name in _TUPLES}
    told["parts"] = tuple(figure_of(each) for each in plain["parts"])
    if told["place_bounds"] is not None:
        told["place_bounds"] = PlaceBounds(**told["place_bounds"])
    return Figure(**told)


def _told(value: Any) -> Any:  # noqa: ANN401  a part of a figure
    if isinstance(value, Fraction):
        return {_FRACTION: str(value)}
    if isinstance(value, Alternative | PlaceBounds):
        return {field.name: _told(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Figure):
        return as_plain(value)
    if isinstance(value, list | tuple):
        return [_told(each) for each in value]
    if isinstance(value, dict):
        return {key: _told(each) for key, each in value.items()}
    return value


def _read(value: Any) -> Any:  # noqa: ANN401  a part of a figure
    if isinstance(value, list):
        return [_read(each) for each in value]
    if isinstance(value, dict):
        if value.keys() == {_FRACTION}:
            return Fraction(value[_FRACTION])
        return {key: _read(each) for key, each in value.items()}
    return value
