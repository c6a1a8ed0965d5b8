"""A letter in .docx given back with comments: they say what was found, and nothing else changes."""

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document

from claims.documents import char, document, link, paragraph, run, said
from uncover.claims.letters.reading import read_letter
from uncover.cli.main import code_of

FIGURES = """
[boston]
measure = "share_of_removals_without_conviction"
source  = "published_statistics"
place   = "us-ma-boston"
through = 2011-07-31
"""
LINKS = {
    "b": "https://example.org/#boston",
    "x": "https://example.org/#bosto",
    "w": "https://e.org",
}
FIELD = (
    char("begin")
    + said(' HYPERLINK "https://e.org/#boston" ')
    + char("separate")
    + run("48 percent")
    + char("end")
)
BOX = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(link('b', run('36 percent')))}"
BODY = (
    paragraph(run("We say "), link("b", run("5"), run("4 percent", "<w:b/>")), run(" and "), FIELD),
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
    + paragraph(link("x", run("7 percent")))
    + "</w:tc></w:tr></w:tbl>",
    paragraph(
        run("See "),
        link("w", run("the page")),
        run("."),
        f"{BOX}</w:txbxContent></v:textbox></w:pict></w:r>",
    ),
    paragraph(
        run("Noted"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        "<w:ins>" + run(".") + "</w:ins>",
    ),
)
NOTES = '<w:footnote w:id="2">' + paragraph(link("b", run("half"))) + "</w:footnote>"
OLD = '<w:comment w:id="7" w:author="A reader" w:initials="R">' + (
    paragraph(run("Is that so?")) + "</w:comment>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with figures."""
    (tmp_path / "figures.toml").write_text(FIGURES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def relations(path: Path) -> str:
    """Give the notes the relations of the body, so that their links lead somewhere."""
    with zipfile.ZipFile(path, "a") as archive:
        told = archive.read("word/_rels/document.xml.rels")
        archive.writestr("word/_rels/footnotes.xml.rels", told)
    return str(path)


@pytest.mark.parametrize("parts", [{}, {"comments": OLD}])
def test_the_letter_comes_back_with_comments(
    folder: Path, capsys: pytest.CaptureFixture[str], parts: dict[str, str]
) -> None:
    """A comment at each claim, those that were there stay, texts and links are the same."""
    path = document(folder / "a.docx", *BODY, links=LINKS, parts={"footnotes": NOTES, **parts})
    letter = relations(path)
    assert code_of(["check", letter, "--comment", "b.docx"]) == 1
    out = capsys.readouterr().out
    assert "b.docx" in out
    assert "1:8  We say 54 percent and" in out
    given, made = Document(letter), Document("b.docx")
    assert [p.text for p in made.paragraphs] == [p.text for p in given.paragraphs]
    assert [
        [(each.text, each.address, each.fragment) for each in p.hyperlinks] for p in made.paragraphs
    ] == [
        [(each.text, each.address, each.fragment) for each in p.hyperlinks]
        for p in given.paragraphs
    ]
    texts = [comment.text for comment in made.comments if comment.author == "Uncover"]
    assert len(texts) == 5
    assert "does not hold" in texts[0]
    assert 'Say instead: "48 percent"' in texts[0]
    assert "agrees as quoted" in texts[1]
    assert "cannot be checked" in texts[2]
    assert "paragraph" in texts[4]
    ids = [comment.comment_id for comment in made.comments]
    assert len(set(ids)) == len(ids)
    others = [comment.text for comment in made.comments if comment.author != "Uncover"]
    assert others == (["Is that so?"] if parts else [])


def test_each_comment_spans_its_claim(folder: Path) -> None:
    """Between the two ends of a comment stands the phrase; of a box or a note, what leads to it."""
    path = document(folder / "a.docx", *BODY, links=LINKS, parts={"footnotes": NOTES})
    letter = relations(path)
    code_of(["check", letter, "--comment", "b.docx", "--json"])
    body = Document("b.docx").element.body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    spans: dict[str, list[str]] = {}
    open_ids: list[str] = []
    for element in body.iter():
        id_ = element.get(f"{word}id", "")
        if element.tag == f"{word}commentRangeStart":
            open_ids.append(id_)
        elif element.tag == f"{word}commentRangeEnd":
            open_ids.remove(id_)
        for each in open_ids:
            told = element.text if element.tag == f"{word}t" else ""
            spans.setdefault(each, []).append(
                told or element.tag.removeprefix(word) * (element.tag.endswith("Reference"))
            )
    assert not open_ids
    assert ["".join(pieces) for pieces in spans.values()] == [
        *("54 percent", "48 percent", "7 percent", "36 percent", "footnoteReference"),
    ]


def test_only_what_must_change_is_changed(folder: Path) -> None:
    """Every other part has the same bytes and place; the letter read again is the same letter."""
    path = document(folder / "a.docx", *BODY, links=LINKS, parts={"footnotes": NOTES})
    letter = relations(path)
    code_of(["check", letter, "--comment", "b.docx", "--json"])
    with zipfile.ZipFile(letter) as before, zipfile.ZipFile("b.docx") as after:
        assert after.testzip() is None
        assert after.namelist() == [*before.namelist(), "word/comments.xml"]
        unlike = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert unlike == {
            *("[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"),
        }
    assert read_letter(Path("b.docx")) == read_letter(path)
    first = Path("b.docx").read_bytes()
    code_of(["check", letter, "--comment", "b.docx", "--json"])
    assert Path("b.docx").read_bytes() == first


def test_comments_are_for_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another form has no comments, and the letter itself is never written over."""
    (folder / "a.md").write_text("---\nlang: en\n---\n[54 percent](#boston)", "utf-8")
    letter = str(document(folder / "a.docx", *BODY[:1], links=LINKS))
    for given, code in (("a.md", "comments-in-docx-only"), (letter, "would-overwrite")):
        assert (
            code_of(
                ["check", given, "--comment", letter if given == letter else "b.docx", "--json"]
            )
            == 2
        )
        assert json.loads(capsys.readouterr().out)["error"]["code"] == code
    assert not (folder / "b.docx").exists()
