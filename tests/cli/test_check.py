"""`uncover check` on a letter with the sentences of 2011, on published figures only."""

import json
from pathlib import Path

import pytest

from uncover.cli.main import code_of

FIGURES = """
[boston]
measure = "share_of_removals_without_conviction"
source  = "published_statistics"
place   = "us-ma-boston"
through = 2011-03-07

[boston-serious]
measure = "share_of_removals_level_1"
source  = "published_statistics"
place   = "us-ma-boston"
through = 2011-03-07

[boston-july]
measure = "share_of_removals_without_conviction"
source  = "published_statistics"
place   = "us-ma-boston"
through = 2011-07-31

[nation]
measure = "share_of_removals_without_conviction"
source  = "published_statistics"
through = 2011-03-31

[illinois]
measure = "removals"
source  = "published_statistics"
place   = "us-il"
through = 2010-12-31
"""

LETTER = """---
lang: en
---
[54 percent](#boston), only [about one in four](#boston-serious), [more than 430](#illinois).
[54 percent](#boston-july), [more than half](#boston-july), [48 percent](#boston-july).
[about one in four](#nation), [more than one in four](#nation), and 12 others.
[54 percent](#share_of_removals_without_conviction/us-ma-boston/..2011-03-08), [x](#bosto).
"""
VERDICTS = [
    *["agrees-as-quoted"] * 3,
    *["does-not-hold"] * 2,
    "agrees-as-quoted",
    "does-not-hold",
    "agrees-as-quoted",
    *["cannot-be-checked"] * 2,
]


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A letter with its figures beside it, and no library."""
    (tmp_path / "figures.toml").write_text(FIGURES, "utf-8")
    path = tmp_path / "letter.md"
    path.write_text(LETTER, "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return path


def test_the_sentences_of_2011(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was quoted agrees at its date, and does not hold on what was quoted later."""
    assert code_of(["check", str(letter), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [claim["verdict"] for claim in told["claims"]] == VERDICTS
    assert [claim["suggest"] for claim in told["claims"][3:7]] == [
        "48 percent",
        "48 percent",
        None,
        "29 percent",
    ]
    assert "2011-07-31" in told["claims"][8]["notes"][0]
    assert "boston" in told["claims"][9]["notes"][0]
    assert [each["text"] for each in told["unbound"]] == ["12"]
    assert all(claim["receipt"] for claim in told["claims"][:8])


def test_the_report_is_for_people(letter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Piped, it has no colour and no wrapping; brackets of the letter are left as they are."""
    assert code_of(["check", str(letter)]) == 1
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "5:1  [54 percent](#boston-july), [more than half](#boston-july)" in shown
    assert "29,296 of 101,741" in shown


def test_what_is_unusable_is_told_in_one_sentence(
    letter: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No letter, no text, no figures: exit 2 with a code."""
    (tmp_path / "odd.md").write_bytes(b"\xff\xfe\x00")
    for arguments, code in (
        ([str(tmp_path / "none.md")], "unreadable-letter"),
        ([str(tmp_path / "odd.md")], "unreadable-letter"),
        ([str(letter), "--figures", "none.toml"], "pins-missing"),
    ):
        assert code_of(["check", *arguments, "--json"]) == 2
        assert json.loads(capsys.readouterr().out)["error"]["code"] == code
