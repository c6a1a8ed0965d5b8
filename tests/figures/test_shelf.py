"""A folder of editions: which is shown, what is refused, what is seen when it comes."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from figures.test_comparing_editions import NEW, OLD, content_of, edition_of
from uncover.figures.edition.content import Content
from uncover.figures.edition.reading import Edition
from uncover.figures.edition.shelf import Shelf, Shelved
from uncover.terms.errors import UnusableError


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, Content]:
    """What both editions hold."""
    folder = tmp_path_factory.mktemp("contents")
    return content_of(folder / "old", OLD, "march"), content_of(folder / "new", NEW, "april")


@pytest.fixture(scope="module")
def home(contents: tuple[Content, Content], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of both."""
    folder = tmp_path_factory.mktemp("editions")
    edition_of(folder / "2024-03-10.sqlite", contents[0], date="2024-03-10").close()
    edition_of(folder / "2024-04-10.sqlite", contents[1], date="2024-04-10").close()
    return folder


def named(shelf: Shelf) -> list[str]:
    """The names on a shelf, in its order."""
    return [each.name for each in shelf.all()]


def test_the_newest_is_real_and_by_its_date(
    contents: tuple[Content, Content], home: Path, tmp_path: Path
) -> None:
    """Whatever the files are called: what they say of themselves decides."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    edition_of(tmp_path / "2030-01-01.sqlite", contents[1], date="2030-01-01", made_up="yes")
    edition_of(tmp_path / "older.sqlite", contents[0], date="2023-01-01")
    shelf = Shelf(tmp_path)
    assert named(shelf) == ["2024-04-10", "2024-03-10", "older", "2030-01-01"]
    assert shelf.newest().date == "2024-04-10"
    before = shelf.before(shelf.newest())
    assert before
    assert before.date == "2024-03-10"
    assert shelf.before(Edition(tmp_path / "2030-01-01.sqlite")) is None


@pytest.mark.parametrize("damage", ["cut", "value", "text"])
def test_a_damaged_newest_is_passed_over_and_told_once(
    home: Path, tmp_path: Path, damage: str
) -> None:
    """The newest good one is shown; the other stays on the list as refused."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    newest = tmp_path / "2024-04-10.sqlite"
    content = newest.read_bytes()
    newest.write_bytes(content[: len(content) // 2] if damage == "cut" else content)
    if damage == "value":
        with sqlite3.connect(newest) as connection:
            connection.execute("update value set numerator = numerator + 1 where numerator > 0")
    elif damage == "text":
        newest.write_text("no edition", "utf-8")
    told: list[Shelved] = []
    shelf = Shelf(tmp_path, tell=told.append)
    for _ in range(3):
        assert shelf.newest().date == "2024-03-10"
    assert [each.name for each in told] == ["2024-04-10"]
    refused = shelf.named("2024-04-10")
    assert refused
    assert refused.refused
    with pytest.raises(UnusableError):
        refused.edition()
    assert [each.date for each in shelf.known()] == ["2024-03-10"]


def test_one_that_is_put_there_is_seen_and_one_is_opened_once(home: Path, tmp_path: Path) -> None:
    """The folder's own time tells that something came."""
    shutil.copy(home / "2024-03-10.sqlite", tmp_path)
    shelf = Shelf(tmp_path)
    first = shelf.newest()
    assert shelf.newest() is first
    shutil.copy(home / "2024-04-10.sqlite", tmp_path)
    assert shelf.newest().date == "2024-04-10"
    assert shelf.named("2024-03-10").edition() is first  # type: ignore[union-attr]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every edition counts as one that takes long to check."""
    monkeypatch.setattr("uncover.figures.edition.shelf.SMALL", 0)


@pytest.mark.usefixtures("large")
def test_nobody_waits_for_a_large_one_but_who_asks_for_it(home: Path, tmp_path: Path) -> None:
    """Each is checked behind the pages, and is among those known when it has been."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    shelf = Shelf(tmp_path)
    assert shelf.newest().date == "2024-04-10"
    older = shelf.named("2024-03-10")
    assert older
    assert older.edition().date == "2024-03-10"
    assert [each.date for each in shelf.known()] == ["2024-04-10", "2024-03-10"]


def test_the_one_given_is_shown_wherever_it_lies(home: Path, tmp_path: Path) -> None:
    """Beside those of the folder; without it there is nothing to fall back upon."""
    given = tmp_path / "mine.sqlite"
    shutil.copy(home / "2024-03-10.sqlite", given)
    assert Shelf(home, given).newest().path == given
    assert named(Shelf(home, given))[0] == "mine"
    for shelf in (Shelf(tmp_path / "none"), Shelf(home, tmp_path / "no.sqlite")):
        with pytest.raises(UnusableError) as told:
            shelf.newest()
        assert told.value.code == "edition-missing"
