"""`uncover watch`: what a new release does to letters, told claim by claim."""

import json
from pathlib import Path
from typing import Any

import pytest

from drawn import library_of, released, rows_of
from uncover.cli.main import code_of
from uncover.records.ingest import ingest

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 00:00:00 | 2 Pending Criminal Charges   | TEXAS
"""
MORE = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    zoe    | 2026-02-01 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    joe    | 2026-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
"""
FIGURES = """
[all]
measure = "arrests_made"

[texas]
measure = "arrests_made"
place = "us-tx"
through = 2025-12-31

[share]
measure = "share_of_arrests_without_conviction"
place = "us-ma"

[fixed]
measure = "arrests_made"
release = "drawn"
"""
LETTER = """---
lang: en
---
There were [3 arrests](#all), and [at least 3](#all); in Texas [one arrest](#texas).

Without a conviction were [50 percent](#share). By the first release it was [3 arrests](#fixed).
"""


@pytest.fixture(autouse=True)
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with its figures, and a library of one release."""
    library_of(tmp_path, "arrests", rows_of(DRAWING))
    (tmp_path / "figures.toml").write_text(FIGURES, "utf-8")
    file = tmp_path / "letter.md"
    file.write_text(LETTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return file


def watch(
    capsys: pytest.CaptureFixture[str], *words: str, letters: tuple[str, ...] = ("letter.md",)
) -> tuple[int, list[dict[str, Any]]]:
    """The exit code, and what is told of each letter."""
    code = code_of(["watch", *letters, "--json", *words])
    told = json.loads(capsys.readouterr().out)
    return code, told["letters"]


def release(tmp_path: Path) -> None:
    """Let out a newer release: the three arrests, and two more."""
    rows = rows_of(DRAWING) + rows_of(MORE)
    ingest(tmp_path / "library", [released(tmp_path / "later", "arrests", rows)], "later")


def test_the_first_look_says_so_and_remembers(
    letter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second one says that all stands as it stood."""
    code, (told,) = watch(capsys)
    assert (code, told["status"], told["first"]) == (0, "first", True)
    assert {one["change"] for one in told["claims"]} == {"new"}
    assert (letter.parent / "library.watch.json").is_file()
    code, (told,) = watch(capsys)
    assert (code, told["status"], told["first"]) == (0, "same", False)
    assert {one["change"] for one in told["claims"]} == {"same"}


def test_a_new_release_is_told_claim_by_claim(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two fell, two changed and hold all the same, and what names its release stands."""
    watch(capsys)
    release(tmp_path)
    code, (told,) = watch(capsys)
    assert (code, told["status"], told["gone"]) == (1, "fell", [])
    found = [
        (one["text"], one["change"], one["before"]["value"], one["now"]["value"])
        for one in told["claims"]
    ]
    assert found == [
        ("3 arrests", "fell", 3, 5),
        ("at least 3", "changed", 3, 5),
        ("one arrest", "changed", 1, 1),
        ("50 percent", "fell", "50.0000", "25.0000"),
        ("3 arrests", "same", 3, 3),
    ]
    first = told["claims"][0]
    assert [first[when]["release"] for when in ("before", "now")] == ["drawn", "later"]
    assert [first[when]["verdict"] for when in ("before", "now")] == ["holds", "does-not-hold"]
    code, (told,) = watch(capsys)
    assert (code, told["status"]) == (1, "same")  # it was told; the letter is as bad as it was


def test_what_is_told_to_people_names_both_sides(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Old and new value, verdict and release; in Spanish too."""
    assert code_of(["watch", "letter.md"]) == 0
    assert "first look" in capsys.readouterr().out
    release(tmp_path)
    assert code_of(["watch", "letter.md", "--dry-run"]) == 1
    shown = capsys.readouterr().out
    assert "letter.md: fell; 4 of 5 claims" in shown
    assert "was: holds; value 3, release drawn" in shown
    assert "is:  does not hold; value 5, release later" in shown
    assert code_of(["watch", "letter.md", "--lang", "es"]) == 1
    assert "no se cumple; valor 5, publicación later" in capsys.readouterr().out


def test_a_dry_run_remembers_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be looked at again, and says the same again."""
    watch(capsys, "--dry-run")
    assert not (tmp_path / "library.watch.json").exists()
    watch(capsys)
    release(tmp_path)
    first = watch(capsys, "--dry-run")
    assert watch(capsys, "--dry-run") == first


def test_a_letter_that_is_edited_is_told(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A claim that moves is the same; one with other words is new, and the other one is gone."""
    watch(capsys)
    text = LETTER.replace("There were", "\n\nIn all there were").replace("50 percent", "half")
    letter.write_text(text, "utf-8")
    code, (told,) = watch(capsys)
    assert (code, told["status"]) == (0, "changed")
    changes = [one["change"] for one in told["claims"]]
    assert changes == ["same", "same", "same", "new", "same"]
    assert [one["text"] for one in told["gone"]] == ["50 percent"]


def test_a_claim_that_mends_is_better_than_before(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What did not hold holds with the new release."""
    letter.write_text("---\nlang: en\n---\n[5 arrests](#all)\n", "utf-8")
    assert watch(capsys)[0] == 1
    release(tmp_path)
    code, (told,) = watch(capsys)
    assert (code, told["status"], told["claims"][0]["change"]) == (0, "changed", "rose")


def test_several_letters_leave_with_the_worst(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is remembered by its own name, and one that comes later has its own first look."""
    other = tmp_path / "other.md"
    other.write_text("---\nlang: en\n---\n[4 arrests](#all)\n", "utf-8")
    watch(capsys)
    code, told = watch(capsys, letters=("letter.md", "other.md"))
    assert (code, [one["status"] for one in told]) == (1, ["same", "first"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        '{"uncover_watch": 2, "letters": {}}',
        '{"uncover_watch": 1}',
        '{"uncover_watch": 1, "letters": {"a": [{}]}}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_something_else_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """Exit 2 with a sentence, and nothing is written over it."""
    state = tmp_path / "mine.json"
    state.write_text(text, "utf-8")
    assert code_of(["watch", "letter.md", "--state", str(state), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "state-unreadable"
    assert state.read_text("utf-8") == text


def test_where_nothing_can_be_remembered_it_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is not there."""
    words = ["watch", "letter.md", "--state", "no/such/folder/state.json", "--json"]
    assert code_of(words) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "state-unwritable"


def test_a_letter_that_is_not_there_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named alone it is an error, and nothing is remembered."""
    assert code_of(["watch", "none.md", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "unreadable-letter"
    assert not (tmp_path / "library.watch.json").exists()


def test_a_letter_that_cannot_be_read_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told in its place, the others are looked at and remembered, and the exit code is 2."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("No number.\n", "utf-8")
    line = ["watch", "nope.md", "a.md", "--state", "w.json", "--json"]
    assert code_of(line) == 2
    first, second = json.loads(capsys.readouterr().out)["letters"]
    assert (first["status"], first["error"]["code"]) == ("unreadable", "unreadable-letter")
    assert second["status"] == "first"
    assert (tmp_path / "w.json").is_file()
