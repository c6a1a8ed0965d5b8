"""The words of a sentence held to the figure of its claim (DESIGN 4, the words of a measure)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from uncover.claims.clause import Clause, clause_of
from uncover.claims.letters.letter import Claim
from uncover.claims.verdict import Decision
from uncover.figures.figure import Figure
from uncover.figures.wording.standing import Standing, Wording, wording_of
from uncover.figures.wording.terms import Found, fold, found_in
from uncover.terms.speech import said, say


@dataclass(frozen=True)
class Word:
    """A word that is wrong for the figure, or needs a qualifier.

    code: stable. said: as the letter has it. instead: the right word, in the letter's language.
    counted: the unit of the figure. lowers: whether the verdict is worse for it.
    """

    code: str
    said: str
    instead: str
    counted: str
    lowers: bool

    @property
    def note(self) -> str:
        """The stable code and the sentence, in the language spoken now."""
        counted = said(f"telling.unit-name.{self.counted}", self.counted)
        facts = {"said": self.said, "instead": self.instead, "counted": counted}
        return f"{self.code}: {say(f'words.note.{self.code}', **facts)}"

    def as_json(self) -> dict[str, str | bool]:
        """The object in the claim's `words`."""
        return {"code": self.code, "said": self.said, "instead": self.instead, "wrong": self.lowers}


def words_of(claim: Claim, figure: Figure) -> tuple[Word, ...]:
    """The words of the claim's own clause that the figure does not bear, each once, in order."""
    if claim.sentence is None:
        return ()
    clause = clause_of(claim.sentence, claim.language)
    wording = wording_of(figure, claim.language)
    stretch = claim.sentence.text[claim.sentence.before : claim.sentence.after]
    whole = found_in(fold(stretch), claim.language, wording.own)
    return tuple(dict.fromkeys(_wrong(clause, figure, wording, _right_classes(whole, wording))))


def held_to_words(decision: Decision, words: Sequence[Word]) -> Decision:
    """The decision with its notes on words; a right number with a wrong word holds under none.

    What agrees as quoted stays so, for that is the worse of the two (DESIGN 5, exit codes).
    """
    verdict = decision.verdict
    if verdict in ("holds", "holds-rounded") and any(word.lowers for word in words):
        verdict = "holds-under-definition"
    notes = (*decision.notes, *(word.note for word in words))
    return replace(decision, verdict=verdict, notes=notes)


def _wrong(clause: Clause, figure: Figure, wording: Wording, beside: set[str]) -> Iterator[Word]:
    """The words that are wrong; beside: the kinds of which something right is in the sentence."""
    asserted = [
        found
        for found in found_in(clause.folded, clause.language, wording.own)
        if not clause.denies(found.begin, found.end)
    ]
    beside = beside | _right_acts(asserted, wording)
    link = clause.folded[clause.begin : clause.end]
    inside = {one.term.kind for one in found_in(link, clause.language)}
    for found in asserted:
        standing = wording.by_term.get(found.term.name)
        if standing is None or standing.status == "right" or found.term.name in wording.called:
            continue
        if standing.code == "word-people" and "event" in inside:
            continue  # "2,760 arrests of people": the link itself says what is counted
        near = _is_near(found, asserted, clause)
        if near if standing.near else _is_wrong(standing, beside, near=near):
            yield Word(
                code=standing.code,
                said=clause.text[found.begin : found.end],
                instead=standing.instead,
                counted=figure.unit,
                lowers=standing.status != "qualify",
            )


def _right_acts(asserted: Sequence[Found], wording: Wording) -> set[str]:
    """`act`, if the clause tells what was done in words of what the figure counts."""
    right = any(
        found.term.act in wording.right_acts
        or "act" in wording.called.get(found.term.name, frozenset())
        for found in asserted
    )
    return {"act"} if right else set()


def _right_classes(whole: Sequence[Found], wording: Wording) -> set[str]:
    """`class`, if the sentence tells the class, or leaves it in doubt, in any way.

    whole: what stands between the neighbouring claims, beyond the clause too.
    """
    right = any(
        found.term.name in wording.eased
        or "class" in wording.called.get(found.term.name, frozenset())
        or ((standing := wording.by_term.get(found.term.name)) and standing.status == "right")
        for found in whole
    )
    return {"class"} if right else set()


def _is_near(found: Found, asserted: Sequence[Found], clause: Clause) -> bool:
    """Whether the word is what the number is of: no other noun stands between the two."""
    return clause.is_near(found.begin, found.end) and not any(
        clause.begin <= other.begin < found.begin and other.term.kind in ("event", "whom")
        for other in asserted
    )


def _is_wrong(standing: Standing, beside: set[str], *, near: bool) -> bool:
    if standing.code == "word-act":  # what is counted is told by its own word, if that is there
        return near or "act" not in beside
    return standing.status != "alone" or "class" not in beside
