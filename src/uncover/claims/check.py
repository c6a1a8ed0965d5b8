"""A letter checked: each bound phrase held to its figure, and the numbers that no figure backs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from uncover.claims.elsewhere import elsewhere
from uncover.claims.letters.letter import Claim, Letter
from uncover.claims.letters.markdown import read_markdown
from uncover.claims.letters.remarks import notes_on
from uncover.claims.meanings import Meanings
from uncover.claims.nearby import answering, nearby
from uncover.claims.outside import held_with_outside
from uncover.claims.phrase import Phrase, Undecided
from uncover.claims.suggest import suggestion
from uncover.claims.unbound import Unbound, unbound
from uncover.claims.verdict import VERDICTS, Alternatives, Decision, note, undecided
from uncover.claims.wording import Word, held_to_words, words_of
from uncover.figures.figure import Figure
from uncover.terms.errors import UncoverError
from uncover.terms.numbers import four_decimals

# The worst present decides, in this order (DESIGN 5).
EXIT_CODES = (
    ("does-not-hold", 1),
    ("cannot-be-checked", 4),
    ("agrees-as-quoted", 6),
    ("holds-under-definition", 3),
)


@dataclass(frozen=True)
class NoFigure:
    """There is no figure for a target; `sentence` says why and what there is instead."""

    sentence: str


Resolve = Callable[[str], Figure | NoFigure]


@dataclass(frozen=True)
class Checked:
    """One claim with its figure, how its phrase was read, the verdict, and what to say instead.

    words: those of its sentence that the figure does not bear.
    """

    claim: Claim
    figure: Figure | None
    read: Phrase | Undecided
    decision: Decision
    suggest: str | None
    words: tuple[Word, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The object of DESIGN 5, with the hash of the figure's receipt."""
        figure, found = self.figure, self.decision.alternatives
        return {
            "line": self.claim.line,
            "column": self.claim.column,
            "text": self.claim.text,
            "figure": self.claim.target,
            "rule": self.read.rule,
            "basis": figure.basis if figure else None,
            "low": figure.told(figure.low) if figure else None,
            "high": figure.told(figure.high) if figure else None,
            "value": figure.told(figure.value) if figure else None,
            "numerator": figure.numerator if figure else None,
            "denominator": figure.denominator if figure else None,
            "verdict": self.decision.verdict,
            "robust": self.decision.robust,
            "notes": list(self.decision.notes),
            "alternatives": _alternatives(found, figure) if figure and found else None,
            "suggest": self.suggest,
            "words": [word.as_json() for word in self.words],
            "interval": self._interval(),
            "receipt": (figure.receipt or {}).get("receipt_sha256") if figure else None,
        }

    def _interval(self) -> dict[str, Any] | None:
        if isinstance(self.read, Undecided):
            return None
        interval = self.read.interval
        kind: str = self.read.kind
        if kind == "any":
            kind = self.figure.kind if self.figure else "share"
        return {
            "low": told(interval.low, kind),
            "high": told(interval.high, kind),
            "low_closed": interval.low_closed,
            "high_closed": interval.high_closed,
        }


@dataclass(frozen=True)
class Report:
    """What a check found: claims in the order of the letter, unbound numbers, notes on it."""

    letter: Letter
    claims: tuple[Checked, ...]
    unbound: tuple[Unbound, ...]
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many claims have each verdict; every verdict is there."""
        found = [each.decision.verdict for each in self.claims]
        return {verdict: found.count(verdict) for verdict in VERDICTS}

    @property
    def exit_code(self) -> int:
        """The exit code of the worst verdict present."""
        counts = self.counts
        return next((code for verdict, code in EXIT_CODES if counts[verdict]), 0)

    def as_json(self) -> dict[str, Any]:
        """The document of `uncover check --json` (DESIGN 5)."""
        return {
            "claims": [each.as_json() for each in self.claims],
            "unbound": [
                {"line": each.line, "column": each.column, "text": each.text}
                for each in self.unbound
            ],
            "counts": self.counts,
            "notes": list(self.notes),
        }


def check(
    text: str, resolve: Resolve, language: str = "en", meanings: Meanings | None = None
) -> Report:
    """Check a letter in Markdown.

    resolve: gives the figure of an id or address; when it has none it returns NoFigure or raises
    an UncoverError, and the claim cannot be checked. language: the letter's when its front matter
    declares none. meanings: what a project means by vague words. Raises UnusableError for a letter
    that is unusable as a whole.
    """
    return check_letter(read_markdown(text, language), resolve, meanings)


def check_letter(letter: Letter, resolve: Resolve, meanings: Meanings | None = None) -> Report:
    """Check a letter in whatever form it was read; see `check` for `resolve` and `meanings`."""
    claims = tuple(_checked(letter, resolve, meanings or Meanings()))
    return Report(letter, claims, tuple(unbound(letter)), tuple(notes_on(letter)))


def _checked(letter: Letter, resolve: Resolve, meanings: Meanings) -> Iterator[Checked]:
    headings = {"top", *letter.anchors, *_headings(letter.lines)}
    failed = 0
    for claim in letter.claims:
        read = meanings.read(claim.text, claim.language)
        figure = _resolved(claim.target, resolve)
        if isinstance(figure, NoFigure):
            to_here = claim.target.lower() in headings
            if isinstance(read, Undecided) and (to_here or not claim.explicit):
                continue  # a link to some page or to a heading, not to a figure
            yield Checked(claim, None, read, undecided("no-figure", sentence=figure.sentence), None)
        elif _is_circular(figure, letter.document):
            who = "; ".join(figure.said_by)
            yield Checked(claim, figure, read, undecided("circular", who=who), None)
        else:
            decision, read, figure = held_with_outside(claim, read, figure)
            told = nearby(claim, read, figure, decision, answering(resolve), failed)
            failed += decision.verdict == "does-not-hold"
            told = (*told, *elsewhere(claim, figure))
            if figure.caveat:
                told = (*told, note("caveat", text=figure.caveat))
            decision = replace(decision, notes=(*decision.notes, *told))
            suggest, words = _suggested(claim, figure, decision), words_of(claim, figure)
            yield Checked(claim, figure, read, held_to_words(decision, words), suggest, words)


def _headings(lines: tuple[str, ...]) -> Iterator[str]:
    """The slug of each heading, whether a "#" stands before it or a line of marks below."""
    for line, below in zip(lines, (*lines[1:], ""), strict=True):
        underlined = re.fullmatch(r"(?:=+|-+)\s*", below) is not None
        if line.startswith("#") or (line.strip() and underlined):
            yield _slug(line)


def _slug(heading: str) -> str:
    """A heading as links within a page call it."""
    words = re.sub(r"[^\w\s-]", "", heading.lstrip("#").strip().lower())
    return re.sub(r"\s+", "-", words)


def _resolved(target: str, resolve: Resolve) -> Figure | NoFigure:
    try:
        return resolve(target)
    except UncoverError as error:
        return NoFigure(str(error))


def _suggested(claim: Claim, figure: Figure, decision: Decision) -> str | None:
    settled = decision.verdict in ("holds", "holds-rounded", "agrees-as-quoted")
    if any(told.startswith(("negated-outside", "torn")) for told in decision.notes):
        return None  # what would stand in the link would read on into the words outside
    if settled and decision.robust is not False:
        return None
    return suggestion(figure, decision, claim.language)


def _is_circular(figure: Figure, document: str | None) -> bool:
    """Whether all that stands behind a figure is the very text that is being checked."""
    if document is None or figure.basis == "counted" or not figure.said_by:
        return False
    said = {_name(part) for each in figure.said_by for part in each.split(";")}
    return said <= {_name(document)}


def _alternatives(found: Alternatives, figure: Figure) -> dict[str, Any]:
    return {
        "declared": found.declared,
        "hold": found.hold,
        "low": figure.told(found.low),
        "high": figure.told(found.high),
    }


def told(end: Fraction | None, kind: str) -> int | str | None:
    """An end of a phrase's interval as JSON prints it: as the values of its kind of figure."""
    if end is None:
        return None
    return end.numerator if kind == "count" and end.denominator == 1 else four_decimals(end)


def _name(source: str) -> str:
    return " ".join(source.lower().split())
