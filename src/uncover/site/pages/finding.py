"""What stands at an address of a figure: a value, a pinned figure, or a whole series."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from uncover.figures.address import Ask, ask_from_address
from uncover.figures.edition.reading import Edition, Told
from uncover.figures.edition.unplaced import unplaced
from uncover.site.pages.told import Shown, pinned_at, shown
from uncover.terms.errors import UncoverError

_ADDED = re.compile(r"(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|mc_[ce]id)=[^&]*(?:&|$)")


@dataclass(frozen=True)
class Found:
    """What an address leads to.

    shown: the figure; None of a series. value: the edition's value behind it; None of a pinned
    figure. series: all values of its series, or of the series itself; empty of a pinned figure.
    """

    address: str
    shown: Shown | None
    value: Told | None
    series: tuple[Told, ...]

    @property
    def receipt(self) -> str | None:
        """The hash of the receipt behind it."""
        if self.shown is not None:
            return self.shown.receipt
        return self.series[0].receipt


def found(edition: Edition, asked: str) -> Found | None:
    """What stands at an address, or a pinned figure's id; None if the edition has nothing of it.

    An address that names no source or release means the one of the edition that can answer.
    """
    for each in _ways(edition, asked):
        value = edition.at(each)
        if value is not None:
            told = shown(edition, value, unplaced(edition, value))
            return Found(value.address, told, value, tuple(edition.series(value.series)))
        series = edition.series(each)
        if series:
            return Found(each, None, None, tuple(series))
    told_ = pinned_at(edition, asked)
    return Found(told_.id or told_.address, told_, None, ()) if told_ else None


def without_tracking(asked: str) -> str:
    """An address without what messengers and newsletters add to a link that is shared."""
    return _ADDED.sub("", asked).rstrip("?&")


def _ways(edition: Edition, asked: str) -> list[str]:
    """The address in the one way of writing it, then with each source that could be meant."""
    whole, at, key = asked.partition("&at=")
    try:
        ask = ask_from_address(whole)
    except UncoverError:
        return [asked]
    tail = f"{at}{quote(unquote(key))}" if at else ""
    asks = [ask, *_sources(edition, ask)]
    return list(dict.fromkeys(f"{each.table_address}{tail}" for each in asks))


def _sources(edition: Edition, ask: Ask) -> list[Ask]:
    if ask.source and ask.release:
        return []
    told = [
        (each["source"], each["release"])
        for each in edition.catalogue()
        if each["measure"] == ask.measure and ask.source in (None, each["source"])
    ]
    return [ask.at(source, release) for source, release in dict.fromkeys(told)]
