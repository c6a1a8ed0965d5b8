"""What is aimed at, and whether it is met by what was measured."""

from dataclasses import dataclass
from typing import Literal, Protocol

from benches.measuring import Measured


class Ratios(Protocol):
    """What was measured of every tool at one size."""

    def ratio(self, tool: str, by: Measured) -> float | None:
        """How many times what ours needs; None if either was left out."""

    def ours(self, by: Measured) -> float | None:
        """The median of ours; None if it was left out."""


@dataclass(frozen=True)
class Found:
    """What was found: whether the aim is met, the ratio, in words; the same by CPU seconds."""

    met: bool
    ratio: float
    words: str
    cpu: float | None = None


class Aim(Protocol):
    """Something aimed at."""

    @property
    def by(self) -> Literal["seconds", "megabytes"]:
        """What it is about."""

    @property
    def beside(self) -> str | None:
        """The tool that ours is held beside, None if it is an amount."""

    @property
    def times(self) -> float:
        """The ratio, or the amount, that is aimed at."""

    def wanted(self) -> str:
        """The aim in words."""

    def found(self, measured: Ratios) -> Found | None:
        """What was found; None if one of the two was left out."""


@dataclass(frozen=True)
class Better:
    """Ours is to be `times` times better than a tool, in seconds or in megabytes."""

    beside: str
    times: float
    by: Literal["seconds", "megabytes"]

    def wanted(self) -> str:
        """The aim in words."""
        if self.by == "seconds":
            return f"{self.times:g} times as fast as {self.beside}"
        return f"1/{self.times:g} of the memory of {self.beside}"

    def found(self, measured: Ratios) -> Found | None:
        """The ratio; by CPU too, which a busy machine changes less."""
        ratio, cpu = measured.ratio(self.beside, self.by), measured.ratio(self.beside, "cpu")
        if ratio is None or cpu is None:
            return None
        if self.by == "megabytes":
            return Found(ratio >= self.times, ratio, f"1/{ratio:.1f} of the memory")
        words = f"{ratio:.1f} times as fast ({cpu:.1f} by CPU seconds)"
        return Found(ratio >= self.times, ratio, words, cpu)


@dataclass(frozen=True)
class Within:
    """Ours is to take at most `times` times the seconds of a floor."""

    beside: str
    times: float
    by: Literal["seconds", "megabytes"] = "seconds"

    def wanted(self) -> str:
        """The aim in words."""
        return f"at most {self.times:g} times {self.beside}"

    def found(self, measured: Ratios) -> Found | None:
        """How many times the floor ours takes."""
        told = measured.ratio(self.beside, "seconds"), measured.ratio(self.beside, "cpu")
        if None in told:
            return None
        ratio, cpu = (1 / part if part else float("inf") for part in told)
        words = f"{ratio:.1f} times ({cpu:.1f} by CPU seconds)"
        return Found(ratio <= self.times, ratio, words, cpu)


@dataclass(frozen=True)
class Lasting:
    """A tool is to take at most so many seconds."""

    beside: str
    times: float
    by: Literal["seconds", "megabytes"] = "seconds"

    def wanted(self) -> str:
        """The aim in words."""
        return f"{self.beside} in at most {self.times:g} seconds"

    def found(self, measured: Ratios) -> Found | None:
        """The seconds of the tool; its CPU seconds too, which a busy machine changes less."""
        told = [measured.ratio(self.beside, by) for by in ("seconds", "cpu")]
        ours = [measured.ours(by) for by in ("seconds", "cpu")]
        if None in told or None in ours:
            return None
        seconds, cpu = ((ratio or 0) * (own or 0) for ratio, own in zip(told, ours, strict=True))
        words = f"{seconds:.2f} seconds ({cpu:.2f} CPU seconds)"
        return Found(seconds <= self.times, seconds, words)


@dataclass(frozen=True)
class Under:
    """Ours is to hold at most so many megabytes."""

    times: float
    by: Literal["seconds", "megabytes"] = "megabytes"
    beside: str | None = None

    def wanted(self) -> str:
        """The aim in words."""
        return f"at most {self.times:,.0f} MB"

    def found(self, measured: Ratios) -> Found | None:
        """The peak of ours."""
        peak = measured.ours("megabytes")
        return None if peak is None else Found(peak <= self.times, peak, f"{peak:,.0f} MB")
