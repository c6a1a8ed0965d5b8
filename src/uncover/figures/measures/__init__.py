"""The measures, one module for each table they count."""

from functools import cache
from importlib import import_module

from uncover.figures.measure import Measure, declared
from uncover.terms.errors import UnusableError

_MODULES = (
    "arrests",
    "methods",
    "detainers",
    "population",
    "removals",
    "residents",
    "stays",
    "outcomes",
)


@cache
def measures() -> dict[str, Measure]:
    """Every measure of the house, by name."""
    for module in _MODULES:
        import_module(f"{__name__}.{module}")
    return declared()


def measure_named(name: str) -> Measure:
    """The measure of this name.

    Raises UnusableError (`figures.unknown-measure`) with the nearest names.
    """
    found = measures().get(name)
    if found is None:
        raise UnusableError("figures.unknown-measure", name=name, names=", ".join(measures()))
    return found
