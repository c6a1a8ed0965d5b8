"""Letters in HTML: saved pages, mail, what a document service exports.

Places are line and column of the file's text; a claim stands at the `<` of its link.
"""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from uncover.claims.letters.letter import Claim, Letter, Passage, Prose
from uncover.claims.letters.woven import Block, Link
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES

_NEWLINE = re.compile(r"\r\n|\n|\r")
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd",
        "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "nav",
        "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    )
)  # fmt: skip
_VOID = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "o:p",
    )
)  # fmt: skip
_UNREAD = frozenset(
    ["head", "script", "style", "template", "noscript", "title", "del", "textarea", "svg", "object"]
)
"""What a reader does not see as text of the letter; deleted text is none of it."""
_SAME_ENDS = frozenset(("li", "td", "th", "tr", "dt", "dd", "option"))
_CODE = frozenset(("code", "kbd", "samp"))
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_FOOTNOTE = re.compile(
    r"#(?:_(?:ft|ed)n(?:ref)?\d+|(?:ft|cm)nt(?:_ref)?\d+|_mso(?:com|anchor)_\d+)"
)


def read_html(text: str, language: str = "en") -> Letter:
    """Read a letter in HTML; `language` is taken when neither `<html>` nor `<body>` declares one.

    Raises UnusableError (`letters.unknown-language`) for a declared language that is neither
    English nor Spanish.
    """
    text = _NEWLINE.sub("\n", text.removeprefix("\ufeff"))
    page = _Page(language)
    page.feed(_ended(text))
    page.close()
    page.end_block()
    claims: list[Claim] = []
    prose: list[Prose] = []
    anchors = frozenset(page.anchors)
    passages: list[Passage] = []
    for block, spoken in page.blocks:
        found, _, rest, passage = block.read(spoken, anchors)
        claims += found
        prose.append(rest)
        passages.append(passage)
    return Letter(
        lines=tuple(text.split("\n")),
        language=page.language,
        declared=page.declared,
        claims=tuple(claims),
        prose=tuple(prose),
        document=page.document,
        form="html",
        anchors=anchors,
        hidden=tuple(page.hidden),
        passages=tuple(passages),
    )


def _ended(text: str) -> str:
    """The text up to where nothing in it is without an end: the parser would seek each in vain.

    A comment without an end reaches to the end of the page, as in browsers; what is neither of
    text nor of HTML (`<![if ...]>`) ends with its first `>`.
    """
    unended = text.find("<!--", text.rfind("-->") + 1)
    told = (text[:unended] if unended >= 0 else text).replace("<![", "<!x")
    last = told.rfind(">") + 1
    return told[:last] + told[last:].replace("<", "\u2039")


@dataclass(frozen=True)
class _Open:
    """An element that is open: its name and what it is, besides."""

    name: str
    language: str
    unread: bool = False
    hidden: bool = False
    code: bool = False
    is_link: bool = False


class _Page(HTMLParser):
    """A page on its way to blocks of text."""

    def __init__(self, language: str) -> None:
        super().__init__(convert_charrefs=False)  # so that each piece of text has its place
        self.language, self.declared = language, False
        self.document: str | None = None
        self.anchors: set[str] = set()
        self.blocks: list[tuple[Block, str]] = []
        self.hidden: list[tuple[int, int]] = []
        self._block = Block()
        self._link: Link | None = None
        self._open: list[_Open] = []
        self._counted: dict[str, int] = {}

    @property
    def _inmost(self) -> _Open:
        return self._open[-1] if self._open else _Open("", self.language)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is to the text in it."""
        told = {name: value or "" for name, value in reversed(attrs)}
        self.anchors |= {told[key].lower() for key in ("id", "name") if told.get(key)}
        if tag in ("html", "body"):
            self._declare(told.get("lang") or told.get("xml:lang") or "")
        if tag == "meta":
            self._meta(told)
        if tag in _BLOCKS:
            self._leave_unended(tag)
            self.end_block()
        elif tag == "br":
            self._put(" ")
        elif tag == "img":
            self._put(f" {told.get('alt', '')} ", is_at_tag=True)
        if tag not in _VOID:
            self._enter(tag, told, ("hidden" in told) or _hides(told.get("style", "")))

    def _leave_unended(self, tag: str) -> None:
        """Leave what needs no end of its own, as browsers do: a head, a paragraph, an item."""
        if self._counted.get("head") and tag != "html":
            self.handle_endtag("head")
        inmost = self._inmost.name
        if inmost == "p" or (inmost == tag and tag in _SAME_ENDS):
            self.handle_endtag(inmost)

    def _enter(self, tag: str, told: dict[str, str], hidden: bool) -> None:  # noqa: FBT001
        outer = self._inmost
        declared = (told.get("lang") or told.get("xml:lang") or "")[:2].lower()
        spoken = declared if declared in LANGUAGES else outer.language or self.language
        is_link = False
        unread = outer.unread or tag in _UNREAD
        hidden = outer.hidden or hidden
        if tag == "a" and told.get("href") and not unread and not hidden:
            if _FOOTNOTE.fullmatch(told["href"].lower()):
                unread = True  # the mark of a note: no number of the letter
            else:
                is_link = True
                self._begin_link(told["href"], told.get("title", ""), spoken)
        code = outer.code or tag in _CODE
        self._open.append(_Open(tag, spoken, unread, hidden, code, is_link))
        self._counted[tag] = self._counted.get(tag, 0) + 1

    def _begin_link(self, href: str, title: str, language: str) -> None:
        line, column = self.getpos()
        self._end_link()  # a link in a link ends the outer one, as in browsers
        self._link = self._block.open(href, title, language, (line, column + 1))

    def _end_link(self) -> None:
        if self._link is not None:
            self._block.close(self._link)
        self._link = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take `<p/>` as browsers do: as a beginning."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element and whatever was left open in it."""
        if not self._counted.get(tag):
            return
        while True:
            left = self._open.pop()
            self._counted[left.name] -= 1
            if left.is_link:
                self._end_link()
            if left.name == tag:
                break
        if tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        """Take text as it stands."""
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        """Take a letter that is written by its name."""
        told = unescape(f"&{name};")
        self._put(f"&{name}" if told == f"&{name};" else told, is_at_tag=True)

    def handle_charref(self, name: str) -> None:
        """Take a letter that is written by its number."""
        self._put(unescape(f"&#{name};"), is_at_tag=True)

    def end_block(self) -> None:
        """End a stretch of text; a link that is open goes on in the next one."""
        link = self._link
        self._end_link()
        if self._block.letters:
            self.blocks.append((self._block, self._inmost.language or self.language))
        self._block = Block()
        if link is not None:
            self._link = self._block.open(link.href, link.title, link.language, link.place)

    def _put(self, text: str, *, is_at_tag: bool = False) -> None:
        inmost = self._inmost
        line, column = self.getpos()
        if inmost.unread:
            return
        if inmost.hidden:
            if text.strip():
                self.hidden.append((line, column + 1))
            return
        if inmost.code:
            text = " " * len(text)
        places = []
        for letter in text:
            places.append((line, column + 1))
            if letter == "\n" and not is_at_tag:
                line, column = line + 1, 0
            elif not is_at_tag:
                column += 1
        self._block.put(text, places)

    def _declare(self, told: str) -> None:
        spoken = told[:2].lower()
        if not spoken or self.declared:
            return
        if spoken not in LANGUAGES:
            raise UnusableError("letters.unknown-language", text=told)
        self.language, self.declared = spoken, True

    def _meta(self, told: dict[str, str]) -> None:
        if told.get("http-equiv", "").lower() == "content-language":
            self._declare(told.get("content", ""))
        if told.get("name", "").lower() == "document":
            self.document = told.get("content")


def _hides(style: str) -> bool:
    return _HIDING.search(style.lower()) is not None
