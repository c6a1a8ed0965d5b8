"""A part of the bench: which tools are beside which, and what is aimed at."""

from dataclasses import dataclass
from typing import Literal

from benches.tool import Tool


@dataclass(frozen=True)
class Aim:
    """Ours is to be `times` times better than a tool, in seconds or in megabytes."""

    than: Tool
    times: float
    by: Literal["seconds", "megabytes"]

    def wanted(self) -> str:
        """The aim in words."""
        if self.by == "seconds":
            return f"{self.times:g} times as fast as {self.than.name}"
        return f"1/{self.times:g} of the memory of {self.than.name}"

    def found(self, ratio: float, cpu: float) -> str:
        """What was found, in the same words; by CPU too, which a busy machine changes less."""
        if self.by == "seconds":
            return f"{ratio:.1f} times as fast ({cpu:.1f} by CPU seconds)"
        return f"1/{ratio:.1f} of the memory"


@dataclass(frozen=True)
class Part:
    """Tools measured beside each other on the same workbooks. ours: what all ratios are to."""

    name: str
    says: str
    ours: Tool
    others: tuple[Tool, ...]
    aims: tuple[Aim, ...]

    @property
    def tools(self) -> tuple[Tool, ...]:
        """Ours first, then the others."""
        return (self.ours, *self.others)
