"""What is asked is one question: periods in order, options once, pins of known keys."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from drawn import library_of, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load
from uncover.terms.errors import UnusableError
from uncover.terms.periods import moment
from uncover.terms.speech import speaking

DRAWING = """
    person | apprehension_date   | apprehension_state
    ana    | 2025-02-01 00:00:00 | MASSACHUSETTS
    ben    | 2025-02-03 00:00:00 | MASSACHUSETTS
"""


def test_a_period_that_ends_before_it_begins_is_no_period() -> None:
    """It would hold nothing, and `none` would be true of it."""
    with pytest.raises(UnusableError, match="2025-01-20"):
        ask_from_address("arrests_made/us-ma/2025-10-15..2025-01-20")
    ask_from_address("arrests_made/us-ma/2025-01-20..2025-01")


def test_a_period_outside_the_records_says_so(tmp_path: Path) -> None:
    """Nothing was recorded there, which is not the same as nothing happened."""
    library = library_of(tmp_path, "arrests", rows_of(DRAWING))
    figure = Resolver(library).answer(Ask("arrests_made", from_=moment("2025-02-04")))
    assert (figure.value, figure.through, figure.records_end) == (None, None, "2025-02-03")
    assert (figure.numerator, figure.low, figure.high) == (None, None, None)
    assert any("2025-02-03" in note for note in figure.notes)
    inside = Resolver(library).answer(Ask("arrests_made", from_=moment("2025-02-02")))
    assert (inside.value, inside.through, inside.notes) == (1, "2025-02-03", ())


def test_an_option_is_given_once() -> None:
    """The last one would win in silence."""
    with pytest.raises(UnusableError, match="unit"):
        ask_from_address("share_of_removals_level_1/us?unit=person&unit=event")


@pytest.mark.parametrize(
    "text", ["arrests_made/us-ma/?unit=person", "arrests_made/US-MA?unit=person"]
)
def test_an_address_is_read_however_its_parts_are_left_empty(text: str) -> None:
    """A period left empty is none, and places have small letters."""
    assert ask_from_address(text) == Ask("arrests_made", "us-ma", options={"unit": "person"})


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("foo = 1", "foo"),
        ('source = ["arrests"]', "source"),
        ("release = 5", "release"),
        ("options = 5", "options"),
        ("options = { unit = [1] }", "options"),
        ("from = 2025", "from"),
        ("from = 2025-01-20T08:00:00", "from"),
        ("caveat = 1", "caveat"),
    ],
)
def test_a_wrong_key_of_a_pin_is_named(tmp_path: Path, line: str, key: str) -> None:
    """File, pin and key, whichever of them is wrong."""
    file = tmp_path / "figures.toml"
    file.write_text(f'[here]\nmeasure = "arrests_made"\n{line}\n')
    with pytest.raises(UnusableError) as told:
        load(file)
    assert told.value.facts == {"id": "here", "key": key, "file": "figures.toml"}


@pytest.mark.parametrize("text", ["a = 5\n", "[a]\nplace = 'us'\n"])
def test_a_pin_is_a_table_with_a_measure(tmp_path: Path, text: str) -> None:
    """Anything else is named."""
    file = tmp_path / "figures.toml"
    file.write_text(text)
    with pytest.raises(UnusableError, match="'a'"):
        load(file)


def test_a_caveat_stands_with_its_figure(tmp_path: Path) -> None:
    """What the person who pinned it says is told wherever the pin is asked for."""
    library = library_of(tmp_path, "arrests", rows_of(DRAWING))
    file = tmp_path / "figures.toml"
    file.write_text('[here]\nmeasure = "arrests_made"\ncaveat = "Drawn for a test."\n')
    assert Resolver(library, load(file)).figure("here").caveat == "Drawn for a test."


def test_an_option_that_means_nothing_to_a_measure_is_refused(tmp_path: Path) -> None:
    """A class is in the name of every share but the generic one."""
    library = library_of(tmp_path, "arrests", rows_of(DRAWING))
    share = "share_of_arrests_without_conviction"
    with pytest.raises(UnusableError, match="class"):
        Resolver(library).answer(Ask(share, options={"class": "zzz"}))


def test_lines_that_were_printed_are_no_rows_to_count(tmp_path: Path) -> None:
    """They are answered by the measures that they print."""
    with pytest.raises(UnusableError, match="count"):
        Resolver(tmp_path / "none").answer(Ask("count", source="published_statistics"))


@pytest.mark.parametrize(
    ("asked", "code", "told"),
    [
        (Ask("removals"), "needs-date", "2010-06-30, 2011-03-31"),
        (Ask("removals", "us-ma-boston"), "needs-date", "2010-06-30, 2011-07-11"),
        (Ask("removals", "us-vt"), "not-of-place", "Boston"),
        (Ask("removals", "us-vt", through=moment("2011-03-31")), "not-of-place", "Vermont"),
        (Ask("removals", through=moment("2011-03-30")), "no-report", "2011-03-31"),
        (Ask("arrests_made"), "not-printed", "share_of_removals_level_1"),
        (Ask("arrests_made", through=moment("2011-03-31")), "not-printed", "removals"),
        (Ask("removals", options={"unit": "person"}), "no-options", "unit"),
    ],
)
@pytest.mark.parametrize("spoken", ["en", "es"])
def test_why_nothing_was_printed_is_said_without_a_blank(
    asked: Ask, code: str, told: str, spoken: str, tmp_path: Path
) -> None:
    """What there is instead is named, and no sentence has a hole where a date would be."""
    put = replace(asked, source="published_statistics")
    with speaking(spoken), pytest.raises(UnusableError) as refused:
        Resolver(tmp_path / "none").answer(put)
    assert refused.value.code == code
    with speaking(spoken):
        said = str(refused.value)
    assert told in said
    assert not re.search(r" [.:,]|: -|  ", said)


def test_a_table_without_classes_has_no_share(tmp_path: Path) -> None:
    """Where the table is not held, that is the reason; else that it has no classes, and who has."""
    share = Ask("share", source="population", options={"class": "1"})
    with pytest.raises(UnusableError) as missing:
        Resolver(tmp_path / "none").answer(share)
    assert (missing.value.code, missing.value.facts["table"]) == ("not-in-library", "population")
    people = "state | total_population | noncitizen\nTexas | 400000 | 50000"
    held = Resolver(library_of(tmp_path, "population", rows_of(people)))
    with pytest.raises(UnusableError) as classless:
        held.answer(share)
    assert classless.value.code == "no-classes"
    assert "arrests, " in classless.value.next_step
    assert held.answer(replace(share, measure="count", options={})).value == 1
