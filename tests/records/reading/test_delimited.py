"""Delimited text: every value a text, every record with its number."""

import gzip
from pathlib import Path

import pytest

from records.reading.shown import opened, rows
from uncover.records.reading import delimited
from uncover.records.reading.delimited import open_delimited
from uncover.records.reading.opening import sheets
from uncover.records.reading.parquet import rows_of
from uncover.records.reading.sheet import Unread
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES, speaking

WAYS = {
    "utf-8": "utf-8",
    "utf-8 with a mark": "utf-8-sig",
    "utf-16": "utf-16",
    "windows": "cp1252",
}


@pytest.mark.parametrize("encoding", WAYS.values(), ids=WAYS.keys())
@pytest.mark.parametrize("delimiter", list(",;|\t"))
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_delimiter_are_found_out(
    tmp_path: Path, encoding: str, delimiter: str, end: str
) -> None:
    """The same table is read however it was saved."""
    lines = [["País", "made up"], ["Perú", "007"], ["España", "NA"]]
    text = "".join(delimiter.join(line) + end for line in lines)
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    assert rows(path) == list(enumerate(lines, start=1))


def test_an_accent_far_down_decides_the_encoding(tmp_path: Path) -> None:
    """The whole file is looked at, also where a letter lies across two pieces of it."""
    size = delimited._PROBE  # noqa: SLF001  the seam is what is tested
    for encoding in ("utf-8", "cp1252"):
        path = tmp_path / f"{encoding}.csv"
        line = "made,up\n"
        text = line * (size // len(line))
        text = text[:-2] + "xé,2\n"
        path.write_bytes(text.encode(encoding))
        assert rows(path)[-1][1] == ["made", "uxé", "2"]


def test_blank_lines_and_titles_count_as_rows(tmp_path: Path) -> None:
    """The number of a record is the row in which a spreadsheet would show it."""
    path = tmp_path / "a.csv"
    path.write_text('MADE UP\n\na,b,c\n1,"x\ny",\n,,\n02,NA, z\n')
    assert rows(path) == [
        (1, ["MADE UP", None, None]),
        (3, ["a", "b", "c"]),
        (4, ["1", "x\ny", None]),
        (6, ["02", "NA", " z"]),
    ]
    assert [number for number, _ in rows(path, after_row=3)] == [4, 6]
    assert sheets(opened(path))[0].head(2) == [(1, ["MADE UP"]), (3, ["a", "b", "c"])]


def test_commas_in_text_do_not_hide_the_delimiter(tmp_path: Path) -> None:
    """A comma inside quoted text is text."""
    path = tmp_path / "a.csv"
    path.write_text('who;n\n"made, up";1\n"made, up, too";2\n')
    assert rows(path)[1:] == [(2, ["made, up", "1"]), (3, ["made, up, too", "2"])]


def test_gzip_is_found_out(tmp_path: Path) -> None:
    """Compressed text is read whatever it is called."""
    path = tmp_path / "a.csv"
    path.write_bytes(gzip.compress(b"made up,b\n1,2\n"))
    assert rows(path) == [(1, ["made up", "b"]), (2, ["1", "2"])]


def test_many_records_come_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No record is lost at the seam of two pieces."""
    monkeypatch.setattr(delimited, "_RECORDS", 7)
    path = tmp_path / "a.csv"
    path.write_text("".join(f"{n},made up\n" for n in range(1, 51)))
    assert rows(path) == [(n, [str(n), "made up"]) for n in range(1, 51)]


BROKEN = {
    "an open quote": (b'a,b\n1,"2\n3,4\n', "open-quote"),
    "text behind a quote over two lines": (b'a,b\n1,"2\n"x\n3,4\n', "bad-quote"),
    "a field without an end": (b"a,b\n1," + b"x" * (1 << 24) + b"x\n", "long-field"),
    "a byte that is no letter": (b"a,b\n\xe9,\x81\n", "bad-letters"),
    "half a letter in UTF-16": ("a,b\n1,2\n".encode("utf-16")[:-1], "bad-letters"),
    "a NUL far down": (b"a,b\n" + b"1,2\n" * 3000 + b"1,\0\n", "damaged"),
    "half a gzip": (gzip.compress(bytes(range(97, 122)) * 400)[:40], "damaged"),
    "a gzip and more": (gzip.compress(b"a,b\n1,2\n") + b"more", "damaged"),
    "a gzip of another sum": (gzip.compress(b"a,b\n1,2\n")[:-8] + bytes(8), "damaged"),
}


@pytest.mark.parametrize(("data", "code"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_text_is_told(tmp_path: Path, data: bytes, code: str) -> None:
    """A file that cannot be read to its end is not read in part."""
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(UnusableError) as told:
        rows(path)
    assert told.value.code == code
    assert "Error" not in told.value.sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_told_in_the_language_spoken(tmp_path: Path, language: str) -> None:
    """The csv module's English does not reach the reader of a Spanish message."""
    path = tmp_path / "a.csv"
    path.write_text('a,b\n1,"2\n"x\n')
    with pytest.raises(UnusableError) as told:
        rows(path)
    with speaking(language):
        assert ("comillas" in told.value.sentence) == (language == "es")
        assert "expected" not in told.value.sentence


UNREAD = """
a,b,c
1,2,3
4,"5"x,6
"7
7",8,9
10,"a "b" c",12

13,"14",15
""".lstrip()


def test_a_record_that_cannot_be_read_does_not_close_the_file(tmp_path: Path) -> None:
    """A bad record of one line is a row without cells, and is told."""
    path = tmp_path / "a.csv"
    path.write_text(UNREAD)
    sheet = open_delimited(path, path.name)
    (batch,) = sheet.batches(after_row=1)
    assert rows_of(batch, 9) == [
        (2, ["1", "2", "3"]),
        (3, [None, None, None]),
        (4, ["7\n7", "8", "9"]),
        (5, [None, None, None]),
        (7, ["13", "14", "15"]),
    ]
    assert batch.unread == (Unread(3, 3, '4,"5"x,6'), Unread(5, 6, '10,"a "b" c",12'))


@pytest.mark.parametrize("text", ['1,"2\n3,4"x\n5,6\n', '1,2"3"\n1,"2"3",4\n5,6\n', '1,"2\n3,4\n'])
def test_where_a_record_ends_is_never_guessed(tmp_path: Path, text: str) -> None:
    """A bad record of several lines, or with a quotation mark left over, closes the file."""
    path = tmp_path / "a.csv"
    path.write_text(text)
    sheet = open_delimited(path, path.name)
    with pytest.raises(UnusableError):
        list(sheet.batches())


def test_a_real_file_is_read_to_its_end(shared: Path) -> None:
    """As many records as lines: this file has no line break inside quotes."""
    path = shared / "data" / "bln-la-arrests-excerpt" / "la_arrests_first_rows.csv"
    lines = path.read_text().splitlines()
    told = rows(path)
    assert len(told) == len(lines)
    assert {len(cells) for _, cells in told} == {len(told[0][1])}


def test_quotes_behind_a_blank_are_quotes(tmp_path: Path) -> None:
    """Some programs put a blank behind each comma: read as letters they would shift the columns."""
    path = tmp_path / "a.csv"
    path.write_text('made up, b, c\n1, "two, and more", 3\n4, "five", 6\n')
    assert rows(path)[1:] == [(2, ["1", "two, and more", "3"]), (3, ["4", "five", "6"])]


def test_blanks_in_front_of_a_text_are_kept_elsewhere(tmp_path: Path) -> None:
    """Text is read as text, also where a quoted one holds a comma, a blank and a quote."""
    path = tmp_path / "a.csv"
    path.write_text('made up,b,c\n1, two,"a, ""b"" c"\n')
    assert rows(path)[1:] == [(2, ["1", " two", 'a, "b" c'])]
