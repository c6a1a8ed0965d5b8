"""Which files are found: each once, in folders, links and ZIPs, and nothing passed over."""

import gzip
import os
import zipfile
from pathlib import Path

import pytest

from records.ingesting import arrest, write_arrests
from uncover.records.ingest import ingest
from uncover.records.library import Library
from uncover.records.reading.opening import discover, sheets
from uncover.terms.errors import UnusableError

TABLE = "a,b\n1,2\n"


def seen(*paths: Path) -> list[tuple[str, str | None]]:
    """What is found at paths: name, and the code of what is wrong with it or its status."""
    return [(one.name, one.error.code if one.error else one.status) for one in discover(paths)]


def test_a_library_is_no_released_file(tmp_path: Path) -> None:
    """`uncover ingest .` with the library in the same folder stores nothing twice."""
    write_arrests(
        tmp_path / "made-up-2025" / "arrests.csv", [arrest(number) for number in range(3)]
    )
    for _ in range(3):
        ingest(tmp_path / "library", [tmp_path])
    assert [(h.table, h.release, h.rows) for h in Library(tmp_path / "library").holdings()] == [
        ("arrests", "made-up-2025", 3)
    ]
    assert [file.name for file in discover([tmp_path])] == ["arrests.csv"]


def test_folders_in_a_zip_are_releases_of_their_own(tmp_path: Path) -> None:
    """Packed or unpacked, a tree of folders gives the same releases, never one sum of them."""
    rows = [arrest(number) for number in range(8)]
    write_arrests(tmp_path / "tree" / "north" / "arrests.csv", rows[:3])
    write_arrests(tmp_path / "tree" / "south" / "arrests.csv", rows[3:])
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as out:
        for file in (tmp_path / "tree").rglob("*.csv"):
            out.write(file, file.relative_to(tmp_path / "tree"))
    ingest(tmp_path / "from-zip", [tmp_path / "packed.zip"])
    ingest(tmp_path / "from-tree", [tmp_path / "tree"])
    held = {
        name: [(h.table, h.release, h.rows) for h in Library(tmp_path / name).holdings()]
        for name in ("from-zip", "from-tree")
    }
    assert (
        held["from-zip"] == held["from-tree"] == [("arrests", "north", 3), ("arrests", "south", 5)]
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe and a device have no end; a link may lead to nothing, or to a folder of files."""
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "real.csv").write_text(TABLE)
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("pipe.csv", "gone.csv"):
        (tmp_path / name).rename(folder / name)
    (folder / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (folder / "up").symlink_to(folder, target_is_directory=True)
    assert seen(folder) == [("gone.csv", "lost-link"), ("real.csv", None), ("pipe.csv", "no-file")]
    assert seen(folder / "pipe.csv") == [("pipe.csv", "no-file")]
    assert seen(Path("/dev/zero")) == [("zero", "no-file")]


def test_a_folder_whose_name_begins_with_a_tilde_is_opened(tmp_path: Path) -> None:
    """Lock files begin so (DOMAIN 2.2); a folder of old files may be called so too."""
    (tmp_path / "~old").mkdir()
    (tmp_path / "~old" / "a.csv").write_text(TABLE)
    (tmp_path / "~old" / "~$a.csv").write_text(TABLE)
    assert seen(tmp_path) == [("a.csv", None), ("~$a.csv", "ignored")]


def test_a_name_of_odd_bytes_is_read_and_told(tmp_path: Path) -> None:
    """Linux allows any byte in a name; it is told in letters, and its rows are stored."""
    odd = tmp_path / "made-up" / os.fsdecode(b"arr\xffests.csv")
    try:
        write_arrests(odd, [arrest(1)])
    except OSError:
        pytest.skip("this disk takes names of letters only")
    report = ingest(tmp_path / "library", [tmp_path / "made-up"])
    assert [(file.file, file.status) for file in report.files] == [("arr\\xffests.csv", "stored")]


def test_a_path_that_no_disk_can_have_is_told(tmp_path: Path) -> None:
    """A name of 300 letters is one sentence."""
    with pytest.raises(UnusableError) as told:
        list(discover([tmp_path / ("a" * 300)]))
    assert told.value.code == "no-such-path"


def test_a_line_without_end_is_not_read_whole(tmp_path: Path) -> None:
    """Forty million letters without a line break are told when the sixteenth million is read."""
    packed = tmp_path / "endless.csv.gz"
    with gzip.open(packed, "wb", compresslevel=1) as out:
        out.write(b"a,b\n")
        for _ in range(40):
            out.write(b"x" * 1_000_000)
    (found,) = discover([packed])
    assert found.file is not None
    (sheet,) = sheets(found.file)
    with pytest.raises(UnusableError) as told:
        list(sheet.batches())
    assert told.value.code == "long-field"
