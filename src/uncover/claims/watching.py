"""Letters looked at again: which claims stand as they stood, which changed, and which fell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from uncover.claims.check import EXIT_CODES, Checked, Report

STATE = 1
"""The version of what is remembered."""

Change = Literal["same", "changed", "fell", "rose", "new"]
Status = Literal["first", "same", "changed", "fell"]

_WORST_FIRST = [verdict for verdict, _ in EXIT_CODES]
_COMPARED = ("verdict", "robust", "value", "low", "high", "release")


@dataclass(frozen=True)
class Seen:
    """A claim as it stands, beside how it stood when it was looked at last; None if it is new.

    before, now: what is remembered of a claim: its words and figure, verdict, value, release.
    """

    line: int
    column: int
    change: Change
    before: dict[str, Any] | None
    now: dict[str, Any]


@dataclass(frozen=True)
class Watched:
    """A letter looked at again: its claims in order, and those that are not in it any more."""

    status: Status
    claims: tuple[Seen, ...]
    gone: tuple[dict[str, Any], ...]

    @property
    def changes(self) -> tuple[Seen, ...]:
        """The claims that do not stand as they stood."""
        return tuple(each for each in self.claims if each.change != "same")


def remembered(report: Report) -> list[dict[str, Any]]:
    """What is remembered of the claims of a letter, in order.

    The same words bound to the same figure twice in a letter are told apart by their number, and
    by nothing else: a claim that moves to another line is the same claim.
    """
    found: list[dict[str, Any]] = []
    for each in report.claims:
        told = _standing(each)
        same = [one for one in found if _name(one) == _name(told)]
        found.append(told | {"number": len(same) + 1})
    return found


def watched(report: Report, before: Sequence[dict[str, Any]] | None) -> Watched:
    """A checked letter beside what was remembered of it; `before` is None on the first look."""
    then = {(*_name(one), one["number"]): one for one in before or ()}
    seen = []
    for each, now in zip(report.claims, remembered(report), strict=True):
        was = then.pop((*_name(now), now["number"]), None)
        seen.append(Seen(each.claim.line, each.claim.column, _change(was, now), was, now))
    gone = tuple(then.values())
    if before is None:
        return Watched("first", tuple(seen), ())
    changes = {each.change for each in seen}
    status: Status = "fell" if "fell" in changes else "same"
    if status == "same" and (changes - {"same"} or gone):
        status = "changed"
    return Watched(status, tuple(seen), gone)


def is_remembered(told: Any) -> bool:  # noqa: ANN401  a file holds anything
    """Whether a file holds what is remembered of a letter's claims."""
    return isinstance(told, list) and all(
        isinstance(one, dict)
        and {"text", "figure", "number", *_COMPARED} <= one.keys()
        and one["verdict"] in [*_WORST_FIRST, "holds", "holds-rounded"]
        for one in told
    )


def _standing(each: Checked) -> dict[str, Any]:
    told = each.as_json()
    kept = ("text", "figure", "verdict", "robust", "value", "low", "high", "receipt")
    release = each.figure.release if each.figure else None
    return {key: told[key] for key in kept} | {"release": release}


def _name(told: dict[str, Any]) -> tuple[Any, ...]:
    return told["figure"], told["text"]


def _change(before: dict[str, Any] | None, now: dict[str, Any]) -> Change:
    if before is None:
        return "new"
    then, today = _rank(before["verdict"]), _rank(now["verdict"])
    if today != then:
        return "fell" if today < then else "rose"
    return "same" if all(before[key] == now[key] for key in _COMPARED) else "changed"


def _rank(verdict: str) -> int:
    """The place of a verdict, the worst first: what holds exactly or rounded holds."""
    return _WORST_FIRST.index(verdict) if verdict in _WORST_FIRST else len(_WORST_FIRST)
