"""What an opponent would try: denied verbs, two directions, words of another class, own files."""

from pathlib import Path

import pytest

from claims.made import count, share
from claims.test_comparisons import ROSE, made_of
from claims.words.said import figure_of
from uncover.claims.check import check
from uncover.claims.mending import mended
from uncover.cli.main import code_of
from uncover.figures.figure import Figure

SHARE = share(56, 100)
COUNT = count(2760, measure="arrests_made", unit="arrest")
WITHOUT = figure_of("share_of_arrests_without_conviction")


def verdict(text: str, figure: Figure, language: str = "en") -> tuple[str, str]:
    """The verdict of the one claim of a letter, and the codes of its notes."""
    (claim,) = check(f"---\nlang: {language}\n---\n{text}", lambda _: figure).claims
    codes = " ".join(note.partition(":")[0] for note in claim.decision.notes)
    return claim.decision.verdict, codes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ICE did not make [2,760 arrests](#n).", "en"),
        ("ICE has not made [more than 2,000 arrests](#n).", "en"),
        ("ICE didn't make [2,760 arrests](#n).", "en"),
        ("ICE didn\u2019t make [2,760 arrests](#n).", "en"),
        ("ICE never made [2,760 arrests](#n).", "en"),
        ("Neither were there [2,760 arrests](#n).", "en"),
        ("Nobody says that ICE made [2,760 arrests](#n).", "en"),
        ("ICE failed to make [2,760 arrests](#n).", "en"),
        ("ICE no hizo [2.760 arrestos](#n).", "es"),
        ("ICE nunca hizo [2.760 arrestos](#n).", "es"),
        ("Nadie dice que hubo [2.760 arrestos](#n).", "es"),
    ],
)
def test_a_denied_verb_denies_the_claim(text: str, language: str) -> None:
    """The opposite sentence does not hold because its number does."""
    assert verdict(text, COUNT, language) == ("cannot-be-checked", "negated-outside")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ICE did not stop there: it made [2,760 arrests](#n).", "en"),
        ("Not only did ICE make [2,760 arrests](#n), it boasted.", "en"),
        ("It did not answer, but made [2,760 arrests](#n).", "en"),
        ("There is no doubt that ICE made [2,760 arrests](#n).", "en"),
        ("ICE no contestó; hizo [2.760 arrestos](#n).", "es"),
        ("No hay duda de que hubo [2.760 arrestos](#n).", "es"),
    ],
)
def test_a_denial_elsewhere_is_none_of_the_claim(text: str, language: str) -> None:
    """Another clause, another sentence, "not only": the number stands."""
    assert verdict(text, COUNT, language)[0] in ("holds", "holds-rounded")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Those who had not been convicted were [56 percent](#s) of arrests.", "en"),
        ("Arrests of people who have never been convicted: [56 percent](#s).", "en"),
        ("Los que no habían sido condenados fueron el [56 por ciento](#s).", "es"),
        ("Quienes no tenían condena fueron el [56 por ciento](#s).", "es"),
    ],
)
def test_a_denied_class_denies_no_number(text: str, language: str) -> None:
    """A conviction that is not there is what is counted."""
    assert "negated-outside" not in verdict(text, SHARE, language)[1]


def test_two_directions_are_not_decided() -> None:
    """What --fix might once have written."""
    assert verdict("It fell by [rose 24 percent](#x).", ROSE)[0] == "cannot-be-checked"


@pytest.mark.parametrize(
    ("wrong", "language"),
    [
        ("criminals", "en"), ("convicted criminals", "en"), ("violent offenders", "en"),
        ("felons", "en"), ("gang members", "en"), ("people with pending charges", "en"),
        ("people found guilty", "en"), ("delincuentes", "es"), ("criminales convictos", "es"),
        ("pandilleros", "es"),
    ],
)  # fmt: skip
def test_those_without_a_conviction_are_not_called_the_contrary(wrong: str, language: str) -> None:
    """A right number with the words of another class."""
    said = {"en": f"[54 percent](#s) of arrests were of {wrong}.",
            "es": f"El [54 por ciento](#s) de los arrestos fue de {wrong}."}  # fmt: skip
    (claim,) = check(f"---\nlang: {language}\n---\n{said[language]}", lambda _: WITHOUT).claims
    assert [word for word in claim.words if word.lowers], wrong
    assert claim.decision.verdict != "holds"


def test_arrests_of_people_are_arrests() -> None:
    """The link itself says what is counted."""
    assert verdict("ICE made [2,760 arrests](#n) of people.", COUNT)[0] == "holds"


@pytest.mark.parametrize(
    ("text", "figure", "new"),
    [
        ("[500 people](#p) were there", count(2630), "2,630 people"),
        ("The [three hundred arrests](#n) made", COUNT, "2,760 arrests"),
        ("[Three hundred](#n) arrests", COUNT, "2,760"),
        ("It rose by [a fifth](#r)", ROSE, None),
        ("There was a [30 percent](#r) increase", ROSE, None),
        ("It [nearly doubled](#r)", ROSE, None),
        ("It [rose 30 percent](#r) here", ROSE, "rose 24 percent here"),
        ("More than [80 percent](#s) of them", SHARE, None),
        ("[80 percent](#s) of them", SHARE, "56 percent"),
        ("It is [twice as many](#t)", made_of(count(150), count(100)), "1.5 times as many"),
    ],
)
def test_a_mended_sentence_stays_one(text: str, figure: Figure, new: str | None) -> None:
    """Words of the link stay; nothing is offered that the words around it would break."""
    (claim,) = check(text, lambda _: figure).claims
    told = mended(claim)
    assert told == (new.removesuffix(" here") if new else None)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "m.md", "--html", "m.md"],
        ["check", "m.md", "--html", "figures.toml"],
        ["page", "m.md", "-o", "m.md"],
        ["page", "m.md", "-o", "figures.toml"],
        ["page", "m.md", "--pdf", "m.md"],
        ["plain", "m.md", "-o", "m.md"],
        ["check", "m.md", "--fix", "--json"],
    ],
)
def test_what_was_read_is_never_written_over(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letter and its figures stay, whatever is asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.md").write_text("No number.\n", "utf-8")
    (tmp_path / "figures.toml").write_text("", "utf-8")
    assert code_of(arguments) == 2
    assert (tmp_path / "m.md").read_text("utf-8") == "No number.\n"
    assert (tmp_path / "figures.toml").read_text("utf-8") == ""


def test_a_page_beside_a_letter_in_html_is_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own name is the letter's."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text("<html lang='en'><p>No number.</p></html>", "utf-8")
    before = (tmp_path / "a.html").read_bytes()
    assert code_of(["page", "a.html"]) == 0
    assert (tmp_path / "a.html").read_bytes() == before
    assert (tmp_path / "a.page.html").is_file()
