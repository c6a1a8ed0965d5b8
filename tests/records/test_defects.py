"""An error that nobody foresaw is told as ours, file by file, without a value of the records."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from records.ingesting import arrest, stored, write_arrests
from uncover.records import ingest as ingesting
from uncover.records.content import ContentHash
from uncover.records.reading.opening import sheets
from uncover.records.reading.sheet import ReleasedFile

RELEASE = "made-up-2025"
VALUE = "a value of the records"


def three(tmp_path: Path) -> list[Path]:
    """Three made-up files of which the second will be hit."""
    return [
        write_arrests(tmp_path / "in" / f"{name}.csv", [arrest(start + n) for n in range(9)])
        for name, start in (("a", 0), ("hit", 100), ("z", 200))
    ]


def hit(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Let the cleaning of the file `hit` raise this error, after it was recognised."""

    def opened(file: ReleasedFile) -> Any:
        monkeypatch.setattr(ContentHash, "add", raising(error) if "hit" in file.name else adding)
        return sheets(file)

    adding = ContentHash.add
    monkeypatch.setattr(ingesting, "sheets", opened)


def raising(error: BaseException) -> Callable[..., None]:
    """A function that raises."""

    def function(*_: object) -> None:
        raise error

    return function


@pytest.mark.parametrize(
    "error", [MemoryError(), KeyError(VALUE), ValueError(VALUE), RuntimeError(VALUE)]
)
def test_a_defect_over_one_file_is_told_and_the_others_are_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Its status is its own, exit 1, and what is to be sent holds kind and place only."""
    hit(monkeypatch, error)
    told = stored(tmp_path / "library", *three(tmp_path), release=RELEASE)
    assert told["exit"] == 1
    assert [file["status"] for file in told["files"]] == ["stored", "defect", "stored"]
    reason = told["files"][1]["reason"]
    assert type(error).__name__ in reason
    assert "records/parts.py" in reason
    assert "UNCOVER_TRACEBACK" in reason
    assert VALUE not in reason
    assert told["files"][1]["sheets"] == []


def test_what_a_reader_raises_may_be_the_files_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that no reader foresaw: unreadable, and the place is told all the same."""
    files = three(tmp_path)
    monkeypatch.setattr(
        "uncover.records.reading.opening.open_delimited", raising(ValueError(VALUE))
    )
    told = stored(tmp_path / "library", *files, release=RELEASE)
    assert [file["status"] for file in told["files"]] == ["unreadable"] * 3
    assert "records/reading/opening.py" in told["files"][1]["reason"]
    assert VALUE not in told["files"][1]["reason"]
