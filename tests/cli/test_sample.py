"""`uncover sample` as a user runs it, and the letter that the demonstration checks on a sample."""

import json
from importlib.resources import files
from pathlib import Path

import pytest

from uncover.claims.check import check
from uncover.cli import demo
from uncover.cli.main import code_of
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import load
from uncover.records.declared import tables
from uncover.records.ingest import ingest
from uncover.records.sample import sampled, write_sample


def test_a_sample_and_its_truth_are_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --json the truth is the answer, and it is the file beside the workbook."""
    out = tmp_path / "made-up.xlsx"
    assert code_of(["sample", "removals", "--rows", "9", "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == out.name
    assert told["truth"] == json.loads(Path(f"{out}.truth.json").read_text("utf-8"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [out.name, f"{out.name}.truth.json"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nothing", "-o", "x.xlsx"], sampled()),
        (["agreements", "-o", "x.xlsx"], sampled()),
        (["arrests", "-o", "x.csv"], ("x.csv", ".xlsx")),
        (["arrests", "-o", "nowhere/x.xlsx"], ("nowhere",)),
        (["arrests", "-o", "x.xlsx", "--rows", "0"], ("0", "20000000")),
        (["arrests", "-o", "x.xlsx", "--layout", "2024"], ("2025", "2026-03", "ddp-2026-03")),
    ],
)
@pytest.mark.parametrize("lang", ["en", "es"])
def test_what_cannot_be_made_is_told_in_a_sentence(
    arguments: list[str],
    told: list[str],
    lang: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit 2, one sentence with what there is, and no file."""
    monkeypatch.chdir(tmp_path)
    assert code_of(["sample", *arguments, "--lang", lang]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert all(word in said.err for word in told)
    assert "Traceback" not in said.err
    assert not list(tmp_path.iterdir())


ENDS = [
    ("holds", True),
    ("holds-rounded", True),
    ("holds", True),
    ("holds", True),
    ("does-not-hold", True),
    ("holds", False),
]
PHRASES = {
    "sample-letter.md": [
        *("more than half", "61 percent", "At least one in ten", "more than 100", "all"),
        "fewer than 1,750",
    ],
    "sample-letter.es.md": [
        *("más de la mitad", "el 61 por ciento", "Al menos uno de cada diez", "más de 100"),
        *("todos", "menos de 1750"),
    ],
}


def test_the_letter_of_the_demonstration_shows_how_claims_end(tmp_path: Path) -> None:
    """Claims hold, one when rounded, one without being robust, and one does not hold.

    In either language: both letters say the same.
    """
    target = tmp_path / "made-up-arrests.xlsx"
    write_sample(tables()["arrests"], demo._ROWS, demo._SEED, target)  # noqa: SLF001  what it makes
    ingest(tmp_path / "library", [target], release="made-up-sample")
    data = files("uncover.cli") / "demo_data"
    pins = tmp_path / "figures.toml"
    pins.write_text((data / "sample-letter.toml").read_text("utf-8"), "utf-8")
    resolver = Resolver(tmp_path / "library", load(pins))
    for letter, phrases in PHRASES.items():
        report = check((data / letter).read_text("utf-8"), resolver.figure, "en").as_json()
        found = [(each["text"], each["verdict"], each["robust"]) for each in report["claims"]]
        told = zip(phrases, ENDS, strict=True)
        assert found == [(text, verdict, robust) for text, (verdict, robust) in told]
        assert report["unbound"] == []
