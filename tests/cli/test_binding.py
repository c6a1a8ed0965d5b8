"""`uncover bind` and `uncover check --fix`: a letter gets its figures, and is mended."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drawn import library_of, rows_of
from uncover.claims.letters.editing import with_link, with_phrase
from uncover.claims.letters.markdown import read_markdown
from uncover.cli.main import app
from uncover.figures.pins import load
from uncover.terms.errors import UnusableError

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-01-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    eva    | 2024-11-07 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-12-08 08:00:00 | 3 Other Immigration Violator | TEXAS
"""
LETTER = (
    "---\r\nlang: en\r\n---\r\nIn 2024 ICE made about 3 arrests in Massachusetts, and **5** more"
    "\r\nelsewhere; 67 percent had no conviction.\r\n"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with three numbers and no figure, beside a drawn library."""
    library_of(tmp_path, "arrests", rows_of(DRAWING))
    path = tmp_path / "letter.md"
    path.write_bytes(LETTER.encode())
    return path


def run(letter: Path, *arguments: str, said: str = "") -> tuple[int, str]:
    """A command beside the letter, with what is typed in."""
    library = str(letter.parent / "library")
    done = CliRunner().invoke(
        app, [*arguments, "--library", library], input=said, standalone_mode=False
    )
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return int(done.return_value or 0), done.output


def test_the_numbers_are_listed_with_measures_that_fit(letter: Path) -> None:
    """With the hedge before them, and the place and the year of their sentence."""
    _, told = run(letter, "bind", str(letter), "--list", "--json")
    numbers = json.loads(told)["unbound"]
    assert [each["text"] for each in numbers] == ["about 3", "5", "67 percent"]
    first = numbers[0]
    assert (first["place"], first["from"], first["through"]) == (
        "us-ma",
        "2024-01-01",
        "2024-12-31",
    )
    assert "arrests_made" in first["measures"]
    assert numbers[2]["measures"][0].startswith("share")


def test_a_number_is_bound_without_a_question(letter: Path) -> None:
    """The link stands around number and hedge, the pin beside the letter; nothing else changes."""
    arguments = ["bind", str(letter), "--at", "4:20", "--measure", "arrests_made", "--json"]
    _, told = run(letter, *arguments)
    assert json.loads(told) == {
        "figure": "ma-arrests-made-2024",
        "text": "about 3",
        "line": 4,
        "column": 18,
        "value": 3,
        "verdict": "holds",
        "written": True,
    }
    text = letter.read_bytes().decode()
    assert text == LETTER.replace("about 3", "[about 3](#ma-arrests-made-2024)")
    pin = load(letter.parent / "figures.toml")["ma-arrests-made-2024"]
    assert (pin.ask.measure, pin.ask.place) == ("arrests_made", "us-ma")
    assert letter.with_name("letter.md~").read_bytes().decode() == LETTER


def test_a_dry_run_writes_nothing(letter: Path) -> None:
    """It shows the line as it would be."""
    arguments = ["bind", str(letter), "--at", "4:18", "--measure", "arrests_made", "--dry-run"]
    _, told = run(letter, *arguments)
    assert "[about 3](#ma-arrests-made-2024)" in told
    assert letter.read_bytes().decode() == LETTER
    assert not (letter.parent / "figures.toml").exists()


def test_the_conversation_walks_through_the_numbers(letter: Path) -> None:
    """Bind the first, mark the second as no claim, search for the third in Spanish and stop."""
    first = ["arrests", "1", "us-ma", "2024-01-01", "2024-12-31", "-", "y", "ma-2024"]
    third = ["sin condena", "1", "us-ma", "2024", "q"]
    _, told = run(letter, "bind", str(letter), said="\n".join([*first, "n", *third]) + "\n")
    assert "Number 2 of 3" in told
    text = letter.read_bytes().decode()
    assert "[about 3](#ma-2024)" in text
    assert "**[5](#not-a-claim)**" in text
    assert "67 percent had" in text
    assert "Stopped" in told


def test_an_answer_that_cannot_be_taken_is_told_and_asked_again(letter: Path) -> None:
    """A place that is none ends nothing."""
    bad = ["arrests", "1", "Nowhere"]
    good = ["arrests", "1", "us-ma", "-", "-", "-", "y", "ma-all", "q"]
    _, told = run(letter, "bind", str(letter), said="\n".join([*bad, *good]) + "\n")
    assert "Nowhere" in told
    assert "[about 3](#ma-all)" in letter.read_bytes().decode()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--at", "1:1", "--measure", "arrests_made"], "no-number-there"),
        (["--at", "x", "--measure", "arrests_made"], "no-number-there"),
        (["--at", "4:18"], "bind-without-measure"),
        (["--at", "4:18", "--measure", "arrests_made", "--id", "a b"], "bad-id"),
        (["--at", "4:18", "--measure", "arrests_made", "--option", "x"], "bad-option"),
    ],
)
def test_what_cannot_be_bound_says_why(letter: Path, arguments: list[str], code: str) -> None:
    """And neither file is touched."""
    with pytest.raises(UnusableError) as told:
        run(letter, "bind", str(letter), *arguments)
    assert told.value.code == code
    assert letter.read_bytes().decode() == LETTER
    assert not (letter.parent / "figures.toml").exists()


def test_an_id_of_another_figure_is_not_taken(letter: Path) -> None:
    """One id, one figure."""
    (letter.parent / "figures.toml").write_text('[x]\nmeasure = "people_arrested"\n')
    with pytest.raises(UnusableError) as told:
        run(letter, "bind", str(letter), "--at", "4:18", "--measure", "arrests_made", "--id", "x")
    assert told.value.code == "id-taken"


def test_fix_offers_each_change(letter: Path) -> None:
    """The first is taken, the second left; the letter as it was stays beside it."""
    address = "arrests_made/us-ma/2024-01-01..2024-12-31"
    text = (
        f"---\nlang: en\n---\n[4 arrests](#{address}) and [5](#{address}), said [3](#{address}).\n"
    )
    letter.write_text(text)
    code, told = run(letter, "check", str(letter), "--fix", said="y\nn\n")
    assert letter.read_text() == text.replace("[4 arrests]", "[3 arrests]")
    assert letter.with_name("letter.md~").read_text() == text
    assert code == 1
    assert "Write '3 arrests' instead of '4 arrests'?" in told
    code, _ = run(letter, "check", str(letter), "--fix", "--yes")
    assert code == 0
    assert letter.read_text() == text.replace("[4 arrests]", "[3 arrests]").replace("[5]", "[3]")


@pytest.mark.parametrize(
    "text",
    [
        "`54 percent` of them",
        "see [54 percent of them](https://example.org)",
        "![54 percent](picture.png)",
    ],
)
def test_where_no_link_can_stand_none_is_written(text: str) -> None:
    """Inside code, another link, a picture."""
    with pytest.raises(UnusableError) as told:
        with_link(text, 1, text.index("54") + 1, "54 percent", "x")
    assert told.value.code == "not-editable"


@pytest.mark.parametrize(
    "text",
    [
        "a [54 percent](#x) b [54 percent](#x)",
        "- [54\n  percent](#x) b [54 percent](#y)",
        "> [54 **percent**](<#x> 'es') [54 percent](#y)",
        "| [54 percent](#x) | [54 percent](#y) |\n| --- | --- |\n",
    ],
)
def test_a_phrase_is_put_in_place_of_another(text: str) -> None:
    """Of two that are alike only the one that is meant; lists, quotes and tables stand."""
    claims = read_markdown(text).claims
    changed = read_markdown(with_phrase(text, claims[0], "about half")).claims
    assert [each.text for each in changed] == ["about half", claims[1].text]
    assert [each.target for each in changed] == [each.target for each in claims]


def test_the_value_that_is_shown_is_decided_as_check_decides(letter: Path) -> None:
    """A verb outside the link gives a change its direction; another kind of figure is refused."""
    text = "---\nlang: en\n---\nArrests fell by 67 percent from 2024, and 67 percent wept.\n"
    letter.write_text(text, "utf-8")
    asked = ["--measure", "arrests_made", "--place", "us", "--from", "2025-01-01"]
    asked += ["--through", "2025-12-31", "--option", "against=2024-01..2024-12", "--json"]
    _, told = run(letter, "bind", str(letter), "--at", "4:17", "--id", "fell", *asked)
    assert json.loads(told)["verdict"] == "holds-rounded"
    with pytest.raises(UnusableError) as refused:
        run(letter, "bind", str(letter), "--at", "4:57", "--measure", "arrests_made")
    assert refused.value.code == "bind-does-not-fit"
