"""A letter as a page and as a PDF: marks, receipts, ways between them; nothing of it is run."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given, strategies

from claims.made import WORKED, share
from markup import Tags
from uncover.claims.check import NoFigure, Report, check, check_letter
from uncover.claims.letter_page import letter_page, letter_pdf
from uncover.claims.letters.blocks import blocks_of, grouped
from uncover.claims.letters.html import read_html
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.letters.plain_text import without_links
from uncover.figures.figure import Figure

RECEIPT = {
    "receipt_sha256": "ab" * 32,
    "figure": {"six_words": {"Unit": "removals", "Bounds": "`unknown` </pre><script>"}},
    "releases": [{"release": "made-up-1", "files": []}],
}
FIGURES = {
    "x": replace(WORKED, receipt=RECEIPT),
    "y": share(60, 100, value=Fraction(60), hazards=(("h", "Beware <b>."),)),
}
LETTER = """---
lang: en
---
### To the Governor

Of them [54 **percent**](#x), and [el 60 por ciento](#y "es"); [2011](#not-a-claim).

- first [60 percent](#y) <img src=x onerror=alert(1)>
  - deeper [a page](https://example.org/a?b=c&d) ![alt [99 percent](#x)](http://evil/p.png)
- {{ 70 + 77 }} {% raw %} #read("/etc/passwd") $ @x \\u{202e}abc

1. one
2. two

> quoted <script>alert(2)</script> [javascript](javascript:alert(3))

| a | [one third](#none) |
| --- | --- |
| 1 | `code [54 percent](#x)` |

    #import "x"

---

"""


def resolve(target: str) -> Figure | NoFigure:
    """The made-up figures."""
    return FIGURES.get(target) or NoFigure("There is no <i>such</i> figure.")


def report(text: str = LETTER) -> Report:
    """The letter, checked."""
    return check(text, resolve)


def test_every_claim_leads_to_its_figure_and_back() -> None:
    """Marks are numbered in order; each has one target, and each target its ways back."""
    page = letter_page(report(), "letter.md")
    ids = re.findall(r'id="([^"]+)"', page)
    targets = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)
    assert [each for each in ids if each.startswith("claim-")] == [
        f"claim-{n}" for n in range(1, 5)
    ]
    assert {each for each in ids if each.startswith("figure-")} == {
        f"figure-{n}" for n in range(1, 4)
    }


def test_nothing_of_the_letter_is_run_or_loaded() -> None:
    """No tag, script, picture, address or template of the letter is one in the page."""
    page = letter_page(report(), "<letter>.md")
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "img", "iframe", "i", "b", "link", "object"}
    outside = [each for each in tags.addresses if "://" in each or ":" in each.split("#")[0]]
    assert outside == ["https://example.org/a?b=c&d"]
    assert all(re.fullmatch(r"margin-left: [\d.]+em", each) for each in tags.styles)
    assert "147" not in page
    assert "{{ 70 + 77 }}" in page


def test_headings_go_in_steps_and_begin_at_the_first() -> None:
    """A letter that begins at level 3 is shown from level 1; one without gets its name."""
    levels = [int(n) for n in re.findall(r"<h(\d)", letter_page(report(), "x.md"))]
    assert levels == [1, 2, 3, 3, 3]
    page = letter_page(report("---\nlang: es\n---\nUn [54 por ciento](#x)."), "carta.md")
    assert "Carta carta.md</h1>" in page
    assert '<html lang="es">' in page
    assert "solo con una definición" in page


def test_what_is_made_up_says_so() -> None:
    """A figure from a release that is made up marks the whole page."""
    assert 'class="made-up"' in letter_page(report(), "x.md")
    assert 'class="made-up"' not in letter_page(report("[60 percent](#y)"), "x.md")


def test_a_quoted_sentence_keeps_its_language() -> None:
    """A link titled es in an English letter is marked so."""
    assert re.search(r'lang="es">el 60 por ciento<', letter_page(report(), "x.md"))


@pytest.mark.parametrize(
    "text", [LETTER, "", "no claim", "[54 percent](#x) 日本 \u202e\x01 🙂 عربي"]
)
def test_a_pdf_is_made_of_any_letter(text: str) -> None:
    """Twice the same bytes; tagged wherever its fonts have the writing."""
    once, again = (letter_pdf(report(text), "x.md") for _ in range(2))
    assert once.startswith(b"%PDF-1.")
    assert once == again


def test_blocks_keep_the_shape_of_a_letter() -> None:
    """Headings, items at their depth, numbers, quotes, rows with their head, code, a rule."""
    groups = [(kind, len(some)) for kind, some in grouped(blocks_of(read_markdown(LETTER)))]
    assert groups == [
        ("heading", 1),
        ("paragraph", 1),
        ("item", 3),
        ("item", 2),
        ("quote", 1),
        ("row", 2),
        ("code", 1),
        ("rule", 1),
    ]
    items = [block for block in blocks_of(read_markdown(LETTER)) if block.kind == "item"]
    assert [(block.level, block.number) for block in items] == [
        (1, None),
        (2, None),
        (1, None),
        (1, 1),
        (1, 2),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("[54 percent](#x) of them", "54 percent of them"),
        ("---\nlang: en\n---\n[54\n percent](#x)\n", "54\n percent\n"),
        ("\ufeff---\r\nlang: en\r\n---\r\na [b](#c)\r\n", "a b\r\n"),
        ("no link, *none* [x] (y)", "no link, *none* [x] (y)"),
        ("`[54](#x)` [**a** [b\\]](<#c d> 'e')", "`[54](#x)` [**a** b\\]"),
        ("[a](#b)[c](http://d.e) <http://f.g>", "ac <http://f.g>"),
        ("| [a](#b) | c |\n|-|-|\n| [d \\| e](#f) | g |", "| a | c |\n|-|-|\n| d \\| e | g |"),
        ("> - [a](#b)\n>   [c](#d)", "> - a\n>   c"),
        ("![p](q.png) [![p](q.png)](#r)", "![p](q.png) ![p](q.png)"),
    ],
)
def test_plain_is_the_letter_without_its_links(text: str, plain: str) -> None:
    """The same words byte for byte."""
    assert without_links(text) == plain
    assert not read_markdown(without_links(text)).claims


HTML = (
    '<html lang="en"><body><h1>To <b>whom</b></h1><p>ICE deported <a href="#x">54&nbsp;percent</a>'
    ' of them &lt;b&gt;; <a href="#not-a-claim">2011</a>.</p><p>And <a href="#y"> 60 percent </a>'
    " here.</p></body></html>"
)


def test_a_letter_in_html_has_its_page_and_its_sentences() -> None:
    """Its paragraphs, each claim in its place; the words around a link are read there too."""
    found = check_letter(read_html(HTML), resolve)
    page = letter_page(found, "letter.html")
    assert re.search(r'id="claim-1" href="#figure-1">54.percent</a>', page)
    assert re.search(
        r'And <a class="claim-link" id="claim-2" href="#figure-2">60 percent</a>', page
    )
    assert "of them &lt;b&gt;; 2011." in page
    sentences = [each.claim.sentence for each in found.claims]
    assert [one.text[one.begin : one.end] for one in sentences if one] == [
        "54 percent",
        "60 percent",
    ]


OPENINGS = ("", "> ", "- ", "1. ", "# ", "    ", "<div>\n", "<b>", "<!-- ", "| a |\n|---|\n| ")
PIECES = (
    *("[54 percent](#x)", "[a](#y)", "[2011](#not-a-claim)", "[b](https://e.org/#x)"),
    *("[**c** `d`](#y)", "[e](javascript:f#x)", "![g [h](#x)](i#y)", "[[j](#x)](#y)", "[r]"),
    *("<b>", "</div>", "-->", "`", "``", "\\", "*", "**", "[", "]", "(#x)", "|", "\n"),
)
BLOCKS = strategies.builds(
    lambda opening, pieces: opening + " ".join(pieces),
    strategies.sampled_from(OPENINGS),
    strategies.lists(strategies.sampled_from(PIECES), min_size=1, max_size=4),
)


@given(strategies.lists(BLOCKS, max_size=4).map(lambda some: "\n\n".join([*some, "[r]: #y"])))
@example("[ ` <b> [**c** `d`](#y)\n\n[r]: #y")
def test_the_page_marks_the_links_that_were_checked(text: str) -> None:
    """Whatever stands around them: each claim of the letter is the link of its own words."""
    letter = read_markdown(text)
    shown: dict[int, str] = {}
    for block in blocks_of(letter):
        for run in (*block.runs, *(run for cell in block.cells for run in cell)):
            if run.claim is not None:
                shown[run.claim] = shown.get(run.claim, "") + run.text
    # HTML is markup in a claim and text on the page; in code it is text in both.
    told = {at: re.sub(r"<b>|</div>|\s", "", text) for at, text in shown.items()}
    wanted = {at: re.sub(r"<b>|</div>|\s", "", each.text) for at, each in enumerate(letter.claims)}
    assert told == {at: text for at, text in wanted.items() if text}


def test_a_link_in_a_block_of_html_lends_its_mark_to_no_other() -> None:
    """It is no claim: the mark of the next claim stands beside the next claim."""
    page = letter_page(report("<div>\n[54 percent](#x)\n</div>\n\n[60 percent](#y)"), "x.md")
    assert re.findall(r'id="claim-\d+" href="[^"]+">([^<]*)<', page) == ["60 percent"]
    assert "[54 percent](#x)" in page


def test_what_turns_text_round_is_shown_by_its_number() -> None:
    """In the page as in the PDF: 54 is never read as 45, and nothing reaches a terminal."""
    page = letter_page(report("[\u202e54 percent](#x) \x1b[31m \x9b31m \u2067a"), "x\u202e.md")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert ">[U+202E]54 percent<" in page
    assert "[U+001B][31m [U+009B]31m [U+2067]a" in page


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "[54 percent](#x) " * 3_000,
        "[" * 50_000 + "54 percent" + "](#x)" * 50_000,
        "[a `[` b](#x) " * 500,
        "*a **b " * 20_000,
    ],
)
def test_a_letter_of_any_shape_ends(text: str) -> None:
    """Many links in one line, deep brackets and emphasis: none takes minutes."""
    assert without_links(text).count("54 percent") == text.count("54 percent")
    assert letter_page(report(text), "x.md").endswith("</html>")
