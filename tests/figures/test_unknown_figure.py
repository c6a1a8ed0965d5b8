"""Who mistypes the id of a figure is told the nearest, not every one there is."""

from pathlib import Path

import pytest

from uncover.figures.address import Ask
from uncover.figures.engine.resolver import Resolver
from uncover.figures.pins import Pin
from uncover.terms.errors import UnusableError


def test_the_nearest_ids_are_named(tmp_path: Path) -> None:
    """Of forty pins the one that was meant comes first, and at most five are named."""
    ids = ["boston-no-conviction", *(f"place-{number}-made-up" for number in range(40))]
    pins = {name: Pin(name, Ask("arrests_made")) for name in ids}
    with pytest.raises(UnusableError) as told:
        Resolver(tmp_path / "library", pins).figure("boston-noconviction")
    names = str(told.value.facts["names"]).split(", ")
    assert names[0] == "boston-no-conviction"
    assert len(names) <= 5
