"""Sentences held to made-up figures: 1,234 of a count, 54 of 100 of a share."""

from typing import Any

from claims.made import count, share
from uncover.claims.check import Checked, check
from uncover.figures.figure import Figure
from uncover.figures.measures import measures


def figure_of(name: str, **told: Any) -> Figure:
    """A counted figure of a measure: 1,234, or 54 percent; whatever else is told goes before."""
    measure = measures().get(name)
    made: dict[str, Any] = {"measure": name, "options": {}}
    if measure is not None:
        made |= {"unit": measure.unit, "source": measure.table}
    made |= told
    is_share = made.pop("share", measure is not None and measure.kind == "share")
    return share(540, 1000, **made) if is_share else count(1234, **made)


def said_of(sentence: str, *figures: Figure, language: str = "en") -> tuple[Checked, ...]:
    """What a letter of one sentence is told; its links go to the figures in order: #0, #1."""
    report = check(f"---\nlang: {language}\n---\n{sentence}", lambda at: figures[int(at)])
    return report.claims


def codes(claim: Checked) -> list[str]:
    """The codes of the claim's words, in the order of the sentence."""
    return [word.code for word in claim.words]
