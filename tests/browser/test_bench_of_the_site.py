"""What `script/bench site` measures with, held to the site itself."""

import gzip
import urllib.request

import pytest
from benches.site.asking import a_second, waited, wire

SECOND = 1


def test_bytes_on_the_wire_are_those_of_the_packed_answer(site: str) -> None:
    """More than the content packed, by its headers, and far less than what it unpacks to."""
    asked = urllib.request.Request(f"{site}/about/", headers={"Accept-Encoding": "gzip"})  # noqa: S310  our own
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        packed = answer.read()
    headers = wire(site, "/about/") - len(packed)
    assert 100 < headers < 2_000
    assert len(packed) < len(gzip.decompress(packed))


def test_an_error_is_not_measured(site: str) -> None:
    """A page that is not there would be the quickest of all."""
    with pytest.raises(SystemExit, match="/states/atlantis/ answers 404"):
        wire(site, "/states/atlantis/")


def test_visits_and_load_are_counted(site: str) -> None:
    """Half wait less than 99 of a hundred, and the load is answered."""
    told = waited(site, "/about/", 20)
    assert told.visits == 20
    assert 0 < told.p50 <= told.p99
    number, by = a_second(site, "/about/", SECOND)
    assert number > 0
    assert by
