"""Editions: the same library gives the same bytes; what was altered is refused."""

import sqlite3
from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from uncover.figures.address import ask_from_address
from uncover.figures.edition.figures import figure_of, with_place
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Kind
from uncover.figures.pins import load
from uncover.terms.errors import UnusableError

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2024-11-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-01-08 08:00:00 |                              | TEXAS
    kim    | 2025-01-08 08:00:00 | 2 Pending Criminal Charges   | TEXAS
    lea    | 2025-01-09 08:00:00 | 1 Convicted Criminal         |
"""
PINS = """
[boston]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-03-07
"""


@pytest.fixture(scope="module")
def resolver(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    """A drawn library of six arrests, and one pinned figure."""
    folder = tmp_path_factory.mktemp("edition")
    library = library_of(folder, "arrests", rows_of(DRAWING))
    (folder / "figures.toml").write_text(PINS, "utf-8")
    return Resolver(library, load(folder / "figures.toml"), keep=True)


@pytest.fixture(scope="module")
def edition(resolver: Resolver, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of it."""
    path = tmp_path_factory.mktemp("editions") / "one.sqlite"
    write(path, build(resolver, lambda *_: None)[0])
    return Edition(path)


def test_two_builds_give_the_same_bytes(
    resolver: Resolver, edition: Edition, tmp_path: Path
) -> None:
    """Whatever was counted before, and by whom."""
    anew = Resolver(resolver.library.path, resolver.pins)
    path = tmp_path / "two.sqlite"
    digest = write(path, build(anew, lambda *_: None)[0])
    assert digest == edition.sha256
    assert path.read_bytes() == edition.path.read_bytes()


def test_an_edition_is_never_written_over(resolver: Resolver, edition: Edition) -> None:
    """A correction is a new edition."""
    before = edition.path.read_bytes()
    with pytest.raises(FileExistsError):
        write(edition.path, build(resolver, lambda *_: None)[0])
    assert edition.path.read_bytes() == before


def test_values_are_what_the_engine_counts(resolver: Resolver, edition: Edition) -> None:
    """Each value of each series whose address is a question of its own is answered alike."""
    told = [value for place in edition.places() for value in edition.values(place)]
    plain = [value for value in told if "&at=" not in value.address]
    assert len(plain) > 50
    for value in plain:
        figure = resolver.answer(ask_from_address(value.address))
        assert (value.numerator, value.denominator) == (figure.numerator, figure.denominator)
        assert value.value == (None if figure.value is None else str(figure.told(figure.value)))


def test_the_receipt_of_a_series_is_counted_again(resolver: Resolver, edition: Edition) -> None:
    """It names its question, its values' hash and its files, and verifies."""
    series = [each["address"] for each in edition.catalogue()]
    assert any(a.startswith("arrests_made/us") and "by=state%2Cmonth" in a for a in series)
    for address in series[:6]:
        receipt = edition.receipt(edition.series(address)[0].receipt)
        assert receipt is not None
        assert receipt["figure"]["address"] == address
        if receipt["figure"].get("by"):
            assert receipt["result"]["values"] == len(edition.series(address))
        assert verify(receipt, resolver.library.path).status == "verified"


def test_rows_of_unknown_place_bound_a_figure(edition: Edition) -> None:
    """Two of three in Massachusetts without a conviction; one more, with one, may belong."""
    (value,) = edition.values("us-ma", "share_of_arrests_without_conviction", ["state"])
    unplaced = next(v for v in edition.series(value.series) if v.keys["state"] is None)
    figure = with_place(figure_of(value), unplaced)
    assert figure.value == Fraction(200, 3)
    assert figure.place_bounds is not None
    assert (figure.place_bounds.low, figure.place_bounds.high) == (50, Fraction(200, 3))


def test_unknown_class_and_unknown_place_are_taken_together() -> None:
    """63 of 101, two more of unknown class; nowhere 88 in and 62 out, three of unknown class."""
    share = figure_of(told_as("share", 63, 101, 2))
    bounds = with_place(share, told_as("share", 88, 150, 3)).place_bounds
    assert bounds is not None
    assert (bounds.low, bounds.high) == (Fraction(6300, 163), Fraction(15100, 189))
    assert (bounds.least, bounds.most) == (Fraction(6300, 168), Fraction(15600, 194))


def test_people_of_unknown_place_could_all_be_others() -> None:
    """104 people and two rows of nobody; nowhere 149 people and one row of nobody: 104 to 256."""
    people = figure_of(told_as("count", 104, None, 2, unit="person"))
    bounds = with_place(people, told_as("count", 149, None, 1, unit="person")).place_bounds
    assert bounds is not None
    assert (bounds.unknown, bounds.low, bounds.high) == (150, 104, 256)


def told_as(
    kind: Kind, numerator: int, denominator: int | None, unknown: int, unit: str = "arrest"
) -> Told:
    """A value of a series with these integers."""
    value = str(numerator) if denominator is None else str(100 * numerator / denominator)
    return Told(
        keys={}, address="", place="us-ma", first=None, last=None, is_partial=False,
        numerator=numerator, denominator=denominator, unknown=unknown, value=value, low=value,
        high=value, series="", measure="arrests_made", kind=kind, unit=unit, receipt="",
        records_end=None, hazards=(),
    )  # fmt: skip


def test_a_pinned_figure_is_told_in_both_languages(edition: Edition) -> None:
    """With its receipt."""
    (told,) = edition.figures("us-ma-boston")
    assert told["id"] == "boston"
    assert set(told["documents"]) == {"en", "es"}
    assert told["documents"]["en"]["value"] == "54.0000"
    assert edition.receipt(told["receipt"]) is not None


@pytest.mark.parametrize("damage", ["cut", "value", "text", "other"])
def test_what_was_altered_is_refused(edition: Edition, tmp_path: Path, damage: str) -> None:
    """A truncated file, one changed number, and what is no edition: a sentence each."""
    path = tmp_path / "damaged.sqlite"
    content = edition.path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage == "cut" else content)
    if damage == "value":
        with sqlite3.connect(path) as connection:
            connection.execute("update value set numerator = numerator + 1 where numerator > 0")
    elif damage == "text":
        path.write_text("no edition", "utf-8")
    elif damage == "other":
        path.unlink()
        sqlite3.connect(path).execute("create table x (y)").connection.commit()
    with pytest.raises(UnusableError) as told:
        Edition(path)
    assert told.value.code in ("no-edition", "newer-edition")
