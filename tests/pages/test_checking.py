"""The page that checks a receipt or a letter: what it says and refuses, and that it forgets."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.documents import document, link, paragraph, run
from drawn import library_of, rows_of
from figures.test_editions import DRAWING, PINS
from pages.posting import Fields, PostingSite, checked, home_of
from uncover.claims.check import check
from uncover.figures.address import ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load
from uncover.figures.receipt import sealed
from uncover.terms.speech import catalogue

MORE_PINS = (
    PINS
    + """
[boston-july]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-07-31

[illinois]
measure = "removals"
source = "published_statistics"
place = "us-il"
through = 2010-12-31

[massachusetts]
measure = "share_of_arrests_without_conviction"
place = "us-ma"

[more]
measure = "arrests_made"
from = 2024-10-01
through = 2025-09-30
options = { against = "2023-10-01..2024-09-30" }

[rank]
measure = "arrests_made"
place = "us-ma"
options = { rank = "state" }
"""
)
BOSTON = (
    "share_of_removals_without_conviction/us-ma-boston/..2011-03-07"
    "?source=published_statistics&release=uncover-facts-1"
)
TARGETS = {
    "share_of_arrests_without_conviction/us-ma": "share",
    "share_of_arrests_without_conviction/us": "share",
    "share_of_arrests_without_conviction/us-tx?source=arrests&release=drawn": "share",
    "arrests_made/us-ma": "count",
    "arrests_made/us": "count",
    "people_arrested/us-ma?source=arrests": "count",
    "arrests_made/us-ma/2023-10-01..2024-09-30": "count",
    "boston": "share",
    "boston-july": "share",
    "illinois": "count",
    "massachusetts": "share",
    "more": "change",
    "rank": "rank",
}
PHRASES = {
    "en": {
        "share": ["54 percent", "48 percent", "more than half", "two thirds", "2 of 3",
                  "67 percent", "about 67 percent", "at least 20 percent", "one in two"],
        "count": ["3", "6", "more than 2", "about 430", "fewer than 4", "more than 430"],
        "change": ["100 percent more", "twice as many", "2 more", "rose by 100 percent"],
        "rank": ["first", "second"],
    },
    "es": {
        "share": ["54 por ciento", "67 por ciento", "más de la mitad",
                  "dos tercios", "2 de 3", "uno de cada dos"],
        "count": ["3", "6", "más de 2", "al menos 3", "más de 430"],
        "change": ["100 por ciento más", "el doble"],
        "rank": ["primero", "segundo"],
    },
}  # fmt: skip
AROUND = {
    "en": [
        "of the people whom ICE arrested had no known conviction",
        "arrests were made by ICE",
        "in all",
    ],
    "es": [
        "de las personas que ICE arrestó no tenía condena conocida",
        "arrestos hizo ICE",
        "en total",
    ],
}


def letter_in(language: str) -> str:
    """Each phrase bound to each figure of its kind, once among right and once among wrong words."""
    lines = [
        f"[{phrase}](#{target}) {around}."
        for target, kind in TARGETS.items()
        for phrase in PHRASES[language][kind]
        for around in AROUND[language]
    ]
    return f"---\nlang: {language}\n---\n" + "\n\n".join([*lines, "And 77 others."])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition."""
    return home_of(tmp_path_factory.mktemp("checking"), pins=MORE_PINS)


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[PostingSite]:
    """The site of that home, in a process that has no data engine."""
    made = PostingSite(home)
    yield made
    made.close()


def receipt_of(home: Path, address: str) -> dict[str, object]:
    """The receipt that the command gives of a figure of the home's library."""
    resolver = Resolver(home / "library", load(home / "figures.toml"))
    return resolver.answer(ask_from_address(address)).receipt or {}


def verdicts(text: str) -> list[tuple[str, str]]:
    """The verdict of each claim on a page, and whether it is robust."""
    return re.findall(r'data-verdict="([a-z-]+)" data-robust="([a-z-]+)"', text)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_and_the_command_agree_on_every_claim(
    language: str, home: Path, site: PostingSite
) -> None:
    """The same letter, held to the library and to the edition: every verdict, and how robust."""
    letter = letter_in(language)
    resolver = Resolver(home / "library", load(home / "figures.toml"))
    claims = check(letter, resolver.figure).claims
    robust = {True: "yes", False: "no", None: "-"}
    told = [(each.decision.verdict, robust[each.decision.robust]) for each in claims]
    assert len(told) > 80
    assert len({verdict for verdict, _ in told}) == 6
    status, text = checked(site, {"text": letter})
    assert status == 200
    assert verdicts(text) == told


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_letter_is_answered_in_words(prefix: str, site: PostingSite) -> None:
    """Verdict, sentence, figure, what would hold, the page of the figure, loose numbers."""
    text = "[54 percent](#boston-july) of the people deported had no conviction. And 12 more."
    status, told = checked(site, {"text": text, "language": "en"}, f"{prefix}/check/")
    assert status == 200
    assert verdicts(told) == [("does-not-hold", "-")]
    assert catalogue("es" if prefix else "en")["claims.verdict.does-not-hold"] in told
    assert "<mark>54 percent</mark> of the people deported had no conviction." in told
    assert "48 percent" in told
    assert f'href="{prefix}/figures/boston-july"' in told
    assert ("Nothing was counted again" if not prefix else "No se volvió a contar nada") in told
    assert re.search(r"<li>1:\d+ <span dir=\"auto\">12</span>", told)


def test_a_figure_that_the_edition_lacks_cannot_be_checked(site: PostingSite) -> None:
    """Told as that, and never as an error."""
    text = "[54 percent](#boston-2019) and [3 arrests](#arrests_made/us-wy) and [x](#heading)."
    status, told = checked(site, {"text": text})
    assert status == 200
    assert {verdict for verdict, _ in verdicts(told)} == {"cannot-be-checked"}
    assert "This edition has no such figure: boston-2019." in told


def test_letters_of_every_form_bind_to_pages_of_this_site(
    site: PostingSite, tmp_path: Path
) -> None:
    """In Markdown, HTML and .docx; a full address with the id at its end, or of the page itself."""
    pages = [
        "http://testserver/figures/boston",
        "https://testserver/es/figures/boston",
        "https://example.org/our-letter#boston",
        f"/figures/{BOSTON}",
    ]
    markdown = "\n\n".join(f"[54 percent]({page}) had no conviction." for page in pages)
    markup = "".join(f'<p><a href="{html.escape(page)}">54 percent</a></p>' for page in pages)
    told = document(
        tmp_path / "letter.docx",
        *[paragraph(link(f"r{n}", run("54 percent")), run(" had none.")) for n in range(4)],
        links={f"r{n}": html.escape(page) for n, page in enumerate(pages)},
    )
    letters: list[Fields] = [
        {"text": markdown},
        {"file": ("letter.html", f"<!doctype html><html lang=en>{markup}".encode())},
        {"file": ("letter.docx", told.read_bytes())},
    ]
    for fields in letters:
        status, text = checked(site, fields)
        assert status == 200
        assert verdicts(text) == [("agrees-as-quoted", "-")] * 4


def test_links_to_figures_of_other_sites_are_no_claims(site: PostingSite) -> None:
    """A page that happens to be called so is somebody else's."""
    _, text = checked(site, {"text": "[54 percent](https://example.org/figures/boston) here."})
    assert verdicts(text) == []


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_receipt_of_the_edition_is_the_same(prefix: str, home: Path, site: PostingSite) -> None:
    """As it is downloaded, pasted and sent as a file."""
    digest = str(receipt_of(home, BOSTON)["receipt_sha256"])
    _, _, receipt = site.get(f"/receipts/{digest}.json")
    ways: list[Fields] = [{"text": receipt}, {"file": ("r.json", receipt.encode())}]
    for fields in ways:
        status, text = checked(site, fields, f"{prefix}/check/")
        assert status == 200
        same = "tiene el mismo" if prefix else "this edition has the same one"
        assert same in text
        assert ("No se volvió a contar" if prefix else "Nothing was counted again") in text
        assert f"uncover verify {digest[:12]}.json" in text


def test_a_receipt_of_a_series_and_of_one_value(home: Path, site: PostingSite) -> None:
    """A value asked for alone has its own receipt: the numbers are the same, and the files."""
    alone = receipt_of(home, "arrests_made/us-ma?source=arrests&release=drawn")
    _, text = checked(site, {"text": json.dumps(alone)})
    assert "and the same numbers" in text
    assert "rests on the same file" in text
    ask = ask_from_address("arrests_made/us?source=arrests&release=drawn&by=state")
    _, series = Resolver(home / "library").series(ask)
    _, text = checked(site, {"text": json.dumps({"receipt": series})})
    assert "this edition has the same one" in text


def test_a_receipt_of_other_records_tells_how_the_number_moved(
    site: PostingSite, tmp_path: Path
) -> None:
    """Two arrests of Massachusetts before, three in the edition; the file has another content."""
    fewer = "\n".join(line for line in DRAWING.splitlines() if "eva" not in line)
    library = library_of(tmp_path, "arrests", rows_of(fewer))
    receipt = Resolver(library).answer(ask_from_address("arrests_made/us-ma")).receipt
    _, text = checked(site, {"text": json.dumps(receipt)})
    assert "has other numbers for the same figure" in text
    assert "The value went from 2 to 3: 1 more." in text
    assert "a file of this name with other content" in text
    assert receipt is not None
    older = receipt["figure"]["address"].replace("drawn", "an-older-one")
    again = sealed({**receipt, "figure": {**receipt["figure"], "address": older}})
    _, text = checked(site, {"text": json.dumps(again)})
    assert "The value went from 2 to 3: 1 more." in text


def test_what_was_altered_and_what_is_not_here(home: Path, site: PostingSite) -> None:
    """One digit changed; and a figure that the edition does not have."""
    receipt = receipt_of(home, "arrests_made/us-ma?source=arrests&release=drawn")
    text = json.dumps(receipt).replace('"numerator": 3', '"numerator": 4', 1)
    status, told = checked(site, {"text": text})
    assert status == 200
    assert "its hash is not that of its content" in told
    other = receipt_of(home, "arrests_made/us-ma?source=arrests&release=drawn&rule=none")
    _, told = checked(site, {"text": json.dumps(other)})
    assert "of a figure that this edition does not have" in told
