"""What is wrong in a made-up table, as in a released one: a few cells, and each of them counted.

Drawn by event: rows that repeat an event repeat its slips, so that no slip changes which rows
count. Columns that decide that, or when an event was, are spared.
"""

import numpy as np

from uncover.records.declaration import Column
from uncover.records.sample.cells import Cells, Marred, Times, Words
from uncover.records.sample.chance import Flags, Shares
from uncover.records.sample.rows import Rows
from uncover.records.sample.scenery import fact, newer, words

REDACTIONS = ("(b)(6), (b)(7)(C)", "b(7)(e)")
"""The markers that made-up cells are withheld with (DOMAIN 2.3)."""

NEW_CODE = "Made-up code"
"""A value that no vocabulary declares."""

UNTYPED = ("MADE-UP: NO DAY", "MADE-UP 05/082025", "0002-05-08", "#VALUE!")
"""Cells of dates that are none: free text, a slip of the hand, year 2, an error (DOMAIN 2.4)."""


def share_of(slip: str) -> float:
    """The share of cells with a kind of slip."""
    return float(words()["slips"][slip])


def slipped(rows: Rows, column: Column, made: Cells) -> Cells | Marred:
    """The cells with their slips."""
    told = words()["slips"]
    spared = {rows.whole.table.date, *told["spared"]}
    if column.name in spared or column.name.startswith("ddp_"):
        return made
    if isinstance(made, Times):
        return _untyped(rows, column, made)
    if not isinstance(made, Words):
        return made
    share = told["partly_withheld"].get(fact(column.name), 0)
    if share and newer(rows.whole.layout):
        made = made.replaced(_drawn(rows, "withheld", column) < share, REDACTIONS[1])
    if column.kind == "code" and column.codes:
        new = (_drawn(rows, "new code", column) < share_of("new_code")) & ~_withheld(made)
        made = made.replaced(new, NEW_CODE)
    return _with_stray_blanks(rows, column, made)


def _untyped(rows: Rows, column: Column, made: Times) -> Cells | Marred:
    """Some dates are no dates."""
    wrong = (_drawn(rows, "no date", column) < share_of("untyped")) & ~made.blank
    if not wrong.any():
        return made
    which = (_drawn(rows, "which is no date", column) * len(UNTYPED)).astype(np.int64)
    return Marred(made, UNTYPED, np.where(wrong, which, -1))


def _with_stray_blanks(rows: Rows, column: Column, made: Words) -> Words:
    """Blanks behind some texts, and on both sides of some redactions."""
    stray = _drawn(rows, "stray blanks", column) < share_of("stray_blanks")
    if not stray.any():
        return made
    told = (f" {text} " if text in REDACTIONS else f"{text} " for text in made.words)
    at = np.where(stray & (made.at >= 0), made.at + len(made.words), made.at)
    return Words((*made.words, *told), at)


def _withheld(made: Words) -> Flags:
    # The last flag is that of blank cells: their place is -1.
    flags = np.array([*(text in REDACTIONS for text in made.words), False])
    return np.asarray(flags[made.at], bool)


def _drawn(rows: Rows, slip: str, column: Column) -> Shares:
    return rows.draw(f"{slip} in {fact(column.name)}")
