"""A part of the bench: which tools are beside which, on what, and what is aimed at."""

from collections.abc import Callable
from dataclasses import dataclass

from benches.aims import Aim
from benches.subject import Size
from benches.tool import Tool


@dataclass(frozen=True)
class Part:
    """Tools measured beside each other on the same subjects.

    ours: what all ratios are to. others: in the order of the tables. sizes: what is measured on, of
    so many rows (None: as many as there can be); it raises ValueError with a sentence for rows
    that there cannot be. usual, quick: the rows where none are asked for. trial: what every tool
    is tried on. floor: what ours is told as a multiple of. aims: what is aimed at everywhere.
    """

    name: str
    says: str
    ours: Tool
    others: tuple[Tool, ...]
    sizes: Callable[[int | None], tuple[Size, ...]]
    usual: tuple[int | None, ...]
    quick: tuple[int | None, ...]
    trial: Size
    floor: Tool | None = None
    aims: tuple[Aim, ...] = ()

    @property
    def tools(self) -> tuple[Tool, ...]:
        """Ours first, then the others."""
        return (self.ours, *self.others)
