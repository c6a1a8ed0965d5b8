"""A page is made once, and made anew as soon as anything that it tells from has changed."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from figures.test_editions import PINS
from pages.disputants import Desk, send
from pages.posting import PostingSite, home_of
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load
from uncover.site.caching import Page, Pages

STATE = "/states/massachusetts/"
FIGURE = "/figures/arrests_made/us-ma?source=arrests&release=drawn"
FEW_SECONDS = 5


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that the tests copy."""
    return home_of(tmp_path_factory.mktemp("drawn") / "home")


@pytest.fixture
def home(drawn: Path, tmp_path: Path) -> Path:
    """A home of a test's own."""
    return Path(shutil.copytree(drawn, tmp_path / "home"))


@pytest.fixture
def site(home: Path) -> Iterator[PostingSite]:
    """The site of it."""
    opened = PostingSite(home, keeping=True)
    yield opened
    opened.close()


def is_kept(site: PostingSite, address: str) -> bool:
    """Whether a page that was asked for twice was made once."""
    site.get(address)
    _, headers, _ = site.get(address)
    return "uncover; hit" in headers.get("Cache-Status", "")


def test_what_is_given_again_is_what_was_made(site: PostingSite) -> None:
    """Status, text and every header but the one that says so; each language for itself."""
    for address in ("/", STATE, f"/es{STATE}", FIGURE, "/figures/?q=arrests", "/site.css"):
        made, given = site.get(address), site.get(address)
        assert "Cache-Status" not in made[1], address
        assert given[1].pop("Cache-Status") == "uncover; hit", address
        assert given == made


def test_whoever_has_a_page_is_told_that_it_is_the_same(site: PostingSite) -> None:
    """The ETag of a page that is kept answers for it, without its content."""
    _, headers, _ = site.get(STATE)
    told = {"HTTP_IF_NONE_MATCH": headers["ETag"]}
    status, again, text = site.get(STATE, told)
    assert (status, text) == (304, "")
    assert again["Cache-Status"] == "uncover; hit"
    status, _, text = site.get(STATE, {"HTTP_IF_NONE_MATCH": '"another"'})
    assert status == 200
    assert "Massachusetts" in text


@pytest.mark.parametrize(
    "address",
    ["/states/atlantis/", "/receipts/00", "/disputes/", "/corrections/", "/disputes/new?figure=x"],
)
def test_errors_and_what_moderators_change_are_made_anew(address: str, site: PostingSite) -> None:
    """An error may be gone at the next moment."""
    assert not is_kept(site, address)


def test_what_is_sent_is_never_kept_and_never_given(site: PostingSite) -> None:
    """The form stays the form after answers to it, in whatever order they are asked for."""
    form = site.get("/check/")[2]
    answers = [site.post("/check/", {"text": text})[2] for text in ("A letter.", "Another: 5.")]
    assert form not in answers
    assert answers[0] != answers[1]
    for _ in range(2):
        status, headers, _ = site.post("/check/", {"text": "A letter."})
        assert status == 200
        assert "Cache-Status" not in headers
    assert site.get("/check/")[2] == form


def test_another_host_is_given_no_page_of_this_one(site: PostingSite) -> None:
    """A host that the site does not answer to is refused whatever is kept."""
    assert is_kept(site, STATE)
    assert site.get(STATE, {"HTTP_HOST": "other.example"})[0] == 400


def test_a_published_dispute_is_shown_at_once(site: PostingSite, home: Path) -> None:
    """On the figure's page and on that of its place, though both were kept."""
    send(site)
    for address in (FIGURE, STATE):
        assert is_kept(site, address)
        assert "/disputes/1/" not in site.get(address)[2]
    desk = Desk(home)
    desk("publish", "1")
    assert "/disputes/1/" in site.get(FIGURE)[2]
    assert "/disputes/1/" in site.get(STATE)[2]
    assert is_kept(site, FIGURE)
    desk("decline", "1", "--reason", "names a person")
    assert "/disputes/1/" not in site.get(FIGURE)[2]
    desk.close()


def test_a_new_edition_is_shown_within_seconds_and_an_older_one_says_so(
    site: PostingSite, home: Path, tmp_path: Path
) -> None:
    """Every page goes on with it: the state's, the list of editions, and the older one's own."""
    named = "/editions/2026-03-10/states/massachusetts/"
    for address in (STATE, "/editions/", named):
        assert is_kept(site, address)
    before = site.get(named)[2]
    (tmp_path / "figures.toml").write_text(PINS, "utf-8")
    resolver = Resolver(home / "library", load(tmp_path / "figures.toml"))
    content, _ = build(resolver, lambda *_: None)
    later = replace(content, about={**content.about, "date": "2026-04-01"})
    write(home / "editions" / "2026-04-01.sqlite", later)
    until = time.monotonic() + FEW_SECONDS
    while "April 1, 2026" not in site.get(STATE)[2]:
        assert time.monotonic() < until
    assert "2026-04-01" in site.get("/editions/")[2]
    assert site.get(named)[2] != before
    assert "noindex" in site.get(named)[2]


def test_what_runners_say_is_shown_at_once(site: PostingSite, home: Path) -> None:
    """Who runs the site is told as the file tells it now."""
    assert is_kept(site, "/about/")
    (home / "about.toml").write_text('runs = "A society of readers"\npays = "Its members"\n')
    assert "A society of readers" in site.get("/about/")[2]


def test_a_site_can_be_told_to_keep_nothing(home: Path) -> None:
    """UNCOVER_PAGES_KEPT_MB=0 makes every page for everybody."""
    site = PostingSite(home, environment={"UNCOVER_PAGES_KEPT_MB": "0"})
    assert not is_kept(site, STATE)
    site.close()


def test_memory_is_bounded_and_the_longest_unread_goes_first() -> None:
    """Three pages of ten bytes where there is room for two; a new state lets all go."""
    pages = Pages(20)
    page = Page(b"0123456789", (), time.monotonic() + 60)
    pages.put("state", "a", page)
    pages.put("state", "b", page)
    assert pages.get("state", "a") == page
    pages.put("state", "c", page)
    assert [each for each in "abc" if pages.get("state", each)] == ["a", "c"]
    assert pages.get("another", "a") is None
    pages.put("another", "d", page)
    assert not [each for each in "abc" if pages.get("state", each) or pages.get("another", each)]
    pages.put("another", "e", Page(b"0123456789", (), time.monotonic() - 1))
    assert pages.get("another", "e") is None
    assert pages.get("another", "d") == page
