"""Editions of stays: counties, one count for all tables of the same rows, what is left out."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.edition.figures import figure_of, with_place
from uncover.figures.edition.reading import Edition
from uncover.figures.edition.unplaced import unplaced
from uncover.figures.edition.writing import tombstone, withdraw, write
from uncover.figures.engine import fingerprint
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.standing import standing
from uncover.figures.engine.verify import verify
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError

FACILITIES = """
    facility_code | facility_name | state | county
    SUF           | Suffolk House | MA    | Suffolk
    PLY           | Plymouth Jail | MA    | Plymouth
"""
# Five stays in two counties of Massachusetts and one in no place; only ana was arrested.
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | book_out_date_time  | stay_book_out_date_time | detention_facility_code | book_in_criminality
    ana    | 2024-01-06 08:00:00    | 2024-01-06 08:00:00 | 2024-01-08 08:00:00 | 2024-01-08 08:00:00     | SUF                     | 1 Convicted Criminal
    ben    | 2024-01-07 08:00:00    | 2024-01-07 08:00:00 | 2024-01-09 08:00:00 | 2024-01-09 08:00:00     | SUF                     | 3 Other Immigration Violator
    eva    | 2024-11-07 08:00:00    | 2024-11-07 08:00:00 | 2024-11-09 08:00:00 | 2024-11-09 08:00:00     | SUF                     | 3 Other Immigration Violator
    joe    | 2024-11-08 08:00:00    | 2024-11-08 08:00:00 | 2024-11-10 08:00:00 | 2024-11-10 08:00:00     | PLY                     |
    kim    | 2024-11-09 08:00:00    | 2024-11-09 08:00:00 | 2024-11-12 08:00:00 | 2024-11-12 08:00:00     | GONE                    | 1 Convicted Criminal
"""  # noqa: E501  a drawing is as wide as its table
ARRESTS = """
    person | apprehension_date   | apprehension_criminality | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal     | MASSACHUSETTS
    lea    | 2024-11-05 08:00:00 | 1 Convicted Criminal     | TEXAS
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Arrests and stints of one release, and a list of facilities."""
    folder = tmp_path_factory.mktemp("drawn")
    for table, drawing in (("detention_stints", STINTS), ("arrests", ARRESTS)):
        released(folder / "files", table, rows_of(drawing), f"{table}.csv")
    released(folder / "listed", "facilities", rows_of(FACILITIES))
    ingest(folder / "library", [folder / "files"], release="drawn")
    ingest(folder / "library", [folder / "listed"], release="listed")
    return folder / "library"


@pytest.fixture(scope="module")
def edition(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of it."""
    path = tmp_path_factory.mktemp("editions") / "one.sqlite"
    write(path, build(Resolver(library), lambda *_: None)[0])
    return Edition(path)


def test_rows_that_no_county_has_bound_a_county(library: Path, edition: Edition) -> None:
    """Three stays in Suffolk; one in no place might be there too, as the engine itself counts."""
    checked = 0
    for value in edition.values("us-ma-suffolk-county"):
        figure = with_place(figure_of(value), unplaced(edition, value))
        asked = Resolver(library).answer(ask_from_address(value.address))
        if {*value.keys} <= {"county", "fiscal_year", "month"} and value.kind != "amount":
            ends = [(f.place_bounds.unknown, f.place_bounds.low, f.place_bounds.high)
                    for f in (figure, asked) if f.place_bounds]  # fmt: skip
            assert len(ends) == 2, value.address
            assert ends[0] == ends[1], value.address
            checked += 1
    assert checked >= 3


def test_a_county_has_its_values_by_its_id(edition: Edition) -> None:
    """By fiscal year: the facility of a stay's first stint tells where it began."""
    told = edition.values("us-ma-suffolk-county", "stays_begun", ["county", "fiscal_year"])
    assert [(value.keys["fiscal_year"], value.numerator) for value in told] == [
        (2024, 2),
        (2025, 1),
    ]
    assert told[0].address == (
        "stays_begun/us-ma-suffolk-county/2023-10-01..2024-09-30"
        "?source=detention_stays&release=drawn"
    )
    held = edition.values("us-ma-plymouth-county", "average_daily_population", ["county"])
    assert [value.numerator for value in held] == [2]  # two midnights of joe


def test_what_is_counted_together_is_what_is_counted_alone(library: Path, edition: Edition) -> None:
    """One in four tables of figures with its receipt, and some values that are a question."""
    alone = Resolver(library)
    compared, asked = 0, 0
    for each in edition.catalogue()[::4]:
        rows = edition.series(each["address"])
        receipt = alone.receipt(ask_from_address(each["address"]))
        assert edition.receipt(rows[0].receipt) == receipt, each["address"]
        for value in rows:
            asked += "&at=" not in value.address
            if "&at=" in value.address or asked % 2:
                continue
            figure = alone.answer(ask_from_address(value.address))
            assert (value.numerator, value.denominator) == (figure.numerator, figure.denominator)
            compared += 1
    assert len(edition.catalogue()) > 60
    assert compared > 8
    joined = edition.values("us", "share_detained_after_arrest", [])[0]
    # The records end before it is known what came of lea's arrest.
    assert (joined.numerator, joined.denominator, joined.unknown) == (1, 1, 1)
    assert verify(edition.receipt(joined.receipt) or {}, library).status == "verified"


def test_of_a_large_table_the_columns_have_the_same_hash(
    library: Path, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few rows are hashed at once: the query that stands in the receipt gives it."""
    monkeypatch.setattr(fingerprint, "_CELLS", 1)
    ask = Ask("stays_begun", by=("county", "fiscal_year"))
    _, receipt = Resolver(library).series(ask)
    assert edition.receipt(receipt["receipt_sha256"]) == receipt
    parts = fingerprint._parts([(0, 3), (1, 2), (2, 4), (7, 1)], 5)  # noqa: SLF001
    assert list(parts) == [(0, 1), (2, 7)]


def test_what_is_left_out_is_one_line_for_each_measure_and_reason(library: Path) -> None:
    """In order, with how many tables it is about."""
    _, left = build(Resolver(library), lambda *_: None)
    told = [(each.measure, each.reason) for each in left]
    assert told == sorted(set(told))
    arrests = {each.reason: each.tables for each in left if each.measure == "arrests_made"}
    assert arrests.pop("No row of the release tells this: county.") == 2
    assert len(arrests) == 4  # age, country, gender and method, of one table each
    assert set(arrests.values()) == {1}


def test_no_standing_series_crosses_what_it_may_not() -> None:
    """At most two beyond place and time; no trait with a facility, or with a place by month."""
    for ask in standing():
        beyond = {*ask.by} - {"state", "county", "month", "fiscal_year"}
        assert len(beyond) <= 2, ask
        traits = beyond & {"gender", "citizenship", "birth_country", "age_group"}
        if traits:
            assert not {*ask.by} & {"facility", "facility_name"}, ask
            assert not ({*ask.by} & {"state", "county"} and "month" in ask.by), ask
    assert len({ask.table_address for ask in standing()}) == len(standing())


def test_the_newest_of_two_releases_is_told(tmp_path: Path) -> None:
    """Records of two releases are not added together, and neither is left out for the other."""
    newer = [row | {"person": "new"} for row in rows_of(ARRESTS)] + rows_of(ARRESTS)
    for row in newer:
        row["apprehension_date"] = row["apprehension_date"].replace("2024-11", "2024-12")
    for name, rows in (("old", rows_of(ARRESTS)), ("new", newer)):
        ingest(tmp_path / "library", [released(tmp_path / name, "arrests", rows)], release=name)
    content, _ = build(Resolver(tmp_path / "library"), lambda *_: None)
    assert {each.release for each in content.series} == {"new"}
    whole = next(each for each in content.series if each.dimensions == ())
    assert whole.values[0].numerator == 4


def _read(path: Path, checked: object) -> None:
    edition = Edition(path)
    queue: multiprocessing.Queue[tuple[str, int]] = checked  # type: ignore[assignment]
    sums = sum(
        value.numerator or 0 for place in edition.places() for value in edition.values(place)
    )
    queue.put((edition.sha256, sums))


def test_eight_processes_read_one_edition_at_once(edition: Edition) -> None:
    """Each finds every value, and the file is as it was."""
    before = edition.path.read_bytes()
    context = multiprocessing.get_context("spawn")
    queue = context.Queue()
    processes = [context.Process(target=_read, args=(edition.path, queue)) for _ in range(8)]
    for process in processes:
        process.start()
    told = {queue.get(timeout=60) for _ in processes}
    for process in processes:
        process.join()
    with sqlite3.connect(f"file:{edition.path}?mode=ro", uri=True) as connection:
        ((expected,),) = connection.execute("select sum(numerator) from value").fetchall()
    assert told == {(edition.sha256, expected)}
    assert edition.path.read_bytes() == before


def test_what_is_withdrawn_leaves_a_tombstone(edition: Edition, tmp_path: Path) -> None:
    """With its hash and the reason; its name is not used again."""
    path = tmp_path / "2024-11-12.sqlite"
    path.write_bytes(edition.path.read_bytes())
    with pytest.raises(UnusableError) as told:
        withdraw(path, " ")
    assert told.value.code == "no-reason"
    stone = withdraw(path, "Released by mistake.")
    assert stone == tombstone(path)
    assert not path.exists()
    assert f'"sha256":"{edition.sha256}"' in stone.read_text("utf-8")
    assert '"reason":"Released by mistake."' in stone.read_text("utf-8")
    content, _ = build(Resolver(tmp_path / "none"), lambda *_: None)
    with pytest.raises(UnusableError) as refused:
        write(path, content)
    assert refused.value.code == "withdrawn-there"
