"""How pages stand in a window: as narrow as windows get, under a thumb, on paper."""

import pytest
from playwright.sync_api import Page
from visiting.pages import LANGUAGES, PAGES, Visited, open_page
from visiting.pages import Page as Visit

_NARROW = 320
_PAGES = pytest.mark.parametrize("visit", PAGES, ids=lambda page: page.name)
_LANGUAGES = pytest.mark.parametrize("language", LANGUAGES)
_OPERATED = "header a, footer a, button, select, textarea, summary, input:not([type=hidden])"
_ALONE = ", ".join(f"main {each} a" for each in (".source", ".do", "td", "th", ".downloads", "li"))
_SMALL = """least => [...document.querySelectorAll(least.among)]
    .filter(e => e.checkVisibility() && !e.closest('.unseen, .skip, svg, p.sentence'))
    .map(e => [e.closest('label') || e, e])
    .map(([whole, e]) => [whole.getBoundingClientRect(), e])
    .filter(([box]) => box.height < least.high - .5 || box.width < Math.min(least.high, 24) - .5)
    .map(([box, e]) => `${box.width} x ${box.height}: ${e.outerHTML}`)"""


@_PAGES
@_LANGUAGES
def test_no_page_scrolls_sideways_and_every_target_can_be_hit(
    visit: Visit, language: str, shown: Page, site: str, seen: Visited
) -> None:
    """At 320 px, the width to which WCAG reflows; what is wider scrolls in a box of its own.

    44 px high are the links of the header and of the footer and what forms are operated by; 24 px
    every other that does not stand within a line of text (WCAG 2.5.8).
    """
    shown.set_viewport_size({"width": _NARROW, "height": 640})
    assert open_page(shown, site, visit, seen, language) == visit.status
    assert shown.evaluate("document.scrollingElement.scrollWidth") <= _NARROW
    assert shown.evaluate(_SMALL, {"among": _OPERATED, "high": 44}) == []
    assert shown.evaluate(_SMALL, {"among": _ALONE, "high": 24}) == []


@pytest.mark.parametrize("name", ["state", "figure"])
def test_paper_shows_what_is_read_and_not_what_is_pressed(
    name: str, shown: Page, site: str, seen: Visited
) -> None:
    """Printed, a page has no navigation and no form, black ink on white, and the made-up mark."""
    visit = next(each for each in PAGES if each.name == name)
    open_page(shown, site, visit, seen, "en")
    shown.emulate_media(media="print", color_scheme="dark")
    colours = (
        "() => { const s = getComputedStyle(document.body); return [s.color, s.backgroundColor] }"
    )
    assert shown.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    for hidden in ("header nav", "footer nav", ".downloads"):
        for each in shown.locator(hidden).all():
            assert not each.is_visible()
    assert shown.locator(".made-up").is_visible()
    assert shown.locator("main .sentence").first.is_visible()
