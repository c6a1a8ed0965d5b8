"""A place and a split together tell of the place alone, and bounds over place are sharp."""

from fractions import Fraction
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import library_of, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment

Row = dict[str, str]

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state | apprehension_county
    ana    | 2025-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS      | SUFFOLK
    ben    | 2025-01-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS      | Middlesex County
    eva    | 2025-02-07 08:00:00 | 3 Other Immigration Violator | TEXAS              | TRAVIS
    joe    | 2025-03-08 08:00:00 | 3 Other Immigration Violator |                    |
    kim    |                     | 3 Other Immigration Violator | MASSACHUSETTS      | SUFFOLK
"""  # noqa: E501  a drawing is as wide as its table
SUFFOLK, MIDDLESEX = "us-ma-suffolk-county", "us-ma-middlesex-county"
CLASSES = {"in": "3 Other Immigration Violator", "out": "1 Convicted Criminal", "unknown": ""}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of five drawn arrests."""
    return library_of(tmp_path_factory.mktemp("s"), "arrests", rows_of(DRAWING))


def split(library: Path, by: str, **asked: object) -> dict[object, object]:
    """The arrests made by one dimension."""
    rows = Resolver(library).table(Ask("arrests_made", by=(by,), **asked))  # type: ignore[arg-type]
    return {row.dimensions[by]: row.value for row in rows}


def test_a_place_is_split_into_its_own_parts(library: Path) -> None:
    """No other state and no county of another one is told, as nought or otherwise."""
    assert split(library, "county", place="us-ma") == {SUFFOLK: 2, MIDDLESEX: 1, None: 0}
    assert split(library, "state", place="us-ma") == {"MA": 3, None: 0}


def test_months_with_rows_of_unknown_place_only_are_told(library: Path) -> None:
    """In March nobody is known to have been arrested there, and at most one was."""
    rows = Resolver(library).table(Ask("arrests_made", "us-ma", by=("month",)))
    told = {row.dimensions["month"]: (row.value, row.place_bounds) for row in rows}
    assert list(told) == ["2025-01", "2025-03", None]
    value, bounds = told["2025-03"]
    assert bounds is not None
    assert (value, bounds.low, bounds.high) == (0, 0, 1)


def test_every_row_of_a_table_has_its_period(library: Path) -> None:
    """As the single figure: the first and the last date of the records, and what has no date."""
    rows = Resolver(library).table(Ask("arrests_made", "us-ma", by=("county",)))
    assert {(row.from_, row.through) for row in rows} == {("2025-01-05", "2025-03-08")}
    assert {row.dimensions["county"]: row.undated for row in rows} == {
        SUFFOLK: 1,
        MIDDLESEX: 0,
        None: 0,
    }


def test_undated_rows_are_left_out_of_a_period_and_told(library: Path) -> None:
    """With a period Kim's arrest does not count, and stands beside."""
    asked = {"from_": moment("2025-01-01"), "through": moment("2025-12-31")}
    figure = Resolver(library).answer(Ask("arrests_made", "us-ma", **asked))  # type: ignore[arg-type]
    assert (figure.value, figure.undated) == (2, 1)
    rows = Resolver(library).table(Ask("arrests_made", "us-ma", by=("county",), **asked))  # type: ignore[arg-type]
    assert {row.dimensions["county"]: (row.value, row.undated) for row in rows} == {
        SUFFOLK: (1, 1),
        MIDDLESEX: (1, 0),
        None: (0, 0),
    }


@pytest.mark.parametrize(("county", "arrests"), [("Suffolk", 2), ("Middlesex", 1), ("Essex", 0)])
def test_a_county_is_told_where_the_records_have_it(
    library: Path, county: str, arrests: int
) -> None:
    """The name with or without the word county; the row without county and state may be there."""
    figure = Resolver(library).answer(Ask("arrests_made", f"us-ma-{county.lower()}-county"))
    assert figure.value == arrests
    assert figure.place_bounds is not None
    assert figure.place_bounds.high == arrests + 1


def test_a_county_without_its_state_may_be_another_states(tmp_path: Path) -> None:
    """New York has a Suffolk County too: a row that names no state is certain of neither."""
    drawing = """
        person | apprehension_date   | apprehension_state | apprehension_county
        ana    | 2025-01-05 08:00:00 | MASSACHUSETTS      | SUFFOLK
        ben    | 2025-01-06 08:00:00 |                    | SUFFOLK
        eva    | 2025-01-07 08:00:00 |                    | TRAVIS
    """
    made = library_of(tmp_path, "arrests", rows_of(drawing))
    told = {}
    for state in ("ma", "ny"):
        figure = Resolver(made).answer(Ask("arrests_made", f"us-{state}-suffolk-county"))
        assert figure.place_bounds is not None
        told[state] = (figure.value, figure.place_bounds.low, figure.place_bounds.high)
    assert told == {"ma": (1, 1, 2), "ny": (0, 0, 1)}


def test_what_a_release_does_not_have_is_refused(tmp_path: Path) -> None:
    """A release without persons tells no people, by no unit, and in no alternative."""
    file = tmp_path / "files" / "old.csv"
    file.parent.mkdir()
    file.write_text(
        "date,lift_reason,det_facility,city,state,detainer_type\n"
        "2014-01-02 00:00:00,Booked into Detention,EAST,Boston,MA,I-247\n"
    )
    ingest(tmp_path / "library", [file], release="old")
    resolver = Resolver(tmp_path / "library")
    with pytest.raises(UnusableError, match="person"):
        resolver.answer(Ask("people", source="detainers"))
    with pytest.raises(UnusableError, match="person"):
        resolver.answer(Ask("share_of_detainers_booked_in", options={"unit": "person"}))
    with pytest.raises(UnusableError, match="gender"):
        resolver.table(Ask("detainers_prepared", by=("gender",)))
    share = resolver.answer(Ask("share_of_detainers_booked_in"))
    assert [each.name for each in share.alternatives] == ["unit=event,denominator=all"]
    assert [holding.people for holding in resolver.library.holdings()] == [None]


@st.composite
def events(draw: st.DrawFn) -> list[Row]:
    """A few arrests of three people and of nobody, some of unknown place, some of unknown class."""
    days = draw(st.permutations(range(1, 7)))
    return [
        {
            "person": draw(st.sampled_from(["ana", "ben", "eva", ""])),
            "apprehension_date": f"2025-01-{2 * day:02} 08:00:00",
            "apprehension_criminality": CLASSES[draw(st.sampled_from(list(CLASSES)))],
            "apprehension_state": draw(st.sampled_from(["MASSACHUSETTS", "TEXAS", ""])),
        }
        for day in days[: draw(st.integers(1, 6))]
    ]


def slow_bounds(rows: list[Row], unit: str, denominator: str) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest share over every way in which unknown places may lie."""
    unknown = [row for row in rows if not row["apprehension_state"]]
    shares = []
    for chosen in product([True, False], repeat=len(unknown)):
        here = [row for row in rows if row["apprehension_state"] == "MASSACHUSETTS"]
        here += [row for row, belongs in zip(unknown, chosen, strict=True) if belongs]
        here.sort(key=lambda row: row["apprehension_date"], reverse=unit == "person-last")
        deciding: dict[str, Row] = {}
        for row in here:
            by_person = row["person"] if unit != "event" else ""
            deciding.setdefault(by_person or row["apprehension_date"], row)
        told = [row["apprehension_criminality"] for row in deciding.values()]
        whole = len(told) if denominator == "all" else len([each for each in told if each])
        if whole:
            shares.append(Fraction(100 * told.count(CLASSES["in"]), whole))
    return (min(shares), max(shares)) if shares else None


def share_in_massachusetts(rows: list[Row], options: dict[str, str]) -> Figure:
    """The share of the drawn arrests, from a library of its own."""
    with TemporaryDirectory() as folder:
        made = library_of(Path(folder), "arrests", rows)
        measure = "share_of_arrests_without_conviction"
        return Resolver(made).answer(Ask(measure, "us-ma", options=options))


@settings(max_examples=30, deadline=None)
@given(
    events(),
    st.sampled_from(["event", "person", "person-last"]),
    st.sampled_from(["known", "all"]),
)
def test_bounds_over_place_are_sharp(rows: list[Row], unit: str, denominator: str) -> None:
    """They are what trying every way would give."""
    figure = share_in_massachusetts(rows, {"unit": unit, "denominator": denominator})
    expected = slow_bounds(rows, unit, denominator)
    assert figure.place_bounds is not None
    if expected is None:
        assert (figure.place_bounds.low, figure.place_bounds.high) == (None, None)
    else:
        assert (figure.place_bounds.low, figure.place_bounds.high) == expected
