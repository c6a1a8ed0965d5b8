"""The page of ten figures: every address on it can be asked, and every answer is counted again."""

import re
from pathlib import Path

import pytest

from house.tree import ROOT
from uncover.figures.address import ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.measures import measures
from uncover.figures.measures.generic import NAMES
from uncover.records.ingest import ingest
from uncover.terms.numbers import half_up

PAGE = (ROOT / "docs" / "ten-figures.md").read_text("utf-8")
ADDRESSES = re.findall(r"`([a-z_0-9]+/us[^`]*)`", PAGE)
HELD = {
    "people_held_at_midnight/us/2025-11-16..2025-11-16"
    "?release=ddp-daily-population&source=facility_days": "64680",
    "count/us-ma?release=FY26-2026-04-09&source=detention_statistics": "1",
    "share_of_removals_without_conviction/us-ma-boston/..2011-03-07"
    "?source=published_statistics": "54.00",
    "share_of_removals_without_conviction/us-ma-boston/..2011-07-31"
    "?source=published_statistics": "47.97",
    "share_of_removals_without_conviction/us/..2011-03-31?source=published_statistics": "28.79",
}


def test_ten_figures_are_told() -> None:
    """Rows one to ten, each with an address of a known measure or a pointer to another row."""
    rows = re.findall(r"^\| (\d+) \|", PAGE, re.MULTILINE)
    assert rows == [str(number) for number in range(1, 11)]
    assert {ask_from_address(text).measure for text in ADDRESSES} <= {*measures(), *NAMES}


@pytest.mark.real
@pytest.mark.parametrize(("address", "value"), HELD.items())
def test_the_answers_are_those_of_the_records(
    shared: Path, tmp_path_factory: pytest.TempPathFactory, address: str, value: str
) -> None:
    """Counted from the real files, or as printed and quoted."""
    library = tmp_path_factory.getbasetemp() / "ten-figures"
    wanted = {
        "facility_days": "ddp-daily-population",
        "detention_statistics": "ice-detention-stats",
    }
    for part, folder in wanted.items():
        if part in address:
            ingest(library, [shared / "data" / folder])
    assert address in ADDRESSES
    figure = Resolver(library).answer(ask_from_address(address))
    assert figure.value is not None
    shown = half_up(figure.value, 2) if figure.kind == "share" else str(figure.value)
    assert shown == value
