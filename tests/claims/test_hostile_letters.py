"""Letters made to break the reader: each is read or refused in a sentence, nothing is obeyed."""

import json
import zipfile
from pathlib import Path

import pytest

from claims.documents import HEAD, document, paragraph, run
from uncover.claims.letters.isolating import isolated
from uncover.claims.letters.reading import read_letter
from uncover.claims.unbound import unbound
from uncover.cli.main import code_of
from uncover.terms.commands import without_commands
from uncover.terms.errors import UnusableError
from uncover.terms.speech import speaking

WORDS = "Five hundred words of 54 percent and nothing else.\n\n"
LINK = "A [54 percent](#boston) of them.\n\n"


def refused(path: Path) -> str:
    """The code with which a letter is refused; in both languages it is one short sentence."""
    with pytest.raises(UnusableError) as error:
        read_letter(path)
    for language in ("en", "es"):
        with speaking(language):
            assert 20 < len(error.value.sentence) < 250
            assert error.value.next_step
    return error.value.code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.md", WORDS * 200_000, "too-long"),
        ("a.html", f"<p>{WORDS}" * 200_000, "too-long"),
        ("a.md", LINK * 50_000, "too-many-claims"),
        ("a.html", "<p><a href='#boston'>54 percent</a>" * 50_000, "too-many-claims"),
        ("a.md", "> " * 40 + "[54 percent](#boston)", "nested"),
        ("a.md", "\n".join("  " * i + "- [54](#boston)" for i in range(40)), "nested"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".decode("latin-1"), "old-document"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".decode("latin-1"), "old-document"),
        ("a.docx", "", "no-docx"),
        ("a.docx", "{\\rtf1 54 percent}", "rich-text"),
        ("a.md", "%PDF-1.7", "pdf"),
    ],
)
def test_what_is_no_letter_is_refused(tmp_path: Path, name: str, content: str, code: str) -> None:
    """Ten megabytes, fifty thousand links, depths in which text would be lost, other kinds."""
    path = tmp_path / name
    path.write_bytes(content.encode("latin-1"))
    assert refused(path) == code


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b>",
        "<!--",
        "<",
        "<a x='",
        "<a ",
        "<!a ",
        "<![CDATA[",
        "<script>",
        "</",
        "&",
        "&#",
        "<?",
    ],
)
@pytest.mark.parametrize("end", ["", ">"])
def test_depth_and_loose_ends_of_pages_are_read(tmp_path: Path, piece: str, end: str) -> None:
    """Elements fifty thousand deep and markup without an end are no more work than other text."""
    path = tmp_path / "a.html"
    path.write_text(f"<p><a href='#boston'>54 percent</a></p>{piece * 50_000}{end}", "utf-8")
    assert [claim.text for claim in read_letter(path).claims] == ["54 percent"]


@pytest.mark.parametrize("text", ["[a](" * 20_000, "[" * 20_000, "<" * 50_000, "x" * 500_000])
def test_text_without_blanks_is_read(tmp_path: Path, text: str) -> None:
    """A text without blanks is no more work than another."""
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    assert unbound(read_letter(path)) == []


def test_a_document_that_would_unpack_to_too_much(tmp_path: Path) -> None:
    """A bomb is told by what its parts say they hold, and by what they do hold."""
    path = document(tmp_path / "a.docx", paragraph(run("x")))
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image2.png", "w", force_zip64=True) as part,
    ):
        for _ in range(1100):
            part.write(bytes(1 << 20))
    assert refused(path) == "bomb"
    long = document(tmp_path / "b.docx", *[paragraph(run("x" * 1_000_000))] * 101)
    assert refused(long) == "bomb"
    content = bytearray(document(tmp_path / "c.docx", paragraph(run("x" * 9999))).read_bytes())
    at = content.rindex(b"PK\1\2", 0, content.rindex(b"word/document.xml"))
    content[at + 24 : at + 28] = (100).to_bytes(4, "little")
    (tmp_path / "c.docx").write_bytes(content)
    assert refused(tmp_path / "c.docx") == "damaged"


def test_documents_that_are_long_deep_or_cut(tmp_path: Path) -> None:
    """Each has its own sentence."""
    long = document(tmp_path / "a.docx", *[paragraph(run("54 words " * 1000))] * 300)
    assert refused(long) == "too-long"
    table, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    some = document(tmp_path / "b.docx", table * 500, paragraph(run("54")), end * 500)
    assert [each.text for each in unbound(read_letter(some))] == ["54"]
    deep = document(tmp_path / "c.docx", table * 5000, paragraph(run("54")), end * 5000)
    assert refused(deep) == "nested"
    whole = some.read_bytes()
    for length in (len(whole) - 10, len(whole) // 2, 100, 4):
        some.write_bytes(whole[:length])
        assert refused(some) == "truncated"
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("letter.html", "<p>54")
    assert refused(tmp_path / "d.docx") == "no-docx"


def test_a_document_pulls_in_nothing(tmp_path: Path) -> None:
    """Entities are not expanded and files not fetched: a declared document type is refused."""
    (tmp_path / "secret").write_text("54 percent", "utf-8")
    declared = (
        f'<!DOCTYPE w [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>',
        '<!DOCTYPE w [<!ENTITY a "54"><!ENTITY e "&a;&a;&a;">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">',
    )
    for kind in declared:
        body = paragraph(run("&e;" if "ENTITY" in kind else "x"))
        assert refused(document(tmp_path / "a.docx", body, head=HEAD + kind)) == "with-entities"


def test_a_terminal_obeys_no_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands to a terminal and marks of direction are shown as unknown, paths lead nowhere."""
    path = tmp_path / "a.md"
    path.write_text(
        "---\nlang: en\n---\n"
        "\x1b[2J\x9b2J \u202e[54 \u202epercent\x1b]0;x\x07](#../../etc/passwd) \u05d0\n",
        "utf-8",
    )
    assert code_of(["check", str(path)]) == 4
    shown = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(shown)
    assert "root:" not in shown
    assert "\u2068" in shown
    assert shown.count("\u2068") == shown.count("\u2069")
    path.write_text("---\nlang: \x1b[31mfr\n---\n", "utf-8")
    assert code_of(["check", str(path)]) == 2
    assert "\x1b" not in capsys.readouterr().err
    assert without_commands("a\x1b\u0085b\n") == "a\ufffd\ufffdb\n"
    assert isolated("a\u2067\u05d0") == "\u2068a\ufffd\u05d0\u2069"
    assert isolated("54 percent") == "54 percent"


@pytest.mark.parametrize(
    "target",
    [
        "../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
        "{{7*7}}",
        "a'; drop table x;--",
        "\u202e",
        "x" * 9999,
    ],
)
def test_an_id_is_only_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    """A target is looked up among the figures and nowhere else; the page escapes it."""
    path = tmp_path / "a.html"
    path.write_text(f'<html lang="en"><a href="#{target}">54 percent &lt;b&gt;</a>', "utf-8")
    assert code_of(["check", str(path), "--html", str(tmp_path / "out.html"), "--json"]) == 4
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert claim["verdict"] == "cannot-be-checked"
    assert "<b>" not in (tmp_path / "out.html").read_text("utf-8")
