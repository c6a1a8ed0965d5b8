"""Links that cut a phrase in two: what stands just outside would make it another number.

"[400] thousand", "[54] percent", "twice [400]", "[54 percent] more than in 2010", "[400] to 500":
the words in the link are true or false of their figure, and the sentence says something else.
"""

import re

from uncover.claims.letters.letter import Claim
from uncover.claims.numerals import number_at
from uncover.claims.phrase import Phrase
from uncover.claims.reading import hedge_at_start
from uncover.claims.vocabulary import after_any, comparing, plain, words
from uncover.figures.figure import Figure

_MARKS = " *_\"'\u201c\u201d\u2018\u2019«»"
_GLUED_AFTER = re.compile(r"[*_]*( ?%|[+°]|[.,]?\d|[-\u2013]\d)")
_GLUED_BEFORE = re.compile(r"(?:\d[.,]?|[$\u20ac£~≈≥≤]|(?<!\S)[-\u2212+<>=])[*_]*$")
_ROUND = 1000


def torn(claim: Claim, read: Phrase, figure: Figure) -> str:
    """The wording outside the link that belongs to the phrase; empty when there is none."""
    return _glued(claim) or _behind(claim, read, figure) or _ahead(claim)


def _glued(claim: Claim) -> str:
    """Digits and signs that touch the link: "1,[400]", "[400]%", "$[400]"."""
    after, before = _GLUED_AFTER.match(claim.after), _GLUED_BEFORE.search(claim.before)
    return after[1] if after else before[0].strip("*_") if before else ""


def _behind(claim: Claim, read: Phrase, figure: Figure) -> str:
    """Words behind the link that go on with its number."""
    after = claim.after.lstrip(_MARKS + "-")
    if not after or not (after[0].isalnum() or after[0] == "\u2013"):
        return ""
    said = plain(re.split(r"[.;!?]\s", after, maxsplit=1)[0], claim.language)
    if hedge_at_start(said, claim.language):
        return ""
    return (
        _unit(said, claim.language, read)
        or _change(said, claim.language, read, figure)
        or _rate(said, claim.language, figure)
        or _range(said, claim.language, read)
    )


def _unit(said: str, language: str, read: Phrase) -> str:
    """A scale, "percent" behind a bare number, "points" and "times"."""
    known, other = words(language), comparing(language)
    units = [*other.points, *other.times]
    if read.kind == "count":
        scales = [word for word, size in known.scales.items() if size >= _ROUND]
        units += [*known.percent, *scales, *known.collective]
    return _first(said, units) if read.way is None else ""


def _change(said: str, language: str, read: Phrase, figure: Figure) -> str:
    """A change told behind a level, "more than in 2010"; of a count where "than" follows."""
    if figure.parts or read.way is not None:
        return ""
    known = comparing(language)
    found = _first(said, [*known.more, *known.fewer])
    behind = said[len(found) :].lstrip()
    if read.kind == "share" or after_any(behind, ("than", "que")) is not None:
        return found
    return ""


def _rate(said: str, language: str, figure: Figure) -> str:
    """A rate behind a count, which is of the whole period: "a day", "per month"."""
    return _first(said, words(language).rates) if figure.kind == "count" else ""


def _range(said: str, language: str, read: Phrase) -> str:
    """The other end of a range, or another number to choose: "[400] to 500", "[400] or 500"."""
    for joining in (*words(language).and_, *words(language).or_):
        rest = after_any(said, (joining,))
        found = number_at(rest, language) if rest and joining not in ("and", "y") else None
        value = found[0].read(share=read.kind == "share") if found else None
        if value is None or read.x is None:
            continue
        if joining in words(language).or_ or value[0] > read.x:
            return said[: len(said) - len(found[1])].strip() if found else ""
    return ""


def _ahead(claim: Claim) -> str:
    """Words before the link that multiply, take away from, or begin a range."""
    before = claim.before.rstrip(_MARKS)
    if not before or not before[-1].isalnum():
        return ""
    known = words(claim.language)
    said = f" {plain(before, claim.language)}"
    while (shorter := _without_article(said, known.articles)) is not None:
        said = shorter
    found = next((word for word in known.multiplying if said.endswith(f" {word}")), "")
    if found in comparing(claim.language).times:  # "ten times", and not the New York Times
        said = said.removesuffix(f" {found}").rpartition(" ")[2]
        return found if said in known.numbers or said.isdigit() else ""
    between = next((word for word in known.ranging if said.endswith(f" {word}")), "")
    return found or (between if _is_other_end(claim) else "")


def _is_other_end(claim: Claim) -> bool:
    """Whether "and 500" follows, its number in no link of its own."""
    said = plain(claim.after, claim.language)
    rest = after_any(said, ("and", "y"))
    return bool(rest and number_at(rest, claim.language))


def _without_article(said: str, articles: tuple[str, ...]) -> str | None:
    found = next((word for word in articles if said.endswith(f" {word}")), None)
    return None if found is None else said.removesuffix(f" {found}")


def _first(said: str, chosen: list[str] | tuple[str, ...]) -> str:
    """The longest of `chosen` that `said` begins with; empty without one."""
    return next(
        (w for w in sorted(chosen, key=len, reverse=True) if after_any(said, (w,)) is not None), ""
    )
