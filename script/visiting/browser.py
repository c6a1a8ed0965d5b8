"""Debian's chromium, driven by Playwright; or one sentence on why there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def program() -> str | None:
    """Where chromium stands; None if it is not installed. UNCOVER_CHROMIUM names another."""
    named = os.environ.get("UNCOVER_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


MISSING = (
    "chromium is not installed, so no page is looked at in a browser: install it"
    " (Debian: apt-get install chromium), or name it with UNCOVER_CHROMIUM"
)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser that shows nothing. Raises SystemExit with a sentence if there is none."""
    found = program()
    if found is None:
        raise SystemExit(MISSING)
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=as_root)
        try:
            yield opened
        finally:
            opened.close()
