"""Cells become values of their declared kind, strictly and in one place."""

import datetime as dt
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from uncover.records.declaration import Column, Kind
from uncover.records.declared import tables
from uncover.records.reading.sheet import ColumnCells
from uncover.records.values import ColumnTyper, Typed
from uncover.records.wording import is_redaction


def typed(kind: Kind, texts: list[str | None], **declared: Any) -> tuple[ColumnTyper, Typed]:
    """A column of this kind after one batch of these texts."""
    typer = ColumnTyper(Column("column", kind, "meaning", ("Column",), **declared))
    return typer, typer.type(ColumnCells(pa.array(texts, pa.string())))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "2007-10-02 00:00:00", dt.date(2007, 10, 2)),
        ("date", "1/2/2012", dt.date(2012, 1, 2)),
        ("date", "2025-01-20 00:00:00 UTC", dt.date(2025, 1, 20)),
        ("date", "2025-01-20T00:00:00Z", dt.date(2025, 1, 20)),
        ("moment", "1/1/2012 11:34:00 AM", dt.datetime(2012, 1, 1, 11, 34)),
        ("moment", "1/1/2012 12:34:00 AM", dt.datetime(2012, 1, 1, 0, 34)),
        ("moment", "1/1/2012 12:34:00 PM", dt.datetime(2012, 1, 1, 12, 34)),
        ("moment", "2025-06-01T23:59:59.056", dt.datetime(2025, 6, 1, 23, 59, 59, 56000)),
        ("month", "2011-03", "2011-03"),
        ("month", "March 2011", "2011-03"),
        ("month", "2011-03-07", "2011-03-07"),
        ("integer", "4.0", 4),
        ("integer", "21,181", 21181),
        ("integer", "-3", -3),
        ("decimal", "0.73", 0.73),
        ("decimal", "5.0000000000000001E-3", 0.005),
        ("money", "$1,500.00", Decimal("1500.0000")),
        ("year", "1987.0", 1987),
        ("yes_no", "YES", True),
        ("yes_no", "n", False),
        ("yes_no", "FALSE", False),
        ("state", " massachusetts ", "MA"),
        ("state", "MA", "MA"),
        ("text", "  padded ", "  padded "),
        ("text", "007", "007"),
        ("person", " abc ", "abc"),
        ("text", "b(6), b(7)c", None),
        ("text", "NA", None),
        ("text", "   ", None),
    ],
)
def test_a_text_is_read_as_its_kind(kind: Kind, text: str, value: object) -> None:
    """Each way in which releases write a value gives that value and no reject."""
    _, column = typed(kind, [text])
    assert column.values.to_pylist() == [value]
    assert column.rejects == []


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("date", "05/082025", "not-a-date"),
        ("date", "7/72025", "not-a-date"),
        ("date", "13/1/2020", "not-a-date"),
        ("date", "2023-02-30", "not-a-date"),
        ("date", "0002-03-01", "out-of-range"),
        ("moment", "1/1/2012 13:00:00 PM", "not-a-date"),
        ("moment", "2025-01-20 05:00:00-04:00", "not-a-date"),
        ("integer", "4.5", "not-a-whole-number"),
        ("integer", "AS NEEDED", "not-a-whole-number"),
        ("integer", "1,23", "not-a-whole-number"),
        ("integer", "٣", "not-a-whole-number"),
        ("decimal", "nan", "not-a-number"),
        ("money", "1.23456", "not-an-amount"),
        ("year", "187", "not-a-year"),
        ("yes_no", "maybe", "not-yes-or-no"),
        ("month", "2011-13", "not-a-month"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_text(kind: Kind, text: str, reason: str) -> None:
    """Nothing is guessed: the value is null and the reject says where, what and why."""
    _, column = typed(kind, ["", text])
    assert column.values.to_pylist() == [None, None]
    assert [(r.index, r.text, r.reason) for r in column.rejects] == [(1, text, reason)]


def test_a_day_with_a_time_keeps_the_day_and_tells_the_time() -> None:
    """A time in a column of days is not lost without a word."""
    _, column = typed("date", ["2025-01-20 13:00:00"])
    assert column.values.to_pylist() == [dt.date(2025, 1, 20)]
    assert [r.reason for r in column.rejects] == ["time-dropped"]


def test_cells_that_are_dates_join_cells_that_are_text() -> None:
    """A spreadsheet column may hold both; a date cell in a number column is rejected."""
    moment = pa.array([dt.datetime(2020, 1, 1, 5), None, dt.datetime(1, 1, 1)], pa.timestamp("us"))
    cells = ColumnCells(pa.array([None, "2/1/2020", None], pa.string()), moment)
    typer = ColumnTyper(Column("c", "moment", "m", ("C",)))
    column = typer.type(cells)
    assert column.values.to_pylist() == [
        dt.datetime(2020, 1, 1, 5), dt.datetime(2020, 2, 1), None,
    ]  # fmt: skip
    assert [(r.index, r.reason) for r in column.rejects] == [(2, "out-of-range")]
    two_days = ColumnCells(pa.nulls(1, pa.string()), pa.array([dt.datetime(1900, 1, 2)]))
    days = ColumnTyper(Column("c", "moment", "m", ("C",))).type(two_days)
    assert [(r.text, r.reason) for r in days.rejects] == [("1900-01-02", "out-of-range")]
    assert [
        r.reason for r in ColumnTyper(Column("c", "integer", "m", ("C",))).type(cells).rejects
    ] == ["a-date", "not-a-whole-number", "a-date"]


def test_an_error_cell_is_rejected_whatever_its_kind() -> None:
    """`#N/A` in a text column is no text."""
    cells = ColumnCells(pa.array(["#N/A", "#N/A"]), error=np.array([0]))
    column = ColumnTyper(Column("c", "text", "m", ("C",))).type(cells)
    assert column.values.to_pylist() == [None, "#N/A"]
    assert [(r.index, r.text, r.reason) for r in column.rejects] == [(0, "#N/A", "error-cell")]


def test_classes_are_found_without_case_blanks_or_leading_digit() -> None:
    """An unknown code of a class is kept and reported; a blank is unknown unless declared."""
    classes = {"convicted": ("1 Convicted Criminal",), "neither": ("3 Other Immigration Violator",)}
    texts = [
        "1 Convicted Criminal",
        " convicted  CRIMINAL",
        "3 other Immigration Violator",
        "4 New",
    ]
    typer, column = typed("class", [*texts, None], classes=classes)
    assert column.values.to_pylist() == ["convicted", "convicted", "neither", "4 New", None]
    assert dict(typer.new_codes) == {"4 New": 1}
    _, column = typed("class", [None, ""], classes=classes, blank_class="neither")
    assert column.values.to_pylist() == ["neither", "neither"]


@pytest.mark.parametrize(
    "text",
    [
        "2 Convicted Criminal", "4 Convicted Criminal", "9 Other Immigration Violator",
        "0 Pending Criminal Charges", "12 Convicted Criminal", "4",
    ],
)  # fmt: skip
def test_another_digit_is_another_code(text: str) -> None:
    """The digit may be left off, but a class with a digit that is not its own is a new code."""
    column = tables()["arrests"].column("apprehension_criminality")
    typer = ColumnTyper(column)
    read = typer.type(ColumnCells(pa.array([text, "2 Pending Criminal Charges", "2", "2.0"])))
    assert read.values.to_pylist() == [text, "charged", "charged", "charged"]
    assert dict(typer.new_codes) == {text: 1}


def test_na_is_what_the_column_says() -> None:
    """In threat level `NA` is a class of its own, and a blank stays unknown (DOMAIN 2.3)."""
    _, column = typed("class", ["1", "NA", ""], classes={"1": ("1",), "none": ()}, na="none")
    assert column.values.to_pylist() == ["1", "none", None]
    _, column = typed("text", ["NA", "na "], na="text")
    assert column.values.to_pylist() == ["NA", "na "]


def test_a_column_of_redactions_is_wholly_redacted() -> None:
    """Every cell that is not blank is a redaction or `NA`; one value more and it is not."""
    typer, column = typed("date", ["(b)(6)", "NA", None])
    assert typer.wholly_redacted
    assert column.withheld is not None
    assert column.withheld.tolist() == [True, False, False]
    assert not typed("date", ["(b)(6)", "2020-01-01"])[0].wholly_redacted
    assert not typed("date", ["NA", None])[0].wholly_redacted


MARKERS = [
    "b(6), b(7)c", "b(6), b(7)C", "b(6), b(7)(c)", "(b)(6)(b)(7)(c)", "(b)(6),(b)(7)(c)",
    "(b)(6),(b)(7)(c )", "(b)(7)(E )", "(B)(3)", "b(7)(e)", "(b)6", "b6, b7c", "b(6),",
    "b(7)(a)(i)", "(b)(6)-(b)(7)(C)", "(b)(6)|(b)(7)(C)", "(b)(6) and (b)(7)(C)", "[(b)(6)]",
    "(b)(6) \N{EN DASH} (b)(7)(C)", "(b6)", "(b7c)", "b7(c)", "(b)(7c)", "(b)(6);", "B7C/B6",
]  # fmt: skip
WORDS = ["b6", "B2", "b7c", "B1/B2", "b 6"]
VALUES = [
    "237(a)(2)(B)(1)", "Bldg 6", "BOB (3) x", "B", "(b)", "b60", "b6f2a9", "B2-visa", "7(b)",
    "B1 and C", "b6b7c", "(b)(6) Boston",
]  # fmt: skip


@pytest.mark.parametrize("text", MARKERS)
@pytest.mark.parametrize("kind", ["text", "person", "code", "class", "date", "state"])
def test_redactions_are_recognised(kind: Kind, text: str) -> None:
    """Every marker of DOMAIN 2.3, of the real files, and in any combination of parentheses."""
    _, column = typed(kind, [text])
    assert column.values.to_pylist() == [None]
    assert column.withheld is not None
    assert column.withheld.tolist() == [True]
    assert is_redaction(text, kind)


def test_a_charge_code_gets_its_lost_zeros_back() -> None:
    """An NCIC code has four digits (DOMAIN 2.7), whatever a spreadsheet made of them."""
    typer = ColumnTyper(tables()["detention_stints"].column("msc_charge_code"))
    read = typer.type(ColumnCells(pa.array(["901", "901.0", "0901", "5404", "99", "unknown"])))
    assert read.values.to_pylist() == ["0901", "0901", "0901", "5404", "0099", "unknown"]


@pytest.mark.parametrize("text", WORDS)
def test_a_bare_word_is_a_redaction_only_where_it_can_be_nothing_else(text: str) -> None:
    """`B2` is a visa class in a text or a code; no date, number or state, and nobody's id."""
    may_hold: tuple[Kind, ...] = ("text", "code", "class")
    for kind in may_hold:
        assert typed(kind, [text])[1].values.to_pylist() == [text]
    cannot: tuple[Kind, ...] = ("person", "date", "integer", "state")
    for kind in cannot:
        _, column = typed(kind, [text])
        assert column.values.to_pylist() == [None]
        assert column.withheld is not None
        assert column.rejects == []


@pytest.mark.parametrize("text", VALUES)
def test_other_texts_are_no_redactions(text: str) -> None:
    """A section of law, an address, a pseudonym and a sentence are values."""
    kinds: tuple[Kind, ...] = ("text", "code", "person")
    for kind in kinds:
        assert typed(kind, [text])[1].values.to_pylist() == [text]
        assert not is_redaction(text, kind)


KINDS: tuple[Kind, ...] = ("text", "person", "code", "state", "date", "moment", "integer", "yes_no")


@given(
    st.sampled_from(KINDS),
    st.lists(
        st.none()
        | st.text(max_size=6)
        | st.sampled_from(
            ["NA", "(b)(6)", "1/2/2020", "2020-01-02 03:04:05", "4.0", "YES", "#N/A"]
        ),
        max_size=30,
    ),
    st.integers(1, 30),
)
def test_batches_and_dictionaries_make_no_difference(
    kind: Kind, texts: list[str | None], size: int
) -> None:
    """One batch of plain text, and small batches with a dictionary, give the same values."""
    texts = [text if text is None or text < "\ud800" else "x" for text in texts]
    whole, column = typed(kind, texts)
    split = ColumnTyper(Column("column", kind, "meaning", ("Column",)))
    values: list[object] = []
    rejects = []
    for start in range(0, len(texts), size):
        encoded = pa.array(texts, pa.string()).dictionary_encode()[start : start + size]
        part = split.type(ColumnCells(encoded))
        values += part.values.to_pylist()
        rejects += [(start + r.index, r.text, r.reason) for r in part.rejects]
    assert values == column.values.to_pylist()
    assert rejects == [(r.index, r.text, r.reason) for r in column.rejects]
    assert (split.filled, split.redacted, split.new_codes) == (
        whole.filled, whole.redacted, whole.new_codes,
    )  # fmt: skip
