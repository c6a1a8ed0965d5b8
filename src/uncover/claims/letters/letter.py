"""A letter: its claims and its remaining prose, each with its place in the text."""

from dataclasses import dataclass, field
from typing import Literal

from uncover.claims.letters.sentence import Sentence

Form = Literal["markdown", "html", "docx"]


@dataclass(frozen=True)
class Claim:
    """A phrase bound to a figure.

    line, column: 1-based, at the opening bracket. target: a figure's id or address. before, after:
    the words just outside the link. sentence: the whole one around the link. explicit: false for a
    link to a page, which is a claim only if its fragment names a figure or its text is a phrase.
    """

    line: int
    column: int
    text: str
    target: str
    language: str
    before: str = ""
    after: str = ""
    explicit: bool = True
    sentence: Sentence | None = None


@dataclass(frozen=True)
class Prose:
    """A stretch of text outside claims; places gives line and column of each character."""

    text: str
    places: tuple[tuple[int, int], ...]
    language: str


@dataclass(frozen=True)
class Passage:
    """A paragraph as a reader sees it, and where the texts of its claims stand in it, in order."""

    text: str
    claims: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Letter:
    """A letter as read.

    language: as declared, else as asked for. declared: whether the letter says it. document: the
    source that the letter itself is (front matter `document:`), for circular claims. form: what it
    is written in; lines and columns are of the file's text, but in .docx they are paragraphs and
    the characters in them, both from 1. anchors: places in the letter that its own links lead to.
    hidden: where text begins that a reader does not see, and that was not read. tracked: how many
    deletions its tracked changes hold; what is deleted was not read. passages: the paragraphs of
    a letter that is not in Markdown, for whoever shows it again.
    """

    lines: tuple[str, ...]
    language: str
    declared: bool
    claims: tuple[Claim, ...]
    prose: tuple[Prose, ...]
    document: str | None = None
    front_matter: dict[str, str] = field(default_factory=dict)
    form: Form = "markdown"
    anchors: frozenset[str] = frozenset()
    hidden: tuple[tuple[int, int], ...] = ()
    tracked: int = 0
    passages: tuple[Passage, ...] = ()
