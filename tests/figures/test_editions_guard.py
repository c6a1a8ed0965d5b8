"""What an edition must not tell: few people of a trait, there and then; protected tables."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from uncover.figures.address import Ask
from uncover.figures.edition.guard import least, refuse_small_cells, refuse_small_figure
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.figure import Figure
from uncover.figures.pins import load
from uncover.records.ingest import ingest
from uncover.records.kept import load as load_table
from uncover.terms.errors import UncoverError
from uncover.terms.periods import moment

MANY, FEW = 40, 9
LOG = """
name = "jail_log"
title = "A made-up jail's log"
unit = "booking"
source = "Made up for tests"
date = "booked_on"
person = "person"
state = "state"
facility = "jail"
classes = ["gender"]
rule = "none"

[one_row_is]
en = "one booking"
es = "un ingreso"

[releases]
by = "folder"
keeping = "rows"

[disclosure]
policy = "POLICY"
reason = "The group's own table."

[columns]
person = { kind = "person", headers = ["Booking No"], private = true, meaning = "Who." }
booked_on = { kind = "date", headers = ["Booked On"], meaning = "Day of the booking." }
gender = { kind = "class", headers = ["Gender"], meaning = "Gender.", classes = { Female = ["F"], Male = ["M"] } }
jail = { headers = ["Jail"], meaning = "Which jail." }
state = { kind = "state", meaning = "State." }

[[layouts]]
name = "log"
title = "The log"
seen = true
required = ["person", "booked_on"]
headers = ["Booking No", "Booked On", "Gender", "Jail", "State"]
"""  # noqa: E501  a column is a line


def figure(numerator: int | None, denominator: int | None = None, unknown: int = 0) -> Figure:
    """A figure of a made-up table with these integers."""
    share = denominator is not None
    return Figure(
        measure="share" if share else "count", version=1, source="jail_log", release="r",
        basis="counted", kind="share" if share else "count", unit="booking", place="us-ma",
        from_="2025-01-01", through="2025-01-31", numerator=numerator, denominator=denominator,
        unknown=unknown, value=None, low=None, high=None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "cell"),
    [
        (figure(12), 12),
        (figure(None), 0),
        (figure(31, MANY), 9),
        (figure(12, MANY), 12),
        (figure(12, MANY, 3), 3),
        (replace(figure(300, 31), kind="amount", unit="person", value=Fraction(300, 31)), 9),
        (replace(figure(None, 8), kind="amount", unit="day", value=Fraction(55)), 8),
    ],
)
def test_the_least_cell_is_in_the_class_out_of_it_or_unknown(told: Figure, cell: int) -> None:
    """Of an amount of people it is the people; of any other what it is of."""
    assert least(told) == cell


@pytest.mark.parametrize(
    ("by", "place", "month", "is_refused"),
    [
        (("gender", "facility"), "us", None, True),
        (("facility", "fiscal_year", "citizenship"), "us", None, True),
        (("state", "gender", "month"), "us", None, True),
        (("county", "age_group", "day"), "us", None, True),
        (("gender", "month"), "us-ma", None, True),
        (("state", "citizenship"), "us", "2025-01", True),
        (("state", "gender", "fiscal_year"), "us", None, False),
        (("gender", "month"), "us", None, False),
        (("facility", "criminality", "month"), "us", None, False),
        (("state", "criminality", "month"), "us", None, False),
    ],
)
def test_a_table_with_a_small_cell_is_refused_where_it_crosses(
    by: tuple[str, ...], place: str, month: str | None, is_refused: bool
) -> None:
    """One of nine people is enough; of ten or more it may be told."""
    period = moment(month) if month else None
    ask = Ask("count", place, from_=period, through=period, by=by)
    refuse_small_cells([figure(MANY), figure(FEW + 1)], ask)
    if not is_refused:
        refuse_small_cells([figure(MANY), figure(FEW)], ask)
        return
    with pytest.raises(UncoverError) as told:
        refuse_small_cells([figure(MANY), figure(FEW)], ask)
    assert told.value.code == "small-cells"


@pytest.mark.parametrize(
    ("change", "is_refused"),
    [
        ({}, True),
        ({"through": "2025-02-01"}, False),
        ({"from_": None}, True),
        ({"place": "us"}, False),
        ({"from_": "2025-01", "through": "2025-01"}, True),
    ],
)
def test_a_pinned_figure_of_a_trait_has_a_place_or_a_month(
    change: dict[str, str | None], is_refused: bool
) -> None:
    """Not both, if it is of fewer than ten; a class that is no trait is never refused."""
    told = replace(figure(FEW, MANY), **change)  # type: ignore[arg-type]
    refuse_small_figure("women", told, {"criminality"})
    refuse_small_figure("women", replace(told, numerator=FEW + 1), {"gender"})
    if is_refused:
        with pytest.raises(UncoverError, match=r"pinned figure women .* fewer than 10") as raised:
            refuse_small_figure("women", told, {"gender"})
        assert raised.value.code == "small-figure"
    else:
        refuse_small_figure("women", told, {"gender"})


def resolver_of(folder: Path, policy: str, pin: str) -> Resolver:
    """A jail's log of forty bookings in January 2025, nine of women, and one pinned figure."""
    declared = folder / "jail_log.toml"
    declared.write_text(LOG.replace("POLICY", policy), "utf-8")
    lines = [f"{n},2025-01-{n % 28 + 1:02},{'F' if n < FEW else 'M'},East,MA" for n in range(MANY)]
    log = folder / "jail" / "log.csv"
    log.parent.mkdir()
    log.write_text("\n".join(["Booking No,Booked On,Gender,Jail,State", *lines]) + "\n", "utf-8")
    report = ingest(folder / "library", [log], table=load_table(declared))
    assert [file.status for file in report.files] == ["stored"], report
    pins = folder / "figures.toml"
    pins.write_text(f'[women]\nmeasure = "share"\nsource = "jail_log"\n{pin}\n', "utf-8")
    return Resolver(folder / "library", load(pins))


CLASS = 'options = { class = "Female" }'
JANUARY = f'place = "us-ma"\nfrom = "2025-01"\nthrough = "2025-01"\n{CLASS}'


@pytest.mark.parametrize(
    ("policy", "pin", "code"),
    [
        ("none", JANUARY, "small-figure"),
        ("none", f'place = "us-ma"\n{CLASS}', "small-figure"),  # all its days are in one month
        ("none", CLASS, None),
        ("threshold:10", CLASS, "protected-figure"),
        ("threshold:9", CLASS, None),
    ],
)
def test_what_must_not_be_told_makes_no_edition(
    tmp_path: Path, policy: str, pin: str, code: str | None
) -> None:
    """Whatever was pinned; under the policy of the table, and whatever it is."""
    resolver = resolver_of(tmp_path, policy, pin)
    if code is None:
        content, _ = build(resolver, lambda *_: None)
        assert content.figures[0].documents["en"]["numerator"] == FEW
        return
    with pytest.raises(UncoverError) as told:
        build(resolver, lambda *_: None)
    assert told.value.code == code
    assert "women" in told.value.sentence


def test_either_part_of_a_figure_of_two_is_held_to_it(tmp_path: Path) -> None:
    """What is compared is told too."""
    pin = JANUARY.replace("class =", 'against = "us-tx", class =')
    with pytest.raises(UncoverError) as told:
        build(resolver_of(tmp_path, "none", pin), lambda *_: None)
    assert told.value.code == "small-figure"


def test_arrests_are_not_protected(tmp_path: Path) -> None:
    """The rows of an agency's release are public: its tables have series."""
    drawn = "person | apprehension_date\nana | 2024-01-05 08:00:00"
    library = library_of(tmp_path, "arrests", rows_of(drawn))
    content, _ = build(Resolver(library), lambda *_: None)
    assert "arrests_made" in {each.measure for each in content.series}
