"""What a measure says of itself, in every language: six words, classes, units, options."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from uncover.figures.comparing import BOTTOM, TOP
from uncover.figures.engine.composite import POPULATIONS, WAYS
from uncover.figures.engine.dimensions import dimensions
from uncover.figures.engine.kinds.share import DENOMINATORS, UNITS, readings
from uncover.figures.engine.spans import CONVENTIONS
from uncover.figures.measure import SIX_WORDS, Measure
from uncover.figures.measures import measures
from uncover.figures.measures.generic import NAMES, generic
from uncover.figures.wording.dimensions import (
    agency_label,
    class_said,
    dimension_said,
    language_of,
)
from uncover.figures.wording.six_words import ENGLISH, LABELS, fingerprint, texts, told_words
from uncover.figures.wording.six_words_page import page
from uncover.figures.wording.units import (
    basis_said,
    choice_said,
    option_said,
    reading_reason,
    reading_said,
    unit_said,
)
from uncover.records.declared import tables
from uncover.records.groupings import groupings
from uncover.terms.speech import LANGUAGES, catalogue, speaking

OTHERS = tuple(code for code in LANGUAGES if code != ENGLISH)
FILE = "src/uncover/figures/wording/six_words/{}.toml"
STANDARD = {"class": "apprehension_criminality=convicted"}
EVERY: dict[str, Measure] = measures() | {
    name: generic(name, tables()["arrests"], STANDARD) for name in NAMES
}
TYPED = re.compile(r"`[^`]+`")
NAMED = re.compile(
    r"[A-Z]{2,}(?:-[A-Z]+)*(?:/[A-Z]+(?:-\d{4}-\d{2}|-\d+))?|\d[\d.,:]*\d|\d|\b\w+_\w+"
)
PLACED = re.compile(r"case (?:(?!\bcase\b).)*?end\s+as (?:place_source|located_by)", re.DOTALL)
UNSAID = re.compile(
    r"\b(?:criminal(?:es)?|ilegal(?:es)?|delincuentes?|sin antecedentes|indocumentad[oa]s?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", EVERY)
def test_every_measure_says_its_six_words_in_every_language(name: str, code: str) -> None:
    """A measure without them is not finished, nor one whose English has changed since."""
    file, told = FILE.format(code), texts(code).get(name)
    assert told, f"{name} has no six words in {code}: write [{name}] in {file} as its neighbours."
    assert set(told) == {"english", "summary", *SIX_WORDS}, f"{file}: the keys of [{name}]."
    now = fingerprint(EVERY[name])
    assert told["english"] == now, (
        f"The English of {name} has changed. Read [{name}] in {file} again"
        f' and write english = "{now}".'
    )
    assert all(told.values()), f"{file}: a text of [{name}] is empty."


@pytest.mark.parametrize("code", OTHERS)
def test_no_text_is_left_of_a_measure_that_is_gone(code: str) -> None:
    """Each table of a file is a measure's, but for the one that names the six words."""
    assert set(texts(code)) == {LABELS, *EVERY}
    assert set(texts(code)[LABELS]) == set(SIX_WORDS)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", EVERY)
def test_what_is_typed_or_looked_up_is_the_same_in_every_language(name: str, code: str) -> None:
    """Options, rules, tables, sections and numbers: a translation loses none, and adds none."""
    for word in SIX_WORDS:
        english = EVERY[name].six_words[word]
        with speaking(code):
            told = next(each.text for each in told_words(EVERY[name]).words if each.name == word)
        assert set(TYPED.findall(told)) == set(TYPED.findall(english)), word
        assert set(NAMED.findall(told)) == set(NAMED.findall(english)), word


@pytest.mark.parametrize("code", OTHERS)
def test_no_text_says_what_the_house_does_not_say(code: str) -> None:
    """People are called by none of the words that the glossary refuses."""
    assert not [
        (name, key)
        for name, told in texts(code).items()
        for key, text in told.items()
        if UNSAID.search(text)
    ]


def test_a_measure_is_told_in_the_language_spoken() -> None:
    """One measure by hand, with the labels and the order of the six words."""
    measure = measures()["share_of_arrests_without_conviction"]
    with speaking("es"):
        told = told_words(measure)
    assert told.language == "es"
    assert told.summary.startswith("Proporción de los arrestos que fueron de personas sin condena")
    assert [(word.name, word.label) for word in told.words] == [
        ("Unit", "Unidad"),
        ("Counts", "Cuenta"),
        ("Out of", "De un total de"),
        ("From", "Fuente"),
        ("Leaves out", "Deja fuera"),
        ("Bounds", "Límites"),
    ]
    assert told.words[2].text == "los arrestos cuya clase consta"
    english = told_words(measure)
    assert (english.language, english.summary) == ("en", measure.summary)
    assert {word.label: word.text for word in english.words} == measure.six_words


def test_a_text_whose_english_has_changed_is_not_told() -> None:
    """A measure that counts something else now is told in English, and says that it is."""
    measure = measures()["removals"]
    changed = replace(measure, six_words={**measure.six_words, "Counts": "departures by air"})
    unknown = replace(measure, name="removals_by_air")
    with speaking("es"):
        assert told_words(measure).language == "es"
        for other in (changed, unknown):
            told = told_words(other)
            assert told.language == "en"
            assert told.words[1].text == other.six_words["Counts"]


def test_measures_of_any_table_name_theirs() -> None:
    """The three texts leave table, unit and class open, for every table that has them."""
    options = {"class": "case_criminality=neither"}
    with speaking("es"):
        told = told_words(generic("share", tables()["removals"], options))
        assert told.language == "es"
        assert told.words[1].text == (
            "las filas de removals cuya clase es case_criminality=neither"
        )
        stays = told_words(generic("count", tables()["detention_stays"], {}))
        assert stays.words[0].text == "una fila que cuenta: estancia"


def test_the_page_of_measures_is_whole_in_both_languages() -> None:
    """Each measure has a section, with the label of each of the six words in the language."""
    for code in LANGUAGES:
        with speaking(code):
            shown = page()
            for name, measure in measures().items():
                section = shown.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
                for word in told_words(measure).words:
                    assert f"- **{word.label}**: {word.text}\n" in section


def classes() -> set[tuple[str, str]]:
    """Each class that figures are split by: as tables, groupings, measures and rules have them."""
    found = {
        (name, each)
        for table in tables().values()
        for name in table.classes
        for each in table.column(name).classes
    }
    found |= {(name, group) for name, each in groupings().items() for group in each.groups}
    for measure in measures().values():
        found |= {
            (n, value) for n, each in measure.counting.splits.items() for value in each.values
        }
    ages = dimensions(tables()["arrests"])["age_group"].expression
    found |= {("age_group", group) for group in re.findall(r"then '([^']+)'", ages)}
    for rule in (files("uncover.records") / "rules").iterdir():
        for told in PLACED.findall(rule.read_text("utf-8")) if rule.name.endswith(".sql") else ():
            found |= {("state_source", way) for way in re.findall(r"then '([^']+)'", told)}
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_dimension_and_class_has_words(code: str) -> None:
    """Each that a declared table or a measure can be split by; no class is told as in code."""
    names = {name for table in tables().values() for name in dimensions(table)}
    names |= {name for each in measures().values() for name in each.counting.splits}
    found = classes()
    assert {("state_source", "landmark code"), ("age_group", "65 and over")} <= found
    assert {("method_group", "287(g)"), ("outcome", "still_held")} <= found
    with speaking(code):
        told = catalogue(code)
        assert not [name for name in names if f"dimensions.name.{name}" not in told]
        assert not [name for name in names if "," in dimension_said(name)]  # they stand in lists
        assert not [each for each in found if language_of(*each) != code]
        assert not [each for each in found if "_" in class_said(*each)]


@pytest.mark.parametrize(
    ("dimension", "value", "english", "spanish"),
    [
        ("criminality", "convicted", "convicted", "con condena penal conocida"),
        ("case_criminality", None, "not known", "no consta"),
        ("case_threat_level", "1", "Level 1", "Nivel 1"),
        ("threat_level", "none", "no level", "sin nivel"),
        ("method_group", "at-large", "at large", "en libertad"),
        ("end_of_stay", "removed", "removed or returned", "con remoción o retorno"),
        ("gender", "Female", "female", "femenino"),
        ("state", "NY", "New York", "Nueva York"),
        ("state", None, "not known", "no consta"),
        ("county", "us-ma-suffolk-county", "Suffolk County", "Suffolk County"),
        ("month", "2025-03", "March 2025", "marzo de 2025"),
        ("day", "2025-03-07", "March 7, 2025", "7 de marzo de 2025"),
        ("fiscal_year", 2025, "2025", "2025"),
    ],
)
def test_a_value_is_told_in_our_words(
    dimension: str, value: str | int | None, english: str, spanish: str
) -> None:
    """As a table shows it, in either language."""
    assert (class_said(dimension, value), language_of(dimension, value)) == (english, "en")
    with speaking("es"):
        assert (class_said(dimension, value), language_of(dimension, value)) == (spanish, "es")


def test_a_label_of_the_agency_is_quoted_beside_our_word() -> None:
    """It is never told as ours; what is a name in the records stays as released."""
    label = "1 Convicted Criminal"
    assert agency_label("apprehension_criminality", "convicted") == label
    assert agency_label("gender", "Male") is None
    assert class_said("criminality", label) == f"convicted (the agency's label: “{label}”)"
    with speaking("es"):
        told = class_said("criminality", label)
        assert told == f"con condena penal conocida (etiqueta de la agencia: «{label}»)"
        assert class_said("method_group", "Located").startswith("en libertad (")
        for named in (("citizenship", "MEXICO"), ("facility", "BOSFO"), ("state", "Z9")):
            assert (class_said(*named), language_of(*named)) == (named[1], "en")


def test_every_unit_has_words() -> None:
    """Of each table, measure and print, and of what is made of two figures."""
    units = {table.unit for table in tables().values()} | {m.unit for m in measures().values()}
    units |= {"event", "row", "match", "submission", "booking", "jurisdiction"}
    units |= {"percent", "percentage point", "times", "rank"}
    with speaking("es"):
        assert not [unit for unit in units if unit_said(unit) == unit]
        rates = {f"arrest per 100,000 {people}" for people in POPULATIONS}
        assert {unit_said(rate) for rate in rates} == {
            "arresto por cada 100,000 residentes",
            "arresto por cada 100,000 residentes que no son ciudadanos",
        }
        assert unit_said("booking of a county's own") == "booking of a county's own"
    assert unit_said("detainer") == "detainer"


def test_every_basis_option_and_choice_has_words() -> None:
    """What `--option` takes, by name and value; a number or a rule is told as it is written."""
    with speaking("es"):
        assert not [b for b in ("counted", "printed", "quoted") if basis_said(b) == b]
        names = ["unit", "denominator", "convention", "within", "rule", "class", "against", "as"]
        names += ["per", "rank", "order", "found", "outcome", "method_group"]
        assert not [name for name in names if option_said(name) == name]
        asked = {"convention": CONVENTIONS, "as": WAYS, "per": POPULATIONS, "unit": UNITS}
        asked |= {"denominator": DENOMINATORS, "rank": ("state", "county"), "found": ("search",)}
        asked |= {
            "order": (TOP, BOTTOM),
            "rule": ("none",),
            "class": ("case_threat_level=1", "none"),
        }
        asked |= {"outcome": ("removed", "unknown"), "method_group": ("287(g)",)}
        same = [(n, v) for n, values in asked.items() for v in values if choice_said(n, v) == v]
        assert not same
        assert choice_said("within", "60") == "60"
        assert choice_said("rule", "STATE/DDP-2026-03") == "STATE/DDP-2026-03"
        assert choice_said("class", "charged") == choice_said("class", "case_criminality=charged")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_reading_and_its_reason_are_told_from_the_name_alone(code: str) -> None:
    """An edition keeps the names of alternatives; the reasons are those that the engine gives."""
    with speaking(code):
        for unit in UNITS:
            for denominator in DENOMINATORS:
                options = {"unit": unit, "denominator": denominator}
                for name, reason in readings((unit, denominator)):
                    assert reading_reason(name, options) == reason
                    assert "=" not in reading_said(name)
    assert reading_said("unit=person,denominator=all") == "by person at the first event, out of all"
    usual = "The words may mean people: each counts once, by the first event."
    assert reading_reason("unit=person,denominator=known", {}) == usual
