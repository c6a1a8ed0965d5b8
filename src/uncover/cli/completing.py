"""What a shell offers for the word that is being typed: measures, pinned figures, tables, places.

Nothing here opens a library: an answer has to come at once, and none is better than a late one.
"""

from collections.abc import Iterable
from pathlib import Path

from uncover.terms.errors import UncoverError


def figures(incomplete: str) -> list[str]:
    """Measures, and the ids of figures.toml here."""
    return _beginning([*_pinned(), *_measures()], incomplete)


def measures(incomplete: str) -> list[str]:
    """The names of measures."""
    return _beginning(_measures(), incomplete)


def sources(incomplete: str) -> list[str]:
    """Every table that a figure may be counted from."""
    from uncover.records.declared import tables

    return _beginning(tables(), incomplete)


def sampled(incomplete: str) -> list[str]:
    """The tables of which a made-up release can be written."""
    from uncover.records.sample import sampled as names

    return _beginning(names(), incomplete)


def places(incomplete: str) -> list[str]:
    """Ids of places: the nation and the states, and those within a state once it is typed."""
    from uncover.terms.places import places as known

    if incomplete.count("-") > 1:
        return _beginning(known(), incomplete)
    return _beginning((id_ for id_, one in known().items() if one.kind != "county"), incomplete)


def _measures() -> list[str]:
    from uncover.figures.measures import measures as known
    from uncover.figures.measures.generic import NAMES

    return [*known(), *NAMES]


def _pinned() -> Iterable[str]:
    from uncover.figures.pins import load

    try:
        return load(Path("figures.toml")) if Path("figures.toml").is_file() else ()
    except UncoverError:  # a file that cannot be read is told of by the command, not by the shell
        return ()


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
