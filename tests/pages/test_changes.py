"""Editions side by side: each under its own address, what changed between them, what is refused."""

import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from figures.test_comparing_editions import MONTH, NEW, OLD, content_of, edition_of
from markup import Tags
from pages.test_pages import Site

OLDER, NEWER, DAMAGED = "2024-03-10", "2024-04-10", "2024-05-10"
REASON = "Released by <mistake>."
SHARED = ("/site.css", "/icon.svg", "/editions/", "/es/editions/")
"""What is the same in every edition."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two editions, and a newer one of which half is missing."""
    folder = tmp_path_factory.mktemp("home")
    shelf = folder / "editions"
    edition_of(
        shelf / f"{OLDER}.sqlite", content_of(folder / "old", OLD, "march"), date=OLDER
    ).close()
    edition_of(
        shelf / f"{NEWER}.sqlite", content_of(folder / "new", NEW, "april"), date=NEWER
    ).close()
    content = (shelf / f"{NEWER}.sqlite").read_bytes()
    (shelf / f"{DAMAGED}.sqlite").write_bytes(content[: len(content) // 2])
    stone = {"edition": "2024-01-10.sqlite", "sha256": "ab" * 32, "date": "2024-01-10"}
    (shelf / "2024-01-10.withdrawn.json").write_text(
        json.dumps(stone | {"reason": REASON}), "utf-8"
    )
    (shelf / "2024-01-11.withdrawn.json").write_text("no tombstone", "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[Site]:
    """The site of that home."""
    made = Site(home)
    yield made
    made.close()


def tags_of(text: str) -> Tags:
    """The tags of a page."""
    tags = Tags()
    tags.feed(text)
    return tags


def moved(release: str) -> str:
    """The address of the page of February in Massachusetts, of a release."""
    return f"/figures/{MONTH.format('02', release)}"


@pytest.mark.parametrize("language", ["", "/es"])
def test_what_changed_is_told_in_words(language: str, site: Site) -> None:
    """February rose from one to two in the past; both receipts are a link away."""
    status, _, text = site.get(f"{language}/changes/")
    assert status == 200
    tags = tags_of(text)
    assert tags.open == []
    assert tags.headings[0] == 1
    said = {
        "": "Arrests, Massachusetts, February 2024: 1 became 2.",
        "/es": "Arrestos, Massachusetts, febrero de 2024: de 1 a 2.",
    }
    assert said[language] in text
    receipts = [each for each in tags.addresses if "/receipts/" in each]
    assert any(each.startswith(f"{language}/editions/{OLDER}/receipts/") for each in receipts)
    assert any(each.startswith(f"{language}/receipts/") for each in receipts)
    for address in receipts[:2] + receipts[-2:]:
        assert site.get(address)[0] == 200
    assert "march.csv" in text
    assert "april.csv" in text


def test_every_link_of_the_page_of_changes_leads_somewhere(site: Site) -> None:
    """To figures now, to figures as they were, to both receipts."""
    _, _, text = site.get("/changes/")
    addresses = {a for a in tags_of(text).addresses if re.match(r"(/editions/[\w-]+)?/fig", a)}
    assert len(addresses) > 10
    for address in sorted(addresses)[::4]:
        assert site.get(address)[0] == 200, address


def test_the_whole_is_there_as_csv_and_json(site: Site) -> None:
    """The same lines in both: every value that is not as it was, and the pinned figure."""
    _, headers, table = site.get("/changes/?format=csv")
    assert headers["Content-Type"].startswith("text/csv")
    _, headers, text = site.get("/changes/?format=json")
    assert headers["Content-Type"].startswith("application/json")
    rows = list(csv.DictReader(io.StringIO(table)))
    document = json.loads(text)
    assert len(rows) == len(document["changes"])
    counts = document["counts"]
    assert len(rows) - 1 == sum(counts.values()) - counts["unchanged"]
    (february,) = (row for row in rows if row["address_after"] == MONTH.format("02", "april"))
    assert february["address_before"] == MONTH.format("02", "march")
    told = [february[f"{name}_{when}"] for when in ("before", "after") for name in ("numerator",)]
    assert (february["status"], *told) == ("revised", "1", "2")
    assert [each["id"] for each in document["changes"] if each["id"]] == ["february"]
    assert document["releases"]["came"][0]["files"][0]["file"] == "april.csv"
    assert document["older"]["name"] == OLDER


@pytest.mark.parametrize("name", ["nope", NEWER, DAMAGED, "../../etc/passwd"])
def test_a_comparison_with_what_is_no_earlier_edition_is_refused(name: str, site: Site) -> None:
    """With a sentence, and whatever was asked for is shown as text."""
    status, _, text = site.get(f"/changes/?from={name}")
    assert status == 404
    assert f"There is no edition “{name}” here that is earlier" in text


def test_the_first_edition_says_that_it_is_the_first(site: Site) -> None:
    """Honest words instead of an empty table."""
    status, _, text = site.get(f"/editions/{OLDER}/changes/")
    assert status == 200
    assert "the first edition here" in text
    _, _, spanish = site.get(f"/es/editions/{OLDER}/changes/")
    assert "la primera edición" in spanish


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("page", ["/", "/states/massachusetts/", "/figures/", "/changes/"])
def test_links_of_an_older_edition_stay_in_it(language: str, page: str, site: Site) -> None:
    """All but those to what is of no edition, and the one to the same page now."""
    status, headers, text = site.get(f"{language}/editions/{OLDER}{page}")
    assert status == 200
    assert "noindex" in headers["X-Robots-Tag"]
    assert "max-age=3600" in headers["Cache-Control"]
    assert f'rel="canonical" href="{language}{page}"' in text
    assert 'class="older"' in text
    leaving = {
        each
        for each in tags_of(text).addresses
        if each.startswith("/")
        and not re.match(rf"(/es)?/editions/{OLDER}/", each)
        and each not in SHARED
    }
    assert {each for each in leaving if not re.match(r"(/es)?/(disp|corr)", each)} <= {
        f"{language}{page}"
    }


def test_an_older_edition_shows_its_own_numbers(site: Site) -> None:
    """Three in Massachusetts then, six now."""
    _, _, then = site.get(f"/editions/{OLDER}/states/massachusetts/")
    _, headers, now = site.get("/states/massachusetts/")
    assert re.search(r"<strong>3</strong> arrests made|3 arrests made", then)
    assert re.search(r"<strong>6</strong> arrests made|6 arrests made", now)
    assert 'class="older"' not in now
    assert "X-Robots-Tag" not in headers


def test_the_notice_finds_the_same_figure_though_its_release_differs(site: Site) -> None:
    """By its question; a receipt leads to the figure that it is of; what is gone says so."""
    _, _, text = site.get(f"/editions/{OLDER}{moved('march')}")
    assert f'rel="canonical" href="{moved("april")}"'.replace("&", "&amp;") in text
    receipt = re.search(r'href="(/editions/[\d-]+/receipts/[0-9a-f]{64})"', text)
    assert receipt
    status, _, page = site.get(receipt[1])
    assert status == 200
    canonical = re.search(r'rel="canonical" href="([^"]+)"', page)
    assert canonical
    assert canonical[1].startswith("/figures/arrests_made/us?")
    assert site.get(canonical[1].replace("&amp;", "&"))[0] == 200
    texas = moved("march").replace("us-ma", "us-tx").replace("2024-02", "2024-03")
    _, _, gone = site.get(f"/es/editions/{OLDER}{texas}")
    assert 'rel="canonical"' not in gone
    assert "Esa edición no tiene esta página" in gone


def test_the_edition_shown_has_an_address_of_its_own(site: Site) -> None:
    """It is no older one: it may be found, under the address that names none."""
    status, headers, text = site.get(f"/editions/{NEWER}/states/")
    assert status == 200
    assert "X-Robots-Tag" not in headers
    assert 'class="older"' not in text
    assert 'rel="canonical" href="/states/"' in text
    assert f"/editions/{NEWER}/states/massachusetts/" in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/editions/{OLDER}", 301),
        (f"/es/editions/{OLDER}", 301),
        (f"/editions/{OLDER}/states", 301),
        ("/editions/nope/", 404),
        (f"/editions/{DAMAGED}/", 404),
        (f"/editions/{DAMAGED}.sqlite", 404),
        ("/editions/nope.sqlite", 404),
        ("/editions/..%2f..%2fetc%2fpasswd/", 404),
        ("/editions/../editions.sqlite", 404),
        (f"/editions/{OLDER}/editions/{NEWER}/states/", 404),
    ],
)
def test_an_edition_is_found_by_its_name_alone(address: str, status: int, site: Site) -> None:
    """No path of the address ever reaches the disk; a slash is put where one is missing."""
    found, headers, _ = site.get(address)
    assert found == status
    if status == 301:
        assert headers["Location"] == f"{address}/"


@pytest.mark.parametrize("language", ["", "/es"])
def test_all_editions_are_listed(language: str, site: Site, home: Path) -> None:
    """With hash, licence, file; the damaged one as refused, with no link; what was withdrawn."""
    status, _, text = site.get(f"{language}/editions/")
    assert status == 200
    assert tags_of(text).open == []
    for name in (OLDER, NEWER):
        with sqlite3.connect(home / "editions" / f"{name}.sqlite") as edition:
            query = "select value from edition where key = 'sha256'"
            ((digest,),) = edition.execute(query).fetchall()
        assert digest in text
        assert f'href="/editions/{name}.sqlite"' in text
        assert f'href="{language}/editions/{name}/"' in text
    assert text.count("CC BY 4.0") >= 2
    assert {"": "Refused:", "/es": "Rechazada:"}[language] in text
    assert f"/editions/{DAMAGED}" not in text
    assert "2024-01-10.sqlite: Released by &lt;mistake&gt;." in text
    assert "ab" * 32 in text


def test_the_file_itself_is_handed_out(site: Site, home: Path) -> None:
    """Whole, and called by the hash of its content."""
    status, headers, _ = site.get(f"/editions/{OLDER}.sqlite")
    assert status == 200
    assert headers["Content-Type"] == "application/vnd.sqlite3"
    size = (home / "editions" / f"{OLDER}.sqlite").stat().st_size
    assert int(headers["Content-Length"]) == int(headers["X-Wire"]) == size
    assert re.fullmatch('"[0-9a-f]{64}"', headers["ETag"])
    assert f"{OLDER}.sqlite" in headers["Content-Disposition"]


def test_an_edition_that_is_put_there_is_shown(home: Path, tmp_path: Path) -> None:
    """While the site runs; what was there before becomes the older one."""
    (tmp_path / "editions").mkdir()
    shutil.copy(home / "editions" / f"{OLDER}.sqlite", tmp_path / "editions")
    running = Site(tmp_path)
    try:
        assert "the first edition here" in running.get("/changes/")[2]
        shutil.copy(home / "editions" / f"{NEWER}.sqlite", tmp_path / "editions")
        assert "February 2024: 1 became 2." in running.get("/changes/")[2]
    finally:
        running.close()


ASKING = """
import json, os, sys
os.environ |= {"UNCOVER_HOME": sys.argv[1], "DJANGO_SETTINGS_MODULE": "uncover.site.settings"}
import django; django.setup()
from uncover.site import changed, editions
place = changed.changes_of_place(editions.current(), "us-ma", most=5)
points = changed.moved(sys.argv[2])
with editions.serving(sys.argv[3]):
    then = changed.changes_of_place(editions.current(), "us-ma"), changed.moved(sys.argv[2])
told = [[str(each), each.__html__()] for each in (*place, *points)]
print(json.dumps([told, len(place), [len(each) for each in then]]))
"""


def test_pages_of_places_and_figures_can_tell_what_moved(home: Path) -> None:
    """What was changed in the past comes first; each point leads to its own edition."""
    asked = [sys.executable, "-c", ASKING, str(home), MONTH.format("02", "april"), OLDER]
    answer = subprocess.run(asked, capture_output=True, text=True, check=True)
    told, places, then = json.loads(answer.stdout)
    sentences = [sentence for sentence, _ in told]
    assert places == 5
    assert sentences[0] == "Arrests, Massachusetts, February 2024: 1 became 2."
    assert sentences[5:] == [
        "Edition of April 10, 2024: 2. It moved.",
        "Edition of March 10, 2024: 1.",
    ]
    assert f'href="/editions/{OLDER}{moved("march")}"'.replace("&", "&amp;") in told[6][1]
    assert then == [0, 0]
    (refusal,) = answer.stderr.strip().splitlines()
    assert refusal.startswith(f"{DAMAGED}.sqlite is no edition of Uncover")
    assert refusal.endswith("the newest edition that is good is shown.")
