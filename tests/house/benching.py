"""The bench as tests run it, and what it found."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from house.tree import ROOT


def bench(folder: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    """What `script/bench` says, but for setting up."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "script"), "UNCOVER_BENCH": str(folder)}
    if path:
        environment["PATH"] = path
    return subprocess.run(
        [sys.executable, "-m", "benches", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def results(folder: Path) -> dict[str, Any]:
    """The only results in a folder."""
    (file,) = folder.glob("results-*.json")
    told: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return told
