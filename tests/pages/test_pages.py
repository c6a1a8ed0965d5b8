"""The pages of the site, asked for as a browser does, out of an edition of a drawn library."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from figures.test_editions import DRAWING, PINS
from markup import Tags
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load

PAGES = [
    "/", "/states/", "/states/massachusetts/", "/states/ma-boston/", "/states/nation/",
    "/states/wyoming/", "/figures/", "/figures/?q=arrests", "/figures/boston", "/records/",
    "/method/", "/about/", "/privacy/",
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition."""
    folder = tmp_path_factory.mktemp("home")
    (folder / "figures.toml").write_text(PINS, "utf-8")
    library = library_of(folder, "arrests", rows_of(DRAWING))
    resolver = Resolver(library, load(folder / "figures.toml"))
    write(folder / "editions" / "2026-03-10.sqlite", build(resolver, lambda *_: None)[0])
    return folder


class Site:
    """The site in a process of its own, in which no data engine can be imported."""

    def __init__(self, home: Path) -> None:
        """Start it."""
        code = Path(__file__).with_name("asked.py")
        self._process = subprocess.Popen(
            [sys.executable, str(code), str(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def get(self, address: str) -> tuple[int, dict[str, str], str]:
        """Status, headers and text of an address."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(address) + "\n")
        self._process.stdin.flush()
        status, headers, text = json.loads(self._process.stdout.readline())
        return status, headers, text

    def close(self) -> None:
        """Stop it."""
        self._process.communicate()


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[Site]:
    """The site of that home."""
    made = Site(home)
    yield made
    made.close()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_is_whole_in_both_languages(address: str, language: str, site: Site) -> None:
    """Tags close, nothing inline, nothing from elsewhere, one first heading, its language said."""
    status, headers, text = site.get(address if language == "en" else f"/es{address}")
    assert status == 200
    tags = Tags()
    tags.feed(text)
    assert tags.open == []
    assert tags.styles == []
    assert not re.search(r"\b(?:del|al|de|a) el \d", text), "a day of the year has its own article"
    assert not tags.seen & {"script", "style", "iframe", "object", "embed"}
    assert [each for each in tags.loads if not each.startswith("/") or "//" in each] == []
    assert tags.headings.count(1) == 1
    assert tags.headings[0] == 1
    assert f'<html lang="{language}">' in text
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers
    assert headers["ETag"]


def test_links_of_the_site_lead_somewhere(site: Site) -> None:
    """Every address that a page names is a page, in both languages."""
    seen: set[str] = set()
    waiting = ["/", "/es/", "/states/massachusetts/", "/figures/", "/es/figures/boston"]
    while waiting and len(seen) < 150:
        address = waiting.pop()
        if address in seen or (address.startswith("/states/") and len(seen) > 60):
            continue
        seen.add(address)
        status, headers, text = site.get(address)
        assert status == 200, address
        if headers["Content-Type"].startswith("text/html"):
            tags = Tags()
            tags.feed(text)
            waiting += [each.partition("#")[0] for each in tags.addresses if each.startswith("/")]
    assert len(seen) > 60


def test_massachusetts_tells_its_figures(site: Site) -> None:
    """What was quoted of Boston, what was counted, the decisions, a chart with its table."""
    _, _, text = site.get("/states/massachusetts/")
    assert "54 percent" in text
    assert "sign-on letter of Massachusetts groups" in text
    assert "3 arrests made by ICE" in text
    assert "Policy, not legal advice." in text
    assert "<svg" in text
    assert "not give the county" in text
    _, _, spanish = site.get("/es/states/massachusetts/")
    assert "54 por ciento" in spanish
    assert "condena penal conocida" in spanish


def test_a_receipt_is_there_as_a_page_and_as_it_is(site: Site) -> None:
    """The page of a figure leads to it, and its JSON is whole."""
    _, _, text = site.get("/figures/boston")
    (digest,) = set(re.findall(r"/receipts/([0-9a-f]{64})", text))
    status, _, page = site.get(f"/receipts/{digest}")
    assert status == 200
    assert digest in page
    _, headers, document = site.get(f"/receipts/{digest}.json")
    assert headers["Content-Type"].startswith("application/json")
    assert json.loads(document)["receipt_sha256"] == digest


@pytest.mark.parametrize(
    "address",
    ["/nope", "/nope/", "/states/atlantis/", "/figures/no/such?x=1", "/receipts/" + "0" * 64,
     "/es/states/atlantis/", "/figures/..%2f..%2fetc%2fpasswd"],
)  # fmt: skip
def test_what_is_not_there_says_so(address: str, site: Site) -> None:
    """With where to look instead, and without a trace."""
    status, _, text = site.get(address)
    assert status in (301, 404)
    assert "Traceback" not in text


def test_figures_are_there_as_json_and_csv(site: Site) -> None:
    """The same values."""
    _, _, text = site.get("/figures/")
    address = next(each for each in re.findall(r'href="(/figures/[^"]+)"', text) if "state" in each)
    address = address.replace("&amp;", "&")
    _, _, document = site.get(f"{address}&format=json")
    _, _, table = site.get(f"{address}&format=csv")
    values = json.loads(document)["values"]
    assert len(table.splitlines()) == len(values) + 1 > 2


def test_pages_are_small(site: Site) -> None:
    """The HTML of a state and the style sheet stay far below what a phone can bear."""
    for address, most in (("/states/massachusetts/", 60_000), ("/site.css", 20_000)):
        assert int(site.get(address)[1]["X-Wire"]) < most
