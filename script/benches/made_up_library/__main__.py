"""Makes one library: `python -m benches.made_up_library ROWS TARGET [ARRESTS]`.

So many arrests and so many stints of one made-up release, and its facilities; first as files with
the agency's headers, then ingested by `uncover ingest` as released files are. ARRESTS: so many of
the arrests only, so that other stays came of none, as those of other agencies' arrests do.
"""

import contextlib
import io
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import duckdb

from benches.made_up_library import arrests, stints
from benches.made_up_library.places import make_facilities
from uncover.cli.main import code_of

RELEASE = "made-up"
_YEARS = range(2021, 2027)
_DATES = {"arrests": (arrests.MADE, "moment"), "detention_stints": (stints.MADE, "begins")}


def files(rows: int, folder: Path, few: int | None = None) -> None:
    """Write the files of the release: one for each table and fiscal year, as agencies do.

    few: only so many of the arrests.
    """
    folder.mkdir(parents=True)
    connection = duckdb.connect(str(folder / "making.duckdb"))
    for sql in (arrests.skeleton(rows), *stints.skeleton(rows)):
        connection.execute(sql)
    for table, query in (("arrests", arrests.query), ("detention_stints", stints.query)):
        for year in _YEARS:
            target = folder / f"MADE-UP-{table}-FY{year}.parquet"
            years = _in_year(_DATES[table][1], year)
            sql = query(f"{years} and i < {few}" if few and table == "arrests" else years)
            connection.execute(f"copy ({sql}) to '{target}' (format parquet)")
    make_facilities(connection, str(folder / "MADE-UP-facilities.parquet"))
    connection.close()
    (folder / "making.duckdb").unlink()


def _in_year(date: str, year: int) -> str:
    """SQL: the rows of a fiscal year; the first file has those without a date too."""
    told = f"year({date}) + case when month({date}) >= 10 then 1 else 0 end = {year}"
    return f"({told} or {date} is null)" if year == _YEARS[0] else f"({told})"


def ingest(folder: Path, library: Path) -> dict[str, Any]:
    """The report of `uncover ingest`. Raises SystemExit if it is not wholly stored."""
    printed = io.StringIO()
    arguments = ["ingest", str(folder), "--json", "--library", str(library), "--release", RELEASE]
    with contextlib.redirect_stdout(printed):
        code = code_of(arguments)
    if code:
        raise SystemExit(f"uncover ingest ended with {code}: {printed.getvalue()[:2000]}")
    report: dict[str, Any] = json.loads(printed.getvalue())
    return report


def main() -> None:
    """Make what the arguments say; a half-made library never has the name of a whole one."""
    rows, target = int(sys.argv[1]), Path(sys.argv[2])
    few = int(sys.argv[3]) if sys.argv[3:] else None
    growing = target.with_name(target.name + ".growing")
    shutil.rmtree(growing, ignore_errors=True)
    growing.mkdir()
    begun = time.perf_counter()
    files(rows, growing / "files", few)
    made = time.perf_counter()
    report = ingest(growing / "files", growing / "library")
    ended = time.perf_counter()
    shutil.rmtree(growing / "files")
    facts = {
        "made_up": True,
        "rows": rows,
        "arrests": few or rows,
        "release": RELEASE,
        "seconds_to_make": round(made - begun, 1),
        "seconds_to_ingest": round(ended - made, 1),
        "sheets": [sheet for file in report["files"] for sheet in file["sheets"]],
    }
    (growing / "made-up.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    shutil.rmtree(target, ignore_errors=True)
    growing.replace(target)


if __name__ == "__main__":
    main()
