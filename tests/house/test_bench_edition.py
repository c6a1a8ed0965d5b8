"""The bench of editions: made of a small made-up library, opened, and held to its size."""

import re
from pathlib import Path

import pytest

from house.benching import bench, results
from house.tree import ROOT


@pytest.mark.slow
def test_the_smallest_edition_is_made_and_opened(tmp_path: Path) -> None:
    """Values, bytes and the aims are told."""
    said = bench(tmp_path, "edition", "--rows", "1000", "--repeat", "1")
    assert said.returncode == 0, said.stderr
    assert re.search(
        r"^an edition of 1,000 arrests and 3,000 stints, made up; [\d,]+ values in \d+\.\d MB$",
        said.stdout,
        re.MULTILINE,
    )
    assert said.stdout.count("aim met") == 3
    (told,) = results(tmp_path)["sizes"]
    assert set(told["tools"]) == {"uncover build", "opening the edition"}
    assert told["values"] > 1_000
    assert 1_000_000 < told["bytes"] < 300_000_000


def test_an_edition_that_is_too_large_or_another_has_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """More than 300 MB, another hash, or none."""
    monkeypatch.syspath_prepend(ROOT / "script")
    from benches.editions import Stored  # noqa: PLC0415
    from benches.told import told_in  # noqa: PLC0415

    stored = Stored(1, Path("made-up"))
    assert stored.wrong(told_in(""), "answer", ours=True) == "made or opened nothing"
    assert stored.wrong(told_in("answer 7 1 300000000"), "answer", ours=True) is None
    assert stored.wrong(told_in("answer 7 2 300000000"), "answer", ours=False)
    large = Stored(1, Path("made-up"))
    assert large.wrong(told_in("answer 7 1 300000001"), "answer", ours=True)
