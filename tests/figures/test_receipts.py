"""A receipt is a stranger's: whole, canonical, recountable, and never run."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from drawn import library_of, released, rows_of
from uncover.figures.address import Ask, ask_from_address
from uncover.figures.engine.resolver import Resolver
from uncover.figures.engine.verify import verify, verify_from_files
from uncover.figures.receipt import HASH_KEY, canonical, digest, sealed
from uncover.records.ingest import ingest

DRAWING = """
    person | apprehension_date   | apprehension_method | apprehension_criminality     | apprehension_state
    ana    | 2025-02-01 00:00:00 | Located             | 3 Other Immigration Violator | MASSACHUSETTS
    ben    | 2025-02-02 00:00:00 | Located             | 1 Convicted Criminal         | MASSACHUSETTS
    eva    | 2025-02-03 00:00:00 | Located             | 2 Pending Criminal Charges   | TEXAS
    joe    | 2025-02-03 00:00:00 | Located             |                              | MASSACHUSETTS
"""  # noqa: E501  a drawing is as wide as its table
ASK = Ask("share_of_arrests_without_conviction", "us-ma")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A library of four drawn arrests."""
    return library_of(tmp_path, "arrests", rows_of(DRAWING))


def receipt_from(library: Path) -> dict[str, Any]:
    """The receipt of the share in Massachusetts."""
    receipt = Resolver(library).answer(ASK).receipt
    assert receipt is not None
    return receipt


def test_a_receipt_is_canonical_json_by_an_independent_writer(library: Path) -> None:
    """Our canonical bytes are those of RFC 8785, and hold no float."""
    receipt = receipt_from(library)
    told = {key: value for key, value in receipt.items() if key != HASH_KEY}
    assert canonical(receipt) == rfc8785.dumps(told)
    assert digest(receipt) == receipt[HASH_KEY]
    json.loads(json.dumps(receipt), parse_float=lambda text: pytest.fail(f"a float: {text}"))


def test_a_receipt_verifies_where_it_was_made(library: Path) -> None:
    """The same library gives the same integers, columns and SQL."""
    assert verify(receipt_from(library), library).status == "verified"


def test_another_library_of_the_same_file_verifies(library: Path, tmp_path: Path) -> None:
    """Person numbers of ours are not in it: a second ingest answers alike."""
    receipt = receipt_from(library)
    again = library_of(tmp_path / "second", "arrests", rows_of(DRAWING))
    assert receipt_from(again) == receipt
    assert verify(receipt, again).status == "verified"


def test_one_changed_cell_breaks_it(library: Path, tmp_path: Path) -> None:
    """The file's hash is another."""
    rows = rows_of(DRAWING)
    rows[0]["apprehension_criminality"] = "1 Convicted Criminal"
    changed = library_of(tmp_path / "changed", "arrests", rows)
    done = verify(receipt_from(library), changed)
    assert (done.status, "drawn.csv" in done.reason) == ("broken", True)


def test_a_release_that_is_not_here_cannot_be_recounted(library: Path, tmp_path: Path) -> None:
    """Nothing is said about what one does not hold."""
    assert verify(receipt_from(library), tmp_path / "empty").status == "cannot be recounted"


@pytest.mark.parametrize("seal", [False, True], ids=["as it was sealed", "sealed again"])
def test_other_integers_break_it(library: Path, *, seal: bool) -> None:
    """Neither a changed number nor a changed number with a fresh hash passes."""
    receipt = receipt_from(library)
    altered = receipt | {"result": receipt["result"] | {"numerator": 99}}
    assert verify(sealed(altered) if seal else altered, library).status == "broken"


def test_older_rules_are_recounted_beside(tmp_path: Path) -> None:
    """A receipt made when another rule was the default is counted again by that rule."""
    twice = rows_of(DRAWING)[:1] * 2
    twice[1] = {**twice[1], "apprehension_date": "2025-02-02 00:00:00"}
    library = library_of(tmp_path, "arrests", twice)
    receipt = Resolver(library).answer(Ask("arrests_made")).receipt
    by_date = {"rule": "ARR-EP/DDP-2025-03,STATE/DDP-2026-03"}
    other = Resolver(library).answer(Ask("arrests_made", options=by_date)).receipt
    assert receipt is not None
    assert other is not None
    asked = {key: receipt["figure"][key] for key in ("address", "options")}
    older = sealed(other | {"figure": other["figure"] | asked})
    assert (older["result"]["value"], receipt["result"]["value"]) == (2, 1)
    done = verify(older, library)
    assert (done.status, done.expected["result"]["value"]) == ("older rules", 2)
    assert done.found["result"]["value"] == 1
    forged = sealed(older | {"result": older["result"] | {"numerator": 3, "value": 3}})
    assert verify(forged, library).status == "broken"


@pytest.mark.parametrize(
    ("altered", "status"),
    [
        ({"uncover_receipt": 999}, "cannot be recounted"),
        ({"uncover_receipt": True}, "broken"),
        ({"figure": {"version": 99}}, "cannot be recounted"),
        ({"figure": {"version": 0}}, "broken"),
        ({"rules": {"duplicates": "NOPE"}}, "broken"),
        ({"rules": {}}, "broken"),
    ],
)
def test_a_version_that_never_was_is_not_older(
    library: Path, altered: dict[str, Any], status: str
) -> None:
    """Versions are never removed (DESIGN 8): what is not known is of the future, or made up."""
    receipt = receipt_from(library)
    figure = receipt["figure"] | altered.get("figure", {})
    assert verify(sealed(receipt | altered | {"figure": figure}), library).status == status


def _changed(receipt: dict[str, Any], *path: str | int, to: object) -> dict[str, Any]:
    """A copy of a receipt with one part changed, sealed again as a forger would."""
    copy = json.loads(json.dumps(receipt))
    place = copy
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return sealed(copy)


FORGERIES: dict[str, tuple[list[str | int], object]] = {
    "another place": (["figure", "place"], "us-tx"),
    "another measure": (["figure", "measure"], "removals"),
    "another unit": (["figure", "unit"], "person"),
    "another first day": (["figure", "from"], "2020-01-01"),
    "another last day": (["figure", "through"], "2020-01-01"),
    "other options": (["figure", "options"], {"unit": "person"}),
    "other words": (["figure", "six_words", "Counts"], "something else"),
    "another basis": (["basis"], "printed"),
    "no hazards": (["hazards"], []),
    "another kind of nought": (["result", "undated"], False),
    "another publisher": (["releases", 0, "publisher"], "Somebody"),
    "another request": (["releases", 0, "request"], "2026-ICLI-00001"),
    "another date": (["releases", 0, "date"], "2020-01-01"),
    "another table": (["releases", 0, "table"], "removals"),
    "no files": (["releases", 0, "files"], []),
    "no releases": (["releases"], []),
    "a part that receipts do not have": (["extra"], 1),
}


@pytest.mark.parametrize(("path", "to"), FORGERIES.values(), ids=FORGERIES)
def test_a_forged_part_breaks_a_receipt(library: Path, path: list[str | int], to: object) -> None:
    """Every part of it is made again and compared, whoever sealed it."""
    assert verify(_changed(receipt_from(library), *path, to=to), library).status == "broken"


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to '{out}'",
        "attach '{out}'",
        "install httpfs",
        "with recursive r(n) as (select 1 union all select n + 1 from r) select * from r",
    ],
)
def test_sql_of_a_receipt_is_never_run(library: Path, tmp_path: Path, sql: str) -> None:
    """The SQL is compared as a text: a stranger's breaks the receipt and does nothing."""
    out = tmp_path / "written"
    receipt = receipt_from(library)
    text = receipt["sql"] | {"text": sql.format(out=out)}
    assert verify(sealed(receipt | {"sql": text}), library).status == "broken"
    assert not out.exists()


@pytest.mark.parametrize(
    "altered",
    [
        {"figure": "x"},
        {"figure": {}},
        {"figure": {"address": 7}},
        {"releases": 3},
        {"releases": [{}]},
        {"figure": {"address": "../../etc/passwd"}},
    ],
)
def test_a_receipt_of_another_shape_is_no_crash(library: Path, altered: dict[str, Any]) -> None:
    """Whatever a stranger sends gets one of the four answers."""
    done = verify(sealed(receipt_from(library) | altered), library)
    assert done.status in {"broken", "cannot be recounted"}


def test_released_files_alone_recount(library: Path, tmp_path: Path) -> None:
    """With --files no library is needed; the file's name may be another."""
    receipt = receipt_from(library)
    folder = tmp_path / "downloads"
    released(folder / "deep", "arrests", rows_of(DRAWING), name="renamed.csv")
    assert verify_from_files(receipt, folder).status == "verified"


def test_a_released_file_with_another_hash_breaks_it(library: Path, tmp_path: Path) -> None:
    """The name alone is not the file."""
    receipt = receipt_from(library)
    folder = tmp_path / "downloads"
    released(folder, "arrests", rows_of(DRAWING)[:2])
    assert verify_from_files(receipt, folder).status == "broken"


def test_a_folder_without_the_file_cannot_recount(library: Path, tmp_path: Path) -> None:
    """No file of that name or hash: nothing is said."""
    (tmp_path / "downloads").mkdir()
    receipt = receipt_from(library)
    assert verify_from_files(receipt, tmp_path / "downloads").status == "cannot be recounted"


def test_order_and_splitting_of_files_change_no_figure(library: Path, tmp_path: Path) -> None:
    """Two files in either order count as one."""
    rows = rows_of(DRAWING)
    one = released(tmp_path / "split", "arrests", rows[:2], name="one.csv")
    two = released(tmp_path / "split", "arrests", rows[2:], name="two.csv")
    receipts = []
    for order in ([one, two], [two, one]):
        target = tmp_path / f"library-{order[0].stem}"
        for file in order:
            ingest(target, [file], release="drawn")
        receipts.append(receipt_from(target))
    assert receipts[0] == receipts[1]
    assert receipts[0]["result"] == receipt_from(library)["result"]


def test_an_address_is_read_back_as_it_was_asked() -> None:
    """The address of a question asks the same question."""
    ask = ask_from_address(
        "removals/us-ma/2025-01-20..2025-10?unit=person&release=x&source=removals"
    )
    assert ask_from_address(ask.address) == ask


@pytest.mark.parametrize(
    "releases",
    [
        "drawn",
        None,
        [5],
        [{"release": "drawn", "table": "arrests"}],
        [{"release": 5, "table": "arrests", "files": []}],
        *(
            [{"release": "drawn", "table": "arrests", "files": [{"file": f, "sha256": "0" * 64}]}]
            for f in ("", "..", "a/b.csv", "a\0b", "x" * 300, 7)
        ),
        [{"release": "drawn", "table": "t", "files": [{"file": "a", "sha256": "0" * 64}] * 2}],
        [{"release": "../drawn", "table": "arrests", "files": []}],
    ],
    ids=lambda told: str(told)[:40],
)
def test_hostile_releases_are_broken_wherever_they_are_counted(
    library: Path, tmp_path: Path, releases: object
) -> None:
    """With a library or from files: no crash, and nothing is written outside."""
    receipt = sealed(receipt_from(library) | {"releases": releases})
    assert verify(receipt, library).status == "broken"
    assert verify_from_files(receipt, tmp_path).status == "broken"


def test_a_released_file_in_a_zip_recounts(tmp_path: Path) -> None:
    """As it was downloaded: packed, in a folder of the ZIP."""
    file = released(tmp_path / "in", "arrests", rows_of(DRAWING))
    packed = tmp_path / "downloads" / "release.zip"
    packed.parent.mkdir()
    with zipfile.ZipFile(packed, "w") as out:
        out.write(file, "drawn/drawn.csv")
    ingest(tmp_path / "library", [packed], release="drawn")
    receipt = receipt_from(tmp_path / "library")
    assert verify_from_files(receipt, packed.parent).status == "verified"


def test_a_copy_that_comes_later_breaks_no_receipt(library: Path, tmp_path: Path) -> None:
    """It adds no row; a receipt made before it and one made after it are the same."""
    receipt = receipt_from(library)
    folder = tmp_path / "later"
    copy = released(folder, "arrests", rows_of(DRAWING), name="a copy.csv")
    ingest(library, [copy], release="drawn")
    assert verify(receipt, library).status == "verified"
    assert receipt_from(library) == receipt
    assert verify_from_files(receipt, tmp_path / "files").status == "verified"
