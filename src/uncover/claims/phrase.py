"""What a phrase says once it is read: its rule and the values for which it is true."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from uncover.claims.interval import Interval
from uncover.claims.vocabulary import rounded_rules
from uncover.figures.comparing import Way


@dataclass(frozen=True)
class Phrase:
    """A phrase that can be decided.

    kind: the kind of figure it speaks of. interval: in percent for a share. x: the number written.
    width: the hedge half-width h. pair: numerator and denominator of "211 of 391" (R17). way: how
    two figures are compared (R18 to R24); the interval is of the change in percent of the earlier,
    in points, of the difference, the ratio, or the rank. either: a second interval, of words that
    have two readings (R21). rises: the direction that is said of a level ("rose to 54 percent").
    order: whether a rank counts from the `top` or the `bottom`. hedged: whether a comparison has a
    hedge; a level with one is told by the rule of the hedge.
    """

    rule: str
    kind: Literal["share", "count", "any"]
    interval: Interval
    x: Fraction | None = None
    width: Fraction | None = None
    pair: tuple[int, int] | None = None
    way: Way | None = None
    either: Interval | None = None
    rises: bool | None = None
    order: str | None = None
    hedged: bool = False

    def allows(self, value: Fraction) -> bool:
        """Whether it is true of `value`, in one of its readings."""
        return self.interval.contains(value) or bool(self.either and self.either.contains(value))

    @property
    def rounded(self) -> bool:
        """Whether it may hold by rounding only (reading rule 7a)."""
        return self.rule in rounded_rules() and not self.hedged


@dataclass(frozen=True)
class Undecided:
    """A phrase that has no interval; reason is a stable code, rule R26 or the one it broke.

    words: those of it that stood in the way; empty when there are none to name.
    """

    reason: str
    rule: str | None = None
    words: str = ""
