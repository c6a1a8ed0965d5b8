"""What can be taken away from a figure's page: its values in four forms, all the same."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet
import pytest

from pages.posting import PostingSite, home_of

SERIES = "/figures/share_of_arrests_without_conviction/us?by=state"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostingSite]:
    """The site of a drawn edition."""
    made = PostingSite(home_of(tmp_path_factory.mktemp("downloads")))
    yield made
    made.close()


def test_a_series_is_the_same_in_every_form(site: PostingSite) -> None:
    """As CSV, JSON and Parquet; decimals stay decimal, keys stand beside their place."""
    document = json.loads(site.get(f"{SERIES}&format=json")[2])
    told = [(v["place"], v["value"], v["numerator"], v["low"]) for v in document["values"]]
    assert ("us-ma", "66.6667", 2, "66.6667") in told
    rows = list(csv.DictReader(io.StringIO(site.get(f"{SERIES}&format=csv")[2])))
    assert [(r["place"], r["value"], int(r["numerator"]), r["low"]) for r in rows] == told
    _, headers, text = site.get(f"{SERIES}&format=parquet")
    assert headers["Content-Disposition"].endswith('.parquet"')
    table = pyarrow.parquet.read_table(io.BytesIO(text.encode("utf-8", "surrogateescape")))
    assert [row["value"] for row in table.to_pylist()] == [Decimal(each[1]) for each in told]
    assert [row["state"] for row in table.to_pylist()] == [row["state"] or None for row in rows]
    assert table.schema.metadata[b"edition"].decode() == document["edition"]


def test_only_parquet_loads_arrow(tmp_path: Path) -> None:
    """Pages, CSV and JSON are made without it: it takes a while to load."""
    site = PostingSite(home_of(tmp_path))
    for address in ("/", "/states/massachusetts/", SERIES, f"{SERIES}&format=csv"):
        assert site.get(address)[1]["X-Parquet-Loaded"] == "False"
    assert site.get(f"{SERIES}&format=parquet")[1]["X-Parquet-Loaded"] == "True"
    site.close()


def test_the_query_is_that_of_the_receipt(site: PostingSite) -> None:
    """A figure that was quoted has none, and says so with a status."""
    digest = json.loads(site.get(f"{SERIES}&format=json")[2])["values"][0]["receipt"]
    receipt = json.loads(site.get(f"/receipts/{digest}.json")[2])
    _, headers, text = site.get(f"{SERIES}&format=sql")
    assert receipt["sql"]["text"] in text
    assert headers["Content-Type"].startswith("application/sql")
    assert site.get("/figures/boston?format=sql")[0] == 404


def test_a_figure_alone_is_one_value(site: PostingSite) -> None:
    """By its short address, which names no release, as by the whole one; a pinned one is whole."""
    short = json.loads(site.get("/figures/arrests_made/us-ma?format=json")[2])
    assert [each["numerator"] for each in short["values"]] == [3]
    assert site.get(f"/figures/{short['address']}&format=json")[2] == json.dumps(short)
    document = json.loads(site.get("/figures/boston?format=json")[2])
    assert document["figure"]["value"] == "54.0000"
    (row,) = csv.DictReader(io.StringIO(site.get("/figures/boston?format=csv")[2]))
    assert (row["place"], row["value"], row["low"]) == ("us-ma-boston", "54.0000", "53.5000")
    assert (row["last"], row["numerator"]) == ("2011-03-07", "")
    assert len(document["figure"]["receipt_sha256"]) == 64


def test_what_is_made_up_says_so_in_every_file(tmp_path: Path) -> None:
    """In its name and in each row, and no index may keep it."""
    home = home_of(tmp_path, release="made-up")
    site = PostingSite(home)
    _, headers, text = site.get(f"{SERIES}&format=csv")
    assert 'filename="made-up-' in headers["Content-Disposition"]
    assert {row["made_up"] for row in csv.DictReader(io.StringIO(text))} == {"1"}
    for form in ("csv", "json", "parquet", "sql"):
        assert "noindex" in site.get(f"{SERIES}&format={form}")[1]["X-Robots-Tag"]
    site.close()


@pytest.mark.parametrize("added", ["utm_source=x", "fbclid=a.b-c", "utm_source=x&utm_medium=y"])
def test_a_link_that_was_shared_leads_to_its_figure(added: str, site: PostingSite) -> None:
    """Whatever a messenger adds to it, before its own query or behind."""
    for address in ("/figures/arrests_made/us-ma", "/figures/boston"):
        assert site.get(f"{address}?{added}")[0] == 200
    assert site.get(f"{SERIES}&{added}")[0] == 200
    assert site.get(SERIES.replace("?", f"?{added}&"))[0] == 200
