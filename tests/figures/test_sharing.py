"""Figures of one letter share the rows that count, and each is what it would be alone."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.sharing import Sharing
from uncover.figures.measures import measures
from uncover.figures.pins import Pin
from uncover.records.declared import released as tables_released
from uncover.records.ingest import ingest
from uncover.records.sample import NEWEST, write_sample
from uncover.terms.errors import UncoverError
from uncover.terms.periods import moment

TABLES = ("arrests", "detainers", "detention_stints", "removals", "encounters")
FACILITIES = """
    facility_code | facility_name | state | county
    EAST          | East Hold     | MA    | Suffolk
    WEST          | West Hold     | CA    | Kern
"""
PLACES = ("us", "us-ma", "us-tx", "us-ca")
PERIODS = ((None, None), ("2024-10-01", "2025-09-30"), (None, "2024-03"), ("2030-01-01", None))
OPTIONS: tuple[dict[str, str], ...] = (
    {},
    {"unit": "person"},
    {"unit": "person-last", "denominator": "all"},
    {"rule": "none"},
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up release of every table that can be made up, and facilities."""
    folder = tmp_path_factory.mktemp("made")
    for table in TABLES:
        file = folder / "files" / f"{table}.xlsx"
        file.parent.mkdir(exist_ok=True)
        write_sample(tables_released()[table], 1_500, 7, file, layout=NEWEST)
    ingest(folder / "library", [folder / "files"], "made-up")
    listed = released(folder / "listed", "facilities", rows_of(FACILITIES))
    ingest(folder / "library", [listed], "places")
    return folder / "library"


def asks() -> Iterator[Ask]:
    """Every measure that is counted, in some places and periods, under some options."""
    names = [one.name for one in measures().values() if one.table != "population"]
    for name, place, (first, last), options in product(names, PLACES, PERIODS, OPTIONS):
        yield Ask(
            name,
            place,
            from_=moment(first) if first else None,
            through=moment(last) if last else None,
            options=dict(options),
        )
    yield Ask("arrests_made", "us-ma", options={"against": "us-tx"})
    yield Ask("arrests_made", options={"against": "2024-01-01..2024-12-31"})
    for table in TABLES:
        for name, place in product(("count", "people"), PLACES):
            yield Ask(name, place, source=table)


@pytest.mark.slow
@pytest.mark.parametrize("many", [False, True])
def test_every_figure_is_what_it_is_alone(
    library: Path, monkeypatch: pytest.MonkeyPatch, many: bool
) -> None:
    """Value, bounds, alternatives, notes and receipt, to the last part; and errors too."""
    monkeypatch.setattr("uncover.figures.engine.store.Store.get", lambda *_: None)
    shared, narrowed = [], []
    answer = Sharing.answer

    def counted(self: Sharing, chosen: object, put: object, ask: object) -> str:
        sql = answer(self, chosen, put, ask)  # type: ignore[arg-type]
        if sql != put.sql:  # type: ignore[attr-defined]
            shared.append(sql)
            if " is not false" in sql.split("scope as")[0]:
                narrowed.append(sql)
        return sql

    monkeypatch.setattr(Sharing, "answer", counted)
    pins = {str(n): Pin(str(n), ask) for n, ask in enumerate(asks())} if many else {}
    together = Resolver(library, pins, keep=True)
    compared = 0
    for number, ask in enumerate(asks()):
        if number % 7 != int(many):  # a part of them, another in each turn
            continue
        try:
            alone = Resolver(library).answer(ask)
        except UncoverError as error:
            refused = error
        else:
            assert together.answer(ask) == alone, ask.address
            compared += 1
            continue
        with pytest.raises(UncoverError) as told:
            together.answer(ask)
        assert str(told.value) == str(refused)
    assert compared > 60
    assert len(shared) > 40
    assert len(narrowed) > 20


def test_a_large_table_is_not_kept_in_memory(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each figure is counted by its whole SQL."""
    monkeypatch.setattr("uncover.figures.engine.keeping.MOST_ROWS", 1_000)

    def refuse(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(Sharing, "answer", refuse)
    resolver = Resolver(library, keep=True)
    for place in PLACES:
        ask = Ask("arrests_made", place)
        assert resolver.answer(ask) == Resolver(library).answer(ask)
