"""A letter: its claims and its remaining prose, each with its place in the text."""

from dataclasses import dataclass, field

from uncover.claims.letters.sentence import Sentence


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
class Letter:
    """A letter as read.

    language: as declared, else as asked for. declared: whether the letter says it. document: the
    source that the letter itself is (front matter `document:`), for circular claims.
    """

    lines: tuple[str, ...]
    language: str
    declared: bool
    claims: tuple[Claim, ...]
    prose: tuple[Prose, ...]
    document: str | None = None
    front_matter: dict[str, str] = field(default_factory=dict)
