"""Words just outside a link: they never widen its truth, but they can take it away (rule 2)."""

import re
from dataclasses import replace
from typing import NamedTuple

from uncover.claims.denying import is_denied
from uncover.claims.letters.letter import Claim
from uncover.claims.reading import Phrase, Undecided, hedge_at_end, hedge_at_start, read_phrase
from uncover.claims.torn import torn
from uncover.claims.verdict import TRUE_VERDICTS, Decision, decide, note, undecided
from uncover.claims.vocabulary import Comparing, after_word, comparing, plain, words
from uncover.figures.comparing import compared
from uncover.figures.figure import Figure

_QUOTES = " \"'\u201c\u201d\u2018\u2019«»([)]"
_CHANGES = ("percent", "percentage point")
_AROUND = _QUOTES + ","
"""What may stand between a hedge and the link that it belongs to."""


_ANOTHER = re.compile(r" {4,}")
"""Where another link stood: its source is as many blanks."""


class Held(NamedTuple):
    """A decision with the phrase as it was read and the figure as it was looked at."""

    decision: Decision
    read: Phrase | Undecided
    figure: Figure


def held_with_outside(claim: Claim, read: Phrase | Undecided, figure: Figure) -> Held:
    """Decide the phrase in the link; a hedge or a "not" beside it that matters forbids that.

    A size of a change that stands without its direction takes it from the verb outside the link.
    """
    wording, read, denied = _with_direction(claim, read, figure)
    if denied:
        return Held(undecided("negated-outside"), read, figure)
    seen = (compared(figure, read.way) if isinstance(read, Phrase) and read.way else None) or figure
    decision = _held_with_outside(claim, read, figure)
    if wording:
        told = note("direction-outside", wording=wording)
        decision = replace(decision, notes=(*decision.notes, told))
    return Held(decision, read, seen)


def _with_direction(
    claim: Claim, read: Phrase | Undecided, figure: Figure
) -> tuple[str, Phrase | Undecided, bool]:
    """The verb outside the link that gives the direction, the phrase read with it, any "not"."""
    without = read.reason == "no-direction" if isinstance(read, Undecided) else read.kind == "share"
    if not without or not figure.parts or figure.unit not in _CHANGES:
        return "", read, False
    known = comparing(claim.language)
    before = f" {plain(claim.before.rpartition('. ')[2], claim.language)} "
    after = plain(claim.after.partition(". ")[0], claim.language)
    found = [
        (before.rfind(f" {verb} "), verb, said)
        for said, chosen in _said_before(known)
        for verb in chosen
        if f" {verb} " in before
    ]
    behind = [
        (len(before), verb, said)
        for said, chosen in ((known.say["rise"], known.more), (known.say["fall"], known.fewer))
        for verb in chosen
        if after_word(after, verb) is not None
    ]
    if not found and not behind:
        return "", read, False
    at, wording, said = max((*found, *behind))
    again = read_phrase(said.format(claim.text), claim.language)
    if not isinstance(again, Phrase):
        return "", read, False
    return wording, again, _is_denied(before[:at], claim.language)


def _said_before(known: Comparing) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a direction reads like, and the verbs and nouns that give it before a size."""
    return (
        (known.say["rise"], (*known.rise, *known.rise_of)),
        (known.say["fall"], (*known.fall, *known.fall_of)),
    )


def _held_with_outside(claim: Claim, read: Phrase | Undecided, figure: Figure) -> Decision:
    decision = decide(read, figure)
    if isinstance(read, Undecided):
        return decision
    taken = _taken_away(claim, read, figure)
    if taken is not None:
        return taken
    wording, whole = _with_hedges(claim)
    if not wording:
        return decision
    widened = decide(read_phrase(whole, claim.language), figure)
    told = note("hedge-outside", wording=wording)
    if _truth(widened) != _truth(decision):
        return Decision("cannot-be-checked", None, (told,))
    return replace(decision, notes=(*decision.notes, told))


def _taken_away(claim: Claim, read: Phrase, figure: Figure) -> Decision | None:
    """What the words around the link take from it: a denial, another direction, half a phrase."""
    if _negated(claim) or is_denied(claim):
        return undecided("negated-outside")
    if _turns_back(claim, read):
        return undecided("two-directions")
    beside = torn(claim, read, figure)
    return undecided("torn", wording=beside) if beside else None


def _with_hedges(claim: Claim) -> tuple[str, str]:
    """The hedges beside the link, and the phrase as it reads with them."""
    before, after = (part.strip(_AROUND) for part in _straight(claim))
    ahead = hedge_at_end(before, claim.language) if before and before[-1].isalpha() else None
    behind = hedge_at_start(after, claim.language) if after and after[0].isalpha() else None
    found = [entry.wording for entry in (ahead, behind) if entry is not None]
    pieces = [
        ahead.wording if ahead else "",
        claim.text,
        behind.wording if behind else "",
    ]
    return " ... ".join(found), " ".join(pieces)


def _straight(claim: Claim) -> tuple[str, str]:
    """The words outside the link up to the next one: in their place stand blanks."""
    ahead, behind = _ANOTHER.split(claim.before)[-1], _ANOTHER.split(claim.after)[0]
    return ahead, behind


def _turns_back(claim: Claim, read: Phrase) -> bool:
    """Whether the verb straight before the link says the other direction: "fell by [rose ...]"."""
    low = read.interval.low
    if read.way not in ("percent", "points", "difference"):
        return False
    rises = low is not None and low >= 0
    known, (before, _) = comparing(claim.language), _straight(claim)
    said = plain(before, claim.language)
    for word in sorted((*known.by, *words(claim.language).articles), key=len, reverse=True):
        said = said.removesuffix(f" {word}")
    opposite = (*known.fall, *known.fall_of) if rises else (*known.rise, *known.rise_of)
    return any(f" {said}".endswith(f" {verb}") for verb in opposite)


def _negated(claim: Claim) -> bool:
    """Whether a "not" before the link denies it, straight or through a verb («no eran»)."""
    before = claim.before.rstrip(_QUOTES)
    if not before or not before[-1].isalpha():
        return False
    return _is_denied(plain(before, claim.language), claim.language)


def _is_denied(before: str, language: str) -> bool:
    """Whether `before`, in its plain form, ends with a "not", straight or through its verb."""
    known, said = words(language), f" {before.strip()}"
    while said:
        if any(said.endswith(f" {word}") for word in known.negating):
            return True
        between = next((word for word in known.negated_by if said.endswith(f" {word}")), None)
        if between is None:
            return False
        said = said.removesuffix(f" {between}")
    return False


def _truth(decision: Decision) -> str:
    return "true" if decision.verdict in TRUE_VERDICTS else decision.verdict
