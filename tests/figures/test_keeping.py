"""What was counted before is taken again only while nothing that it follows from is another."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from drawn import library_of, released, rows_of
from uncover.cli.main import code_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine import resolver as resolving
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify
from uncover.figures.figure import Figure
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.records.replacing import replace
from uncover.terms.speech import speaking

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 00:00:00 | 2 Pending Criminal Charges   | TEXAS
    joe    | 2025-02-03 00:00:00 |                              | MASSACHUSETTS
"""
ADDRESSES = [
    "share_of_arrests_without_conviction/us-ma",
    "share_of_arrests_without_conviction/us-ma?unit=person&denominator=all",
    "arrests_made/us-ma/2025-02-02..2025-02-28",
    "people_arrested/us",
    "arrests_made/us-ma?against=us-tx",
    "removals/us-ma-boston/..2011-07-31?source=published_statistics",
]
MADE = Ask("arrests_made")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of four drawn arrests."""
    return library_of(tmp_path, "arrests", rows_of(DRAWING))


def kept(library: Path, ask: Ask = MADE) -> Figure:
    """A figure as `uncover check` asks for it, in a process that remembers nothing."""
    return Resolver(library, keep=True).answer(ask)


def fresh(library: Path, ask: Ask = MADE) -> Figure:
    """The same, counted now."""
    return Resolver(library).answer(ask)


def documents(library: Path) -> list[Path]:
    """What is kept on disk."""
    return sorted(library.glob(".kept/*/*.json"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_figure_is_the_same_to_the_last_part(
    library: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, kept and taken again: value, bounds, notes and receipt."""
    ask = ask_from_address(address)
    counted = fresh(library, ask)
    assert kept(library, ask) == counted

    def refuse(*_: Any) -> Figure:
        raise AssertionError

    monkeypatch.setattr(resolving, "counted", refuse)
    monkeypatch.setattr(resolving, "answer_printed", refuse)
    assert kept(library, ask) == counted


def test_nothing_is_kept_unless_it_is_asked_for(library: Path) -> None:
    """A figure and a verification write nothing into a library."""
    receipt = fresh(library).receipt
    assert receipt is not None
    assert verify(receipt, library).status == "verified"
    assert documents(library) == []


def test_another_question_is_another_figure(library: Path) -> None:
    """Options, place and period are part of what is asked."""
    for address in ADDRESSES:
        kept(library, ask_from_address(address))
    for address in (
        "share_of_arrests_without_conviction/us-tx",
        "share_of_arrests_without_conviction/us-ma?denominator=all",
        "arrests_made/us-ma/2025-02-01..2025-02-28",
    ):
        ask = ask_from_address(address)
        assert kept(library, ask) == fresh(library, ask)


def test_another_language_is_another_text(library: Path) -> None:
    """Reasons and notes are sentences."""
    ask = ask_from_address(ADDRESSES[0])
    english = kept(library, ask)
    with speaking("es"):
        spanish = kept(library, ask)
        assert spanish == fresh(library, ask)
    assert english.alternatives[0].reason != spanish.alternatives[0].reason


def test_more_rows_and_other_files_are_counted_anew(library: Path, tmp_path: Path) -> None:
    """A file more, a file replaced; and nothing stale is left."""
    assert kept(library).value == 4
    assert documents(library)
    more = released(tmp_path / "more", "arrests", rows_of(DRAWING.replace("a ", "ia ")), "more.csv")
    ingest(library, [more], "drawn")
    assert documents(library) == []
    counted = kept(library)
    assert (counted.value, counted) == (6, fresh(library))
    other = released(tmp_path / "other", "arrests", rows_of(DRAWING)[:1], "more.csv")
    replace(Library(library), other, "drawn")
    assert documents(library) == []
    counted = kept(library)
    assert (counted.value, counted) == (4, fresh(library))


def test_a_new_release_makes_the_question_ambiguous(library: Path, tmp_path: Path) -> None:
    """What was kept does not answer what nobody can answer any more."""
    kept(library)
    later = released(tmp_path / "later", "arrests", rows_of(DRAWING)[:1], "later.csv")
    ingest(library, [later], "later")
    with pytest.raises(Exception, match="More than one release"):
        kept(library)


def test_a_changed_table_is_counted_anew(library: Path) -> None:
    """Another cell in the stored file, and the manifest knows nothing of it."""
    before = kept(library)
    table = Library(library).table_path("arrests", "drawn")
    with duckdb.connect() as connection:
        changed = "select * replace ('NY' as apprehension_state)"
        connection.execute(f"copy ({changed} from '{table}') to '{table}.x' (format parquet)")
    Path(f"{table}.x").replace(table)
    after = kept(library)
    assert after == fresh(library)
    assert before.receipt is not None
    assert after.receipt is not None
    hashes = [made["columns"][0]["sha256"] for made in (before.receipt, after.receipt)]
    assert hashes[0] != hashes[1]


def test_changed_pseudonyms_are_hashed_anew(library: Path) -> None:
    """They lie in a file of their own, and are in the hash."""
    ask = Ask("people_arrested")
    before = kept(library, ask)
    persons = Library(library).persons_path("drawn")
    with duckdb.connect() as connection:
        changed = "select person, pseudonym || '!' as pseudonym"
        connection.execute(f"copy ({changed} from '{persons}') to '{persons}.x' (format parquet)")
    Path(f"{persons}.x").replace(persons)
    after = kept(library, ask)
    assert after == fresh(library, ask)
    assert after.receipt != before.receipt


def test_another_program_counts_anew(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its version is called; and what the other kept is swept away."""
    kept(library)
    (folder,) = {path.parent for path in documents(library)}
    monkeypatch.setattr("uncover.figures.engine.store.program", lambda: "f" * 64)
    kept(library)
    assert {path.parent.name for path in documents(library)} == {"f" * 20}
    assert not folder.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"value": {"fraction": "4"}', '"value": {"fraction": "5"}'),
        lambda text: text.replace("arrests", "removals"),
        lambda _: "[" * 100_000,
        lambda _: "[]",
        lambda _: '{"key": null, "sha256": "", "document": {}}',
        lambda _: "",
    ],
)
def test_a_damaged_document_is_none(library: Path, damage: Any) -> None:
    """It is counted again, and the document mended."""
    counted = kept(library)
    for path in documents(library):
        path.write_text(damage(path.read_text("utf-8")), "utf-8")
    assert kept(library) == counted


def test_a_deleted_cache_is_no_loss(library: Path) -> None:
    """The same receipt, to the byte."""
    counted = kept(library)
    shutil.rmtree(library / ".kept")
    assert kept(library) == counted


def test_a_library_where_nothing_can_be_written_works(library: Path) -> None:
    """A file stands where the folder would; so it is on a disk that is read-only."""
    (library / ".kept").write_text("", "utf-8")
    assert kept(library) == fresh(library)


def poison(library: Path) -> None:
    """Put another number into what is kept, sealed as the real one is."""
    for path in documents(library):
        told = json.loads(path.read_text("utf-8"))
        if path.name.startswith("columns"):
            told["document"][1] = "0" * 64
        else:
            told["document"]["figure"]["value"] = {"fraction": "99"}
        text = json.dumps(
            told["document"], sort_keys=True, ensure_ascii=False, separators=(",", ":")
        )
        told["sha256"] = hashlib.sha256(text.encode()).hexdigest()
        path.write_text(json.dumps(told), "utf-8")


def test_verifying_and_fresh_take_nothing_that_is_kept(library: Path, tmp_path: Path) -> None:
    """Somebody put another number there: a receipt verifies by the rows, and --fresh sees it."""
    receipt = kept(library).receipt
    assert receipt is not None
    poison(library)
    assert kept(library).value == 99
    assert verify(receipt, library).status == "verified"
    letter = tmp_path / "letter.md"
    letter.write_text("---\nlang: en\n---\n[4 arrests](#arrests_made/us)\n", "utf-8")
    words = ["check", str(letter), "--library", str(library), "--json"]
    assert (code_of(words), code_of([*words, "--fresh"])) == (1, 0)


def test_two_processes_at_once_are_safe(library: Path, tmp_path: Path) -> None:
    """Both count and both keep; what is there afterwards is whole."""
    letter = tmp_path / "letter.md"
    claims = "\n\n".join(f"[4 arrests](#{address})" for address in ADDRESSES)
    letter.write_text(f"---\nlang: en\n---\n{claims}\n", "utf-8")
    program = "import sys; from uncover.cli.main import run; run(sys.argv[1:])"
    words = [
        sys.executable,
        "-c",
        program,
        "check",
        str(letter),
        "--json",
        "--library",
        str(library),
    ]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(2)]
    printed = {one.communicate()[0] for one in both}
    assert len(printed) == 1
    assert json.loads(printed.pop())["claims"]
    assert not list(library.glob(".kept/*/*.part"))
    for address in ADDRESSES:
        ask = ask_from_address(address)
        assert kept(library, ask) == fresh(library, ask)


def test_pins_that_change_are_other_questions(library: Path, tmp_path: Path) -> None:
    """The letter is the same, and what its phrase is bound to is not."""
    letter, pins = tmp_path / "letter.md", tmp_path / "figures.toml"
    letter.write_text("---\nlang: en\n---\n[4 arrests](#all)\n", "utf-8")
    words = ["check", str(letter), "--library", str(library), "--json"]
    for place, code in (("us", 0), ("us-ma", 1), ("us", 0)):
        pins.write_text(f'[all]\nmeasure = "arrests_made"\nplace = "{place}"\n', "utf-8")
        assert code_of(words) == code
