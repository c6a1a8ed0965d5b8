"""Pictures as files, cards and QR codes, asked for as a messenger or a newsroom does."""

import base64
import hashlib
import json
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import segno

from pages.drawn_edition import edition_of, home_of
from uncover.figures.edition.figures import figure_of
from uncover.figures.edition.reading import Edition
from uncover.site.charts.card import figure_told
from uncover.site.charts.of_place import charts_of
from uncover.site.charts.png import card_png, picture_png
from uncover.site.charts.sharing import qr_svg, share_links
from uncover.terms.speech import speaking

LANGUAGES = ("en", "es")
SHARE = "share_of_arrests_without_conviction/us-ma"
STATE = "/pictures/states/massachusetts"
SVG = "{http://www.w3.org/2000/svg}"
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition."""
    return home_of(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def edition(home: Path) -> Edition:
    """That edition."""
    return edition_of(home)


class Site:
    """The site in a process of its own, in which no data engine can be imported."""

    def __init__(self, home: Path) -> None:
        """Start it."""
        code = Path(__file__).with_name("asked_pictures.py")
        self._process = subprocess.Popen(
            [sys.executable, str(code), str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def get(self, address: str) -> Answer:
        """Status, headers and bytes of an address."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(address) + "\n")
        self._process.stdin.flush()
        status, headers, content = json.loads(self._process.stdout.readline())
        return status, headers, base64.b64decode(content)

    def close(self) -> None:
        """Stop it."""
        self._process.communicate()


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[Site]:
    """The site of that home."""
    made = Site(home)
    yield made
    made.close()


def size(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG whose every part has the right checksum."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        (told,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert told == zlib.crc32(png[at + 4 : at + 8 + length])
        at += 12 + length
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_of_a_place_is_there_as_svg_and_png(
    site: Site, edition: Edition, language: str
) -> None:
    """With an ETag, kept by anybody for a while, its edition told in it."""
    prefix = "" if language == "en" else "/es"
    with speaking(language):
        charts = charts_of(edition, "us-ma")
    assert len(charts) > 3
    for each in charts:
        status, headers, svg = site.get(f"{prefix}{STATE}/{each.name}.svg")
        assert status == 200
        assert headers["Content-Type"].startswith("image/svg+xml")
        assert headers["Cache-Control"].startswith("public")
        assert headers["ETag"]
        tree = ET.fromstring(svg)  # noqa: S314  our own picture
        title = tree.find(f"{SVG}title")
        assert title is not None
        assert title.text == each.title
        assert edition.sha256[:12] in svg.decode()
        assert f"{prefix}/states/massachusetts/" in svg.decode()
        status, headers, png = site.get(f"{prefix}{STATE}/{each.name}.png")
        assert (status, headers["Content-Type"]) == (200, "image/png")
        assert size(png)[0] == 1200


def test_a_picture_looked_at_by_itself_may_have_its_own_style_and_no_other(site: Site) -> None:
    """The policy names the style sheet by its hash; nothing else is let in."""
    _, headers, svg = site.get(f"{STATE}/decisions.svg")
    (style,) = re.findall(r"<style>(.*?)</style>", svg.decode(), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].startswith("default-src 'self'")
    assert "//" not in svg.decode().replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_of_the_size_that_messengers_show(site: Site, language: str) -> None:
    """Of a state, of a city with quoted figures only, of a state without any, of a figure."""
    prefix = "" if language == "en" else "/es"
    for address in (
        f"{STATE}/card.png",
        "/pictures/states/ma-boston/card.png",
        "/pictures/states/wyoming/card.png",
        f"/pictures/figures/{SHARE}?format=card",
        "/pictures/figures/boston?format=card",
    ):
        status, headers, png = site.get(prefix + address)
        assert (status, headers["Content-Type"]) == (200, "image/png"), address
        assert size(png) == (1200, 630)


def test_a_card_says_number_words_place_period_and_age(edition: Edition) -> None:
    """Of Massachusetts: of seven arrests whose class is known, four were of people without one."""
    (told,) = edition.values("us-ma", "share_of_arrests_without_conviction", ["state"])
    card = figure_told(edition, figure_of(told))
    assert card["number"] == "57.1%"
    assert card["sentence"] == (
        "of 7 arrests by ICE of which this is known were of people with no conviction known to "
        "ICE: 4."
    )
    assert card["kicker"].startswith("Massachusetts, from October 1, 2023 to ")
    assert "Records end" in card["source"]
    assert edition.sha256[:12] in card["edition"]
    assert card["made_up"] is None
    with speaking("es"):
        spanish = figure_told(edition, figure_of(told))
    assert spanish["number"] == "57.1%"
    assert spanish["sentence"].startswith("de 7 arrestos de ICE en que esto se sabe")


def test_a_card_of_what_is_made_up_says_so(edition: Edition) -> None:
    """Across it: other bytes than those of the same card without."""
    (told,) = edition.values("us-ma", "share_of_arrests_without_conviction", ["state"])
    true = figure_told(edition, figure_of(told))
    untrue = figure_told(edition, figure_of(told, (("made-up", "Made up."),)))
    assert untrue["made_up"] == "made up"
    first, again, marked = card_png(true), card_png(true), card_png(untrue)
    assert first == again
    assert first != marked
    assert size(marked) == (1200, 630)


def test_a_chart_of_what_is_made_up_says_so_as_png(edition: Edition) -> None:
    """The mark is drawn: without it the picture has other bytes."""
    svg = charts_of(edition, "us-ma")[0].alone("Uncover")
    end = svg.rindex("</svg>")
    mark = '<text class="untrue" x="100" y="100">made up</text>'
    assert picture_png(svg) != picture_png(svg[:end] + mark + svg[end:])


def test_no_text_of_a_card_is_source(edition: Edition) -> None:
    """What is said is set as it is, whatever typst would make of it."""
    (told,) = edition.values("us-ma", "arrests_made", ["state"])
    card = figure_told(edition, figure_of(told))
    odd = card | {"sentence": '#panic("run") $x$ *a* _b_ \\ "quote" <label> @ref'}
    assert size(card_png(odd)) == (1200, 630)


def test_a_long_sentence_stays_on_its_card(edition: Edition) -> None:
    """It is set smaller, and the card is one sheet still."""
    (told,) = edition.values("us-ma", "arrests_made", ["state"])
    card = figure_told(edition, figure_of(told))
    for number in ("57.1%", ""):
        long = card | {"number": number, "sentence": "arrests made by ICE then and there " * 12}
        assert size(card_png(long)) == (1200, 630)


@pytest.mark.parametrize("form", ["svg", "png", "card", "qr"])
def test_a_figure_has_its_pictures(site: Site, form: str) -> None:
    """By its address, or by the id of a pinned one, and in Spanish."""
    kinds = {"svg": "image/svg+xml", "qr": "image/svg+xml"}
    for address in (SHARE, "boston"):
        for prefix in ("", "/es"):
            status, headers, content = site.get(
                f"{prefix}/pictures/figures/{address}?format={form}"
            )
            assert status == 200
            assert headers["Content-Type"].startswith(kinds.get(form, "image/png"))
            assert content


@pytest.mark.parametrize(
    "address",
    [f"{STATE}/nope.png", "/pictures/states/atlantis/card.png", f"{STATE}/decisions.gif",
     "/pictures/figures/boston", "/pictures/figures/nope?format=png", "/pictures/states/x/card.svg",
     "/pictures/figures/boston?format=exe", f"{STATE}/card.svg"],
)  # fmt: skip
def test_what_is_no_picture_says_so(site: Site, address: str) -> None:
    """And costs no drawing."""
    assert site.get(address)[0] == 404


def test_a_qr_code_is_of_the_page_of_the_figure(site: Site) -> None:
    """The whole address, in our own colours, with the sentence as its title."""
    _, _, spanish = site.get("/es/pictures/figures/boston?format=qr")
    with speaking("es"):
        title = re.findall(r"<title>(.*?)</title>", spanish.decode())[0]
    assert spanish.decode() == qr_svg("http://testserver/es/figures/boston", title)
    modules = len(segno.make("http://testserver/es/figures/boston", error="m", micro=False).matrix)
    assert f'viewBox="0 0 {modules + 8} {modules + 8}"' in spanish.decode()
    ET.fromstring(spanish)  # noqa: S314  our own picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_to_share_carry_the_sentence_and_the_address(language: str) -> None:
    """Whatever is in them, they are one parameter each."""
    address = "https://uncover.example/figures/a?source=b&release=c#d"
    sentence = "De 100 arrestos & más, 50% fueron? Sí: “así”."
    with speaking(language):
        mail, message = share_links(address, sentence)
        assert mail.said != message.said
    told = parse_qs(urlsplit(message.address).query)
    assert told == {"text": [f"{sentence} {address}"]}
    assert urlsplit(message.address)[:3] == ("https", "wa.me", "/")
    query = dict(each.split("=", 1) for each in mail.address.partition("?")[2].split("&"))
    assert {name: unquote(text) for name, text in query.items()} == {
        "subject": sentence,
        "body": f"{sentence} {address}",
    }
    assert mail.address.startswith("mailto:?")
