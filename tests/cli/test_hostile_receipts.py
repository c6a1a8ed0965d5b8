"""A receipt is a stranger's: whatever stands in it, a sentence is the answer and nothing is run."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drawn import library_of, rows_of
from uncover.cli.main import code_of
from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.receipt import sealed

DRAWING = """
    person | apprehension_date   | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | 1 Convicted Criminal         | MASSACHUSETTS
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of two drawn arrests."""
    return library_of(tmp_path_factory.mktemp("made"), "arrests", rows_of(DRAWING))


@pytest.fixture(scope="module")
def receipt(library: Path) -> dict[str, Any]:
    """The receipt of a share."""
    told = Resolver(library).answer(Ask("share_of_arrests_without_conviction", "us-ma")).receipt
    assert told is not None
    return told


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in: what is written shows."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def contents(folder: Path) -> list[tuple[str, int, int]]:
    """Every file with its size and its time."""
    found = [(path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(path.as_posix(), told.st_size, told.st_mtime_ns) for path, told in found]


def answered(
    text: str, library: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """The exit code and the sentence of `uncover verify`, of which nothing but these is left."""
    file = here.parent / "receipt.json"
    file.write_text(text, "utf-8")
    before = contents(library)
    found = []
    for words in ([], ["--json"], ["--explain"]):
        code = code_of(["verify", str(file), "--library", str(library), *words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        found.append((code, out + err))
    assert not list(here.iterdir())
    assert contents(library) == before
    (code, plain), (as_json, printed), (explained, _) = found
    assert code == as_json
    assert explained in (0, 2, 5)
    assert "defect" not in plain
    told = json.loads(printed)
    sentence = told["error"]["sentence"] if "error" in told else told["receipts"][0]["reason"]
    return code, sentence


SQL = [
    "select * from read_csv('/etc/passwd')",
    "copy (select 1) to 'owned'",
    "attach 'owned'; create table owned.t as select 1",
    "install httpfs; load httpfs",
    "with recursive r(n) as (select 1 union all select n + 1 from r) select * from r",
    "pragma database_list",
    "set home_directory = '/'",
    "export database 'owned'",
]


@pytest.mark.parametrize("sql", SQL)
@pytest.mark.parametrize("place", ["text", "macro", "hash"])
def test_no_sql_of_a_receipt_is_run(
    receipt: dict[str, Any],
    library: Path,
    here: Path,
    capsys: pytest.CaptureFixture[str],
    sql: str,
    place: str,
) -> None:
    """As the figure's SQL, as a macro or as the query of a hash: it breaks the receipt."""
    copy = json.loads(json.dumps(receipt))
    if place == "text":
        copy["sql"]["text"] = sql
    elif place == "macro":
        copy["sql"]["macros"]["seconds_between"] = sql
    else:
        copy["columns"][0]["sql"] = sql
    code, sentence = answered(json.dumps(sealed(copy)), library, here, capsys)
    assert code == 5
    assert sentence


ADDRESSES = [
    "../../etc/passwd",
    "/etc/passwd",
    "arrests_made/../us",
    "arrests_made/us?release=../../../etc",
    "arrests_made/us?source=read_csv('/etc/passwd')",
    "arrests_made/us?source=arrests;drop table arrests",
    "arrests_made/us?rule=none'; copy (select 1) to 'owned",
    "share/us?source=arrests&class=x') or true --",
    "share_of_arrests_without_conviction/us?unit=event' or '1'='1",
    "share_detained_after_arrest/us?within=1;select 1",
    "arrests_made/us?against=us-ma' or true",
    "arrests_made/us?per=(select 1)",
    "arrests_made/us/2025-01-01..2025-99-99",
    "__import__/us",
    "arrests_made/us\n--",
    "arrests_made/us?" + "x=1&" * 50_000,
    "",
]


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda text: text[:40])
def test_an_address_opens_no_path_and_runs_no_sql(
    receipt: dict[str, Any],
    library: Path,
    here: Path,
    capsys: pytest.CaptureFixture[str],
    address: str,
) -> None:
    """It is an address of a figure, or it is none; exit 2 or 5 with a sentence."""
    forged = receipt | {"figure": receipt["figure"] | {"address": address}}
    code, sentence = answered(json.dumps(sealed(forged)), library, here, capsys)
    assert code in (2, 5)
    assert sentence


def _nested(depth: int) -> Any:
    told: Any = 1
    for _ in range(depth):
        told = [told]
    return told


def texts(receipt: dict[str, Any]) -> Iterator[str]:
    """Documents that are odd as a whole."""
    yield from ("", "nothing", "[]", "3", "null", '"x"', "{}", '{"receipt": []}', "\ufeff{}")
    yield '{"uncover_receipt": 1.5}'
    yield '{"uncover_receipt": NaN}'
    yield '{"uncover_receipt": 1, "a": "\\ud800"}'
    yield '{"uncover_receipt": ' + "9" * 5_000 + "}"
    yield '{"uncover_receipt": 1, "a": ' + "[" * 100_000 + "]" * 100_000 + "}"
    yield '{"uncover_receipt": 1, "a": ' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}"
    yield json.dumps({"uncover_receipt": 1, "a": "x" * 50_000_000})
    yield json.dumps(sealed(receipt | {"more": ["x"] * 3_000_000}))
    for depth in (40, 150, 300, 600):
        yield json.dumps(sealed(receipt | {"result": _nested(depth)}))


def test_an_odd_document_is_a_sentence(
    receipt: dict[str, Any], library: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No JSON, too much of it, too deep, and numbers that nobody can hold."""
    for text in texts(receipt):
        code, sentence = answered(text, library, here, capsys)
        assert code in (2, 5), text[:60]
        assert sentence, text[:60]
        assert len(text) < 10_000_000 or "10 MB" in sentence


ODD: tuple[Any, ...] = (None, True, -1, 10**4_000, "x", "'; --", [], [[]], {}, {"a": 1})


def _paths(told: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(told, dict | list):
        parts = told.items() if isinstance(told, dict) else list(enumerate(told))[:1]
        for key, value in parts:
            yield (*path, key)
            if len(path) < 3:
                yield from _paths(value, (*path, key))


def test_other_kinds_of_values_anywhere_are_a_sentence(
    receipt: dict[str, Any], library: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each part is told to be another kind of thing, each kind in turn, and sealed again."""
    paths = sorted(
        set(_paths({k: v for k, v in receipt.items() if k != "receipt_sha256"})), key=str
    )
    assert len(paths) > 60
    for number, path in enumerate(paths):
        copy = json.loads(json.dumps(receipt))
        place: Any = copy
        for step in path[:-1]:
            place = place[step]
        odd = ODD[number % len(ODD)]
        if place[path[-1]] == odd:
            continue
        place[path[-1]] = odd
        code, sentence = answered(json.dumps(sealed(copy)), library, here, capsys)
        assert code in (2, 5), (path, odd)
        assert sentence, (path, odd)
