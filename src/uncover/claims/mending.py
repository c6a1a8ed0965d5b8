"""What a link may be changed to so that its sentence stays one: only the phrase in it changes."""

from uncover.claims.check import Checked
from uncover.claims.phrase import Phrase
from uncover.claims.reading import read_phrase
from uncover.claims.vocabulary import comparing, plain

_OUTSIDE = ("hedge-outside", "direction-outside", "torn", "two-directions", "negated-outside")


def mended(each: Checked) -> str | None:
    """The new text of a claim's link; None where its sentence would not bear what is suggested.

    Words of the link behind the phrase stay ("500 people" keeps its people), and so does a capital
    letter. Nothing is offered where words outside belong to the phrase, or where the suggestion is
    another kind of phrase than the one that stands there.
    """
    said, read = each.suggest, each.read
    if said is None or not isinstance(read, Phrase):
        return None
    if any(noted.startswith(_OUTSIDE) for noted in each.decision.notes):
        return None
    language = each.claim.language
    new = read_phrase(said, language)
    if not isinstance(new, Phrase) or new.way != read.way:
        return None
    if read.way is not None and _shape(each.claim.text, language) != _shape(said, language):
        return None
    tail = _tail(each.claim.text, read, language)
    text = said if not tail or said.endswith(f" {tail}") else f"{said} {tail}"
    again = read_phrase(text, language)
    if not isinstance(again, Phrase) or again.interval != new.interval:
        return None
    return text[:1].upper() + text[1:] if each.claim.text[:1].isupper() else text


def _tail(text: str, read: Phrase, language: str) -> str:
    """The words of the link behind its phrase: the longest end without which it reads alike."""
    apart = text.split()
    for end in range(1, len(apart)):
        head = read_phrase(" ".join(apart[:end]), language)
        if isinstance(head, Phrase) and (head.rule, head.interval) == (read.rule, read.interval):
            return " ".join(apart[end:])
    return ""


def _shape(text: str, language: str) -> str:
    """Whether a comparison begins with a verb of change, tells of times, or neither."""
    known, said = comparing(language), f" {plain(text, language)} "
    for name, chosen in (
        ("verb", (*known.rise, *known.fall)),
        ("became", tuple(known.became)),
        ("times", (*known.times, *known.multiples)),
        ("more", (*known.more, *known.fewer)),
    ):
        if any(f" {word} " in said for word in chosen):
            return name
    return ""
