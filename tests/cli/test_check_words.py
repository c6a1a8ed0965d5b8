"""`uncover check` on letters whose numbers are right and whose words are not, in both languages."""

import json
from pathlib import Path

import pytest

from drawn import released, rows_of
from uncover.cli.main import code_of
from uncover.records.ingest import ingest

# Seven arrests of seven people: one convicted, two charged, four neither. Four removals: two
# without a conviction, one of Level 1, one of Level 3.
ARRESTS = """
    person | apprehension_date   | apprehension_criminality
    ana    | 2025-02-01 08:00:00 | 1 Convicted Criminal
    ben    | 2025-02-02 08:00:00 | 2 Pending Criminal Charges
    eva    | 2025-02-03 08:00:00 | 2 Pending Criminal Charges
    joe    | 2025-02-04 08:00:00 | 3 Other Immigration Violator
    kim    | 2025-02-05 08:00:00 | 3 Other Immigration Violator
    lea    | 2025-02-06 08:00:00 | 3 Other Immigration Violator
    max    | 2025-02-07 08:00:00 | 3 Other Immigration Violator
"""
REMOVALS = """
    person | departed_date | case_criminality             | case_threat_level
    joe    | 2025-03-01    | 3 Other Immigration Violator |
    kim    | 2025-03-02    | 2 Pending Criminal Charges   |
    ana    | 2025-03-03    | 1 Convicted Criminal         | 1
    sam    | 2025-03-04    | 1 Convicted Criminal         | 3
"""
FIGURES = """
[arrests]
measure = "arrests_made"
[neither]
measure = "share_of_arrests_neither_convicted_nor_charged"
[class]
measure = "share"
source = "arrests"
options = { class = "apprehension_criminality=neither", unit = "person" }
[none]
measure = "share_of_arrests_without_conviction"
[removed]
measure = "share_of_removals_without_conviction"
[gravest]
measure = "share_of_removals_level_1"
"""
LETTERS = {
    "en": """
[4 of 7](#class) people who had no prior criminal convictions were arrested.
ICE arrested [7](#arrests) people.
It deported [7](#arrests) here.
[6 of 7](#none) arrests were of people with no record.
[1 of 4](#gravest) removals followed a violent crime.
[2 of 4](#removed) removals were for only civil immigration violations.
[4 of 7](#neither) arrests were of people with no criminal conviction.
[6 of 7](#none) arrests were of people with no known criminal conviction.
""",
    "es": """
[4 de 7](#class) personas arrestadas no tenían condenas penales.
ICE arrestó a [7](#arrests) personas.
Deportó aquí en [7](#arrests) ocasiones.
[6 de 7](#none) arrestos fueron de personas sin antecedentes.
[1 de 4](#gravest) deportaciones fue por un delito violento.
[2 de 4](#removed) deportaciones fueron por meras infracciones civiles.
[4 de 7](#neither) arrestos fueron de personas sin condena penal conocida.
[6 de 7](#none) arrestos fueron de personas sin condena penal conocida.
""",
}
FOUND = {
    "en": [
        ("word-class", "no prior criminal convictions", "neither convicted nor charged"),
        ("word-people", "people", "arrests"),
        ("word-act", "deported", "arrested"),
        ("word-record", "no record", "no known criminal conviction"),
        ("word-violent", "violent crime", "Level 1"),
        ("word-civil", "only civil immigration violations", "no known criminal conviction"),
        ("word-class", "no criminal conviction", "neither convicted nor charged"),
        None,
    ],
    "es": [
        (
            "word-class",
            "no tenían condenas penales",
            "sin condena ni cargos pendientes conocidos",
        ),
        ("word-people", "personas", "arrestos"),
        ("word-act", "Deportó", "arrestados"),
        ("word-record", "sin antecedentes", "sin condena penal conocida"),
        ("word-violent", "delito violento", "Nivel 1"),
        ("word-civil", "meras infracciones civiles", "sin condena penal conocida"),
        (
            "word-class",
            "sin condena penal conocida",
            "sin condena ni cargos pendientes conocidos",
        ),
        None,
    ],
}
VERDICTS = [*["holds-under-definition"] * 7, "holds"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with both tables."""
    folder = tmp_path_factory.mktemp("words")
    files = [
        released(folder, table, rows_of(rows), f"{table}.csv")
        for table, rows in (("arrests", ARRESTS), ("removals", REMOVALS))
    ]
    report = ingest(folder / "library", files, release="drawn")
    assert [told.status for told in report.files] == ["stored", "stored"]
    return folder / "library"


def arguments(folder: Path, library: Path, language: str) -> list[str]:
    """The command on a letter that is written with its figures beside it."""
    (folder / "figures.toml").write_text(FIGURES, "utf-8")
    letter = folder / "letter.md"
    letter.write_text(f"---\nlang: {language}\n---\n{LETTERS[language]}", "utf-8")
    return ["check", str(letter), "--library", str(library)]


@pytest.mark.parametrize("language", ["en", "es"])
def test_right_numbers_with_wrong_words(
    language: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is held to its figure, and to its words; only the last sentence is right in both."""
    assert code_of([*arguments(tmp_path, library, language), "--json"]) == 3
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert [claim["verdict"] for claim in claims] == VERDICTS
    for claim, expected in zip(claims, FOUND[language], strict=True):
        wrong = [
            (word["code"], word["said"], word["instead"])
            for word in claim["words"]
            if word["wrong"]
        ]
        assert wrong == ([expected] if expected else [])
        if expected:
            (noted,) = [note for note in claim["notes"] if note.startswith(f"{expected[0]}: ")]
            assert expected[1] in noted
            assert noted.endswith(f": {expected[2]}.")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_terminal_names_the_wrong_word_and_the_right_one(
    language: str, library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The verdict line says that a word is wrong; the line of the note says which."""
    assert code_of(arguments(tmp_path, library, language)) == 3
    shown = capsys.readouterr().out
    assert shown.count("a word of the sentence is wrong") == 7
    for expected in FOUND[language]:
        if expected:
            _, wrong, right = expected
            assert any(
                f"'{wrong}'" in line and f"The right word: {right}." in line
                for line in shown.splitlines()
            )


def test_what_was_quoted_agrees_and_a_word_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence like that of 2011: agrees as quoted, its words do not; no library is needed."""
    address = "share_of_removals_without_conviction/us-ma-boston/..2011-03-07"
    letter = tmp_path / "letter.md"
    letter.write_text(
        "---\nlang: en\n---\n"
        f"Of those deported from Boston, [54 percent](#{address}?source=published_statistics) had "
        "no criminal conviction,\nonly civil immigration violations.\n",
        "utf-8",
    )
    assert code_of(["check", str(letter), "--json"]) == 6
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert claim["verdict"] == "agrees-as-quoted"
    assert claim["words"] == [
        {
            "code": "word-civil",
            "said": "only civil immigration violations",
            "instead": "no known criminal conviction",
            "wrong": True,
        }
    ]
