"""The pages of an edition of real files: what a release of one state says, and of how long ago."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest

from pages.posting import PostingSite
from uncover.figures.edition.writing import write
from uncover.figures.engine.building import build
from uncover.figures.engine.resolver import Resolver
from uncover.records.ingest import ingest


@pytest.mark.real
def test_a_release_of_one_state_tells_nothing_of_the_nation(shared: Path, tmp_path: Path) -> None:
    """Each line of the file is a detainer in Pennsylvania; all of it ended in 2015, and says so."""
    file = shared / "data" / "eads-pa-detainers" / "pa_detainers.csv"
    ingest(tmp_path / "library", [file])
    content, left = build(Resolver(tmp_path / "library"), lambda *_: None)
    write(tmp_path / "editions" / "one.sqlite", content)
    assert any("All rows of the release are of Pennsylvania" in each.reason for each in left)
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sum(1 for _ in csv.reader(lines)) - 1
    site = PostingSite(tmp_path)
    for address, said in (
        ("/states/pennsylvania/", f"there were {rows:,} detainers prepared by ICE."),
        ("/states/pennsylvania/", "Old What this tells of ended more than"),
        ("/states/nation/", "The edition has no figure of the United States"),
        ("/states/texas/", "The edition has no figure of Texas"),
    ):
        text = " ".join(unescape(re.sub(r"<[^>]*>", " ", site.get(address)[2])).split())
        assert said in text, address
    site.close()
