"""A file that was found."""

from dataclasses import dataclass
from typing import Literal

from uncover.records.reading.sheet import ReleasedFile
from uncover.terms.errors import UncoverError


@dataclass(frozen=True)
class Found:
    """A file that was found: opened for reading, or why it is not read."""

    name: str
    file: ReleasedFile | None = None
    status: Literal["ignored", "unreadable"] | None = None
    error: UncoverError | None = None
