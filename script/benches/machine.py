"""What the results were measured on, and with which versions."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import psutil

_PACKAGES = ("uncover", "numba", "duckdb", "pyarrow", "isal")
_OTHERS = ("fastexcel", "pandas", "polars", "python-calamine", "openpyxl")
_R_PACKAGES = ("readxl", "dplyr", "data.table")
_IN_R = (
    "cat(R.version.string); for (p in commandArgs(TRUE)) if (requireNamespace(p, quietly = TRUE))"
    " cat(';', p, format(packageVersion(p)))"
)


def machine() -> dict[str, Any]:
    """Processors, memory, system, load, and the versions of what is installed."""
    return {
        "system": platform.platform(terse=True),
        "processors": os.cpu_count(),
        "memory_megabytes": round(psutil.virtual_memory().total / 1e6),
        "load_before": round(psutil.getloadavg()[0], 2),
        "python": platform.python_version(),
        "versions": {name: _version(name) for name in _PACKAGES + _OTHERS},
        "r": _in_r(),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _in_r() -> str | None:
    if not shutil.which("Rscript"):
        return None
    asked = ["Rscript", "--vanilla", "-e", _IN_R, *_R_PACKAGES]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout or None
