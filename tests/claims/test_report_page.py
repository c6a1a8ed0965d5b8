"""The report as one page: whole in itself, everything of a letter escaped, in both languages."""

import re
from fractions import Fraction

import pytest

from claims.made import WORKED, share
from markup import Tags
from uncover.claims.check import NoFigure, check
from uncover.claims.report_page import report_page
from uncover.figures.figure import Figure
from uncover.terms.speech import say, speaking

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


_VERDICTS = ("holds-under-definition", "does-not-hold", "cannot-be-checked")


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
    assert tags.styles == []
    assert re.findall(r'(?:src|href)="', page) == []
    assert f'<html lang="{language}">' in page
    assert page.count('<section class="claim"') == 4
    assert page.count("<svg") == 3
    with speaking(language):
        said = [say(f"claims.verdict.{verdict}") for verdict in _VERDICTS]
    assert all(f"</span> {each}" in page for each in said)


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
