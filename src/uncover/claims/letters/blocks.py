"""A letter as blocks of text, for whoever shows it again: headings, paragraphs, items, tables.

Nothing of a letter's own markup goes on: only text, its emphasis, and where its claims stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from uncover.claims.letters.letter import Letter
from uncover.claims.letters.markdown import body_of, claim_target

Kind = Literal["heading", "paragraph", "item", "quote", "code", "rule", "row"]
_WEB = ("https://", "http://", "mailto:")


@dataclass(frozen=True)
class Run:
    """A stretch of text of one look. claim: the index of the letter's claim that it is."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    claim: int | None = None
    href: str | None = None


@dataclass(frozen=True)
class Block:
    """One block of a letter.

    level: of a heading 1 to 6; of an item how deep it lies, from 1. number: of an item of a
    numbered list. cells: of a row of a table; is_head: whether they are headings.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: int | None = None
    cells: tuple[tuple[Run, ...], ...] = ()
    is_head: bool = False


def blocks_of(letter: Letter) -> list[Block]:
    """The blocks of a letter, its claims numbered as the letter has them.

    Markdown is read by the rules that found the claims: what stands in a block of HTML is no claim,
    and taken for one it would give its number to the next. Of HTML and .docx the blocks are
    paragraphs: what their headings and lists look like is not taken over.
    """
    if letter.form != "markdown":
        return list(_paragraphs(letter))
    parser = MarkdownIt("commonmark").enable("table")
    return list(_Blocks(parser.parse(body_of(letter.lines))).read())


def _paragraphs(letter: Letter) -> Iterator[Block]:
    claim = 0
    for passage in letter.passages:
        runs, at = [], 0
        for begin, end in passage.claims:
            runs += [Run(passage.text[at:begin]), Run(passage.text[begin:end], claim=claim)]
            claim, at = claim + 1, end
        runs.append(Run(passage.text[at:]))
        told = tuple(run for run in runs if run.text)
        if any(run.text.strip() for run in told):
            yield Block("paragraph", told)


@dataclass(frozen=True)
class Span:
    """Neighbouring runs of one link, or of none."""

    claim: int | None
    href: str | None
    runs: tuple[Run, ...]


def spans(runs: tuple[Run, ...]) -> list[Span]:
    """Runs by the link that they are the text of: one link may have several looks."""
    return [
        Span(*link, tuple(some))
        for link, some in groupby(runs, key=lambda run: (run.claim, run.href))
    ]


def grouped(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Neighbouring blocks of one kind together, so that items make a list and rows a table."""
    for kind, some in groupby(blocks, key=lambda block: (block.kind, block.number is not None)):
        yield kind[0], list(some)


@dataclass
class _Blocks:
    """The tokens of a letter on their way to blocks, and where among lists and quotes they are."""

    tokens: list[Token]
    lists: list[int | None] = field(default_factory=list)
    cells: list[tuple[Run, ...]] | None = None
    quotes: int = 0
    claims: int = 0
    heading: int = 0
    is_first: bool = False
    is_head: bool = False

    def read(self) -> Iterator[Block]:
        for token in self.tokens:
            if token.type == "inline":
                runs = self._runs(token)
                if self.cells is None:
                    yield self._block(runs)
                else:
                    self.cells.append(runs)
            elif token.type in ("code_block", "fence") or token.type == "html_block":
                yield Block("code", (Run(token.content, code=True),))
            elif token.type == "hr":
                yield Block("rule")
            elif token.type == "tr_close":
                yield Block("row", cells=tuple(self.cells or ()), is_head=self.is_head)
                self.cells, self.is_head = None, False
            else:
                self._nest(token)

    def _nest(self, token: Token) -> None:
        if token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "tr_open":
            self.cells = []
        elif token.type == "th_open":
            self.is_head = True
        elif token.type in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if token.type.endswith("open") else -1
        else:
            self._list(token)

    def _list(self, token: Token) -> None:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            begins = int(token.attrs.get("start", 1)) if token.type[0] == "o" else None
            self.lists.append(None if begins is None else begins - 1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            last = self.lists[-1]
            self.lists[-1], self.is_first = None if last is None else last + 1, True

    def _block(self, runs: tuple[Run, ...]) -> Block:
        if self.heading:
            level, self.heading = self.heading, 0
            return Block("heading", runs, level)
        if self.lists and self.is_first:
            self.is_first = False
            return Block("item", runs, len(self.lists), self.lists[-1])
        return Block("quote" if self.quotes else "paragraph", runs, len(self.lists))

    def _runs(self, token: Token) -> tuple[Run, ...]:
        strong = emphasis = 0
        claim: int | None = None
        href: str | None = None
        runs: list[Run] = []
        for each in token.children or ():
            strong += {"strong_open": 1, "strong_close": -1}.get(each.type, 0)
            emphasis += {"em_open": 1, "em_close": -1}.get(each.type, 0)
            if each.type == "link_open":
                address = str(each.attrs.get("href", ""))
                claim = self._next_claim() if claim_target(address) else None
                href = address if address.startswith(_WEB) and claim is None else None
            elif each.type == "link_close":
                claim = href = None
            text = _text(each)
            run = Run(text, strong > 0, emphasis > 0, each.type == "code_inline", claim, href)
            if runs and replace(runs[-1], text=text) == run:
                runs[-1] = replace(run, text=runs[-1].text + text)
            elif text:
                runs.append(run)
        return tuple(runs)

    def _next_claim(self) -> int:
        self.claims += 1
        return self.claims - 1


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n" if token.type == "hardbreak" else " "
    if token.type == "image":
        return "".join(_text(child) for child in token.children or ())
    return token.content if token.type in ("text", "code_inline", "html_inline") else ""
