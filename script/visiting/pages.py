"""Every kind of page that the site has, and how a visitor comes to it."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page as Shown

from uncover.site.addresses import state_slug
from uncover.terms.places import states
from visiting.home import earliest, newest

LANGUAGES = ("en", "es")
_SHARE = "share_of_arrests_without_conviction"
_LETTERS = {
    "en": (
        "ICE made [{number} arrests](#{address}) in Massachusetts.\n\n"
        "ICE made [more than {number} arrests](#{address}) in Massachusetts.\n"
    ),
    "es": (
        "ICE hizo [{number} arrestos](#{address}) en Massachusetts.\n\n"
        "ICE hizo [más de {number} arrestos](#{address}) en Massachusetts.\n"
    ),
}


@dataclass(frozen=True)
class Page:
    """A page: what it is called here, and its address in English.

    address: `{share}` and the like stand in it for what a visitor finds in a home. typed: what is
    typed into its field and sent, if it is an answer. status: that of its answer.
    """

    name: str
    address: str
    typed: str = ""
    status: int = 200


PAGES = (
    Page("home", "/"),
    Page("states", "/states/"),
    Page("state", "/states/massachusetts/"),
    Page("nation", "/states/nation/"),
    Page("city", "/states/ma-boston/"),
    Page("county", "/states/ma-suffolk-county/"),
    Page("state-without-figures", "/states/{silent}/"),
    Page("figures", "/figures/"),
    Page("figures-searched", "/figures/?q=convicted&place=us-ma"),
    Page("figure", "/figures/{share}"),
    Page("figure-pinned", "/figures/boston-no-conviction-march"),
    Page("series", "/figures/{series}"),
    Page("receipt", "/receipts/{receipt}"),
    Page("check", "/check/"),
    Page("check-letter", "/check/", typed="letter"),
    Page("check-receipt", "/check/", typed="receipt"),
    Page("check-nothing", "/check/", typed="nothing", status=400),
    Page("records", "/records/"),
    Page("table", "/records/tables/arrests/"),
    Page("release", "/records/releases/made-up-sample/arrests/"),
    Page("glossary", "/glossary/"),
    Page("method", "/method/"),
    Page("about", "/about/"),
    Page("privacy", "/privacy/"),
    Page("changes", "/changes/"),
    Page("editions", "/editions/"),
    Page("earlier-edition", "/editions/{earlier}/states/massachusetts/"),
    Page("disputes", "/disputes/"),
    Page("dispute-new", "/disputes/new?figure={disputable}"),
    Page("dispute-answered", "/disputes/{answered}/"),
    Page("dispute-received", "/disputes/{waiting}/"),
    Page("corrections", "/corrections/"),
    Page("missing", "/states/atlantis/", status=404),
)
"""All of them."""


@dataclass(frozen=True)
class Visited:
    """What a visitor looks for in a home: addresses of figures, and what can be said of them.

    share: the figure of a share in Massachusetts. series: of the same by state. receipt: its
    receipt. arrests: the address of a count, and its number. silent: a state of which there is
    nothing. earlier: the name of the edition before the one shown. answered, waiting: the numbers
    of two disputes, if there are any.
    """

    home: Path
    share: str
    series: str
    receipt: str
    arrests: tuple[str, int]
    silent: str
    earlier: str
    answered: int = 0
    waiting: int = 0

    def address(self, page: Page, language: str) -> str:
        """The address of a page in a language."""
        told = vars(self) | {"disputable": quote(self.share, safe="")}
        made = page.address.format_map(told)
        return made if language == "en" else f"/{language}{made}"

    def typed(self, what: str, language: str) -> str:
        """A letter of two sentences, of which one holds; the receipt; or nothing to speak of."""
        if what == "letter":
            address, number = self.arrests
            return _LETTERS[language].format(address=address, number=f"{number:,}")
        if what == "receipt":
            return json.dumps(newest(self.home).receipt(self.receipt), ensure_ascii=False)
        return " "


def visited(home: Path) -> Visited:
    """What there is to see in a home."""
    edition = newest(home)
    (share,) = edition.values("us-ma", _SHARE, ["state"])
    (arrests,) = edition.values("us-ma", "arrests_made", ["state"])
    held = set(edition.places())
    return Visited(
        home=home,
        share=share.address,
        series=share.series,
        receipt=share.receipt,
        arrests=(arrests.address, int(arrests.value or 0)),
        silent=state_slug(next(each.id for each in states().values() if each.id not in held)),
        earlier=earliest(home),
    )


def open_page(shown: Shown, site: str, page: Page, seen: Visited, language: str) -> int:
    """Go to a page, by its form if it is an answer; its status."""
    answer = shown.goto(f"{site}{seen.address(page, language)}")
    if page.typed:
        shown.fill("#text", seen.typed(page.typed, language))
        with shown.expect_navigation() as sent:
            shown.click("main button")
        answer = sent.value
    assert answer is not None  # noqa: S101  only an address of the same page has none
    return answer.status
