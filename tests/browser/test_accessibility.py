"""Every kind of page held to axe's rules, in both languages, on a phone and a desk, light and dark.

All rules are asked on a light phone. What a wider window changes are sizes, and what a dark scheme
changes are colours: those rules are asked again there.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from visiting.pages import LANGUAGES, PAGES, Visited, open_page
from visiting.pages import Page as Visit

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_SIZES = ["target-size", "scrollable-region-focusable"]
_COLOURS = ["color-contrast", "link-in-text-block"]
_PHONE, _DESK = 360, 1280


@pytest.fixture(scope="module")
def examined(chromium: Browser) -> Iterator[Page]:
    """A page in which axe can run: with scripts, past the policy that lets the site run none."""
    with chromium.new_context(bypass_csp=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", PAGES, ids=lambda page: page.name)
def test_no_rule_is_broken(
    visit: Visit, language: str, examined: Page, site: str, seen: Visited
) -> None:
    """No violation of WCAG 2.2 AA or of axe's best practice in any look."""
    look(examined, _PHONE, "light")
    assert open_page(examined, site, visit, seen, language) == visit.status
    broken = violations(examined, _TAGS)
    look(examined, _DESK, "light")
    broken += violations(examined, _SIZES)
    look(examined, _DESK, "dark")
    broken += violations(examined, _COLOURS)
    assert not broken


def look(shown: Page, width: int, scheme: str) -> None:
    """Make the window as wide, and the reader's scheme light or dark."""
    shown.set_viewport_size({"width": width, "height": 800})
    shown.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


def violations(shown: Page, rules: list[str]) -> list[str]:
    """What axe finds wrong now: the rule, and the first element that breaks it."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(shown, options=options).response["violations"]
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html'][:300]}" for each in found]
