"""The form of a dispute: what is refused, how often, by whom, and where nothing is kept."""

import html
import sqlite3
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signing import TimestampSigner

from pages.disputants import ASKED, FIGURE, Desk, count, send, token, whole
from pages.posting import PostingSite
from uncover.terms.speech import catalogue


@pytest.mark.parametrize("prefix", ["", "/es"])
@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"text": " \r\n "}, "no-text"),
        ({"text": "x" * 4001}, "long-text"),
        ({"text": "a\0b"}, "no-text"),
        ({"name": "x" * 201}, "long-name"),
        ({"email": "none"}, "bad-email"),
        ({"consent": ""}, "no-consent"),
        ({"website": "http://example.org"}, "trap"),
    ],
)
def test_what_is_filled_in_wrongly_comes_back_with_its_sentence(
    fields: dict[str, str], key: str, prefix: str, drawn: Path, keeping: PostingSite
) -> None:
    """Nothing is kept, and no word is lost."""
    before = count(drawn)
    status, _, text = send(keeping, prefix=prefix, **({"text": "Some words"} | fields))
    sentence = catalogue("es" if prefix else "en")[f"disputes.problem.{key}"]
    assert status == 400
    assert sentence.format(most="4,000") in html.unescape(text)
    assert "text" in fields or "Some words</textarea>" in text
    assert count(drawn) == before


@pytest.fixture(scope="module")
def keeping(drawn: Path) -> Iterator[PostingSite]:
    """A site that keeps, for tests after which nothing is kept."""
    made = PostingSite(drawn, keeping=True)
    made.get("/disputes/")  # answered once all is made
    yield made
    made.close()


def test_four_thousand_characters_are_taken(site: PostingSite, moderate: Desk) -> None:
    """As a browser counts them: an end of line is one, though two are sent."""
    lines = "\r\n".join(["x" * 99] * 40)
    assert send(site, text=lines)[0] == 303
    assert len(moderate("show", "1")["dispute"]["text"]) == 3999


def test_tokens_are_signed_and_grow_old(drawn: Path, keeping: PostingSite) -> None:
    """One that was altered binds no figure; one of the day before is given back with the words."""
    for wrong in ("", "x", token(keeping)[:-1] + "?", FIGURE):
        status, _, text = send(keeping, token=wrong)
        assert status == 400
        assert "no such figure" in text

    class Yesterday(TimestampSigner):  # type: ignore[misc] # Django carries no types
        def timestamp(self) -> str:
            return "1rAAAA"  # of December 2023

    key = (drawn / "site" / "secret-key").read_text("utf-8").strip()
    old = Yesterday(key=key, salt="uncover.disputes.form", fallback_keys=[]).sign(FIGURE)
    status, _, text = send(keeping, token=old, figure=FIGURE, text="It counts Eva twice.")
    assert status == 400
    assert "stood open for more than a day" in text
    assert "It counts Eva twice." in text


def test_a_token_is_good_more_than_once(site: PostingSite) -> None:
    """The page is cached: many send the same; who sends the same words again has one number."""
    same = token(site)
    told = [send(site, token=same, text=text)[1]["Location"] for text in ("one", "two", "one")]
    assert told == ["/disputes/1/", "/disputes/2/", "/disputes/1/"]


def test_the_form_is_cached_and_knows_the_figure(site: PostingSite) -> None:
    """By its address or by its pinned id; of a figure that is not there none."""
    _, headers, text = site.get(ASKED)
    assert headers["Cache-Control"].startswith("public")
    assert "3 arrests made by ICE" in text
    assert site.get("/disputes/new?figure=boston")[0] == 200
    table = "arrests_made/us%3Fsource%3Darrests%26release%3Ddrawn%26by%3Dstate"
    assert "A table of" in site.get(f"/disputes/new?figure={table}")[2]
    for wrong in ("", "?figure=", "?figure=nope", "?figure=" + "x" * 600, "?figure=%3Cscript%3E"):
        assert site.get(f"/disputes/new{wrong}")[0] == 404


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_ten_an_hour_from_one_network(prefix: str, home: Path, site: PostingSite) -> None:
    """The eleventh is told so, with when to come back; another network is not held up."""
    for n in range(10):
        assert send(site, prefix=prefix, text=f"Text {n}", who=f"203.0.113.{n}")[0] == 303
    status, headers, text = send(site, prefix=prefix, text="Text 10", who="203.0.113.250")
    assert status == 429
    assert 3500 < int(headers["Retry-After"]) <= 3600
    assert catalogue("es" if prefix else "en")["disputes.many.title"] in text
    assert count(home) == 10
    assert send(site, prefix=prefix, text="Text 11", who="203.0.114.1")[0] == 303
    assert send(site, prefix=prefix, text="Text 12", who="2001:db8:1::1")[0] == 303


def test_two_processes_write_at_once(home: Path, moderate: Desk) -> None:
    """Sixteen disputes from two processes: each has a number of its own, and none is lost."""
    sites = [PostingSite(home, keeping=True), PostingSite(home, keeping=True)]
    numbers: list[str] = []

    def work(which: int) -> None:
        for n in range(8):
            text = f"Of process {which}, the {n}."
            answer = send(sites[which], text=text, who=f"198.51.{which}.{n}")
            numbers.append(answer[1]["Location"])

    threads = [threading.Thread(target=work, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in sites:
        each.close()
    assert len(set(numbers)) == 16
    assert count(home) == 16
    texts = {each["text"] for each in moderate()["disputes"]}
    assert texts == {f"Of process {which}, the {n}." for which in (0, 1) for n in range(8)}


def test_a_site_without_a_database_takes_none_and_says_so(home: Path) -> None:
    """Its pages are there all the same, and nothing is made in the home."""
    made = PostingSite(home)
    try:
        for prefix in ("", "/es"):
            status, _, text = made.get(f"{prefix}{ASKED}")
            assert status == 404
            told = catalogue("es" if prefix else "en")["disputes.closed.title"]
            assert told in text
            assert told in whole(made.get(f"{prefix}/disputes/"))
            assert made.post(f"{prefix}/disputes/new", {"text": "x"})[0] == 404
            assert made.get(f"{prefix}/disputes/1/")[0] == 404
            assert made.get(f"{prefix}/corrections/")[0] == 200
            assert made.get(f"{prefix}/check/")[0] == 200
    finally:
        made.close()
    assert not (home / "site").exists()


def test_a_database_that_is_gone_is_no_failure_of_a_page(home: Path, site: PostingSite) -> None:
    """What cannot be stored is told as that: nobody is given a number that is not there."""
    send(site)
    with sqlite3.connect(home / "site" / "site.sqlite3") as connection:
        connection.execute("drop table disputes_dispute")
    status, headers, text = send(site, text="Another")
    assert status == 503
    assert headers["Retry-After"] == "60"
    assert "could not be stored" in text
    assert site.get("/disputes/")[0] == 200
    assert site.get("/disputes/1/")[0] == 503


def test_what_the_home_keeps_is_its_owners_alone(
    home: Path, site: PostingSite, moderate: Desk
) -> None:
    """Key and database; the key stays the same at the next start."""
    assert site.get("/disputes/")[0] == 200
    folder = home / "site"
    key = (folder / "secret-key").read_text("utf-8")
    assert len(key) >= 48
    for name in ("secret-key", "site.sqlite3"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert moderate() == {"disputes": []}
    assert (folder / "secret-key").read_text("utf-8") == key
