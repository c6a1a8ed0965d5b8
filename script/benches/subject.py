"""What tools are measured on: a workbook, or a question put to a library; both are made up."""

from pathlib import Path
from typing import Any, Protocol

from benches.aims import Aim
from benches.told import Told


class Subject(Protocol):
    """What is measured on, as it is on disk. facts: what is in it, `rows` among them."""

    @property
    def facts(self) -> dict[str, Any]:
        """What is in it; `rows` is always told."""

    def arguments(self) -> list[str]:
        """What every tool is called with, before an empty folder."""

    def heading(self) -> str:
        """What it is, in one line."""

    def document(self) -> dict[str, Any]:
        """The same for JSON."""

    def wrong(self, told: Told, compares: str, *, ours: bool) -> str | None:
        """Why what a tool told is not what is there; None if it is.

        compares: how much of an answer the tool can give. ours: whether others are held to it.
        """


class Size(Protocol):
    """A subject before it is made. cells: how much there is to do, to say how long it takes."""

    @property
    def name(self) -> str:
        """The size in words."""

    @property
    def many_rows(self) -> int:
        """Its rows, to compare sizes by."""

    @property
    def cells(self) -> int:
        """How much there is to do, in cells of a workbook or what takes as long."""

    @property
    def where(self) -> str:
        """What it is on disk: sizes of one place are made once."""

    @property
    def disk(self) -> int:
        """About how many bytes it takes on disk."""

    @property
    def making(self) -> float:
        """About how many seconds it takes to make, 0 if it is there."""

    @property
    def aims(self) -> tuple[Aim, ...]:
        """What is aimed at here, beside the aims of the part."""

    def made(self) -> Subject:
        """The subject, made now if it is not there."""


def warmed(path: Path) -> None:
    """Read a file once: no tool finds it cold on the disk."""
    with path.open("rb") as source:
        while source.read(1 << 24):
            pass
