"""What an edition carries to be read beside its figures: words, tables, rules, known problems."""

import json
from pathlib import Path

import pytest

from uncover.figures.edition.reading import Edition
from uncover.figures.edition.reference import Entry, words_in
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.figures.wording.terms import terms
from uncover.records.declared import released, tables
from uncover.records.ingest import ingest
from uncover.records.rules import rules
from uncover.records.sample import NEWEST, write_sample

ROWS = 800


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """The edition of a made-up release of arrests and stints, with the slips that releases have."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "files").mkdir()
    for table in ("arrests", "detention_stints"):
        write_sample(released()[table], ROWS, 3, folder / "files" / f"{table}.xlsx", layout=NEWEST)
    ingest(folder / "library", [folder / "files"], "made-up-sample")
    path = folder / "one.sqlite"
    write(path, build(Resolver(folder / "library"), lambda *_: None)[0])
    return Edition(path)


def entry(edition: Edition, table: str, language: str) -> Entry:
    """The table of this name in the dictionary."""
    return next(each for each in edition.dictionary(language) if each.table == table)


def test_the_glossary_has_every_word_in_both_languages(edition: Edition) -> None:
    """In the same order, each with its meaning and its like in the other language."""
    english, spanish = edition.glossary("en"), edition.glossary("es")
    assert [word.id for word in english] == [word.id for word in spanish] == list(terms())
    assert [word.other for word in english] == [word.term for word in spanish]
    people = spanish[0]
    assert (people.id, people.term, people.other) == ("people", "personas", "people")
    assert people.meaning.startswith("Seres humanos")


def test_the_dictionary_has_the_tables_that_the_library_holds(edition: Edition) -> None:
    """And what is made from them; each column as it is declared."""
    told = edition.dictionary("en")
    assert [each.table for each in told] == ["arrests", "detention_stays", "detention_stints"]
    stays = entry(edition, "detention_stays", "en")
    assert (stays.made_from, stays.person) == (("detention_stints",), "person")
    arrests = tables()["arrests"]
    found = entry(edition, "arrests", "en")
    assert [column.name for column in found.columns] == [c.name for c in arrests.columns]
    private = {column.name for column in found.columns if column.is_private}
    assert private == {column.name for column in arrests.columns if column.private}
    criminality = next(c for c in found.columns if c.name == "apprehension_criminality")
    assert criminality.vocabulary == ("convicted", "charged", "neither")
    assert "Apprehension Criminality" in criminality.headers
    assert [rule.name for rule in found.rules if rule.is_default] == [
        "ARR-EP/DDP-2026-03",
        "STATE/DDP-2026-03",
    ]


def test_the_dictionary_is_told_in_spanish_where_there_is_spanish(edition: Edition) -> None:
    """What a row is, rules and hazards; names of columns are the same."""
    spanish, english = entry(edition, "arrests", "es"), entry(edition, "arrests", "en")
    declared = tables()["arrests"]
    assert spanish.row == declared.one_row_is["es"] != english.row
    assert spanish.rules[0].sentence != english.rules[0].sentence
    for told, hazard in zip(spanish.hazards, declared.hazards, strict=True):
        assert told.sentence == hazard.sentences["es"]
    assert [column.name for column in spanish.columns] == [c.name for c in english.columns]


def test_every_rule_is_told(edition: Edition) -> None:
    """Each in one sentence, and which is the default."""
    told = edition.rules("es")
    assert [rule.name for rule in told] == list(rules())
    assert next(rule for rule in told if rule.name == "STAY/UNCOVER-1").is_default
    assert not next(rule for rule in told if rule.name == "STAY/DDP-2026-03").is_default


def test_pages_are_data_and_no_markup(edition: Edition) -> None:
    """Canonical JSON: the same content has the same text."""
    text = edition.page("glossary", "en")
    assert text is not None
    told = json.loads(text)
    assert text == json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert words_in(text) == edition.glossary("en")
    assert edition.page("glossary", "fr") == text  # English where a language has none


def test_what_is_known_to_be_wrong_with_a_release_is_told(edition: Edition) -> None:
    """As the release's manifest counts it; no value that could not be read is among it."""
    source = next(each for each in edition.sources() if each["table"] == "arrests")
    told = source["told"]
    assert (told["rows"], told["redacted"]) == (ROWS, ["Birth Date"])
    assert told["duplicates"] > 0
    assert sum(each["values"] for each in told["rejected"]) > 0
    assert {*told["rejected"][0]} == {"column", "reason", "values"}
    assert any("not seen in a real file" in note for note in told["sheets"][0]["notes"]["en"])
    assert any("archivo real" in note for note in told["sheets"][0]["notes"]["es"])
    slips = [each for each in told["new_codes"] if each["others"]]
    assert slips  # a code of few rows is counted and not named
    assert "Made-up code" not in json.dumps(told["new_codes"])


def test_no_path_of_this_machine_is_told(edition: Edition, tmp_path: Path) -> None:
    """Files are named without their folder."""
    content = edition.path.read_bytes()
    assert str(tmp_path.parent).encode() not in content
