"""The site of the demonstration, served as anybody would, and a browser that visits it.

The home is made once for all workers; each visits a copy of its own, with a server of its own. The
network stays closed but for this machine itself.
"""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from visiting.browser import MISSING, browser, program
from visiting.disputing import disputed
from visiting.home import make
from visiting.pages import Visited, visited
from visiting.serving import served

_HERE = Path(__file__).parent
PHONE = {"width": 360, "height": 800}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of this folder, and no others, speak to this machine itself."""
    for each in items:
        if each.path.is_relative_to(_HERE):
            each.add_marker(pytest.mark.allow_hosts(["127.0.0.1"]))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A home of this worker's own, copied from the one that all of them made once."""
    own = tmp_path_factory.mktemp("visited") / "home"
    if worker_id == "master":
        return make(own)
    shared = tmp_path_factory.getbasetemp().parent / "visited-home"
    with shared.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not shared.exists():
            made = make(shared.with_suffix(".part"))
            made.replace(shared)
    shutil.copytree(shared, own)
    return own


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; without one these tests are skipped, with a sentence."""
    if program() is None:
        pytest.skip(MISSING)
    with browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def site(chromium: Browser, home: Path) -> Iterator[str]:
    """The address of the site, served by the command."""
    del chromium  # first: without a browser nothing needs to be served
    with served(home) as address:
        yield address


@pytest.fixture(scope="session")
def seen(chromium: Browser, site: str, home: Path) -> Visited:
    """What there is to see: figures, and two disputes of one of them."""
    with chromium.new_context(java_script_enabled=False) as context:
        return disputed(context.new_page(), site, visited(home))


@pytest.fixture
def shown(chromium: Browser, site: str, seen: Visited) -> Iterator[Page]:
    """A page of a phone without scripts; whatever it asks for, it asks of the site alone."""
    del seen
    asked: list[str] = []
    with chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}, accept_downloads=True
    ) as context:
        context.on("request", lambda request: asked.append(request.url))
        yield context.new_page()
        assert asked, "the test visited nothing"
        others = {url for url in asked if urlsplit(url).netloc != urlsplit(site).netloc}
        assert not others, others
        assert not context.cookies(), "a visitor is given no cookie"
