"""What a visitor comes for, done as a visitor does it: on a phone, with scripts turned off."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from visiting.home import uncover
from visiting.pages import PAGES, Visited, open_page

from uncover.terms.speech import say

_MOST_STEPS = 90
_BY_NAME = {page.name: page for page in PAGES}


def focused(shown: Page) -> str:
    """The words of the element that has the focus, a link's address behind them."""
    told: str = shown.evaluate(
        "() => { const e = document.activeElement;"
        " return (e.textContent.trim() + ' ' + (e.getAttribute('href') || '')).trim() }"
    )
    return told


def tab_to(shown: Page, wanted: str) -> None:
    """Press Tab until the focus is on what ends with these words, and see it at every step."""
    for _ in range(_MOST_STEPS):
        shown.keyboard.press("Tab")
        outline = shown.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", focused(shown)
        if focused(shown).endswith(wanted):
            return
    pytest.fail(f"Tab never reached {wanted}")


def follow(shown: Page, wanted: str) -> None:
    """Go to a link by the keyboard alone."""
    tab_to(shown, wanted)
    with shown.expect_navigation():
        shown.keyboard.press("Enter")


def past_the_header(shown: Page) -> None:
    """The first Tab offers the way past the header, and Enter takes it."""
    tab_to(shown, "#main")
    shown.keyboard.press("Enter")
    assert shown.url.endswith("#main")


def test_a_state_is_found_and_a_figure_read_by_the_keyboard_alone(
    shown: Page, site: str, seen: Visited
) -> None:
    """From the map of the first page to Massachusetts, and to a figure with all that it is told."""
    shown.goto(f"{site}/")
    past_the_header(shown)
    follow(shown, "/states/massachusetts/")
    expect(shown.locator("h1")).to_have_text("Massachusetts")
    past_the_header(shown)
    follow(shown, f"/figures/{seen.share}")
    told = shown.locator("main article").first
    for words in ("percent", "Massachusetts", "of which this is known", "Records end"):
        expect(told).to_contain_text(words)


def test_a_receipt_is_taken_away_and_verified_against_the_library(
    shown: Page, site: str, seen: Visited, tmp_path: Path
) -> None:
    """The file that the page gives is the receipt whose hash stands on it, and it counts again."""
    shown.goto(f"{site}/figures/{seen.share}")
    shown.locator("main article a", has_text="Count it").first.click()
    expect(shown.locator("main")).to_contain_text(seen.receipt)
    with shown.expect_download() as taken:
        shown.locator("main a[download]").first.click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    assert file.name == f"{seen.receipt[:12]}.json"
    told = json.loads(uncover("verify", file, "--library", seen.home / "library", "--json"))
    assert [each["status"] for each in told["receipts"]] == ["verified"]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_pasted_letter_gets_a_verdict_for_each_sentence(
    language: str, shown: Page, site: str, seen: Visited
) -> None:
    """One sentence holds and one does not, and both are told in words."""
    assert open_page(shown, site, _BY_NAME["check-letter"], seen, language) == 200
    verdicts = shown.locator("[data-verdict]")
    expect(verdicts).to_have_count(2)
    told = [verdicts.nth(number).get_attribute("data-verdict") for number in range(2)]
    assert told == ["holds", "does-not-hold"]
    said = ["holds", "does not hold"] if language == "en" else ["se cumple", "no se cumple"]
    assert [verdicts.nth(n).locator("strong").inner_text() for n in range(2)] == said


def test_a_receipt_that_was_altered_is_told_from_one_that_was_not(
    shown: Page, site: str, seen: Visited
) -> None:
    """One digit more in the paste, and the page says so."""
    whole = seen.typed("receipt", "en")
    for text, key in (
        (whole, "same"),
        (whole.replace('"place": "us"', '"place": "us-tx"'), "altered"),
    ):
        shown.goto(f"{site}/check/")
        shown.fill("#text", text)
        with shown.expect_navigation():
            shown.click("main button")
        expect(shown.locator("main .lead strong")).to_have_text(say(f"checking.status.{key}"))


def test_the_language_changes_and_the_page_stays(shown: Page, site: str, seen: Visited) -> None:
    """From a figure to the same figure in Spanish and back, with its query."""
    shown.goto(f"{site}/figures/{seen.share}")
    english = shown.locator("main .sentence").first.inner_text()
    shown.locator("header a[hreflang=es]").click()
    assert shown.url == f"{site}/es/figures/{seen.share}"
    assert shown.locator("html").get_attribute("lang") == "es"
    expect(shown.locator("main .sentence").first).to_contain_text("sin condena penal conocida")
    shown.locator("header a[hreflang=en]").click()
    assert shown.url == f"{site}/figures/{seen.share}"
    assert shown.locator("main .sentence").first.inner_text() == english


def test_a_figure_is_disputed_and_the_visitor_has_its_number(
    shown: Page, site: str, seen: Visited
) -> None:
    """From the figure's page, by its own link; a reload of the answer sends nothing again."""
    address, number = seen.arrests
    shown.goto(f"{site}/figures/{address}")
    shown.locator("main a[href*='/disputes/new']").first.click()
    expect(shown.locator("main .sentence")).to_contain_text(f"{number:,}")
    shown.fill("#text", "Made up: the court of this state counts otherwise.")
    shown.check("#consent")
    with shown.expect_navigation():
        shown.click("main button")
    given = shown.url.rstrip("/").rpartition("/")[2]
    assert shown.url == f"{site}/disputes/{given}/"
    assert int(given) > max(seen.answered, seen.waiting)
    expect(shown.locator("h1")).to_contain_text(given)
    shown.reload()
    expect(shown.locator("h1")).to_contain_text(given)


def test_a_search_in_words_finds_the_figure_of_a_state(
    shown: Page, site: str, seen: Visited
) -> None:
    """Words as they come to mind, and a state among them."""
    shown.goto(f"{site}/")
    shown.fill("#q", "no criminal conviction Massachusetts")
    with shown.expect_navigation():
        shown.keyboard.press("Enter")
    found = shown.locator(f'main a[href="/figures/{seen.share}"]').first
    expect(found).to_be_visible()
