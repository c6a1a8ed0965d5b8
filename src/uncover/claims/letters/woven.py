"""A block of text put together piece by piece, for formats in which links enclose their text."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from uncover.claims.letters.addresses import NOT_A_CLAIM, is_explicit, target_of
from uncover.claims.letters.letter import Claim, Passage, Prose
from uncover.claims.letters.sentence import sentences_around
from uncover.terms.speech import LANGUAGES

Place = tuple[int, int]
_NEAR = 60


@dataclass
class Link:
    """A link in a block: its address and title, its place, the first and past the last letter.

    language: '' for that of its block. source: where it stands in the file, for whoever writes to
    the file: byte offsets.
    """

    href: str
    title: str
    language: str
    place: Place
    begin: int
    end: int = -1
    source: tuple[int, int] = (0, 0)


@dataclass
class Block:
    """The letters of one block with their places, and its links.

    Blanks in a row are one. anchors: lower-case names of places in the letter itself; a link to one
    of them is no claim by its form alone.
    """

    letters: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def put(self, text: str, places: Iterable[Place]) -> None:
        """Add text, each of its letters with its place."""
        for letter, place in zip(text, places, strict=True):
            if letter.isspace():
                if self.letters and self.letters[-1] == " ":
                    continue
                letter = " "  # noqa: PLW2901
            self.letters.append(letter)
            self.places.append(place)

    def open(self, href: str, title: str, language: str, place: Place) -> Link:
        """Begin a link; one that goes on straight behind one to the same place goes on with it."""
        last = self.links[-1] if self.links else None
        if last and last.end == len(self.letters) and (last.href, last.title) == (href, title):
            last.end = -1
            return last
        self.links.append(Link(href, title, language, place, len(self.letters)))
        return self.links[-1]

    def close(self, link: Link) -> None:
        """End a link."""
        link.end = len(self.letters)

    def read(
        self, language: str, anchors: frozenset[str] = frozenset()
    ) -> tuple[list[Claim], list[Link], Prose, Passage]:
        """The claims of the block, the link of each, the text outside them, and the whole."""
        shown = list(self.letters)
        bound: list[tuple[Link, str, str]] = []
        for link in self.links:
            end = link.end if link.end >= 0 else len(self.letters)
            text = "".join(self.letters[link.begin : end]).strip()
            target = target_of(link.href)
            if target is None or not text:
                continue
            shown[link.begin : end] = [" "] * (end - link.begin)
            if target != NOT_A_CLAIM:
                bound.append((link, target, text))
        whole = "".join(self.letters)
        spans = tuple(self._span(link, text) for link, _, text in bound)
        claims = [
            replace(_claim(shown, *each, language, anchors), sentence=one)
            for each, one in zip(bound, sentences_around(whole, spans), strict=True)
        ]
        prose = Prose("".join(shown), tuple(self.places), language)
        return claims, [link for link, *_ in bound], prose, Passage(whole, spans)

    def _span(self, link: Link, text: str) -> tuple[int, int]:
        """Where the text of a link stands in the block, the blanks at its ends left out."""
        begin = next(i for i in range(link.begin, len(self.letters)) if self.letters[i] != " ")
        return begin, begin + len(text)


def _claim(
    shown: list[str], link: Link, target: str, text: str, spoken: str, anchors: frozenset[str]
) -> Claim:
    quoted = link.title.strip().lower()
    end = link.end if link.end >= 0 else len(shown)
    return Claim(
        line=link.place[0],
        column=link.place[1],
        text=text,
        target=target,
        language=quoted if quoted in LANGUAGES else link.language or spoken,
        before="".join(shown[max(0, link.begin - _NEAR) : link.begin]),
        after="".join(shown[end : end + _NEAR]),
        explicit=is_explicit(link.href) and target.lower() not in anchors,
    )
