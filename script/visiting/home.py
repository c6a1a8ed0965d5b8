"""A home to visit: what `uncover demo` makes, and an edition before it."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from uncover.figures.edition.reading import Edition

COMMAND = Path(sys.executable).with_name("uncover")
"""The command of the environment that runs this."""
_EARLIER_ROWS, _EARLIER = "1900", "2026-02-01"
_SEED = "2011"


def uncover(*words: str | Path) -> str:
    """What a command prints. Raises SystemExit with its own sentence if it fails."""
    done = subprocess.run([COMMAND, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"uncover {words[0]}: {done.stderr or done.stdout}")
    return done.stdout


def make(home: Path) -> Path:
    """Make the home of the demonstration with two editions, the earlier of fewer made-up rows."""
    with ThreadPoolExecutor() as both:  # each waits for commands in processes of their own
        earlier = both.submit(_earlier, home)
        uncover("demo", "--no-serve", "--home", home)
        earlier.result()
    return home


def _earlier(home: Path) -> None:
    before = home / "earlier"
    before.mkdir(parents=True)
    workbook, library = before / "made-up-arrests.xlsx", before / "library"
    uncover("sample", "arrests", "--rows", _EARLIER_ROWS, "--seed", _SEED, "-o", workbook)
    uncover("ingest", workbook, "--release", "made-up-sample", "--library", library)
    editions = home / "editions"
    uncover("build", "--date", _EARLIER, "--library", library, "--edition", editions)


def newest(home: Path) -> Edition:
    """The edition that the site of a home shows."""
    return Edition(max((home / "editions").glob("*.sqlite")), check=False)


def earliest(home: Path) -> str:
    """The name of the edition before it."""
    return min((home / "editions").glob("*.sqlite")).stem
