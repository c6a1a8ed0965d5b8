"""Made-up releases in the real layouts, marked as made up wherever anybody could look."""

import json
from pathlib import Path
from typing import Any

from uncover.records.declaration import Table
from uncover.records.sample.arrests import made_arrests
from uncover.records.sample.workbook import write_workbook
from uncover.terms.errors import UnusableError

_TITLES = (
    "MADE-UP DATA. No agency released these rows.",
    "Nobody in this file exists; every row was made up by a program.",
    "It has the layout of a release, to learn with and to test with.",
    "Do not publish any figure from it.",
    "Made-up data: administrative arrests",
)
_LAYOUT = "2026-03"


def write_sample(table: Table, rows: int, seed: int, target: Path) -> dict[str, Any]:
    """Write a made-up release of `table` to `target`, and beside it what is in it.

    The truth goes to `<target>.truth.json` and is returned; it is known by construction, not
    counted by the engine. Raises UnusableError: `sample.not-sampled`, `sample.bad-rows`.
    """
    if table.name != "arrests":
        raise UnusableError("sample.not-sampled", table=table.name, names="arrests")
    if rows < 1 or rows > 1_048_569:  # noqa: PLR2004  what one sheet holds below its header
        raise UnusableError("sample.bad-rows", rows=rows)
    layout = next(one for one in table.layouts if one.name == _LAYOUT)
    made = made_arrests(rows, seed)
    columns = [[row.get(header) for row in made.rows] for header in layout.headers]
    write_workbook(target, "Admin Arrests", _TITLES, layout.headers, columns, subject=_TITLES[0])
    truth = {"layout": _LAYOUT, **made.truth}
    beside = target.with_name(target.name + ".truth.json")
    beside.write_text(json.dumps(truth, indent=1) + "\n", "utf-8")
    return truth
