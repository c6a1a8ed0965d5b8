"""Setting up without a network, or with a Python that is none, ends with one sentence of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOBODY = "http://someone:secret@127.0.0.1:9/simple"
"""An address at which nobody answers."""


def set_up(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a copy of the script in a folder of its own."""
    (folder / "script").mkdir(parents=True)
    for name in ("script/setup", "pyproject.toml", "requirements-dev.txt"):
        shutil.copy(ROOT / name, folder / name)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_"))}
    return subprocess.run(
        [folder / "script" / "setup"],
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_was_named_is_not_replaced(tmp_path: Path) -> None:
    """`UNCOVER_PYTHON=/bin/false` is refused, although another Python is here."""
    done = set_up(tmp_path, UNCOVER_PYTHON="/bin/false")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "UNCOVER_PYTHON=/bin/false is no Python 3.11 or later" in done.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.mark.slow
def test_without_an_index_the_last_line_says_what_to_do(tmp_path: Path) -> None:
    """What could not be reached is named without its password, and pip was tried when uv failed."""
    done = set_up(
        tmp_path,
        UNCOVER_PYTHON=sys.executable,
        PIP_INDEX_URL=NOBODY,
        PIP_RETRIES="0",
        PIP_CONFIG_FILE=os.devnull,
    )
    assert done.returncode == 2
    assert "pip goes on" in done.stdout
    last = done.stderr.splitlines()[-1]
    assert last.startswith("script/setup: the locked requirements cannot be had")
    assert "http://127.0.0.1:9/simple" in last
    assert "PIP_INDEX_URL" in last
    assert "secret" not in last
