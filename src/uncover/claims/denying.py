"""Claims that their own clause denies: "ICE did not make 2,760 arrests" is no claim of 2,760."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from uncover.claims.clause import clause_of
from uncover.claims.letters.letter import Claim


def is_denied(claim: Claim) -> bool:
    """Whether a verb before the phrase, in the claim's own clause, is denied.

    A denied class of people ("had not been convicted") denies no number, and "not only" nothing.
    """
    if claim.sentence is None:
        return False
    clause = clause_of(claim.sentence, claim.language)
    denial, spared = _patterns(claim.language)
    before = spared.sub(" ", clause.folded[: clause.begin].rpartition(":")[2])
    return denial.search(before) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    text = (files("uncover.claims") / "phrases" / "denials.toml").read_text("utf-8")
    told = tomllib.loads(text)[language]
    denial, spared = (rf"(?<!\w)(?:{'|'.join(told[name])})" for name in ("denial", "spared"))
    return re.compile(rf"{denial}(?!\w)"), re.compile(spared)
