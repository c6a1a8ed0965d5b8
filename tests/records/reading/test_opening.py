"""Which files are found, and what is said of those that cannot be read."""

import hashlib
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from records.reading.shown import opened, rows
from records.reading.written import sheet_of, written
from uncover.records.reading import opening
from uncover.records.reading.opening import Found, discover, sheets
from uncover.terms.errors import UnusableError

TABLE = "made up,b\n1,2\n"


def _zip(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def _code(found: Found) -> str | None:
    return found.error.code if found.error else None


def test_a_folder_is_read_in_a_stable_order_and_each_file_once(tmp_path: Path) -> None:
    """Folders are opened to the bottom; a file named twice is found once."""
    (tmp_path / "b").mkdir()
    for name in ("c.csv", "a.csv", "b/b.csv"):
        (tmp_path / name).write_text(TABLE)
    found = list(discover([tmp_path, tmp_path / "a.csv", tmp_path / "b"]))
    assert [one.name for one in found] == ["a.csv", "b.csv", "c.csv"]
    assert found[1].file is not None
    assert found[1].file.folder == "b"
    assert found[1].file.sha256 == hashlib.sha256(TABLE.encode()).hexdigest()


@pytest.mark.parametrize("name", ["~$a.xlsx", "~a.xlsx", ".~lock.a.xlsx#", ".DS_Store"])
def test_lock_files_are_ignored_and_told(tmp_path: Path, name: str) -> None:
    """What Office or the system leaves behind is no release (DOMAIN 2.2)."""
    (tmp_path / name).write_bytes(b"\0made up")
    assert [(one.name, one.status) for one in discover([tmp_path])] == [(name, "ignored")]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing path and an empty folder are errors, not empty results."""
    with pytest.raises(UnusableError) as missing:
        list(discover([tmp_path / "none"]))
    assert missing.value.code == "no-such-path"
    with pytest.raises(UnusableError) as empty:
        list(discover([tmp_path]))
    assert empty.value.code == "empty-folder"


def test_members_of_a_zip_are_files_of_their_own(tmp_path: Path) -> None:
    """A member has its own name and hash and the archive's; names that climb out lose their way."""
    path = _zip(
        tmp_path / "z.zip",
        {"../../up.csv": TABLE, "f/": "", "f/down.csv": TABLE, "__MACOSX/._x.csv": "x"},
    )
    told = []
    for one in discover([path]):
        told.append((one.name, one.status))
        if one.file is not None:
            assert one.file.archive == "z.zip"
            assert sheets(one.file)[0].head(2) == [(1, ["made up", "b"]), (2, ["1", "2"])]
            last = one.file.path
    assert sorted(told, key=str) == [("._x.csv", "ignored"), ("down.csv", None), ("up.csv", None)]
    assert not last.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["z.zip"]


def test_an_altered_member_is_not_read(tmp_path: Path) -> None:
    """A member whose checksum is wrong is told; the others are read."""
    path = _zip(tmp_path / "z.zip", {"a.csv": "a,b\n1,7\n", "b.csv": TABLE})
    path.write_bytes(path.read_bytes().replace(b"1,7", b"9,9"))
    first, second = discover([path])
    assert (first.name, first.status, _code(first)) == ("a.csv", "unreadable", "damaged")
    assert second.file is not None


def test_a_locked_zip_is_told(tmp_path: Path) -> None:
    """Encrypted members cannot be read."""
    path = _zip(tmp_path / "z.zip", {"a.csv": TABLE})
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\1\2") + 8] |= 1
    path.write_bytes(data)
    (found,) = discover([path])
    assert (found.status, _code(found)) == ("unreadable", "encrypted")


@pytest.mark.parametrize("members", [{}, {"folder/": ""}])
def test_a_zip_of_nothing_is_told(tmp_path: Path, members: dict[str, str]) -> None:
    """No file is passed over in silence."""
    (found,) = discover([_zip(tmp_path / "z.zip", members)])
    assert (found.status, _code(found)) == ("unreadable", "empty-file")


def compound(*streams: str) -> bytes:
    """The beginning of a file of Office before 2007 that holds streams of these names."""
    named = (
        stream.encode("utf-16-le").ljust(64, b"\0").ljust(120, b"\1").ljust(128, b"\0")
        for stream in streams
    )
    return bytes.fromhex("d0cf11e0a1b11ae1").ljust(512, b"\0") + b"".join(named)


KINDS: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "empty-file"),
    "old.doc": (compound("WordDocument"), "old-document"),
    "old.xls": (compound("Root Entry", "Workbook"), "old-workbook"),
    "older.xls": (compound("Root Entry", "Book"), "old-workbook"),
    "locked.xlsx": (compound("Root Entry", "EncryptedPackage"), "encrypted"),
    "page.xls": (b"\xef\xbb\xbf\n<html><table></table></html>", "markup"),
    "2003.xls": (b'<?xml version="1.0"?><Workbook/>', "markup"),
    "page.csv": (b"%PDF-1.4 made up", "unknown-kind"),
    "list.csv": (b'\n[{"made": "up"}]', "unknown-kind"),
    "one.csv": (b'{"made": "up"}', "unknown-kind"),
    "noise.csv": (b"a,b\n\0\1\2", "unknown-kind"),
    "cut.xlsx": (b"PK\3\4made up", "truncated"),
    "cut.parquet": (b"PAR1made up", "damaged"),
    "gzip.csv": (b"\x1f\x8bmade up", "damaged"),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_cannot_be_read_has_a_code(tmp_path: Path, name: str) -> None:
    """The bytes tell the kind, whatever the file is called."""
    data, code = KINDS[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnusableError) as told:
        sheets(opened(tmp_path / name))
    assert told.value.code == code


DOCUMENTS = {
    "word/document.xml": "unknown-kind",
    "xl/workbook.bin": "binary-workbook",
    "META-INF/manifest.xml": "open-document",
}


@pytest.mark.parametrize(("part", "code"), DOCUMENTS.items())
def test_other_office_documents_are_no_workbooks(tmp_path: Path, part: str, code: str) -> None:
    """What else an office program writes is told by its kind, with what to do."""
    members = {"[Content_Types].xml": "<Types/>"} if code != "open-document" else {}
    path = _zip(tmp_path / "made-up.xlsx", members | {part: "<x/>"})
    with pytest.raises(UnusableError) as told:
        sheets(opened(path))
    assert told.value.code == code


def test_a_zip_inside_a_zip_is_told(tmp_path: Path) -> None:
    """Archives are opened once, not down without end."""
    inner = _zip(tmp_path / "in.zip", {"a.csv": TABLE})
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.write(inner, "in.zip")
    for found in discover([tmp_path / "out.zip"]):
        assert found.file is not None
        with pytest.raises(UnusableError) as told:
            sheets(found.file)
        assert told.value.code == "nested-archive"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_found(tmp_path: Path) -> None:
    """A ZIP may hold two files under one name: each has its own bytes and hash."""
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("a.csv", "made up,b\n1,2\n")
        archive.writestr("a.csv", "made up,b\n3,4\n")
    told = []
    for found in discover([tmp_path / "z.zip"]):
        assert found.file is not None
        told.append((found.name, sheets(found.file)[0].head(2)[1]))
    assert told == [("a.csv", (2, ["1", "2"])), ("a.csv", (2, ["3", "4"]))]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_workbook_with_two_parts_of_one_name_is_damaged(tmp_path: Path) -> None:
    """Programs differ in which of the two they take, so neither is taken."""
    path = written(tmp_path / "made-up.xlsx", sheet_of(""))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", sheet_of(""))
    with pytest.raises(UnusableError) as told:
        sheets(opened(path))
    assert told.value.code == "damaged"


HIDDEN = [".git/a.csv", "__MACOSX/a.csv", "f/.cache/g/a.csv", "f/~$a.xlsx", "Thumbs.db"]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_files_and_folders_are_ignored_and_told(tmp_path: Path, hidden: str) -> None:
    """In a folder as in a ZIP; a hidden folder above what was named is no reason."""
    folder = tmp_path / ".hidden" / "in"
    (folder / hidden).parent.mkdir(parents=True)
    (folder / hidden).write_text(TABLE)
    (folder / "kept.csv").write_text(TABLE)
    path = _zip(tmp_path / "z.zip", {hidden: TABLE, "kept.csv": TABLE})
    name = hidden.rpartition("/")[2]
    for where in (folder, path):
        told = {one.name: one.status for one in discover([where])}
        assert told == {name: "ignored", "kept.csv": None}


NAMES = {
    "/etc/made-up.csv": "made-up.csv",
    "..\\..\\made-up.csv": "made-up.csv",
    "C:\\files\\made-up.csv": "made-up.csv",
    "a/../made-up.csv": "made-up.csv",
}


@pytest.mark.parametrize(("inner", "name"), NAMES.items())
def test_names_that_climb_out_of_a_zip_lose_their_way(
    tmp_path: Path, inner: str, name: str
) -> None:
    """Nothing is written where a member's name points."""
    (found,) = discover([_zip(tmp_path / "z.zip", {inner: TABLE})])
    assert found.name == name
    assert [path.name for path in tmp_path.rglob("*")] == ["z.zip"]


@pytest.mark.parametrize("way", ["utf-8 and says so", "utf-8", "cp437"])
def test_letters_in_the_name_of_a_member(tmp_path: Path, way: str) -> None:
    """UTF-8 is known whether the ZIP says so or not; else a name is in the letters of DOS."""
    path = _zip(tmp_path / "z.zip", {"Perú.csv": TABLE})
    if way != "utf-8 and says so":
        said, meant = "Perú.csv".encode(), "Perú.csv".encode(way)
        data = path.read_bytes().replace(said, meant.ljust(len(said), b"."))
        for mark, at in ((b"PK\3\4", 7), (b"PK\1\2", 9)):
            place = data.find(mark) + at
            data = data[:place] + bytes([data[place] & ~8]) + data[place + 1 :]
        path.write_bytes(data)
    (found,) = discover([path])
    assert found.name.rstrip(".") == "Perú.csv"


REFUSALS = {"not-permitted": PermissionError(13, "Verboten"), "disk": OSError(5, "Kaputt")}


@pytest.mark.parametrize(("code", "refusal"), REFUSALS.items())
def test_a_file_that_may_not_be_read_is_told_in_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, refusal: OSError
) -> None:
    """The system's own language does not reach the sentence."""

    def refuse(_: Path) -> str:
        raise refusal

    monkeypatch.setattr(opening, "sha256", refuse)
    (tmp_path / "a.csv").write_text(TABLE)
    (found,) = discover([tmp_path])
    assert found.error is not None
    assert (found.status, found.error.code) == ("unreadable", code)
    assert str(refusal.strerror) not in found.error.sentence


def test_the_suffix_does_not_decide(tmp_path: Path) -> None:
    """A Parquet file called .csv is read as Parquet."""
    pq.write_table(pa.table({"made up": ["x"]}), tmp_path / "a.csv")
    assert rows(tmp_path / "a.csv") == [(1, ["made up"]), (2, ["x"])]
