"""Published statistics as a source: the lines of the package, or those of the library."""

from uncover.figures.address import Ask
from uncover.figures.figure import Figure
from uncover.records.library import Library
from uncover.terms.errors import UnusableError


def can_print(measure: str) -> bool:
    """Whether some published line answers this measure."""
    return False


def answer_printed(library: Library, ask: Ask) -> Figure:
    """The figure as it was printed or quoted."""
    raise UnusableError("figures.not-in-library", table="published_statistics", held="-")
