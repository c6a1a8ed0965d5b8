"""What the pages tell of a place, of its figures and of the records, out of a drawn edition."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from pages.posting import PostingSite, home_of
from uncover.site.addresses import state_slug
from uncover.site.decisions import TOLD, decisions, of_place, standing, translations

PINS = """
[march]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-03-07

[july]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-07-31
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one edition, which pins what was quoted of Boston at two dates."""
    return home_of(tmp_path_factory.mktemp("record"), pins=PINS)


@pytest.fixture(scope="module")
def site(home: Path) -> Iterator[PostingSite]:
    """Its site."""
    made = PostingSite(home)
    yield made
    made.close()


def words_of(site: PostingSite, address: str) -> str:
    """The words of a page, without its tags."""
    status, _, text = site.get(address)
    assert status == 200, address
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_a_share_that_place_could_change_says_so(site: PostingSite) -> None:
    """Two of three in Massachusetts; with the arrest of nobody knows where, two of four."""
    told = words_of(site, "/states/massachusetts/")
    assert "67 percent of arrests by ICE in Massachusetts" in told
    assert "2 of 3 of which this is known; not robust: rows that are unknown could make" in told
    assert "from 50.0 percent to 66.7 percent" in told


def test_what_was_quoted_stands_beside_ours_with_why_they_differ(site: PostingSite) -> None:
    """The 54 percent with its date and who quoted it; how it moved to 48; the nearest of ours."""
    for address, place in (("/states/massachusetts/", "ma"), ("/states/ma-boston/", "boston")):
        told = words_of(site, address)
        assert "March 7, 2011, 54 percent of removals" in told, place
        assert "Quoted by: sign-on letter of Massachusetts groups" in told
        assert "47.97 percent (177 of 369), up to July 31, 2011" in told
        assert "The nearest that the released records tell" in told
        assert "theirs removals and returns recorded by ICE, ours arrests by ICE" in told
        assert "They are of different times." in told
        assert re.search(r"Old What this tells of ended more than \d+ years ago\.", told)


def test_who_takes_part_stands_in_words(site: PostingSite) -> None:
    """The last decision first, each topic with its day, and what it does not change."""
    told = words_of(site, "/states/massachusetts/")
    assert "July 24, 2017: no arrest on a civil detainer alone (Supreme Judicial Court)." in told
    assert "Agreement declined to sign, since June 3, 2011." in told
    assert "since May 15, 2012 until November 20, 2014" in told
    assert "are shared all the same. Policy, not legal advice." in told
    spanish = words_of(site, "/es/states/massachusetts/")
    assert "no quiso firmar, desde el 3 de junio de 2011" in spanish
    wyoming = words_of(site, "/states/wyoming/")
    assert "No decision of Wyoming on these programs is recorded here yet." in wyoming
    assert "Policy, not legal advice." in wyoming


def test_every_decision_is_told_in_spanish() -> None:
    """No text of the table is without its translation, and none is translated in vain."""
    for name in TOLD:
        texts = {getattr(each, name) for each in decisions()}
        assert set(translations("es")[name]) == texts
    assert all(each.place.startswith("us") for each in decisions())


def test_what_stands_is_the_last_of_each_topic() -> None:
    """As counted by hand in the table: four topics of Massachusetts, the newest first."""
    assert [(each.topic, each.day) for each in standing("us-ma")] == [
        ("detainer policy", "2017-07-24"),
        ("activation", "2012-05-08"),
        ("federal response", "2011-06-07"),
        ("agreement", "2011-06-03"),
    ]
    assert {each.place for each in of_place("us-il")} == {"us-il", "us"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=arrests+in+massachusetts", ["In Massachusetts,", "there were 3 arrests made by ICE"]),
        ("q=sin+condena&place=us-ma", ["67 percent of arrests by ICE in Massachusetts"]),
        ("q=zzz", ["Found: 0.", "No figure is called so."]),
        ("kind=share&place=us-tx", ["Told of Texas."]),
        ("place=nowhere", ["Arrests"]),
    ],
)
def test_the_catalogue_is_searched_and_filtered(
    query: str, found: list[str], site: PostingSite
) -> None:
    """By words in either language, by a place named among them or chosen, and by kind."""
    told = words_of(site, f"/figures/?{query}")
    for each in found:
        assert each in told


def test_a_kind_leaves_the_others_out(site: PostingSite) -> None:
    """Shares alone have no count among them."""
    told = site.get("/figures/?kind=share")[2]
    assert 'id="share_of_arrests_without_conviction"' in told
    assert 'id="arrests_made"' not in told


def test_a_figure_can_be_copied_cited_and_taken_away(site: PostingSite) -> None:
    """The phrase that holds, the lines that pin it, the citation with hash and receipt."""
    told = words_of(site, "/figures/share_of_arrests_without_conviction/us-ma")
    assert "](#share-of-arrests-without-conviction-ma)" in told
    assert '[share-of-arrests-without-conviction-ma] measure = "share_of_arrests' in told
    assert re.search(r"Edition of January 9, 2025 \([0-9a-f]{12}\), receipt [0-9a-f]{12}\.", told)
    for form in ("CSV", "JSON", "Parquet", "SQL", "A receipt"):
        assert f" {form} " in told
    spanish = words_of(site, "/es/figures/share_of_arrests_without_conviction/us-ma")
    assert "Deja fuera" in spanish
    assert "Leaves out" not in spanish


def test_the_records_tell_their_files_and_problems(site: PostingSite) -> None:
    """Release, hash, columns; a glossary in both languages."""
    listed = words_of(site, "/records/")
    assert "arrests, drawn" in listed
    release = words_of(site, "/records/releases/drawn/arrests/")
    assert re.search(r"drawn\.csv [0-9a-f]{64}", release)
    assert "Size 6 rows" in release
    table = words_of(site, "/records/tables/arrests/")
    assert "apprehension_criminality" in table
    assert site.get("/records/releases/drawn/removals/")[0] == 404
    assert site.get("/records/tables/nothing/")[0] == 404
    assert "sin condena penal conocida" in words_of(site, "/es/glossary/")


def test_who_runs_the_site_says_so_or_it_is_said(home: Path, site: PostingSite) -> None:
    """Without about.toml the page warns; with it, it tells who runs and who pays, by language."""
    assert "has not said who they are" in words_of(site, "/about/")
    file = home / "about.toml"
    file.write_text('pays = "Members."\n[runs]\nen = "A group."\nes = "Un grupo."\n', "utf-8")
    try:
        assert "A group." in words_of(site, "/about/")
        assert "Un grupo." in words_of(site, "/es/about/")
        assert "has not said" not in words_of(site, "/about/")
    finally:
        file.unlink()


def test_a_card_and_its_words_stand_in_the_head(site: PostingSite) -> None:
    """For whoever shares the page: a picture of its first figure, and its sentence."""
    text = site.get("/states/massachusetts/")[2]
    assert '<meta property="og:image" content="/pictures/states/massachusetts/card.png">' in text
    assert re.search(r'<meta property="og:description" content="[^"]*Massachusetts', text)


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("/states/MA/", "/states/massachusetts/"),
        ("/states/us-ma/", "/states/massachusetts/"),
        ("/es/states/new-york/", None),
        ("/es/states/NY/", "/es/states/new-york/"),
        ("/states/boston/", "/states/ma-boston/"),
    ],
)
def test_a_place_is_found_by_what_it_is_called(
    asked: str, page: str | None, site: PostingSite
) -> None:
    """Its id, its postal code and its name lead to its page, in the language of the address."""
    status, headers, _ = site.get(asked)
    assert (status, headers.get("Location")) == (200 if page is None else 301, page)


@pytest.mark.parametrize("address", ["/", "/states/massachusetts/", "/figures/", "/site.css"])
def test_only_forms_take_what_is_sent(address: str, site: PostingSite) -> None:
    """Every other page answers GET and HEAD alone."""
    status, headers, _ = site.post(address, {})
    assert status == 405
    assert headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("place", sorted({each.place for each in decisions()}))
def test_every_place_of_a_decision_has_its_page(place: str, site: PostingSite) -> None:
    """In both languages, whether its decision is dated to the day, the month or the year."""
    slug = "nation" if place == "us" else state_slug(place)
    for prefix in ("", "/es"):
        assert site.get(f"{prefix}/states/{slug}/")[0] == 200


def test_a_quoted_figure_is_never_said_to_hold(site: PostingSite) -> None:
    """It agrees with what was quoted, and its receipt is no count."""
    told = words_of(site, "/figures/march")
    assert "“54 percent” agrees with what was quoted" in told
    assert "holds whatever" not in told
    assert "Count it again" not in told


@pytest.mark.parametrize("name", ["a#b", "50%20x", "q?x", "ñ y"])
def test_a_home_may_be_called_anything(name: str, tmp_path: Path) -> None:
    """Its edition is opened, and no file is made beside it."""
    made = PostingSite(home_of(tmp_path / name))
    assert made.get("/states/massachusetts/")[0] == 200
    made.close()
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(("prefix", "said"), [("", "No edition"), ("/es", "ninguna edición")])
def test_a_site_without_an_edition_says_so(prefix: str, said: str, tmp_path: Path) -> None:
    """With what to do, on every page, and no trace of the code."""
    made = PostingSite(tmp_path)
    for address in ("/", "/states/massachusetts/", "/figures/"):
        status, _, text = made.get(f"{prefix}{address}")
        assert status == 503
        assert said in text
        assert "uncover build" in text
    made.close()
