"""Words just outside a link: they never widen its truth, but they can take it away (rule 2)."""

from dataclasses import replace

from uncover.claims.letters.letter import Claim
from uncover.claims.reading import Phrase, Undecided, hedge_at_end, hedge_at_start, read_phrase
from uncover.claims.verdict import TRUE_VERDICTS, Decision, decide, note, undecided
from uncover.claims.vocabulary import plain, words
from uncover.figures.figure import Figure

_QUOTES = " \"'\u201c\u201d\u2018\u2019«»([)]"
_AROUND = _QUOTES + ","
"""What may stand between a hedge and the link that it belongs to."""


def held_with_outside(claim: Claim, read: Phrase | Undecided, figure: Figure) -> Decision:
    """Decide the phrase in the link; a hedge or a "not" beside it that matters forbids that."""
    decision = decide(read, figure)
    if isinstance(read, Undecided):
        return decision
    if _negated(claim):
        return undecided("negated-outside")
    wording, whole = _with_hedges(claim)
    if not wording:
        return decision
    widened = decide(read_phrase(whole, claim.language), figure)
    told = note("hedge-outside", wording=wording)
    if _truth(widened) != _truth(decision):
        return Decision("cannot-be-checked", None, (told,))
    return replace(decision, notes=(*decision.notes, told))


def _with_hedges(claim: Claim) -> tuple[str, str]:
    """The hedges beside the link, and the phrase as it reads with them."""
    before, after = claim.before.rstrip(_AROUND), claim.after.lstrip(_AROUND)
    ahead = hedge_at_end(before, claim.language) if before and before[-1].isalpha() else None
    behind = hedge_at_start(after, claim.language) if after and after[0].isalpha() else None
    found = [entry.wording for entry in (ahead, behind) if entry is not None]
    pieces = [
        ahead.wording if ahead else "",
        claim.text,
        behind.wording if behind else "",
    ]
    return " ... ".join(found), " ".join(pieces)


def _negated(claim: Claim) -> bool:
    before = claim.before.rstrip(_QUOTES)
    if not before or not before[-1].isalpha():
        return False
    last = plain(before, claim.language).rpartition(" ")[2]
    return last in words(claim.language).negating


def _truth(decision: Decision) -> str:
    return "true" if decision.verdict in TRUE_VERDICTS else decision.verdict
