"""What each room may be without."""

import subprocess
import sys

import pytest

IMPORT_ALL = """
import importlib, pkgutil, sys
for blocked in {blocked!r}:
    sys.modules[blocked] = None
for room in {rooms!r}:
    package = importlib.import_module("uncover." + room)
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(found.name)
print("imported")
"""

IMPORT_ONE = """
import importlib, sys
importlib.import_module({module!r})
print([name for name in {absent!r} if name in sys.modules])
"""


def python(program: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_engine_runs_without_a_web_framework() -> None:
    """Every module from terms to claims is importable where Django is not."""
    rooms = ["terms", "records", "figures", "claims"]
    assert python(IMPORT_ALL.format(blocked=["django"], rooms=rooms)) == "imported"


def test_claims_need_no_data_engine() -> None:
    """Every module that decides a phrase is importable where DuckDB and Arrow are not."""
    program = IMPORT_ALL.format(blocked=["duckdb", "pyarrow", "pandas"], rooms=["terms", "claims"])
    assert python(program) == "imported"


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("uncover.claims", ["duckdb", "pyarrow", "numpy", "pandas"]),
        ("uncover.figures.figure", ["duckdb", "pyarrow", "numpy", "pandas"]),
        ("uncover.cli.main", ["duckdb", "pyarrow", "numpy", "pandas", "pyreadstat"]),
    ],
)
def test_what_is_not_used_is_not_loaded(module: str, absent: list[str]) -> None:
    """A module that needs no engine loads none, so `uncover --help` answers at once."""
    assert python(IMPORT_ONE.format(module=module, absent=absent)) == "[]"
