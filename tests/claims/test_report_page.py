"""The report as one page: whole in itself, everything of a letter escaped, in both languages."""

import re
from fractions import Fraction
from html.parser import HTMLParser

import pytest

from claims.made import WORKED, share
from uncover.claims.check import NoFigure, check
from uncover.claims.report_page import report_page
from uncover.figures.figure import Figure
from uncover.terms.speech import speaking

FIGURES = {"x": WORKED, "y": share(60, 100, value=Fraction(60))}
LETTER = """---
lang: en
---
Of them [54 percent](#x) and [*about* a third](#y), <b>[60 percent](#none)</b>; 352 in all.
[99 percent](#y) {{ 70 + 77 }} {% raw %} & "quoted".
"""


def resolve(target: str) -> Figure | NoFigure:
    """The made-up figures."""
    return FIGURES.get(target) or NoFigure("<script>alert(1)</script> is no figure.")


_ALONE = ("meta", "line", "rect", "path", "circle", "polygon", "hr")


class Tags(HTMLParser):
    """The tags of a page, and whether they close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.seen.add(tag)
        self.addresses += [value or "" for key, value in attrs if key in ("href", "src", "style")]
        if tag not in _ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that was opened last."""
        if tag not in _ALONE:
            assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_is_whole_and_loads_nothing(language: str) -> None:
    """Tags close in order, no script, no address, every verdict in words with its sign."""
    with speaking(language):
        page = report_page(check(LETTER, resolve), "letter.md")
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert "script" not in tags.seen
    assert tags.addresses == []
    assert re.findall(r'(?:src|href)="', page) == []
    assert f'<html lang="{language}">' in page
    assert page.count('<section class="claim"') == 4
    assert page.count("<svg") == 3
    assert {"holds only under a definition", "does not hold", "cannot be checked"} <= {
        *re.findall(r"</span> ([a-z ]+)", page)
    } or language == "es"


def test_what_a_letter_holds_is_shown_and_never_run() -> None:
    """Markup, templates and marks of a letter are text."""
    page = report_page(check(LETTER, resolve), "<i>letter</i>.md")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; is no figure." in page
    assert "<i>letter" not in page
    assert "{{ 70 + 77 }}" in page
    assert "147" not in re.sub(r"<svg.*?</svg>", "", page)


def test_what_turns_text_round_is_shown_by_its_number() -> None:
    """54 is never read as 45."""
    page = report_page(check("[\u202e54 percent](#x) \x1b[31m", lambda _: WORKED), "x\u202e.md")
    assert not re.search("[\x1b\u202e]", page)
    assert "[U+202E]54 percent" in page
