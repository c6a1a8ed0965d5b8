"""Verdicts: a phrase held to a figure, decided on its value (DESIGN 4, CLAIMS 2.3)."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from uncover.claims.fixed import exact, fixed, relation_of_pair
from uncover.claims.interval import Interval, Relation
from uncover.claims.reading import Phrase, Undecided
from uncover.figures.address import FOUND
from uncover.figures.comparing import ORDER, TOP, Way, compared
from uncover.figures.figure import Alternative, Figure
from uncover.terms.numbers import grouped, half_up
from uncover.terms.speech import say

Verdict = Literal[
    "holds",
    "holds-rounded",
    "holds-under-definition",
    "does-not-hold",
    "cannot-be-checked",
    "agrees-as-quoted",
]
VERDICTS: tuple[Verdict, ...] = (
    "holds",
    "holds-rounded",
    "holds-under-definition",
    "does-not-hold",
    "cannot-be-checked",
    "agrees-as-quoted",
)
PLACE_NOT_ESTABLISHED = "place-not-established"
"""The note on a verdict that rows of unknown place could change; it stands on the verdict line."""
TRUE_VERDICTS = frozenset(VERDICTS[:2]) | {"agrees-as-quoted"}

_NEAR_EDGE = 25
_FAR = 2
_TENFOLD = 10
_SMALL_BASE, _SMALL_NUMERATOR = 30, 16


@dataclass(frozen=True)
class Alternatives:
    """How the declared readings fare, the pinned one among them: how many, how many hold, range."""

    declared: int
    hold: int
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True)
class Decision:
    """A verdict with what stands beside it; notes are sentences that begin with a stable code."""

    verdict: Verdict
    robust: bool | None = None
    notes: tuple[str, ...] = ()
    alternatives: Alternatives | None = None


def note(code: str, **facts: object) -> str:
    """A note: its stable code and its sentence."""
    return f"{code}: {say(f'claims.note.{code}', **facts)}"


def undecided(code: str, **facts: object) -> Decision:
    """The verdict of what cannot be checked, with the reason."""
    return Decision("cannot-be-checked", None, (note(code, **facts),))


def decide(phrase: Phrase | Undecided, figure: Figure) -> Decision:
    """Hold `phrase` to `figure`."""
    if isinstance(phrase, Undecided):
        return undecided(phrase.reason, words=phrase.words)
    if phrase.way is not None:
        return _compared(phrase, phrase.way, figure)
    if phrase.rises is not None:
        return _led_to(phrase, figure)
    if phrase.kind == "count" and figure.kind == "amount":
        phrase = as_amount(phrase)
    elif phrase.kind not in ("any", figure.kind):
        return undecided("kind-mismatch", phrase=phrase.kind, figure=figure.kind)
    counted = figure.numerator is not None or fixed(figure) is not None
    if phrase.pair and not (counted and figure.denominator is not None):
        return undecided("not-printed-as-counts")
    return _held(phrase, figure)


def _compared(phrase: Phrase, way: Way, figure: Figure) -> Decision:
    """Hold a phrase that compares to the two figures that `figure` is made of, or to its rank."""
    seen = compared(figure, way)
    if seen is None:
        return undecided(_WITHOUT_PAIR[way])
    if phrase.order and phrase.order != seen.options.get(ORDER, TOP):
        return undecided("other-order")
    if seen.kind == "amount" and way == "difference":
        phrase = _of_amounts(phrase)
    return _with_other_way(_held(phrase, seen), phrase, figure)


_WITHOUT_PAIR: dict[Way, str] = {
    "percent": "no-pair",
    "ratio": "no-pair",
    "difference": "no-pair-of-counts",
    "points": "no-pair-of-shares",
    "rank": "no-rank",
}


def _with_other_way(decision: Decision, phrase: Phrase, figure: Figure) -> Decision:
    """A change told in percent that would hold in points, or the reverse, is told so (rule 3)."""
    if decision.verdict != "does-not-hold" or phrase.way not in _OTHER_WAY:
        return decision
    other, code = _OTHER_WAY[phrase.way]
    seen = compared(figure, other)
    if seen is None or seen.value is None or not phrase.allows(seen.value):
        return decision
    return replace(decision, notes=(*decision.notes, note(code)))


_OTHER_WAY: dict[Way, tuple[Way, str]] = {
    "percent": ("points", "points-not-percent"),
    "points": ("percent", "percent-not-points"),
}


def _led_to(phrase: Phrase, figure: Figure) -> Decision:
    """Hold "rose to 54 percent": the level, and, where two figures are compared, the direction."""
    level = replace(phrase, rises=None)
    if not figure.parts:
        decision = decide(level, figure)
        told = note("direction-not-checked")
        return replace(decision, notes=(*decision.notes, told))
    later, earlier = (each.value for each in figure.parts)
    decision = decide(level, figure.parts[0])
    if later is None or earlier is None or decision.verdict not in TRUE_VERDICTS:
        return decision
    if later == earlier or (later > earlier) != phrase.rises:
        wrong = note("wrong-direction", earlier=_said(earlier), later=_said(later))
        return Decision("does-not-hold", None, (wrong,))
    return decision


def as_amount(phrase: Phrase) -> Phrase:
    """A count that speaks of an amount, such as days held: it is rounded and not exact (R01)."""
    if phrase.rule != "R03" or phrase.x is None:
        return phrase
    half = Fraction(1, 2)
    return replace(phrase, rule="R01", interval=Interval(phrase.x - half, phrase.x + half))


def _of_amounts(phrase: Phrase) -> Phrase:
    """A difference without a hedge, of amounts: it is rounded and not exact (R01)."""
    low, high = phrase.interval.low, phrase.interval.high
    if phrase.hedged or low is None or low != high:
        return phrase
    half = Fraction(1, 2)
    return replace(phrase, interval=Interval(low - half, low + half))


def _held(phrase: Phrase, figure: Figure) -> Decision:
    relation = _relation(phrase, figure)
    if relation is None:
        return undecided("no-value")
    if relation == "straddling":
        return _too_coarse(phrase, figure)
    if relation == "disjoint":
        decision = Decision("does-not-hold")
    else:
        decision = Decision(_true_verdict(phrase, figure))
    return _with_what_stands_beside(decision, phrase, figure)


def _too_coarse(phrase: Phrase, figure: Figure) -> Decision:
    """What was printed leaves both open: that the phrase is true, and that it is not."""
    low, high = figure.low, figure.high
    if phrase.pair and low is not None and high is not None:
        whole = figure.denominator or 0
        least, most = (grouped(int(end * whole / 100)) for end in (low, high))
        told = note("one-of-several", least=least, most=most, whole=grouped(whole))
    else:
        told = note("printed-too-coarsely", low=_said(low), high=_said(high))
    return Decision("cannot-be-checked", None, (told, *_notes_of_source(figure)))


def _relation(phrase: Phrase, figure: Figure) -> Relation | None:
    if phrase.pair:
        return relation_of_pair(phrase.pair, figure)
    if phrase.rule == "R13":  # decided on the upper bound (reading rule 7)
        if figure.high is None:
            return None
        return phrase.interval.relation(Interval.point(figure.high))
    value = exact(figure)
    if value is not None:
        return "inside" if phrase.allows(value) else "disjoint"
    given = None if figure.basis == "counted" else fixed(figure)
    return None if given is None else phrase.interval.relation(given)


def _true_verdict(phrase: Phrase, figure: Figure) -> Verdict:
    if figure.basis == "quoted":
        return "agrees-as-quoted"
    value = _decided_on(phrase, figure)
    size = abs(value) if value is not None and phrase.way else value  # a fall is a change below 0
    if phrase.rounded and (phrase.rule == "R01" or size != phrase.x):
        return "holds-rounded"
    return "holds"


def _decided_on(phrase: Phrase, figure: Figure) -> Fraction | None:
    return figure.high if phrase.rule == "R13" else exact(figure)


def _with_what_stands_beside(decision: Decision, phrase: Phrase, figure: Figure) -> Decision:
    notes = [*_notes_of_value(phrase, figure), *_notes_of_source(figure)]
    told = _alternatives(phrase, figure)
    verdict = decision.verdict
    if phrase.either is not None:
        x = _said(phrase.x)
        notes.append(note("times-more", x=x, more=_said((phrase.x or Fraction(0)) + 1)))
        if verdict in ("holds", "holds-rounded"):
            verdict = "holds-under-definition"
    if verdict in ("holds", "holds-rounded") and told.hold < told.declared:
        verdict = "holds-under-definition"
        notes.append(note("definition-sensitive", hold=told.hold, declared=told.declared))
    robust = _robust(phrase, figure, holds=verdict != "does-not-hold")
    if _place_could_overturn(phrase, figure, holds=verdict != "does-not-hold"):
        notes.insert(0, note(PLACE_NOT_ESTABLISHED, unknown=f"{_unplaced(figure):,}"))
    return replace(decision, verdict=verdict, robust=robust, notes=tuple(notes), alternatives=told)


def _robust(phrase: Phrase, figure: Figure, *, holds: bool) -> bool | None:
    """Whether the rows of unknown class leave the verdict as it is (reading rule 7)."""
    given = fixed(figure)
    if figure.basis != "counted" or given is None:
        return None
    if phrase.pair and not holds:
        return not figure.unknown
    if phrase.either is not None:
        relations = {each.relation(given) for each in (phrase.interval, phrase.either)}
        return "inside" in relations if holds else relations == {"disjoint"}
    return phrase.interval.relation(given) == ("inside" if holds else "disjoint")


def _place_could_overturn(phrase: Phrase, figure: Figure, *, holds: bool) -> bool:
    """Whether the rows of unknown place could make the verdict another (DOMAIN 4.6)."""
    place = figure.place_bounds
    if place is None or not place.unknown or phrase.pair:
        return False
    if place.low is None or place.high is None:
        return True
    relation = phrase.interval.relation(Interval(place.low, place.high))
    return relation != ("inside" if holds else "disjoint")


def _unplaced(figure: Figure) -> int:
    return figure.place_bounds.unknown if figure.place_bounds else 0


def _alternatives(phrase: Phrase, figure: Figure) -> Alternatives:
    """All readings of the same words, the pinned one first; without alternatives it is alone."""
    value = exact(figure)
    if value is None:
        hold = int(_relation(phrase, figure) == "inside")
        return Alternatives(1, hold, figure.low, figure.high)
    pinned = Alternative("pinned", _decided_on(phrase, figure), "")
    others = [each.high if phrase.rule == "R13" else each.value for each in figure.alternatives]
    values = [pinned.value, *others]
    known = [value for value in values if value is not None]
    hold = sum(phrase.allows(value) for value in known)
    if phrase.pair:
        hold -= phrase.interval.contains(value) and _relation(phrase, figure) == "disjoint"
    return Alternatives(len(values), hold, min(known, default=None), max(known, default=None))


def _notes_of_value(phrase: Phrase, figure: Figure) -> list[str]:
    value, h, x = _decided_on(phrase, figure), phrase.width, phrase.x
    if value is None or h is None or x is None:
        return []
    notes = []
    if phrase.rule == "R08" and value >= x + _FAR * h:
        notes.append(note("understates"))
    if phrase.rule == "R25" and value >= _TENFOLD * h:
        notes.append(note("understates"))
    if phrase.rule == "R11" and value <= x - _FAR * h:
        notes.append(note("overstates-room"))
    ends = (phrase.interval.low, phrase.interval.high)
    one_sided = phrase.rule in ("R08", "R10", "R11", "R12")
    if phrase.interval.two_sided and not one_sided:
        near = [end for end in ends if end is not None and abs(value - end) * _NEAR_EDGE <= h]
        notes += [note("near-edge", edge=_said(end)) for end in near]
    return notes


def _notes_of_source(figure: Figure) -> list[str]:
    notes = [note("found-by-search")] if FOUND in figure.options else []
    if figure.basis != "counted" and figure.said_by:
        code = "quoted-by" if figure.basis == "quoted" else "printed-by"
        notes.append(note(code, who="; ".join(figure.said_by)))
    small = figure.kind == "share" and figure.denominator is not None
    if small and (
        _less(figure.denominator, _SMALL_BASE) or _less(figure.numerator, _SMALL_NUMERATOR)
    ):
        notes.append(note("small-base"))
    return notes


def _less(number: int | None, limit: int) -> bool:
    return number is not None and number < limit


def _said(value: Fraction | None) -> str:
    """A number in a sentence: an integer, or two decimals; an open end as a dash."""
    if value is None:
        return "-"
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return half_up(value, 4).rstrip("0")  # an end that is rounded would be another end
