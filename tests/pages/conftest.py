"""Homes of a test's own whose site keeps what it is sent; a module may have its own instead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pages.disputants import Desk
from pages.posting import PostingSite, home_of


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition, which tests copy."""
    return home_of(tmp_path_factory.mktemp("drawn"))


@pytest.fixture
def home(drawn: Path, tmp_path: Path) -> Path:
    """A home of the test's own with that edition and nothing else yet."""
    (tmp_path / "editions").mkdir()
    file = "editions/2026-03-10.sqlite"
    (tmp_path / file).write_bytes((drawn / file).read_bytes())
    return tmp_path


@pytest.fixture
def site(home: Path) -> Iterator[PostingSite]:
    """The site of that home, which keeps what it is sent."""
    made = PostingSite(home, keeping=True)
    yield made
    made.close()


@pytest.fixture
def moderate(home: Path) -> Iterator[Desk]:
    """The moderator of the test's home."""
    made = Desk(home)
    yield made
    made.close()
