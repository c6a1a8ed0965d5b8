"""The sentence in which a phrase stands, whatever format the letter was written in."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_END = re.compile(r"[.!?\u2026]+[\"'\u201d\u2019»)\]]*(?=\s|$)")
_BEGINS = re.compile(r"\s*[\"'\u201c\u2018«(\[¿¡]*[A-ZÁÉÍÓÚÜÑ\d]|\s*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_ALWAYS = frozenset(
    "mr mrs ms dr dra sr sra srta lic gov sen rep lt st vs uu ee inc co jr hon prof ave pub".split()  # noqa: SIM905
)
"""Words shortened with a stop that never end a sentence."""
_BEFORE_NUMBERS = frozenset(
    ["no", "nos", "art", "sec", "pp", "stat", "vol", "núm", "nro", "pág", "págs"]
)
"""Those that do not end one before a number."""


_OPENERS = re.compile(
    r"\s*(?:The|They|It|In|On|Of|He|She|We|That|This|These|Those|Others?|But|And|There|Most|Many|Some"
    r"|El|La|Los|Las|En|De|Un|Una|Pero|Es|Son|Otros|Otras|Hay)\b"
)
"""Words with a capital letter that a name does not begin with: a sentence does."""
_FAR = 1_000
"""Characters on either side of a phrase beyond which nobody reads a sentence as one."""
_WORD = 20


@dataclass(frozen=True)
class Sentence:
    """A whole sentence: its text, where the phrase stands in it, and its neighbours.

    text: on one line, links as their texts. begin, end: of the phrase. before: where the claim
    before it in the same sentence ends, 0 without one; after: where the next one begins, else the
    length of the text.
    """

    text: str
    begin: int
    end: int
    before: int
    after: int


def sentences_around(text: str, spans: Sequence[tuple[int, int]]) -> list[Sentence]:
    """The sentence around each of the phrases at `spans`, which are in order and do not overlap.

    text: what a reader sees of one block (a paragraph, an item, a cell), links as their texts. A
    line break in it is a blank. A stop ends a sentence if what follows begins one; abbreviations
    (U.S., No. 5) end none, and no sentence ends within a phrase. Of a text without stops only the
    1,000 characters on either side are taken.
    """
    text = re.sub(r"\s", " ", text)
    ends = list(_ends(text))
    begins = [begin for begin, _ in spans]
    ends = [end for end in ends if not _within(end, spans, begins)]
    return [_one(text, spans, number, ends) for number in range(len(spans))]


def _within(end: int, spans: Sequence[tuple[int, int]], begins: list[int]) -> bool:
    number = bisect_left(begins, end) - 1
    return number >= 0 and end < spans[number][1]


def _one(text: str, spans: Sequence[tuple[int, int]], number: int, ends: list[int]) -> Sentence:
    begin, end = spans[number]
    left, right = bisect_right(ends, begin) - 1, bisect_left(ends, end)
    first = max(ends[left] if left >= 0 else 0, begin - _FAR)
    last = min(ends[right] if right < len(ends) else len(text), end + _FAR)
    while first < begin and text[first].isspace():
        first += 1
    before = spans[number - 1][1] if number else 0
    after = spans[number + 1][0] if number + 1 < len(spans) else len(text)
    return Sentence(
        text=text[first:last],
        begin=begin - first,
        end=end - first,
        before=max(before - first, 0),
        after=min(after, last) - first,
    )


def _ends(text: str) -> Iterator[int]:
    for stop in _END.finditer(text):
        if _BEGINS.match(text, stop.end()) and not _is_short(text, stop):
            yield stop.end()


def _is_short(text: str, stop: re.Match[str]) -> bool:
    """Whether the stop belongs to an abbreviation."""
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return False
    word = re.search(
        r"[^\s\"'\u201c\u2018«(\[]*$", text[max(0, stop.start() - _WORD) : stop.start()]
    )
    last = word[0] if word else ""
    behind = text[stop.end() : stop.end() + _WORD]
    if _INITIALS.fullmatch(f"{last}.") or last.lower() in _ALWAYS:
        return behind.strip() != "" and _OPENERS.match(behind) is None
    is_word = last in ("no", "nos")  # "they said no. 12 others", but "case No. 12"
    numbered = last.lower() in _BEFORE_NUMBERS and not is_word
    return numbered and re.match(r"\s*\d", behind) is not None
