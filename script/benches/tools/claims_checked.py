"""`uncover check` of a letter in a process of its own, and what it told as whole numbers."""

import contextlib
import io
import json
import shutil
import sys
from pathlib import Path

import as_installed  # noqa: F401  first: before anything imports pandas
from working import answer

from uncover.cli.main import code_of

_WORST = (0, 1, 3, 4, 6)


def check(*, cold: bool = False, fresh: bool = False) -> None:
    """Check the letter. cold: forget before what was counted. fresh: neither take nor keep it."""
    letter, library, _ = sys.argv[1:]
    if cold:
        shutil.rmtree(Path(library) / ".kept", ignore_errors=True)
    printed = io.StringIO()
    words = ["check", letter, "--library", library, "--json", *(["--fresh"] if fresh else [])]
    with contextlib.redirect_stdout(printed):
        code = code_of(words)
    if code not in _WORST:
        sys.exit(f"uncover check ended with {code}: {printed.getvalue()}")
    told = json.loads(printed.getvalue())
    numbers = list(told["counts"].values())
    for claim in told["claims"]:
        numbers += [claim["numerator"], claim["denominator"] or 0, int(claim["receipt"][:12], 16)]
    answer(numbers)
