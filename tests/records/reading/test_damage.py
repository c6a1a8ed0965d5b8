"""Small real files cut and altered by chance, the same each time: told, or read as they were."""

import gzip
import random
import resource
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest

from records.reading.written import sheet_of, written
from uncover.records.reading.opening import discover, sheets
from uncover.records.reading.parquet import rows_of
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES, catalogue

CASES = 120
MEGABYTES = 300

WITH_CHECKSUMS = (
    "ice-287g/pendingAgencies07182025pm.xlsx",
    "ddp-daily-population/ice-offices.xlsx",
    "ice-detention-stats/Over72HourFacilities.xlsx",
    "headcount.csv.gz",
)
WITHOUT = (
    "bln-la-arrests-excerpt/la_arrests_first_rows.csv",
    "trac/TRAC_removals.csv",
    "population.parquet",
    "activations.dta",
)


def _small(name: str, data: Path, folder: Path) -> bytes:
    """A small real file, or the beginning of a larger one in its own format."""
    if name == "headcount.csv.gz":
        with gzip.open(data / "uwchr-headcount" / "inc_headcount_fy12-24ytd.csv.gz") as source:
            return gzip.compress(source.read(20_000))
    path = data / name
    if name == "population.parquet":
        whole = data / "ddp-daily-population" / "facilities-daily-population-latest.parquet"
        path = folder / name
        pq.write_table(pq.read_table(whole).slice(0, 500), path)
    if name == "activations.dta":
        whole = data / "sc-activation" / "activation_dates_makayla_revisedforbalance.csv"
        path = folder / name
        pyreadstat.write_dta(pd.read_csv(whole, nrows=200).astype({"l": str}), str(path))
    return path.read_bytes()


def _altered(data: bytes, chance: random.Random, turn: int) -> bytes:
    """The file cut off, or with one bit, some bytes, or a byte near its end changed."""
    altered = bytearray(data)
    place = chance.randrange(len(data))
    if turn % 4 == 0:
        return data[:place]
    if turn % 4 == 1:
        altered[place] ^= 1 << chance.randrange(8)
    elif turn % 4 == 2:
        for _ in range(chance.randrange(1, 9)):
            altered[chance.randrange(len(data))] = chance.randrange(256)
    else:
        altered[-1 - chance.randrange(min(len(data), 3_000))] = chance.randrange(256)
    return bytes(altered)


def _table(path: Path) -> list[object]:
    """Everything that is read of a file."""
    read: list[object] = []
    for found in discover([path]):
        if found.error is not None:
            raise found.error
        assert found.file is not None
        for sheet in sheets(found.file):
            sheet.head(30)
            read += [(sheet.name, rows_of(batch, len(batch.rows))) for batch in sheet.batches()]
    return read


def _outcome(path: Path) -> list[object] | str:
    """What is read of a file, or the message that tells why not."""
    try:
        return _table(path)
    except UnusableError as error:
        return error.message


@pytest.mark.real
@pytest.mark.parametrize("name", [*WITH_CHECKSUMS, *WITHOUT])
def test_an_altered_file_is_told_or_read_as_it_was(shared: Path, tmp_path: Path, name: str) -> None:
    """No other error, hang or wild memory; where there are checksums, no other table."""
    data = _small(name, shared / "data", tmp_path)
    path = tmp_path / f"altered{Path(name).suffix}"
    path.write_bytes(data)
    whole, chance = _table(path), random.Random(name)  # noqa: S311  no secret
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for turn in range(CASES):
        path.write_bytes(_altered(data, chance, turn))
        outcome = _outcome(path)
        if isinstance(outcome, str):
            assert all(f"{outcome}.sentence" in catalogue(language) for language in LANGUAGES)
        elif name in WITH_CHECKSUMS:
            assert outcome == whole
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def test_a_part_whose_name_was_altered_in_the_list_is_not_lost(tmp_path: Path) -> None:
    """The list of a ZIP has no checksum: a sheet or the cell formats could vanish unseen."""
    path = written(tmp_path / "made-up.xlsx", sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>'))
    data = path.read_bytes()
    for part in (b"xl/worksheets/sheet1.xml", b"xl/styles.xml"):
        place = data.rfind(part)
        path.write_bytes(data[:place] + b"y" + data[place + 1 :])
        assert _outcome(path) == "reading.damaged"
