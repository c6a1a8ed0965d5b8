"""What the tool itself suggests: it holds, whatever the unknown rows are, in every reading."""

from collections import Counter

import pytest

from claims.at_random import KINDS, figures
from uncover.claims.fixed import exact, fixed
from uncover.claims.interval import Interval
from uncover.claims.reading import Phrase, read_phrase
from uncover.claims.suggest import suggestion
from uncover.claims.verdict import TRUE_VERDICTS, Decision, Verdict, decide
from uncover.figures.comparing import compared
from uncover.figures.figure import Figure

OF_EACH = 80  # 13 kinds: 1,040 figures, each in two languages and after two verdicts
VERDICTS: tuple[Verdict, ...] = ("does-not-hold", "cannot-be-checked")
LEAST = {  # in percent of the figures of a kind: so often there must be something to say
    "share": 95, "printed share": 100, "count": 95, "amount": 100, "change": 95,
    "change of any size": 90, "ratio": 95, "ratio of any size": 90, "ratio of shares": 95,
    "points": 90, "difference": 95, "difference of amounts": 95, "rank": 100,
}  # fmt: skip


def told(figure: Figure, language: str, verdict: Verdict) -> str | None:
    """What is suggested after such a verdict."""
    return suggestion(figure, Decision(verdict), language)


def reached(figure: Figure) -> list[Interval]:
    """All that the figure may be: its value, its bounds, what the source fixes, each reading."""
    values = [exact(figure), *(each.value for each in figure.alternatives)]
    found = [Interval.point(value) for value in values if value is not None]
    given = fixed(figure)
    return found + ([given] if given is not None else [])


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suggested_holds(kind: str) -> None:
    """Read again it holds, robustly, in each alternative: by the verdict and by the arithmetic."""
    for figure in figures(kind, OF_EACH):
        for language in ("en", "es"):
            for verdict in VERDICTS:
                said = told(figure, language, verdict)
                if said is None:
                    continue
                read = read_phrase(said, language)
                assert isinstance(read, Phrase), said
                decision = decide(read, figure)
                assert decision.verdict in TRUE_VERDICTS, said
                assert decision.robust is not False, said
                seen = (compared(figure, read.way) if read.way else None) or figure
                if seen.kind == "amount" and read.rule in ("R03", "R23"):
                    continue  # read as rounded, which the verdict knows and the phrase does not
                assert all(read.interval.relation(each) == "inside" for each in reached(seen)), said


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_something_to_say(kind: str) -> None:
    """Silence cannot hide a missing suggestion: so many of each kind have one, in each language."""
    for language in ("en", "es"):
        said = Counter(
            told(figure, language, "cannot-be-checked") is not None
            for figure in figures(kind, OF_EACH)
        )
        assert 100 * said[True] >= LEAST[kind] * OF_EACH, (language, said)
