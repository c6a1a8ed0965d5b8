"""Help in both languages: every command, argument and option, and what is wrong with a line."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
import typer.main

from uncover.cli.before import GROUPS
from uncover.cli.main import COMMANDS, app, code_of
from uncover.cli.options import SHARED
from uncover.cli.translated import fingerprint, parameter_name, placeholder, texts
from uncover.terms.speech import speaking

FOLDER = "src/uncover/cli/help/es"
ROOT = typer.main.get_command(app)
FIRST: dict[str, Any] = {"uncover": ROOT, **getattr(ROOT, "commands", {})}
SECOND = {name: getattr(FIRST[first], "commands", {})[name] for first, name in GROUPS.items()}
EVERY: dict[str, Any] = FIRST | SECOND
TYPED = re.compile(r"^\s+(uncover (?:\S+ ?)+)", re.MULTILINE)
KINDS = re.compile(r"[A-Z]{2,}(?![a-z])|(?<=<)[a-z]+(?=>)")


def parameters(name: str) -> Iterator[tuple[str, Any]]:
    """The arguments and options of a command that are not those which all commands share."""
    for each in EVERY[name].params:
        key = parameter_name(each)
        if not (key in SHARED and SHARED[key] == each.help):
            yield key, each


@pytest.mark.parametrize("name", EVERY)
def test_every_command_argument_and_option_says_what_it_is(name: str) -> None:
    """In English, where it is declared."""
    assert EVERY[name].help, f"uncover {name} has no help: give its function a docstring."
    silent = [key for key, each in parameters(name) if not each.help]
    assert not silent, f"uncover {name} says nothing of {', '.join(silent)}: give each its help=."


@pytest.mark.parametrize("name", EVERY)
def test_every_command_argument_and_option_says_it_in_spanish_too(name: str) -> None:
    """A command without its Spanish is not finished, nor one whose English has changed since."""
    told = texts("es", name)
    file = f"{FOLDER}/{name}.toml"
    assert told, f"uncover {name} has no help in Spanish: write {file} as its neighbours are."
    assert told.get("says"), f"{file} has no says, what `uncover {name}` says of itself."
    wanted = {key for key, _ in parameters(name)}
    given = set(told.get("parameters", {}))
    assert not wanted - given, f"{file} has nothing on {sorted(wanted - given)}."
    assert not given - wanted, f"{file} tells of {sorted(given - wanted)}, which are not there."
    assert bool(told.get("epilog")) == bool(EVERY[name].epilog), f"{file}: the epilog."
    now = fingerprint(EVERY[name])
    assert told["english"] == now, (
        f"The English help of `uncover {name}` has changed. Read {file} again"
        f' and write english = "{now}".'
    )


def test_no_text_is_left_of_a_command_that_is_gone() -> None:
    """Each file of texts is a command's, or what all of them share."""
    there = {
        each.name.removesuffix(".toml")
        for each in (files("uncover.cli") / "help" / "es").iterdir()
        if each.name.endswith(".toml")
    }
    assert there == {*EVERY, "_shared", "_placeholders"}
    assert set(texts("es", "_shared")) == set(SHARED)


@pytest.mark.parametrize("name", EVERY)
def test_the_examples_are_the_same_in_both_languages(name: str) -> None:
    """What one types does not depend on the language one reads."""
    english, spanish = (
        [line.strip() for line in TYPED.findall(text)]
        for text in (EVERY[name].help, texts("es", name)["says"])
    )
    assert [typed_part(line) for line in english] == [typed_part(line) for line in spanish]


def typed_part(line: str) -> str:
    """A line of examples without what is said behind it."""
    return re.split(r"\s{2,}", line)[0]


@pytest.mark.parametrize("name", EVERY)
def test_what_stands_for_a_value_is_spanish_too(name: str) -> None:
    """FILE is ARCHIVO, and no such word stays English because nobody thought of it."""
    command = EVERY[name]
    context = typer.Context(command, info_name=name)
    records = [each.get_help_record(context) for each in command.params]
    shown = " ".join([*command.collect_usage_pieces(context), *(r[0] for r in records if r)])
    unknown = set(KINDS.findall(shown)) - set(texts("es", "_placeholders"))
    assert not unknown, f"{FOLDER}/_placeholders.toml has no {sorted(unknown)}."
    with speaking("es"):
        assert placeholder("RECEIPT.json... <path>") == "RECIBO.json... <ruta>"


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "line", [["--lang", "es", "{}", "--help"], ["{}", "--lang", "es", "--help"]]
)
def test_help_is_spanish_throughout(
    name: str, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Headings, texts, defaults: the language may be named before the command or behind it."""
    assert code_of([word.format(name) for word in line]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"Uso: uncover {name} [OPCIONES]")
    assert "Opciones:\n" in told
    assert "Mostrar esta ayuda y terminar." in told
    english = (
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "default:",
        "required",
        "env var",
        "Show",
    )
    assert not [word for word in english if word in told]


def test_the_list_of_commands_is_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By --lang, by UNCOVER_LANG, and in English without either; sentences are whole."""
    monkeypatch.delenv("UNCOVER_LANG", raising=False)
    code_of(["--help"])
    english = capsys.readouterr().out
    code_of(["--lang", "es", "--help"])
    spanish = capsys.readouterr().out
    monkeypatch.setenv("UNCOVER_LANG", "es")
    code_of(["--help"])
    assert capsys.readouterr().out == spanish
    assert "Commands:\n" in english
    assert "Órdenes:\n" in spanish
    assert (
        "  tables    List the tables of the library: release, rows, first and last day,\n"
        in english
    )
    assert "  tables    Mostrar las tablas de la biblioteca:" in spanish
    assert "..." not in spanish.partition("Órdenes:")[2]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (["check", "--lang", "es"], "Falta CARTA."),
        (["--lang", "es", "replace", "x.xlsx"], "Falta --release."),
        (["--lang", "es", "check", "a.md", "--tida"], "Aquí no hay una opción --tida."),
        (["--lang", "es", "nonsense"], "No hay una orden «nonsense»."),
        (["--lang", "es", "check", "a.md", "b.md"], "Hay más de lo que la orden admite: b.md."),
        (
            ["--lang", "es", "check", "a.md", "--figures"],
            "La opción --figures necesita un valor detrás.",
        ),
        (["--lang", "es", "demo", "--port", "x"], "El valor de --port no es de su clase."),
        (["check"], "LETTER is missing."),
    ],
)
def test_a_wrong_line_is_told_in_the_language_asked_for(
    line: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names what is wrong by the word that help has for it."""
    assert code_of(line) == 2
    assert capsys.readouterr().err.splitlines()[0] == sentence


def test_without_a_word_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Who types `uncover` to see what happens sees what there is."""
    assert code_of([]) == 0
    assert "Commands:\n" in capsys.readouterr().out
