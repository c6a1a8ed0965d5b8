"""How a command ends that could not go on: one sentence, a code, and never a traceback."""

import json

import pytest
from typer import Abort, TyperException
from typer.testing import CliRunner

from uncover.cli import main
from uncover.cli.main import app, code_of


def failing(error: BaseException) -> object:
    """Something to be called in the place of every command."""

    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_an_error_nobody_foresaw_is_told_without_its_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 with kind and place; the text of the error can hold a value, so it is not told."""
    monkeypatch.setattr(main, "app", failing(RuntimeError("a value of the records")))
    assert code_of(["tables", "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out)["error"]["code"] == "defect"
    assert "RuntimeError" in told.out
    assert "a value of the records" not in told.out + told.err
    assert "Traceback" not in told.err


def test_the_traceback_is_shown_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On standard error; standard output stays one JSON document."""
    monkeypatch.setattr(main, "app", failing(RuntimeError("a value of the records")))
    monkeypatch.setenv("UNCOVER_TRACEBACK", "1")
    assert code_of(["tables", "--json"]) == 2
    told = capsys.readouterr()
    assert json.loads(told.out)["error"]["code"] == "defect"
    assert "Traceback" in told.err


def test_a_question_left_open_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Input that ends while a command asks is no crash."""
    monkeypatch.setattr(main, "app", failing(Abort()))
    assert code_of(["tables"]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--nonsense"], "--nonsense"),
        (["tables", "more"], "more"),
        (["nonsense"], "nonsense"),
        (["figure"], "MEDIDA_O_DIRECCIÓN_O_ID"),
        (["sample", "arrests", "--rows", "x", "-o", "a"], "--rows"),
        (["ingest", "--release"], "--release"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    """What is wrong is named; typer's own English is not heard."""
    monkeypatch.setenv("UNCOVER_LANG", "es")
    assert code_of(arguments) == 2
    spoken = capsys.readouterr().err
    assert told in spoken
    assert "jecute" in spoken


def test_the_language_may_stand_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever it stands, it is one option."""
    assert code_of(["--lang", "es", "figure", "no_such"]) == 2
    assert "Ninguna medida" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--nonsense"], ["tables", "more"], ["nonsense"]])
def test_wrong_usage_is_an_error_that_typer_names_publicly(arguments: list[str]) -> None:
    """`TyperException` is the class of all of them; another version of typer must keep it so."""
    raised = CliRunner().invoke(app, arguments, standalone_mode=False).exception
    assert isinstance(raised, TyperException)
    assert raised.format_message()
