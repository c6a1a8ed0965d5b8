"""The docs site is built without a warning, and its pages load nothing from elsewhere."""

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from house.tree import ROOT

LOADING = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href",),
}
ELSEWHERE = re.compile(r"^\s*(?:[a-z]+:)?//", re.IGNORECASE)
MKDOCS = Path(sys.executable).parent / "mkdocs"


class Page(HTMLParser):
    """What a page loads, the targets of its links and the names of its places."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.language = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One opening tag."""
        given = {name: value or "" for name, value in attrs}
        self.places.add(given.get("id", ""))
        self.loads += [given[name] for name in LOADING.get(tag, ()) if name in given]
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "html":
            self.language = given.get("lang", "")


def build(config: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build the site as script/docs --site does."""
    words = ["build", "--strict", "--config-file", str(config), "--site-dir", str(out)]
    return subprocess.run([MKDOCS, *words], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every page of the site, by its path in it."""
    out = tmp_path_factory.mktemp("docs") / "site"
    built = build(ROOT / "mkdocs.yml", out)
    assert built.returncode == 0, built.stderr
    pages = {}
    for path in out.rglob("*.html"):
        pages[path.relative_to(out).as_posix()] = page = Page()
        page.feed(path.read_text("utf-8"))
    assert not [text for text in out.rglob("*.css") if "url(" in text.read_text("utf-8")]
    return pages


def test_every_page_of_docs_is_on_the_site(site: dict[str, Page]) -> None:
    """A page that is written can be found."""
    written = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
    wanted = {
        str(path.with_name("index.html") if path.name == "README.md" else path.with_suffix(".html"))
        for path in written
    }
    assert wanted <= set(site)


def test_no_page_loads_anything_from_elsewhere(site: dict[str, Page]) -> None:
    """No font, script, picture or style comes from a third party."""
    loads = {(name, each) for name, page in site.items() for each in page.loads}
    assert loads
    assert not {each for each in loads if ELSEWHERE.match(each[1])}


def test_a_page_says_its_language(site: dict[str, Page]) -> None:
    """A page in Spanish is read aloud in Spanish."""
    assert {
        name: page.language
        for name, page in site.items()
        if page.language != ("es" if name.endswith(".es.html") else "en")
    } == {}


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    """The site is written anew each time, and never over something else."""
    (tmp_path / "letters").write_text("mine", "utf-8")
    words = [str(ROOT / "script" / "docs"), "--site", str(tmp_path)]
    refused = subprocess.run(words, capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr == f"script/docs: {tmp_path} holds other things. Name a new folder.\n"
    assert (tmp_path / "letters").read_text("utf-8") == "mine"


def test_a_link_that_leads_nowhere_fails_the_build(tmp_path: Path) -> None:
    """The same settings, with one page and a link to a page that is not there."""
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "docs" / "theme", tmp_path / "docs" / "theme")
    config = tmp_path / "mkdocs.yml"
    settings = config.read_text("utf-8").partition("\nnav:")[0]
    config.write_text(f"{settings}\nnav: [index.md]\n", "utf-8")
    page = tmp_path / "docs" / "index.md"
    page.write_text("# Start\n\nRead [this](#start).\n", "utf-8")
    assert build(config, tmp_path / "whole").returncode == 0
    page.write_text("# Start\n\nRead [this](not-there.md).\n", "utf-8")
    assert build(config, tmp_path / "broken").returncode != 0
    page.write_text("# Start\n\nRead [this](#not-there).\n", "utf-8")
    assert build(config, tmp_path / "lost").returncode != 0
