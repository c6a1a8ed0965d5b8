"""What the questions read of a library: `python -m benches.asking LIBRARY`, printed as JSON."""

import json
import sys
from pathlib import Path

import duckdb

from benches.every_measure import every_measure
from benches.questions import QUESTIONS
from uncover.figures.address import Ask
from uncover.figures.engine.query import question
from uncover.figures.engine.source import choose
from uncover.records.library import Library
from uncover.terms.places import states

Reads = dict[str, list[str]]


def reads(library: Library, ask: Ask) -> Reads:
    """The stored columns that a question reads, by table, in order."""
    chosen = choose(library, ask)
    put = question(chosen.measure, library.tables(), chosen.releases, ask)
    return {table: list(columns) for table, columns in put.reads.items()}


def _together(every: list[Reads]) -> Reads:
    found: dict[str, dict[str, None]] = {}
    for one in every:
        for table, columns in one.items():
            found.setdefault(table, {}).update(dict.fromkeys(columns))
    return {table: list(columns) for table, columns in found.items()}


def _filled(file: str) -> list[str]:
    """The columns of a stored table in which anything is told."""
    names = [row[0] for row in duckdb.execute(f"describe from '{file}'").fetchall()]
    counts = ", ".join(f'count("{name}")' for name in names)
    told = duckdb.execute(f"select {counts} from '{file}'").fetchall()[0]
    return [name for name, rows in zip(names, told, strict=True) if rows]


def main() -> None:
    """Print what every tool is told of a library."""
    path = Path(sys.argv[1])
    library = Library(path)
    (release,) = library.releases()
    tables = list(library.releases_by_table())
    files = {name: str(path / "tables" / name / f"{release}.parquet") for name in tables}
    asked = {name: reads(library, one.ask) for name, one in QUESTIONS.items()}
    told = {
        "library": str(path),
        "files": files,
        "filled": {name: _filled(file) for name, file in files.items()},
        "reads": asked | {"every measure": _together([reads(library, a) for a in every_measure()])},
        "states": {code: place.name.upper() for code, place in states().items()},
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
