"""Letters in .docx: links in all their forms, what is read and what is not, and where it stands."""

from pathlib import Path

import pytest

from claims.documents import char, document, link, paragraph, run, said
from uncover.claims.letters.letter import Letter
from uncover.claims.letters.reading import read_letter
from uncover.claims.unbound import unbound
from uncover.terms.errors import UnusableError

SHARE = {"s": "https://example.org/page#boston"}
FIELD = ' HYPERLINK "https://example.org/#boston" \\o "es" '


def told(letter: Letter) -> list[tuple[int, int, str, str]]:
    """Place, text and target of each claim."""
    return [(c.line, c.column, c.text, c.target) for c in letter.claims]


@pytest.mark.parametrize(
    "made",
    [
        link("s", run("54 percent")),
        link("s", run("5"), run("4", "<w:b/>"), run(" per"), run("cent")),
        link("s", run("54 per")) + link("s", run("cent")),
        '<w:hyperlink w:anchor="boston">' + run("54 percent") + "</w:hyperlink>",
        '<w:hyperlink r:id="bare" w:anchor="boston">' + run("54 percent") + "</w:hyperlink>",
        link("google", run("54 percent")),
        link("hash", run("54 percent")),
        char("begin")
        + said(' HYPERLINK "https://exam')
        + said('ple.org/#boston" ')
        + char("separate")
        + run("54 ")
        + run("percent")
        + char("end"),
        char("begin")
        + said(' HYPERLINK \\l "boston" ')
        + char("separate")
        + run("54 percent")
        + char("end"),
        f"<w:fldSimple w:instr='{FIELD}'>" + run("54 percent") + "</w:fldSimple>",
        "<w:ins>" + link("s", run("54 percent")) + "</w:ins>",
        link("s", run("54 "), "<w:del>" + run("and a half ") + "</w:del>", run("percent")),
        "<w:sdt><w:sdtContent>" + link("s", run("54 percent")) + "</w:sdtContent></w:sdt>",
    ],
)
def test_a_link_is_a_claim_however_it_is_written(tmp_path: Path, made: str) -> None:
    """By relation, by anchor, by a field in pieces; in runs, wrapped, inserted: one claim."""
    links = SHARE | {
        "bare": "https://example.org/page",
        "google": "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2F%23boston&amp;sa=D",
        "hash": "http://#boston",
    }
    path = document(
        tmp_path / "a.docx", paragraph(run("Only "), made, run(" of all.")), links=links
    )
    letter = read_letter(path)
    assert told(letter) == [(1, 6, "54 percent", "boston")]
    assert (letter.claims[0].before, letter.claims[0].after) == ("Only ", " of all.")
    assert letter.lines == ("Only 54 percent of all.",)
    assert unbound(letter) == []


def test_what_a_reader_sees_is_the_letter(tmp_path: Path) -> None:
    """Deleted text is none of it, nor are numbers of pages; hidden text is told, not read."""
    body = (
        paragraph(
            run("1 "), "<w:del>" + run("2 ") + "</w:del>", "<w:ins>" + run("3 ") + "</w:ins>"
        ),
        paragraph("<w:moveFrom>" + run("4") + "</w:moveFrom>", run("5"), run(" 6", "<w:vanish/>")),
        paragraph(
            run("x "), run("7", '<w:rStyle w:val="Unseen"/>'), run("8", '<w:vanish w:val="0"/>')
        ),
        paragraph('<w:pPr><w:pStyle w:val="Gloss"/></w:pPr>', run("9")),
        paragraph("<w:fldSimple w:instr=' PAGE '>" + run("10") + "</w:fldSimple>", run("11")),
        paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", run("one in "))
        + paragraph(run("four")),
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + paragraph(run("12"))
        + "</w:tc></w:tr><w:tr><w:tc>"
        + paragraph(run("13"))
        + "</w:tc></w:tr></w:tbl>",
    )
    letter = read_letter(document(tmp_path / "a.docx", *body))
    found = [(each.line, each.column, each.text) for each in unbound(letter)]
    assert found == [
        *((1, 1, "1"), (1, 3, "3"), (2, 1, "5"), (3, 3, "8"), (5, 1, "11")),
        *((6, 1, "one in four"), (8, 1, "13")),
    ]
    assert letter.hidden == ((2, 2), (3, 3), (4, 1))
    assert letter.tracked == 4


def test_boxes_headers_and_notes_are_read(tmp_path: Path) -> None:
    """What stands beside the body is read behind it; of a box that is there twice, one is read."""
    box = "<w:txbxContent>" + paragraph(run("20 boxed")) + "</w:txbxContent>"
    body = paragraph(
        run("19 before "),
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r>",
        run("and after"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    notes = (
        '<w:footnote w:type="separator" w:id="-1">' + paragraph(run("99")) + "</w:footnote>"
        '<w:footnote w:id="2">' + paragraph(run("22 noted")) + "</w:footnote>"
    )
    parts = {"header1": paragraph(run("21 above")), "footnotes": notes}
    letter = read_letter(document(tmp_path / "a.docx", body, parts=parts))
    assert letter.lines == ("19 before and after", "20 boxed", "21 above", "22 noted")
    assert [each.text for each in unbound(letter)] == ["19", "20", "21", "22"]


def test_the_language_is_that_of_most_of_the_text(tmp_path: Path) -> None:
    """Marked on the text, else by default; a link's tooltip names that of a quoted sentence."""
    spanish = run("Es la lengua de casi toda la carta. ", '<w:lang w:val="es-MX"/>')
    quoted = link("s", run("54 percent"), told='w:tooltip="EN"')
    path = document(
        tmp_path / "a.docx",
        paragraph(spanish, link("s", run("la mitad"))),
        paragraph(quoted),
        links=SHARE,
    )
    letter = read_letter(path)
    assert (letter.language, letter.declared) == ("es", True)
    assert [claim.language for claim in letter.claims] == ["es", "en"]
    plain = read_letter(document(tmp_path / "b.docx", paragraph(run("x")), language=""), "es")
    assert (plain.language, plain.declared) == ("es", False)
    with pytest.raises(UnusableError) as refused:
        read_letter(document(tmp_path / "c.docx", paragraph(run("x")), language="fr-FR"))
    assert refused.value.code == "unknown-language"


def test_some_links_are_no_claims(tmp_path: Path) -> None:
    """Not a claim is not a claim; a link to a bookmark is none by its form alone."""
    inside = '<w:bookmarkStart w:id="1" w:name="_Toc1"/>'
    body = paragraph(
        inside,
        link("n", run("2011")),
        run(" "),
        '<w:hyperlink w:anchor="_Toc1">' + run("Part") + "</w:hyperlink>",
        link("w", run("77")),
    )
    links = {"n": "https://example.org/#not-a-claim", "w": "https://example.org/"}
    letter = read_letter(document(tmp_path / "a.docx", body, links=links))
    assert [(claim.text, claim.explicit) for claim in letter.claims] == [("Part", False)]
    assert "_toc1" in letter.anchors
    assert [each.text for each in unbound(letter)] == ["77"]
