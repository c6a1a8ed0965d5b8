"""A letter in .docx: body, tables and boxes, headers and footers, notes; links as claims."""

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from uncover.claims.letters.docx.package import Package
from uncover.claims.letters.docx.story import Story
from uncover.claims.letters.docx.styles import Styles
from uncover.claims.letters.letter import Claim, Letter, Passage, Prose
from uncover.terms.errors import UnusableError
from uncover.terms.speech import LANGUAGES

_BESIDE = ("header", "footer", "footnotes", "endnotes")

Span = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """A letter with the bytes of the body's XML at which each claim, in order, can be spoken of.

    spans: of a claim outside the body those of the reference to its note, else of the first run;
    None where the body has no text at all. body_lines: how many paragraphs the body has.
    """

    package: Package
    letter: Letter
    body: bytes
    spans: tuple[Span | None, ...]
    body_lines: int

    def at(self, spans: tuple[Span | None, ...]) -> "Document":
        """The same document with other places for its comments."""
        return replace(self, spans=spans)


def read_docx(path: Path, language: str = "en") -> Letter:
    """Read a letter in .docx; `language` is taken when its text has none.

    Lines are paragraphs, counted through body, headers, footers, footnotes and endnotes; columns
    are the characters in them. Tracked changes are read as if they were accepted. Raises
    UnusableError (`letters.unknown-language`) for text mostly in another language, and what
    `Package` and `Story` say.
    """
    return open_document(path, language).letter


def open_document(path: Path, language: str = "en") -> Document:
    """Read a letter in .docx, as `read_docx` does, with the bytes at which its claims stand."""
    package = Package(path)
    styles = Styles()
    for part in package.related("styles"):
        styles.read(package.content(part), package.name)
    body = package.content(package.main)
    stories: list[Story] = []
    beside = [part for kind in _BESIDE for part in package.related(kind)]
    for part in (package.main, *beside):
        first = 1 + sum(len(each.lines) for each in stories)
        stories.append(Story(styles, package.relations(part), first))
        content = body if part == package.main else package.content(part)
        stories[-1].read(content, package.name)
    return _document(package, body, stories, language)


def _document(package: Package, body: bytes, stories: list[Story], language: str) -> Document:
    told = _declared(stories)
    if told and told not in LANGUAGES:
        raise UnusableError("letters.unknown-language", text=told)
    anchors = frozenset(anchor for story in stories for anchor in story.anchors)
    claims: list[Claim] = []
    prose: list[Prose] = []
    spans: list[Span | None] = []
    passages: list[Passage] = []
    for story in stories:
        for block in story.blocks:
            found, links, rest, passage = block.read(told or language, anchors)
            claims += found
            prose.append(rest)
            passages.append(passage)
            spans += [
                link.source if story is stories[0] else _elsewhere(stories[0], story, link.place[0])
                for link in links
            ]
    letter = Letter(
        lines=tuple(line for story in stories for line in story.lines),
        language=told or language,
        declared=bool(told),
        claims=tuple(claims),
        prose=tuple(prose),
        form="docx",
        anchors=anchors,
        hidden=tuple(place for story in stories for place in story.hidden),
        tracked=sum(story.tracked for story in stories),
        passages=tuple(passages),
    )
    return Document(package, letter, body, tuple(spans), len(stories[0].lines))


def _declared(stories: list[Story]) -> str:
    """The language of most letters of the text; '' where none is declared."""
    whole: Counter[str] = Counter()
    for story in stories:
        whole.update(story.languages)
    ordered = sorted(whole, key=lambda code: (-whole[code], code))
    return ordered[0] if ordered else ""


def _elsewhere(body: Story, story: Story, paragraph: int) -> Span | None:
    """Where the body speaks of a paragraph outside of it."""
    return body.references.get(story.notes.get(paragraph, ""), body.first_run)
