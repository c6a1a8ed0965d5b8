"""What the engine counts in a made-up release is what was made, in every table and layout."""

from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.records.declaration import Table
from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.sample import NEWEST, sampled, write_sample
from uncover.records.sample.scenery import cover
from uncover.terms.errors import UnusableError

LAYOUTS = [(name, layout.name) for name in sampled() for layout in tables()[name].layouts]
ROWS = 800


def _stored(
    folder: Path, name: str, layout: str, seed: int = 5
) -> tuple[Path, dict[str, Any], dict[str, Any]]:
    """The library, the sheet as ingest told it, and the truth."""
    target = folder / f"{name}.xlsx"
    truth = write_sample(tables()[name], ROWS, seed, target, layout=layout)
    report = ingest(folder / "library", [target], release="made-up").document()
    return folder / "library", report["files"][0]["sheets"][0], truth


def _split(library: Path, table: Table, by: str) -> dict[str, int]:
    """Counts of the engine by a dimension, unknown ones under `unknown`."""
    told = Resolver(library).table(Ask("count", source=table.name, by=(by,)))
    rows = ((figure.dimensions[by], figure.numerator) for figure in told)
    return {"unknown" if key is None else str(key): count for key, count in rows if count}


@pytest.mark.parametrize(("name", "layout"), LAYOUTS)
def test_the_engine_finds_what_was_made(tmp_path: Path, name: str, layout: str) -> None:
    """Rows, people, classes, states, years and slips agree; no event is outside the cover."""
    library, sheet, truth = _stored(tmp_path, name, layout)
    table = tables()[name]
    assert (sheet["table"], sheet["rows_stored"]) == (name, ROWS)
    assert sheet["duplicates"] == truth["duplicates"]
    assert sheet["without_person"] == truth["without_person"]
    for key in ("redacted_columns", "rejected", "new_codes"):
        assert sheet[key] == truth[key], key
    for key in ("missing_columns", "new_columns"):
        assert sheet[key] == []
    assert sheet["times_dropped"] == 0
    resolver = Resolver(library)
    assert resolver.answer(Ask("count", source=name)).numerator == truth[name]
    if sheet["without_person"] == ROWS:
        with pytest.raises(UnusableError, match="person"):
            resolver.answer(Ask("people", source=name))
    else:
        assert resolver.answer(Ask("people", source=name)).numerator == truth["people"]
    assert _split(library, table, "fiscal_year") == truth["by_fiscal_year"]
    for column, told in truth.get("classes", {}).items():
        assert _split(library, table, column) == told, column
    whole = resolver.answer(Ask("count", source=name))
    assert str(cover(layout).first) <= str(whole.from_)
    assert str(whole.through) <= str(cover(layout).last)
    if "by_state" in truth:
        assert _split(library, table, "state") == truth["by_state"]


@pytest.mark.parametrize("name", sampled())
@pytest.mark.parametrize("rows", [1, 2, 7])
def test_a_sample_of_a_few_rows_is_true_too(tmp_path: Path, name: str, rows: int) -> None:
    """However few rows are asked for, so many are made, and the truth is of them."""
    target = tmp_path / "few.xlsx"
    truth = write_sample(tables()[name], rows, 3, target)
    report = ingest(tmp_path / "library", [target], release="made-up").document()
    sheet = report["files"][0]["sheets"][0]
    assert sheet["rows_stored"] == truth["rows"] == rows
    assert sheet["duplicates"] == truth["duplicates"]
    for key in ("redacted_columns", "rejected", "new_codes"):
        assert sheet[key] == truth[key], key


def test_stays_and_open_stays_are_those_made(tmp_path: Path) -> None:
    """Stays are counted from the stored stints by hand: person and begin of the stay."""
    library, _, truth = _stored(tmp_path, "detention_stints", NEWEST)
    stored = pq.read_table(library / "tables" / "detention_stints" / "made-up.parquet").to_pylist()
    stays: dict[tuple[int, Any], Any] = {}
    for row in stored:
        if row["person"] is not None:
            key = (row["person"], row["stay_book_in_date_time"])
            end = row["stay_book_out_date_time"]
            assert stays.setdefault(key, end) == end, "one end for every stint of a stay"
    lengths = sorted((end - begin).total_seconds() for (_, begin), end in stays.items() if end)
    middle = (lengths[(len(lengths) - 1) // 2] + lengths[len(lengths) // 2]) / 2
    assert truth["stays"] == len(stays)
    assert truth["open_stays"] == sum(end is None for end in stays.values()) > 0
    assert float(truth["median_days_held"]) == pytest.approx(middle / 86_400, abs=0.00006)
    assert max(Counter(person for person, _ in stays).values()) > 1, "people with two stays"


def test_people_of_one_seed_are_shared_by_the_tables(tmp_path: Path) -> None:
    """Arrests join to stints, detainers and removals of the same seed; another seed to none."""
    people: dict[tuple[str, int], set[str]] = {}
    when: dict[tuple[str, int], dict[str, Any]] = {}
    for name, seed in [(name, 1) for name in sampled()] + [("removals", 2)]:
        table = tables()[name]
        folder = tmp_path / f"{name}-{seed}"
        folder.mkdir()
        library, _, _ = _stored(folder, name, NEWEST, seed)
        persons = pq.read_table(library / "releases" / "made-up" / "persons.parquet").to_pylist()
        names = {row["person"]: row["pseudonym"] for row in persons if row["person"] is not None}
        stored = pq.read_table(library / "tables" / name / "made-up.parquet").to_pylist()
        when[name, seed] = {names[r["person"]]: r[table.date] for r in stored if r["person"]}
        people[name, seed] = set(names.values())
    arrests = people["arrests", 1]
    for name in ("detainers", "detention_stints", "removals", "encounters"):
        assert len(arrests & people[name, 1]) > ROWS / 20, name
    assert not arrests & people["removals", 2]
    assert people["removals", 1] & people["detention_stints", 1]
    both = arrests & people["detention_stints", 1]
    begins, arrested = when["detention_stints", 1], when["arrests", 1]
    near = sum(abs((begins[one] - arrested[one]).total_seconds()) < 240 * 3600 for one in both)
    assert near > 0.6 * len(both)
