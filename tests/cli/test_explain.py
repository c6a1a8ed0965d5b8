"""`uncover explain`: footnotes held to texts written by hand, in both languages."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from claims.made import figure
from drawn import released, rows_of
from uncover.cli.main import code_of
from uncover.figures.footnote.counted import number_said
from uncover.figures.footnote.period import day_said, period_said
from uncover.figures.footnote.writing import footnote
from uncover.figures.measures import measures
from uncover.records.ingest import ingest
from uncover.terms.speech import catalogue, speaking

# In Massachusetts ten arrests of ten people: three convicted, two charged, three neither, two of
# unknown class; two in February 2024, seven in February 2025. Two in Texas, one of unknown place.
ARRESTS = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2024-02-05 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    ben    | 2024-02-06 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-01 08:00:00 | 2 Pending Criminal Charges   | MASSACHUSETTS
    fay    | 2025-02-02 08:00:00 | 2 Pending Criminal Charges   | MASSACHUSETTS
    gus    | 2025-02-03 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    hal    | 2025-02-04 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ida    | 2025-02-05 08:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    joe    | 2025-02-06 08:00:00 |                              | MASSACHUSETTS
    kim    | 2025-02-07 08:00:00 |                              | MASSACHUSETTS
    lea    | 2025-06-30 08:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    max    | 2025-03-01 08:00:00 | 3 Other Immigration Violator | TEXAS
    nat    | 2025-03-02 08:00:00 | 1 Convicted Criminal         | TEXAS
    ola    | 2025-03-03 08:00:00 | 3 Other Immigration Violator |
"""
# Stays of 7 and 9 days, and one that had lasted half a day when the records end.
STINTS = """
    person | stay_book_in_date_time | book_in_date_time   | stay_book_out_date_time | book_out_date_time  | detention_facility_code
    ana    | 2025-02-01 12:00:00    | 2025-02-01 12:00:00 | 2025-02-08 12:00:00     | 2025-02-08 12:00:00 | BOSHOLD
    ben    | 2025-03-01 12:00:00    | 2025-03-01 12:00:00 | 2025-03-10 12:00:00     | 2025-03-10 12:00:00 | BOSHOLD
    joe    | 2025-06-30 12:00:00    | 2025-06-30 12:00:00 |                         |                     | BOSHOLD
"""  # noqa: E501  a drawing is as wide as its table
PEOPLE = """
    state         | total_population | noncitizen
    Massachusetts | 200000           | 20000
"""
ICE = "U.S. Immigration and Customs Enforcement, Enforcement and Removal Operations"
SOURCE = {
    "en": f"This was counted from the rows of: arrests.csv, released by {ICE} (table arrests, "
    "release drawn). The records end on June 30, 2025.",
    "es": f"Se contó de las filas de: arrests.csv, de {ICE} (tabla arrests, publicación drawn). "
    "Los registros terminan el 30 de junio de 2025.",
}
SINCE_2024 = {
    "en": "from February 5, 2024 to June 30, 2025",
    "es": "desde el 5 de febrero de 2024 hasta el 30 de junio de 2025",
}
WITHOUT = "share_of_arrests_without_conviction"
MASSACHUSETTS = ("--place", "us-ma")
GOLDEN: dict[tuple[str, ...], dict[str, str]] = {
    (WITHOUT, *MASSACHUSETTS): {
        "en": f"In Massachusetts, {SINCE_2024['en']}, of 8 arrests by ICE of which this is known, "
        "5 (62.50 percent) were of people with no conviction known to ICE. "
        f"{SOURCE['en']} Of 2 more this is unknown; if none or all of them belonged, it would be "
        "from 50 percent to 70 percent. Rows of unknown place: 1; depending on them it would be "
        "from 62.50 percent to 66.67 percent. Other readings of the same words give: 50 percent "
        "by event, out of all; 62.50 percent by person at the first event, out of those known; "
        "50 percent by person at the first event, out of all; 62.50 percent by person at the last "
        "event, out of those known; 50 percent by person at the last event, out of all.",
        "es": f"En Massachusetts, {SINCE_2024['es']}, de 8 arrestos de ICE en que esto se sabe, "
        "5 (62.50 por ciento) fueron de personas sin condena penal conocida por ICE. "
        f"{SOURCE['es']} De 2 más no se sabe; si ninguno o todos pertenecieran, sería de 50 por "
        "ciento a 70 por ciento. Filas de lugar desconocido: 1; según ellas, sería de 62.50 por "
        "ciento a 66.67 por ciento. Otras lecturas de las mismas palabras dan: 50 por ciento por "
        "evento, entre todos; 62.50 por ciento por persona según el primer evento, entre los casos "
        "conocidos; 50 por ciento por persona según el primer evento, entre todos; 62.50 por "
        "ciento por persona según el último evento, entre los casos conocidos; 50 por ciento por "
        "persona según el último evento, entre todos.",
    },
    ("arrests_made", *MASSACHUSETTS): {
        "en": f"In Massachusetts, {SINCE_2024['en']}, there were 10 arrests made by ICE. "
        f"{SOURCE['en']} Rows of unknown place: 1; depending on them it would be from 10 to 11.",
        "es": f"En Massachusetts, {SINCE_2024['es']}, hubo 10 arrestos hechos por ICE. "
        f"{SOURCE['es']} Filas de lugar desconocido: 1; según ellas, sería de 10 a 11.",
    },
    ("arrests_made", "--from", "2025-02", "--through", "2025-02",
     "--option", "against=2024-02..2024-02"): {
        "en": "In the United States, in February 2025, the number of arrests made by ICE was 250 "
        f"percent above that in February 2024. The two counts are 7 and 2. {SOURCE['en']}",
        "es": "En Estados Unidos, en febrero de 2025, el número de arrestos hechos por ICE fue un "
        "250 por ciento mayor que en febrero de 2024. Las dos cuentas son 7 y 2. "
        f"{SOURCE['es']}",
    },
    ("arrests_made", *MASSACHUSETTS, "--option", "against=us-tx"): {
        "en": f"In Massachusetts, {SINCE_2024['en']}, the number of arrests made by ICE was 5 "
        f"times that of Texas. The two counts are 10 and 2. {SOURCE['en']} Rows of unknown place: "
        "1; depending on them it would be from 3.33 to 5.50.",
        "es": f"En Massachusetts, {SINCE_2024['es']}, el número de arrestos hechos por ICE fue 5 "
        f"veces el valor que hubo en Texas. Las dos cuentas son 10 y 2. {SOURCE['es']} Filas de "
        "lugar desconocido: 1; según ellas, sería de 3.33 a 5.50.",
    },
    ("arrests_made", *MASSACHUSETTS, "--option", "per=noncitizens"): {
        "en": f"In Massachusetts, {SINCE_2024['en']}, there were 50 arrests made by ICE for each "
        "100,000 residents who are not citizens: 10 and 20,000, by the survey in the library. "
        "This was counted from the rows of: arrests.csv, released by "
        f"{ICE} (table arrests, release drawn). Read beside it: population.csv, released by Census "
        "Bureau, American Community Survey 2020 to 2024 (table population, release drawn). The "
        "records end on June 30, 2025. Rows of unknown place: 1; depending on them it would be "
        "from 50 to 55.",
        "es": f"En Massachusetts, {SINCE_2024['es']}, hubo 50 arrestos hechos por ICE por cada "
        "100,000 residentes que no son ciudadanos: 10 y 20,000, según la encuesta de la "
        f"biblioteca. Se contó de las filas de: arrests.csv, de {ICE} (tabla arrests, publicación "
        "drawn). Se leyó además: population.csv, de Census Bureau, American Community Survey 2020 "
        "to 2024 (tabla population, publicación drawn). Los registros terminan el 30 de junio de "
        "2025. Filas de lugar desconocido: 1; según ellas, sería de 50 a 55.",
    },
    ("median_days_held",): {
        "en": "In the United States, from February 1, 2025 to June 30, 2025, the median length in "
        "days of stays in ICE custody that began then and are over was 8. This was counted from "
        f"the rows of: detention_stints.csv, released by {ICE} (table detention_stints, release "
        "drawn). The records end on June 30, 2025. Of 1 more the length is not told yet; the "
        "figure could be from 7 to 9.",
        "es": "En Estados Unidos, desde el 1 de febrero de 2025 hasta el 30 de junio de 2025, la "
        "duración mediana en días de las estancias bajo custodia de ICE que empezaron entonces y "
        f"han terminado fue de 8. Se contó de las filas de: detention_stints.csv, de {ICE} (tabla "
        "detention_stints, publicación drawn). Los registros terminan el 30 de junio de 2025. De 1 "
        "más no se sabe todavía la duración; la cifra podría ser de 7 a 9.",
    },
    ("arrests_made", "--place", "us-ma-suffolk-county"): {
        "en": "The release drawn of arrests does not give the county, so it cannot say what "
        "happened in Suffolk County. There is instead: The same for all of Massachusetts: 10 "
        "(arrests_made/us-ma). In a request to the agency, name this field: Apprehension County.",
        "es": "La publicación drawn de arrests no da el dato de condado, así que no puede decir "
        "qué pasó en Suffolk County. En su lugar hay: Lo mismo para todo Massachusetts: 10 "
        "(arrests_made/us-ma). En una solicitud a la agencia, nombre este campo: Apprehension "
        "County.",
    },
    ("share_of_removals_without_conviction", "--place", "Boston", "--through", "2011-03-07"): {
        "en": "As quoted by others: in Boston, from November 2008 to March 7, 2011, 54 percent of "
        "removals and returns recorded by ICE were of people with no conviction known to ICE. This "
        "is told under the program Secure Communities. This is quoted by others, and the agency's "
        "own document is not held: sign-on letter of Massachusetts groups to Governor Patrick, 27 "
        "May 2011; New York Times, June 2011. As printed it stands for anything from 53.50 percent "
        "to 54.50 percent.",
        "es": "Según la cita de otros: en Boston, desde noviembre de 2008 hasta el 7 de marzo de "
        "2011, el 54 por ciento de las deportaciones y los retornos registrados por ICE fueron de "
        "personas sin condena penal conocida por ICE. Se dice bajo el programa Secure Communities. "
        "Lo citan otros, y no tenemos el documento de la agencia: sign-on letter of Massachusetts "
        "groups to Governor Patrick, 27 May 2011; New York Times, June 2011. Tal como se imprimió, "
        "puede ser cualquier valor de 53.50 por ciento a 54.50 por ciento.",
    },
    ("removals", "--place", "us-il", "--through", "2010-12-31"): {
        "en": "As quoted by others: in Illinois, from November 24, 2009 to December 31, 2010, "
        "there were more than 430 removals and returns recorded by ICE. This is told under the "
        "program Secure Communities. This is quoted by others, and the agency's own document is "
        "not held: letter of Illinois groups.",
        "es": "Según la cita de otros: en Illinois, desde el 24 de noviembre de 2009 hasta el 31 "
        "de diciembre de 2010, hubo más de 430 deportaciones y retornos registrados por ICE. Se "
        "dice bajo el programa Secure Communities. Lo citan otros, y no tenemos el documento de la "
        "agencia: letter of Illinois groups.",
    },
}  # fmt: skip
LONG = {"note", "beware", "recount"}
"""Sentences that other tests hold: of notes and hazards, and with the receipt's hash."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the three tables."""
    folder = tmp_path_factory.mktemp("explained")
    drawn = {"arrests": ARRESTS, "detention_stints": STINTS, "population": PEOPLE}
    files = [released(folder, name, rows_of(rows), f"{name}.csv") for name, rows in drawn.items()]
    report = ingest(folder / "library", files, release="drawn")
    assert {told.status for told in report.files} == {"stored"}
    return folder / "library"


def explained(
    arguments: tuple[str, ...], library: Path, language: str, out: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    """The JSON of a footnote."""
    given = ["explain", *arguments, "--library", str(library), "--lang", language, "--json"]
    assert code_of(given) == 0
    told: dict[str, Any] = json.loads(out.readouterr().out)
    return told


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("arguments", list(GOLDEN))
def test_footnotes(
    arguments: tuple[str, ...], language: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was counted, from what, what is unknown and what other readings give, word by word."""
    told = explained(arguments, library, language, capsys)
    shown = [each["text"] for each in told["sentences"] if each["about"] not in LONG]
    assert " ".join(shown) == GOLDEN[arguments][language]


def test_the_last_sentence_says_how_to_count_again(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the hash of the receipt and an address that names table and release."""
    told = explained(("arrests_made", *MASSACHUSETTS), library, "en", capsys)
    last = told["sentences"][-1]
    assert last["about"] == "recount"
    assert told["receipt"] in last["text"]
    assert last["text"].endswith("arrests_made/us-ma?source=arrests&release=drawn.")
    assert told["text"] == " ".join(each["text"] for each in told["sentences"])
    assert "beware" in {each["about"] for each in told["sentences"]}


def test_a_pinned_figure_brings_its_caveat_and_options_their_sentence(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The terminal prints the text alone; unit=person has a sentence of its own."""
    pins = tmp_path / "figures.toml"
    pins.write_text(
        f'[mine]\nmeasure = "{WITHOUT}"\nplace = "us-ma"\ncaveat = "Made up."\n'
        'options = { unit = "person", rule = "none" }\n',
        "utf-8",
    )
    given = ["explain", "mine", "--figures", str(pins), "--library", str(library)]
    assert code_of(given) == 0
    shown = capsys.readouterr().out
    assert "Each person counts once, by the first of these events." in shown
    assert "It was asked for with: rule=none." in shown
    assert "Made up." in shown
    assert shown.count("\n") == 1


def test_nothing_is_surer_than_the_figure() -> None:
    """Printed is told as printed, an interval as an interval, and nothing as nothing."""
    between = figure(low=Fraction(50), high=Fraction(52), basis="printed", said_by=("ICE",))
    assert footnote(between)[0].text.startswith(
        "As printed: in Boston, up to March 7, 2011, between 50 percent and 52 percent of"
    )
    assert footnote(between)[1].text == "This was printed by: ICE."
    below = replace(between, low=None, high=Fraction(20), high_closed=False)
    assert "less than 20 percent of" in footnote(below)[0].text
    nothing = figure(basis="counted", kind="count", measure="arrests_made")
    assert footnote(nothing)[0].text == (
        "In Boston, up to March 7, 2011, the records tell nothing of arrests made by ICE."
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_measure_has_words_of_its_own(language: str) -> None:
    """No footnote falls back on the name of a measure; days that are asked for are told."""
    with speaking(language):
        for name, measure in measures().items():
            told = figure(
                measure=name,
                kind=measure.kind,
                basis="counted",
                numerator=5,
                denominator=8 if measure.kind == "share" else None,
                value=Fraction(5),
            )
            text = footnote(told)[0].text
            named = catalogue(language)
            assert f"explain.what.{name}" in named or f"explain.said.{name}" in named
            days = measure.counting.numbers.get("within")
            assert days is None or f" {days.default} " in text


def test_days_and_numbers_are_said_as_in_the_united_states() -> None:
    """Commas for thousands and a point for decimals in either language; months stay months."""
    assert number_said(Fraction(29296)) == "29,296"
    assert number_said(Fraction(-24691, 20)) == "-1,234.55"
    assert number_said(Fraction(-1, 4)) == "-0.25"
    assert (day_said("2011-03-07"), day_said("2011-05")) == ("March 7, 2011", "May 2011")
    assert period_said("2025-01-20", "2025-01-20") == "on January 20, 2025"
    assert period_said("2025-01-20", None) == "from January 20, 2025 on"
    assert period_said(None, None) == ""
    with speaking("es"):
        assert number_said(Fraction(29296)) == "29,296"
        assert day_said("2011-03-07") == "el 7 de marzo de 2011"
