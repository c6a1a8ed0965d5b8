"""Two editions compared, from drawn rows: each number counted by hand before and after."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.edition.comparing import Change, Changes
from uncover.figures.edition.content import Content
from uncover.figures.edition.history import counterpart, history, without_release
from uncover.figures.edition.reading import Edition
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load
from uncover.records.ingest import ingest

OLD = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    dan    | 2024-03-04 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2024-03-07 08:00:00 | 3 Other Immigration Violator | TEXAS
"""
# Ben has a class now, someone stands in February who did not, and April is new. Eva's row is gone.
NEW = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    cal    | 2024-02-08 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    dan    | 2024-03-04 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    fay    | 2024-03-28 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    gus    | 2024-04-09 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
"""
PINS = """
[boston]
measure = "share_of_removals_without_conviction"
source = "published_statistics"
place = "us-ma-boston"
through = 2011-03-07

[february]
measure = "arrests_made"
place = "us-ma"
from = 2024-02-01
through = 2024-02-29
"""
MONTH = "arrests_made/us-ma/2024-{0}..2024-{0}?source=arrests&release={1}"


def content_of(folder: Path, drawing: str, release: str, pins: str = PINS) -> Content:
    """The content of an edition of one drawn release."""
    (folder / "figures.toml").parent.mkdir(parents=True, exist_ok=True)
    (folder / "figures.toml").write_text(pins, "utf-8")
    file = released(folder / "files", "arrests", rows_of(drawing), f"{release}.csv")
    ingest(folder / "library", [file], release=release)
    resolver = Resolver(folder / "library", load(folder / "figures.toml"))
    return build(resolver, lambda *_: None)[0]


def edition_of(path: Path, content: Content, **about: str) -> Edition:
    """The edition of a content, with another date or another mark."""
    write(path, replace(content, about={**content.about, **about}))
    return Edition(path)


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


@pytest.fixture(scope="module")
def both(home: Path) -> tuple[Edition, Edition]:
    """The older and the newer one."""
    return Edition(home / "2024-03-10.sqlite"), Edition(home / "2024-04-10.sqlite")


@pytest.fixture(scope="module")
def changes(both: tuple[Edition, Edition]) -> Changes:
    """The newer compared with the older."""
    return Changes(*both)


def numerators(change: Change | None) -> tuple[str, int | None, int | None]:
    """The status with what was counted before and after."""
    assert change is not None
    before, after = (side.numerator if side else None for side in (change.before, change.after))
    return change.status, before, after


@pytest.mark.parametrize(
    ("month", "told"),
    [
        ("01", ("unchanged", 1, 1)),
        ("02", ("revised", 1, 2)),  # the records went on to 7 March: February was whole
        ("03", ("more", 1, 2)),  # they ended within March
        ("04", ("new", None, 1)),
    ],
)
def test_a_month_is_told_by_what_the_older_records_covered(
    month: str, told: tuple[str, int | None, int | None], changes: Changes
) -> None:
    """In the words of the newer address and of the older one alike."""
    assert numerators(changes.of_value(MONTH.format(month, "april"))) == told
    if told[1] is not None:
        assert numerators(changes.of_value(MONTH.format(month, "march"))) == told


def test_a_period_that_became_whole_is_no_correction(changes: Changes) -> None:
    """March was covered to its seventh day, and is covered wholly now."""
    march = changes.of_value(MONTH.format("03", "april"))
    february = changes.of_value(MONTH.format("02", "april"))
    assert march
    assert february
    assert march.became_whole
    assert not february.became_whole


def test_what_is_new_and_gone_has_a_reason(changes: Changes) -> None:
    """April is of later records; Eva's row in Texas is left by none."""
    april = changes.of_value(MONTH.format("04", "april"))
    texas = changes.of_value(MONTH.format("03", "march").replace("us-ma", "us-tx"))
    assert april
    assert texas
    assert april.why == "records"
    assert (texas.status, texas.why) == ("gone", "rows")
    assert texas.before
    assert texas.before.numerator == 1
    assert changes.of_value("arrests_made/us-wy/2024-01..2024-01") is None


def test_a_share_that_moved_keeps_numerator_and_denominator(changes: Changes) -> None:
    """One of one in February had no conviction; of two now, none."""
    address = MONTH.format("02", "april").replace(
        "arrests_made", "share_of_arrests_without_conviction"
    )
    moved = changes.of_value(address)
    assert moved
    assert moved.before
    assert moved.after
    assert (moved.before.numerator, moved.before.denominator) == (1, 1)
    assert (moved.after.numerator, moved.after.denominator) == (0, 2)
    assert (moved.before.value, moved.after.value) == ("100.0000", "0.0000")
    assert moved.status == "revised"
    assert moved.size == 1


def test_values_of_a_class_are_matched_by_their_keys(changes: Changes) -> None:
    """People with a conviction, arrested in fiscal year 2024: Ana and Dan; then three more."""
    (told,) = (
        each
        for each in changes.of_place("us")
        if each.measure == "arrests_made"
        and each.keys == {"criminality": "convicted", "fiscal_year": 2024}
    )
    assert numerators(told)[1:] == (2, 5)


def test_counts_add_up_to_the_values_of_both(
    changes: Changes, both: tuple[Edition, Edition]
) -> None:
    """All but the new were in the older edition, all but the gone are in the newer."""
    counts = changes.counts()
    values = [sqlite3.connect(each.path).execute("select count(*) from value") for each in both]
    (old,), (new,) = (each.fetchone() for each in values)
    assert sum(counts.values()) - counts["new"] == old
    assert sum(counts.values()) - counts["gone"] == new
    assert sum(number for *_, number in changes.groups) == sum(counts.values())
    assert len(list(changes.all())) == sum(counts.values()) - counts["unchanged"]
    assert all(counts[status] for status in ("revised", "more", "new", "gone", "unchanged"))


def test_the_largest_come_first(changes: Changes) -> None:
    """Of what moved in the past, by records."""
    sizes = [each.size or 0 for each in changes.largest("revised")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(changes.largest("revised", most=2)) == 2
    assert {each.status for each in changes.largest("revised")} == {"revised"}


def test_a_place_has_its_own_changes_only(changes: Changes) -> None:
    """Every one of Texas is gone, for its one row is."""
    assert {each.place for each in changes.of_place("us-ma")} == {"us-ma"}
    assert {each.status for each in changes.of_place("us-tx")} == {"gone"}
    assert changes.of_place("us-wy") == []


def test_the_same_edition_differs_in_nothing(both: tuple[Edition, Edition]) -> None:
    """Nothing moved, nothing came."""
    same = Changes(both[0], both[0])
    assert {status for status, number in same.counts().items() if number} == {"unchanged"}
    assert {each.status for each in same.pinned()} == {"unchanged"}
    assert (same.came(), same.went()) == ([], [])


def test_pinned_figures_are_matched_by_their_id(changes: Changes) -> None:
    """What was quoted stays; February's count moved in the past."""
    told = {each.id: each for each in changes.pinned()}
    assert told["boston"].status == "unchanged"
    assert numerators(told["february"]) == ("revised", 1, 2)


def test_a_pin_that_is_taken_out_is_gone(
    contents: tuple[Content, Content], both: tuple[Edition, Edition], tmp_path: Path
) -> None:
    """And one that is put in is new."""
    fewer = edition_of(tmp_path / "x.sqlite", replace(contents[1], figures=contents[1].figures[:1]))
    assert [(c.id, c.status, c.why) for c in Changes(both[0], fewer).pinned()][1] == (
        "february",
        "gone",
        "pin",
    )
    assert Changes(fewer, both[1]).pinned()[1].status == "new"


def test_releases_that_came_and_went_are_named_with_their_files(changes: Changes) -> None:
    """By name, table and hash."""
    assert [(each.name, each.table) for each in changes.came()] == [("april", "arrests")]
    assert [(each.name, each.table) for each in changes.went()] == [("march", "arrests")]
    ((file, digest),) = changes.came()[0].files
    assert file == "april.csv"
    assert len(digest) == 64


def test_another_version_of_a_measure_is_told_as_that(
    contents: tuple[Content, Content], both: tuple[Edition, Edition], tmp_path: Path
) -> None:
    """What moved may have moved by the rule: it is no longer told as changed in the past."""
    measures = [
        {**each, "version": 2} if each["measure"] == "arrests_made" else each
        for each in contents[1].measures
    ]
    newer = edition_of(tmp_path / "x.sqlite", replace(contents[1], measures=measures))
    changes = Changes(both[0], newer)
    assert changes.rules() == [("arrests_made", 1, 2)]
    assert numerators(changes.of_value(MONTH.format("02", "april"))) == ("recounted", 1, 2)
    share = MONTH.format("02", "april").replace(
        "arrests_made", "share_of_arrests_without_conviction"
    )
    assert numerators(changes.of_value(share))[0] == "revised"


@pytest.mark.parametrize(("left", "why"), [("series", "series"), ("measure", "measure")])
def test_series_that_are_left_out_are_gone_with_their_reason(
    contents: tuple[Content, Content],
    both: tuple[Edition, Edition],
    tmp_path: Path,
    left: str,
    why: str,
) -> None:
    """Left out one by one, or with all of their measure."""
    kept = [
        each
        for each in contents[1].series
        if each.measure != "arrests_made" or (left == "series" and "month" not in each.dimensions)
    ]
    newer = edition_of(tmp_path / "x.sqlite", replace(contents[1], series=kept))
    told = Changes(both[0], newer).of_value(MONTH.format("02", "march"))
    assert told
    assert (told.status, told.why) == ("gone", why)


def test_two_releases_in_one_edition_are_compared_with_their_own(
    contents: tuple[Content, Content], both: tuple[Edition, Edition], tmp_path: Path
) -> None:
    """An edition that keeps the old release beside the new one changes nothing of the old."""
    wide = replace(contents[1], series=[*contents[0].series, *contents[1].series])
    changes = Changes(both[0], edition_of(tmp_path / "x.sqlite", wide))
    assert {s for s, n in changes.counts().items() if n} == {"unchanged", "new"}
    assert numerators(changes.of_value(MONTH.format("02", "march"))) == ("unchanged", 1, 1)
    assert numerators(changes.of_value(MONTH.format("02", "april"))) == ("new", None, 2)


def test_a_figure_is_followed_through_all_editions(both: tuple[Edition, Edition]) -> None:
    """Newest first, by either address; by the id of a pin too."""
    newest_first = [both[1], both[0]]
    for address in (MONTH.format("02", "march"), MONTH.format("02", "april"), "february"):
        points = history(newest_first, address)
        assert [(p.date, p.numerator) for p in points] == [("2024-04-10", 2), ("2024-03-10", 1)]
        assert [p.has_moved for p in points] == [True, None]
    (april,) = history(newest_first, MONTH.format("04", "april"))
    assert (april.edition, april.has_moved) == ("2024-04-10", None)
    assert history(newest_first, "no such") == []


def test_an_address_is_found_again_without_its_release(both: tuple[Edition, Edition]) -> None:
    """Of a value, of a series with its keys, of a pin; and of what is gone, nothing."""
    old, new = both
    series = next(e["address"] for e in old.catalogue() if "criminality" in e["dimensions"])
    assert counterpart(new, series) == series.replace("march", "april")
    keyed = next(v.address for v in old.series(series) if "&at=" in v.address)
    assert counterpart(new, keyed) == keyed.replace("march", "april")
    assert counterpart(new, MONTH.format("02", "march")) == MONTH.format("02", "april")
    assert counterpart(new, "boston") == "boston"
    assert counterpart(new, MONTH.format("03", "march").replace("us-ma", "us-tx")) is None
    assert without_release(keyed) == without_release(keyed.replace("march", "april"))
