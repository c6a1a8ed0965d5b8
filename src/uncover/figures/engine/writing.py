"""Writing the receipt of a counted figure."""

from typing import Any

from uncover.figures.address import Ask
from uncover.figures.engine.kinds.kind import Cells
from uncover.figures.engine.query import Question
from uncover.figures.figure import Alternative, Figure
from uncover.figures.measure import Measure
from uncover.figures.receipt import sealed


def receipt_of(
    figure: Figure,
    measure: Measure,
    ask: Ask,
    put: Question,
    macros: dict[str, str],
    columns: list[dict[str, Any]],
    manifests: dict[str, list[dict[str, Any]]],
    cells: Cells,
    written: int,
) -> dict[str, Any]:
    """The receipt of a counted figure (DESIGN 4): no floats, no time, no machine.

    written: the format that it is written in.
    """
    return sealed(
        {
            "uncover_receipt": written,
            "figure": {
                "address": ask.at(figure.source, figure.release).address,
                "measure": figure.measure,
                "version": figure.version,
                "six_words": measure.six_words,
                "unit": figure.unit,
                "place": figure.place,
                "from": str(ask.from_) if ask.from_ else None,
                "through": str(ask.through) if ask.through else None,
                "options": figure.options,
            },
            "basis": figure.basis,
            "result": result_of(figure),
            "records_end": figure_end(cells),
            "alternatives": [_alternative(a, figure) for a in figure.alternatives],
            "hazards": [id_ for id_, _ in figure.hazards],
            "rules": put.rules,
            "sql": {"dialect": "duckdb", "text": put.sql, "macros": macros},
            "releases": [
                release_of(table, manifest)
                for table, held in manifests.items()
                for manifest in held
            ],
            "columns": columns,
        }
    )


def result_of(figure: Figure) -> dict[str, Any]:
    """The integers of a figure with its value and bounds as decimal strings."""
    place = figure.place_bounds
    return {
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "unknown": figure.unknown,
        "undated": figure.undated,
        "value": figure.told(figure.value),
        "low": figure.told(figure.low),
        "high": figure.told(figure.high),
        "place": None
        if place is None
        else {
            "recorded": place.recorded,
            "filled": place.filled,
            "unknown": place.unknown,
            "low": figure.told(place.low),
            "high": figure.told(place.high),
        },
    }


def figure_end(cells: Cells) -> str | None:
    """The last day of the records that were read."""
    last = cells.get("last_day")
    return last.isoformat() if last else None


def _alternative(alternative: Alternative, figure: Figure) -> dict[str, Any]:
    return {
        "name": alternative.name,
        "numerator": alternative.numerator,
        "denominator": alternative.denominator,
        "value": figure.told(alternative.value),
    }


def release_of(table: str, manifest: dict[str, Any]) -> dict[str, Any]:
    """A release as receipts tell it: request, publisher, address, and files by hash.

    Only what is said of files that rows of the table come from: a copy of one adds none, and may
    come later, and so may files of other tables with a date and a request of their own. Their last
    date and first request are told, as a release tells those of all its files.
    """
    files, dates, requests = [], [], []
    for file in manifest["files"]:
        for sheet in file["sheets"]:
            if sheet["table"] == table and sheet["equals"] is None:
                files.append((file["file"], file["sha256"]))
                # A library of before kept them for the release as a whole.
                dates.append(sheet.get("date", manifest["date"]))
                requests.append(sheet.get("request", manifest["request"]))
    return {
        "release": manifest["release"],
        "table": table,
        "request": min(filter(None, requests), default=None),
        "date": max(filter(None, dates), default=None),
        "publisher": manifest["tables"][table].get("publisher", manifest["publisher"]),
        "address": manifest["address"],
        "files": [{"file": name, "sha256": digest} for name, digest in sorted(set(files))],
    }
