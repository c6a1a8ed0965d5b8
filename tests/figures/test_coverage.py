"""Times that the records cover in part are marked: periods, and the ends of tables."""

import pytest

from drawn import library_of, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.terms.periods import moment

# The records tell of 10 January to 20 March 2025.
_DRAWN = """
    person | apprehension_date   | apprehension_state
    ana    | 2025-01-10 08:00:00 | MASSACHUSETTS
    ben    | 2025-02-03 08:00:00 | MASSACHUSETTS
    eva    | 2025-03-20 08:00:00 | MASSACHUSETTS
"""
_BEGIN, _END = "the records begin on 2025-01-10", "the records end on 2025-03-20"


@pytest.fixture(scope="module")
def resolver(tmp_path_factory: pytest.TempPathFactory) -> Resolver:
    """Three arrests of one winter."""
    return Resolver(library_of(tmp_path_factory.mktemp("drawn"), "arrests", rows_of(_DRAWN)))


def _marks(notes: tuple[str, ...]) -> list[str]:
    return [end for end in (_BEGIN, _END) if any(end in note for note in notes)]


@pytest.mark.parametrize(
    ("from_", "through", "marks"),
    [
        (None, None, []),
        ("2025-01-10", "2025-03-20", []),
        ("2025-01-09", "2025-03-20", [_BEGIN]),
        ("2025-01-10", "2025-03-21", [_END]),
        ("2025-02", "2025-02", []),
        ("2025-01", "2025-03", [_BEGIN, _END]),
        ("2024-01-01", None, [_BEGIN]),
    ],
)
def test_a_period_beyond_the_records_is_marked(
    resolver: Resolver, from_: str | None, through: str | None, marks: list[str]
) -> None:
    """One day too many is enough; the whole of the records, asked for or not, is no part."""
    begins, ends = (moment(end) if end else None for end in (from_, through))
    asked = Ask("arrests_made", from_=begins, through=ends)
    assert _marks(resolver.answer(asked).notes) == marks


@pytest.mark.parametrize(
    ("by", "marks"),
    [
        ("month", {"2025-01": [_BEGIN], "2025-02": [], "2025-03": [_END]}),
        ("week", {"2025-01-06": [_BEGIN], "2025-02-03": [], "2025-03-17": [_END]}),
        ("day", {"2025-01-10": [], "2025-02-03": [], "2025-03-20": []}),
        ("fiscal_year", {2025: [_BEGIN, _END]}),
    ],
)
def test_the_first_and_the_last_of_a_table_are_marked(
    resolver: Resolver, by: str, marks: dict[str | int | None, list[str]]
) -> None:
    """Weeks begin on Mondays, fiscal years in October; a day is covered or it is not."""
    rows = resolver.table(Ask("arrests_made", by=(by,)))
    assert {row.dimensions[by]: _marks(row.notes) for row in rows} == marks


def test_a_period_that_cuts_a_month_itself_leaves_it_unmarked(resolver: Resolver) -> None:
    """What was not asked for is not missing."""
    asked = Ask("arrests_made", "us", moment("2025-01-10"), moment("2025-03-20"), by=("month",))
    assert [_marks(row.notes) for row in resolver.table(asked)] == [[], [], []]
