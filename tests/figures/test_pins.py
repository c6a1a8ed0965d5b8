"""Pinned figures: what stands in figures.toml is a question, and half a question is refused."""

from pathlib import Path

import pytest

from uncover.cli.main import code_of
from uncover.figures.pins import load
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

WHOLE = {
    "measure": '"arrests_made"',
    "source": '"arrests"',
    "release": '"spring"',
    "place": '"us-ma"',
    "from": "2025-01-20",
    "through": '"2025-02"',
    "caveat": '"Made up."',
}


def pinned(folder: Path, told: dict[str, str], options: str = "") -> Path:
    """A file with one pinned figure."""
    lines = [f"{key} = {value}" for key, value in told.items()]
    file = folder / "figures.toml"
    file.write_text("\n".join(["[made-up]", *lines, options, ""]), "utf-8")
    return file


def test_a_whole_pin_is_what_it_says(tmp_path: Path) -> None:
    """Each key has its place in the question."""
    pin = load(pinned(tmp_path, WHOLE, "options = { rule = 'none' }"))["made-up"]
    asked = "arrests_made/us-ma/2025-01-20..2025-02?rule=none&source=arrests&release=spring"
    assert pin.ask.address == asked
    assert pin.caveat == "Made up."


def test_a_caveat_may_stand_in_each_language(tmp_path: Path) -> None:
    """The one of the language spoken; where it has none, the one there is; others are refused."""
    told = WHOLE | {"caveat": '{ en = "Made up.", es = "Inventado." }'}
    pin = load(pinned(tmp_path, told))["made-up"]
    for code, said in (("en", "Made up."), ("es", "Inventado.")):
        with speaking(code):
            assert pin.caveat == said
    alone = load(pinned(tmp_path, WHOLE | {"caveat": '{ es = "Inventado." }'}))["made-up"]
    assert alone.caveat == "Inventado."
    for wrong in ('{ fr = "x" }', "{ en = 1 }", '{ en = " " }', "3"):
        with pytest.raises(UnusableError, match="caveat"):
            load(pinned(tmp_path, WHOLE | {"caveat": wrong}))


@pytest.mark.parametrize("blank", ['""', '"  "', '"\\t"'])
@pytest.mark.parametrize("key", WHOLE)
def test_a_key_with_nothing_in_it_is_refused(tmp_path: Path, key: str, blank: str) -> None:
    """Whoever left a place empty did not mean the nation: id, key and what to do are told."""
    with pytest.raises(UnusableError) as refused:
        load(pinned(tmp_path, WHOLE | {key: blank}))
    assert refused.value.code == "empty-pin"
    assert "'made-up'" in refused.value.sentence
    assert f"'{key}'" in refused.value.sentence
    assert "take the line out" in refused.value.next_step


def test_an_option_with_nothing_in_it_is_refused(tmp_path: Path) -> None:
    """Its key is told with its table."""
    with pytest.raises(UnusableError, match=r"'options\.rule'"):
        load(pinned(tmp_path, WHOLE, "options = { rule = '' }"))


@pytest.mark.parametrize("option", ["--place", "--source", "--release", "--from", "--through"])
def test_an_empty_option_of_the_command_is_not_one_left_out(
    option: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A script's unset variable does not turn a state's figure into the nation's."""
    monkeypatch.chdir(tmp_path)
    assert code_of(["figure", "removals", "--through", "2011-03-31", option, "", "--json"]) == 2
    assert f"{option} has nothing in it" in capsys.readouterr().out
