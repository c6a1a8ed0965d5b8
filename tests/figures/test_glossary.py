"""The glossary and `uncover words` say what the checker of letters holds sentences to."""

import json

import pytest

from uncover.cli.main import code_of
from uncover.figures.measures import measures
from uncover.figures.wording.glossary import page
from uncover.figures.wording.terms import declared_in, fold, term_of, terms

STANDINGS = declared_in("standings.toml")


def test_every_word_stands_there_in_both_languages() -> None:
    """Each pair is shown with its meanings, and each half is a form of its own term."""
    shown = page()
    for term in terms().values():
        assert f"| {term.pair['en']} | {term.pair['es']} | {term.means['en']} |" in shown
        for language in ("en", "es"):
            for word in term.pair[language].split(", "):
                assert any(p.fullmatch(fold(word)) for p in term.patterns(language)), word


def test_every_measure_and_class_stands_there() -> None:
    """With what to write in Spanish: sin condena penal conocida, and never sin antecedentes."""
    shown = page()
    assert not [name for name in measures() if f"\n### {name}\n" not in shown]
    assert not [name for name in STANDINGS["classes"] if f"\n### {name}\n" not in shown]
    section = shown.partition("### no-conviction\n")[2].partition("###")[0]
    assert "- **Write**: *no known criminal conviction* / *sin condena penal conocida*" in section
    assert "*sin antecedentes, sin antecedentes penales*" in section


def test_standings_name_only_terms_and_acts_there_are() -> None:
    """No word of a class, no act of a table, no class of a measure is misspelt."""
    known = set(terms())
    for told in STANDINGS["classes"].values():
        for status in ("right", "wrong", "alone", "qualify", "eased"):
            assert set(told.get(status, ())) <= known
    assert set(STANDINGS["counted"].values()) <= set(STANDINGS["classes"])
    assert set(STANDINGS["asked"].values()) <= set(STANDINGS["classes"])
    assert set(STANDINGS["printed"].values()) <= set(STANDINGS["tables"])
    acts = {term.act for term in terms().values()} | {"encounter"}
    for told in STANDINGS["tables"].values():
        assert {told["act"], *told["never"]} <= acts


def test_a_word_without_accents_is_the_same_word() -> None:
    """Letters are typed on phones."""
    assert term_of("ordenes de retencion", "es").name == "detainers"
    assert term_of("Órdenes de retención", "es").name == "detainers"
    assert term_of("gizmos", "en").kind == "own"


def test_the_command_tells_a_measure_in_either_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What it may be called, each word that it may not, and the right one."""
    name = "share_of_arrests_without_conviction"
    assert code_of(["words", name, "--lang", "es"]) == 0
    told = capsys.readouterr().out
    assert "puede llamarse: sin condena penal conocida" in told
    assert "nunca «sin antecedentes, sin antecedentes penales»" in told
    assert code_of(["words", name, "--json"]) == 0
    words = json.loads(capsys.readouterr().out)["words"]
    assert words["es"]["called"] == ["sin condena penal conocida"]
    (record,) = [each for each in words["en"]["words"] if each["code"] == "word-record"]
    assert (record["status"], record["instead"]) == ("wrong", "no known criminal conviction")


def test_the_command_tells_every_word_and_refuses_an_unknown_measure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Without a measure each pair; with one that is none, exit 2."""
    assert code_of(["words", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["words"]) == len(terms())
    assert code_of(["words"]) == 0
    assert "no known criminal conviction / sin condena penal conocida" in capsys.readouterr().out
    assert code_of(["words", "nothing", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "unknown-measure"
