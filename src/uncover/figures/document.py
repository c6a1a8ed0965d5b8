"""A figure as the JSON document of DESIGN 5."""

from dataclasses import asdict
from typing import Any

from uncover.figures.figure import Figure


def document_of(figure: Figure) -> dict[str, Any]:
    """The keys of `uncover figure --json`; a row of a table of figures has no receipt."""
    told: dict[str, Any] = {
        "measure": figure.measure,
        "source": figure.source,
        "release": figure.release,
        "basis": figure.basis,
        "kind": figure.kind,
        "unit": figure.unit,
        "place": figure.place,
        "from": figure.from_,
        "through": figure.through,
        "options": figure.options,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "value": figure.told(figure.value),
        "low": figure.told(figure.low),
        "high": figure.told(figure.high),
        "place_bounds": _place_bounds(figure),
        "unclassed": figure.unclassed,
        "undated": figure.undated,
        "records_end": figure.records_end,
        "alternatives": [
            {"name": a.name, "value": figure.told(a.value), "reason": a.reason}
            for a in figure.alternatives
        ],
        "said_by": list(figure.said_by),
        "notes": list(figure.notes),
        "caveat": figure.caveat,
        "unsaid": asdict(figure.unsaid) if figure.unsaid else None,
        "hazards": [{"id": id_, "sentence": sentence} for id_, sentence in figure.hazards],
    }
    if figure.dimensions:
        return told | figure.dimensions
    return told | {"receipt": figure.receipt}


def _place_bounds(figure: Figure) -> dict[str, Any] | None:
    place = figure.place_bounds
    if place is None:
        return None
    return {
        "recorded": place.recorded,
        "filled": place.filled,
        "unknown": place.unknown,
        "low": figure.told(place.low),
        "high": figure.told(place.high),
    }
