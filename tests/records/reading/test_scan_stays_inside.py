"""The compiled scan checks no index; here it is compiled so that it does, and reads rubbish."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import random
import numpy as np
from uncover.records.reading.cells import _scanned
from uncover.records.reading.shared_strings import _scanned as strings
from uncover.records.reading.spans import UnevenTagsError

ROWS = (
    b'<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1"><v>45000.5</v></c>'
    b'<c r="B1" t="s"><v>0</v></c><c r="XFD1"/></row>'
    b'<row r="2" /><row r="4"><c r="A4" t="inlineStr"><is><t xml:space="preserve"> a </t></is>'
    b'</c><c t="str"><f t="shared" si="0">A1+1</f><v>x &amp; y</v></c><c r="D4" t="e">'
    b'<v>#N/A</v></c><c r="E4" t="b"><v/></c></row>'
)
ITEMS = b'<si><t>one</t></si> <si><t xml:space="preserve"> two </t></si><si><t/></si>'
assert len(_scanned(ROWS, 0).at) == 6
assert strings(ITEMS).to_pylist() == ["one", " two ", ""]
chance = random.Random(7)
MARKS = b'<>"/= rcvtisf0AZ&\\xc3'
read = 0
for turn in range(60_000):
    whole = bytearray(ROWS if turn % 2 else ITEMS)
    for _ in range(chance.randrange(4)):
        whole[chance.randrange(len(whole))] = chance.choice(MARKS)
    begin = 0 if turn % 3 else chance.randrange(len(whole))
    piece = bytes(whole[begin : chance.randrange(begin, len(whole) + 1)])
    if turn % 2:
        cells = _scanned(piece, 0)
        if cells is not None:
            read += 1
            assert (cells.end <= len(piece)).all() and (cells.begin <= cells.end).all()
    else:
        try:
            read += len(strings(piece)) > 0
        except UnevenTagsError:
            pass
assert read > 1_000, read
"""


@pytest.mark.slow
def test_no_broken_piece_is_read_past_its_end(tmp_path: Path) -> None:
    """Pieces cut and changed at random: each is scanned or given up, no index is out of bounds."""
    checked = {"NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, **checked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
