"""What all tests share: where the real files are, and a network that is closed."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes is the machine's affair, and never decides a test.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

SHARED = Path(os.environ.get("UNCOVER_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files and facts; the test is skipped, with a sentence, without it."""
    if not (SHARED / "data").is_dir():
        pytest.skip("the real files of ../shared are not here")
    return SHARED
